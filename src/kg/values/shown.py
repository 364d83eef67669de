"""How a figure is shown to a person: as its report writes it, with the sign and unit that stand elsewhere."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

MINUS = "−"
# What says by itself that a figure is a fall.
FALLING = ("-", "−", "－", "负", "降", "减", "跌", "缩", "回落", "少")


def shown(surface: str, value: Decimal | str, unit: str = "") -> str:
    """The words of a figure, a fall (下降2.5%) with its minus, a table's number with its row's unit.

    Without words, the number and its unit.
    """
    try:
        number = Decimal(value)
    except InvalidOperation:
        return surface
    if not surface:
        return f"{number:f}{unit}".replace("-", MINUS)
    words = surface if not unit or unit in surface or not surface[-1:].isdecimal() else surface + unit
    fell = number < 0 and not any(mark in surface for mark in FALLING)
    return MINUS + words if fell else words
