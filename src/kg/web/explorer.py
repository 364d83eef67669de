"""The pages people read: each route fetches what its page shows and hands it to a template."""

from __future__ import annotations

from functools import partial
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kg.namespaces import PREFIXES
from kg.vocabulary import MilestoneType, Modality
from kg.web.errors import HttpError
from kg.web.graph import Row
from kg.web.linked_data import statistics_of
from kg.web.pages import overviews, tables
from kg.web.pages.diagram import HIGH, THING, WIDE, diagram
from kg.web.pages.indicators import Series, bullet, series
from kg.web.pages.network import network_of
from kg.web.pages.overviews import Count, Cross
from kg.web.pages.tables import COLUMNS, KINDS, MOST, PAGE, filters_of
from kg.web.pages.telling import Teller, tellers
from kg.web.pages.terms import examples, ontology_terms
from kg.web.pages.things import Statement
from kg.web.site import Site, language_of
from kg.web.view import View

START_ROWS = 8
START_INDUSTRIES = 11
MOST_FIGURES = 300
# So many of the last reports are looked through for one that sets figures beside targets.
LOOKED_AT = 12
# What is counted for each industry and each park.
CROSSED = {
    "Industry": (
        "Project",
        "Enterprise",
        "Organization",
        "Park",
        "Platform",
        "PolicyDocument",
        "PolicyMeasure",
        "Event",
    ),
    "Park": ("Enterprise", "Organization", "Project", "Platform", "Event"),
}
FILTERED = frozenset({"status", "servesIndustry", "locatedIn", "deadline"})
FILE_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def _site(request: Request) -> Site:
    site: Site = request.app.state.site
    return site


def prepare(site: Site) -> None:
    """Works out beforehand the start page and what every page shares."""
    at_a_glance(site.view)
    newest(site, beside=True)


def prepare_lists(site: Site) -> None:
    """Works out beforehand what the lists can be narrowed by, and what names sound like."""
    view = site.view
    for kind, columns in COLUMNS.items():
        for column in FILTERED.intersection(columns):
            view.keep(("options", kind, column), partial(tables.options, view, kind, column))
    view.names.search("a")


def at_a_glance(view: View) -> tuple[dict[str, int], list[Count], list[Cross], list[Cross]]:
    """Classes, stages, industries and parks, each worked out once for a build."""
    reader, network = view.reader, network_of(view)
    stages = view.keep(("stages",), lambda: overviews.stages_of(reader))
    return (
        view.keep(("class-counts",), lambda: overviews.class_counts(network)),
        view.keep(("statuses",), lambda: overviews.status_counts(network, stages)),
        view.keep(("crossed", "Industry"), lambda: overviews.crosses(network, "Industry", "servesIndustry")),
        view.keep(("crossed", "Park"), lambda: overviews.crosses(network, "Park", "locatedIn")),
    )


def start(request: Request) -> Response:
    """The report at a glance; every number leads to the list behind it."""
    site = _site(request)
    view = site.view
    counts, statuses, industries, parks = at_a_glance(view)
    told = newest(site, beside=True)
    compared = [one for one in measured(site, told) if one.target and one.actual and one.comparable]
    own, is_one = _pledged_by(view, told)
    return site.page(
        request,
        "start.html",
        counts=counts,
        statuses=statuses,
        industries=sorted(
            (one for one in industries if one.counts.get("Project")), key=lambda one: -one.counts["Project"]
        )[:START_INDUSTRIES],
        parks=[one for one in parks if one.total][:START_ROWS],
        series=compared[:START_ROWS],
        series_n=sum(map(_has_line, measured(site, told))),
        told=site.links.report_id(told),
        chosen=_tellers(view).get(told),
        bullet=bullet,
        pledges=_next_pledges(view, own),
        pledges_n=len(own),
        deadlines=overviews.deadlines(own)[:6],
        own=f"report={quote(told, safe='')}" if is_one else "",
        reports=view.reports[:20],
        reports_n=len(view.reports),
    )


