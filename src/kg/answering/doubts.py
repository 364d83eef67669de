"""What makes an answer less than sure: words met from afar, names that are left out, what is not said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import rjieba

from kg.answering.clauses import Clause
from kg.answering.figures import BEFORE, IN_CLAUSE, PERSONS, Scored, nearness_of, only_prepared
from kg.answering.found import Found
from kg.answering.halves import not_by_years, of_half
from kg.answering.index import Index
from kg.answering.kinds import CALLED_INSIDE, kind_things
from kg.answering.lexicon.cues import cue
from kg.answering.lists import NEAR_NOTE, of_other_classes
from kg.answering.matching import Condition
from kg.answering.notes import Note, NoteKind
from kg.answering.question import Question
from kg.answering.setbacks import of_setbacks
from kg.answering.side_by_side import side_by_side

AND_MORE = cue("and-more")
AND_OTHERS = cue("and-others")
FRINGE = cue("fringe")

HALVES = {"first", "second"}
MOST_NAMED = 4
LONGEST_NAME = 24
LONGEST_SHOWN = 30
SHORTEST_TAIL = 3
# Between the names of an enumeration.
BETWEEN = re.compile(r"[、]|(?<=[\u3400-\u9fff”）)])[和及与](?=[“\u3400-\u9fff])")


def of_figure(question: Question, scored: Scored, index: Index) -> tuple[Note, ...]:
    """The words of the question that are not said of the figure itself, in its name or clause.

    Of two that are joined in the question and not in the figure the other is not answered.
    """
    far = [
        term.text
        for term in question.terms
        if not term.time and nearness_of(term, scored.figure, index) < BEFORE
    ]
    beside = side_by_side(question)
    unsaid = [term.text for term in beside if nearness_of(term, scored.figure, index) < IN_CLAUSE]
    unsaid = unsaid if len(unsaid) < len(beside) else []
    far = [word for word in far if word not in unsaid]
    prepared = only_prepared(scored.figure, index)
    persons = set(question.wanted_units[:1]) & set(PERSONS)
    otherwise = bool(persons) and not any(word in scored.figure.unit for word in PERSONS)
    notes = (
        Note(NoteKind.COUNTED_BY, scored.figure.shown) if otherwise and scored.figure.unit else None,
        Note(NoteKind.FAR_FROM_FIGURE, ", ".join(far)) if far else None,
        Note(NoteKind.NOT_ANSWERED, ", ".join(unsaid)) if unsaid else None,
        Note(NoteKind.ONLY_PREPARED) if prepared and prepared[-2:] not in question.text else None,
    )
    return tuple(note for note in notes if note)


def of_found(question: Question, found: Found, passages: Sequence[str], index: Index) -> Iterator[Note]:
    """How the things of a list were found, where the graph does not state it outright."""
    yield from of_setbacks(question, found.things, index)
    near_by = NEAR_NOTE[found.near]
    if near_by is not None:
        yield Note(near_by)
    yield from _of_step(question, found, index)
    # A list of things that take no step is of no years: one is the reports' own, a span is not met.
    untimed = question.own_years if len(question.own_years) > 1 and not question.steps else ()
    if question.unused or found.dropped or untimed:
        yield Note(NoteKind.NOT_USED, ", ".join((*question.unused, *found.dropped, *untimed)))
    apart = _told_apart(question, found.things, index)
    yield from of_list(
        found.things, passages, index, question.steps, alone=bool(question.steps) and not apart
    )
    near = None if found.near else by_name(question, found.things, found.conditions, index)
    if near:
        yield near
    if found.loose or _narrower(question):
        yield Note(NoteKind.LOOSE)
    outside = _places_left_out(question, found, index)
    if outside:
        yield Note(NoteKind.PLACE_LEFT_OUT, ", ".join(outside))


def _told_apart(question: Question, things: frozenset[str], index: Index) -> bool:
    """Whether a word of the question stands in the things' own names: 体外诊断方面办了什么论坛."""
    names = [name for iri in things for name in index.things[iri].names]
    return any(word in name for term in question.terms for word in term.words for name in names)


def _places_left_out(question: Question, found: Found, index: Index) -> list[str]:
    """The places that things must not be in, of which a report seldom says for each whether it is."""
    if all("Place" in index.things[thing].classes for thing in found.things):
        return []
    return [
        term.text
        for term in question.excluded
        if any(
            "Place" in index.things[iri].classes for word in term.words for iri in index.names.get(word, ())
        )
    ]


