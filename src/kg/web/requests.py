"""HTTP request → what it asks: bodies within bounds, forms, the parameters of the SPARQL protocol."""

from __future__ import annotations

import re
from binascii import a2b_qp
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from kg.web.arrival import arriving
from kg.web.errors import HttpError

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|^`\\\x00-\x20]*")
MAX_FIELDS = 200

QUERY_TYPE = "application/sparql-query"
UPDATE_TYPE = "application/sparql-update"
FORM_TYPE = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Operation:
    """One SPARQL operation: `kind` is query, update or nothing (a bare GET)."""

    kind: str
    text: str = ""
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    format: str = ""


def media_type(request: Request) -> str:
    """The body's media type without its parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def body_of(request: Request, limit: int) -> bytes:
    """The request's body; HttpError 413 as soon as it passes the limit, 408 where it comes too slowly."""
    too_large = HttpError(
        413, f"the request's body is larger than {limit} bytes", mend="send less", limit=f"body={limit}"
    )
    coding = request.headers.get("content-encoding", "identity").strip().lower()
    if coding != "identity":
        raise HttpError(
            415, f"cannot take a body coded {coding[:50]}", place="Content-Encoding", mend="send it as it is"
        )
    declared = request.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > limit:
        raise too_large
    parts, size = [], 0
    async for part in arriving(request):
        size += len(part)
        if size > limit:
            raise too_large
        parts.append(part)
    return b"".join(parts)


def text_of(data: bytes, place: str) -> str:
    """The bytes as UTF-8; HttpError 400 where they are not."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HttpError(
            400, "not UTF-8", place=f"{place}, byte {error.start}", mend="encode it as UTF-8"
        ) from None


def fields_of(encoded: str, place: str) -> list[tuple[str, str]]:
    """The name and value pairs of a query string or form."""
    try:
        return parse_qsl(encoded, keep_blank_values=True, errors="strict", max_num_fields=MAX_FIELDS)
    except UnicodeDecodeError:
        raise HttpError(
            400, "not UTF-8 once percent-decoded", place=place, mend="encode it as UTF-8"
        ) from None
    except ValueError:
        raise HttpError(400, "too many parameters", place=place, mend=f"send at most {MAX_FIELDS}") from None


def query_fields(request: Request) -> list[tuple[str, str]]:
    """The pairs of the address's query string."""
    raw: bytes = request.scope.get("query_string", b"")
    return fields_of(raw.decode("latin-1"), "query string")


def absolute_iri(value: str, place: str) -> str:
    """The value if it is an absolute IRI; HttpError 400 otherwise."""
    if not _ABSOLUTE.fullmatch(value):
        raise HttpError(400, "not an absolute IRI", place=f"{place}={value[:200]}", mend="give a whole IRI")
    return value


def operation_of_get(query: bytes) -> Operation:
    """The operation that the query string of an address asks for."""
    if text := _lone_query(query):
        return Operation("query", text)
    fields = fields_of(query.decode("latin-1"), "query string")
    if any(name == "update" for name, _ in fields):
        raise HttpError(400, "an update cannot be sent by GET", place="update", mend="send it by POST")
    return _from_fields(fields)


def _lone_query(query: bytes) -> str:
    """What `query=` says where nothing else stands there and nothing is amiss; empty otherwise."""
    if not query.startswith(b"query=") or b"&" in query:
        return ""
    value = query[6:]
    # Percent coding and quoted-printable differ by a sign; of the latter there is a reader that loops in C.
    read = a2b_qp(value.replace(b"=", b"=3D").replace(b"%", b"=").replace(b"+", b" "))
    if len(read) != len(value) - 2 * value.count(b"%"):
        return ""
    try:
        text = read.decode()
    except UnicodeDecodeError:
        return ""
    return "" if text.isspace() else text


async def operation_of(request: Request, *, limit: int, upload: int) -> Operation:
    """The SPARQL operation that the request carries, in any of the protocol's three ways (its section 2)."""
    if request.method in ("GET", "HEAD"):
        return operation_of_get(request.scope.get("query_string", b""))
    fields = query_fields(request)
    kind = media_type(request)
    if kind == FORM_TYPE:
        body = text_of(await body_of(request, upload), "body")
        return _from_fields(fields + fields_of(body, "body"), required=True)
    if kind == QUERY_TYPE:
        text = text_of(await body_of(request, limit), "body")
        return _with_dataset("query", text, fields)
    if kind == UPDATE_TYPE:
        text = text_of(await body_of(request, upload), "body")
        return _with_dataset("update", text, fields)
    raise HttpError(
        415,
        f"cannot take a body of type {kind or '(none)'}",
        place="Content-Type",
        mend=f"use {QUERY_TYPE}, {UPDATE_TYPE} or {FORM_TYPE}",
    )


def _from_fields(fields: list[tuple[str, str]], *, required: bool = False) -> Operation:
    given = [(name, value) for name, value in fields if name in ("query", "update")]
    if not given and not required:
        return Operation("")
    if len(given) != 1:
        raise HttpError(
            400, "exactly one query or update is wanted", place=f"{len(given)} given", mend="send one `query`"
        )
    return _with_dataset(given[0][0], given[0][1], fields)


def _with_dataset(kind: str, text: str, fields: list[tuple[str, str]]) -> Operation:
    default_name, named_name = (
        ("default-graph-uri", "named-graph-uri")
        if kind == "query"
        else ("using-graph-uri", "using-named-graph-uri")
    )
    if not text.strip():
        raise HttpError(400, "empty", place=kind, mend="write a query")
    return Operation(
        kind,
        text,
        tuple(absolute_iri(value, name) for name, value in fields if name == default_name),
        tuple(absolute_iri(value, name) for name, value in fields if name == named_name),
        next((value for name, value in fields if name == "format"), ""),
    )
