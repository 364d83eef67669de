"""The ledger's pages: promises against deeds, and figures that disagree, with both sentences side by side."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.export.ledger import ledger_csv, ledger_turtle, ledger_xlsx
from kg.web import built
from kg.web.errors import HttpError
from kg.web.pages import promises
from kg.web.pages.promises import PAGE
from kg.web.site import Site, language_of

FILES = {
    "csv": (ledger_csv, "text/csv; charset=utf-8"),
    "xlsx": (ledger_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "ttl": (ledger_turtle, "text/turtle; charset=utf-8"),
}


def ledger(request: Request) -> Response:
    """Every pledge a line: its state, the sum, and both sentences."""
    site: Site = request.app.state.site
    every, asked = built.ledger(site), promises.filters_of(request.query_params)
    fitting = promises.filtered(every, asked)
    found, open_ones = promises.in_groups(fitting)
    wanted = request.query_params.get("page", "1")
    pages = max(1, -(-len(found) // PAGE))
    page = min(pages, max(1, int(wanted))) if wanted.isdigit() and len(wanted) < 7 else 1
    others = {name: value for name, value in asked.used.items() if name != "state"}
    return site.page(
        request,
        "ledger.html",
        lines=found[(page - 1) * PAGE : page * PAGE],
        total=len(found),
        open_ones=open_ones,
        page=page,
        pages=pages,
        asked=asked,
        every=bool(every),
        kinds={kind: sum(line["kind"] == kind for line in fitting) for kind in ("target", "step", "action")},
        states=promises.state_counts(promises.filtered(every, promises.filters_of(others))),
        fields=promises.counted(word for record in every for word in record["fields"]),
        places=promises.counted(word for record in every for word in promises.places_of(record)),
        reports=built.report_names(site, language_of(request)),
        options=built.reports_to_choose(site, language_of(request)),
        telling=promises.counted(record["pledge"]["report"] for record in every),
        address=site.links.sentence,
        view=promises,
        query=lambda **more: urlencode({**asked.used, **more}),
        others=lambda **more: urlencode({**others, **more}),
    )


def ledger_file(request: Request) -> Response:
    """The same lines as CSV, XLSX or Turtle."""
    site: Site = request.app.state.site
    found = promises.filtered(built.ledger(site), promises.filters_of(request.query_params))
    extension = request.path_params["extension"]
    if extension not in FILES:
        raise HttpError(404, "there is no such file", place=f"ledger.{extension}"[:100])
    make, kind = FILES[extension]
    made = make(found)
    headers = {"Content-Type": kind, "Content-Disposition": f'attachment; filename="ledger.{extension}"'}
    return Response(made, headers=headers)


def disagreements(request: Request) -> Response:
    """Figures that cannot all be right, and the sums that show it."""
    site: Site = request.app.state.site
    found = built.disagreements(site)
    return site.page(
        request,
        "disagreements.html",
        found=found[:500],
        total=len(found),
        reports=built.report_names(site, language_of(request)),
        address=site.links.sentence,
        view=promises,
        language=language_of(request).language,
    )


ROUTES = [
    Route("/ledger", ledger),
    Route("/ledger.{extension:str}", ledger_file),
    Route("/disagreements", disagreements),
]
