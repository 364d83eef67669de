"""What a build found beside its graph: figures that cannot all be right, names that may be one thing."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
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
from kg.pipeline.link_base import Named, has_links, opened_links
from kg.pipeline.open_pairs import Found, by_likeness, open_pairs
from kg.resolution.compared import Compared
from kg.store.builds import COMPARED, CONTRADICTIONS, CURRENT
from kg.store.interface import Store

MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class Disputed:
    """Figures that cannot all be right: by their IRIs, and the sum that shows it."""

    figures: tuple[Figure, ...]
    told: str


class OpenNames:
    """The pairs of names that nobody settled, by the names."""

    def __init__(self, left: Mapping[Named, Found], index: Index) -> None:
        self._left = left
        self._index = index
        self._by_name: dict[str, list[Named]] = defaultdict(list)
        for pair in left:
            for name in {bare(label) for _, label in pair}:
                self._by_name[name].append(pair)

    def of(self, thing: str) -> list[tuple[str, str]]:
        """The pairs of which one name may mean a thing and the other another, the most alike first."""
        pairs = {pair for name in self._index.called_by(thing) for pair in self._by_name.get(name, ())}
        ordered = sorted(pairs, key=partial(by_likeness, self._left))
        return [(pair[0][1], pair[1][1]) for pair in ordered if self._concerns(pair, thing)]

    def _concerns(self, pair: Named, thing: str) -> bool:
        one, other = (_borne(*side, self._index) for side in pair)
        return thing in one | other and not one & other


@dataclass(frozen=True)
class Beside:
    """What is known of figures by their IRIs, and of names; of a graph behind an endpoint nothing is.

    Names are read when first asked for: of 1,000 reports 32,000 pairs are left open.
    """

    disputes: Mapping[str, tuple[Disputed, ...]] = field(default_factory=dict)
    read_names: Callable[[], OpenNames | None] = lambda: None

    @cached_property
    def names(self) -> OpenNames | None:
        """The names that may be one thing."""
        return self.read_names()


def read_beside(store: Store, index: Index) -> Beside:
    """What lies with the build that a store was opened from."""
    build = (Path(store.source) / CURRENT).resolve()
    disputed: dict[str, dict[Disputed, None]] = defaultdict(dict)
    for record in cast("Iterable[Disagreement]", _records(build / CONTRADICTIONS)):
        found = _disputed(record, index)
        for figure in found.figures:
            disputed[figure.iri].setdefault(found)
    return Beside({iri: tuple(found) for iri, found in disputed.items()}, lambda: _open_names(build, index))


def _open_names(build: Path, index: Index) -> OpenNames:
    inside = cast("Iterable[Compared]", _records(build / COMPARED))
    with ExitStack() as stack:
        base = stack.enter_context(opened_links(build)) if has_links(build) else None
        return OpenNames(open_pairs(inside, base), index)


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


def _borne(home: str, label: str, index: Index) -> frozenset[str]:
    """The things of a district that bear a name."""
    things = index.names.get(bare(label), ())
    own = frozenset(iri for iri in things if f"/{home}/" in iri)
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
    words = (word for term in question.terms if not term.soft for word in term.words)
    named = (iri for word in words for iri in index.names.get(word, ()))
    concerned = dict.fromkeys((*(item.iri for item in answer.answers), *named))
    if not concerned or beside.names is None:
        return answer
    pairs = dict.fromkeys(pair for iri in concerned for pair in beside.names.of(iri))
    if not pairs:
        return answer
    told = "; ".join(" = ".join(pair) + "?" for pair in list(pairs)[:MOST_TOLD])
    return answer.noting(Note(NoteKind.MAY_BE_ONE, told))
