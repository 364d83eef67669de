"""SPARQL for the noun that is asked for: see `kinds`, which finds the same in the index."""

from __future__ import annotations

from kg.answering.index import Index
from kg.answering.kinds import BEGUN, BUILDING, PARK_ENDS, TAIL, groups
from kg.answering.lexicon import Kind
from kg.answering.patterns import NAME, Ways, either, plain, terms, text

NOT_ENTITIES = {"Recognition", "Commitment"}
# What a project that is no dp:Project may be: see `_built`.
HOSTS = {"Park", "Organization", "Enterprise", "Platform"}
STEP = "?x dp:hasMilestone/dp:milestoneType"


def kind_lines(kinds: tuple[Kind, ...], index: Index) -> list[Ways]:
    """That ?x is one of the things asked for; each condition as the ways to meet it."""
    if not kinds:
        return [("?x dp:mentionedIn ?somewhere .",)]
    found = groups(kinds)
    if len(found) == 1:
        return _of_group(found[0], index)
    together = ((line for ways in _of_group(group, index) for line in either(ways)) for group in found)
    return [tuple("\n    ".join(lines) for lines in together)]


def _of_group(kinds: tuple[Kind, ...], index: Index) -> list[Ways]:
    within: list[Ways] = [(_within(kind),) for kind in kinds if kind.within]
    return [*_said_together(tuple(kind for kind in kinds if not kind.within), index), *within]


def _within(kind: Kind) -> str:
    """That ?x is of a kind that narrows another: of its classes, with its pattern in a name."""
    named = f'FILTER(REGEX({plain("within")}, {text(kind.pattern)}, "i"))'
    return f"?x a ?sort ; {NAME} ?within . FILTER(?sort IN ({terms(kind.classes)})) {named}"


def _said_together(kinds: tuple[Kind, ...], index: Index) -> list[Ways]:
    narrow = [kind for kind in kinds if kind.pattern]
    general = [kind for kind in kinds if not kind.pattern]
    if not (narrow and any(set(a.classes) & set(b.classes) for a in narrow for b in general)):
        widest = max(general, key=lambda kind: len(kind.classes), default=None)
        if widest is not None and all(_within_classes(kind, widest) for kind in kinds):
            return [tuple(_ways(widest, index))]
        return [tuple(dict.fromkeys(way for kind in kinds for way in _ways(kind, index)))]
    lines: list[Ways] = [tuple(dict.fromkeys(way for kind in narrow for way in _ways(kind, index)))]
    if any(kind.id == "project" for kind in general):
        lines.append(("?x a dp:Project .", f"{STEP} ?any ."))
    return lines


def _within_classes(kind: Kind, widest: Kind) -> bool:
    """Whether all that a kind asks for is of the classes of one that only asks for classes."""
    hosts = {"project": HOSTS, "park": {"Project", "Park"}}.get(kind.id, set())
    return widest.id not in {"project", "park"} and {*kind.classes, *hosts} <= set(widest.classes)


def _ways(kind: Kind, index: Index) -> list[str]:
    """Each way in which a thing can be of a kind."""
    classes = set(kind.classes) - NOT_ENTITIES or set(kind.classes)
    ways = [f"?x a ?class . FILTER(?class IN ({terms(classes)}))"] if len(classes) > 1 else []
    ways = ways or [f"?x a {terms(classes)} ."]
    if kind.id == "project":
        ways += _built()
    if kind.id == "park":
        ends = f"({'|'.join(PARK_ENDS)})$"
        whole = f"FILTER(REGEX({plain('called')}, {text(ends)}))"
        ways += ["?x dp:phaseOf/a dp:Park .", f"?x dp:phaseOf/({NAME}) ?called . {whole}"]
    if not kind.pattern:
        return ways
    return [f"{way} {each}" for way in ways for each in _named(kind, index)]


def _named(kind: Kind, index: Index) -> list[str]:
    """By its name; of a place also by the official list or the noun after its name in the text."""
    pattern = f"({kind.pattern}){TAIL.replace('(?:', '(')}$" if kind.suffix else kind.pattern
    ways = [f'?x {NAME} ?name . FILTER(REGEX({plain("name")}, {text(pattern)}, "i"))']
    if not (kind.suffix and kind.classes == ("Place",)):
        return ways
    towns = sorted(index.about.townships) if kind.id == "town" else []
    said = " || ".join(
        f"CONTAINS({plain('around')}, CONCAT({plain('name')}, {text(ending)}))"
        for ending in kind.pattern.split("|")
    )
    ways.append(f"?x {NAME} ?name ; dp:mentionedIn/dp:text ?around . FILTER({said})")
    if towns:
        listed = ", ".join(text(town) for town in towns)
        full = " || ".join(
            f"CONCAT({plain('name')}, {text(ending)}) IN ({listed})" for ending in kind.pattern.split("|")
        )
        ways.append(f"?x {NAME} ?name . FILTER({full})")
    return ways


def _built() -> list[str]:
    """Parks, bodies and firms that are built, or that are a phase of something."""
    hosts = f"?x a ?class . FILTER(?class IN ({terms(('Park', 'Organization', 'Enterprise'))}))"
    return [
        f"{hosts} {STEP} ?built . FILTER(?built IN ({terms(BUILDING)}))",
        f"{hosts} ?x dp:phaseOf ?whole .",
        f"?x a dp:Platform . {STEP} ?begun . FILTER(?begun IN ({terms(BEGUN)}))",
        "?x a dp:Park ; dp:hasMilestone ?open . ?open dp:milestoneType ?opened ; dp:modality ?done ."
        " FILTER(?opened = dp:InOperation && ?done = dp:Realised)",
    ]
