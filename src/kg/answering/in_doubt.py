"""What is in doubt by the graph, told with an answer: figures that cannot all be right, names left open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kg.answering.answer import Answer
from kg.answering.evidence import proofs
from kg.answering.graph import Disputed, OpenPair
from kg.answering.index import Index
from kg.answering.notes import Note, NoteKind
from kg.answering.question import Question

MOST_TOLD = 4


@dataclass(frozen=True)
class InDoubt:
    """What is in doubt by the graph of an index; looked into when first asked for."""

    index: Index | None = None

    @cached_property
    def disputes(self) -> Mapping[str, Sequence[Disputed]]:
        """The disputes of each figure, by its IRI."""
        found: dict[str, list[Disputed]] = defaultdict(list)
        for dispute in self.index.contents.disputes if self.index else ():
            for figure in dispute.figures:
                found[figure].append(dispute)
        return found

    @cached_property
    def maybe_same(self) -> Mapping[str, Sequence[OpenPair]]:
        """The pairs of each thing that may be another, by its IRI, the likeliest first."""
        found: dict[str, list[OpenPair]] = defaultdict(list)
        for pair in self.index.contents.open_pairs if self.index else ():
            found[pair.left].append(pair)
            found[pair.right].append(pair)
        return found


def with_disputes(answer: Answer, doubts: InDoubt, index: Index) -> Answer:
    """The same answer; where a figure of it is disputed with that said, and every sentence of the dispute.

    The query of an answer names the figures that the answer rests on.
    """
    if answer.second is not None:
        answer = replace(answer, second=with_disputes(answer.second, doubts, index))
    if not doubts.disputes or not answer.sparql:
        return answer
    rests_on = (found for iri, found in doubts.disputes.items() if f"<{iri}>" in answer.sparql)
    disputes = sorted({each for found in rests_on for each in found}, key=lambda each: each.told)
    if not disputes:
        return answer
    passages = (passage for each in disputes for passage in each.passages)
    evidence = tuple(dict.fromkeys((*answer.evidence, *proofs(passages, index))))
    told = Note(NoteKind.DISAGREES, "; ".join(dict.fromkeys(each.told for each in disputes)))
    return replace(answer, evidence=evidence).noting(told)


def with_open_names(answer: Answer, question: Question, doubts: InDoubt, index: Index) -> Answer:
    """The same answer; where it concerns a thing that may be another one with that said."""
    words = (word for term in question.terms if not term.soft for word in term.words)
    named = (iri for word in words for iri in index.names.get(word, ()))
    concerned = dict.fromkeys((*(item.iri for item in answer.answers), *named))
    pairs = dict.fromkeys(pair for iri in concerned for pair in doubts.maybe_same.get(iri, ()))
    things = index.things.keys()
    told = dict.fromkeys(_called(pair, index) for pair in pairs if {pair.left, pair.right} <= things)
    if not told:
        return answer
    return answer.noting(Note(NoteKind.MAY_BE_ONE, "; ".join(list(told)[:MOST_TOLD])))


def _called(pair: OpenPair, index: Index) -> str:
    return f"{index.things[pair.left].label} = {index.things[pair.right].label}?"
