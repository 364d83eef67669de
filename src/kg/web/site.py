"""What all pages share: the opened graph, its names, links, templates, and what was worked out from it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import TypeVar

from jinja2 import Environment, FileSystemLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.namespaces import PREFIXES, iri
from kg.vocabulary import EntityClass
from kg.web.forwarding import remote_reader
from kg.web.graph import CLASS_RANK, GraphReader, open_reader
from kg.web.links import Links
from kg.web.search import Name, NameIndex
from kg.web.settings import Settings
from kg.web.snapshot import disposition, snapshot
from kg.web.wording import LANGUAGES, Wording, wording

HOME = Path(__file__).parent
TEMPLATES, ASSETS, STATIC = HOME / "templates", HOME / "assets", HOME / "static"
CLASSES = tuple(PREFIXES["dp"] + each.value for each in EntityClass)
SEARCHED = (*CLASSES, PREFIXES["dp"] + "Report")
MAX_KEPT = 2_000
T = TypeVar("T")


@dataclass
class View:
    """The graph as it stands between two builds, and what was worked out from it."""

    reader: GraphReader
    kept: dict[tuple[object, ...], object] = field(default_factory=dict)
    making: dict[tuple[object, ...], threading.RLock] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def keep(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """What was made under the key before, else what is made now; who asks meanwhile waits for it."""
        if key in self.kept:
            return self.kept[key]  # type: ignore[return-value]
        with self.lock:
            making = self.making.setdefault(key, threading.RLock())
        with making:
            if key not in self.kept:
                made = make()
                with self.lock:
                    # The oldest were made for every page and took longest: they stay.
                    while len(self.kept) >= MAX_KEPT:
                        self.kept.pop(next(reversed(self.kept)))
                    self.kept[key] = made
                    self.making.pop(key, None)
                return made
            return self.kept[key]  # type: ignore[return-value]

    @property
    def names(self) -> NameIndex:
        """Every name in the graph."""
        return self.keep(("names",), lambda: _names(self.reader))


def _names(reader: GraphReader) -> NameIndex:
    # Three plain scans: an engine takes many times as long to join names with classes.
    kinds = _kinds(reader.rows("kinds", things=SEARCHED))
    labels = {row["thing"]: row["value"] for row in reader.rows("pairs", property=iri("rdfs:label"))}
    named = [Name(thing, text, text, kinds[thing], True) for thing, text in labels.items() if thing in kinds]
    aliases = {
        (row["thing"], row["value"])
        for row in reader.rows("pairs", property=iri("skos:altLabel"))
        if row["thing"] in kinds and row["thing"] in labels
    }
    named += [Name(thing, text, labels[thing], kinds[thing], False) for thing, text in aliases]
    return NameIndex(named)


def _kinds(rows: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The narrowest class of each thing."""
    best: dict[str, str] = {}
    for row in rows:
        thing, kind = row["thing"], row["class"]
        if thing not in best or CLASS_RANK.get(kind, 99) < CLASS_RANK.get(best[thing], 99):
            best[thing] = kind
    return {thing: kind.removeprefix(PREFIXES["dp"]) for thing, kind in best.items()}


class Site:
    """One server's pages."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.links = Links(settings.base)
        self._view: View | None = None
        self._looked = 0.0
        self._opening = threading.Lock()
        self.templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.templates.globals.update(asset=asset_address, built=built)
        self.templates.filters.update(number=number)

    @property
    def view(self) -> View:
        """The graph as it stands now; opened anew where a newer build stands in the folder."""
        now = time.monotonic()
        if self._view is not None and now - self._looked < self.settings.watch_seconds:
            return self._view
        with self._opening:
            self._looked = now
            if self._view is None or self.settings.generation() != self._view.reader.generation:
                opened = remote_reader if self.settings.endpoint else open_reader
                self._view = View(opened(self.settings))
            return self._view

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
