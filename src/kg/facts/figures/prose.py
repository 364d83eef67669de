"""Figures of sentences and bullets → observations: their time, role, label, aliases and scope."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.document.model import Document, Passage, PassageKind
from kg.facts.figures.context import Context, Reading
from kg.facts.figures.labels import mention_of
from kg.facts.figures.leads import skip_lead
from kg.facts.figures.naming import Part
from kg.facts.figures.scopes import Scopes
from kg.facts.figures.sentences import read_sentence
from kg.facts.figures.standing import CLAUSE, DEEDS, Stand, Times, calls_all_expected, in_turn
from kg.facts.figures.words import words
from kg.facts.heads import head_of
from kg.facts.horizon import horizon
from kg.facts.model import Evidence, Figure, ObservationFact
from kg.mentions.model import Mention
from kg.text import Span
from kg.values.quantity import Quantity, find_quantities
from kg.values.units import UnitKind
from kg.vocabulary import FigureRole, FigureType

_NEW_TOPIC = re.compile(r"今年|去年|[上下]半年|全年|年内|\d{4}年|截至|[全我本][区市县州]")
_COUNTED = {"figure.counted", "figure.counted-deed", "figure.counted-noun", "figure.counted-subject"}
# How high, but not what: 省级6项.
_BARE_TIER = re.compile("(?:(?:国家|[省市县区州旗镇乡]|世界|全国|部|厅)级|重点|以上|其他|其它|各类|相关)+")


def prose(document: Document, scopes: Scopes) -> Iterator[ObservationFact]:
    """Every figure stated outside the numeric cells of tables, in text order."""
    context, paragraph = Context(), -1
    for passage in document.passages:
        if passage.kind not in (PassageKind.SENTENCE, PassageKind.BULLET):
            continue
        if passage.paragraph != paragraph:
            context, paragraph = Context(), passage.paragraph
        yield from _passage(document, passage, context, scopes)


def _passage(
    document: Document, passage: Passage, context: Context, scopes: Scopes
) -> Iterator[ObservationFact]:
    text = document.folded(passage.span)
    begin = passage.span.start
    quantities = tuple(
        each
        for each in find_quantities(text)
        if not (scopes.in_name(each.span.shift(begin)) or _points_back(text, each) or _in_title(text, each))
    )
    if not quantities:
        return
    if text.lstrip().startswith("其中"):
        context.carry()
    else:
        context.clear()
    context.text = text
    times = Times(text, horizon(document, passage))
    since = ""
    expected: set[tuple[Part, ...]] = set()
    covered: tuple[int, Mention | None] = (-1, None)
    forecast = 0  # where the last forecast ends
    for reading in read_sentence(text, quantities, context):
        stand = in_turn(text, reading, times.at(reading.slot), since, context)
        if forecast and _PART_OF_IT.fullmatch(text, forecast, reading.quantity.surface.start):
            stand = replace(stand, role=FigureRole.FORECAST)
        if stand.role is FigureRole.FORECAST:
            expected.add(reading.name.parts)
            forecast = reading.quantity.surface.end
        elif reading.name.parts in expected and reading.figure_type is FigureType.YOY_GROWTH:
            stand = replace(stand, role=FigureRole.FORECAST)
        since = stand.period if reading.former else since
        fact = _observation(document, passage, reading, stand, scopes)
        if fact is None:
            continue
        # 某学校完成室外配套80%、室内装修70%: both are that school's.
        clause, scope = covered
        if fact.scope is None and clause == reading.slot.clause and reading.name.rule == "figure.inherited":
            fact = replace(fact, scope=scope)
        covered = reading.slot.clause, fact.scope
        yield fact
    context.expected = context.expected or calls_all_expected(text)


# 收入预计5亿元,其中税收4亿元: a part of what is expected is expected too.
_PART_OF_IT = re.compile(r"[^;。]{0,16}?[,(]其中:?[^,;。\d]{2,14}")

# 这7个项目, 上述12家企业: as many as were counted before, no figure of their own.
_POINTING = re.compile(r"(?:这|上述|下列)$")
# 6个项目分别是:…: which they are that were counted before.
_LISTS = re.compile("[^,;。、]{1,8}?分别[是为]:")


def _points_back(text: str, quantity: Quantity) -> bool:
    start = quantity.surface.start
    if quantity.kind is not UnitKind.COUNT:
        return False
    return _POINTING.search(text, 0, start) is not None or _LISTS.match(text, quantity.span.end) is not None


def _unit_as_written(document: Document, quantity: Quantity, base: int) -> str:
    """The unit with the brackets of the text, full-width or not."""
    if "(" not in quantity.unit:
        return quantity.unit
    end = base + quantity.span.end
    return document.text(Span(end - len(quantity.unit), end))


def _sized_head(document: Document, passage: Passage, indicator: Mention, scopes: Scopes) -> Mention | None:
    """某换热器:总投资1.2亿元,占地100亩: how large the thing is that the line opens with."""
    if not scopes.any or indicator.label not in words().sizes:
        return None
    head = head_of(document, passage)
    return scopes.of(head, ()) if head is not None else None


def _outlay(
    document: Document, passage: Passage, reading: Reading, indicator: Mention, scopes: Scopes
) -> Mention | None:
    """某某项目开工,总投资1.2亿元: what the one project costs that the clause right before names."""
    if not scopes.any or indicator.label not in words().sizes or not indicator.label.endswith("总投资"):
        return None
    text = document.folded(passage.span)
    before = _CLAUSE_BEFORE.search(text, 0, reading.slot.clause)
    if before is None or _OF_SEVERAL.search(before[0]):
        return None
    begin, end = passage.span.start, before.end()
    since = max(text.rfind(stop, 0, end) for stop in ";:") + 1
    named = scopes.only_project(Span(*before.span()).shift(begin))
    # 甲项目开工,乙项目竣工,总投资12亿元: of which of them is not said.
    return named if named == scopes.only_project(Span(since, end).shift(begin)) else None


_CLAUSE_BEFORE = re.compile("[^,;:。]+,$")
# 某某项目等一批项目, 某某项目在内的5个项目: the sum is of them all.
_OF_SEVERAL = re.compile("等|在内|分别|[0-9一二三四五六七八九十多][余多]?[个项]")


def _in_title(text: str, quantity: Quantity) -> bool:
    """《优化营商环境二十条措施》: how many measures a paper is called by, the first of two papers too."""
    before = text[: quantity.surface.start]
    return before.count("《") > before.count("》") and "》" in text[quantity.surface.end :]


def _topic(document: Document, passage: Passage, reading: Reading, scopes: Scopes) -> Mention | None:
    """What the clauses before speak of, where the figure's own clause opens with its verb or count."""
    if not scopes.any or reading.name.headed or not reading.name.verb or reading.name.rule not in DEEDS:
        return None
    text = document.folded(passage.span)
    start = text.rfind(";", 0, reading.slot.clause) + 1
    first = passage.bullet_head.end + 1 - passage.span.start if passage.bullet_head and not start else start
    found = None
    for match in CLAUSE.finditer(text, first, reading.slot.quantity.surface.start):
        at = passage.span.start + match.start()
        named = scopes.topic(at, at + 1)
        opens = words().verb.match(text, skip_lead(text, match.start(), match.end()))
        if _NEW_TOPIC.match(match[0]) or (named is None and opens is None):
            found = None
        found = named or found
    return found


