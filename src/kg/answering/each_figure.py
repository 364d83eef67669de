"""Several figures asked for at once: each part is asked for itself, and what is not answered is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.answering.answer import Answer
from kg.answering.evidence import proofs
from kg.answering.figures import AHEAD
from kg.answering.graph import Figure
from kg.answering.index import Index
from kg.answering.intent import asks_share_of_target
from kg.answering.lexicon import Lexicon
from kg.answering.lexicon.cues import cue
from kg.answering.notes import Note, NoteKind
from kg.answering.numbers import CERTAIN, figure_answer, meant, value
from kg.answering.pairs import passages
from kg.answering.parse import parse
from kg.answering.queries import figure_query
from kg.answering.question import Question

ENDS = cue("figure-part-ends")
ASKS_FIGURE = cue("asks-figure")
GOES_ON = cue("goes-on-asking")
OF_EACH = cue("of-each-named")
NUMBERS = frozenset({"value", "count"})
AHEAD_NOTES = {"Target": NoteKind.TARGET, "Forecast": NoteKind.TARGET}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a question that asks for a figure, with the figure that answers it."""

    said: str
    figure: Figure | None


def each_figure(whole: Question, answer: Answer, index: Index, lexicon: Lexicon) -> Answer | None:
    """Every figure asked for, where the answer at hand has fewer; None where this finds no more."""
    if not (answer.type in NUMBERS or answer.type == "none") or whole.compare or whole.superlative:
        return None
    if asks_share_of_target(whole):
        return None
    pieces = [piece.strip() for piece in ENDS.split(whole.text) if ASKS_FIGURE.search(piece)]
    if len(pieces) < 2 or (answer.type in NUMBERS and answer.facts >= len(pieces)):
        return None
    parts = list(_parts(pieces, index, lexicon))
    known = [part.figure for part in parts if part.figure is not None]
    unmet = "; ".join(part.said for part in parts if part.figure is None)
    at_hand = answer.facts if answer.type in NUMBERS else 0
    if len(known) == at_hand == 1 and unmet:
        return answer.noting(Note(NoteKind.NOT_ANSWERED, unmet))
    # As many are better told with what is left unanswered.
    least = 1 if GOES_ON.search(whole.text) and not at_hand else 2
    if len(known) < max(least, at_hand) or (len(known) == at_hand and not unmet):
        return None
    return replace(
        figure_answer(known[0], index, "value"),
        notes=(*map(_told, known), *((Note(NoteKind.NOT_ANSWERED, unmet),) if unmet else ())),
        evidence=proofs(passages(known), index),
        sparql=figure_query(known),
        facts=len(known),
    )


def _parts(pieces: list[str], index: Index, lexicon: Lexicon) -> Iterator[Part]:
    """The parts, each with what the one before it is about where it names nothing itself."""
    before: Question | None = None
    told: set[str] = set()
    for piece in pieces:
        asked = parse(piece, index, lexicon)
        if before is not None:
            asked = _after(asked, before, index)
        figure = _meant(asked, index)
        yield Part(piece, figure if figure is not None and figure.iri not in told else None)
        told |= {figure.iri} if figure is not None else set()
        before = asked


def _after(asked: Question, before: Question, index: Index) -> Question:
    """A part of a question with the subject, the place and the time that the part before it has."""
    ahead = asked.roles & AHEAD or asked.modality == "Planned"
    timed = asked.half or asked.years or asked.own_years or asked.part or ahead
    firm = any(not (term.soft or term.time) for term in asked.terms)
    if not firm:
        subject = tuple(term for term in before.terms if not term.time and term not in asked.terms)
        asked = replace(asked, terms=(*subject, *asked.terms))
    if not timed and not before.roles & AHEAD:
        asked = replace(
            asked, half=before.half, years=before.years, own_years=before.own_years, part=before.part
        )
    if not asked.asks:
        asked = replace(asked, asks=before.asks, wanted_units=before.wanted_units)
    return replace(asked, home=asked.home or before.home)


def _meant(asked: Question, index: Index) -> Figure | None:
    """The figure that a part asks for, if it has an answer and that is one figure."""
    answer = value(asked, index) if asked.terms and not asked.missing else None
    first, _ = meant(asked, index)
    if answer is None or answer.type != "value" or answer.facts != 1 or first is None:
        return None
    if OF_EACH.search(asked.text) or first.covered < CERTAIN:
        return None
    if any(note.kind is NoteKind.FAR_FROM_FIGURE for note in answer.notes):
        return None
    return first.figure


def _told(figure: Figure) -> Note:
    period = f" ({figure.period})" if figure.period else ""
    told = f"{figure.name} {figure.shown}{period}"
    kind = AHEAD_NOTES.get(figure.role)
    return Note(kind, told) if kind is not None else Note(NoteKind.ACTUAL, told)
