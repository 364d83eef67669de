"""The way from a report's text back to the file it was read from, kept beside the text as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from kg.document.decoding import load
from kg.errors import ReadError
from kg.text import OffsetMap, Origin, Span

ORIGINS = "report.origins.json"
MEND = "delete it, or build again from the original file"


def origins_to_json(origins: OffsetMap) -> str:
    """One origin a line: start and end in the text, the place in the file, start and end there."""
    rows = (
        json.dumps(
            [origin.span.start, origin.span.end, origin.place, origin.start, origin.end], ensure_ascii=False
        )
        for origin in origins.origins
    )
    return "[\n" + ",\n".join(rows) + "\n]\n"


def origins_from_json(text: str) -> OffsetMap:
    """The map that `origins_to_json` wrote; ValueError where it is none."""
    rows = json.loads(text)
    if not isinstance(rows, list):
        raise ValueError("no list of origins")
    return OffsetMap(tuple(_origin(row) for row in rows))


def _origin(row: object) -> Origin:
    match row:
        case [int(start), int(end), str(place), int(first), int(last)]:
            return Origin(Span(start, end), place, first, last)
        case _:
            raise ValueError(f"no origin: {row!r}")


def read_origins(path: Path, length: int) -> OffsetMap | None:
    """The map in a report's folder, if there is one, for a text of that length."""
    if not path.exists():
        return None
    try:
        found = origins_from_json(load(path).decode("utf-8"))
    except ValueError as error:
        raise ReadError(f"no map of origins ({error})", source=str(path), mend=MEND) from error
    if found.origins and found.origins[-1].span.end > length:
        raise ReadError("the map goes beyond the text", source=str(path), mend=MEND)
    return found
