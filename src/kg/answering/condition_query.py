"""SPARQL for one condition of a list: see `matching`, which finds the same in the index."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from pyoxigraph import NamedNode

from kg.answering.index import Index
from kg.answering.matching import (
    AWARD_WORDS,
    LEVEL_WORDS,
    LEVELS,
    PARTNER_WORDS,
    SAID_PROGRESS,
    UNDER_WAY,
    Condition,
    in_clauses,
    passages_saying,
    phase_words,
)
from kg.answering.patterns import NAME, Ways, called, in_clause, in_sentence, one_of, plain, terms, text
from kg.answering.question import Question

MOST_LISTED = 80


def condition_lines(
    question: Question, condition: Condition, at: int, near: int, things: Collection[str], index: Index
) -> list[Ways]:
    """That ?x meets the condition, no further off than the things found meet it: all ways to meet it."""
    near = next((each for each in range(near) if set(things) <= condition.tiers[each]), near)
    match condition.kind:
        case "step":
            return _step(question, condition, at, near, things, index)
        case "lacking":
            return [(f"FILTER NOT EXISTS {{ {_taken(question.lacking, at, 'Realised')} }}",)]
        case "term" | "scale" | "time":
            return _ways(_term(question, condition, at, near, things, index))
        case "phase":
            return [(_phase(condition, at, near),)]
        case "planned":
            return [("?x dp:hasMilestone/dp:modality dp:Planned .",)] if near == 0 else []
        case "said":
            said = in_clause(at, _words_asked(question, condition), bound=condition.bound)
            return [(said,)] if near < 2 else []
        case _:
            return _ways(_marked(condition, at, near))


def _ways(found: Iterable[str]) -> list[Ways]:
    """One condition, met in any of these ways; none where there is no way to say it."""
    ways = tuple(dict.fromkeys(found))
    return [ways] if ways else []


def _words_asked(question: Question, condition: Condition) -> tuple[str, ...]:
    return next((term.words for term in question.asked if term.text == condition.text), (condition.text,))


def _phase(condition: Condition, at: int, near: int) -> str:
    """By a name with 二期 or 2期 in it, that of 第二期 only if nothing else is called so."""
    named = called(f"phase{at}", [word for phase in condition.words for word in phase_words(phase)])
    numbered = " || ".join(
        f"CONTAINS({plain(f'phase{at}')}, {text('第' + phase)})" for phase in condition.words
    )
    first = "" if near else f" FILTER(!({numbered}))"
    return f"?x {NAME} ?phase{at} . {named}{first}"


def _marked(condition: Condition, at: int, near: int) -> list[str]:
    """Levels, awards and partners: the graph says so, or words in the clause or sentence do."""
    if condition.kind == "level":
        first, *others = LEVEL_WORDS.get(condition.text, (condition.text,))
        levels = terms(LEVELS.get(condition.text, (condition.text,)))
        starts = "".join(f" || STRSTARTS({plain(f'n{at}')}, {text(word)})" for word in others)
        ways = [
            f"?x dp:hasRecognition/dp:level ?level{at} . FILTER(?level{at} IN ({levels}))",
            f"?x {NAME} ?n{at} . FILTER(CONTAINS({plain(f'n{at}')}, {text(first)}){starts})",
        ]
        words: tuple[str, ...] = (first,) if near == 1 else (first, *others)
    elif condition.kind == "award":
        ways, words = [f"?x dp:hasRecognition ?recognition{at} ."], AWARD_WORDS
    elif condition.kind == "partner":
        ways, words = [f"?x dp:partner|^dp:partner ?partner{at} ."], PARTNER_WORDS
    else:
        return []
    return [*ways, *_further(at, near, words, bound=condition.bound)]


def _further(at: int, near: int, words: Collection[str], *, bound: bool) -> list[str]:
    """By words of the same clause or of the same sentence."""
    if near == 1:
        return [in_clause(at, words, bound=bound)]
    return [in_sentence(at, words, bound=bound)] if near > 1 else []


def _taken(steps: Collection[str], at: int, modality: str) -> str:
    """That ?x took one of some steps.

    The modality is a filter: as a pattern a store begins with all the milestones that have it.
    """
    return (
        f"?x dp:hasMilestone ?milestone{at} . ?milestone{at} dp:modality ?as{at} ; "
        f"dp:milestoneType ?type{at} . FILTER(?as{at} = dp:{modality} && ?type{at} IN ({terms(steps)}))"
    )


def _step(
    question: Question, condition: Condition, at: int, near: int, things: Collection[str], index: Index
) -> list[Ways]:
    if near > 1:
        return []
    modality = "Planned" if question.modality == "Planned" else "Realised"
    taken = _taken(condition.words, at, modality)
    if question.negated:
        return [(f"FILTER NOT EXISTS {{ {taken} }}",)]
    literal = next((term.text for term in question.hints if term.text in SAID_PROGRESS), "")
    own = question.step_phrase if condition.words == question.steps else question.besides_phrase
    phrase = own or literal
    if phrase and set(things) <= in_clauses(index, index.text.saying(phrase)):
        return [(taken,), (in_clause(at, [phrase], bound=condition.bound),)]
    if "Progressing" in condition.words and modality == "Realised":
        under_way = f"?x dp:status ?state{at} . FILTER(?state{at} IN ({terms(UNDER_WAY)}))"
        return [(taken, under_way)]
    return [(taken,)]


def _term(
    question: Question, condition: Condition, at: int, near: int, things: Collection[str], index: Index
) -> list[str]:
    """By name, by relation to what is called so, by title or, further off, by the words around."""
    met = {thing: _how(thing, condition, index) for thing in things}
    hows = set().union(*met.values()) if met else set()
    ways = []
    if "name" in hows:
        ways.append(f"?x {NAME} ?n{at} . {called(f'n{at}', condition.words)}")
    if "title" in hows:
        ways.append(f"?x dp:hasRecognition/dp:title ?t{at} . {called(f't{at}', condition.words)}")
    if condition.kind == "time":
        ways.append(f"?x dp:hasMilestone/dp:period ?w{at} . {called(f'w{at}', condition.words)}")
    if condition.kind == "scale":
        size = f"FILTER(?size{at} = {condition.text.removeprefix('dp:scale ')})"
        own = any(thing in condition.linked for thing in things)
        ways += [f"?x dp:scale ?size{at} . {size}"] if own else []
        ways += (
            [f"?x dp:servesIndustry/dp:scale ?size{at} . {size}"] if set(things) - condition.linked else []
        )
        return ways
    ways += _related(condition, at, index)
    if near and set(things) - condition.tiers[0]:
        ways += _around(condition, at, near, things, index)
    return ways


def _how(thing: str, condition: Condition, index: Index) -> set[str]:
    """In which of its own words a thing meets a condition."""
    found = set()
    if any(word in name for word in condition.words for name in index.things[thing].names):
        found.add("name")
    elif any(word in title for word in condition.words for title in index.titles_of.get(thing, ())):
        found.add("title")
    return found


def _related(condition: Condition, at: int, index: Index) -> list[str]:
    """By relation to the things that are called so exactly, else to all whose name holds the word."""
    if not condition.paths:
        return []
    ends = [end for end, _ in condition.paths]
    path = "|".join(sorted({step for _, steps in condition.paths for step in steps}))
    exact = {iri for word in condition.words for iri in index.names.get(word, ())}
    if set(ends) <= exact:
        return [f"?x {path} {NamedNode(end)} ." for end in ends]
    industries = all("Industry" in index.things[end].classes for end in ends)
    kind = "a dp:Industry ; " if industries and path != "dp:servesIndustry" else ""
    return [f"?x {path} ?end{at} . ?end{at} {kind}{NAME} ?e{at} . {called(f'e{at}', condition.words)}"]


def _around(condition: Condition, at: int, near: int, things: Collection[str], index: Index) -> list[str]:
    """By the words of the same clause or sentence; by what stands over it only as a list of passages."""
    if set(things) <= condition.tiers[1]:
        return [in_clause(at, condition.words, bound=condition.bound)]
    if set(things) <= condition.tiers[2] or near == 2:
        return [in_sentence(at, condition.words, bound=condition.bound)]
    passages = passages_saying(condition, index)
    if not passages or len(passages) > MOST_LISTED:
        return []
    return [f"?x dp:mentionedIn ?p{at} . {one_of(f'p{at}', passages)}"]