def _narrower(question: Question) -> bool:
    """Whether the noun asked for says less than its class, and nothing else says which of it is meant."""
    said = {term.text for term in question.asked}
    if any(kind.id == CALLED_INSIDE for kind in question.kinds):
        return True
    return not question.terms and any(said & set(kind.narrower) for kind in question.kinds)


def _of_step(question: Question, found: Found, index: Index) -> Iterator[Note]:
    """In which words, or by which other step, the step asked about is met."""
    if found.others:
        word = question.step_phrase or ", ".join(term.text for term in question.asked)
        yield Note(NoteKind.SAID_OTHERWISE, ", ".join(found.others), (word,))
    if found.reworded or _never_said(question, found, index):
        yield Note(NoteKind.REWORDED, "", (question.step_phrase,))
    modality = question.modality or "Realised"
    by_half = bool(question.steps and question.half in HALVES) and not found.near
    if by_half and not of_half(found.things, question, modality, index):
        yield Note(NoteKind.NOT_BY_HALVES)
    phases = [] if found.near or question.negated else _of_phases(question, found.things, index)
    if phases:
        yield Note(NoteKind.OF_A_PHASE, ", ".join(phases))
    if question.steps and not_by_years(found.things, question, index):
        yield Note(NoteKind.NOT_BY_YEARS)
    if (question.negated and question.steps) or question.lacking:
        yield Note(NoteKind.NO_SUCH_STEP)
    ahead = [] if question.modality or question.negated else _announced(question, found.things, index)
    if ahead:
        yield Note(NoteKind.ONLY_ANNOUNCED, ", ".join(ahead))
    others = of_other_classes(question, found, index)
    if others:
        yield Note(NoteKind.OTHER_CLASSES, ", ".join(others))
    if found.further:
        yield Note(NoteKind.BY_LATER_STEP)


def _of_phases(question: Question, things: frozenset[str], index: Index) -> list[str]:
    """The phases that took the step asked about, of things listed that are not told to have taken it."""
    asked = set(question.steps)
    wholes = [iri for iri in things if not asked & {step.type for step in index.steps_of.get(iri, ())}]
    phases = {part for iri in wholes for part in index.parts.get(iri, ())} - things
    took = [iri for iri in phases if asked & {step.type for step in index.steps_of.get(iri, ())}]
    return [index.things[iri].label for iri in sorted(took, key=index.first_seen)][:MOST_NAMED]


def _announced(question: Question, things: frozenset[str], index: Index) -> list[str]:
    """Those of which the step asked about is announced and not told as done."""
    asked = {
        iri: {step.modality for step in index.steps_of.get(iri, ()) if step.type in question.steps}
        for iri in sorted(things, key=index.first_seen)
    }
    return [index.things[iri].label for iri, told in asked.items() if told == {"Planned"}][:MOST_NAMED]


def _never_said(question: Question, found: Found, index: Index) -> bool:
    """Whether none of the things stands in a clause that has the very word for the step asked about."""
    said = index.text.saying(question.step_phrase) if question.step_phrase else set()
    return bool(question.step_phrase and not found.near) and not any(
        index.text.clauses[at].things & found.things for at in said
    )


def of_list(
    things: frozenset[str],
    passages: Iterable[str],
    index: Index,
    steps: Sequence[str] = (),
    *,
    alone: bool = False,
) -> tuple[Note, ...]:
    """What stands beside the things in an enumeration and is no thing of the graph, or is only counted.

    `alone`: what is said of a single thing is said of those as well that its sentence rounds off with 等.
    """
    unnamed: dict[str, None] = {}
    counted: dict[str, None] = {}
    and_others: dict[str, None] = {}
    known = {passage for passage in passages if passage in index.order}
    for passage in sorted(known, key=index.order.__getitem__):
        for clause in index.text.standing_in(passage):
            if clause.things & things:
                beside, more = _enumerated(clause, things, index)
                unnamed.update(dict.fromkeys((*beside, *_between(clause, things, steps, index))))
                counted.update(dict.fromkeys(f"{number} ({_near(clause)})" for number in more))
                and_others.update(dict.fromkeys(_and_others(clause, things, index, alone=alone)))
    notes = []
    if unnamed:
        shown = ", ".join(list(unnamed)[:MOST_NAMED])
        notes.append(Note(NoteKind.UNNAMED_BESIDE, shown))
    if counted:
        notes.append(Note(NoteKind.ONLY_SOME_NAMED, ", ".join(counted)))
    elif and_others and not unnamed:
        said = ", ".join(list(and_others)[:MOST_NAMED])
        notes.append(Note(NoteKind.AND_OTHERS, said))
    return tuple(notes)


