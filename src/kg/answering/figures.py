"""Questions for numbers: the figure whose indicator and clause say what the question says, and no other."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from heapq import nsmallest

import rjieba

from kg.answering.graph import Figure
from kg.answering.index import Index
from kg.answering.lexicon.cues import any_of, cue, units_of, words
from kg.answering.normal import bare
from kg.answering.question import Question, Term
from kg.answering.times import in_time

PER_EACH = cue("per-each")
MONEY = cue("of-money")
EXTENT = cue("an-extent")
COUNTED_BY = frozenset(words("counting"))
SPECIFIC = words("of-one-kind")
PERSONS = words("persons")
JOBS = words("jobs")
FIRMS = words("firms")
EXACT_UNITS = words("lengths-and-areas")
DEEDS = words("deeds")
SEVERAL_YEARS = cue("several-years")
ONLY_PREPARED = cue("only-prepared")
OF_EACH = re.compile("每[一]?[个家座所镇村县区项]")
SAID_OF_ALL = re.compile(any_of("deeds"))

IN_NAME, IN_CLAUSE, BEFORE, IN_SENTENCE, ABOVE = 1.0, 0.85, 0.65, 0.45, 0.3
# A phrase whose words all stand there, but not side by side, is worth this much less.
APART = 0.1
SHORTEST_PHRASE = 4
NOUN_WEIGHT = 0.4
SOFT_WEIGHT = 0.8
UNKNOWN = "\0"
ENOUGH = 0.7
MOST_WEIGHED = 400
# All figures of so few reports are weighed at once.
MOST_HOME = 4
MANY_PLACES = 3000
PERCENT = {"%", "个百分点", "百分点"}
AHEAD = {"Target", "Forecast"}
GROWTH = {"YoYGrowth", "PpChange"}


@dataclass(frozen=True, slots=True)
class Scored:
    """A figure with how well it fits; `covered` is the share of the question's words it says."""

    figure: Figure
    score: float
    covered: float


def rank(question: Question, index: Index, extra: Iterable[Term] = ()) -> list[Scored]:
    """Figures that fit the question, best first."""
    terms = [*question.terms, *extra, *_scale(question)]
    weak = (*(question.nouns if terms else ()), *question.doing)
    terms = terms or list(question.nouns)
    if not terms:
        return []
    weights = {term.text: NOUN_WEIGHT for term in weak}
    weights.update({term.text: SOFT_WEIGHT if term.soft else _weight(term, index) for term in terms})
    weights.update({UNKNOWN + word: 0.5 if word.isascii() else 1.2 for word in question.unknown})
    terms = [*terms, *(term for term in weak if term.text not in {t.text for t in terms})]
    terms = [also_called(term, index) for term in terms]
    pieces = {term.text: pieces_of(term.text) for term in terms}
    hints = [term for term in question.hints if term.text not in weights]
    candidates = [f for f in _candidates(terms, question, index) if in_table(f, question, index)]
    found = [_score(figure, question, terms, hints, weights, pieces, index) for figure in candidates]
    fitting = [each for each in found if each is not None]
    return sorted(fitting, key=lambda each: (-each.score, -each.covered, each.figure.iri))


def _scale(question: Question) -> list[Term]:
    """千亿级 as a word of the indicator."""
    words = {10**10: "百亿级", 10**11: "千亿级", 10**12: "万亿级"}
    word = words.get(int(question.scale)) if question.scale is not None else None
    return [Term(word, (word,))] if word else []


def in_table(figure: Figure, question: Question, index: Index) -> bool:
    """Whether a figure stands in the table that the question names, if it names one."""
    return not question.table or bool(index.text.rows_of(question.table) & set(figure.passages))


def _weight(term: Term, index: Index) -> float:
    """Rare words count more."""
    holding = min((len(index.text.saying(word)) or 1 for word in term.words), default=1)
    return 1.0 + math.log(1 + len(index.text.pieces) / holding) / 4


def _candidates(terms: Iterable[Term], question: Question, index: Index) -> list[Figure]:
    """Figures near one of the words; of very many only those near most of them, of the place asked about."""
    reports = index.about.home_reports(question.home)
    if reports is not None and len(reports) <= MOST_HOME:
        return [figure for figure in index.stated_in(reports) if in_time(figure, question, index)]
    found: dict[str, Figure] = {}
    hits: Counter[str] = Counter()
    for passages, indicators in _places(terms, index):
        near = {figure.iri: figure for p in passages for figure in index.figures_in.get(p, ())}
        near |= {figure.iri: figure for i in indicators for figure in index.figures_of.get(i, ())}
        found.update(near)
        hits.update(near.keys())
    fitting = [figure for figure in found.values() if in_time(figure, question, index)]
    if reports is not None:
        fitting = [figure for figure in fitting if index.report_of(figure) in reports]
    return nsmallest(MOST_WEIGHED, fitting, key=lambda figure: (-hits[figure.iri], figure.iri))


