"""What all pages share: the view of the graph as it stands, links, templates, the reader's language."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from copy import copy
from hashlib import sha256
from html import unescape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.namespaces import PREFIXES
from kg.values.shown import shown
from kg.vocabulary import EntityClass
from kg.web.forwarding import remote_reader
from kg.web.graph import open_reader
from kg.web.links import Links
from kg.web.pages.telling import Teller, tellers
from kg.web.settings import Settings
from kg.web.snapshot import disposition, snapshot
from kg.web.view import View
from kg.web.wording import LANGUAGES, Wording, wording

HOME = Path(__file__).parent
TEMPLATES, ASSETS, STATIC = HOME / "templates", HOME / "assets", HOME / "static"
CLASSES = tuple(PREFIXES["dp"] + each.value for each in EntityClass)


class Site:
    """One server's pages; `prepare` works out beforehand what the pages of a new build share."""

    def __init__(self, settings: Settings, prepare: Callable[[Site], None]) -> None:
        self.settings = settings
        self.links = Links(settings.base)
        self._prepare = prepare
        self._view: View | None = None
        self._looked = 0.0
        self._opening = threading.Lock()
        self._renewing: threading.Thread | None = None
        self.templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.templates.globals.update(asset=asset_address, built=built)
        self.templates.filters.update(number=number, shown=shown)

    @property
    def view(self) -> View:
        """The graph as it stands now.

        A newer build is opened at once where it is small; until a large one is read the one before is shown.
        """
        now = time.monotonic()
        if self._view is not None and now - self._looked < self.settings.watch_seconds:
            return self._view
        with self._opening:
            self._looked = now
            if self._view is None:
                self._view = self._opened()
            elif self.settings.generation() != self._view.reader.generation and self._renewing is None:
                if self.settings.endpoint or self.settings.in_memory(self.settings.build):
                    self._view = self._opened()
                else:
                    self._renewing = threading.Thread(target=self._renew, daemon=True)
                    self._renewing.start()
            return self._view

    def tellers(self) -> dict[str, Teller]:
        """Every report by IRI, in the order of their time."""
        view = self.view
        return view.keep(("tellers",), lambda: tellers(view.reader))

    def told_by(self, address: str, words: Wording) -> str:
        """What the report is called that a passage stands in; empty where there is only one report."""
        known = self.tellers()
        teller = known.get(address.partition("#")[0])
        return words.report(teller) if teller and len(known) > 1 else ""

    def place_of(self, address: str) -> str:
        """The district of the report that a passage stands in."""
        teller = self.tellers().get(address.partition("#")[0])
        return teller.place if teller else ""

    def home(self, thing: str) -> str:
        """The district a thing is named in; empty where all reports are of one, or for what is shared."""
        known = self.tellers().values()
        several = self.view.keep(("several-places",), lambda: len({each.place for each in known}) > 1)
        return self.links.home(thing) if several else ""

    def _opened(self) -> View:
        opened = remote_reader if self.settings.endpoint else open_reader
        return View(opened(self.settings), self.settings.build)

    def _renew(self) -> None:
        try:
            view = self._opened()
            self._prepare(self.over(view))
            self._view = view
        finally:
            self._renewing = None

    def over(self, view: View) -> Site:
        """The same pages over one view, whatever is built meanwhile."""
        pinned = copy(self)
        pinned._view, pinned._looked = view, math.inf
        return pinned

    def prepare(self) -> None:
        """Works out what pages share, before anyone asks."""
        self._prepare(self.over(self.view))

    def page(self, request: Request, template: str, *, status: int = 200, **values: object) -> Response:
        """The page of a template, in the reader's language."""
        words = language_of(request)
        other = next(each for each in LANGUAGES if each != words.language)
        html = self.templates.get_template(template).render(
            t=words,
            lang=words.language,
            links=self.links,
            snapshot_address=_here(request, snapshot="1"),
            switch=_here(request, lang=other),
            here=request.url.path,
            told_by=lambda address: self.told_by(address, words),
            home=self.home,
            place_of=self.place_of,
            here_is_a_build=not self.settings.endpoint,
            **values,
        )
        if request.query_params.get("snapshot"):
            return _as_file(html, words("snapshot-source", path=request.url.path))
        response = HTMLResponse(html, status)
        response.headers["Content-Language"] = "zh-CN" if words.language == "zh" else "en"
        response.headers["Vary"] = "Accept, Cookie"
        if request.query_params.get("lang") in LANGUAGES:
            response.set_cookie("lang", words.language, max_age=31_536_000, samesite="lax", httponly=True)
        return response


def _here(request: Request, **parameters: str) -> str:
    """The address of the page asked for, with these parameters."""
    return str(request.url.include_query_params(**parameters).replace(scheme="", netloc=""))


def _as_file(page: str, source: str) -> Response:
    """The page as one file to keep."""
    title = unescape(page.partition("<title>")[2].partition("</title>")[0])
    style = (ASSETS / "style.css").read_text(encoding="utf-8")
    headers = {"Content-Disposition": disposition(title), "Vary": "Accept, Cookie"}
    return HTMLResponse(snapshot(page, style, source), headers=headers)


def language_of(request: Request) -> Wording:
    """The language asked for by ?lang=, else the one chosen before, else Chinese."""
    return wording(request.query_params.get("lang") or request.cookies.get("lang", "zh"))


def built(name: str) -> bool:
    """Whether a bundle was built."""
    return (STATIC / name).is_file()


_versions: dict[tuple[str, int], str] = {}


def asset_address(name: str) -> str:
    """The address of a style sheet, script or bundle, with a version that changes when its bytes do."""
    path = next((folder / name for folder in (STATIC, ASSETS) if (folder / name).is_file()), ASSETS / name)
    key = (str(path), path.stat().st_mtime_ns)
    if key not in _versions:
        _versions[key] = sha256(path.read_bytes()).hexdigest()[:10]
    return f"/assets/{name}?v={_versions[key]}"


def number(value: str | float) -> str:
    """A number as people read it: no trailing zeros, thousands apart."""
    try:
        plain = f"{float(value):,.4f}".rstrip("0").rstrip(".")
    except ValueError:
        return str(value)
    return plain.replace("-", "−")
