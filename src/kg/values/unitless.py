"""Numbers that count or measure without a unit of measure: indices, scores, towns told in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.text import Span
from kg.values.numeral import parse_arabic


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the unit as written, 分 or none; `counts` where it counts what stands behind it."""

    span: Span
    value: Decimal
    unit: str = ""
    counts: bool = False


_REACHED = r"(?:\([^()]*\))?(?:年均值|平均值?)?(?:(?:[达降升]|上升|下降|提高|提升)到|[降升]至|为|达|是)? ?"
_NUMBER = r"(?P<number>[0-9]{1,4}(?:\.[0-9]+)?)"
_END = r"(?=[,;。、(]|$)"
# 居民消费价格指数(上年=100)为102.3, 综合得分95.6分.
_INDEX = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2}}指数|得分|评分){_REACHED}{_NUMBER}(?P<unit>分(?![钟之别]))?{_END}"
)
_SCORE = re.compile(rf"(?:满意度|总分|均分|成绩){_REACHED}{_NUMBER}(?P<unit>分){_END}")
# Towns and villages are told without a measure word where several kinds stand together: 辖8镇5乡.
_DIVISIONS = re.compile(
    r"(?<![\d第.“])(?:\d{1,3}(?:镇|乡|街道|社区|苏木|嘎查|村)[、和]?){2,}(?![\u4e00-\u9fff])"
)
_DIVISION = re.compile(r"\d+")


def unitless(text: str) -> Iterator[Number]:
    """Every index, score and count of towns in folded text.

    >>> [(str(n.value), n.unit) for n in unitless("价格指数为102.3,得分95分,辖8镇5乡")]
    [('102.3', ''), ('95', '分'), ('8', ''), ('5', '')]
    """
    patterns = (*((_INDEX,) if "指数" in text or "分" in text else ()), *((_SCORE,) if "分" in text else ()))
    for pattern in patterns:
        for match in pattern.finditer(text):
            unit = match["unit"] or ""
            yield Number(Span(match.start("number"), match.end()), parse_arabic(match["number"]), unit)
    for row in _DIVISIONS.finditer(text):
        for match in _DIVISION.finditer(text, *row.span()):
            yield Number(Span(*match.span()), parse_arabic(match[0]), counts=True)
