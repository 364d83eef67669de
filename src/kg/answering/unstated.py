"""What is asked for beyond what a report tells: a reason, the day of a step, the names of those counted."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from kg.answering.answer import Answer, none
from kg.answering.evidence import proofs
from kg.answering.found import Found
from kg.answering.graph import Figure
from kg.answering.index import Index
from kg.answering.lexicon.cues import cue, words
from kg.answering.notes import Note, NoteKind
from kg.answering.question import Question
from kg.answering.quotes import quoting

ASKS_WHY = cue("asks-why")
WHETHER = cue("asks-whether")
CHANGED = cue("asks-change")
VISITS = ("人次", "客次", "次", "客")
COUNTED_BY = frozenset(words("counting"))
GIVES_REASON = cue("gives-reason")
ASKS_ORDER = cue("asks-order")
ASKS_DAY = cue("asks-day")
SENTENCE_ENDS = re.compile(r"[;\uff1b。|]")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
LONGEST_MONTH = 31
LONGEST_SHOWN = 60


def asks_why(question: Question) -> bool:
    """Whether a reason is asked for, which only a sentence that gives one tells."""
    return bool(ASKS_WHY.search(question.text)) and not WHETHER.search(question.text)


def reasons(question: Question, index: Index) -> list[str] | Answer:
    """The sentences that give a reason in the part that speaks of what is named; else that none is given."""
    found = quoting(question, index)
    giving = [iri for iri in found if _gives_reason(index.passage[iri][3], question)]
    if giving:
        return giving
    told = [part for iri in found for part in _parts(index.passage[iri][3], question)][:1]
    shown = "".join(told)[:LONGEST_SHOWN]
    return replace(none(Note(NoteKind.DOES_NOT_SAY_WHY, shown)), evidence=proofs(found, index))


def _parts(text: str, question: Question) -> list[str]:
    """The parts of a passage between full stops that say most of the question's words."""
    parts = [part.strip() for part in SENTENCE_ENDS.split(text)]
    said = [sum(any(word in part for word in term.words) for term in question.terms) for part in parts]
    return [part for part, number in zip(parts, said, strict=True) if number == max(said)]


def _gives_reason(text: str, question: Question) -> bool:
    return any(GIVES_REASON.search(part) for part in _parts(text, question))


def asks_day(question: Question) -> bool:
    """Whether the day or the month of something is asked for."""
    return bool(ASKS_DAY.search(question.text))


def is_of_a_month(period: str) -> bool:
    """Whether a period is no longer than a month."""
    days = [date.fromisoformat(day) for day in DAY.findall(period)]
    return bool(days) and (days[-1] - days[0]).days < LONGEST_MONTH


def only_counted(question: Question, figure: Figure) -> Note | None:
    """That of those whose names are asked for only the number is told: 淘汰了哪些企业, 31家."""
    named = bool(question.asks & {"which", "who"}) and not question.asks & {"how_many", "how_much", "what_is"}
    if not named or figure.type != "Count" or question.superlative or question.figures:
        return None
    return Note(NoteKind.ONLY_COUNTED, f"{figure.name} {figure.shown}".strip())


def of_another_sort(question: Question, figure: Figure) -> Note | None:
    """That a figure is by how much a share changed and not the share, or counts visits and no things.

    占工业比重是多少 is not 提高1.6个百分点; 服务点有多少个 is not 10万人次.
    """
    if figure.type == "PpChange" and "Share" in question.figures and not CHANGED.search(question.text):
        return Note(NoteKind.NO_SHARE)
    units = question.wanted_units
    things = bool(units) and units[0] in COUNTED_BY and not any(unit in figure.unit for unit in units)
    return Note(NoteKind.NO_FIGURE) if things and figure.unit.endswith(VISITS) else None


def other_than_counted(question: Question, found: Found) -> bool:
    """Whether so many of a sort are asked for by name, and others are found: 22项举措是什么."""
    nouns = "|".join(re.escape(term.text) for term in question.asked)
    counts = {
        number
        for number, unit in question.numbers
        if unit[:1] in COUNTED_BY
        if re.search(rf"{number}\s*{re.escape(unit[:1])}[^的,，是有]{{0,16}}?(?:{nouns})", question.text)
    }
    named = bool(question.kinds) and not question.asks & {"how_many", "how_much", "yes_no"}
    return bool(counts) and named and (found.loose or found.near > 1) and len(found.things) not in counts


def asks_order(question: Question) -> bool:
    """Whether it is asked which came first, which no half-year tells."""
    return bool(ASKS_ORDER.search(question.text)) and not question.figures


def _object_unsaid(question: Question, found: Found, index: Index) -> Note | None:
    """That no clause about what is found speaks of what was done: which towns built hospitals."""
    nouns = [noun for noun in question.nouns if noun.text in question.unused and noun.words]
    if question.chinese or not question.steps or not nouns:
        return None
    beside = {at for iri in found.things for at in index.text.clauses_of.get(iri, ())}
    unsaid = [noun.text for noun in nouns if not any(index.text.saying(w) & beside for w in noun.words)]
    return Note(NoteKind.UNMET, ", ".join(unsaid)) if unsaid else None


def unlisted(question: Question, found: Found, index: Index) -> Note | None:
    """Why what is found is no answer: others than those counted, their order, another deed."""
    if other_than_counted(question, found):
        return Note(NoteKind.ONLY_COUNTED)
    if asks_order(question):
        return Note(NoteKind.DOES_NOT_SAY_WHEN)
    return _object_unsaid(question, found, index)
