"""The graph as a network of things: for networkx, for GraphML and GEXF in Gephi."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import networkx as nx
from pyoxigraph import NamedNode

from kg.errors import ExportError
from kg.export.dataset import Graph
from kg.export.scope import RELATIONS
from kg.export.words import term_label
from kg.rdf.terms import shorten

# XML 1.0 has no place for these, not even escaped.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# networkx writes the day into GEXF; the clock has no part in an export.
GEXF_DATE = re.compile(rb' lastmodifieddate="[^"]*"')
SHOWN = 6


@dataclass(frozen=True, slots=True)
class _Tie:
    subject: NamedNode
    predicate: NamedNode
    target: NamedNode


def to_networkx(
    graph: Graph, language: str = "zh", *, about: Sequence[str] = (), steps: int = 1
) -> nx.MultiDiGraph:
    """Things as nodes under their IRIs, relations as edges keyed by their CURIE.

    A node has label, kind, kind_label, aliases, status and sentence; an edge has label, stated, sentence.
    `about` are labels, aliases or IRIs: only what is within so many steps of them is there.
    """
    kinds = dict(graph.entities())
    ties = [_Tie(*each) for each in sorted(graph.relations(*RELATIONS), key=str)]
    ties = [tie for tie in ties if tie.subject in kinds and tie.target in kinds]
    wanted = _around(_named(graph, kinds, about), ties, steps) if about else set(kinds)
    network = nx.MultiDiGraph()
    for one, kind in kinds.items():
        if one in wanted:
            network.add_node(
                one.value,
                label=_clean(graph.label(one)),
                kind=kind.value,
                kind_label=term_label(f"dp:{kind}", language),
                aliases=_clean("、".join(value.value for value in graph.values(one, "skos:altLabel"))),
                status=_term(graph.text(one, "dp:status"), language),
                sentence=_clean(_sentence(graph, one)),
            )
    facts = _facts(graph)
    for tie in ties:
        if tie.subject in wanted and tie.target in wanted:
            fact = facts.get((tie.subject, tie.predicate, tie.target))
            network.add_edge(
                tie.subject.value,
                tie.target.value,
                key=shorten(tie.predicate.value),
                label=term_label(tie.predicate.value, language),
                stated=fact is not None or not facts,
                sentence=_clean(_sentence(graph, fact)) if fact else "",
            )
    return network


def _facts(graph: Graph) -> dict[tuple[NamedNode, NamedNode, NamedNode], NamedNode]:
    found: dict[tuple[NamedNode, NamedNode, NamedNode], NamedNode] = {}
    for fact in graph.members("Fact"):
        parts = [graph.nodes(fact, f"rdf:{part}") for part in ("subject", "predicate", "object")]
        if all(parts):
            found.setdefault((parts[0][0], parts[1][0], parts[2][0]), fact)
    return found


def _named(graph: Graph, kinds: Iterable[NamedNode], about: Sequence[str]) -> set[NamedNode]:
    names = {one: {one.value, *_names(graph, one)} for one in kinds}
    found: set[NamedNode] = set()
    for name in about:
        those = {one for one in names if name in names[one]}
        if not those:
            near = sorted(graph.label(one) for one in names if any(name in held for held in names[one]))
            mend = f"did you mean {'、'.join(near[:SHOWN])}?" if near else "give a label, an alias or an IRI"
            raise ExportError(f"nothing named {name!r} in the graph", source=graph.source, mend=mend)
        found |= those
    return found


def _names(graph: Graph, one: NamedNode) -> set[str]:
    return {value.value for curie in ("rdfs:label", "skos:altLabel") for value in graph.values(one, curie)}


def _around(start: set[NamedNode], ties: Iterable[_Tie], steps: int) -> set[NamedNode]:
    near: dict[NamedNode, set[NamedNode]] = {}
    for tie in ties:
        near.setdefault(tie.subject, set()).add(tie.target)
        near.setdefault(tie.target, set()).add(tie.subject)
    found, edge = set(start), set(start)
    for _ in range(steps):
        edge = {other for one in edge for other in near.get(one, ())} - found
        found |= edge
    return found


def _sentence(graph: Graph, one: NamedNode) -> str:
    return next((text for each in graph.sentences(one) if (text := graph.text(each, "dp:text"))), "")


def _term(name: str, language: str) -> str:
    return term_label(name, language) if name else ""


def _clean(text: str) -> str:
    return NOT_XML.sub("", text)


def graphml_bytes(network: nx.MultiDiGraph) -> bytes:
    """GraphML, as Gephi, yEd and Cytoscape read it."""
    out = io.BytesIO()
    nx.write_graphml_xml(network, out, named_key_ids=True)
    return out.getvalue() + b"\n"


def gexf_bytes(network: nx.MultiDiGraph) -> bytes:
    """GEXF 1.2, as Gephi reads it."""
    out = io.BytesIO()
    nx.write_gexf(network, out)
    return GEXF_DATE.sub(b"", out.getvalue()) + b"\n"
