"""What a report pledges: announced clauses with a number to reach or a thing to deliver, by when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from kg.document.model import Document, Passage, PassageKind
from kg.facts.figures.clauses import clauses
from kg.facts.figures.leads import skip_lead
from kg.facts.figures.plans import names_plan
from kg.facts.figures.words import any_of
from kg.facts.horizon import Horizon, horizon, next_horizon, says_ahead
from kg.facts.model import CommitmentFact, Evidence, MilestoneFact, ObservationFact
from kg.mentions.clauses import NUMBERING
from kg.mentions.model import Mention
from kg.resources import toml
from kg.text import Span
from kg.vocabulary import EntityClass, FigureRole, MilestoneType, Modality

FIGURE = "commitment.figure"
MILESTONE = "commitment.milestone"
_STAGE = "complement.progressing"
_NOT_DELIVERED = {MilestoneType.PROGRESSING, MilestoneType.DESIGNED, MilestoneType.APPLIED}
_DONE = re.compile(r"(?![为除])[\u4e00-\u9fff]了(?!解)|已经|(?<!而)已(?!久)")
_TAIL = 8  # no closing verb of the lexicon is longer
_LINKS = re.compile(r"(?:其中|同时|此外|并且|以及|另外)[,、]?")
# 完成年度计划50亿元的58%: the plan's figure stands beside what came of it, and is pledged elsewhere.
_CARRIED_OUT = re.compile(r"完成[^,;]{0,6}(?:计划|目标|任务|预算)")
# 实现了产值达到30亿元的目标
_REACHED = re.compile("(?:实现|完成|达到|达成)了")
Item = TypeVar("Item")


def commitments(
    document: Document,
    observations: Sequence[ObservationFact],
    milestones: Sequence[MilestoneFact],
    mentions: Sequence[Mention],
) -> tuple[CommitmentFact, ...]:
    """Each pledged clause with its targets and what it concerns, in text order.

    A clause counts where the report looks ahead, or where it says so itself (力争, 将, 计划).
    """
    aims = [fact for fact in observations if fact.role is not FigureRole.ACTUAL]
    steps = [each for each in milestones if _is_delivery(each)]
    named = [mention for mention in mentions if mention.kind is not EntityClass.INDICATOR]
    around = _Around(
        aims=_Placed(aims, [fact.figure.span for fact in aims]),
        steps=_Placed(steps, [fact.evidence.spans[-1] for fact in steps]),
        things=_Placed(named, [mention.span for mention in named]),
    )
    found: list[CommitmentFact] = []
    for passage in document.passages:
        kind = passage.kind in (PassageKind.SENTENCE, PassageKind.BULLET)
        if kind and not _is_headline(document, passage):
            found.extend(_passage(document, passage, around))
    return tuple(found)


def _is_headline(document: Document, passage: Passage) -> bool:
    """某区发布今年重点办好的10件实事: the first line of a text, without a full stop."""
    first = passage.index == 0 and len(document.passages) > 1
    return first and document.folded(passage.span)[-1:] not in "。;!?:,"


def _is_delivery(step: MilestoneFact) -> bool:
    stage = step.evidence.rule == _STAGE  # 年底前完成主体厂房建设: a stage is reached or not
    return step.modality is Modality.PLANNED and (stage or step.type not in _NOT_DELIVERED)


class _Placed(Generic[Item]):
    """Items by the place of a span each has."""

    def __init__(self, items: Sequence[Item], spans: Sequence[Span]) -> None:
        order = sorted(range(len(items)), key=lambda at: (spans[at].start, spans[at].end, at))
        self._spans = [spans[at] for at in order]
        self._starts = [span.start for span in self._spans]
        self._items = [items[at] for at in order]

    def inside(self, span: Span) -> tuple[Item, ...]:
        """The items whose span lies inside another, in text order."""
        at = bisect_left(self._starts, span.start)
        found = []
        while at < len(self._starts) and self._starts[at] < span.end:
            if self._spans[at] in span:
                found.append(self._items[at])
            at += 1
        return tuple(found)


@dataclass(frozen=True, slots=True)
class _Around:
    aims: _Placed[ObservationFact]
    steps: _Placed[MilestoneFact]
    things: _Placed[Mention]


def _passage(document: Document, passage: Passage, around: _Around) -> Iterator[CommitmentFact]:
    text = document.folded(passage.span)
    current = horizon(document, passage)
    base = passage.span.start
    if (
        current.modality is Modality.REALISED
        and not says_ahead(text)
        and not around.aims.inside(passage.span)
        and not around.steps.inside(passage.span)
    ):
        return
    last: tuple[int, int] | None = None
    looks_back = current.modality is Modality.REALISED
    for start, stop in clauses(text):
        clause = text[start:stop]
        when, current = next_horizon(clause, current)
        of_whole = text.startswith("其中", start)  # 引进企业50家,其中规上企业8家: a part, pledged apart
        start = _start(text, start, stop)
        rule = _rule(text, start, stop, when, around, base)
        if rule is None or (rule == FIGURE and _only_expected(text, start, stop, around, base, looks_back)):
            continue
        if rule == FIGURE and looks_back and _followed_up().match(text, stop):
            continue
        begin = start
        if last is not None and not of_whole and _leans(around, base, start, stop):
            begin = last[0]
        last = (begin, stop)
        yield from _each(text, Span(base + begin, base + stop), base, rule, when, around)


def _start(text: str, start: int, stop: int) -> int:
    number = NUMBERING.match(text, start, stop)
    start = number.end() if number else start
    link = _LINKS.match(text, start, stop)
    return link.end() if link else start


def _leans(around: _Around, base: int, start: int, stop: int) -> bool:
    """Whether a clause has only a noun and its figure, and the verb of the clause before (绿道8.2公里)."""
    aims = around.aims.inside(Span(base + start, base + stop))
    return bool(aims) and all(aim.evidence.rule == "figure.inherited" for aim in aims[:1])


def _rule(text: str, start: int, stop: int, when: Horizon, around: _Around, base: int) -> str | None:
    """The rule by which a clause is a pledge; None where it is none."""
    span = Span(base + start, base + stop)
    aims = around.aims.inside(span)
    clause = text[start:stop]
    if _states_nothing().search(clause) or _tells_size().fullmatch(clause):
        return None
    done = _CARRIED_OUT.search(clause) or _REACHED.search(clause)
    pledged = any(map(_is_pledged, aims)) and done is None
    if aims and (when.modality is Modality.PLANNED or pledged):
        return FIGURE
    if around.steps.inside(span) and not _empty().search(clause) and not _DONE.search(clause):
        return MILESTONE  # 预计10月竣工 says so by itself, wherever it stands
    return delivery_rule(clause) if when.modality is Modality.PLANNED else None


def _only_expected(text: str, start: int, stop: int, around: _Around, base: int, looks_back: bool) -> bool:
    """Whether the figures of a clause are what will come of something, or how large it is: no pledge.

    预计 in a plan names a goal of its own; in a review it only tells how the year will have ended.
    """
    aims = around.aims.inside(Span(base + start, base + stop))
    if all(aim.indicator.label.endswith(_sizes()) for aim in aims):
        return True
    expected = looks_back or "预计" not in text[start:stop]
    return expected and all(aim.role is FigureRole.FORECAST for aim in aims)


def _is_pledged(aim: ObservationFact) -> bool:
    """Whether a figure where the report looks back is aimed at: no forecast of the year, no plan."""
    return aim.role is FigureRole.TARGET and not names_plan(aim.indicator.label)


def _each(
    text: str, span: Span, base: int, rule: str, when: Horizon, around: _Around
) -> Iterator[CommitmentFact]:
    """A pledge for each statistic that a clause names: 甲收入和乙收入增长8%, 企业8家、商户2家."""
    aims = around.aims.inside(span)
    placed = sorted(_placed(aims, span), key=lambda each: each[0])
    cuts = [span.start]
    for at, aim in placed[1:]:
        told = len(aim.indicator.label) > _BARE or any(other.figure.span.end < at for other in aims)
        sized = text.startswith("的", aim.figure.span.end - base)  # 投资5亿元的酒店、投资4亿元的商城开工
        if at > cuts[-1] and told and not sized and _JOINED.search(text, 0, at - base):
            cuts.append(at)
    if rule != FIGURE or len(cuts) < 2:
        yield _commitment(span, rule, when, around, aims)
        return
    for at, start in enumerate(cuts):
        following = cuts[at + 1] if at + 1 < len(cuts) else span.end
        own = tuple(
            aim for begin, aim in placed if start <= begin < following or (begin < start == span.start)
        )
        end = span.end
        if own and following < span.end and all(aim.figure.span.end <= following for aim in own):
            end = base + len(text[: following - base].rstrip("、和及与以 "))
        yield _commitment(Span(start, end), rule, when, around, own)


_JOINED = re.compile("(?:[、和与及]|以及)$")
_BARE = 2  # 产值、税收增长15%: 税收 is no pledge apart


def _placed(aims: Sequence[ObservationFact], span: Span) -> Iterator[tuple[int, ObservationFact]]:
    """The aims of a clause with where their own words begin there, behind the figure before."""
    after = span.start
    for at, aim in enumerate(aims):
        if at and aims[at - 1].figure.span != aim.figure.span:
            after = aims[at - 1].figure.span.end
        inside = [words.start for words in aim.indicator.spans if words in span]
        own = [start for start in inside if start >= after] or inside
        yield min(own, default=span.start), aim


def _commitment(
    span: Span, rule: str, when: Horizon, around: _Around, targets: tuple[ObservationFact, ...]
) -> CommitmentFact:
    return CommitmentFact(
        span=span,
        deadline=when.deadline or when.period,
        targets=targets,
        concerns=_outermost(around.things.inside(span)),
        evidence=Evidence((span,), rule),
    )


def _outermost(things: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions that are no part of a longer name: of 甲公司 and 甲公司二期, the second."""
    spans = {span for thing in things for span in thing.spans}
    return tuple(
        thing
        for thing in things
        if not any(thing.span in span and len(span) > len(thing.span) for span in spans)
    )


