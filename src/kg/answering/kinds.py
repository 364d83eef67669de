"""The things that a noun asks for: by class, by a pattern in the name, by what is said of them."""

from __future__ import annotations

import re

from kg.answering.index import Index
from kg.answering.lexicon import Kind
from kg.answering.lexicon.cues import words

# Classes whose things have names that questions call them by; places last, which are as often where.
NAMEABLE = (
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
# Only these say of a platform that it is a building.
BEGUN = ("LandAcquired", "Started", "ToppedOut")
MODALITIES = ("Realised", "Planned")
# What may follow the noun that a name ends in: 二期, 升级改造, 工程.
TAIL = (
    r"(?:[一二三四五六七八九十\d]+期)?(?:改建|拓宽|升级|改造|建设|扩建|延伸|工程|项目|[a-z]?\d*[^路桥]*段)*"
)
# The kind of what has a noun inside its name and not at its end: a platform for 加氢站 is none.
CALLED_INSIDE = "called-inside"
# By these words in its name a whole hosts firms, whatever class its phases gave it.
PARK_ENDS = words("park-ends")
NOTHING: frozenset[str] = frozenset()


def kind_things(kinds: tuple[Kind, ...], index: Index) -> frozenset[str]:
    """The things that one or more nouns ask for; of 医院项目 those that both nouns fit."""
    if kinds not in index.memo:
        index.memo[kinds] = _kind_things(kinds, index)
    return index.memo[kinds]


def groups(kinds: tuple[Kind, ...]) -> list[tuple[Kind, ...]]:
    """The kinds that are said together: 平台和中心 are two, 医院项目 is one."""
    found: list[tuple[Kind, ...]] = []
    for kind in kinds:
        if found and not kind.joined:
            found[-1] = (*found[-1], kind)
        else:
            found.append((kind,))
    return found


def _kind_things(kinds: tuple[Kind, ...], index: Index) -> frozenset[str]:
    return NOTHING.union(*(_of_group(group, index) for group in groups(kinds)))


def _of_group(kinds: tuple[Kind, ...], index: Index) -> frozenset[str]:
    within = [kind for kind in kinds if kind.within]
    kinds = tuple(kind for kind in kinds if not kind.within)
    found = _said_together(kinds, index)
    return found.intersection(*(_of_kind(kind, index) for kind in within))


def _said_together(kinds: tuple[Kind, ...], index: Index) -> frozenset[str]:
    narrow = [kind for kind in kinds if kind.pattern]
    general = [kind for kind in kinds if not kind.pattern]
    if narrow and general and any(set(a.classes) & set(b.classes) for a in narrow for b in general):
        found = NOTHING.union(*(_of_kind(kind, index) for kind in narrow))
        if any(kind.id == "project" for kind in general):
            found = frozenset(
                t for t in found if "Project" in index.things[t].classes or index.steps_of.get(t)
            )
        return found
    return NOTHING.union(*(_of_kind(kind, index) for kind in kinds))


def _of_kind(kind: Kind, index: Index) -> frozenset[str]:
    found = NOTHING.union(*(index.of_class.get(name, NOTHING) for name in kind.classes))
    if kind.id == "project":
        found |= _built(index)
    if kind.id == "park":
        found |= _phases_of_parks(index)
    if not kind.pattern:
        return found
    pattern = re.compile(f"(?:{kind.pattern}){TAIL}$" if kind.suffix else kind.pattern, re.IGNORECASE)
    towns = index.about.townships if kind.suffix and kind.id == "town" else ()
    endings = kind.pattern.split("|") if kind.suffix and kind.classes == ("Place",) else []
    return frozenset(
        t
        for t in found
        for names in (index.things[t].names,)
        if (all if kind.every else any)(pattern.search(name) for name in names)
        or any(
            index.in_corpus(name + ending) or name + ending in towns for name in names for ending in endings
        )
    )


def _phases_of_parks(index: Index) -> frozenset[str]:
    hosts = index.of_class.get("Park", NOTHING)
    return frozenset(
        link.subject
        for link in index.contents.links
        if link.predicate == "phaseOf"
        if link.object in hosts or any(name.endswith(PARK_ENDS) for name in index.things[link.object].names)
    )


def _built(index: Index) -> frozenset[str]:
    """Parks, bodies and firms that are built: a step of construction is told of them, or they are a phase."""
    parks = index.of_class.get("Park", NOTHING)
    begun = frozenset().union(*(index.taken.get((step, m), NOTHING) for step in BEGUN for m in MODALITIES))
    platforms = index.of_class.get("Platform", NOTHING) & begun
    hosts = (
        platforms
        | parks
        | index.of_class.get("Organization", NOTHING)
        | index.of_class.get("Enterprise", NOTHING)
    )
    opened = index.taken.get(("InOperation", "Realised"), NOTHING) & parks
    return opened | _under_construction(hosts, index)


def _under_construction(hosts: frozenset[str], index: Index) -> frozenset[str]:
    return frozenset(
        t
        for t in hosts
        if any(step.type in BUILDING for step in index.steps_of.get(t, ())) or (t, "phaseOf") in index.objects
    )
