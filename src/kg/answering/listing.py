"""Questions for things: the list of them, how many they are, or why neither is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from kg.answering.answer import Answer, none
from kg.answering.cooperation import asks_together, called_both, partners, untold
from kg.answering.doubts import of_figure, of_found
from kg.answering.evidence import MOST_ANSWERS, items, mentions, proofs
from kg.answering.exact_query import exact_query
from kg.answering.figure_choice import NEWLY, TOTAL, best
from kg.answering.figures import Scored
from kg.answering.found import Found
from kg.answering.grouping import UNIT_OF_KIND
from kg.answering.index import Index
from kg.answering.intent import (
    about_figures,
    asks_both,
    is_narrowed,
    of_all_sorts,
    wants_figures,
)
from kg.answering.lexicon import Lexicon
from kg.answering.lexicon.cues import cue
from kg.answering.lists import as_named, find
from kg.answering.named_and_counted import asks_names_and_number, counted_too
from kg.answering.normal import asked_in_chinese
from kg.answering.notes import Note, NoteKind
from kg.answering.numbers import figure_answer
from kg.answering.other_words import as_titled, in_other_words
from kg.answering.owners import owners
from kg.answering.question import Question
from kg.answering.unnamed import only_counted_so, said_instead, unnamed
from kg.answering.unread import is_guessed, is_unread
from kg.answering.unstated import unlisted
from kg.answering.wording import no_such, quotes, sentences
from kg.store.interface import Store

NAMED_CUES = cue("named-only")
ASKS_PARTS = cue("asks-parts")
BOTH_HALVES = cue("both-halves")
NOT_IN_FIRST_HALF = cue("not-in-first-half")


@dataclass(frozen=True, slots=True)
class Lister:
    """Answers with things of one graph, by name or by number."""

    store: Store
    index: Index
    lexicon: Lexicon

    def named_and_counted(self, question: Question) -> Answer | None:
        """Who it is and how many in all, where both are asked for."""
        if not asks_names_and_number(question):
            return None
        listed = self.things(question)
        named = {item.kind for item in listed.answers} - {"Passage"}
        return counted_too(listed, question, self.index) if named else None

    def number(self, question: Question) -> Answer | None:
        """How many things there are: by a figure of the report, else by those it names."""
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
            return none(NoteKind.NO_FIGURE).noting(self._named(question))
        if question.unknown and not NAMED_CUES.search(question.text):
            return no_such(question.unknown, self.index)
        found = find(question, self.index, self.lexicon)
        if not found.things:
            return None
        far = found.near > 1 or found.dropped or (found.near and (found.loose or found.further))
        if far and not NAMED_CUES.search(question.text):
            return none(NoteKind.NO_FIGURE)
        listed = self._listed(question, found)
        if not listed.answers:  # whose they are is asked, and is not told
            return listed
        kind = listed.answers[0].kind
        return replace(
            listed,
            type="count",
            value=Decimal(len(as_named(found.things, self.index))),
            unit=UNIT_OF_KIND.get(kind, "个"),
        ).noting(Note(NoteKind.COUNTED))

    def _named(self, question: Question) -> Note | None:
        """How many of what is asked for the reports name, where no figure tells how many there are."""
        if question.unknown or NEWLY.search(question.text):
            return None
        named = as_named(find(question, self.index, self.lexicon).things, self.index)
        return Note(NoteKind.NAMED_SO_MANY, "", (str(len(named)),)) if named else None

    def things(self, question: Question) -> Answer:
        """The things asked for, sentences in their place, or why there are none."""
        if is_unread(question):
            return no_such(question.unknown, self.index)
        wanting = wants_figures(question)
        if wanting is not None:
            return none(wanting)
        if (
            BOTH_HALVES.search(NOT_IN_FIRST_HALF.sub("", question.text))
            and question.steps
            and not (question.negated or question.lacking)
        ):
            return none(NoteKind.TWO_TIMES)
        asked = question
        question, found = self._found(question)
        if about_figures(question) and found.near > 1:
            return none(NoteKind.DOES_NOT_SAY)
        both = called_both(asked, found, self.index)
        return self._called_both(question, both) if both else self._of_found(asked, question, found)

    def _called_both(self, question: Question, both: frozenset[str]) -> Answer:
        """What is called as those asked for and as what they do together, which nothing says they do."""
        plain = replace(question, relations=frozenset(), unused=())
        return self._listed(plain, Found(both)).noting(Note(NoteKind.DOES_NOT_SAY_SO))

    def _of_found(self, asked: Question, question: Question, found: Found) -> Answer:
        """The list of what is found, or why it is no answer."""
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
        counted = only_counted_so(question, self.index)
        return none(counted) if counted else said_instead(none(_unmet(found)), question, self.index)

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
        besides = unnamed(question, found, self.index)
        notes += [besides] if besides else []
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
