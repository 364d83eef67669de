"""The SPARQL 1.1 Graph Store HTTP Protocol: a graph is named by its address, by ?graph= or by ?default."""

from __future__ import annotations

import hashlib
from email.parser import BytesParser
from email.policy import HTTP

from starlette.requests import Request
from starlette.responses import Response

from kg.web import negotiation
from kg.web.access import require_writer
from kg.web.endpoint import Endpoint, not_acceptable, raise_failure
from kg.web.errors import HttpError
from kg.web.negotiation import GRAPH_FORMATS
from kg.web.query_process import Reply
from kg.web.requests import absolute_iri, body_of, media_type, query_fields

METHODS = ["GET", "HEAD", "PUT", "POST", "DELETE"]
DEFAULT = ""


def graph_of(request: Request, root: str) -> str | None:
    """The name of the graph that the request is about: the empty string is the default one, None is none.

    Where no parameter names it, the address itself does (4.1, direct identification).
    """
    names = [(name, value) for name, value in query_fields(request) if name in ("graph", "default")]
    address = str(request.url.replace(query="", fragment=""))
    if not names:
        return None if request.url.path.rstrip("/") == root else address
    if len(names) > 1:
        raise HttpError(400, "names more than one graph", place="?graph=, ?default", mend="name one")
    kind, value = names[0]
    return DEFAULT if kind == "default" else absolute_iri(value, "graph")


async def answer(request: Request, endpoint: Endpoint, root: str) -> Response:
    """The answer to one request of the protocol."""
    name = graph_of(request, root)
    if request.method in ("GET", "HEAD"):
        return await _read(request, endpoint, name)
    require_writer(request, endpoint.settings)
    if request.method == "DELETE":
        reply = await endpoint.pool.run({"op": "graph-delete", "name": _named(name)})
        endpoint.cache.clear()
        raise_failure(reply)
        return Response(status_code=200)
    return await _write(request, endpoint, name)


def _named(name: str | None) -> str:
    if name is None:
        raise HttpError(400, "no graph is named", place="?graph=", mend="add ?graph=IRI or ?default")
    return name


async def _read(request: Request, endpoint: Endpoint, name: str | None) -> Response:
    offer = negotiation.choose(request.headers.get("accept"), GRAPH_FORMATS)
    if offer is None:
        raise not_acceptable(GRAPH_FORMATS)
    limit = endpoint.settings.limits.result_bytes
    key = ("graph", name, offer.media_type)
    reply = endpoint.cache.get(key)
    if reply is None:
        graph = endpoint.seen
        reply = await endpoint.pool.run(
            {"op": "graph-get", "name": _named(name), "graph": offer.media_type, "limit": limit}
        )
        raise_failure(reply)
        endpoint.keep(key, reply, graph)
    return Response(reply.body, headers={"Content-Type": offer.content_type, "Vary": "Accept"})


async def _write(request: Request, endpoint: Endpoint, name: str | None) -> Response:
    body = await body_of(request, endpoint.settings.limits.upload_bytes)
    created = ""
    if name is None and request.method == "POST":
        created = name = f"{request.url.replace(query='')}/{hashlib.sha256(body).hexdigest()[:16]}"
    target = _named(name)
    put = request.method == "PUT"
    existed = True
    for number, (kind, part) in enumerate(_parts(request, body)):
        reply = await _write_part(endpoint, target, kind, part, replace=put and number == 0)
        existed = existed and (number > 0 or reply.head["existed"])
    endpoint.cache.clear()
    headers = {"Location": created} if created else {}
    if not existed:
        return Response(status_code=201, headers=headers)
    return Response(status_code=204 if put else 200, headers=headers)


async def _write_part(endpoint: Endpoint, name: str, kind: str, body: bytes, *, replace: bool) -> Reply:
    reply = await endpoint.pool.run(
        {
            "op": "graph-put" if replace else "graph-post",
            "name": name,
            "content_type": kind,
            "base": name,
        },
        body,
    )
    raise_failure(reply)
    return reply


def _parts(request: Request, body: bytes) -> list[tuple[str, bytes]]:
    """The RDF bodies of the request: itself, or each file of a multipart form."""
    kind = media_type(request) or "text/turtle"
    if kind != "multipart/form-data":
        if negotiation.by_name(kind, GRAPH_FORMATS) is None:
            raise HttpError(
                415,
                f"cannot take RDF as {kind}",
                place="Content-Type",
                mend="use text/turtle or another RDF type",
            )
        return [(kind, body)]
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode("latin-1")
    message = BytesParser(policy=HTTP).parsebytes(head + body)
    files = [(part.get_content_type(), part.get_payload(decode=True)) for part in message.iter_parts()]
    return [(kind, part) for kind, part in files if isinstance(part, bytes)]