def _places(terms: Iterable[Term], index: Index) -> list[tuple[set[str], set[str]]]:
    """For each term the passages and indicators that have it; where they are many, only what all share."""
    found = []
    for term in terms:
        words = (*term.words, *pieces_of(term.text))
        passages = {index.text.pieces[at].passage for word in words for at in index.text.saying(word)}
        indicators = {iri for word in words for iri in index.named(word) if iri in index.figures_of}
        passages |= {p for iri in indicators for figure in index.figures_of[iri] for p in figure.passages}
        found.append((passages, indicators))
    if sum(len(passages) for passages, _ in found) < MANY_PLACES:
        return found
    shared = set.intersection(*(passages for passages, _ in found))
    return [(shared, set())] if any(index.figures_in.get(p) for p in shared) else found


def _score(
    figure: Figure,
    question: Question,
    terms: list[Term],
    hints: list[Term],
    weights: dict[str, float],
    pieces: Mapping[str, tuple[str, ...]],
    index: Index,
) -> Scored | None:
    if not _fits_kind(figure, question):
        return None
    name = " ".join((*figure.names, bare(figure.scope)))
    texts = (name, *index.said_of(figure))
    clause = texts[1]
    total = sum(weights.values())
    terms = [term for term in terms if term.text in weights]
    covered = (
        sum(
            weights[t.text]
            * max(_nearness(t, texts, pieces[t.text]), IN_CLAUSE if _measured(t, figure) else 0.0)
            for t in terms
        )
        / total
    )
    bonus = 0.04 * sum(any(w in clause or w in name for w in hint.words) for hint in hints)
    score = covered + bonus + _manner(figure, question) - 0.12 * _excess(figure, [*terms, *hints], name)
    if OF_EACH.search(clause + texts[2]) and not OF_EACH.search(question.text):
        score -= 0.05
    return Scored(figure, score, covered)


def also_called(term: Term, index: Index) -> Term:
    """A term that names an indicator, with everything else that is called."""
    indicators = {
        iri
        for word in term.words
        for iri in index.names.get(word, ())
        if "Indicator" in index.things[iri].classes
    }
    names = [name for iri in sorted(indicators) for name in index.things[iri].names]
    words = [word for word in term.words if word in names] if indicators else term.words
    return replace(term, words=tuple(dict.fromkeys((*words, *names))))


def pieces_of(word: str) -> tuple[str, ...]:
    """The words of a longer phrase: a report may put them in another order (村级河道整治, 整治村级河道)."""
    if len(word) < SHORTEST_PHRASE or word.isascii():
        return ()
    found = tuple(piece for piece in rjieba.cut(word) if piece not in DEEDS)
    return found if len(found) > 1 and all(len(piece) > 1 for piece in found) else ()


def _measured(term: Term, figure: Figure) -> bool:
    """Whether a word only says what is measured, and the figure's unit does: 面积, 平方米."""
    return any(unit in figure.unit for unit in units_of().get(term.text, ()))


def nearness_of(term: Term, figure: Figure, index: Index) -> float:
    """How near to a figure a word of the question stands: 1 in its name, 0 nowhere."""
    if _measured(term, figure):
        return IN_CLAUSE
    texts = (" ".join((*figure.names, bare(figure.scope))), *index.said_of(figure))
    return _nearness(also_called(term, index), texts, pieces_of(term.text))


def _nearness(term: Term, texts: tuple[str, ...], pieces: tuple[str, ...]) -> float:
    for text, worth in zip(texts, (IN_NAME, IN_CLAUSE, BEFORE, IN_SENTENCE, ABOVE), strict=True):
        if any(word in text for word in term.words):
            return worth
        if pieces and worth >= IN_CLAUSE and all(piece in text for piece in pieces):
            return worth - APART
    return 0.0


