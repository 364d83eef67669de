"""Questions for yes or no, with the fact that decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.answering.figures import best
from kg.answering.graph import Figure
from kg.answering.index import Index
from kg.answering.lexicon import Lexicon
from kg.answering.matching import conditions
from kg.answering.pairs import said_reached, target_pair, two_sides
from kg.answering.question import Question, Term
from kg.vocabulary import LIFE_CYCLE

ORDER = {step.local_name: at for at, step in enumerate(LIFE_CYCLE)}
# Marks of a figure that the real one lies above.
OVER = ("超", "余", "多")
TIMES = {
    "亿": Decimal(10) ** 8,
    "亿元": Decimal(10) ** 8,
    "万": Decimal(10) ** 4,
    "万元": Decimal(10) ** 4,
    "万户": Decimal(10) ** 4,
    "万人": Decimal(10) ** 4,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Yes or no, None if nothing decides; `passages` hold the deciding words, `why` says them shortly."""

    truth: bool | None
    passages: tuple[str, ...] = ()
    why: str = ""
    things: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()


def check(question: Question, index: Index, lexicon: Lexicon) -> Verdict:
    """The first way of deciding that applies."""
    for decide in (_threshold, _sides, _number):
        verdict = decide(question, index)
        if verdict is not None:
            return verdict
    return _steps(question, index, lexicon) or _relation(question, index, lexicon)


def _threshold(question: Question, index: Index) -> Verdict | None:
    if not question.threshold:
        return None
    said = said_reached(question, index) if question.threshold == "reached" else None
    if said is not None:
        return Verdict(True, said.passages, f"{said.name} {said.surface}", figures=(said,))
    half = _half_said(question, index) if question.threshold == "half" else ()
    if half:
        return Verdict(True, half)
    pair = target_pair(question, index)
    if pair is None:
        return Verdict(None, why="报告没有可比的目标值 · the report states no target to compare with")
    limit = Decimal("0.5") if question.threshold == "half" else Decimal(1)
    why = f"{pair.actual.name} {pair.actual.surface} / {pair.target.surface}"
    return Verdict(
        pair.share >= limit,
        (*pair.actual.passages, *pair.target.passages),
        why,
        figures=(pair.actual, pair.target),
    )


def _half_said(question: Question, index: Index) -> tuple[str, ...]:
    """The passages with a clause that says so of the very thing: 主体结构建设完成过半."""
    each = [{at for word in term.words for at in index.text.saying(word)} for term in question.terms]
    said = set.intersection(index.text.saying("过半"), *each) if each else set()
    return tuple(sorted({index.text.clauses[at].passage for at in said}, key=lambda iri: index.order[iri]))


def _sides(question: Question, index: Index) -> Verdict | None:
    if not (question.compare and len(question.sides) >= 2):
        return None
    found = two_sides(question, index)
    if len(found) < 2:
        return None
    (_, left), (_, right) = found
    if left.figure.iri == right.figure.iri:
        return None
    one, other = left.figure, right.figure
    truth = one.value > other.value if question.compare == "more" else one.value < other.value
    why = f"{one.name} {one.surface}; {other.name} {other.surface}"
    return Verdict(truth, (*one.passages, *other.passages), why, figures=(one, other))


def _number(question: Question, index: Index) -> Verdict | None:
    if not (question.compare and question.numbers and question.terms):
        return None
    first, _ = best(question, index)
    if first is None:
        return None
    figure, (asked, unit) = first.figure, question.numbers[-1]
    stated = figure.value * TIMES.get(figure.unit, Decimal(1))
    wanted = asked * TIMES.get(unit, Decimal(1))
    if unit in {"", "%"} or unit not in TIMES:
        stated, wanted = figure.value, asked
    over = any(mark in figure.surface for mark in OVER) and stated == wanted
    truth = (stated > wanted or over) if question.compare == "more" else stated < wanted
    return Verdict(truth, figure.passages, f"{figure.name} {figure.surface}", figures=(figure,))


