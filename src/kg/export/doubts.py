"""What a graph holds to be in doubt, from any store: figures that disagree, names left to a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from urllib.parse import unquote

from kg.assessment.contradictions import reasons
from kg.assessment.rows import Disagreement, Said
from kg.export.pledges import SENTENCE, Found, order, said_in, word
from kg.resolution.compared import Compared, Side, reason_of
from kg.resolution.model import Verdict
from kg.store.interface import Store

DISPUTES = "SELECT ?d ?matter ?sum ?rule WHERE { ?d dp:matter ?matter ; dp:arithmetic ?sum ; dp:rule ?rule }"
QUOTES = f"""SELECT DISTINCT ?d ?passage ?sentence ?report WHERE {{
  ?d a dp:Disagreement ; dp:evidence ?passage . {SENTENCE} }}"""
SURFACES = """SELECT DISTINCT ?d ?passage ?surface WHERE {
  ?d dp:disputes ?figure . ?figure dp:surface ?surface ; dp:evidence ?passage }"""
SIDES = ("left", "right")
PAIRS = """SELECT ?pair ?thing ?label ?likeness ?rule WHERE {
  ?pair dp:mayBeOne ?thing ; dp:likeness ?likeness ; dp:rule ?rule . ?thing rdfs:label ?label }"""
NAMED = f"""SELECT DISTINCT ?thing ?passage ?sentence ?report WHERE {{
  ?pair dp:mayBeOne ?thing . ?thing dp:mentionedIn ?passage . {SENTENCE} }}"""


def disagreements_at(store: Store) -> list[Disagreement]:
    """Every disagreement, by its sentences; `marks` are where the disputed figures' words stand in them."""
    surfaces: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in store.select(SURFACES).records():
        surfaces[word(row, "d"), word(row, "passage")].add(word(row, "surface"))
    quotes: dict[str, list[Said]] = defaultdict(list)
    for row in store.select(QUOTES).records():
        told = surfaces[word(row, "d"), word(row, "passage")]
        quotes[word(row, "d")].append(_marked(said_in(row), told))
    found = [
        Disagreement(
            rule=word(row, "rule"),
            reason=reasons().get(word(row, "rule"), ""),
            what=word(row, "matter"),
            arithmetic=word(row, "sum"),
            quotes=sorted(quotes[word(row, "d")], key=order),
        )
        for row in store.select(DISPUTES).records()
    ]
    return sorted(
        found, key=lambda each: (list(map(order, each["quotes"])), each["rule"], each["arithmetic"])
    )


def _marked(said: Said, surfaces: set[str]) -> Said:
    starts = {surface: said["text"].find(surface) for surface in surfaces}
    marks = [[said["start"] + at, said["start"] + at + len(one)] for one, at in starts.items() if at >= 0]
    return {**said, "marks": sorted(marks)}


def compared_at(store: Store) -> list[Compared]:
    """The pairs left to a person, by the two things' labels, each with the first sentence that names it."""
    first: dict[str, Said] = {}
    for row in store.select(NAMED).records():
        thing, said = word(row, "thing"), said_in(row)
        first[thing] = min(said, first.get(thing, said), key=order)
    pairs: dict[str, dict[str, Found]] = defaultdict(dict)
    for row in store.select(PAIRS).records():
        pairs[word(row, "pair")][word(row, "thing")] = row
    return [
        _compared(both, first) for both in pairs.values() if len(both.keys() & first.keys()) == len(SIDES)
    ]


def _compared(both: Mapping[str, Found], first: Mapping[str, Said]) -> Compared:
    """Two things as a record, the one that is named first on the left."""
    left, right = sorted(both, key=lambda iri: (order(first[iri]), iri))
    rule = word(both[left], "rule")
    return Compared(
        left=_side(left, word(both[left], "label"), first[left]),
        right=_side(right, word(both[right], "label"), first[right]),
        verdict=Verdict.UNSURE.value,
        by=rule,
        score=float(word(both[left], "likeness")),
        reason=reason_of(rule),
    )


def _side(iri: str, label: str, said: Said) -> Side:
    """The name of a thing; its district stands before it in its IRI."""
    home = unquote(iri.split("/")[-2])
    return Side(
        label=label,
        home=home,
        report=said["report"],
        start=said["start"],
        end=said["end"],
        text=said["text"],
    )
