"""Questions for things: the ones that meet every condition, as nearly stated as any does."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from kg.answering.found import Found, opening
from kg.answering.index import Index
from kg.answering.initials import by_initials
from kg.answering.kinds import NAMEABLE, kind_things
from kg.answering.lexicon import Kind, Lexicon
from kg.answering.matching import Condition, conditions, in_clauses, saying, term_condition
from kg.answering.normal import bare
from kg.answering.notes import NoteKind
from kg.answering.other_words import in_other_words
from kg.answering.question import Question
from kg.answering.tiers import NEARNESS

MOST_OTHERS = 6
IMPLIED_BY = {
    "Started": ("Progressing", "ToppedOut", "Completed", "Accepted", "InProduction", "InOperation"),
    "Completed": ("Accepted", "InProduction", "InOperation"),
    "Approved": ("Started", "Progressing"),
}
# A word as long as this is said of few things: 用地规划许可证.
TELLING = 6
# Steps that a thing takes itself, so that who took them may be a headquarters or a shop as well as a firm;
# a forum is held and a road built by somebody else.
COMING = {"Settled", "LandAcquired", "Relocated"}
AGENTS = ("Enterprise", "Organization", "Place")
# Nothing that is built, and nobody who did or won anything.
NEVER_BUILT = frozenset({"PolicyDocument", "PolicyMeasure", "Event"})

# As what else a report may speak of a thing of a class: a headquarters is a project and a body.
KIN = {
    "Project": ("Park", "Platform", "Organization", "Enterprise", "Place"),
    "Park": ("Place",),
    "Platform": ("Project", "Organization", "Park", "PolicyMeasure"),
    "Enterprise": ("Organization", "Project"),
    "Organization": ("Enterprise", "Park", "Platform", "Project"),
    "PolicyDocument": ("PolicyMeasure",),
    "PolicyMeasure": ("PolicyDocument", "Project", "Platform"),
}

# Names that only repeat a size and a class: 千亿级产业, 三个千亿级园区.
GENERIC = re.compile(
    r"(?:[一二两三四五六七八九十\d]+个)?(?:\d+|[一二两三四五六七八九])?[百千万]?亿级(?:产业|园区|集群|产业集群)*"
)

NEAR_NOTE = (None, NoteKind.SAME_CLAUSE, NoteKind.SAME_SENTENCE, NoteKind.ABOVE)


def find(question: Question, index: Index, lexicon: Lexicon) -> Found:
    """The things asked for; with none, `unmet` names the conditions that nothing meets."""
    if question.step_phrase and any(kind.said for kind in question.kinds):
        question = replace(question, kinds=tuple(replace(kind, said=False) for kind in question.kinds))
    found = _find(question, index, lexicon)
    if found.things and not found.near and (question.step_phrase or any(k.said for k in question.kinds)):
        wider = _find(in_other_words(question), index, lexicon).things - found.things
        labels = (index.things[iri].label for iri in sorted(wider, key=index.first_seen))
        return replace(found, others=tuple(labels)[:MOST_OTHERS])
    doers = _doers(question, found, index, lexicon)
    if doers is not None:
        return doers
    dated = any(term.time for term in question.terms)
    return found if found.things or dated else _otherwise(question, found, index, lexicon)


def _doers(question: Question, found: Found, index: Index, lexicon: Lexicon) -> Found | None:
    """Those who did it, where bodies are asked for and only what they did meets the conditions."""
    bodies = {name for kind in question.kinds for name in kind.classes}
    named = any(kind.pattern for kind in question.kinds) or not bodies or not bodies < set(AGENTS)
    alone = len(question.asked) == 1
    if named or not (alone and found.loose and question.steps and question.terms):
        return None
    if any(index.things[iri].classes & bodies for iri in found.things):
        return None
    who = replace(question, kinds=(), asks=question.asks - {"which"} | {"who"})
    others = _find(who, index, lexicon)
    met = frozenset(iri for iri in others.things if index.things[iri].classes & bodies)
    return replace(others, things=met) if met else None


def _otherwise(question: Question, found: Found, index: Index, lexicon: Lexicon) -> Found:
    """What is found where nothing meets the question's own words: said otherwise, by other steps."""
    short = by_initials(question, index)
    if short is not None:
        found = replace(_find(short, index, lexicon), loose=True)
    if not found.things and question.step_phrase:
        found = _find(replace(question, step_phrase=""), index, lexicon)
        if found.things:
            return replace(found, reworded=True)
    comes = set(question.steps) <= COMING and question.steps and not question.kinds
    if not found.things and "who" in question.asks and comes:
        any_sort = replace(question, asks=question.asks - {"who"} | {"which"})
        found = replace(_find(any_sort, index, lexicon), loose=True)
    return found if found.things else _by_other_steps(question, found, index, lexicon)


