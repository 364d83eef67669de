"""Two questions in one: a target and what was reached of it, each part answered and neither left out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.answering.answer import Answer
from kg.answering.evidence import proofs
from kg.answering.figure_choice import best
from kg.answering.figures import ENOUGH, GROWTH, IN_NAME, Scored, nearness_of, only_prepared, rank
from kg.answering.graph import Figure
from kg.answering.index import Index
from kg.answering.intent import asks_share_of_target
from kg.answering.lexicon.cues import cue
from kg.answering.notes import Note, NoteKind, stated
from kg.answering.numbers import difference, figure_answer, progress
from kg.answering.pairs import dimension, passages, target_pair
from kg.answering.queries import figure_query
from kg.answering.question import Question, Term
from kg.answering.side_by_side import side_by_side

BETWEEN = cue("part-ends")
AHEAD_WORDS = cue("ahead")
ASKING = cue("asks-number")
DONE_WORDS = cue("done")
BARE_TARGET = cue("bare-target")
SHARED = cue("shared")
OF_TARGET = cue("of-target")
AIMS = cue("aims-said")
UP_TO_NOW = cue("up-to-now")
ASKS_GROWTH = cue("asks-growth")

LACKING = {"target": NoteKind.NO_TARGET, "actual": NoteKind.NO_ACTUAL}
IN_BOTH = {"target": NoteKind.TARGET, "actual": NoteKind.ACTUAL}


@dataclass(frozen=True, slots=True)
class Parts:
    """Both parts' figures, None where the report has none; `ahead_first`: asked first is the target."""

    target: Figure | None
    actual: Figure | None
    ahead_first: bool


def two_parts(question: Question, index: Index) -> Answer | None:
    """The figure asked for first, the other with its role, period and sentence; what is lacking is said."""
    ahead_first = _order(question)
    if ahead_first is None:
        return None
    parts = _figures(question, index, ahead_first)
    asked = [("target", parts.target), ("actual", parts.actual)]
    (name, first), (other_name, other) = asked if ahead_first else asked[::-1]
    shown = first or other
    if shown is None:
        return None
    answer = figure_answer(shown, index, "value")
    said = [_told(name, first), _told(other_name, other)]
    known = [figure for figure in (first, other) if figure is not None]
    if any(only_prepared(figure, index) for figure in known):
        said.append(Note(NoteKind.ONLY_PREPARED))
    return replace(
        answer,
        notes=tuple(said),
        evidence=proofs(passages(known), index),
        sparql=figure_query(known),
        facts=len(known),
    )


def apart(question: Question, index: Index) -> Answer | None:
    """By how much two indicators lie apart, where no target is spoken of: 规上工业增速和固投增速差多少."""
    if "remaining" not in question.figures or AIMS.search(question.text):
        return None
    named = [term for term in question.terms if _indicators(term, index)]
    if len(named) != 2:
        return None
    plain = replace(question, figures=dimension(question), wanted_units=())
    found = [best(replace(plain, terms=(term,)), index)[0] for term in named]
    return difference([each.figure for each in found if each is not None], index)


def several(question: Question, index: Index) -> Answer | None:
    """Two or more indicators asked for in one question: the first's figure, each with its own note."""
    plain = not (question.threshold or question.compare or question.superlative or question.kinds)
    if "yes_no" in question.asks or not plain or asks_share_of_target(question):
        return None
    asking = [piece for piece in BETWEEN.split(question.text) if ASKING.search(piece)]
    beside = side_by_side(question)
    only_names = not question.asks and bool(beside) and all(_indicators(term, index) for term in beside)
    if len(asking) < 2 and not (only_names or SHARED.search(question.text)):
        return None
    named = [term for term in question.terms if _indicators(term, index)]
    shared = set.intersection(*(_indicators(term, index) for term in named)) if named else set()
    if len(named) < 2 or len(beside) > len(named):
        named, shared = beside, set()
    if len(named) < 2 or shared or _of_all(question, named, index):
        return None
    found = [best(replace(question, terms=(term,)), index)[0] for term in named]
    known = [each.figure for each in found if each is not None]
    if not known:
        return None
    notes = [
        stated(f"{each.figure.name}: {each.figure.shown}")
        if each is not None
        else Note(NoteKind.NO_FIGURE, term.text)
        for each, term in zip(found, named, strict=True)
    ]
    return replace(
        figure_answer(known[0], index, "value"),
        notes=tuple(notes),
        evidence=proofs(passages(known), index),
        sparql=figure_query(known),
        facts=len(known),
    )


