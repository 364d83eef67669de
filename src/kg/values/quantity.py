"""Quantities in folded text: a number with its unit and the words that bound it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from kg.frozen import dataclass
from kg.text import Span
from kg.values.numeral import ARABIC, CHINESE, parse_arabic, parse_numeral, parse_scale, plain
from kg.values.unitless import unitless
from kg.values.units import UnitKind, lexicon
from kg.vocabulary import Comparator


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit as written and as normalised.

    `span` holds number and unit, `surface` the bounding words too; `upper` is the far end of 1-2家. `unit`
    keeps the 万 or 亿 that stands before it; `base_value` is counted in `base_unit`.
    """

    span: Span
    surface: Span
    value: Decimal
    unit: str
    base_value: Decimal
    base_unit: str
    kind: UnitKind
    comparator: Comparator = Comparator.EQUAL
    upper: Decimal | None = None


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of a folded text, in its order; years, ordinals, version numbers and names are none.

    >>> [(str(q.value), q.unit, q.comparator.value) for q in find_quantities("新增企业2.3万余户,超4家")]
    [('2.3', '万户', '>'), ('4', '家', '>')]
    """
    found: list[Quantity] = []
    for match in _pattern().finditer(text):
        quantity = _read(match, text)
        if quantity is not None:
            if found and _is_far_end(text, found[-1], quantity):
                found[-1] = _spanning(found[-1], quantity)
                continue
            found.extend(_sharing(text, quantity, found[-1].surface.end if found else 0))
            found.append(quantity)
    found.extend(_unitless(text))
    return tuple(sorted(found, key=lambda each: each.span.start))


def _unitless(text: str) -> Iterator[Quantity]:
    for number in unitless(text):
        kind = UnitKind.COUNT if number.counts else UnitKind.MEASURE
        yield Quantity(number.span, number.span, number.value, number.unit, number.value, number.unit, kind)


def _is_far_end(text: str, near: Quantity, quantity: Quantity) -> bool:
    """Whether a quantity is the far end of 5%-6%, whose near end has its unit too."""
    if near.unit != quantity.unit or near.upper is not None or near.value >= abs(quantity.value):
        return False
    between = text[near.surface.end : quantity.surface.start + (quantity.value < 0)]
    return re.fullmatch(_RANGE, between) is not None


def _spanning(near: Quantity, far: Quantity) -> Quantity:
    return replace(
        near,
        span=Span(near.span.start, far.span.end),
        surface=Span(near.surface.start, far.surface.end),
        comparator=Comparator.AT_LEAST,
        upper=abs(far.value),
    )


# Before a number that is part of a name, an ordinal or a longer number: G15, 第6, 前50, 3+1, PM2.5.
# Of 第16至23批次 neither number counts.
_ORDINAL_BEFORE = "".join(rf"(?<!第{digits}[至到-])" for digits in (r"\d", r"\d\d", r"\d\d\d"))
_NAME_BEFORE = rf"(?:(?<![A-Za-z0-9.+#第前])(?<!\d[:/~]){_ORDINAL_BEFORE}|(?<=GDP)|(?<=CPI)|(?<=PPI))"
# Where 约 or 过 is the end of another word: 签约651户, 通过20个.
_WORD_BEFORE = r"(?<![不通经附最签节合条契预])"
_RANGE = r"(?:[-~—–]{1,2}|至)"
# One word alone is a round sum (百亿元, 千万元以上项目) and a value only beside 超, 余 and the like.
_ROUND = {"十", "百", "千"}
_PEOPLE = re.compile(
    r"[^\d,。;、:！!?)]{0,6}?(?:人口|户|群众|居民|农民|村民|市民|学生|师生|职工|劳动力|移民|游客)"
)
# 突破3000亿大关, 站上300亿规模: a sum is said to have come so far.
_PASSED = ("大关", "关口", "台阶", "规模,", "规模。", "规模;", "门槛")
# A time or an age is a figure only where a statistic of time stands before it: 平均预期寿命提高到79岁.
_LASTING = re.compile(
    r"(?:寿命|年龄|时间|时长|时数|日照|用时|耗时|时限|时效)(?:[由从]\d[\d.]*\w{1,4}?(?=[提延缩压降减增]))?"
    r"(?:[平人]?均|[约仅已共为达至到由从了]|压缩|缩短|缩减|提[高升]|延长|减少|增加|下?降|控制在|稳定在|保持在|上年的?)*$"
)
# 第二|十三次: where a Chinese ordinal goes on.
_ORDINAL = re.compile(rf"第{CHINESE}?$")
_NEGATIVE = re.compile(r"(?:^|[^\dA-Za-z)>”》\]])-$")
_SHARED = re.compile(rf"(?:(?<=[、为])-|(?<![-A-Za-z0-9.+第]))(?P<number>{ARABIC})(?P<link>[、和与及])$")


@cache
def _pattern() -> re.Pattern[str]:
    lex = lexicon()
    units = sorted((word for word in lex.units if word not in "%‰"), key=lambda word: (-len(word), word))
    guarded = [re.escape(unit) + _not_before(lex.not_before.get(unit, ())) for unit in units]
    one = f"(?:{'|'.join(guarded)})"
    per = "|".join(sorted(lex.per, key=len, reverse=True))
    alternative = rf"(?:\((?:{one}|次)\)次?)?"
    unit = rf"(?P<unit>{one}{alternative}(?:/(?:{one}|{per}))?|[%‰])"
    before = "|".join(sorted(map(re.escape, lex.before), key=len, reverse=True))
    after = "|".join(sorted(map(re.escape, lex.after), key=len, reverse=True))
    inside = "|".join(lex.inside)
    first = "".join(sorted({word[0] for word in lex.before}))
    return re.compile(
        rf"(?=[\d{first}〇零一二两三四五六七八九十百千])"
        rf"(?P<before>{_WORD_BEFORE}(?:{before}) ?)?{_NAME_BEFORE}"
        rf"(?:(?P<number>{ARABIC})(?:{_RANGE}(?P<upper>{ARABIC}))?|(?P<chinese>{CHINESE}))"
        rf"(?P<inside1>{inside})? ?"
        rf"(?:(?P<scale>万亿|[十百千][余多]?[万亿]|[万亿]|[千百])?(?P<inside2>{inside})?{unit}"
        rf"|(?P<bare>[万亿])(?P<inside3>{inside})?)(?P<after>(?:{after})(?!的?[路基期]|(?<=[^以之]内)[涝河湖科外资销陆联饰衣存力环]|层|功能|媒体|车道|式联运|用途))?"
    )


def _not_before(words: tuple[str, ...]) -> str:
    return f"(?!{'|'.join(words)})" if words else ""


def _read(match: re.Match[str], text: str) -> Quantity | None:
    written = match["scale"] or match["bare"] or ""
    scale_words = written.replace("余", "").replace("多", "")
    if match["chinese"] is not None:
        value = _chinese_value(match)
        if value is None or _ORDINAL.search(text, 0, match.start("chinese")):
            return None
    else:
        value = parse_arabic(match["number"])
    unit, kind, base, factor = _unit(match["unit"] or "")
    if match["bare"] and not _stands_alone(text, match):
        return None
    if kind is UnitKind.SPAN and _LASTING.search(text, max(0, match.start() - 24), match.start()) is None:
        return None
    scale = parse_scale(scale_words) or Decimal(1)
    if _is_quoted(text, match):
        return None
    start = match.end("before") if match["before"] else match.start()
    sign = -1 if _NEGATIVE.search(text[max(0, start - 2) : start]) else 1
    end = match.start("after") if match["after"] else match.end()
    upper = match["upper"]
    return Quantity(
        span=Span(start - (sign < 0), end),
        surface=Span(match.start() - (sign < 0), match.end()),
        value=sign * value,
        unit=scale_words + unit,
        base_value=plain(sign * value * scale * factor),
        base_unit=base,
        kind=kind,
        comparator=Comparator.MORE_THAN if written != scale_words else _comparator(match),
        upper=parse_arabic(upper) if upper else None,
    )


def _unit(surface: str) -> tuple[str, UnitKind, str, Decimal]:
    """The unit as written, its kind, what it is counted in and the factor between them."""
    units = lexicon().units
    if surface in units:
        known = units[surface]
        return surface, known.kind, known.base, known.factor
    head, _, per = surface.partition("/")
    if per:
        base = units[per].base if per in units else per
        return surface, units[head].kind, f"{units[head].base}/{base}", units[head].factor
    if surface:
        head = surface.partition("(")[0]
        return surface, units[head].kind, surface, Decimal(1)
    return "", UnitKind.BARE, "", Decimal(1)


def _chinese_value(match: re.Match[str]) -> Decimal | None:
    """The value of a numeral in characters where it states an amount: 二十三, 十余, but not 三个 or 百元."""
    words = match["chinese"]
    vague = match["inside1"] or match["inside2"] or match["before"]
    times = match["unit"] == "倍"
    if not times and len(words) == 1 and not (vague and words in _ROUND):
        return None
    if words.startswith(("零", "〇")) or (len(words) > 1 and not set(words) & _ROUND):
        return None
    return parse_numeral(words)


def _is_quoted(text: str, match: re.Match[str]) -> bool:
    """A number that is all of a quotation (“20条”) or a numeral inside one (“二十一项行动”) is a name."""
    start, end = match.span()
    if text[start - 1 : start] == "“" and text[end : end + 1] == "”":
        return True
    if match["chinese"] is None:
        return False
    opened = text.rfind("“", max(0, start - 20), start)
    return opened > text.rfind("”", max(0, start - 20), start) and text.find("”", end, end + 20) > 0


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """A 万 or 亿 without a unit (人数突破150万) counts only where no further word follows."""
    following = text[match.end() : match.end() + 10]
    if match["chinese"] is not None:
        return False
    return (
        not following
        or following[0] in ",。;、:!?) \n"
        or following.startswith(_PASSED)
        or _PEOPLE.match(following) is not None
    )


def _comparator(match: re.Match[str]) -> Comparator:
    lex = lexicon()
    before = (match["before"] or "").rstrip()
    if before and before != "控制在":
        return lex.before[before]
    for group, table in (
        ("after", lex.after),
        ("inside1", lex.inside),
        ("inside2", lex.inside),
        ("inside3", lex.inside),
    ):
        if match[group]:
            return table[match[group]]
    if before:
        return lex.before[before]
    return Comparator.AT_LEAST if match["upper"] else Comparator.EQUAL


def _sharing(text: str, quantity: Quantity, floor: int) -> Iterator[Quantity]:
    """Numbers that lean on the unit of the next one: the 15.4 of 15.4和19.8个百分点."""
    match = _SHARED.search(text[floor : quantity.surface.start])
    if match is None or (match["link"] == "、" and quantity.kind is UnitKind.COUNT):
        return
    span = Span(floor + match.start(), floor + match.end("number"))
    value = parse_arabic(match["number"]) * (-1 if match[0].startswith("-") else 1)
    factor = quantity.base_value / quantity.value if quantity.value else Decimal(1)
    shared = replace(
        quantity, span=span, surface=span, value=value, base_value=plain(value * factor), upper=None
    )
    yield from _sharing(text, shared, floor)
    yield shared