def _by_other_steps(question: Question, found: Found, index: Index, lexicon: Lexicon) -> Found:
    """What only stands there, is only a partner, or has come further than the step asked about."""
    if question.steps == ("Settled",) and question.terms and not question.negated:
        there = replace(question, steps=(), relations=question.relations | {"locatedIn"})
        found = replace(_find(there, index, lexicon), further=True)
        named = {iri for term in question.terms for word in term.words for iri in index.named(word)}
        only_named = not found.things - named
        return replace(found, things=frozenset(), unmet=_unmet(found.conditions)) if only_named else found
    if question.steps == ("Signed",) and "partner" in question.relations:
        return replace(_find(replace(question, steps=()), index, lexicon), further=True)
    if question.steps and not question.negated and question.modality != "Planned":
        steps = tuple(dict.fromkeys((*question.steps, *later_steps(question.steps))))
        if steps != question.steps:
            return replace(_find(replace(question, steps=steps), index, lexicon), further=True)
    return found


def of_other_classes(question: Question, found: Found, index: Index) -> tuple[str, ...]:
    """What meets every condition by the graph itself and is only not of the class asked for."""
    narrow = any(kind.pattern for kind in question.kinds) or not question.steps
    if found.near or found.loose or narrow or question.negated or not question.kinds:
        return ()
    stated = sorted((condition.tiers[0] for condition in found.conditions), key=len)
    together = frozenset.intersection(*stated) if stated else frozenset(index.things)
    wanted = _kin_classes(question)
    met = frozenset(thing for thing in together - found.things if index.things[thing].classes & wanted)
    met = met - _left_out(question, index) - _subjects(question, index)
    others = as_named(met - found.things - _whole_in(question, index) - index.areas, index)
    labels = tuple(index.things[iri].label for iri in sorted(others, key=index.first_seen))
    return labels if len(labels) <= MOST_OTHERS else ()


def later_steps(steps: Sequence[str]) -> tuple[str, ...]:
    """The steps that cannot come before these: what is in production has been built."""
    return tuple(dict.fromkeys(later for step in steps for later in IMPLIED_BY.get(step, ())))


def _find(question: Question, index: Index, lexicon: Lexicon) -> Found:
    asked = _asked(question, index)
    stated = conditions(question, index, lexicon)
    if not stated and not question.kinds:
        return Found(frozenset(), stated)
    out = _left_out(question, index) | _home(question, index)
    asked -= out
    furthest = 1 if "who" in question.asks or question.narrow else NEARNESS[-1]
    best = _nearest(asked, stated, question, index, 1)
    if best is None and _loose(question):
        best = _nearest(_kin(question, index) - out, stated, question, index, furthest=0)
        best = replace(best, loose=True) if best else None
    firm = tuple(c for c in stated if not c.soft)
    softened = len(firm) < len(stated)
    if best is None and softened and "partner" in question.relations and not question.award:
        best = _called_after(_nearest(asked, firm, question, index, furthest=0), question, index)
    best = (
        best or _by_noun(question, stated, out, index) or _nearest(asked, stated, question, index, furthest)
    )
    if best is None and softened:
        best = _nearest(asked, firm, question, index, furthest)
    if best is None and any(term.soft for term in question.terms):
        plain = replace(question, terms=tuple(term for term in question.terms if not term.soft))
        # With no other condition everything would be listed: 哪些项目推迟或停工.
        if not conditions(plain, index, lexicon):
            return _nothing(stated)
        dropped = tuple(term.text for term in question.terms if term.soft)
        return replace(_find(plain, index, lexicon), dropped=dropped)
    if best is None and _loose(question):
        near_kin = _kin(question, index, frozenset({"Enterprise", "Place"}))
        best = _nearest(near_kin - out, stated, question, index, furthest=1)
        best = replace(best, loose=True) if best else None
    if best is None and question.kinds and stated:
        best = _nearest(_spoken_of_as(question, index) - out, stated, question, index, furthest=1)
        best = replace(best, loose=True) if best else None
    if best is None or (best.near and not _bound(question)):
        return _nothing(stated)
    return (opening(best, question, index) if best.near > 1 else best) or _nothing(stated)


def _by_noun(
    question: Question, stated: Sequence[Condition], out: frozenset[str], index: Index
) -> Found | None:
    """What took the step and stands in a clause with the noun itself, of whatever class it is held to be."""
    plain = question.kinds and not any(kind.pattern for kind in question.kinds)
    if not (plain and question.steps):
        return None
    found = _nearest(_spoken_of_as(question, index) - out, stated, question, index, furthest=0)
    return replace(found, loose=True) if found else None