def progress_of_each(question: Question, index: Index) -> Answer | None:
    """How far two or more indicators have come towards their targets, each told for itself."""
    beside = side_by_side(question) if asks_share_of_target(question) else []
    asked = [replace(question, terms=(term,)) for term in beside]
    pairs = [pair for each in asked if (pair := target_pair(each, index))]
    answers = [answer for each in asked if (answer := progress(each, index))]
    if len(pairs) < 2 or not len(pairs) == len(answers) == len(beside):
        return None
    figures = [figure for pair in pairs for figure in (pair.actual, pair.target)]
    told = [f"{answer.value}{answer.unit} ({answer.notes[0].told})" for answer in answers]
    return replace(
        answers[0],
        notes=tuple(stated(f"{term.text}: {each}") for term, each in zip(beside, told, strict=True)),
        evidence=proofs(passages(figures), index),
        sparql=figure_query(figures),
        facts=len(figures),
    )


def _of_all(question: Question, named: list[Term], index: Index) -> bool:
    """Whether one figure's own name says all the words, so that it is the one that is asked for."""
    first, _ = best(question, index)
    return first is not None and all(nearness_of(term, first.figure, index) >= IN_NAME for term in named)


def _indicators(term: Term, index: Index) -> set[str]:
    """The indicators that a word names."""
    found = {iri for word in term.words for iri in index.names.get(word, ())}
    return {iri for iri in found if "Indicator" in index.things[iri].classes}


def _told(name: str, figure: Figure | None) -> Note:
    """One part's answer in words."""
    if figure is None:
        return Note(LACKING[name])
    period = f" ({figure.period})" if figure.period else ""
    return Note(IN_BOTH[name], f"{figure.name} {figure.shown}{period}")


def _order(question: Question) -> bool | None:
    """Whether the target is asked before the deed; None where not both are asked."""
    pieces = [piece for piece in BETWEEN.split(question.text) if piece.strip(" ?？")]
    sides = question.sides and not any(BARE_TARGET.search(piece) for piece in pieces)
    plain = not (question.threshold or question.compare or question.superlative or sides)
    if "yes_no" in question.asks or not plain or asks_share_of_target(question):
        return None
    if OF_TARGET.search(question.text):
        return False
    ahead = [at for at, piece in enumerate(pieces) if AHEAD_WORDS.search(piece)]
    shared = bool(SHARED.search(question.text))
    done = [
        at
        for at, piece in enumerate(pieces)
        if at not in ahead
        and (
            (ASKING.search(piece) and not shared)
            or (DONE_WORDS.search(piece) and (shared or at > 0))
            or (UP_TO_NOW.search(piece) and shared)
        )
    ]
    asks = shared or any(ASKING.search(pieces[at]) or BARE_TARGET.search(pieces[at]) for at in ahead)
    if not (ahead and done and asks):
        return None
    return ahead[0] < done[0]


def _figures(question: Question, index: Index, ahead_first: bool) -> Parts:
    """The two figures: a pair that can be set against each other, else the best of either."""
    plain = replace(question, figures=question.figures & {"YoYGrowth", "Share"}, half="")
    growth = _growth_of_one(question)
    pair = target_pair(plain, index) if growth is None else None
    if pair is not None:
        return Parts(pair.target, pair.actual, ahead_first)
    roles = frozenset({"Target", "Forecast"})
    target = replace(plain, roles=roles, modality="Planned")
    actual = replace(plain, roles=frozenset(), modality="Realised")
    if growth is not None:
        asked = (_in_manner(target, index, growth=growth), _in_manner(actual, index, growth=not growth))
        return Parts(*asked, ahead_first)
    return Parts(_of_role(target, index, ahead=True), _of_role(actual, index, ahead=False), ahead_first)


def _growth_of_one(question: Question) -> bool | None:
    """Whether growth is asked of the target alone, or of the deed alone; None where of both or neither."""
    pieces = [piece for piece in BETWEEN.split(question.text) if ASKING.search(piece)]
    ahead = [piece for piece in pieces if AHEAD_WORDS.search(piece)]
    done = [piece for piece in pieces if piece not in ahead]
    if not (ahead and done):
        return None
    of_target, of_deed = (any(map(ASKS_GROWTH.search, each)) for each in (ahead, done))
    return of_target if of_target != of_deed else None


def _in_manner(question: Question, index: Index, *, growth: bool) -> Figure | None:
    """The best figure that is a growth, or that is none: what was reached and by how much it is to grow."""
    asked = replace(question, figures=frozenset({"YoYGrowth"}) if growth else frozenset())
    ahead = bool(question.roles)
    fitting = (
        each.figure
        for each in rank(asked, index)
        if each.covered >= ENOUGH and (each.figure.type in GROWTH) == growth
        if (each.figure.role != "Actual") == ahead
    )
    return next(fitting, None)


def _of_role(question: Question, index: Index, *, ahead: bool) -> Figure | None:
    first: Scored | None
    first, _ = best(question, index)
    if first is None or (first.figure.role != "Actual") != ahead:
        return None
    return first.figure
