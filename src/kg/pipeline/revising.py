"""A built graph revised for some reports that are new, changed or gone: only what they touch is made anew.

What comes out is, byte for byte, what assembling all parts anew gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Thread

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.namespaces import iri
from kg.pipeline import region_part
from kg.pipeline.assembling import write_ontology
from kg.pipeline.catalog import Catalog
from kg.pipeline.ground import ground, things_lines
from kg.pipeline.merging import Counts, opened, revise
from kg.pipeline.naming import Names, moved_keys, said_of
from kg.pipeline.report_part import ReportPart
from kg.pipeline.shelf import Shelf
from kg.pipeline.subject_revision import revise_subjects
from kg.pipeline.workers import Beside
from kg.rdf.doubts import OpenIdentity, open_identity_triples
from kg.rdf.revision import Before, Reviser, Revision
from kg.rdf.succession import replaced_triples
from kg.rdf.terms import dp, node
from kg.rdf.things import gather
from kg.store.builds import CURRENT, FACTS, GRAPH, INFERRED, OUTLINE, STORE, sync
from kg.store.column_revision import revise_columns
from kg.store.columns import write_columns
from kg.store.embedded import EmbeddedStore, open_embedded
from kg.store.filling import revise_store
from kg.store.literals import revise_literals
from kg.store.outline import outlined
from kg.store.statistics import Statistics, read_statistics
from kg.store.subjects import write_subjects
from kg.vocabulary import Relation

RELATIONS = frozenset((*(dp(each) for each in Relation), NamedNode(iri("skos:broader"))))
Lines = frozenset[bytes]


@dataclass(frozen=True)
class Known:
    """One state of the reports: their parts, their things' names, the parts by series, the open pairs."""

    parts: Sequence[ReportPart]
    names: Names
    catalog: Catalog
    doubts: frozenset[OpenIdentity]


@dataclass(frozen=True, slots=True)
class Change:
    """Lines that one of two states has and the other has not."""

    removed: Lines
    added: Lines


def _touched(before: Known, after: Known) -> frozenset[str]:
    """The keys of all things of which the two states may not say the same."""
    old, new = ({part.key: part for part in known.parts} for known in (before, after))
    changed = [part for key, part in old.items() if key not in new]
    changed += [part for key, part in new.items() if key not in old]
    named = (naming.key for part in changed for naming in part.namings)
    return moved_keys(before.names, after.names, named)


def revise_graph(
    data: Path, folder: Path, before: Known, after: Known, shelf: Shelf, others: Beside
) -> Statistics:
    """Writes graph.nt, its outline, inferred.nt, facts.jsonl, ontology.nt and the store; gives the counts.

    The largest files are copied by others, for whom the caller waits.
    """
    build = data / CURRENT
    log = _region_changes(before.catalog, after.catalog, shelf, region_part.LOG)
    others.begin(_revise_file, build / FACTS, folder / FACTS, log)
    stated = _merged(
        _region_changes(before.catalog, after.catalog, shelf, region_part.STATED),
        _things_changes(before, after),
        _open_changes(before, after),
    )
    store = open_embedded(data)
    with opened(build / INFERRED) as inferred:
        old = Before(
            store.match, lambda triple: inferred.holds(_line(triple)), ground().ontology.__contains__
        )
        went = _gone(stated.removed, store)
        came = [triple for triple in _triples(stated.added) if not old.is_stated(triple)]
        revision = Reviser(ground().rules).revise(old, went, came)
    graph = Change(_lines(revision.removed), _lines(revision.added))
    follows = Change(_lines(revision.no_longer_inferred), _lines(revision.newly_inferred))
    whole = others.begin(_revise_file, build / GRAPH, folder / GRAPH, graph)
    outline = others.begin(_revise_outline, build, folder, graph)
    others.begin(_revise_file, build / INFERRED, folder / INFERRED, follows)
    write_ontology(folder)
    revise_store(build / STORE, folder / STORE, revision.removed, revision.added)
    revise_literals(build, folder, _literals(revision, store), (revision.removed, revision.added))
    if not revise_columns(build, folder, graph.removed, graph.added):
        whole.result()
        outline.result()
        write_columns(folder)
    if not revise_subjects(build, folder, graph.removed, graph.added, partial(others.begin, revise)):
        whole.result()
        write_subjects(folder)
    return _counted(read_statistics(data), graph, follows)


def _revise_file(before: Path, after: Path, change: Change) -> None:
    revise(before, after, change.removed, change.added)
    Thread(target=_write_out, args=(after,), daemon=True).start()


