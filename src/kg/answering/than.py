"""By how much one thing is ahead of another, asked in one breath: 区属工业增速比全区高多少.

Only two figures tell a difference: one that is found for one side alone is shown and is no answer.
"""

from __future__ import annotations

from dataclasses import replace

from kg.answering.answer import Answer, none
from kg.answering.evidence import proofs
from kg.answering.figure_choice import best
from kg.answering.graph import Figure
from kg.answering.index import Index
from kg.answering.lexicon.cues import cue
from kg.answering.normal import bare
from kg.answering.notes import NoteKind, stated
from kg.answering.numbers import difference
from kg.answering.pairs import dimension
from kg.answering.question import Question

THAN = cue("by-how-much-than")
THAN_IN_ENGLISH = cue("by-how-much-than-in-english")
NOT_BESIDE = cue("earlier-or-aimed-at")
THE_WHOLE = cue("the-whole")
OWN_PART = cue("part-of-the-whole")
SAID_APART = cue("said-apart")


def than(question: Question, index: Index) -> Answer | None:
    """The difference of a part and its whole, or that no two figures tell it, with the one there is."""
    asked = (THAN if question.chinese else THAN_IN_ENGLISH).search(bare(question.text))
    if asked is None or len(question.sides) > 1 or question.kinds or "yes_no" in question.asks:
        return None
    if NOT_BESIDE.search(asked["other"]):
        return None
    plain = replace(question, figures=dimension(question), wanted_units=(), compare="")
    first, _ = best(plain, index)
    if first is None:
        return none(NoteKind.NOT_COMPARABLE)
    if SAID_APART.search(index.said_of(first.figure)[0]):
        return None  # a report may tell the difference itself
    whole = THE_WHOLE.fullmatch(asked["other"])
    pair = _part_and_whole(first.figure, asked["one"], whole["area"] or "", index) if whole else ()
    if pair:
        return difference(pair, index)
    shown = stated(f"{first.figure.name}: {first.figure.shown}")
    return replace(none(NoteKind.NOT_COMPARABLE), evidence=proofs(first.figure.passages, index)).noting(shown)


def _part_and_whole(found: Figure, said: str, area: str, index: Index) -> tuple[Figure, ...]:
    """The figure of the part that a question names, and that which is named alike without the part's word."""
    alike = [
        other
        for other in index.stated_in({index.report_of(found)})
        if (other.type, other.role, other.unit, other.period)
        == (found.type, found.role, found.unit, found.period)
    ]
    for other in alike:
        for part, whole in ((found, other), (other, found)):
            if any(
                word in said and OWN_PART.fullmatch(word) and word.startswith(area)
                for word in _added(part, whole)
            ):
                return part, whole
    return ()


def _added(part: Figure, whole: Figure) -> set[str]:
    """What stands before the whole's name in the part's."""
    return {
        longer.removesuffix(shorter)
        for longer in part.names
        for shorter in whole.names
        if longer != shorter and longer.endswith(shorter)
    }
