"""The ledger and the coverage as far as a graph holds them, from any store.

A graph has every pledge, and every target of a table that nobody pledged, with its state, progress and the
deeds that answer it, each with its sentence; rule, reason and sum stay with the build.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TypedDict

from kg.assessment.coverage import Understanding
from kg.assessment.rows import LedgerRecord, Said
from kg.store.interface import Store
from kg.store.results import Term
from kg.text import passage_place
from kg.values.shown import shown
from kg.vocabulary import AssessmentState

SENTENCE = "?passage dp:text ?sentence ; dp:inReport ?report ."
PLEDGES = f"""SELECT * WHERE {{
  ?pledge a dp:Commitment ; dp:text ?text ; dp:evidence ?passage .
  {SENTENCE}
  OPTIONAL {{ ?report dp:regionCode ?region }}
  OPTIONAL {{ ?passage dp:inSection ?section . OPTIONAL {{ ?section rdfs:label ?heading }} }}
  OPTIONAL {{ ?pledge dp:deadline ?deadline }}
  OPTIONAL {{ ?pledge dp:assessment ?state }}
  OPTIONAL {{ ?pledge dp:progress ?progress }} }}"""
# Targets that were judged; those that a pledge states are told with it.
AIMS = f"""SELECT * WHERE {{
  ?pledge a dp:Observation ; dp:assessment ?state ; dp:ofIndicator ?indicator ; dp:evidence ?passage .
  ?indicator rdfs:label ?text .
  {SENTENCE}
  OPTIONAL {{ ?report dp:regionCode ?region }}
  OPTIONAL {{ ?passage dp:inSection ?section . OPTIONAL {{ ?section rdfs:label ?heading }} }}
  OPTIONAL {{ ?pledge dp:surface ?target ; dp:value ?value }}
  OPTIONAL {{ ?pledge dp:period ?deadline }}
  OPTIONAL {{ ?pledge dp:progress ?progress }} }}"""
AIMED = "SELECT DISTINCT ?target WHERE { ?pledge dp:hasTarget ?target }"
TARGETS = "SELECT ?pledge ?surface WHERE { ?pledge dp:hasTarget ?target . ?target dp:surface ?surface }"
ANSWERS = f"""SELECT DISTINCT ?pledge ?passage ?sentence ?report WHERE {{
  ?pledge dp:fulfilment ?deed . ?deed dp:evidence ?passage . {SENTENCE} }}"""
FIELDS = """SELECT DISTINCT ?pledge ?label WHERE {
  ?pledge dp:concerns ?thing . ?thing dp:servesIndustry ?field . ?field rdfs:label ?label }"""
PLACES = """SELECT DISTINCT ?pledge ?label WHERE {
  ?pledge dp:concerns ?thing . ?thing dp:locatedIn ?place . ?place rdfs:label ?label }"""
# Three short queries rather than one: to ask for what is not there takes some engines minutes.
PASSAGES = f"SELECT ?passage ?sentence ?report WHERE {{ ?passage a dp:Passage . {SENTENCE} }}"
STATED = "SELECT DISTINCT ?passage WHERE { ?fact dp:evidence ?passage }"
NAMED = "SELECT DISTINCT ?passage WHERE { ?thing dp:mentionedIn ?passage }"

Found = Mapping[str, Term]


class Read(TypedDict):
    """A sentence of the graph, and whether facts rest on it, or names at least."""

    report: str
    start: int
    end: int
    understanding: str
    text: str


def ledger_at(store: Store) -> list[LedgerRecord]:
    """Every pledge and target of a graph, by report; empty words for what it does not say."""
    targets = _by_pledge(store, TARGETS, "surface")
    fields, places = _by_pledge(store, FIELDS, "label"), _by_pledge(store, PLACES, "label")
    answers: dict[str, list[Said]] = defaultdict(list)
    for row in store.select(ANSWERS).records():
        answers[word(row, "pledge")].append(said_in(row))
    pledges = [
        _record(row, targets, fields, places, answers[word(row, "pledge")])
        for row in store.select(PLEDGES).records()
    ]
    aims = [_record(row, targets, fields, places, answers[word(row, "pledge")]) for row in _aims(store)]
    return sorted(
        (*pledges, *_once(aims)), key=lambda each: (order(each["pledge"]), each["what"], each["target"])
    )


def _aims(store: Store) -> list[Found]:
    """The targets that no pledge states, as far as they were judged."""
    pledged = {word(row, "target") for row in store.select(AIMED).records()}
    every = [row for row in store.select(AIMS).records() if word(row, "pledge") not in pledged]
    # The head of a table is evidence of its figures too, and says none.
    return [row for row in every if word(row, "target") in word(row, "sentence")]


def _once(aims: list[LedgerRecord]) -> Iterator[LedgerRecord]:
    """Each target once, where it is said first; where else it is said stands with it."""
    alike: dict[tuple[str, ...], list[LedgerRecord]] = defaultdict(list)
    for each in sorted(aims, key=lambda each: order(each["pledge"])):
        alike[each["region"], each["what"], each["target"], each["deadline"], each["state"]].append(each)
    for first, *others in alike.values():
        first["repeated"] = [other["pledge"] for other in others]
        yield first


def _record(
    row: Found,
    targets: Mapping[str, list[str]],
    fields: Mapping[str, list[str]],
    places: Mapping[str, list[str]],
    answers: list[Said],
) -> LedgerRecord:
    pledge = word(row, "pledge")
    state = word(row, "state").rpartition("#")[2] or AssessmentState.CANNOT_BE_JUDGED.value
    heading = [word(row, "heading")] if "heading" in row else []
    target = "、".join(targets.get(pledge, ()))
    if "target" in row:
        target = shown(word(row, "target"), word(row, "value"), name=word(row, "text"))
    return LedgerRecord(
        kind="target" if target else "action",
        region=word(row, "region"),
        what=word(row, "text"),
        target=target,
        deadline=word(row, "deadline"),
        state=AssessmentState(state).value,
        rule="",
        reason="",
        arithmetic="",
        progress=f"{Decimal(word(row, 'progress')).normalize():f}" if "progress" in row else "",
        fields=[*fields.get(pledge, ()), *heading],
        places=places.get(pledge, []),
        pledge=said_in(row),
        answers=sorted(answers, key=order),
        repeated=[],
    )


def coverage_at(store: Store) -> list[Read]:
    """Every passage, headings too: understood where a fact rests on it, names only where they alone do."""
    stated, named = _passages(store, STATED), _passages(store, NAMED)
    read = []
    for row in store.select(PASSAGES).records():
        passage, said = word(row, "passage"), said_in(row)
        told = Understanding.FULL if passage in stated else Understanding.NONE
        if told is Understanding.NONE and passage in named:
            told = Understanding.NAMES
        read.append(
            Read(
                report=said["report"],
                start=said["start"],
                end=said["end"],
                understanding=told.value,
                text=said["text"],
            )
        )
    return sorted(read, key=lambda each: (each["report"], each["start"], each["end"]))


def _passages(store: Store, query: str) -> set[str]:
    return {word(row, "passage") for row in store.select(query).records()}


def _by_pledge(store: Store, query: str, name: str) -> dict[str, list[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in store.select(query).records():
        found[word(row, "pledge")].add(word(row, name))
    return {pledge: sorted(words) for pledge, words in found.items()}


def word(row: Found, name: str) -> str:
    """The value of a literal, the name of a node; empty where there is none."""
    return str(getattr(row.get(name), "value", ""))


def said_in(row: Found) -> Said:
    """A sentence, its place read off its IRI: `…/report/ID#char=START,END`."""
    _, start, end = passage_place(word(row, "passage"))
    report = word(row, "report").rpartition("/report/")[2]
    return Said(report=report, start=start, end=end, text=word(row, "sentence"), marks=[])


def order(said: Said) -> tuple[str, int, int]:
    """Where a sentence stands among all."""
    return said["report"], said["start"], said["end"]
