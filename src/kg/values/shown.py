"""How a figure is shown to a person: as its report writes it, with the sign and unit that stand elsewhere."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

MINUS = "−"
# What says by itself that a figure is a fall.
FALLING = ("-", "−", "－", "负", "降", "减", "跌", "缩", "回落", "少")
# An indicator that is called by its fall: 政府债务减少, 减少煤炭消费, 税收降幅.
CALLED_A_FALL = re.compile(
    r"(?:减少|下降|降低|下滑|回落|下跌|缩减|压减|削减|降幅|跌幅|减幅)(?:额|量|数|率|值)?$|^(?:减少|降低|压减|削减|压降|缩减)"
)
# A number and its unit, with nothing that bounds it (以上, 控制在…以内).
PLAIN = re.compile(r"[\d.,，]+(?:%|％|(?!.*(?:以[上下内]|左右|多|余|之间))\D*)")


def is_called_a_fall(name: str) -> bool:
    """Whether an indicator's own name says that it fell, so that its figure need not.

    >>> is_called_a_fall("政府债务减少"), is_called_a_fall("PM2.5平均浓度")
    (True, False)
    """
    return CALLED_A_FALL.search(name) is not None


def shown(surface: str, value: Decimal | str, unit: str = "", name: str = "") -> str:
    """The words of a figure, a fall (下降2.5%) with its minus, a table's number with its row's unit.

    Without words, the number and its unit. A bounded fall is told in words (下降3%以上). A fall is said once:
    beside the `name` of what is called by it (政府债务减少 1.3亿元) there is no minus.
    """
    try:
        number = Decimal(value)
    except InvalidOperation:
        return surface
    if is_called_a_fall(name):
        number = abs(number)
    if not surface:
        return f"{number:f}{unit}".replace("-", MINUS)
    words = surface if not unit or unit in surface or not surface[-1:].isdecimal() else surface + unit
    fell = number < 0 and not any(mark in surface for mark in FALLING)
    if not fell:
        return words
    if PLAIN.fullmatch(words):
        return MINUS + words
    return ("下降" if words[0].isdecimal() else "降幅") + words
