"""Which figure a question means: the best that fits, if it is of the whole, step and sort asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable

import rjieba

from kg.answering.figures import (
    ABOVE,
    AHEAD,
    BEFORE,
    ENOUGH,
    IN_CLAUSE,
    Scored,
    also_called,
    nearness_of,
    pieces_of,
    rank,
    unsaid,
)
from kg.answering.graph import Figure
from kg.answering.index import Index
from kg.answering.lexicon import load_lexicon
from kg.answering.lexicon.cues import cue
from kg.answering.matching import LEVEL_WORDS
from kg.answering.normal import bare
from kg.answering.question import Question, Term

APPLIED = cue("applied-for")
APPLIED_FOR = cue("what-is-applied-for")
OBTAINED = cue("obtained")
TOTAL = cue("total")
NEWLY = cue("newly")
ADDED = cue("added")
SO_FAR = cue("so-far")
ALTERED = cue("altered")
WHOLE_ABOVE = re.compile("占[^,]{0,4}(全[市省国])")
ALL_OF_IT = re.compile("总[数量额]?|数量")
JOINED = re.compile(r"[和与及、]|\band\b")
BOUND = cue("bounded")
PART_OF = cue("part-of-so-many")
GOES_ON = cue("goes-on")
SHORTEST_PLACE = 2
CLEAR = 0.02
# The share of an indicator's name that a question may leave unsaid if it only has a noun, or wants a total.
MOST_UNSAID = 0.4


def _of_something_else(scored: Scored, question: Question, extra: Iterable[Term], index: Index) -> bool:
    """Whether a figure is of a part, or of what is new, where the whole is asked for, or the reverse."""
    figure = scored.figure
    said = " ".join((*figure.names, *index.said_of(figure)[:1]))
    if not question.terms and NEWLY.search(question.text) and not NEWLY.search(said):
        return True
    if _altered_only(figure, question, said):
        return True
    terms = [*question.terms, *question.nouns, *question.asked, *question.hints, *question.doing, *extra]
    rest = [ALL_OF_IT.sub("", unsaid(name, terms)) for name in figure.names]
    narrow = min((len(left) / len(name) for left, name in zip(rest, figure.names, strict=True)), default=0.0)
    total = TOTAL.search(question.text)
    ahead = figure.role in AHEAD and not (question.roles & AHEAD or question.modality == "Planned")
    if total and (ahead or _only_added(figure, question, said)):
        return True
    if "Share" in question.figures and _of_another_whole(figure, question, said):
        return True
    if APPLIED.match(figure.name) and "Applied" not in question.steps:
        return True
    told = APPLIED_FOR.sub("", " ".join((figure.name, *index.said_of(figure)[:1])))
    applied = APPLIED.search(said) or "Applied" in question.steps
    if question.award and applied and not OBTAINED.search(told):
        return True
    nouns = {term.text for term in (*question.nouns, *question.asked)}
    firm = [term for term in question.terms if not _of_area(term, index)]
    bare_noun = not (firm or question.award or question.levels) and len(nouns) < 2
    only_new = NEWLY.search(figure.name) and not NEWLY.search(question.text)
    if bare_noun and only_new and not question.steps:
        return True
    return (bare_noun or bool(total)) and narrow > MOST_UNSAID


def _altered_only(figure: Figure, question: Question, said: str) -> bool:
    """Whether what is new is asked for, and a figure is of what was only rebuilt or taken away."""
    new = NEWLY.search(question.text) and not NEWLY.search(said)
    return bool(new and ALTERED.match(figure.name) and not ALTERED.search(question.text))


def _only_added(figure: Figure, question: Question, said: str) -> bool:
    """Whether a figure is of what was added, where all there is was asked for: 建成, not 累计建成."""
    if NEWLY.search(question.text) or "Completed" in question.steps:
        return False
    return bool(ADDED.search(" ".join(figure.names))) and not SO_FAR.search(said)


def _of_area(term: Term, index: Index) -> bool:
    """Whether a word only says where."""
    named = {iri for word in term.words for iri in index.names.get(word, ())}
    return bool(named) and named <= index.areas


def _of_another_whole(figure: Figure, question: Question, said: str) -> bool:
    """Whether a share is of another whole than is asked for, or of the very thing asked for: 占全市的比重."""
    asked = bare(question.text)
    above = WHOLE_ABOVE.search(asked)
    if above and above[1] not in said:
        return True
    parts = [
        word for term in question.terms for word in (term.text, *term.words) if f"{term.text}占" in asked
    ]
    names = " ".join(figure.names)
    return any(f"占{word}" in names and f"{word}占" not in names for word in parts)


def _called(figure: Figure, term: Term, index: Index) -> bool:
    """Whether what is measured is called so, and does not only stand in the same clause."""
    name = " ".join(figure.names)
    words = (*also_called(term, index).words, *(("".join(pieces_of(term.text))),))
    pieces = pieces_of(term.text)
    return any(word and word in name for word in words) or bool(pieces and any(p in name for p in pieces))


def _of_the_step(figure: Figure, question: Question, index: Index) -> bool:
    """Whether the step asked about is said of a figure itself: without another word only it tells which."""
    return all(nearness_of(step, figure, index) >= IN_CLAUSE for step in question.doing)


def _not_narrower(
    ranked: list[Scored], term: Term, question: Question, extra: Iterable[Term], index: Index
) -> list[Scored]:
    """Without the figures of a part of what is asked for: the whole has its own figure or none."""
    terms = [*question.terms, *question.nouns, *question.asked, *question.hints, *question.doing, *extra]

    if term.text.isascii() and not question.chinese:
        # Every Chinese word for an English one is another word: its own is an indicator's, or the only one.
        own = tuple(word for word in term.words if word in index.names)
        own = own or (term.words if len(term.words) == 1 else ())
    else:
        own = (term.text, *pieces_of(term.text), *(soft.text for soft in question.terms if soft.soft))

    whole = any(word in each.figure.names for each in ranked for word in term.words)

    def of_a_part(figure: Figure) -> bool:
        """Whether a name says much more than another word for the one asked for, or a share of it."""
        unasked = (len(unsaid(name, terms)) / max(1, len(unsaid(name, ()))) for name in figure.names)
        if min(unasked, default=0.0) <= MOST_UNSAID:
            return False
        said = " ".join(figure.names)
        by_another = not any(word in said for word in own) and any(word in said for word in term.words)
        ends = any(name.endswith(word) for name in figure.names for word in term.words)
        of_rate = figure.type == "PpChange" and not ends
        return whole or by_another or of_rate or (figure.type == "Share" and not question.figures)

    return [each for each in ranked if not of_a_part(each.figure)]


def _sorts(question: Question) -> list[Term]:
    """The nouns beside the words of a question for a sum of money that name a sort of things: 学校投资."""
    if "how_much" not in question.asks or not question.terms or JOINED.search(question.text):
        return []
    lexicon = load_lexicon()
    return [
        noun
        for noun in question.nouns
        if any(
            s.kind == "class" and lexicon.kinds[s.value].pattern for s in lexicon.chinese.get(noun.text, ())
        )
    ]


def _beside(noun: Term, scored: Scored, index: Index) -> bool:
    """Whether a noun is said of a figure."""
    return nearness_of(noun, scored.figure, index) >= BEFORE


def _of_level(figure: Figure, question: Question, index: Index) -> bool:
    """Whether the level asked for is said of a figure: 30 parks are no national parks."""
    said = " ".join((*figure.names, *index.said_of(figure)[:3]))
    words = [word for level in question.levels for word in LEVEL_WORDS.get(level, ())]
    return not words or any(word in said for word in words)


def _asked_within(figure: Figure, question: Question, index: Index) -> bool:
    """Whether a part of so many is asked for and a figure is of all of them: how many of the 150."""
    if "how_many" not in question.asks or question.roles & AHEAD:
        return False
    within = PART_OF.search(question.text)
    numbers = [f"{number}" for number, _ in question.numbers]
    if f"{figure.value}" in numbers and (within or figure.role in AHEAD):
        return True
    clause = index.said_of(figure)[0]
    bounded = bool(numbers) and bool(within or BOUND.search(question.text))
    return bounded and not any(number in clause for number in numbers)


def _of_a_neighbour(figure: Figure, terms: Iterable[Term], index: Index) -> bool:
    """Whether what is named stands in the clause before a figure's as the object of something else done.

    What opens a sentence or a clause is what the sentence is of: 某园区集聚…企业, 引入项目6个.
    """
    clause, before, *_ = index.said_of(figure)
    said = " ".join((*figure.names, bare(figure.scope), clause))
    if GOES_ON.search(clause):
        return False
    for term in terms:
        words = [word for word in term.words if _is_thing(word, index) or _is_place(word)]
        if not words or any(word in said for word in words):
            continue
        named = [word for word in words if word in before]
        if named and not any(part.startswith(word) for part in before.split(" ") for word in named):
            return True
    return False


def _is_thing(word: str, index: Index) -> bool:
    """Whether a word is the name of something that is no mere statistic or field."""
    return any(not index.things[iri].classes & {"Indicator", "Industry"} for iri in index.names.get(word, ()))


def _is_place(word: str) -> bool:
    """Whether the general dictionary takes a word for a place or a body: 某某北站."""
    tags = [tag for _, tag in rjieba.tag(word)]
    return len(word) > SHORTEST_PLACE and tags[0] in {"ns", "nt", "nz", "nr"}


def best(question: Question, index: Index, extra: Iterable[Term] = ()) -> tuple[Scored | None, list[Scored]]:
    """The figure meant, if one is clear enough, and the other figures that fit as well."""
    ranked = [each for each in rank(question, index, extra) if each.covered >= ENOUGH]
    firm = [term for term in question.terms if not term.soft]
    if len(firm) == 1 and not question.wanted_units and not extra:
        ranked = [each for each in ranked if _called(each.figure, firm[0], index)]
    ranked = [each for each in ranked if not _of_something_else(each, question, extra, index)]
    if len(firm) > 1 and question.chinese:
        # What is counted or measured stands last.
        ranked = [each for each in ranked if nearness_of(firm[-1], each.figure, index) >= BEFORE]
    ranked = [each for each in ranked if all(_beside(noun, each, index) for noun in _sorts(question))]
    ranked = [each for each in ranked if _of_level(each.figure, question, index)]
    only = firm or question.terms
    if len(only) == 1:
        ranked = [each for each in ranked if nearness_of(only[0], each.figure, index) > ABOVE]
    if len(firm) == 1:
        ranked = _not_narrower(ranked, firm[0], question, extra, index)
    if not question.terms:
        ranked = [each for each in ranked if _of_the_step(each.figure, question, index)]
    ranked = [each for each in ranked if not _asked_within(each.figure, question, index)]
    ranked = [each for each in ranked if not _of_a_neighbour(each.figure, firm, index)]
    if not ranked:
        return None, []
    first = ranked[0]
    rivals = [
        each
        for each in ranked[1:]
        if first.score - each.score < CLEAR
        and (each.figure.value, each.figure.unit) != (first.figure.value, first.figure.unit)
        and each.figure.unit
    ]
    return first, rivals
