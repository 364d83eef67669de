"""Which things meet a condition: the graph says it, or the clause, the sentence, what stands above.

The distances of `tiers`: 0 the graph or the name says it, 1 the same clause, 2 the same sentence,
3 the row head, lead sentence or heading above.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from kg.answering.halves import by_halves, of_years
from kg.answering.index import Index
from kg.answering.lexicon import Lexicon
from kg.answering.lexicon.cues import words
from kg.answering.question import Question, Term
from kg.answering.terms_shown import term_words
from kg.answering.tiers import Tiers, nothing

AWARD_WORDS = words("awarded")
PARTNER_WORDS = words("cooperating")
BUILDING_WORDS = frozenset(words("said-of-buildings"))
SAID_PROGRESS = words("under-way-said")

SIZES = {"百亿级": Decimal(10) ** 10, "千亿级": Decimal(10) ** 11, "万亿级": Decimal(10) ** 12}
UNDER_WAY = frozenset({"Started", "Progressing", "ToppedOut"})
LEVELS = {
    "municipal": ("provincial", "prefectural"),
    "provincial": ("provincial",),
    "national": ("national",),
    "county": ("county",),
    "township": ("township",),
}
# What names call a level, the word that a clause may use for it first.
LEVEL_WORDS = {level: words(f"of-level-{level}") for level in LEVELS}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition and the things that meet it, more of them the further off its words may stand.

    `bound`: its query begins with things already known, and looks for words in their sentences alone.
    """

    kind: str
    text: str
    tiers: Tiers
    linked: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    paths: tuple[tuple[str, tuple[str, ...]], ...] = ()
    soft: bool = False
    bound: bool = False


def in_clauses(index: Index, clauses: Iterable[int]) -> set[str]:
    """The things that clauses name."""
    return {thing for at in clauses for thing in index.text.clauses[at].things}


def in_sentences(index: Index, clauses: Iterable[int]) -> set[str]:
    """The things that the sentences of clauses name."""
    passages = {index.text.pieces[at].passage for at in clauses}
    return {
        thing for p in passages for at in index.text.of_passage[p] for thing in index.text.clauses[at].things
    }


def saying(index: Index, words: Iterable[str]) -> set[int]:
    """The clauses that hold one of the words."""
    return {at for word in words for at in index.text.saying(word)}


def passages_saying(condition: Condition, index: Index) -> frozenset[str]:
    """The passages that hold a condition's words, or stand under them."""
    said = saying(index, condition.words) | {at for word in condition.words for at in index.text.below(word)}
    return frozenset(index.text.pieces[at].passage for at in said)


def _phased(question: Question) -> bool:
    """Whether what is asked for can be a phase; else the phase belongs to the thing that is named."""
    return not question.kinds or any({"Project", "Park"} & set(kind.classes) for kind in question.kinds)


def _of_year(name: str, year: str) -> bool:
    """Whether a name has a year by itself, not as the end of a span: 行动计划(2021-2023年)."""
    return bool(re.search(rf"(?<![-至到—]){year}", name))


def time_condition(term: Term, index: Index) -> Condition:
    """Things of which something is stated for that time, or named with it in one clause."""
    word = term.words[0]

    def stated() -> set[str]:
        won = {r for title, those in index.winners.items() if word in title for r in those}
        taken = {step.thing for step in index.contents.steps if word in step.period}
        called = {t for t in index.named(word) if any(_of_year(name, word) for name in index.things[t].names)}
        return called | won | taken

    def beside() -> set[str]:
        said = (at for at in index.text.saying(word) if _of_year(index.text.pieces[at].words, word))
        return in_clauses(index, said)

    return Condition("time", term.text, Tiers(stated, beside), words=term.words)


def term_condition(term: Term, index: Index, phase: str = "", *, places: bool = False) -> Condition:
    """Things called so, related to what is called so, or spoken of beside the word."""
    linked: set[str] = set()
    called: set[str] = set()
    for word in term.words:
        holding = index.named(word)
        exact = index.industries(word) if term.industry else set(index.names.get(word, ()))
        if term.industry and exact:
            holding = set()
        if not term.industry:
            exact |= {iri for iri in holding & index.areas if index.starts(iri, word)}
        called |= holding | {r for title, won in index.winners.items() if word in title for r in won}
        linked |= exact or holding
    called, linked = called - term.aside, linked - term.aside
    if phase:
        called = linked = {t for t in called | linked if any(phase in name for name in index.things[t].names)}
        if not called:
            return Condition("term", f"{term.text} {phase}", Tiers(set))

    def near() -> set[str]:
        related = {other for thing in linked for other in index.neighbours.get(thing, ())}
        return called | related | {part for thing in called for part in index.parts.get(thing, ())}

    @cache
    def said() -> set[int]:
        of_others = (at for thing in term.aside for at in index.text.clauses_of.get(thing, ()))
        return saying(index, term.words).difference(of_others)

    def beside() -> set[str]:
        inside = {place for thing in called for place in index.within(thing)} if places else set()
        return in_clauses(index, said()) | inside

    tiers = Tiers(
        near,
        beside,
        lambda: in_sentences(index, said()),
        lambda: in_clauses(index, (at for word in term.words for at in index.text.below(word))),
    )
    return Condition("term", term.text, tiers, frozenset(linked), term.words)


