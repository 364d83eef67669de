"""The lines of graph.nt that name things, class and join them, beside it: what pages begin with.

Reading a hundred thousand names out of a store takes seconds of its queries; these lines are read in one.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, RdfFormat, parse

from kg.namespaces import PREFIXES, iri
from kg.store.builds import OUTLINE, STATISTICS
from kg.vocabulary import EntityClass, Relation

TYPE = iri("rdf:type")
PROPERTIES = (
    *(iri(name) for name in ("rdfs:label", "skos:altLabel", "skos:broader", "dp:status", "dp:deadline")),
    *(PREFIXES["dp"] + each.value for each in Relation),
)
CLASSES = (*(PREFIXES["dp"] + each.value for each in EntityClass), iri("dp:Report"))
_PREDICATES = frozenset(f"<{name}>".encode() for name in PROPERTIES)
_TYPE = f"<{TYPE}>".encode()
_KINDS = frozenset(f"<{name}> .\n".encode() for name in CLASSES)


def outlined(lines: Iterable[bytes]) -> list[bytes]:
    """Those of some lines of graph.nt that belong to its outline."""
    found = []
    for line in lines:
        # Neither subject nor predicate has a space in it.
        start = line.find(b" ") + 1
        end = line.find(b" ", start)
        predicate = line[start:end]
        if predicate in _PREDICATES or (predicate == _TYPE and line[end + 1 :] in _KINDS):
            found.append(line)
    return found


@dataclass(frozen=True, slots=True)
class Outline:
    """Things with their values by property, and with their classes; all as text."""

    pairs: Mapping[str, Sequence[tuple[str, str]]]
    kinds: Sequence[tuple[str, str]]


def read_outline(build: Path) -> Outline | None:
    """The outline of a build; None where it has none, or one that its counts do not fit."""
    try:
        text = (build / OUTLINE).read_text(encoding="utf-8")
        counted = json.loads((build / STATISTICS).read_text(encoding="utf-8"))
        outline = _parsed(text)
        return outline if _fits(outline, counted["predicates"], counted["classes"]) else None
    except (OSError, ValueError, KeyError):
        return None


def _parsed(text: str) -> Outline:
    pairs: dict[str, list[tuple[str, str]]] = {f"<{name}>": [] for name in (*PROPERTIES, TYPE)}
    named: dict[str, str] = {}
    before, thing = "", ""
    for line in text.split("\n")[:-1]:
        subject, predicate, value = line.split(" ", 2)
        if subject != before:
            before, thing = subject, named.setdefault(subject, subject[1:-1])
        if value.startswith("<"):
            # One text for each IRI, however often it is a value.
            told = named.setdefault(value[:-2], value[1:-3])
        else:
            told = value[1 : value.rindex('"')] if "\\" not in value else _literal(value)
        pairs[predicate].append((thing, told))
    kinds = pairs.pop(f"<{TYPE}>")
    return Outline({name[1:-1]: found for name, found in pairs.items()}, kinds)


def _literal(value: str) -> str:
    (quad,) = parse(f"<urn:s> <urn:p> {value}", RdfFormat.N_TRIPLES)
    return quad.object.value if isinstance(quad.object, Literal) else ""


def _fits(outline: Outline, predicates: Mapping[str, int], classes: Mapping[str, int]) -> bool:
    """Whether it holds as many lines as the graph was counted to have."""
    kinds = Counter(kind for _, kind in outline.kinds)
    return all(len(found) == predicates.get(name, 0) for name, found in outline.pairs.items()) and all(
        kinds[name] == classes.get(name, 0) for name in CLASSES
    )
