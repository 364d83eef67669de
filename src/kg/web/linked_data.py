"""Every IRI under the base answers: a page for people, RDF by Accept header or extension.

A thing is not a document, so its IRI answers 303 with the address of the document about it; a report is one.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.catalogue.binding import substitute
from kg.namespaces import PREFIXES
from kg.ontology import ontology_triples, shapes_triples
from kg.store.builds import STATISTICS
from kg.store.statistics import Statistics, ask_statistics, count_statements, read_statistics
from kg.web import description, negotiation
from kg.web.endpoint import not_acceptable
from kg.web.errors import HttpError
from kg.web.graph import GraphReader, ask_text
from kg.web.negotiation import GRAPH_FORMATS, HTML, MediaFormat
from kg.web.pages.documents import document
from kg.web.serialization import graph_bytes
from kg.web.site import Site

# What the IRIs of modules and schemes begin with.
NAMESPACE = PREFIXES["dp"].removesuffix("ontology#")


def answer(request: Request) -> Response:
    """The answer to a path under the base; the base itself stands for all that is under it."""
    site: Site = request.app.state.site
    raw: bytes = request.scope.get("raw_path") or request.url.path.encode()
    if not request.path_params["path"]:
        html = negotiation.prefers_html(request.headers.get("accept"))
        return RedirectResponse("/" if html else "/.well-known/void", 303, headers={"Vary": "Accept"})
    candidates = site.links.candidates(raw)
    for subject, extension in candidates:
        if _there(site.view.reader, subject):
            return _known(request, site, subject, extension)
    raise HttpError(
        404, "the graph has nothing of that name", place=request.url.path[:300], mend="search for it at /"
    )


def _there(reader: GraphReader, subject: str) -> bool:
    return bool(reader.rows("exists", thing=subject))


def _known(request: Request, site: Site, subject: str, extension: str) -> Response:
    if extension == "html":
        return _page(request, site, subject)
    if extension:
        offer = negotiation.by_name(extension, GRAPH_FORMATS)
        return _data(site, subject, offer or GRAPH_FORMATS[0])
    offer = _wanted(request, (*GRAPH_FORMATS, HTML))
    if site.links.is_report(subject):
        # A report is a document: it is answered itself.
        return _page(request, site, subject) if offer is HTML else _data(site, subject, offer)
    target = site.links.document(subject) if offer is HTML else site.links.data(subject, offer.extension)
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(
        target + query, 303, headers={"Vary": "Accept", "Link": links_header(site, subject)}
    )


def _wanted(request: Request, formats: tuple[MediaFormat, ...]) -> MediaFormat:
    """The form that the client takes best of these; a page where it takes that as readily as anything."""
    accept = request.headers.get("accept")
    html = HTML in formats and negotiation.prefers_html(accept)
    offer = HTML if html else negotiation.choose(accept, formats)
    if offer is None:
        raise not_acceptable(formats)
    return offer


def links_header(site: Site, subject: str) -> str:
    """The other forms of a thing's document, and the thing itself."""
    kinds = [
        f'<{site.links.data(subject, each.extension)}>; rel="alternate"; type="{each.media_type}"'
        for each in GRAPH_FORMATS
    ]
    page = f'<{site.links.document(subject)}>; rel="alternate"; type="text/html"'
    return ", ".join([page, *kinds])


def _data(site: Site, subject: str, offer: MediaFormat) -> Response:
    graph = site.view.reader.store.construct(_about(subject))
    data = graph_bytes(graph.triples, offer.media_type, limit=site.settings.limits.result_bytes)
    headers = {"Content-Type": offer.content_type, "Vary": "Accept", "Link": links_header(site, subject)}
    return Response(data, headers=headers)


def _about(subject: str) -> str:
    return substitute(ask_text("about"), {"thing": str(ox.NamedNode(subject))})


def _page(request: Request, site: Site, subject: str) -> Response:
    response = document(request, site, subject)
    response.headers["Link"] = links_header(site, subject)
    return response


def ontology(request: Request) -> Response:
    """The ontology at its own IRI: RDF for tools, the vocabulary's page for people."""
    return _vocabulary(request, ontology_triples())


def shapes(request: Request) -> Response:
    """The shapes at theirs."""
    return _vocabulary(request, shapes_triples())


def _vocabulary(request: Request, triples: Iterable[ox.Triple]) -> Response:
    extension = request.path_params.get("extension", "")
    named = negotiation.by_name(extension, GRAPH_FORMATS) if extension else None
    if extension and named is None:
        known = ", ".join(f".{each.extension}" for each in GRAPH_FORMATS)
        raise HttpError(404, "there is no such file", place=request.url.path[:300], mend=f"it has {known}")
    offer = named or _wanted(request, (*GRAPH_FORMATS, HTML))
    if offer is HTML:
        return RedirectResponse("/vocabulary", 303, headers={"Vary": "Accept"})
    site: Site = request.app.state.site
    data = graph_bytes(triples, offer.media_type, limit=site.settings.limits.result_bytes)
    return Response(data, headers={"Content-Type": offer.content_type, "Vary": "Accept"})


def term(request: Request) -> Response:
    """A module of the ontology or a concept of its schemes: 303 to the document that describes it."""
    site: Site = request.app.state.site
    subject = NAMESPACE + request.url.path.removeprefix(urlsplit(NAMESPACE).path)
    if not any(each.subject == ox.NamedNode(subject) for each in ontology_triples()):
        raise HttpError(
            404, "the ontology has no such term", place=request.url.path[:300], mend="see /vocabulary"
        )
    offer = _wanted(request, (*GRAPH_FORMATS, HTML))
    target = "/vocabulary" if offer is HTML else f"{site.links.ontology}.{offer.extension}"
    return RedirectResponse(target, 303, headers={"Vary": "Accept"})


def void(request: Request) -> Response:
    """The description of the whole dataset, at its well-known address."""
    site: Site = request.app.state.site
    offer = _wanted(request, GRAPH_FORMATS)
    view, origin = site.view, str(request.base_url).rstrip("/")
    triples = description.dataset(
        f"{origin}/.well-known/void",
        f"{origin}/sparql",
        site.settings.base,
        titles=[row["label"] for row in view.reader.rows("reports")],
        counts=statistics_of(site),
    )
    return Response(
        description.serialize(triples, offer), headers={"Content-Type": offer.content_type, "Vary": "Accept"}
    )


def statistics_of(site: Site) -> Statistics:
    """How much of what the graph holds, as it was counted when it was built."""
    return site.view.keep(("statistics",), lambda: _statistics(site))


def _statistics(site: Site) -> Statistics:
    if site.settings.endpoint:
        return ask_statistics(site.view.reader.store)
    if (site.view.build / STATISTICS).is_file():
        return read_statistics(site.settings.data)
    return count_statements(site.view.reader.store.construct("CONSTRUCT WHERE { ?s ?p ?o }").triples)