def step_condition(question: Question, index: Index, lexicon: Lexicon) -> Condition:
    """Things of which one of the asked steps is stated, in the asked modality."""
    modality = question.modality or "Realised"
    unstated = "" if question.modality else "Planned"

    def sure() -> set[str]:
        found = {t for step in question.steps for t in index.taken.get((step, modality), ())}
        literal = next((term.text for term in question.hints if term.text in SAID_PROGRESS), "")
        if "Progressing" in question.steps and modality == "Realised" and not literal:
            found |= {t for state in UNDER_WAY for t in index.in_state.get(state, ())}
        if _asks_place(question):
            found |= {near for thing in found for near in index.neighbours.get(thing, ())}
        found = of_years(by_halves(found, question, modality, index), question, modality, index)
        phrase = question.step_phrase or literal
        return (in_clauses(index, index.text.saying(phrase)) & found if phrase else set()) or found

    def doers() -> set[str]:
        beside = (at for thing in sure() for at in index.text.clauses_of.get(thing, ()))
        return in_clauses(index, beside) if "who" in question.asks else set()

    def said() -> set[str]:
        words = [word for step in question.steps for word in lexicon.triggers.get(step, ()) if len(word) > 1]
        words = [word for word in words if word in BUILDING_WORDS or not question.building]
        clauses = saying(index, words)
        ahead = modality == "Planned"
        return in_clauses(index, clauses & index.text.announced if ahead else clauses - index.text.announced)

    def other() -> set[str]:
        return {t for step in question.steps for t in index.taken.get((step, unstated), ())}

    return Condition(
        "step", _called(question.steps, question), Tiers(sure, doers, said, other), words=question.steps
    )


def _called(steps: Sequence[str], question: Question) -> str:
    """Steps in the language of a question."""
    return " / ".join(term_words(step, chinese=question.chinese) for step in steps)


def _asks_place(question: Question) -> bool:
    return "where" in question.asks or any(
        "Place" in kind.classes and set(kind.classes) <= {"Place", "Park"} for kind in question.kinds
    )


def lacking_condition(question: Question, index: Index) -> Condition:
    """Things of which it is not stated that they took a step."""
    taken = frozenset().union(
        *(index.taken.get((step, "Realised"), frozenset()) for step in question.lacking)
    )
    told = _called(question.lacking, question)
    return Condition("lacking", told, Tiers(lambda: frozenset(index.things) - taken))


def planned_condition(index: Index) -> Condition:
    """Things something is announced of."""
    return Condition(
        "planned", "dp:Planned", Tiers(lambda: index.planned, lambda: in_clauses(index, index.text.announced))
    )


def award_condition(index: Index) -> Condition:
    """Things that obtained something; not binding, since its verbs are said of much else."""
    said = cache(lambda: saying(index, AWARD_WORDS))
    tiers = Tiers(
        lambda: {t for won in index.winners.values() for t in won},
        lambda: in_clauses(index, said()),
        lambda: in_sentences(index, said()),
    )
    return Condition("award", "dp:hasRecognition", tiers, soft=True)


def level_condition(level: str, index: Index) -> Condition:
    """Things recognised at a level, or called so."""
    wanted = LEVELS.get(level, (level,))
    first, *others = LEVEL_WORDS.get(level, (level,))
    tiers = Tiers(
        lambda: {
            *(t for award in index.contents.awards if award.level in wanted for t in award.recipients),
            *_called_of_level(first, others, index),
        },
        lambda: in_clauses(index, index.text.saying(first)),
        lambda: in_sentences(index, saying(index, (first, *others))),
    )
    return Condition("level", level, tiers)


def _called_of_level(first: str, others: Sequence[str], index: Index) -> set[str]:
    """Things called of a level."""
    return index.named(first) | {
        iri for word in others for iri in index.named(word) if index.starts(iri, word)
    }