def subjects(terms: Iterable[Term], index: Index, phase: str = "") -> set[str]:
    """The things that all the words name together: called exactly so, else with a name that holds all."""
    sets = [set().union(*(index.named(word) for word in term.words)) for term in terms]
    together = set.intersection(*sets) if sets else set()
    if phase:
        return {iri for iri in together if any(phase in name for name in index.things[iri].names)}
    exact = {
        iri for term in terms for word in term.words for iri in index.names.get(word, ()) if iri in together
    }
    return exact or together


def _steps(question: Question, index: Index, lexicon: Lexicon) -> Verdict | None:
    if not question.steps or not question.terms:
        return None
    named = subjects(question.terms, index, question.phase)
    if not named:
        return None
    modality = "Planned" if question.modality == "Planned" else "Realised"
    steps = [step for thing in sorted(named) for step in index.steps_of.get(thing, ())]
    if not steps:
        return None
    proving = [step for step in steps if step.modality == modality and _reaches(step.type, question.steps)]
    ahead = any(step.type in question.steps and step.modality == "Planned" for step in steps)
    if modality == "Planned" or ahead:
        proving = [step for step in proving if step.type in question.steps]
    truth = bool(proving) != question.negated
    shown = proving or steps
    why = "; ".join(dict.fromkeys(f"dp:{step.type} ({step.modality})" for step in shown))
    return Verdict(truth, tuple(p for step in shown for p in step.passages), why, tuple(sorted(named)))


def _reaches(stated: str, asked: Iterable[str]) -> bool:
    """Whether a step taken implies a step asked about: what is completed has been started."""
    for step in asked:
        if stated == step:
            return True
        started = step == "Started" and stated in {"Progressing", "ToppedOut"}
        done = step in {"Started", "Completed", "ToppedOut", "Progressing"} and stated in {
            "Completed",
            "Accepted",
            "InProduction",
            "InOperation",
        }
        if started or (done and step != "Progressing"):
            return True
    return False


def _together(question: Question, index: Index, lexicon: Lexicon) -> frozenset[str]:
    """The things that meet all that is said, by the graph or in one clause, the step as taken."""
    taken = replace(question, modality="Realised")
    found = conditions(taken, index, lexicon)
    met = found[0].tiers[1] if found else frozenset()
    for condition in found:
        met = met & condition.tiers[0 if condition.kind == "step" else 1]
    return met


def _said(question: Question, index: Index) -> tuple[str, ...]:
    """The passages with a clause, not of the plans, that says all the words of the question."""
    if len(question.terms) < 2 or question.steps or question.modality == "Planned":
        return ()
    each = [{at for word in term.words for at in index.text.saying(word)} for term in question.terms]
    sentences = [{index.text.clauses[at].passage for at in said - index.text.announced} for said in each]
    return tuple(sorted(set.intersection(*sentences), key=lambda iri: index.order[iri]))[:3]


def _relation(question: Question, index: Index, lexicon: Lexicon) -> Verdict:
    """Whether the thing named first meets the rest of what is said."""
    if not question.terms:
        return Verdict(None)
    if (
        question.steps
        and question.modality != "Planned"
        and (together := _together(question, index, lexicon))
    ):
        shown = tuple(p for thing in sorted(together) for p in index.contents.mentions.get(thing, ()))
        return Verdict(not question.negated, shown[:4], things=tuple(sorted(together)))
    said = _said(question, index)
    if said:
        return Verdict(not question.negated, said)
    named = subjects(question.terms[:1], index)
    rest = [c for c in conditions(question, index, lexicon) if c.text != question.terms[0].text]
    if not named:
        return Verdict(None)
    for near in (0, 1):
        met = frozenset(named)
        for condition in rest:
            met = met & condition.tiers[near]
        if met and rest:
            shown = tuple(p for thing in sorted(met) for p in index.contents.mentions.get(thing, ()))
            return Verdict(not question.negated, shown[:4], things=tuple(sorted(met)))
    shown = tuple(p for thing in sorted(named) for p in index.contents.mentions.get(thing, ()))
    why = "报告没有这样说 · the report does not say so"
    return Verdict(question.negated if rest else True, shown[:4], why if rest else "", tuple(sorted(named)))