def _pledged_by(view: View, report: str) -> tuple[list[Statement], bool]:
    """The pledges of one report of several, else all; and whether they are one report's."""
    several = report and len(_tellers(view)) > 1
    own = view.keep(("pledges", report), lambda: overviews.pledges(view.reader, report)) if several else []
    return (own, True) if own else (view.keep(("pledges",), lambda: overviews.pledges(view.reader)), False)


def _next_pledges(view: View, pledged: list[Statement]) -> list[Statement]:
    """The pledges for the half-year after the last report; those of the year where there are none."""
    known = view.reports
    ends = [row["period"].rpartition("/")[2] for row in known if "period" in row]
    last = max(ends, default="")
    coming = [one for one in pledged if one.fields.get("deadline", "").partition("/")[0] > last]
    return (coming or pledged)[:6]


def table(request: Request) -> Response:
    """The things of a class, filtered by the address."""
    site, kind = _site(request), request.path_params["kind"]
    if kind not in KINDS:
        raise HttpError(
            404, "there is no such list", place=kind[:100], mend="choose one of: " + ", ".join(KINDS)
        )
    view, filters = site.view, filters_of(request.query_params)
    entries = tables.fitting(view, kind, filters)
    total = len(entries)
    pages = max(1, -(-total // PAGE))
    wanted = request.query_params.get("page", "1")
    page = min(pages, max(1, int(wanted))) if wanted.isdigit() and len(wanted) < 7 else 1
    columns = COLUMNS[kind]

    def options(column: str) -> list[Row]:
        return view.keep(("options", kind, column), lambda: tables.options(view, kind, column))

    return site.page(
        request,
        "table.html",
        kind=kind,
        kinds=KINDS,
        columns=columns,
        headings=tables.headings(kind, language_of(request)),
        filters=filters,
        rows=tables.rows(view.reader, kind, entries[(page - 1) * PAGE : page * PAGE]),
        shown=tables.shown,
        total=total,
        page=page,
        pages=pages,
        statuses=options("status") if "status" in columns else [],
        industries=options("servesIndustry") if "servesIndustry" in columns else [],
        places=options("locatedIn") if "locatedIn" in columns else [],
        deadlines=options("deadline") if "deadline" in columns else [],
        tellers=list(reversed(_tellers(view).values())),
        modalities=list(Modality),
        steps=[each.local_name for each in MilestoneType],
        dp=PREFIXES["dp"],
        query=lambda **more: _query({**filters.used, **more}),
    )


def _query(fields: dict[str, object]) -> str:
    return "&".join(f"{name}={quote(str(value), safe='')}" for name, value in fields.items())


def table_file(request: Request) -> Response:
    """The same things as CSV or XLSX."""
    site, kind, extension = _site(request), request.path_params["kind"], request.path_params["extension"]
    if kind not in KINDS or extension not in FILE_TYPES:
        raise HttpError(404, "there is no such list", place=f"{kind}.{extension}"[:100])
    words, filters = language_of(request), filters_of(request.query_params)
    entries = tables.fitting(site.view, kind, filters)
    if len(entries) > MOST:
        raise HttpError(
            413, f"more than {MOST} rows", mend="filter the list, or use /sparql", limit=f"rows={MOST}"
        )
    found = tables.rows(site.view.reader, kind, entries)
    make = tables.as_csv if extension == "csv" else tables.as_xlsx
    headers = {
        "Content-Type": FILE_TYPES[extension],
        "Content-Disposition": f'attachment; filename="{kind}.{extension}"',
    }
    return Response(make(kind, found, words), headers=headers)


def measured(site: Site, report: str) -> list[Series]:
    """One report's figures beside its targets, as the graph judges them."""
    view = site.view
    return view.keep(("series", report), lambda: series(view.reader, report) if report else [])


def newest(site: Site, *, beside: bool = False) -> str:
    """The last report that tells figures; with `beside` one that sets any against a target, if one does."""

    def looked() -> str:
        last = list(reversed(_tellers(site.view)))[:LOOKED_AT]
        set_against = (
            each for each in last if any(one.target and one.actual for one in measured(site, each))
        )
        telling = (each for each in last if measured(site, each))
        return (next(set_against, "") if beside else "") or next(telling, "")

    return site.view.keep(("newest", beside), looked)


def _tellers(view: View) -> dict[str, Teller]:
    return view.keep(("tellers",), lambda: tellers(view.reader))


def _has_line(one: Series) -> bool:
    """Whether it is a line of the table: a growth that is told beside its sum is none."""
    return bool(one.target or one.forecast or not one.amount)


def indicators(request: Request) -> Response:
    """Target, actual and forecast of every indicator of one report: the one asked for, else the newest."""
    site = _site(request)
    view = site.view
    telling = list(reversed(_tellers(view).values()))
    asked = request.query_params.get("report", "").strip()[:200]
    report = site.links.report(asked) if asked else newest(site)
    if asked and report not in _tellers(view):
        raise HttpError(404, "there is no such report", place=asked, mend="choose one of /reports")
    wanted = request.query_params.get("q", "").strip()[:200]
    shown = [one for one in measured(site, report) if wanted in one.label]
    others = [one for one in shown if not one.target and _has_line(one)]
    return site.page(
        request,
        "indicators.html",
        measured=[one for one in shown if one.target and (one.actual or one.forecast)][:MOST_FIGURES],
        aimed=[one for one in shown if one.target and not one.actual and not one.forecast][:MOST_FIGURES],
        others=others[:MOST_FIGURES],
        others_n=len(others),
        bullet=bullet,
        query=wanted,
        chosen=_tellers(view).get(report),
        telling=telling,
        id_of=site.links.report_id,
    )


def industries(request: Request) -> Response:
    """Every industry and what it has."""
    return _crossed(request, "industries", "Industry")


def parks(request: Request) -> Response:
    """Every park and what it holds."""
    return _crossed(request, "parks", "Park")


def _crossed(request: Request, name: str, kind: str) -> Response:
    site = _site(request)
    view = site.view
    relation = "servesIndustry" if kind == "Industry" else "locatedIn"
    network = network_of(view)
    found = view.keep(("crossed", kind), lambda: overviews.crosses(network, kind, relation))
    shown = CROSSED[kind]
    filter_name = "industry" if kind == "Industry" else "place"
    return site.page(
        request, "crossed.html", found=found[:500], kind=kind, kinds=shown, name=name, filter_name=filter_name
    )


def reports(request: Request) -> Response:
    """The reports that were read; straight to it where there is one."""
    site = _site(request)
    found = site.view.reports
    if len(found) == 1:
        return RedirectResponse(site.links.document(found[0]["report"]), 303)
    told = {row["report"]: row for row in found}
    known = sorted(site.tellers().values(), key=lambda one: (one.place, one.until, one.iri))
    issuers = [(one, told[one.iri].get("issuer", "")) for one in known if one.iri in told]
    return site.page(request, "reports.html", found=issuers)


def ontology(request: Request) -> Response:
    """Every class and property, how often it is used and by what."""
    site = _site(request)
    view = site.view
    terms = ontology_terms()
    counts = statistics_of(site)
    uses = {**counts.predicates, **counts.classes}
    shown = view.keep(("examples",), lambda: examples(view.reader, [*terms.classes, *terms.properties]))
    return site.page(
        request,
        "ontology.html",
        terms=terms,
        uses=uses,
        examples=shown,
        example_labels=view.keep(("example-labels",), lambda: view.reader.labels(shown.values())),
        diagram=diagram(),
        thing=THING,
        wide=WIDE,
        high=HIGH,
        dp=PREFIXES["dp"],
    )


ROUTES = [
    Route("/", start),
    Route("/list/{kind}.{extension}", table_file),
    Route("/list/{kind}", table),
    Route("/list", lambda request: RedirectResponse("/list/Project", 307)),
    Route("/indicators", indicators),
    Route("/industries", industries),
    Route("/parks", parks),
    Route("/reports", reports),
    Route("/vocabulary", ontology),
    Route("/ontology", lambda request: RedirectResponse("/vocabulary", 308)),
]
