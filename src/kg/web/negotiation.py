"""Accept header → one of the media types on offer (RFC 9110, 12.5.1), as pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_RANGE = re.compile(r"\s*([!#$%&'*+.^_`|~\w-]+)/([!#$%&'*+.^_`|~\w-]+)\s*((?:;[^,]*)?)\s*", re.ASCII)
_QUALITY = re.compile(r";\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*(?:;|$)", re.ASCII | re.IGNORECASE)
MAX_ACCEPT = 4_000


@dataclass(frozen=True, slots=True)
class MediaFormat:
    """A format on offer: its media type, the file name extension for it and the other names clients use."""

    media_type: str
    extension: str
    aliases: tuple[str, ...] = ()
    text: bool = True

    @property
    def content_type(self) -> str:
        """The Content-Type header."""
        return f"{self.media_type}; charset=utf-8" if self.text else self.media_type


RESULT_FORMATS = (
    MediaFormat("application/sparql-results+json", "json", ("application/json",)),
    MediaFormat("application/sparql-results+xml", "xml", ("application/xml", "text/xml")),
    MediaFormat("text/csv", "csv"),
    MediaFormat("text/tab-separated-values", "tsv"),
)
GRAPH_FORMATS = (
    MediaFormat("text/turtle", "ttl", ("application/x-turtle",)),
    MediaFormat("application/n-triples", "nt", ("text/plain",)),
    MediaFormat("application/rdf+xml", "rdf", ("application/xml", "text/xml")),
    MediaFormat("application/ld+json", "jsonld", ("application/json",)),
    MediaFormat("application/trig", "trig"),
    MediaFormat("application/n-quads", "nq", ("text/x-nquads",)),
)
HTML = MediaFormat("text/html", "html", ("application/xhtml+xml",))


@dataclass(frozen=True, slots=True)
class _Range:
    kind: str
    subtype: str
    quality: float

    def fit(self, media_type: str) -> int:
        """How closely the range names the type: 3 exactly, 2 its kind, 1 anything, 0 not at all."""
        kind, _, subtype = media_type.partition("/")
        if (self.kind, self.subtype) == (kind, subtype):
            return 3
        if self.subtype == "*":
            return {kind: 2, "*": 1}.get(self.kind, 0)
        return 0


def _ranges(accept: str) -> list[_Range]:
    ranges = []
    for part in accept[:MAX_ACCEPT].split(","):
        match = _RANGE.fullmatch(part)
        if match:
            kind, subtype, parameters = match.groups()
            quality = _QUALITY.search(parameters.lower()) if "q" in parameters.lower() else None
            ranges.append(_Range(kind.lower(), subtype.lower(), float(quality[1]) if quality else 1.0))
    return ranges


def quality(accept: str | None, media_type: str) -> float:
    """The weight the client gives the media type, 0 where it refuses it; the closest range decides.

    >>> quality("text/*;q=0.5, text/html;q=0.9", "text/html")
    0.9
    """
    if accept is None or not accept.strip():
        return 1.0
    fits = [(item.fit(media_type), item.quality) for item in _ranges(accept)]
    return max((fit for fit in fits if fit[0]), default=(0, 0.0))[1]


@lru_cache(maxsize=4096)
def choose(accept: str | None, offers: tuple[MediaFormat, ...]) -> MediaFormat | None:
    """The offer the client likes best; among equals the first one on offer; None where none will do.

    An alias counts a little less than the type's own name, so that `application/json` and
    `application/sparql-results+json` asked for together give the latter.

    >>> choose("text/csv, */*;q=0.1", RESULT_FORMATS).extension
    'csv'
    """
    best: MediaFormat | None = None
    best_quality = 0.0
    for offer in offers:
        weights = [quality(accept, offer.media_type)]
        weights += [quality(accept, alias) * 0.999 for alias in offer.aliases]
        if max(weights) > best_quality:
            best, best_quality = offer, max(weights)
    return best


def by_name(name: str, offers: Sequence[MediaFormat]) -> MediaFormat | None:
    """The offer of that extension or media type, as in `?format=ttl`."""
    wanted = name.strip().lower()
    for offer in offers:
        if wanted in (offer.extension, offer.media_type, *offer.aliases):
            return offer
    return None


def prefers_html(accept: str | None) -> bool:
    """Whether a person's browser is asking: HTML is named, and nothing of ours is liked better."""
    if not accept or quality(accept, HTML.media_type) == 0 or "html" not in accept.lower():
        return False
    rivals = [
        quality(accept, offer.media_type) for offer in GRAPH_FORMATS if offer.media_type in accept.lower()
    ]
    return quality(accept, HTML.media_type) >= max(rivals, default=0.0)


def names_one_of(accept: str | None, offers: Sequence[MediaFormat]) -> bool:
    """Whether the client names one of these types itself, as programs do and browsers do not."""
    named = (accept or "").lower()
    return any(offer.media_type in named and quality(accept, offer.media_type) > 0 for offer in offers)