def _write_out(path: Path) -> None:
    """Begins to bring a file to disk, for which the build waits at its end, if it comes to that."""
    with suppress(OSError):
        sync(path)


def _revise_outline(build: Path, folder: Path, change: Change) -> None:
    removed, added = outlined(change.removed), outlined(change.added)
    if (build / OUTLINE).is_file():
        revise(build / OUTLINE, folder / OUTLINE, removed, added)
        return
    # Someone has taken it away.
    with (build / GRAPH).open("rb") as lines:
        stay = {*outlined(lines)}.difference(removed)
    (folder / OUTLINE).write_bytes(b"".join(sorted({*stay, *added})))


def _literals(revision: Revision, store: EmbeddedStore) -> tuple[list[Literal], list[Literal]]:
    """The literals that no triple holds any more, and those that new triples hold."""
    come = {each.object for each in revision.added if isinstance(each.object, Literal)}
    went = {each.object for each in revision.removed if isinstance(each.object, Literal)} - come
    gone = [each for each in went if all(one in revision.removed for one in store.match(None, None, each))]
    return sorted(gone, key=str), sorted(come, key=str)


def _region_changes(before: Catalog, after: Catalog, shelf: Shelf, member: str) -> Change:
    old = set(before.series.values()) - set(after.series.values())
    new = set(after.series.values()) - set(before.series.values())
    had = {line for key in old for line in shelf.member(key, member).splitlines(keepends=True)}
    has = {line for key in new for line in shelf.member(key, member).splitlines(keepends=True)}
    return Change(frozenset(had - has), frozenset(has - had))


def _things_changes(before: Known, after: Known) -> Change:
    touched = _touched(before, after)
    had, has = _things(before, touched), _things(after, touched)
    return Change(had - has, has - had)


def _open_changes(before: Known, after: Known) -> Change:
    """Of the things that may be one those that differ."""
    had, has = before.doubts, after.doubts
    return Change(_lines(open_identity_triples(had - has)), _lines(open_identity_triples(has - had)))


def _things(known: Known, touched: Collection[str]) -> Lines:
    names = known.names
    stated, _ = things_lines(gather(said_of(known.parts, touched), names.by_key))
    replaced = (_line(triple) for triple in replaced_triples(names.by_key, names.leader, touched))
    return frozenset((*stated.splitlines(keepends=True), *replaced))


def _merged(*changes: Change) -> Change:
    """Several changes as one: what moves from one part to another stays."""
    removed = frozenset(line for change in changes for line in change.removed)
    added = frozenset(line for change in changes for line in change.added)
    return Change(removed - added, added - removed)


def _gone(removed: Lines, store: EmbeddedStore) -> list[Triple]:
    """The triples that nothing states any more: a relation may be stated by the reports of another region."""
    return [triple for triple in _triples(removed) if not _stated_elsewhere(triple, removed, store)]


def _stated_elsewhere(triple: Triple, removed: Lines, store: EmbeddedStore) -> bool:
    subject, target = triple.subject, triple.object
    if triple.predicate not in RELATIONS or not isinstance(subject, NamedNode):
        return False
    if not isinstance(target, NamedNode):
        return False
    about = (each.subject for each in store.match(None, node("rdf:subject"), subject))
    for fact in about:
        if not isinstance(fact, NamedNode) or _line(Triple(fact, node("rdf:subject"), subject)) in removed:
            continue
        says = (node("rdf:predicate"), triple.predicate), (node("rdf:object"), target)
        if all(any(True for _ in store.match(fact, predicate, value)) for predicate, value in says):
            return True
    return False


def _counted(old: Statistics, graph: Change, follows: Change) -> Statistics:
    counts = Counts(old.triples, old.inferred, Counter(old.predicates), Counter(old.classes))
    counts.count(graph.added)
    counts.count(graph.removed, -1)
    return Statistics(
        triples=counts.lines,
        classes={name: number for name, number in sorted(counts.classes.items()) if number},
        predicates={name: number for name, number in sorted(counts.predicates.items()) if number},
        inferred=old.inferred + len(follows.added) - len(follows.removed),
    )


def _triples(lines: Lines) -> list[Triple]:
    return [quad.triple for quad in parse(b"".join(sorted(lines)), RdfFormat.N_TRIPLES)]


def _line(triple: Triple) -> bytes:
    return f"{triple} .\n".encode()


def _lines(triples: Iterable[Triple]) -> Lines:
    return frozenset(_line(triple) for triple in triples)
