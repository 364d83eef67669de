"""From a question to its answer: which way of answering fits, and what is said when none does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from kg.answering.answer import Answer, none
from kg.answering.by_region import by_region
from kg.answering.checks import check
from kg.answering.cooperation import asks_together, partners, untold, without_bond
from kg.answering.deed_or_plan import deed_or_plan
from kg.answering.doubts import of_figure, of_found
from kg.answering.each_figure import each_figure
from kg.answering.evidence import items, mentions, proofs
from kg.answering.exact_query import exact_query
from kg.answering.figure_choice import NEWLY, TOTAL, best
from kg.answering.figures import Scored
from kg.answering.found import Found
from kg.answering.grouping import UNIT_OF_KIND, grouped
from kg.answering.in_doubt import InDoubt, with_disputes, with_open_names
from kg.answering.index import Index
from kg.answering.intent import (
    about_figures,
    asks_both,
    is_narrowed,
    of_all_sorts,
    says_anything,
    wants_figures,
)
from kg.answering.kinds import kind_things
from kg.answering.lexicon import Lexicon
from kg.answering.lexicon.cues import cue
from kg.answering.lists import as_named, find
from kg.answering.named_and_counted import asks_names_and_number, counted_too
from kg.answering.namesakes import Readings, readings
from kg.answering.negation import may_deny
from kg.answering.normal import LONGEST, asked_in_chinese
from kg.answering.notes import Note, NoteKind
from kg.answering.numbers import (
    comparison,
    figure_answer,
    filtered,
    progress,
    superlative,
    thresholds,
    value,
)
from kg.answering.other_sense import in_both_senses
from kg.answering.other_words import as_titled, in_other_words
from kg.answering.owners import owners, untold_of
from kg.answering.parse import parse
from kg.answering.queries import figure_query, passage_query, saying_query, things_query
from kg.answering.question import Question
from kg.answering.states import standing
from kg.answering.times import told_of_time
from kg.answering.two_parts import several, two_parts
from kg.answering.unanswered import left_out, other_times
from kg.answering.unread import is_guessed, is_unread, is_vague, only_names
from kg.answering.unstated import asks_why, unlisted
from kg.answering.whence import told_whence
from kg.answering.wording import about, links, no_such, pledges, quotes, sentences, titles
from kg.store.interface import Store

NAMED_CUES = cue("named-only")
ASKS_PARTS = cue("asks-parts")
GIVEN_BY_WHOM = cue("given-by-whom")

Way = Callable[[Question, Index], Answer | None]

MOST_ANSWERS = 200


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
        answer = self._of_each(readings(question, self.index))
        figures = each_figure(question, answer, self.index, self.lexicon)
        answer = figures or answer
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
        if not says_anything(question):
            return none(NoteKind.NOTHING_TO_ANSWER)
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
            question = replace(question, kinds=())
        numeric = question.asks & {"how_many", "how_much", "yes_no"} or not (question.asks or question.kinds)
        if not numeric and any(not word.isascii() for word in question.unknown):
            return no_such(question.unknown, self.index)
        return self._first(question, (quotes, links, about)) or (
            self._yes_no(question)
            if "yes_no" in question.asks
            else grouped(question, self.index, self.lexicon, self.store)
            or self._first(
                question,
                (
                    by_region,
                    standing,
                    deed_or_plan,
                    comparison,
                    superlative,
                    thresholds,
                    filtered,
                    two_parts,
                    several,
                    progress,
                ),
            )
            or self._named_and_counted(question)
            or self._count(question)
            or self._first(question, (value, titles, pledges))
            or self._list(question)
        )

    def _first(self, question: Question, ways: tuple[Way, ...]) -> Answer | None:
        return next((answer for way in ways if (answer := way(question, self.index))), None)

    def _yes_no(self, question: Question) -> Answer:
        if any(not word.isascii() for word in question.unknown):
            return no_such(question.unknown, self.index)
        if question.unknown and (only_names(question) or is_vague(question)):
            return no_such(question.unknown, self.index)
        if not told_of_time(question, self.index):
            return none(NoteKind.NOT_OF_THAT_TIME)
        verdict = check(question, self.index, self.lexicon)
        if verdict.truth is None:
            return none(verdict.why or NoteKind.DOES_NOT_SAY)
        if verdict.figures:
            sparql = figure_query(verdict.figures)
        elif verdict.things:
            sparql = things_query(verdict.things)
        else:
            sparql = passage_query(verdict.passages)
        return Answer(
            "",
            "boolean",
            boolean=verdict.truth,
            evidence=proofs(verdict.passages, self.index),
            sparql=sparql,
            notes=(*((verdict.why,) if verdict.why else ()), *verdict.notes),
            facts=len(set(verdict.passages)),
        )

    def _named_and_counted(self, question: Question) -> Answer | None:
        if not asks_names_and_number(question):
            return None
        listed = self._list(question)
        named = {item.kind for item in listed.answers} - {"Passage"}
        return counted_too(listed, question, self.index) if named else None

    def _count(self, question: Question) -> Answer | None:
        if "how_many" not in question.asks or not question.kinds:
            return None
        if asks_both(question) or (question.superlative and question.asks & {"which", "who"}):
            return None
        if NAMED_CUES.search(question.text):
            counted = self._counted(question)
            if counted is not None:
                return counted
        first, rivals = best(question, self.index, question.asked)
        if first is not None and self._is_of_a_part(question, first):
            first = None
        if first is not None:
            doubts = of_figure(question, first, self.index)
            return figure_answer(first.figure, self.index, "count", rivals).noting(*doubts)
        return self._counted(question)

    def _is_of_a_part(self, question: Question, scored: Scored) -> bool:
        """Whether a count is less than what the report names of all that is asked for: 某校等8个项目交付."""
        if question.terms or not question.steps:
            return False
        found = find(question, self.index, self.lexicon)
        return len(as_named(found.things, self.index)) > scored.figure.value

    def _counted(self, question: Question) -> Answer | None:
        whole = NEWLY.search(question.text) or TOTAL.search(question.text) or of_all_sorts(question)
        if whole and not is_narrowed(question) and not NAMED_CUES.search(question.text):
            return none(NoteKind.NO_FIGURE)
        if question.unknown and not NAMED_CUES.search(question.text):
            return no_such(question.unknown, self.index)
        found = find(question, self.index, self.lexicon)
        if not found.things:
            return None
        far = found.near > 1 or found.dropped or (found.near and (found.loose or found.further))
        if far and not NAMED_CUES.search(question.text):
            return none(NoteKind.NO_FIGURE)
        listed = self._listed(question, found)
        kind = listed.answers[0].kind
        return replace(
            listed,
            type="count",
            value=Decimal(len(as_named(found.things, self.index))),
            unit=UNIT_OF_KIND.get(kind, "个"),
        ).noting(Note(NoteKind.COUNTED))

    def _list(self, question: Question) -> Answer:
        if is_unread(question):
            return no_such(question.unknown, self.index)
        wanting = wants_figures(question)
        if wanting is not None:
            return none(wanting)
        asked = question
        question, found = self._found(question)
        if about_figures(question) and found.near > 1:
            return none(NoteKind.DOES_NOT_SAY)
        untold_of_it = unlisted(asked, found, self.index)
        if untold_of_it is not None:
            return none(untold_of_it)
        if asks_together(asked, self.index) and found.things:
            return self._together(asked, question, found)
        if question.unknown and (
            is_guessed(question, found) or self._only_named(question, found, partly=True)
        ):
            return no_such(question.unknown, self.index)
        if ASKS_PARTS.search(question.text) and self._only_named(question, found, partly=True):
            return none(NoteKind.DOES_NOT_SAY)
        if found.things and not self._only_named(question, found):
            return self._listed(question, found)
        told = (
            quotes(replace(question, asks=question.asks | {"evidence"}), self.index) if found.things else None
        )
        if told is not None and told.answers:
            return told.noting(Note(NoteKind.QUOTED_INSTEAD))
        return none(_unmet(found))

    def _found(self, question: Question) -> tuple[Question, Found]:
        """The things asked for; where nothing is called a cooperation, what partners do."""
        found = find(question, self.index, self.lexicon)
        if found.unmet and question.terms and {kind.id for kind in question.kinds} == {"cooperation"}:
            wider = replace(question, kinds=(), relations=question.relations | {"partner"})
            other = find(wider, self.index, self.lexicon)
            return (wider, other) if other.things else (question, other)
        if question.award and question.kinds and question.terms and found.near:
            won = find(replace(question, kinds=()), self.index, self.lexicon)
            if won.things and not (won.near or won.dropped):
                return question, replace(won, loose=True)
        titled = as_titled(question) if found.near or not found.things else None
        if titled is not None:
            other = find(titled, self.index, self.lexicon)
            if other.things and not (other.near or other.dropped):
                return titled, other
        return question, found

    def _together(self, asked: Question, question: Question, found: Found) -> Answer:
        """What is done together with a partner; what is told without a name is quoted."""
        besides = untold(asked, found.things, self.index)
        clauses = [self.index.text.clauses[at] for at in besides]
        if clauses and found.things <= partners(asked, self.index):
            return sentences([clause.passage for clause in clauses], self.index).noting(
                Note(NoteKind.QUOTED_INSTEAD)
            )
        listed = self._listed(question, found)
        if not clauses:
            return listed
        told = "; ".join(dict.fromkeys(clause.words for clause in clauses))
        more = proofs([clause.passage for clause in clauses], self.index)
        listed = replace(listed, evidence=tuple(dict.fromkeys((*listed.evidence, *more))))
        return listed.noting(Note(NoteKind.ALSO_SAID, told))

    def _only_named(self, question: Question, found: Found, *, partly: bool = False) -> bool:
        """Whether nothing is found but what the question names itself: 某某完成了什么."""
        words = {word for term in question.terms for word in term.words}
        named = {iri for word in words for iri in self.index.names.get(word, ())}
        if partly:
            named |= {iri for word in words for iri in self.index.named(word)}
        plain = not (question.kinds or question.steps or question.relations)
        return plain and bool({"which", "what_is"} & question.asks) and found.things <= named

    def _listed(self, question: Question, found: Found) -> Answer:
        if question.whose and question.kinds:
            return owners(found.things, self.index)
        found = replace(found, things=as_named(found.things, self.index))
        total = len(found.things)
        if total > MOST_ANSWERS:
            first = sorted(found.things, key=self.index.first_seen)[:MOST_ANSWERS]
            found = replace(found, things=frozenset(first))
        listed = items(found.things, self.index)
        sparql = exact_query(question, found, self.index, self.store)
        used = _proving(question, found, self.index)
        notes = [*of_found(question, found, used, self.index)]
        if total > MOST_ANSWERS:
            notes.append(Note(NoteKind.CUT_ITEMS, "", (str(MOST_ANSWERS), str(total))))
        return Answer(
            "",
            "list",
            answers=listed,
            evidence=proofs(used, self.index),
            sparql=sparql,
            notes=tuple(notes),
            facts=len(set(used)),
            second=self._second(question) if found.others else None,
        )

    def _second(self, question: Question) -> Answer | None:
        """The list of the next likely reading: the same step, or the same things, in other words."""
        wider = in_other_words(question)
        found = find(wider, self.index, self.lexicon)
        said = question.step_phrase or ", ".join(term.text for term in question.asked)
        meant = f"{said} → " + ("不限用词" if asked_in_chinese(question.text) else "in any words")
        return replace(self._listed(wider, found), interpretation=meant) if found.things else None


def _unmet(found: Found) -> Note:
    """Why nothing is found."""
    return Note(NoteKind.UNMET, ", ".join(found.unmet)) if found.unmet else Note(NoteKind.DOES_NOT_SAY)


def describe(question: Question) -> str:
    """The reading in one line: each phrase and what it became."""
    return "; ".join(dict.fromkeys(f"{read.phrase} → {read.meaning}" for read in question.reading)) or "—"


def _proving(question: Question, found: Found, index: Index) -> list[str]:
    """The passages that show that things meet the conditions: their steps, else their mentions."""
    steps = [
        passage
        for thing in found.things
        for step in index.steps_of.get(thing, ())
        if step.type in question.steps
        for passage in step.passages
    ]
    return steps or mentions(found.things, index)
