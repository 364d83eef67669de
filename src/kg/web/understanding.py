"""The page of what was not understood: the curve, the verbs and last words that cost most, the sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.assessment.corpus import Covered
from kg.assessment.rows import Said
from kg.web import built
from kg.web.pages.promises import stretches
from kg.web.site import Site, language_of

SHOWN = 25
WIDTH, HEIGHT = 640, 220


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the curve as it is drawn: so many words, their share, and where it stands."""

    count: int
    share: float
    x: float
    y: float


def points(curve: Sequence[tuple[int, float]]) -> list[Point]:
    """The curve over a logarithmic width: what the first few bring is what matters."""
    if not curve:
        return []
    widest = log10(max(curve[-1][0], 2))
    return [
        Point(count, share, round(log10(count) / widest * WIDTH, 1), round((1 - share) * HEIGHT, 1))
        for count, share in curve
    ]


def marked(sentence: Covered) -> Said:
    """A sentence with its gaps marked."""
    return Said(
        report=sentence["report"],
        start=sentence["start"],
        end=sentence["end"],
        text=sentence["text"],
        marks=sentence["gaps"],
    )


def coverage(request: Request) -> Response:
    """What the next rule would bring."""
    site: Site = request.app.state.site
    found = built.costs(site)
    return site.page(
        request,
        "coverage.html",
        found=found,
        points=points(found.curve),
        width=WIDTH,
        height=HEIGHT,
        shown=SHOWN,
        marked=marked,
        stretches=stretches,
        reports=built.report_names(site, language_of(request)),
        address=site.links.sentence,
    )


ROUTES = [Route("/coverage", coverage)]