def _called_after(found: Found | None, question: Question, index: Index) -> Found | None:
    """What bears a partner's name besides the partner: what is built with it, where nothing else is told."""
    exact = {iri for term in question.terms for word in term.words for iri in index.names.get(word, ())}
    things = found.things - exact if found else frozenset()
    return replace(found, things=things, loose=True) if found and things else None


def _unmet(stated: Sequence[Condition]) -> tuple[str, ...]:
    """The conditions that nothing meets at any distance; all of them if only together they are too many."""
    alone = tuple(c.text for c in stated if not c.soft and not c.tiers[-1])
    return alone or tuple(c.text for c in stated)


def _nothing(stated: Sequence[Condition]) -> Found:
    return Found(frozenset(), tuple(stated), unmet=_unmet(stated))


def _loose(question: Question) -> bool:
    """Whether the noun asked for is so general that what it is called may be of another class."""
    marks = (question.steps, question.phase, question.award, question.levels)
    telling = any(len(word) >= TELLING for term in question.terms for word in term.words)
    firm = len(question.terms) + sum(map(bool, marks)) + telling
    return bool(question.kinds) and firm > 1 and not any(kind.pattern for kind in question.kinds)


def _bound(question: Question) -> bool:
    """Whether there is more to go by than one word that a clause happens to hold."""
    return bool(
        question.kinds
        or question.steps
        or question.award
        or question.relations
        or question.phase
        or question.modality == "Planned"
        or "where" in question.asks
        or len(question.terms) > 1
    )


def _anything(index: Index) -> frozenset[str]:
    return frozenset().union(*(index.of_class.get(name, frozenset()) for name in NAMEABLE[:-1]))


def _spoken_of_as(question: Question, index: Index) -> frozenset[str]:
    """The things beside which a clause has the noun asked for: 某某基地等平台投入运营.

    A noun of one character (国家级的区) is too common: a thing's own name must end in it.
    """
    words = _nouns(question)
    short = tuple(word for word in words if question.chinese and len(word) == 1)
    beside = frozenset(in_clauses(index, saying(index, [word for word in words if word not in short])))
    called = (
        iri
        for iri in in_clauses(index, saying(index, short))
        if any(name.endswith(short) for name in index.things[iri].names)
    )
    return beside.union(called) & _anything(index)


def _nouns(question: Question) -> list[str]:
    """The nouns asked for; of 学校项目 those that say of which sort, as every sort is called a project."""
    words = [word for term in question.asked for word in term.words]
    sorts = [kind for kind in question.kinds if kind.pattern]
    general = {kind.id for kind in question.kinds} - {kind.id for kind in sorts}
    narrow = [word for word in words if any(re.search(kind.pattern, word) for kind in sorts)]
    return narrow if general and narrow else words


def _left_out(question: Question, index: Index) -> frozenset[str]:
    """What the question says its answers are not, and what no report of the region asked about speaks of."""
    reports = index.about.home_reports(question.home)
    elsewhere = frozenset(index.things) - index.mentioned_in(reports) if reports is not None else frozenset()
    found = kind_things(question.excluded_kinds, index) if question.excluded_kinds else frozenset()
    for term in question.excluded:
        found |= term_condition(term, index).tiers[0]
    return elsewhere.union(found)


def as_named(things: frozenset[str], index: Index) -> frozenset[str]:
    """The things without wholes that reports only know by a phase that is listed too."""
    return frozenset(t for t in things if not set(index.parts.get(t, ())) & things or index.named_alone(t))


def kinds_looked_at(question: Question, found: Found) -> tuple[Kind, ...]:
    """The kinds among which things were found: those asked for, their kin, or what the asking word means."""
    if question.kinds and found.loose:
        asked = {name for kind in question.kinds for name in kind.classes}
        wider = asked | {name for each in asked for name in KIN.get(each, ())}
        return (Kind("kin", tuple(sorted(wider))),)
    if question.kinds:
        return question.kinds
    if "where" in question.asks:
        return (Kind("where", ("Park", "Place")),)
    if "who" in question.asks and not question.award and not found.loose:
        return (Kind("who", AGENTS),)
    return (Kind("anything", _sorts(question)),)


def _sorts(question: Question) -> tuple[str, ...]:
    """The classes of which anything may be an answer, where no noun says of which."""
    never = NEVER_BUILT if question.building or "who" in question.asks else ()
    return tuple(name for name in NAMEABLE if name not in never)


