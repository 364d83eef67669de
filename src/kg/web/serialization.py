"""Triples → bytes of a wanted media type, the same bytes every time, within a bound on their size."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from kg.namespaces import PREFIXES

_PREFIX_LINES = re.compile(rb"(?:@prefix [^\n]*\n)+")
_ROOT_ATTRIBUTES = re.compile(rb"<rdf:RDF((?: xmlns:[\w-]+=\"[^\"]*\")+)")
_ATTRIBUTE = re.compile(rb" xmlns:[\w-]+=\"[^\"]*\"")


class TooLargeError(Exception):
    """The answer passed the limit on its size."""


class BoundedBytes(io.BytesIO):
    """Collects bytes up to a limit and refuses the byte after it."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit

    def write(self, data: object) -> int:
        """Takes the bytes, or raises TooLargeError."""
        written = super().write(data)  # type: ignore[arg-type]
        if self.tell() > self.limit:
            raise TooLargeError
        return written


def graph_bytes(
    triples: Iterable[ox.Triple], media_type: str, *, limit: int, prefixes: Mapping[str, str] = PREFIXES
) -> bytes:
    """The triples in the format; raises TooLargeError past the limit."""
    form = ox.RdfFormat.from_media_type(media_type)
    out = BoundedBytes(limit)
    if form in (ox.RdfFormat.TRIG, ox.RdfFormat.N_QUADS):
        quads = (ox.Quad(item.subject, item.predicate, item.object) for item in triples)
        ox.serialize(quads, out, form, prefixes=dict(prefixes))
    else:
        ox.serialize(triples, out, form, prefixes=dict(prefixes))
    return _tidy(out.getvalue(), form)


def _tidy(data: bytes, form: ox.RdfFormat | None) -> bytes:
    """Prefixes in order and only those in use: pyoxigraph writes all of them, in the order of a hash map."""
    if form in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG):
        match = _PREFIX_LINES.match(data)
        if match:
            body = data[match.end() :]
            lines = sorted(match[0].splitlines(keepends=True))
            return b"".join(line for line in lines if line.split()[1] in body) + body
    if form == ox.RdfFormat.RDF_XML:
        match = _ROOT_ATTRIBUTES.search(data)
        if match:
            attributes = b"".join(sorted(_ATTRIBUTE.findall(match[1])))
            return data[: match.start(1)] + attributes + data[match.end(1) :]
    return data
