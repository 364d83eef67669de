"""Whether things were done by the time they were planned for: 哪些项目没有按期完成, 哪些项目逾期."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from kg.answering.answer import Answer, none
from kg.answering.cues import with_later
from kg.answering.evidence import MOST_ANSWERS, items, proofs
from kg.answering.graph import Step
from kg.answering.index import Index
from kg.answering.intent import about_figures
from kg.answering.lexicon import Lexicon
from kg.answering.lexicon.cues import cue
from kg.answering.lists import as_named, find
from kg.answering.notes import Note, NoteKind
from kg.answering.queries import things_query
from kg.answering.question import Question
from kg.values.period import parse_period

OVERDUE = cue("overdue")
# With these a thing is there: what 完成 says of it where no other step is named.
DONE = ("Completed", "Accepted", "InProduction", "InOperation")


def due(question: Question, index: Index, lexicon: Lexicon) -> Answer | None:
    """The things that were planned for a time that is over: those not told as done, or those done by then."""
    if not question.in_time or not _of_things(question):
        return None
    late = OVERDUE.search(question.text) is not None
    steps, until = frozenset(question.steps or DONE), _told_until(index)
    things = find(_without_step(question), index, lexicon).things
    said = _said(question, things, index, late=late)
    if said:
        return said
    chosen = {
        thing: planned
        for thing in as_named(things, index)
        if (
            planned := [
                each for each in _planned(thing, steps, until, index) if _stands(each, index, late=late)
            ]
        )
    }
    if "yes_no" in question.asks:
        return _whether(chosen, things, index, late=late)
    if not chosen:
        return none(_none_so(index, late=late))
    shown = sorted(chosen, key=index.first_seen)[:MOST_ANSWERS]
    cut = Note(NoteKind.CUT_ITEMS, "", (str(MOST_ANSWERS), str(len(chosen))))
    answer = Answer(
        "",
        "list",
        answers=items(shown, index),
        evidence=proofs(_passages(chosen[thing] for thing in shown), index),
        sparql=things_query(shown),
        notes=(Note(NoteKind.PAST_DUE if late else NoteKind.DONE_IN_TIME),),
        facts=len(chosen),
    ).noting(cut if len(chosen) > MOST_ANSWERS else None)
    if "how_many" in question.asks:
        return replace(answer, type="count", value=Decimal(len(chosen)))
    return answer


def _of_things(question: Question) -> bool:
    """Whether it is asked of things, told by their kind or name, and not of figures, pledges or sentences."""
    others = any("Commitment" in kind.classes for kind in question.kinds) or about_figures(question)
    if others or question.states or question.unknown or question.missing:
        return False
    return bool(question.kinds or question.terms) and not question.asks & {"how_much", "evidence"}


def _said(question: Question, things: frozenset[str], index: Index, *, late: bool) -> Answer | None:
    """What the reports themselves say was done in time, or is overdue: 某项目如期竣工."""
    if late and OVERDUE.fullmatch(question.in_time) is None:
        return None
    clauses = [index.text.clauses[at] for at in index.text.saying(question.in_time)]
    told = frozenset().union(*(clause.things for clause in clauses)) & things
    if not told:
        return None
    passages = [clause.passage for clause in clauses if clause.things & told]
    kind = "boolean" if "yes_no" in question.asks else "list"
    return Answer(
        "",
        kind,
        answers=() if kind == "boolean" else items(told, index),
        boolean=True if kind == "boolean" else None,
        evidence=proofs(passages, index),
        sparql=things_query(told),
        facts=len(told),
    )


def _without_step(question: Question) -> Question:
    """The question for the things alone, whatever has become of them."""
    return replace(
        question,
        asks=question.asks - {"yes_no"},
        steps=(),
        step_phrase="",
        lacking=(),
        doing=(),
        modality="",
        half="",
        roles=frozenset(),
        figures=frozenset(),
        negated=False,
    )


def _planned(thing: str, steps: frozenset[str], until: Mapping[str, date], index: Index) -> list[Step]:
    """The steps asked about that are planned of a thing for a time that its region's reports have reached."""
    return [
        step
        for step in index.steps_of.get(thing, ())
        if step.type in steps and step.modality == "Planned"
        if (by := _end(step.period)) is not None
        if any(
            by <= until.get(index.passage[passage][0], date.min)
            for passage in step.passages
            if passage in index.passage
        )
    ]


def _stands(planned: Step, index: Index, *, late: bool) -> bool:
    """Whether a planned step is not told as taken, or is told as taken by the time it was planned for."""
    later = with_later((planned.type,))
    taken = [
        step
        for step in index.steps_of.get(planned.thing, ())
        if step.type in later and step.modality == "Realised"
    ]
    by = _end(planned.period)
    if late:
        return not taken
    ends = [end for step in taken if (end := _end(step.period)) is not None]
    return by is not None and any(end <= by for end in ends)


def _end(period: str) -> date | None:
    """The last day of a period."""
    found = parse_period(period)
    return found.end if found is not None else None


def _told_until(index: Index) -> Mapping[str, date]:
    """The last day that the reports of each report's region tell of."""
    about = index.about
    of_region: dict[str, date] = {}
    for report, period in index.contents.periods.items():
        end, region = _end(period), about.label(report) or report
        if end is not None:
            of_region[region] = max(end, of_region.get(region, end))
    return {
        report: of_region[region]
        for report in index.contents.periods
        if (region := about.label(report) or report) in of_region
    }


def _whether(chosen: dict[str, list[Step]], things: frozenset[str], index: Index, *, late: bool) -> Answer:
    """Yes where all the things named stand so; else nothing says."""
    if not things or set(chosen) != set(as_named(things, index)):
        return none(NoteKind.NOT_TOLD_IN_TIME)
    passages = _passages(chosen.values())
    return Answer(
        "",
        "boolean",
        boolean=True,
        evidence=proofs(passages, index),
        sparql=things_query(chosen),
        notes=(Note(NoteKind.PAST_DUE if late else NoteKind.DONE_IN_TIME),),
        facts=len(chosen),
    )


def _passages(planned: Iterable[list[Step]]) -> list[str]:
    return [passage for steps in planned for step in steps for passage in step.passages]


def _none_so(index: Index, *, late: bool) -> Note:
    """Why none is listed: the reports end before the time that things are planned for."""
    ends = [end for period in index.contents.periods.values() if (end := _end(period)) is not None]
    if not late or not ends:
        return Note(NoteKind.NOT_TOLD_IN_TIME)
    return Note(NoteKind.NONE_PAST_DUE, "", (max(ends).isoformat(),))