def passed_over(question: Question, things: Collection[str], index: Index) -> frozenset[str]:
    """What meets a question's conditions and is no answer: what it names itself, wholes of listed phases."""
    wholes = frozenset(things) - as_named(frozenset(things), index)
    out = _left_out(question, index) | _home(question, index)
    return _subjects(question, index) | _whole_in(question, index) | _generic(index) | wholes | out


def _kin_classes(question: Question, without: frozenset[str] = frozenset()) -> frozenset[str]:
    asked = {name for kind in question.kinds for name in kind.classes}
    return frozenset(asked | {n for each in asked for n in KIN.get(each, ()) if n not in without})


def _kin(question: Question, index: Index, without: frozenset[str] = frozenset()) -> frozenset[str]:
    """The things of the classes asked for and of those that are not far from them."""
    wider = _kin_classes(question, without)
    return frozenset().union(*(index.of_class.get(name, frozenset()) for name in wider))


def _home(question: Question, index: Index) -> frozenset[str]:
    """The region that the report is about: it is meant, never asked for, unless places are.

    Of a cooperation it is the one side, unless another place's partners are asked for.
    """
    names = {word for term in question.terms for word in term.words}
    sides = {
        iri for word in names for iri in index.names.get(word, ()) if index.things[iri].classes & set(AGENTS)
    }
    own = "partner" in question.relations and not sides
    if (question.kinds and not own) or "where" in question.asks:
        return frozenset()
    return frozenset(iri for name in index.home for iri in index.names.get(name, ()))


def _asked(question: Question, index: Index) -> frozenset[str]:
    """The things of the class asked for, of the reports of the place asked about."""
    if question.kinds:
        asked = kind_things(question.kinds, index)
    elif "where" in question.asks:
        asked = index.of_class.get("Place", frozenset()) | index.of_class.get("Park", frozenset())
    elif "who" in question.asks and not question.award:
        asked = frozenset().union(*(index.of_class.get(name, frozenset()) for name in AGENTS))
        asked -= index.of_class.get("Park", frozenset())
    else:
        asked = frozenset().union(*(index.of_class.get(name, frozenset()) for name in _sorts(question)))
    reports = index.about.home_reports(question.home)
    return asked if reports is None else asked & index.mentioned_in(reports)


def _nearest(
    asked: frozenset[str], stated: Sequence[Condition], question: Question, index: Index, furthest: int = 3
) -> Found | None:
    named = _subjects(question, index)
    said = _whole_in(question, index) | _generic(index)
    alone: Found | None = None
    for near in NEARNESS[: furthest + 1]:
        met = asked
        for condition in stated:
            met = met & condition.tiers[near]
        if question.negated and question.steps:
            met = _without_step(asked, stated, near)
        others = met - named
        others = others - said or others
        if others:
            return Found(others, tuple(stated), near)
        alone = alone or (Found(met, tuple(stated), near) if met else None)
    return None if question.asks & {"where", "who"} else alone


def _subjects(question: Question, index: Index) -> frozenset[str]:
    """The things that the question names: they are not what it asks for, if anything else is."""
    exact = {iri for term in question.terms for word in term.words for iri in index.names.get(word, ())}
    sides = {name for kind in question.kinds for name in kind.classes} & set(AGENTS)
    if "partner" in question.relations and question.terms and (sides or not question.kinds):
        called = (set().union(*(index.named(word) for word in term.words)) for term in question.terms)
        exact |= set.intersection(*called)
    return frozenset(exact)


def _whole_in(question: Question, index: Index) -> frozenset[str]:
    """The things of which the question holds every name."""
    asked = bare(question.text)
    found = {
        iri
        for start in range(len(asked))
        for end in range(start + 2, min(len(asked), start + index.longest_name) + 1)
        for iri in index.names.get(asked[start:end], ())
    }
    return frozenset(iri for iri in found if all(name in asked for name in index.things[iri].names))


def _generic(index: Index) -> frozenset[str]:
    """The things whose names only repeat a size and a class: 千亿级产业 is no answer to 有哪些千亿级产业."""
    key = (Kind("generic", ()),)
    if key not in index.memo:
        index.memo[key] = frozenset(
            iri
            for iri in index.named("亿级")
            if all(GENERIC.fullmatch(name) for name in index.things[iri].names)
        )
    return index.memo[key]


def _without_step(asked: frozenset[str], stated: Sequence[Condition], near: int) -> frozenset[str]:
    met = asked
    for condition in stated:
        met = met - condition.tiers[0] if condition.kind == "step" else met & condition.tiers[near]
    return met
