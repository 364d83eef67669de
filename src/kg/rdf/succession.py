"""Keys that are one thing: the name they share, and the IRIs that lead on to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Triple

from kg.rdf.minting import MintedName, bare_key, entity_iri
from kg.rdf.terms import node


def names_by_key(names: Iterable[MintedName], leader: Mapping[str, str]) -> dict[str, MintedName]:
    """Each key's name: its own, or that of the thing it was found to be one with."""
    own = {name.key: name for name in names}
    members: dict[str, list[str]] = {}
    for key, head in leader.items():
        members.setdefault(head, []).append(key)
    for head, keys in members.items():
        group = (head, *sorted(keys))
        owner = own[next(key for key in group if key in own)]
        own.update(dict.fromkeys(group, owner))
    return own


def replaced_iris(
    by_key: Mapping[str, MintedName], leader: Mapping[str, str], only: Collection[str] | None = None
) -> dict[str, str]:
    """IRIs that keys of one thing would have by themselves, each with the one that the thing has.

    `by_key` is what `names_by_key` gives. `only` those of some keys are wanted, if it is given, and of keys
    that ask for the same IRI.
    """
    asked = None if only is None else {bare_key(key) for key in only}
    found = {entity_iri(key): by_key[key].iri for key in leader if asked is None or bare_key(key) in asked}
    # A firm may have gone by the name of a place, which keeps it.
    in_use = {name.iri for name in by_key.values() if name.iri in found}
    return {iri: now for iri, now in sorted(found.items()) if iri not in in_use}


def replaced_triples(
    by_key: Mapping[str, MintedName], leader: Mapping[str, str], only: Collection[str] | None = None
) -> Iterator[Triple]:
    """Those IRIs lead on to the one in use."""
    for iri, now in replaced_iris(by_key, leader, only).items():
        yield Triple(NamedNode(iri), node("dcterms:isReplacedBy"), NamedNode(now))