@dataclass(frozen=True, slots=True)
class DeliveryRule:
    """A deliverable by its verb: where the verb stands, and what it must have after it.

    `from_start` rules look behind the time that a clause opens with, `whole` ones at all of it.
    """

    id: str
    pattern: re.Pattern[str]
    from_start: bool
    whole: bool
    match: tuple[str, ...]
    reject: tuple[str, ...]


@cache
def _governors() -> re.Pattern[str]:
    return re.compile(f"^(?:{any_of(_data()['governors'])})+")


@cache
def _empty() -> re.Pattern[str]:
    return re.compile("|".join(_data()["empty"]))


@cache
def _states_nothing() -> re.Pattern[str]:
    """What is not done, and what the rest is only done for."""
    return re.compile(f"{any_of(_data()['undone'])}|{_data()['framing']}")


@cache
def _tells_size() -> re.Pattern[str]:
    """What a work costs, or which part of the whole a kind is, and nothing that is to be reached."""
    return re.compile("|".join(_data()["told"]))


@cache
def _followed_up() -> re.Pattern[str]:
    return re.compile(_data()["followed_up"])


@cache
def _sizes() -> tuple[str, ...]:
    return tuple(_data()["sizes"])


@cache
def _data() -> dict[str, Any]:
    return toml("facts/data/commitments.toml")


