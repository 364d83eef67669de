"""What a report says is done together with a partner, and names nothing that the graph holds for it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.answering.found import Found
from kg.answering.index import Index
from kg.answering.kinds import kind_things
from kg.answering.lexicon.cues import words
from kg.answering.matching import saying
from kg.answering.question import Question, Term

TOGETHER = words("together")

BODIES = frozenset({"Enterprise", "Organization"})
SIDES = ("Place", "Organization", "Enterprise")


def asks_together(question: Question, index: Index) -> bool:
    """Whether the question is what is done together with somebody it names."""
    about = "partner" in question.relations or any(kind.id == "cooperation" for kind in question.kinds)
    return about and bool(partners(question, index)) and not question.asks & {"who", "where"}


def partners(question: Question, index: Index) -> frozenset[str]:
    """The things that are called as somebody the question names is."""
    sides = frozenset().union(*(index.of_class.get(name, frozenset()) for name in SIDES))
    sides -= index.of_class.get("Park", frozenset())
    words = {word for term in question.terms for word in term.words} - index.home
    return sides & {iri for word in words for iri in index.named(word)}


def untold(question: Question, things: frozenset[str], index: Index) -> Sequence[int]:
    """The clauses that speak of something done together with the partners and name none of the things."""
    each = [saying(index, term.words) for term in question.terms]
    said = set.intersection(*each) if each else set()
    said &= saying(index, TOGETHER)
    named = things - partners(question, index)
    return sorted(at for at in said if not index.text.clauses[at].things & named)


def without_bond(question: Question, index: Index) -> bool:
    """Whether it is asked what those named do together, and nothing says of them that they do anything."""
    if "partner" not in question.relations or question.asks & {"yes_no", "who", "where"} or question.kinds:
        return False
    together = saying(index, TOGETHER)
    passages = {index.text.pieces[at].passage for at in together}
    each = [_speaking(term, index) for term in question.terms]
    if any(not passages & {index.text.pieces[at].passage for at in said} for said in each):
        return True
    bodies = [_speaking(term, index) for term in question.terms if _is_body(term, index)]
    return len(bodies) > 1 and not set.intersection(together, *bodies)


def called_both(question: Question, found: Found, index: Index) -> frozenset[str]:
    """The things called as what is asked for and as what is done together, where no partner is told of it.

    与哪些大学合作建设科技园: a park that a university's name opens, and not who does something else here.
    """
    if "partner" not in question.relations or not question.unused or not question.kinds:
        return frozenset()
    nouns = [noun for noun in question.nouns if noun.text in question.unused and noun.words]
    beside = {at for iri in found.things for at in index.text.clauses_of.get(iri, ())}
    unsaid = [noun for noun in nouns if not saying(index, (noun.text, *noun.words)) & beside]
    if not unsaid:
        return frozenset()
    called = [{iri for word in (noun.text, *noun.words) for iri in index.named(word)} for noun in unsaid]
    return kind_things(question.kinds, index).intersection(*called)


def _is_body(term: Term, index: Index) -> bool:
    """Whether a term is the name of a firm or another body."""
    named = {iri for word in term.words for iri in index.names.get(word, ())}
    return any(index.things[iri].classes & BODIES for iri in named)


def _speaking(term: Term, index: Index) -> set[int]:
    """The clauses that name what a term names, under any of its names."""
    named = {iri for word in term.words for iri in index.names.get(word, ())}
    return saying(index, term.words) | {at for iri in named for at in index.text.clauses_of.get(iri, ())}
