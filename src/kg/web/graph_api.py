"""What the graph page asks for as one explores: neighbours, expansions, paths, the sentences of an edge."""

from __future__ import annotations

import json
from collections.abc import Iterable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kg.web.errors import HttpError
from kg.web.pages import network
from kg.web.pages.analysis import Analysis, analyse
from kg.web.pages.network import Edge, Network, Node, network_of
from kg.web.pages.things import RELATIONS
from kg.web.requests import absolute_iri, body_of
from kg.web.site import Site, language_of
from kg.web.wording import Wording

MOST_NODES = 1_500
MOST_FOREMOST = 200


def _site(request: Request) -> Site:
    site: Site = request.app.state.site
    return site


def _iri(request: Request, name: str) -> str:
    return absolute_iri(request.query_params.get(name, ""), name)


def _known(found: Network, iri: str) -> str:
    if iri not in found.labels:
        raise HttpError(404, "the graph has nothing of that name", place=iri[:300])
    return iri


def _node(site: Site, node: Node) -> dict[str, object]:
    return {
        "id": node.iri,
        "label": node.label,
        "kind": node.kind,
        "degree": node.degree,
        "href": site.links.document(node.iri),
    }


def _edge(edge: Edge) -> dict[str, str]:
    return {"source": edge.source, "relation": edge.relation, "target": edge.target}


def _body(site: Site, nodes: Iterable[Node], edges: Iterable[Edge], **more: object) -> Response:
    found = {"nodes": [_node(site, node) for node in nodes], "edges": [_edge(edge) for edge in edges]}
    return JSONResponse({**found, **more})


def relation_title(words: Wording, relation: str, way: str) -> str:
    """What the things at the end of a relation are called on a page."""
    return words(f"in-{relation.rpartition('#')[2]}") if way == "in" else words.term(relation)


def page(request: Request) -> Response:
    """The graph page; a plain list to walk by where scripts are off or were not built."""
    site, words = _site(request), language_of(request)
    found = network_of(site.view)
    kinds, _ = found.by_class
    focus = request.query_params.get("focus", "")
    groups = [
        (
            relation_title(words, relation, way),
            [found.node(each) for each in others[: network.PAGE]],
            len(others),
        )
        for relation, way, others in (found.neighbours(focus) if focus in found.labels else [])
    ]
    relations = {relation: words.term(relation) for relation in RELATIONS}
    return site.page(
        request,
        "graph.html",
        focus=found.node(focus) if focus in found.labels else None,
        groups=groups,
        kinds={
            kind: (n, found.foremost(kind, 12)) for kind, n in kinds.most_common() if found.foremost(kind, 1)
        },
        relations=relations,
        kind_words={kind: words.term(kind) for kind in kinds},
    )


def analysis_of(site: Site) -> Analysis:
    """What the network's shape tells, worked out once for a build."""
    return site.view.keep(("analysis",), lambda: analyse(network_of(site.view)))


def analysis(request: Request) -> Response:
    """The best connected things, bridges between industries and communities, each told in a sentence."""
    site = _site(request)
    return site.page(request, "analysis.html", found=analysis_of(site))


def overview(request: Request) -> Response:
    """The classes as things, and the relations between them with their numbers."""
    words = language_of(request)
    kinds, ties = network_of(_site(request).view).by_class
    nodes = [
        {"id": kind, "label": words.term(kind), "kind": kind, "n": n} for kind, n in sorted(kinds.items())
    ]
    edges = [
        {"source": source, "target": target, "relation": relation, "n": n}
        for (source, relation, target), n in sorted(ties.items())
    ]
    return JSONResponse({"nodes": nodes, "edges": edges})


def foremost(request: Request) -> Response:
    """The best connected things of a class."""
    site = _site(request)
    found = network_of(site.view)
    wanted = request.query_params.get("n", "")
    most = min(int(wanted), MOST_FOREMOST) if wanted.isdigit() and len(wanted) < 5 else network.PAGE
    return _body(site, found.foremost(request.query_params.get("kind", ""), most), [])


