"""The pages over time: an indicator's series, a thing's life, two reports side by side."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.assessment.rows import LedgerRecord
from kg.export.datacube import to_cube
from kg.export.dataset import Graph
from kg.namespaces import PREFIXES
from kg.rdf.minting import encode_name
from kg.resolution.renaming import both_names
from kg.text import passage_address
from kg.web import built
from kg.web.errors import HttpError
from kg.web.graph import Row, named
from kg.web.negotiation import GRAPH_FORMATS
from kg.web.pages import lives, promises, series, side_by_side
from kg.web.pages.telling import Teller
from kg.web.pages.things import thing
from kg.web.serialization import graph_bytes
from kg.web.site import Site, language_of
from kg.web.view import View

ANSWERED = 100
CUBE_OF = """CONSTRUCT { ?s ?p ?o } WHERE {
  ?figure dp:ofIndicator $thing .
  { BIND(?figure AS ?s) } UNION { ?figure dp:evidence ?s } UNION { ?figure dp:evidence/dp:inReport ?s }
  UNION { ?figure dp:scope ?s } UNION { ?figure dp:ofIndicator ?s }
  ?s ?p ?o }"""


def prepare(site: Site) -> None:
    """Works out beforehand what can be chosen from."""
    if told := _told(site.view):
        _measures(site, told[0]["indicator"])
    _lived(site.view)


def _told(view: View) -> list[Row]:
    return view.keep(("series-told",), lambda: view.reader.rows("series-told"))


def _lived(view: View) -> list[lives.Lived]:
    return view.keep(("lives",), lambda: lives.listed(view.reader))


def _measures(site: Site, indicator: str) -> list[series.Measure]:
    view = site.view
    return view.keep(("measures", indicator), lambda: series.measures(view.reader, indicator, site.tellers()))


def indicator_series(request: Request) -> Response:
    """The indicators with most times; one of them as charts and as a table of who tells what."""
    site: Site = request.app.state.site
    view = site.view
    listed = _told(view)
    wanted = request.query_params.get("indicator", "")
    chosen = wanted or (listed[0]["indicator"] if listed else "")
    label = ""
    if chosen:
        named(chosen)
        label = view.reader.labels([chosen]).get(chosen, "")
        if not label:
            raise HttpError(
                404, "there is no such indicator", place=chosen[:200], mend="choose one of /series"
            )
    found = _measures(site, chosen) if chosen else []
    return site.page(
        request,
        "series.html",
        listed=listed,
        chosen=chosen,
        label=label,
        measures=[(one, series.drawing(one)) for one in found],
        width=series.WIDTH,
        height=series.HEIGHT,
        parts=part_words,
        rows=series.MOST_ROWS,
    )


def part_words(part: str) -> str:
    """The message on a part of the year; empty where it has none."""
    return {"01-01/06-30": "first-half-of", "01-01/12-31": "years-of", "07-01/12-31": "second-half-of"}.get(
        part, ""
    )


def series_cube(request: Request) -> Response:
    """An indicator's figures as an RDF Data Cube."""
    site: Site = request.app.state.site
    chosen = named(request.query_params.get("indicator", ""))
    prefixes = "".join(f"PREFIX {name}: <{start}>\n" for name, start in PREFIXES.items())
    graph = site.view.reader.store.construct(prefixes + CUBE_OF.replace("$thing", chosen))
    cube = to_cube(Graph(graph.triples))
    turtle = GRAPH_FORMATS[0]
    data = graph_bytes(cube, turtle.media_type, limit=site.settings.limits.result_bytes)
    name = 'attachment; filename="series.ttl"'
    return Response(data, headers={"Content-Type": turtle.content_type, "Content-Disposition": name})


def life(request: Request) -> Response:
    """A thing's steps and pledges by the time they are of and by who tells them; what it was called."""
    site: Site = request.app.state.site
    view = site.view
    chosen = request.query_params.get("thing", "")
    if not chosen:
        return site.page(request, "lives.html", listed=_lived(view))
    named(chosen)
    found = thing(view.reader, chosen)
    if found is None:
        raise HttpError(404, "there is no such thing", place=chosen[:200], mend="choose one of /life")
    names = [name for name in (found.label, *found.aliases) if len(both_names(name)) == 1]
    told = lives.life(view.reader, chosen, names, site.tellers())
    return site.page(
        request,
        "life.html",
        thing=found,
        life=told,
        late=_kept_late(site, names),
        sheet=lives.sheet(told),
        width=lives.WIDTH,
        row=lives.ROW,
    )


def _kept_late(site: Site, names: Collection[str]) -> frozenset[str]:
    """The sentences with pledges of a thing that were kept after their deadline."""
    late = (line for line in built.ledger(site) if line["rule"].endswith("-late") and line["what"] in names)
    said = (line["pledge"] for line in late)
    return frozenset(
        passage_address(site.links.report(encode_name(each["report"])), each["start"], each["end"])
        for each in said
    )


def compare(request: Request) -> Response:
    """Two reports side by side; the last two of one place where none are chosen."""
    site: Site = request.app.state.site
    reader, known = site.view.reader, site.tellers()
    left, right = chosen_pair(
        known, request.query_params.get("left", ""), request.query_params.get("right", "")
    )
    if left is None or right is None:
        return site.page(request, "compare.html", tellers=list(known.values()), left=None, right=None)
    ids = site.links.report_id(left.iri), site.links.report_id(right.iri)
    return site.page(
        request,
        "compare.html",
        tellers=list(known.values()),
        left=left,
        right=right,
        pairs=side_by_side.figure_pairs(reader, left.iri, right.iri),
        named=side_by_side.named_things(reader, left.iri, right.iri),
        answered=answered(built.ledger(site), *ids)[:ANSWERED],
        reports=built.report_names(site, language_of(request)),
        address=site.links.sentence,
        view=promises,
    )


def chosen_pair(known: Mapping[str, Teller], left: str, right: str) -> tuple[Teller | None, Teller | None]:
    """The two reports asked for; else the last two of the place with most; none where there is one alone."""
    for wanted in (left, right):
        if wanted and wanted not in known:
            raise HttpError(404, "there is no such report", place=wanted[:200], mend="choose one of /reports")
    by_place: dict[str, list[Teller]] = {}
    for each in known.values():
        by_place.setdefault(each.place, []).append(each)
    most = max(by_place.values(), key=len, default=[])
    if len(most) < 2:
        most = list(known.values())
    if len(most) < 2:
        return None, None
    return known.get(left, most[-2]), known.get(right, most[-1])


def answered(lines: list[LedgerRecord], left: str, right: str) -> list[LedgerRecord]:
    """The pledges of one report that the other answers."""
    return [
        line
        for line in lines
        if line["pledge"]["report"] == left and any(each["report"] == right for each in line["answers"])
    ]


ROUTES = [
    Route("/series", indicator_series),
    Route("/series.ttl", series_cube),
    Route("/life", life),
    Route("/compare", compare),
]
