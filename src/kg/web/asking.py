"""The search page and box: things by their names, answers to questions."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kg.answering import Answer, Answerer, NoteKind, answerer, bound_words, in_language, to_dict
from kg.web.errors import HttpError
from kg.web.site import Site, language_of
from kg.web.view import View

OFFERED = 12
# Seconds that the page waits for what answers questions before it says so and shows what names fit.
PATIENCE = 0.7
ANSWERER = ("answerer",)
QUESTION = re.compile(
    r"[?？哪什谁几吗呢多少是否如何何时]|\b(?:which|what|who|how|when|where|list|is|are|does|did)\b",
    re.IGNORECASE,
)


def _site(request: Request) -> Site:
    site: Site = request.app.state.site
    return site


def search(request: Request) -> Response:
    """The things whose names fit, and the answer where a question is asked."""
    site = _site(request)
    query = request.query_params.get("q", "").strip()[:300]
    view = site.view
    hits = view.names.search(query, 60)
    answer, waits = None, False
    asks = QUESTION.search(query) is not None
    if query and (asks or not hits):
        asked = answers_soon(view)
        answer, waits = (answered(view, asked, query), False) if asked else (None, True)
    chinese = language_of(request).language == "zh"
    asks = asks or (answer is not None and len(answer.reading) > 1)

    def notes(told: Answer) -> list[str]:
        """What stayed open, or why there is no answer, in the language of the page."""
        beside = {f"{label}: {said}" for label, said in beside_items(told).items()}
        return [in_language(note, chinese=chinese) for note in told.notes if note.told not in beside]

    def bound(told: Answer) -> str:
        """How the report bounds the number it gives: 超过, at least."""
        words = bound_words(told.comparator, chinese=chinese)
        return f"{words} " if words else ""

    return site.page(
        request,
        "search.html",
        query=query,
        hits=hits,
        answer=answer,
        waits=waits,
        asks=asks,
        notes=notes,
        beside=beside_items,
        bound=bound,
    )


def beside_items(told: Answer) -> dict[str, str]:
    """What is told of each item by a note that begins with its name: a figure, the members of a group."""
    notes = (note.told.partition(": ") for note in told.notes if note.kind is NoteKind.STATED)
    labels = {item.label for item in told.answers}
    return {label: said for label, _, said in notes if said and label in labels}


def answers_of(view: View) -> Answerer:
    """What answers questions, made when it is first asked for."""
    return view.keep(ANSWERER, lambda: answerer(view.reader.store))


def answers_soon(view: View) -> Answerer | None:
    """The same, if it is made by now or very soon: of a thousand reports it takes ten seconds."""
    return view.within(PATIENCE, ANSWERER, lambda: answerer(view.reader.store))


def answered(view: View, asked: Answerer, question: str) -> Answer:
    """The answer to a question, one at a time."""
    with view.answering:
        return asked.ask(question)


def api_ask(request: Request) -> Response:
    """The answer as JSON, the object of `kg ask --json`."""
    question = request.query_params.get("q", "").strip()
    if not question or len(question) > 500:
        raise HttpError(400, "a question of at most 500 characters is wanted", place="q", mend="add ?q=…")
    view = _site(request).view
    return JSONResponse(to_dict(answered(view, answers_of(view), question)))


def api_search(request: Request) -> Response:
    """The same as JSON, for the box that answers as one types."""
    site = _site(request)
    words = language_of(request)
    kind = request.query_params.get("kind", "")
    hits = site.view.names.search(request.query_params.get("q", "")[:200], 400 if kind else OFFERED)
    hits = [hit for hit in hits if kind in ("", hit.kind)][:OFFERED]
    found = [
        {
            "iri": hit.iri,
            "label": hit.label,
            "name": hit.name,
            "class": hit.kind,
            "kind": words.term(hit.kind),
            "href": site.links.document(hit.iri),
            "home": site.home(hit.iri),
        }
        for hit in hits
    ]
    return JSONResponse({"results": found})


ROUTES = [
    Route("/search", search),
    Route("/api/search", api_search),
    Route("/api/ask", api_ask),
]
