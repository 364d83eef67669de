"""Sums of money: the amount in whole currency units and the ISO 4217 code."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kg.values.quantity import Quantity
from kg.values.units import UnitKind

CURRENCIES = {"元": "CNY", "美元": "USD", "港元": "HKD", "欧元": "EUR", "日元": "JPY"}


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole units of a currency: 2.3亿美元 is 230000000 USD."""

    amount: Decimal
    currency: str


def money(quantity: Quantity) -> Money | None:
    """The sum a quantity states, or None where it counts something else (or a price per unit)."""
    if quantity.kind is not UnitKind.MONEY or quantity.base_unit not in CURRENCIES:
        return None
    return Money(quantity.base_value, CURRENCIES[quantity.base_unit])
