"""What a build found beside its graph: figures that cannot all be right, names that may be one thing."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from kg.answering.answer import Answer
from kg.answering.evidence import proofs
from kg.answering.graph import Figure
from kg.answering.index import Index
from kg.answering.normal import bare
from kg.answering.notes import Note, NoteKind
from kg.answering.question import Question
from kg.assessment.rows import Disagreement, Said
from kg.resolution.compared import Compared, Side, to_judge
from kg.store.builds import COMPARED, CONTRADICTIONS, CURRENT, LINKED
from kg.store.interface import Store

MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class Disputed:
    """Figures that cannot all be right: by their IRIs, and the sum that shows it."""

    figures: tuple[Figure, ...]
    told: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known of figures and things by their IRIs; of a graph behind an endpoint nothing is."""

    disputes: Mapping[str, tuple[Disputed, ...]] = field(default_factory=dict)
    maybe_same: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


def read_beside(store: Store, index: Index) -> Beside:
    """What lies with the build that a store was opened from."""
    build = Path(store.source) / CURRENT
    disputed: dict[str, dict[Disputed, None]] = defaultdict(dict)
    for record in cast("Iterable[Disagreement]", _records(build / CONTRADICTIONS)):
        found = _disputed(record, index)
        for figure in found.figures:
            disputed[figure.iri].setdefault(found)
    compared = (record for name in (COMPARED, LINKED) for record in _records(build / name))
    same: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for pair in to_judge(cast("Iterable[Compared]", compared)):
        sides = pair["left"], pair["right"]
        left, right = (_borne(side, index) for side in sides)
        if not left & right:
            for thing in sorted(left | right):
                same[thing].setdefault((sides[0]["label"], sides[1]["label"]))
    return Beside(
        {iri: tuple(found) for iri, found in disputed.items()},
        {iri: tuple(found) for iri, found in same.items()},
    )


def _records(path: Path) -> Iterator[Any]:
    if path.is_file():
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _disputed(record: Disagreement, index: Index) -> Disputed:
    figures = (figure for said in record["quotes"] for figure in _marked(said, index))
    return Disputed(tuple(dict.fromkeys(figures)), f"{record['what']}: {record['arithmetic']}")


def _marked(said: Said, index: Index) -> Iterator[Figure]:
    """The figures of the graph that stand where a sentence is marked."""
    cut = (said["text"][start - said["start"] : end - said["start"]] for start, end in said["marks"])
    surfaces = set(map(bare, cut))
    place = said["report"], said["start"], said["end"]
    for passage in index.at_place.get(place, ()):
        for figure in index.figures_in.get(passage, ()):
            if bare(figure.surface) in surfaces:
                yield figure


def _borne(side: Side, index: Index) -> frozenset[str]:
    """The things of a district that bear a name."""
    things = index.names.get(bare(side["label"]), ())
    own = frozenset(iri for iri in things if f"/{side['home']}/" in iri)
    return own or frozenset(things)


def with_disputes(answer: Answer, beside: Beside, index: Index) -> Answer:
    """The same answer; where a figure of it is disputed with that said, and every sentence of the dispute.

    The query of an answer names the figures that the answer rests on.
    """
    if answer.second is not None:
        answer = replace(answer, second=with_disputes(answer.second, beside, index))
    if not beside.disputes or not answer.sparql:
        return answer
    rests_on = (found for iri, found in beside.disputes.items() if f"<{iri}>" in answer.sparql)
    disputes = dict.fromkeys(each for found in rests_on for each in found)
    if not disputes:
        return answer
    passages = (passage for each in disputes for figure in each.figures for passage in figure.passages)
    evidence = tuple(dict.fromkeys((*answer.evidence, *proofs(passages, index))))
    told = Note(NoteKind.DISAGREES, "; ".join(each.told for each in disputes))
    return replace(answer, evidence=evidence).noting(told)


def with_open_names(answer: Answer, question: Question, beside: Beside, index: Index) -> Answer:
    """The same answer; where it concerns a thing that may be another one with that said."""
    if not beside.maybe_same:
        return answer
    words = (word for term in question.terms if not term.soft for word in term.words)
    named = (iri for word in words for iri in index.names.get(word, ()))
    concerned = dict.fromkeys((*(item.iri for item in answer.answers), *named))
    pairs = dict.fromkeys(pair for iri in concerned for pair in beside.maybe_same.get(iri, ()))
    if not pairs:
        return answer
    told = "; ".join(" = ".join(pair) + "?" for pair in list(pairs)[:MOST_TOLD])
    return answer.noting(Note(NoteKind.MAY_BE_ONE, told))
