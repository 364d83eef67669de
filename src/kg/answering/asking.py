"""From a question to its answer: which way of answering fits, and what is said when none does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from kg.answering.aims import aims
from kg.answering.answer import Answer, none
from kg.answering.by_region import by_region
from kg.answering.checks import check
from kg.answering.cooperation import without_bond
from kg.answering.deed_or_plan import deed_or_plan
from kg.answering.difficulties import difficulties
from kg.answering.due import due
from kg.answering.each_figure import each_figure
from kg.answering.each_list import each_list
from kg.answering.evidence import proofs
from kg.answering.grouping import grouped
from kg.answering.having import having
from kg.answering.having_by_region import asks_regions, having_by_region
from kg.answering.in_doubt import InDoubt, with_disputes, with_open_names
from kg.answering.index import Index
from kg.answering.intent import (
    says_anything,
)
from kg.answering.kinds import kind_things
from kg.answering.lexicon import Lexicon
from kg.answering.lexicon.cues import cue
from kg.answering.listing import Lister
from kg.answering.namesakes import Readings, readings
from kg.answering.negation import may_deny
from kg.answering.normal import LONGEST
from kg.answering.notes import Note, NoteKind
from kg.answering.numbers import (
    comparison,
    filtered,
    progress,
    superlative,
    thresholds,
    value,
)
from kg.answering.other_sense import in_both_senses
from kg.answering.owners import untold_of
from kg.answering.parse import parse
from kg.answering.queries import figure_query, passage_query, saying_query, things_query
from kg.answering.question import Question
from kg.answering.states import standing
from kg.answering.than import than
from kg.answering.times import told_of_time
from kg.answering.two_parts import apart, progress_of_each, several, two_parts
from kg.answering.unanswered import left_out, other_times
from kg.answering.unnamed import said_instead
from kg.answering.unread import is_vague, only_names
from kg.answering.unstated import asks_why
from kg.answering.whence import told_whence
from kg.answering.whether_any import whether_any
from kg.answering.wording import about, links, no_such, pledges, quotes, titles
from kg.store.interface import Store

GIVEN_BY_WHOM = cue("given-by-whom")

Way = Callable[[Question, Index], Answer | None]


@dataclass(frozen=True)
class Answerer:
    """Everything a warm process keeps: the store, the index of its graph, the lexicon, what is in doubt."""

    store: Store
    index: Index
    lexicon: Lexicon
    doubts: InDoubt = field(default_factory=InDoubt)

    def warm(self) -> Answerer:
        """The same, with everything that is computed on first use computed."""
        self.index.warm()
        _ = self.doubts.maybe_same
        for kind in self.lexicon.kinds.values():
            if not kind.pattern:
                kind_things((kind,), self.index)
        self.ask("Zhongguo 有哪些项目?")
        return self

    def ask(self, text: str) -> Answer:
        """The answer to one question; never raises for what the question says."""
        if len(text) > LONGEST:
            return replace(none(Note(NoteKind.TOO_LONG, "", (f"{len(text):,}", str(LONGEST)))), question=text)
        question = parse(text, self.index, self.lexicon)
        of_all = asks_regions(question, self.index)
        answer = self._of_each(Readings(question) if of_all else readings(question, self.index))
        figures = each_figure(question, answer, self.index, self.lexicon)
        answer = figures or each_list(question, answer, self.ask, self.index, self.lexicon) or answer
        answer = with_disputes(answer, self.doubts, self.index)
        answer = with_open_names(answer, question, self.doubts, self.index)
        notes = []
        unread = set(question.unknown) - set(may_deny(question.unknown))
        if question.threshold and unread and answer.type != "none":
            answer = replace(
                answer,
                notes=(Note(NoteKind.MAY_DENY), *answer.notes),
            )
        notes.append(left_out(answer, question.text) if figures is None else None)
        if answer.type == "none" and not (question.missing or question.unknown):
            notes.append(other_times(question, self.index))
        if question.passed and answer.type != "none":
            notes.append(Note(NoteKind.NOT_USED, ", ".join(question.passed)))
        if question.unknown:
            notes.append(Note(NoteKind.NOT_UNDERSTOOD, ", ".join(question.unknown)))
        return replace(
            answer.noting(*notes), question=text, interpretation=describe(question), reading=question.reading
        )

    def _of_each(self, read: Readings) -> Answer:
        """The answer for the likelier of two namesakes, with that for the other as its second."""
        answer = self._whence(self._in_senses(read.first), read.first)
        other = self._whence(self._in_senses(read.other), read.other) if read.other is not None else None
        if other is None or other.type == "none":
            return answer
        if answer.type == "none":
            return other
        first, second = read.where
        told = Note(NoteKind.NAMESAKE, first, (str(read.number),))
        return replace(answer.noting(told), second=replace(other, interpretation=second))

    def _whence(self, answer: Answer, question: Question) -> Answer:
        """The answer and its second reading with the regions and times of what they list."""
        second = answer.second and told_whence(answer.second, question, self.index)
        return replace(told_whence(answer, question, self.index), second=second)

    def _in_senses(self, question: Question) -> Answer:
        return in_both_senses(question, self.lexicon, self._answer)

    def _answer(self, question: Question) -> Answer:
        troubles = difficulties(question, self.index)
        if troubles is not None:
            return troubles
        aimed = aims(question, self.index, self.lexicon)
        if aimed is not None:
            return aimed
        if not says_anything(question):
            return none(NoteKind.NOTHING_TO_ANSWER)
        in_time = due(question, self.index, self.lexicon)
        if in_time is not None:
            return in_time
        answer = self._whenever(question)
        unused = question.in_time and answer.type != "none"
        return answer.noting(Note(NoteKind.NOT_USED, question.in_time)) if unused else answer

    def _whenever(self, question: Question) -> Answer:
        """The answer to a question that does not ask for what was done in time."""
        opposite = () if question.threshold else may_deny(question.unknown)
        if opposite:
            return none(Note(NoteKind.MAY_BE_OPPOSITE, "", (", ".join(opposite),)))
        if GIVEN_BY_WHOM.search(question.text):
            return none(NoteKind.DOES_NOT_SAY_BY_WHOM)
        untold_note = untold_of(question, self.index)
        if untold_note is not None:
            return none(untold_note)
        if without_bond(question, self.index):
            return none(NoteKind.NO_RELATION)
        whether_said = {"evidence", "yes_no"} <= question.asks and not asks_why(question)
        if question.missing and whether_said:
            unsaid = no_such(question.missing, self.index)
            sparql = saying_query(question.missing)
            return replace(unsaid, type="boolean", boolean=False, sparql=sparql)
        if question.missing:
            return no_such(question.missing, self.index)
        if asks_why(question):
            question = replace(question, kinds=(), asks=question.asks - {"yes_no"})
        numeric = question.asks & {"how_many", "how_much", "yes_no"} or not (question.asks or question.kinds)
        aimed = question.numbers or question.roles or "over" in question.figures
        if question.unknown and question.compare and len(question.sides) < 2 and not aimed:
            return no_such(question.unknown, self.index)
        if not numeric and any(not word.isascii() for word in question.unknown):
            return no_such(question.unknown, self.index)
        things = Lister(self.store, self.index, self.lexicon)
        there = having_by_region(question, self.index, self.lexicon)
        return (
            there
            or self._first(question, (quotes, links, about))
            or (
                self._yes_no(question)
                if "yes_no" in question.asks
                else grouped(question, self.index, self.lexicon, self.store)
                or self._first(
                    question,
                    (
                        by_region,
                        standing,
                        deed_or_plan,
                        than,
                        comparison,
                        superlative,
                        thresholds,
                        filtered,
                        apart,
                        two_parts,
                        several,
                        progress_of_each,
                        progress,
                    ),
                )
                or having(question, self.index, self.lexicon)
                or things.named_and_counted(question)
                or things.number(question)
                or self._first(question, (value, titles, pledges))
                or things.things(question)
            )
        )

    def _first(self, question: Question, ways: tuple[Way, ...]) -> Answer | None:
        return next((answer for way in ways if (answer := way(question, self.index))), None)

    def _yes_no(self, question: Question) -> Answer:
        if any(not word.isascii() for word in question.unknown):
            return no_such(question.unknown, self.index)
        if question.unknown and (question.compare or only_names(question) or is_vague(question)):
            return no_such(question.unknown, self.index)
        if not told_of_time(question, self.index):
            return none(NoteKind.NOT_OF_THAT_TIME)
        verdict = check(question, self.index, self.lexicon)
        reports = self.index.about.home_reports(question.home)
        passages = [each for each in verdict.passages if self.index.stands_in([each], reports)]
        elsewhere = bool(verdict.passages) and not passages
        if verdict.truth is None or elsewhere:
            any_of_sort = whether_any(question, self.ask)
            if any_of_sort is not None:
                return any_of_sort
            unsaid = none((not elsewhere and verdict.why) or NoteKind.DOES_NOT_SAY)
            return said_instead(unsaid, question, self.index) if question.terms else unsaid
        if verdict.figures:
            sparql = figure_query(verdict.figures)
        elif verdict.things:
            sparql = things_query(verdict.things)
        else:
            sparql = passage_query(passages)
        return Answer(
            "",
            "boolean",
            boolean=verdict.truth,
            evidence=proofs(passages, self.index),
            sparql=sparql,
            notes=(*((verdict.why,) if verdict.why else ()), *verdict.notes),
            facts=len(set(passages)),
        )


def describe(question: Question) -> str:
    """The reading in one line: each phrase and what it became."""
    return "; ".join(dict.fromkeys(f"{read.phrase} → {read.meaning}" for read in question.reading)) or "—"
