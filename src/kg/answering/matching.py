"""Which things meet a condition: the graph says it, or the clause, the sentence, what stands above."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.answering.index import Index
from kg.answering.lexicon import Kind, Lexicon
from kg.answering.question import Question, Term

# How near a condition stands to the thing: 0 the graph or the name says it, 1 the same clause,
# 2 the same sentence, 3 the row head, lead sentence or heading above.
NEARNESS = (0, 1, 2, 3)
BUILDING = frozenset(
    {
        "Designed",
        "Approved",
        "LandAcquired",
        "Started",
        "Progressing",
        "ToppedOut",
        "Completed",
        "Accepted",
        "InProduction",
    }
)
UNDER_WAY = frozenset({"Started", "Progressing", "ToppedOut"})
AWARD_WORDS = ("获评", "获得", "入选", "入围", "获", "评选", "通过", "授牌", "列入")
PARTNER_WORDS = ("合作", "共建", "联手", "签约")
LEVELS = {
    "municipal": ("provincial", "prefectural"),
    "provincial": ("provincial",),
    "national": ("national",),
    "county": ("county",),
    "township": ("township",),
}
LEVEL_WORDS = {
    "municipal": ("市级",),
    "provincial": ("省级",),
    "national": ("国家级", "国家", "全国"),
    "county": ("区级", "县级"),
    "township": ("镇级",),
}
ALL_ASKED = (
    "Project",
    "Park",
    "Platform",
    "Enterprise",
    "Organization",
    "Event",
    "PolicyDocument",
    "PolicyMeasure",
    "Place",
)

# What may follow the noun that a name ends in: 二期, 升级改造, 工程.
TAIL = (
    r"(?:[一二三四五六七八九十\d]+期)?(?:改建|拓宽|升级|改造|建设|扩建|延伸|工程|项目|[a-z]?\d*[^路桥]*段)*"
)

Tiers = tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition and the things that meet it, more of them the further off its words may stand."""

    kind: str
    text: str
    tiers: Tiers
    linked: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    passages: frozenset[str] = frozenset()
    paths: tuple[tuple[str, tuple[str, ...]], ...] = ()
    titled: bool = False
    soft: bool = False


def widen(*sets: Iterable[str]) -> Tiers:
    """Tiers from the sets newly reached at each distance; the last one holds for all further ones."""
    found: list[frozenset[str]] = []
    so_far: frozenset[str] = frozenset()
    for at in NEARNESS:
        so_far = so_far | frozenset(sets[at]) if at < len(sets) else so_far
        found.append(so_far)
    return (found[0], found[1], found[2], found[3])


def in_clauses(index: Index, clauses: Iterable[int]) -> set[str]:
    """The things that clauses name."""
    return {thing for at in clauses for thing in index.clauses[at].things}


def in_sentences(index: Index, clauses: Iterable[int]) -> set[str]:
    """The things that the sentences of clauses name."""
    passages = {index.clauses[at].passage for at in clauses}
    return {thing for p in passages for at in index.of_passage[p] for thing in index.clauses[at].things}


def _phased(question: Question) -> bool:
    """Whether what is asked for can be a phase; else the phase belongs to the thing that is named."""
    return not question.kinds or any({"Project", "Park"} & set(kind.classes) for kind in question.kinds)


def term_condition(term: Term, index: Index, phase: str = "") -> Condition:
    """Things called so, related to what is called so, or spoken of beside the word."""
    linked: set[str] = set()
    called: set[str] = set()
    said: set[int] = set()
    above: set[int] = set()
    for word in term.words:
        exact = set(index.names.get(word, ()))
        holding = index.named(word)
        if term.industry:
            exact = index.industries(word)
            holding = set() if exact else holding
        called |= holding
        linked |= exact or holding
        said |= index.saying(word)
        above |= index.below(word)
        called |= {r for a in index.contents.awards if word in a.title for r in a.recipients}
    if phase:
        called = linked = {t for t in called | linked if any(phase in name for name in index.things[t].names)}
    near = {other for thing in linked for other in index.neighbours.get(thing, ())}
    wholes = {part for thing in called for part in index.parts.get(thing, ())}
    tiers = widen(
        called | near | wholes, in_clauses(index, said), in_sentences(index, said), in_clauses(index, above)
    )
    passages = frozenset(index.clauses[at].passage for at in said | above)
    return Condition("term", term.text, tiers, frozenset(linked), term.words, passages)


def kind_things(kinds: tuple[Kind, ...], index: Index) -> frozenset[str]:
    """The things a noun asks for."""
    narrow = [kind for kind in kinds if kind.pattern]
    general = [kind for kind in kinds if not kind.pattern]
    if narrow and general and any(set(a.classes) & set(b.classes) for a in narrow for b in general):
        found = frozenset().union(*(_of_kind(kind, index) for kind in narrow))
        if any(kind.id == "project" for kind in general):
            found = frozenset(
                t for t in found if "Project" in index.things[t].classes or index.steps_of.get(t)
            )
        return found
    return frozenset().union(*(_of_kind(kind, index) for kind in kinds))


def _of_kind(kind: Kind, index: Index) -> frozenset[str]:
    found = frozenset().union(*(index.of_class.get(name, frozenset()) for name in kind.classes))
    if kind.id == "project":
        found |= _built(index)
    if kind.id == "park":
        hosts = index.of_class.get("Park", frozenset())
        found |= {
            link.subject
            for link in index.contents.links
            if link.predicate == "phaseOf" and link.object in hosts
        }
    if not kind.pattern:
        return found
    pattern = re.compile(f"(?:{kind.pattern}){TAIL}$" if kind.suffix else kind.pattern, re.IGNORECASE)
    return frozenset(t for t in found if any(pattern.search(name) for name in index.things[t].names))


