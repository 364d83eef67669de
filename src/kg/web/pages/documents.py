"""The page about one IRI: a report as its text, anything else as all that is said of it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.assessment.coverage import Understanding
from kg.namespaces import PREFIXES, iri
from kg.vocabulary import LIFE_CYCLE, MilestoneType
from kg.web.built import covered
from kg.web.errors import HttpError
from kg.web.negotiation import GRAPH_FORMATS, MediaFormat
from kg.web.pages.network import network_of
from kg.web.pages.overviews import stages_of
from kg.web.pages.relations import groups_of
from kg.web.pages.reports import ReportText, as_read, report_text
from kg.web.pages.surveys import shares, survey_of
from kg.web.pages.things import SETBACK_TYPES, thing
from kg.web.site import Site

FORMAT_NAMES = {
    "ttl": "Turtle",
    "nt": "N-Triples",
    "rdf": "RDF/XML",
    "jsonld": "JSON-LD",
    "trig": "TriG",
    "nq": "N-Quads",
}
# What the messages and the style sheet call how far a sentence was read.
GRADES = {
    Understanding.FULL.value: "grade-full",
    Understanding.PART.value: "grade-part",
    Understanding.NAMES.value: "grade-names",
    Understanding.NONE.value: "grade-none",
}
# Where a tone of the stage bar begins: prepared, settled, being built, built, at work.
TONES = (
    MilestoneType.DESIGNED,
    MilestoneType.SETTLED,
    MilestoneType.STARTED,
    MilestoneType.COMPLETED,
    MilestoneType.IN_PRODUCTION,
)


def document(request: Request, site: Site, subject: str) -> Response:
    """The page; 404 where the graph has no word of the IRI."""
    view = site.view
    found = thing(view.reader, subject)
    if found is None:
        raise HttpError(404, "the graph has nothing of that name", place=request.url.path[:300])
    replaced = [] if found.kind else view.reader.rows("replaced", thing=subject)
    if replaced:
        return RedirectResponse(site.links.document(replaced[0]["now"]), 301)
    if site.links.is_report(subject) and view.reader.rows("report-sections", report=subject):
        issuer = next((one.value for one in found.others if one.property == iri("dp:issuer")), "")
        return _report(request, site, subject, issuer)
    network = network_of(view)
    stages = view.keep(("stages",), lambda: stages_of(view.reader))
    return site.page(
        request,
        "thing.html",
        thing=found,
        groups=groups_of(view.reader, network, subject),
        survey=survey_of(view.reader, network, stages, found.kind, subject),
        shares=shares,
        setbacks=SETBACK_TYPES,
        stage_tone=stage_tone,
        formats=GRAPH_FORMATS,
        format_name=format_name,
        dp=PREFIXES["dp"],
    )


def _report(request: Request, site: Site, subject: str, issuer: str) -> Response:
    """A report to be read; with `cover` how much of it was understood, with `check` what of each sentence."""
    view, report_id = site.view, site.links.report_id(subject)

    def made() -> ReportText:
        source = as_read(view.build, report_id)
        return report_text(view.reader, subject, source, covered(site, report_id))

    asked = request.query_params
    return site.page(
        request,
        "report.html",
        report=view.keep(("report", subject), made),
        teller=site.tellers()[subject],
        issuer=issuer,
        cover="cover" in asked,
        check="check" in asked,
        only_left=asked.get("check") == "left",
        grades=GRADES,
        dp=PREFIXES["dp"],
    )


def format_name(form: MediaFormat) -> str:
    """What people call a syntax."""
    return FORMAT_NAMES.get(form.extension, form.extension)


def stage_tone(stage: str) -> str:
    """The style class of a stage: five tones along the life cycle, one outside it, one for none."""
    names = [each.local_name for each in LIFE_CYCLE]
    local = stage.removeprefix(PREFIXES["dp"])
    if local not in names:
        return "tone-other" if stage else "tone-none"
    begun = [tone for tone in TONES if names.index(tone.local_name) <= names.index(local)]
    return f"tone-{len(begun)}"
