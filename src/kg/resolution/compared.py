"""What was compared and judged, with both sentences, as records for files, tables and pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypedDict

from kg.document.model import Document
from kg.resolution.across import Link
from kg.resolution.comparison import ALIKE, MUCH_ALIKE, RULES
from kg.resolution.districts import district_rules
from kg.resolution.model import Judgement, Resolved, Verdict
from kg.resolution.names import folded
from kg.resolution.seen import Seen, home_of
from kg.text import Span


class Side(TypedDict):
    """A name, the district whose thing it is, and the first sentence that holds it, by code points."""

    label: str
    home: str
    report: str
    start: int
    end: int
    text: str


class Compared(TypedDict):
    """Two names and whether they are one thing: `by` is a rule or a person, `score` 0 to 1."""

    left: Side
    right: Side
    verdict: str
    by: str
    score: float
    reason: str


def inside(document: Document, resolved: Resolved) -> Iterator[Compared]:
    """What was judged within one report."""
    first: dict[str, Span] = {}
    for entity in resolved.entities:
        for mention in entity.mentions:
            name = folded(mention.label)
            first[name] = min(mention.span, first.get(name, mention.span))
    for each in resolved.judgements:
        yield _compared(each, _side(document, each.left, first), _side(document, each.right, first))


def between(links: Iterable[Link]) -> Iterator[Compared]:
    """What was judged on things of different reports."""
    for each in links:
        yield _compared(each.judgement, _seen_side(each.left), _seen_side(each.right))


def pair_of(record: Compared) -> tuple[tuple[str, str], tuple[str, str]]:
    """The two names, each with its district."""
    left, right = record["left"], record["right"]
    return (left["home"], left["label"]), (right["home"], right["label"])


def to_judge(records: Iterable[Compared]) -> list[Compared]:
    """The pairs left to a person, each once, the most alike first; what another report settles is settled."""
    unsure: dict[tuple[tuple[str, str], tuple[str, str]], Compared] = {}
    settled: set[frozenset[tuple[str, str]]] = set()
    for each in records:
        pair = pair_of(each)
        if each["verdict"] == Verdict.UNSURE:
            unsure.setdefault(pair, each)
        else:
            settled.add(frozenset(pair))
    unsure = {pair: each for pair, each in unsure.items() if frozenset(pair) not in settled}
    return [unsure[key] for key in sorted(unsure, key=lambda key: (-unsure[key]["score"], key))]


def reason_of(rule: str) -> str:
    """Why a rule judges as it does; empty where a person did."""
    reasons: dict[str, str] = {each.id: each.reason for each in RULES}
    reasons |= {each.id: each.reason for each in district_rules().values()}
    return {ALIKE: MUCH_ALIKE, **reasons}.get(rule, "")


def cells(record: Compared) -> tuple[str, str]:
    """The two names as a row of data/judgements gives them, with their districts where these differ."""
    left, right = record["left"], record["right"]
    if left["home"] == right["home"]:
        return left["label"], right["label"]
    return f"{left['home']}/{left['label']}", f"{right['home']}/{right['label']}"


def _compared(judgement: Judgement, left: Side, right: Side) -> Compared:
    return Compared(
        left=left,
        right=right,
        verdict=judgement.verdict.value,
        by=judgement.by,
        score=round(judgement.score, 3),
        reason=judgement.reason,
    )


def _side(document: Document, label: str, first: dict[str, Span]) -> Side:
    span = first.get(folded(label), Span(0, 0))
    passage = next(iter(document.passages_over(span)), None)
    place = passage.span if passage else span
    return Side(
        label=label,
        home=home_of(document.metadata),
        report=document.metadata.report_id,
        start=place.start,
        end=place.end,
        text=document.text(place),
    )


def _seen_side(thing: Seen) -> Side:
    sentence = thing.sentence
    return Side(
        label=thing.label,
        home=thing.home,
        report=sentence.report,
        start=sentence.span.start,
        end=sentence.span.end,
        text=sentence.text,
    )