def _observation(
    document: Document, passage: Passage, reading: Reading, stand: Stand, scopes: Scopes
) -> ObservationFact | None:
    if reading.former and not stand.period:
        return None
    # 签约后97天即开工: how soon, no statistic.
    before = document.folded(passage.span)[: reading.quantity.surface.start]
    if reading.quantity.base_unit == "天" and before.endswith("后"):
        return None
    base = passage.span.start
    thing = None if reading.thing is None else Span(reading.thing[0] + base, reading.thing[1] + base)
    sized = scopes.of(thing, ()) if reading.name.rule == "figure.size" else None
    if sized is not None:
        reading = replace(reading, name=replace(reading.name, noun=reading.name.noun[-1:]))
    indicator = mention_of(document, base, reading)
    if _is_denied(document.folded(passage.span), reading, indicator):
        return None
    if reading.former and not indicator.spans:  # 上年同期为4亿元: its name stands in the sentence before
        here = Span(reading.slot.left + base, reading.quantity.surface.start + base)
        indicator = replace(indicator, spans=(here,))
    if not indicator.label or not indicator.spans or _BARE_TIER.fullmatch(indicator.label):
        return None
    quantity = reading.quantity
    figure = Figure(
        value=reading.sign * quantity.value,
        unit=_unit_as_written(document, quantity, base),
        surface=document.text(quantity.surface.shift(base)),
        base_value=reading.sign * quantity.base_value,
        base_unit=quantity.base_unit,
        comparator=quantity.comparator,
        span=quantity.surface.shift(base),
    )
    return ObservationFact(
        indicator=indicator,
        figure=figure,
        figure_type=reading.figure_type,
        role=stand.role,
        period=stand.period,
        scope=sized
        or scopes.of(thing, indicator.spans)
        or _topic(document, passage, reading, scopes)
        or _sized_head(document, passage, indicator, scopes)
        or _outlay(document, passage, reading, indicator, scopes),
        evidence=Evidence(tuple(sorted({*indicator.spans, figure.span})), reading.name.rule),
    )


def _is_denied(text: str, reading: Reading, indicator: Mention) -> bool:
    """没有新增企业12家, 计划引进的5家企业均未落地: it has not come to be, and its name does not say so."""
    counted = reading.quantity.kind is UnitKind.COUNT and reading.name.rule in _COUNTED
    first = min((part[0] for part in reading.name.parts if not isinstance(part, str)), default=-1)
    if first > 0 and words().denied.search(text, reading.slot.clause, first):
        return True
    denied = words().denying.search(text, reading.quantity.surface.end, reading.slot.end) if counted else None
    label = indicator.label.removesuffix("未")
    return denied is not None and "未" not in label and "没有" not in label


def in_order(facts: Sequence[ObservationFact]) -> tuple[ObservationFact, ...]:
    """Observations in the order of their figures."""
    return tuple(sorted(facts, key=lambda fact: (fact.figure.span, fact.indicator.label)))