def _built(index: Index) -> frozenset[str]:
    """Parks and bodies that are built: a step of construction is stated of them, or they are a phase."""
    hosts = index.of_class.get("Park", frozenset()) | index.of_class.get("Organization", frozenset())
    hosts -= index.of_class.get("Enterprise", frozenset())
    return frozenset(
        t
        for t in hosts
        if any(step.type in BUILDING for step in index.steps_of.get(t, ())) or (t, "phaseOf") in index.objects
    )


def step_condition(question: Question, index: Index, lexicon: Lexicon) -> Condition:
    """Things of which one of the asked steps is stated, in the asked modality."""
    wanted = set(question.steps)
    modality = question.modality
    sure: set[str] = set()
    other: set[str] = set()
    for step in index.contents.steps:
        if step.type in wanted:
            (sure if step.modality == (modality or "Realised") else other).add(step.thing)
    if "Progressing" in wanted and modality != "Planned":
        sure |= {iri for iri, thing in index.things.items() if thing.status in UNDER_WAY}
    if _asks_place(question):
        sure |= {near for thing in sure for near in index.neighbours.get(thing, ())}
    together = in_clauses(index, index.saying(question.step_phrase)) & sure if question.step_phrase else set()
    sure = together or sure
    words = [word for step in question.steps for word in lexicon.triggers.get(step, ()) if len(word) > 1]
    said = {at for word in words for at in index.saying(word)}
    said = said & index.announced if modality == "Planned" else said - index.announced
    tiers = widen(sure, (), in_clauses(index, said), () if modality else other)
    return Condition("step", " / ".join(question.steps), tiers)


def _asks_place(question: Question) -> bool:
    places = {"Place"}
    return "where" in question.asks or any(
        set(kind.classes) <= {"Place", "Park"} and places & set(kind.classes) for kind in question.kinds
    )


def planned_condition(index: Index) -> Condition:
    """Things something is announced of."""
    steps = {step.thing for step in index.contents.steps if step.modality == "Planned"}
    pledged = {thing for pledge in index.contents.pledges for thing in pledge.concerns}
    below = in_clauses(index, index.announced)
    return Condition("planned", "dp:Planned", widen(steps | pledged, below))


def award_condition(index: Index) -> Condition:
    """Things that obtained something; not binding, since its verbs are said of much else."""
    sure = {thing for award in index.contents.awards for thing in award.recipients}
    said = {at for word in AWARD_WORDS for at in index.saying(word)}
    return Condition(
        "award",
        "dp:hasRecognition",
        widen(sure, in_clauses(index, said), in_sentences(index, said)),
        soft=True,
    )


def level_condition(level: str, index: Index) -> Condition:
    """Things recognised at a level, or called so."""
    wanted = LEVELS.get(level, (level,))
    sure = {t for award in index.contents.awards if award.level in wanted for t in award.recipients}
    first, *others = LEVEL_WORDS.get(level, (level,))
    said = index.saying(first)
    wider = said | {at for word in others for at in index.saying(word)}
    near = index.named(first) | in_clauses(index, said)
    return Condition("level", level, widen(sure, near, in_sentences(index, wider)))


def partner_condition(index: Index) -> Condition:
    """Parties of a cooperation; not binding, like the award's."""
    sure = {
        end
        for link in index.contents.links
        if link.predicate == "partner"
        for end in (link.subject, link.object)
    }
    said = {at for word in PARTNER_WORDS for at in index.saying(word)}
    return Condition(
        "partner", "dp:partner", widen(sure, in_clauses(index, said), in_sentences(index, said)), soft=True
    )


def said_condition(term: Term, index: Index) -> Condition:
    """What the clause itself calls so (A、B等一批载体), where any is; not binding."""
    said = {at for word in term.words for at in index.saying(word)}
    return Condition("said", term.text, widen(in_clauses(index, said), (), index.things), soft=True)


def scale_condition(question: Question, index: Index) -> Condition:
    """Industries of a scale, and what serves them."""
    sized = {
        iri
        for iri, thing in index.things.items()
        if thing.scale is not None and thing.scale == question.scale
    }
    serving = {
        link.subject
        for link in index.contents.links
        if link.predicate == "servesIndustry" and link.object in sized
    }
    return Condition("scale", f"dp:scale {question.scale}", widen(sized | serving), frozenset(sized))


def phase_condition(phase: str, index: Index) -> Condition:
    """Things that are called a phase of this number."""
    digit = str("一二三四五六七八九十".index(phase[0]) + 1) + "期"
    named = index.named(phase) | index.named(digit)
    return Condition("phase", phase, widen(named))


def conditions(question: Question, index: Index, lexicon: Lexicon) -> tuple[Condition, ...]:
    """Everything a thing must meet to be an answer."""
    phase = "" if _phased(question) else question.phase
    found = [term_condition(term, index, phase) for term in question.terms]
    if question.steps:
        found.append(step_condition(question, index, lexicon))
    elif question.modality == "Planned":
        found.append(planned_condition(index))
    if question.award:
        found.append(award_condition(index))
    found += [level_condition(level, index) for level in sorted(question.levels)]
    if "partner" in question.relations:
        found.append(partner_condition(index))
    if any(kind.said for kind in question.kinds):
        found += [said_condition(term, index) for term in question.asked]
    if question.scale is not None:
        found.append(scale_condition(question, index))
    if question.table:
        rows = {at for passage in index.rows_of(question.table) for at in index.of_passage.get(passage, ())}
        found.append(Condition("table", f"table {question.table}", widen(in_clauses(index, rows))))
    if question.phase and _phased(question):
        found.append(phase_condition(question.phase, index))
    return tuple(found)
