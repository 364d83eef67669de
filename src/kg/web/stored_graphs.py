"""Single graphs of a store: read, written whole and deleted, as the Graph Store Protocol asks."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

GraphName = ox.NamedNode | ox.DefaultGraph


def name_of(name: str) -> GraphName:
    """The graph's name; the empty string is the default graph."""
    return ox.NamedNode(name) if name else ox.DefaultGraph()


def exists(store: ox.Store, name: str) -> bool:
    """Whether the graph is there: the default graph always, a named one once it was created."""
    return not name or store.contains_named_graph(ox.NamedNode(name))


def read(store: ox.Store, name: str) -> Iterator[ox.Triple] | None:
    """The graph's triples, or None where there is no such graph."""
    if not exists(store, name):
        return None
    return (quad.triple for quad in store.quads_for_pattern(None, None, None, name_of(name)))


def parse(body: bytes, content_type: str, name: str, base: str) -> list[ox.Quad]:
    """The triples of an RDF body, in the graph of that name; raises ValueError or SyntaxError on bad RDF."""
    form = ox.RdfFormat.from_media_type(content_type)
    if form is None:
        raise ValueError(f"{content_type} is no RDF format that is known here")
    quads = ox.parse(body, form, base_iri=base or None, without_named_graphs=True, rename_blank_nodes=True)
    graph = name_of(name)
    return [ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads]


def write(store: ox.Store, name: str, quads: list[ox.Quad], *, replace: bool) -> bool:
    """Writes the graph in one transaction, over what was there or beside it; tells whether it was there.

    The default graph counts as there once it holds a triple.
    """
    graph = name_of(name)
    held = next(store.quads_for_pattern(None, None, None, graph), None) is not None
    existed = store.contains_named_graph(graph) if isinstance(graph, ox.NamedNode) else held
    lines = "".join(f"{quad.triple} .\n" for quad in quads)
    data = f"GRAPH <{name}> {{\n{lines}}}" if name else lines
    target = f"GRAPH <{name}>" if name else "DEFAULT"
    clear = f"DROP SILENT {target} ;\n" if replace else ""
    create = f"CREATE SILENT GRAPH <{name}> ;\n" if name else ""
    store.update(f"{clear}{create}INSERT DATA {{\n{data}\n}}")
    return existed


def delete(store: ox.Store, name: str) -> bool:
    """Removes the graph; tells whether it was there."""
    if not exists(store, name):
        return False
    store.remove_graph(name_of(name))
    return True