def _fits_kind(figure: Figure, question: Question) -> bool:
    """Whether a figure is of the type and role that the question insists on."""
    asked = question.figures
    if "PpChange" in asked or any("百分点" in unit for unit in question.wanted_units):
        return figure.type == "PpChange"
    if (
        "Share" in asked
        and not asked & {"progress", "remaining", "over"}
        and (figure.unit not in PERCENT or figure.type == "YoYGrowth")
    ):
        return False
    if "YoYGrowth" in asked and figure.type not in GROWTH:
        return False
    averaged = figure.type in {"Average", "Share"} or any(map(PER_EACH.search, figure.names))
    if "Average" in asked and "YoYGrowth" not in asked and not averaged:
        return False
    if question.roles & AHEAD and figure.role not in AHEAD:
        return False
    if question.roles & AHEAD:
        money = "元" in "".join(question.wanted_units) or "亿" in question.wanted_units
        return not (money and figure.unit in PERCENT)
    if "how_many" in question.asks and not question.wanted_units and "元" in figure.unit:
        return False
    if "how_much" in question.asks and _counts_for_money(figure, question):
        return False
    if EXTENT.search(question.text) and figure.unit in COUNTED_BY:
        return False
    return not (question.wanted_units and not asked and not _unit_possible(figure, question))


def _unit_possible(figure: Figure, question: Question) -> bool:
    """A question for 亿 is not answered in 家, one for 家 not in 亿元 or per cent."""
    unit = question.wanted_units[0]
    money = "元" in figure.unit
    if unit in {"亿", "亿元", "万元", "元"}:
        return money
    if unit == "万":
        return True
    if unit in PERCENT:
        return figure.unit in PERCENT
    if unit in PERSONS and figure.name.endswith(JOBS):
        return True
    if unit in SPECIFIC or unit in PERSONS:
        return any(each in figure.unit for each in (PERSONS if unit in PERSONS else unit))
    if unit.endswith("平方米"):
        return "平方米" in figure.unit
    if unit in EXACT_UNITS:
        return unit in figure.unit
    return not money and figure.unit not in PERCENT


def _manner(figure: Figure, question: Question) -> float:
    """Preferences that decide between figures of one indicator."""
    score = 0.0
    if not question.figures & {"YoYGrowth", "PpChange"} and figure.type in GROWTH:
        score -= 0.12
    if "YoYGrowth" in question.figures and figure.type == "PpChange":
        score -= 0.08
    if {"Share", "Average"} & question.figures and figure.type in question.figures:
        score += 0.06
    if question.roles & AHEAD and figure.role not in question.roles:
        score -= 0.1
    score += _when(figure, question)
    if question.wanted_units and _same_unit(figure.unit, question.wanted_units[0]):
        score += 0.08
    if not figure.unit or _counts_for_money(figure, question):
        score -= 0.06
    return score


def _when(figure: Figure, question: Question) -> float:
    """Preferences by what a figure says of time: a deed or an aim, of one year or of several."""
    score = 0.0
    planned = question.modality == "Planned" or question.half == "second"
    if figure.role in {"Target", "Forecast"} and not planned and not question.roles & {"Target", "Forecast"}:
        score -= 0.15
    if figure.role == "Actual" and planned:
        score -= 0.25
    if figure.role == "Target" and question.modality == "Realised":
        score -= 0.1
    if _of_several_years(figure) and not SEVERAL_YEARS.search(question.text):
        score -= 0.06
    return score


def _of_several_years(figure: Figure) -> bool:
    start, _, end = figure.period.partition("/")
    return bool(end) and start[:4] != end[:4]


def _counts_for_money(figure: Figure, question: Question) -> bool:
    """Whether a figure counts those who get what is asked for, which is money itself: 授信多少, 345家."""
    if "how_many" in question.asks or question.wanted_units:
        return False
    return "元" not in figure.unit and figure.unit not in PERCENT and bool(MONEY.search(question.text))


def _same_unit(stated: str, asked: str) -> bool:
    if asked in stated:
        return True
    return stated[-1:] in FIRMS and asked[-1:] in FIRMS


def _excess(figure: Figure, terms: Iterable[Term], name: str) -> float:
    """The share of the indicator's name that the question does not say."""
    whole = figure.names[0] if figure.names else name
    return min(1.0, len(unsaid(whole, terms)) / max(1, len(whole)))


def unsaid(name: str, terms: Iterable[Term]) -> str:
    """What an indicator's name says besides the words of the question and what is done of everything."""
    rest = name
    for word in sorted((w for term in terms for w in term.words), key=len, reverse=True):
        rest = rest.replace(word, "")
    return SAID_OF_ALL.sub("", rest)


def only_prepared(figure: Figure, index: Index) -> str:
    """The words behind a number by which only its tender or design is done: 100座完成招投标."""
    if not figure.surface or figure.role in AHEAD:
        return ""
    found = ONLY_PREPARED.search(index.said_of(figure)[0].partition(bare(figure.surface))[2])
    return found[0] if found else ""
