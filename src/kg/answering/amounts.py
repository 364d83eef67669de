"""Figures in the unit that their own is counted in, so that they can be compared."""

from __future__ import annotations

from decimal import Decimal

TIMES = {"亿": Decimal(10) ** 8, "万": Decimal(10) ** 4}


def is_multiple(unit: str) -> bool:
    """Whether a unit counts many of another: 万人次, 亿元."""
    return unit[:1] in TIMES


def in_ones(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """A value and its unit, told in single ones: 1.9万元 is 19000元."""
    return (value * TIMES[unit[:1]], unit[1:]) if is_multiple(unit) else (value, unit)