def _near(clause: Clause) -> str:
    """The words by which a reader finds a clause again."""
    words = clause.words
    return words if len(words) <= LONGEST_SHOWN else "…" + words[-LONGEST_SHOWN:]


def _between(clause: Clause, things: frozenset[str], steps: Sequence[str], index: Index) -> Iterator[str]:
    """The things that stand between two of the things and of which none of their steps is stated."""
    if not steps:
        return
    members = BETWEEN.split(clause.words)
    named = [
        {iri for iri in clause.things if any(name in member for name in index.things[iri].names)}
        for member in members
    ]
    for one, middle, other in zip(named, named[1:], named[2:], strict=False):
        if one & things and other & things and not middle & things:
            yield from (
                index.things[iri].label
                for iri in sorted(middle, key=index.first_seen)
                if not any(step.type in steps for step in index.steps_of.get(iri, ()))
            )


def _and_others(clause: Clause, things: frozenset[str], index: Index, *, alone: bool) -> list[str]:
    """The last name before 等 of an enumeration that holds most of the things.

    A single thing may be told apart by what the question says of it alone: then the others are not asked for.
    """
    if len(clause.things & things) < max(1 if alone else 2, len(things) / 2):
        return []
    both = sorted(clause.things & things, key=index.first_seen)
    names = (name for iri in both for name in index.things[iri].names)
    said = clause.words.replace(" ", "")
    ended = (re.search(rf"{re.escape(name.replace(' ', ''))}{AND_OTHERS.pattern}", said) for name in names)
    return [found[0] for found in ended if found]


def _enumerated(clause: Clause, things: frozenset[str], index: Index) -> tuple[list[str], list[str]]:
    """The members beside the things that no thing of the clause is called, and how many it says there are."""
    members = BETWEEN.split(clause.words)
    names = {iri: index.things[iri].names for iri in clause.things}
    listed = {
        at
        for at, member in enumerate(members)
        if any(name in member for iri in clause.things & things for name in names[iri])
    }
    more = [f"{m['n']}{m['unit']}" for at in listed if (m := AND_MORE.search(members[at]))]
    found = []
    for at, member in enumerate(members):
        if at in listed or not {at - 1, at + 1} & listed:
            continue
        said = last_name(member) if at else first_name(member)
        known = (name for those in names.values() for name in those)
        listed_names = (name for iri in things for name in index.things[iri].names)
        if (
            2 <= len(said) <= LONGEST_NAME
            and not any(name in member or said in name for name in known)
            and not any(_tail_of(name, said) for name in listed_names)
        ):
            found.append(said)
    return found, more


def _tail_of(name: str, said: str) -> bool:
    """Whether what stands in the enumeration begins with the end of a name: 东塔村 of 某镇东塔村."""
    return any(said.startswith(name[at:]) for at in range(1, len(name) - SHORTEST_TAIL + 1))


def last_name(member: str) -> str:
    """The name at the start of an enumeration's member: 工业区明珠村列入某计划."""
    said = ""
    for word, tag in rjieba.tag(FRINGE.sub("", member)):
        if said and (tag.startswith("v") or word == "等"):
            break
        said += word
    return said


def first_name(member: str) -> str:
    """The name at the end of an enumeration's first member: 某镇建成某系统."""
    words = rjieba.tag(member)
    verbs = [at for at, (word, tag) in enumerate(words) if tag == "v" and len(word) > 1]
    said = "".join(word for word, _ in words[verbs[0] + 1 :]) if verbs else member
    return FRINGE.sub("", said)


def by_name(
    question: Question, things: frozenset[str], stated: Sequence[Condition], index: Index
) -> Note | None:
    """That a place is met by the names of things alone, with what its paragraphs name besides."""
    for place in stated:
        if place.kind != "term" or not question.kinds or not _unrelated(place, things, index):
            continue
        further = frozenset(kind_things(question.kinds, index))
        for condition in stated:
            further &= condition.tiers[-1]
        labels = (index.things[iri].label for iri in sorted(further - things, key=index.first_seen))
        besides = ", ".join(list(labels)[:MOST_NAMED])
        if besides:
            return Note(NoteKind.BY_NAME_ALONE, besides, (place.text,))
    return None


def _unrelated(condition: Condition, things: frozenset[str], index: Index) -> bool:
    """Whether a word is a place's or nothing's name, and none of the things is related to what it names."""
    exact = {iri for word in condition.words for iri in index.names.get(word, ())}
    titled = any(word in title for word in condition.words for title in index.titles)
    if titled or (exact and not exact & index.areas):
        return False
    ends = exact or condition.linked
    related = {other for end in ends for other in index.neighbours.get(end, ())}
    return not things & (related | exact)