@cache
def delivery_rules() -> tuple[DeliveryRule, ...]:
    """The rules of data/commitments.toml."""
    data = _data()
    govern = f"(?:{any_of(data['governors'])}[,、]?)*"
    return tuple(
        DeliveryRule(
            id=rule["id"],
            pattern=re.compile(_pattern(rule, govern, data["nominal_after"], data["vague_needs"])),
            from_start="vague" in rule or "objects" in rule,
            whole="dated" in rule,
            match=tuple(rule["match"]),
            reject=tuple(rule["reject"]),
        )
        for rule in data["rule"]
    )


def _pattern(rule: dict[str, Any], govern: str, nominal: list[str], needs: list[str]) -> str:
    if "dated" in rule:
        return f"^{rule['dated']}{any_of(rule['verbs'])}$"
    if "objects" in rule:
        return f"^{govern}{any_of(rule['verbs'])}.+{any_of(rule['objects'])}$"
    if "vague" not in rule:
        return f"(?<=..){any_of(rule['verbs'])}$"
    firm = [verb for verb in rule["verbs"] if verb not in rule["vague"]]
    wanted = f"(?=.*(?:{'|'.join(needs)}))"
    guard = f"(?!{any_of(nominal)}|{any_of(_data()['nothing_more'])}$)"
    return f"^{govern}(?:{any_of(firm)}{guard}.|{any_of(rule['vague'])}{guard}{wanted}.)"


def delivery_rule(clause: str) -> str | None:
    """The rule that finds a deliverable in a folded clause; None where none does, or where it is done."""
    if _DONE.search(clause) or _empty().search(clause):
        return None
    start = skip_lead(clause, 0, len(clause))
    bare = clause[start:]
    thing = _governors().sub("", bare)
    for rule in delivery_rules():
        if (rule.whole and rule.pattern.search(clause)) or (rule.from_start and rule.pattern.search(bare)):
            return rule.id
        if not (rule.from_start or rule.whole) and rule.pattern.search(thing, max(0, len(thing) - _TAIL)):
            return rule.id
    return None
