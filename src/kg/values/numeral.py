"""Numerals as written, 1,234.5 or 二十三 or 8.2万, to exact decimals."""

from __future__ import annotations

import re
from decimal import Decimal

# A raised point is one misprinted: 1·8%.
ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.·]\d+)?"
CHINESE = r"[〇零一二两三四五六七八九十百千]+"
# 二期, 第2期: a phase of a thing, and which it is.
PHASE_NUMBER = "[一二三四五六七八九十0-9]+"
PHASE = rf"第?{PHASE_NUMBER}期"

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": Decimal(10) ** 4, "亿": Decimal(10) ** 8}
_NUMERAL = re.compile(rf"(?P<arabic>{ARABIC})?(?P<rest>[〇零一二两三四五六七八九十百千万亿]*)")


def parse_numeral(surface: str) -> Decimal | None:
    """The value of a whole numeral, or None where the words are not one.

    >>> parse_numeral("8.2万"), parse_numeral("三千亿"), parse_numeral("1,234.5")
    (Decimal('82000'), Decimal('300000000000'), Decimal('1234.5'))
    """
    match = _NUMERAL.fullmatch(surface)
    if match is None or not surface:
        return None
    if match["arabic"] is None:
        return _parse_chinese(match["rest"])
    scale = parse_scale(match["rest"])
    return None if scale is None else plain(parse_arabic(match["arabic"]) * scale)


def parse_arabic(digits: str) -> Decimal:
    """The value of a number in Arabic figures, as `ARABIC` matches it."""
    return Decimal(digits.replace(",", "").replace("·", "."))


def parse_scale(words: str) -> Decimal | None:
    """What 万, 亿, 千, 百万, 万亿 multiply by; 1 for no words, None for words that are no multiplier."""
    scale = Decimal(1)
    for word in words:
        if word in _STEPS:
            scale *= _STEPS[word]
        elif word in _MYRIADS:
            scale *= _MYRIADS[word]
        else:
            return None
    return scale


def plain(value: Decimal) -> Decimal:
    """The same value without an exponent and without zeros that say nothing.

    >>> plain(Decimal("1.50E+3"))
    Decimal('1500')
    """
    if value == value.to_integral_value():
        return value.quantize(Decimal(1))
    return value.normalize()


def _parse_chinese(words: str) -> Decimal | None:
    """Positional (二〇二五) or by steps (二百零三万); None where the steps do not descend."""
    if len(words) > 1 and all(word in _DIGITS for word in words):
        return Decimal("".join(str(_DIGITS[word]) for word in words))
    total, section = Decimal(0), words
    for myriad in ("亿", "万"):
        head, mark, tail = section.rpartition(myriad)
        if mark:
            parsed = _parse_chinese(head) if head else Decimal(1)
            if parsed is None:
                return None
            total += parsed * _MYRIADS[myriad]
            section = tail
    below = _parse_below_myriad(section)
    return None if below is None else total + below


def _parse_below_myriad(words: str) -> Decimal | None:
    total, digit, last = 0, None, 10_000
    for word in words:
        if word in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[word]
        else:
            step = _STEPS[word]
            if step >= last:
                return None
            total, digit, last = total + (digit if digit is not None else 1) * step, None, step
    return Decimal(total + (digit or 0))