def neighbours(request: Request) -> Response:
    """How many things stand in each relation to one."""
    site, words = _site(request), language_of(request)
    found = network_of(site.view)
    iri = _known(found, _iri(request, "iri"))
    groups = [
        {"relation": relation, "way": way, "title": relation_title(words, relation, way), "n": len(others)}
        for relation, way, others in found.neighbours(iri)
    ]
    return _body(site, [found.node(iri)], [], groups=groups)


def expand(request: Request) -> Response:
    """The next things in one relation to one, with the relations to what is in view already."""
    site = _site(request)
    found = network_of(site.view)
    iri = _known(found, _iri(request, "iri"))
    relation, way = request.query_params.get("relation", ""), request.query_params.get("way", "out")
    offset = request.query_params.get("offset", "0")
    start = int(offset) if offset.isdigit() and len(offset) < 7 else 0
    groups = {(each, side): others for each, side, others in found.neighbours(iri)}
    others = groups.get((relation, way), [])
    chosen = others[start : start + network.PAGE]
    edges = [
        edge
        for edge in found.among([iri, *chosen])
        if relation == edge.relation or iri not in (edge.source, edge.target)
    ]
    return _body(site, map(found.node, chosen), edges, left=max(0, len(others) - start - len(chosen)))


async def view(request: Request) -> Response:
    """The given things and the relations between them: a view opened from its address.

    By POST the names come as JSON, for a few hundred of them are longer than an address may be.
    """
    asked = request.query_params.getlist("iri") if request.method != "POST" else await _listed(request)
    return await run_in_threadpool(_view, _site(request), asked[:MOST_NODES])


def _view(site: Site, asked: list[str]) -> Response:
    found = network_of(site.view)
    things = [iri for iri in dict.fromkeys(asked) if iri in found.labels]
    return _body(site, map(found.node, things), found.among(things), missing=len(set(asked)) - len(things))


async def _listed(request: Request) -> list[str]:
    limit = request.app.state.settings.limits.body_bytes
    try:
        named = json.loads(await body_of(request, limit))["iri"]
    except (ValueError, KeyError, TypeError, RecursionError):
        named = None
    if not isinstance(named, list) or not all(isinstance(each, str) for each in named):
        raise HttpError(400, "names as JSON are wanted", place="body", mend='send {"iri": ["…"]}')
    return named


def paths(request: Request) -> Response:
    """The shortest ways between two things, each told hop by hop."""
    site, words = _site(request), language_of(request)
    found = network_of(site.view)
    start, end = (_known(found, _iri(request, name)) for name in ("from", "to"))
    ways = found.paths(start, end)
    told = [_told(found, words, start, way) for way in ways]
    edges = [edge for way in ways for edge in way]
    return _body(site, network.nodes_of(found, edges), dict.fromkeys(edges), paths=told)


def _told(found: Network, words: Wording, start: str, way: list[Edge]) -> dict[str, object]:
    here, parts, things = start, [found.labels[start][0]], [start]
    for edge in way:
        forward = edge.source == here
        here = edge.target if forward else edge.source
        name = words.term(edge.relation)
        parts.append(f" —{name}→ " if forward else f" ←{name}— ")
        parts.append(found.labels[here][0])
        things.append(here)
    return {"sentence": "".join(parts), "nodes": things, "edges": [_edge(edge) for edge in way]}


def evidence(request: Request) -> Response:
    """The sentences that state one relation; none where it was inferred."""
    site = _site(request)
    rows = site.view.reader.rows("edge", s=_iri(request, "s"), p=_iri(request, "p"), o=_iri(request, "o"))
    proofs = {row["passage"]: row["text"] for row in rows}
    found = [{"text": text, "href": site.links.document(iri)} for iri, text in proofs.items()]
    return JSONResponse({"sentences": found})


ROUTES = [
    Route("/graph", page),
    Route("/analysis", analysis),
    Route("/api/graph/overview", overview),
    Route("/api/graph/foremost", foremost),
    Route("/api/graph/neighbours", neighbours),
    Route("/api/graph/expand", expand),
    Route("/api/graph/view", view, methods=["GET", "POST"]),
    Route("/api/graph/paths", paths),
    Route("/api/graph/evidence", evidence),
]
