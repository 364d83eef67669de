"""What must not leave: things, statements and sentences that hold a withheld class, property or word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import ExportError
from kg.export.dataset import Graph
from kg.export.profile import Withhold
from kg.rdf.terms import dp

# A one-character alias would hide most sentences; such a name tells nothing by itself.
SHORTEST_NAME = 2
NAMES = ("rdfs:label", "skos:altLabel")


def folded(text: str) -> str:
    """Text as words are compared: NFKC, no case, no white space, percent-encoding undone."""
    return "".join(unicodedata.normalize("NFKC", unquote(text)).casefold().split())


@dataclass(frozen=True, slots=True)
class Secrets:
    """`dropped` things leave not at all; `blanked` passages without their words."""

    dropped: frozenset[NamedNode]
    blanked: frozenset[NamedNode]
    words: tuple[str, ...]

    def told_by(self, text: str) -> bool:
        """Whether a text or IRI holds a withheld word."""
        return bool(self.words) and any(word in held for held in (folded(text),) for word in self.words)


def find_secrets(graph: Graph, withhold: Withhold) -> Secrets:
    """Everything a profile keeps back, with all that would tell of it."""
    words = tuple(sorted({folded(word) for word in withhold.labels} - {""}))
    only_words = Secrets(frozenset(), frozenset(), words)
    members = (graph.index.members.get(dp(local), {}) for local in withhold.classes)
    by_class = {one for held in members for one in held if isinstance(one, NamedNode)}
    passages = set(graph.members("Passage"))
    named, worded = _telling(graph, only_words)
    _refuse_titles(graph, named | worded)
    dropped = by_class | named | (worded - passages)
    withheld = _withheld_facts(graph, frozenset(withhold.properties))
    dropped |= withheld | _statements_about(graph, dropped)
    names = {folded(name) for one in by_class for name in _names(graph, one)}
    hidden = Secrets(frozenset(), frozenset(), tuple(sorted({*words, *names} - {""})))
    proofs = {proof for one in by_class | withheld for proof in graph.nodes(one, "dp:evidence")}
    blanked = {one for one in passages if one in proofs or hidden.told_by(graph.text(one, "dp:text"))}
    pledges = {one for one in graph.members("Commitment") if hidden.told_by(graph.text(one, "dp:text"))}
    return Secrets(frozenset(dropped | pledges), frozenset(blanked), words)


def _refuse_titles(graph: Graph, telling: set[NamedNode]) -> None:
    for report in graph.members("Report"):
        if report in telling:
            mend = "take the word out of the list, or leave the report out of the build"
            raise ExportError(
                "a withheld word stands in a report's own title", source=graph.label(report), mend=mend
            )


def _telling(graph: Graph, secrets: Secrets) -> tuple[set[NamedNode], set[NamedNode]]:
    """The things whose IRI tells a withheld word, and those that hold a literal which does."""
    if not secrets.words:
        return set(), set()
    nodes = {
        term for each in graph.triples for term in (each.subject, each.object) if isinstance(term, NamedNode)
    }
    worded = {
        each.subject
        for each in graph.triples
        if isinstance(each.object, Literal) and secrets.told_by(each.object.value)
    }
    named = {one for one in nodes if secrets.told_by(one.value)}
    return named, {one for one in worded if isinstance(one, NamedNode)}


def _names(graph: Graph, thing: NamedNode) -> Iterable[str]:
    names = (value.value for predicate in NAMES for value in graph.values(thing, predicate))
    return (name for name in names if len(name) >= SHORTEST_NAME)


def _withheld_facts(graph: Graph, properties: frozenset[str]) -> set[NamedNode]:
    predicates = ((fact, graph.nodes(fact, "rdf:predicate")) for fact in graph.members("Fact"))
    return {fact for fact, held in predicates if properties & {each.value for each in held}}


def _statements_about(graph: Graph, dropped: set[NamedNode]) -> set[NamedNode]:
    """Facts, steps, titles and figures of what is dropped."""
    ends = (
        ("Fact", ("rdf:subject", "rdf:object")),
        ("Observation", ("dp:ofIndicator", "dp:scope")),
    )
    about = {
        one
        for local, predicates in ends
        for one in graph.members(local)
        if any(end in dropped for predicate in predicates for end in graph.nodes(one, predicate))
    }
    owned = graph.relations("dp:hasMilestone", "dp:hasRecognition")
    return about | {held for owner, _, held in owned if owner in dropped}


def leaks(triples: Iterable[Triple], secrets: Secrets) -> list[Triple]:
    """Triples that tell what must not leave: none, or the selection has a fault."""
    return [
        triple
        for triple in triples
        if triple.subject in secrets.dropped
        or triple.object in secrets.dropped
        or (
            secrets.words and any(secrets.told_by(_spelled(term)) for term in (triple.subject, triple.object))
        )
    ]


def _spelled(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