def partner_condition(index: Index) -> Condition:
    """Parties of a cooperation; not binding, like the award's."""
    said = cache(lambda: saying(index, PARTNER_WORDS))
    tiers = Tiers(
        lambda: index.parties, lambda: in_clauses(index, said()), lambda: in_sentences(index, said())
    )
    return Condition("partner", "dp:partner", tiers, soft=True)


def said_condition(term: Term, index: Index) -> Condition:
    """What the clause itself calls so (A、B等一批载体), where any is; not binding."""
    tiers = Tiers(
        lambda: in_clauses(index, saying(index, term.words)), nothing, lambda: frozenset(index.things)
    )
    return Condition("said", term.text, tiers, soft=True)


def scale_condition(question: Question, index: Index) -> Condition:
    """Industries of a scale, and what serves them."""
    sized = frozenset(
        iri
        for iri in index.of_class.get("Industry", ())
        if index.things[iri].scale is not None and index.things[iri].scale == question.scale
    )
    if question.sized:
        words = {word for word in SIZES if SIZES[word] == question.scale}
        named = {thing for word in words for thing in index.named(word)}
        return Condition("scale", f"dp:scale {question.scale}", Tiers(lambda: named), frozenset(named))
    serving = {thing for iri in sized for thing in index.serving.get(iri, ())}
    return Condition("scale", f"dp:scale {question.scale}", Tiers(lambda: sized | serving), sized)


def phase_words(phase: str) -> tuple[str, str]:
    """A phase as names have it: 二期, 2期."""
    return phase, str("一二三四五六七八九十".index(phase[0]) + 1) + "期"


def phase_condition(wanted: Sequence[str], index: Index) -> Condition:
    """Things that are called a phase of one of these numbers; of 第一期某某小区 only if nothing else is."""

    def called() -> set[str]:
        return set().union(*(index.named(word) for phase in wanted for word in phase_words(phase)))

    def phases() -> set[str]:
        return called() - set().union(*(index.named("第" + phase) for phase in wanted))

    return Condition("phase", " / ".join(wanted), Tiers(phases, called), words=tuple(wanted))


def _table_condition(table: int, index: Index) -> Condition:
    rows = {at for passage in index.text.rows_of(table) for at in index.text.of_passage.get(passage, ())}
    return Condition("table", f"table {table}", Tiers(lambda: in_clauses(index, rows)))


def conditions(question: Question, index: Index, lexicon: Lexicon) -> tuple[Condition, ...]:
    """Everything a thing must meet to be an answer."""
    phase = "" if _phased(question) else question.phase
    places = _asks_place(question)
    found = [
        time_condition(term, index) if term.time else term_condition(term, index, phase, places=places)
        for term in question.terms
    ]
    if question.steps:
        found.append(step_condition(question, index, lexicon))
    elif question.modality == "Planned":
        found.append(planned_condition(index))
    if question.besides:
        further = replace(question, steps=question.besides, step_phrase=question.besides_phrase)
        found.append(step_condition(further, index, lexicon))
    if question.lacking:
        found.append(lacking_condition(question, index))
    if question.award:
        found.append(award_condition(index))
    found += [level_condition(level, index) for level in sorted(question.levels)]
    if "partner" in question.relations:
        found.append(partner_condition(index))
    found += _called_so(question, found, index)
    if any(kind.said for kind in question.kinds):
        found += [said_condition(term, index) for term in question.asked]
    return (*found, *_marks(question, index))


def _called_so(question: Question, stated: Sequence[Condition], index: Index) -> list[Condition]:
    """A noun narrower than its class, where the report itself calls some of those so: 等一批产业项目开工.

    Of 医疗产业项目 the field in front says which are meant, and 产业 is of the field.
    """
    nouns = [
        noun
        for noun in question.asked
        if any(noun.text in kind.narrower for kind in question.kinds)
        and not any(term.text + noun.text in question.text for term in question.terms)
    ]
    steps = [condition for condition in stated if condition.kind == "step"]
    said = [said_condition(noun, index) for noun in nouns if steps]
    return [each for each in said if all(each.tiers[0] & step.tiers[0] for step in steps)]


def _marks(question: Question, index: Index) -> list[Condition]:
    """Conditions of scale, table and phase."""
    found = []
    if question.scale is not None:
        found.append(scale_condition(question, index))
    if question.table:
        found.append(_table_condition(question.table, index))
    if question.phase and _phased(question):
        found.append(phase_condition((question.phase, *question.other_phases), index))
    return found
