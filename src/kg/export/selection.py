"""A graph and a profile → the part that leaves, and what the shapes can then no longer demand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Triple

from kg.errors import ExportError
from kg.export.dataset import Graph
from kg.export.profile import Evidence, Profile
from kg.export.scope import RELATIONS, find_scope
from kg.export.withholding import Secrets, find_secrets, leaks
from kg.rdf.terms import dp, node, shorten
from kg.vocabulary import EntityClass

STATEMENTS = ("Fact", "Milestone", "Recognition", "Observation", "Commitment")


@dataclass(frozen=True)
class Selection:
    """What leaves; `waived` are (class or "", property CURIE) that the shapes sent along do not demand."""

    graph: Graph
    waived: tuple[tuple[str, str], ...]
    secrets: Secrets = field(repr=False)


def select(graph: Graph, profile: Profile) -> Selection:
    """The part of a graph that a profile lets leave; a leak is an error, never a package."""
    secrets = find_secrets(graph, profile.withhold)
    dropped = set(secrets.dropped)
    seeds: set[NamedNode] | None = None
    if profile.select.classes or profile.select.industries or profile.select.places:
        scope = find_scope(graph, profile.select, secrets.dropped)
        kept = scope.things | scope.statements
        dropped |= {one for local in (*EntityClass, *STATEMENTS) for one in graph.members(local)} - kept
        seeds = scope.seeds | scope.statements
    dropped |= _undoubted(graph, dropped)
    if profile.narrows:
        dropped |= _unproved(graph, dropped, profile.evidence)
    triples = list(_leaving(graph, profile, secrets, frozenset(dropped), seeds))
    told = leaks(triples, secrets)
    if told:
        problem = f"{len(told)} triples would tell what must not leave"
        raise ExportError(
            problem, source=profile.name, place=str(told[0].predicate), mend="report this fault"
        )
    chosen = Graph(triples, graph.source)
    if not any(chosen.members(local) for local in (*EntityClass, *STATEMENTS)):
        raise ExportError("the profile leaves nothing to send", source=profile.name, mend="widen [select]")
    return Selection(chosen, _waived(profile, secrets), secrets)


def _undoubted(graph: Graph, dropped: set[NamedNode]) -> set[NamedNode]:
    """Doubts of which a figure or a thing stays behind: what is left of them says nothing, or too much."""
    ends = (("Disagreement", "dp:disputes"), ("OpenIdentity", "dp:mayBeOne"))
    return {
        one
        for local, end in ends
        for one in graph.members(local)
        if any(each in dropped for each in graph.nodes(one, end))
    }


def _unproved(graph: Graph, dropped: set[NamedNode], evidence: Evidence) -> set[NamedNode]:
    """Passages that prove nothing kept, headings over none of those kept, reports that hold none."""
    kept = [one for one, _ in graph.entities() if one not in dropped]
    kept += [one for local in STATEMENTS for one in graph.members(local) if one not in dropped]
    cited = {passage for one in kept for passage in graph.sentences(one)} - dropped
    above = {section for one in cited for section in graph.nodes(one, "dp:inSection")}
    waiting = list(above)
    while waiting:
        fresh = set(graph.nodes(waiting.pop(), "dp:inSection")) - above
        above |= fresh
        waiting += fresh
    reports = {report for one in cited for report in graph.nodes(one, "dp:inReport")}
    useless = {*graph.members("Passage"), *graph.members("Section")} - cited - above
    useless |= set(graph.members("Report")) - reports
    if evidence is Evidence.NONE:
        useless |= {*cited, *above, *graph.members("Fact")}
    return useless


def _leaving(
    graph: Graph,
    profile: Profile,
    secrets: Secrets,
    dropped: frozenset[NamedNode],
    seeds: set[NamedNode] | None,
) -> Iterator[Triple]:
    withheld = {NamedNode(full) for full in profile.withhold.properties}
    withheld |= {dp(local) for local in profile.withhold.classes}
    relations = {node(relation) for relation in RELATIONS}
    text = dp("text")
    passages = frozenset(graph.members("Passage"))
    for triple in graph.triples:
        if triple.subject in dropped or triple.object in dropped:
            continue
        if triple.predicate in withheld or triple.object in withheld:
            continue
        words = triple.predicate == text and triple.subject in passages
        if words and (profile.evidence is Evidence.REFERENCE or triple.subject in secrets.blanked):
            continue
        between = triple.predicate in relations and seeds is not None
        if between and triple.subject not in (seeds or ()) and triple.object not in (seeds or ()):
            continue
        yield triple


def _waived(profile: Profile, secrets: Secrets) -> tuple[tuple[str, str], ...]:
    waived = {("", shorten(full)) for full in profile.withhold.properties}
    if profile.evidence is Evidence.REFERENCE or secrets.blanked:
        waived.add(("Passage", "dp:text"))
    if profile.evidence is Evidence.NONE:
        waived |= {("", "dp:evidence"), ("", "dp:mentionedIn")}
    return tuple(sorted(waived))
