"""The page where a person judges names that may be one thing; it writes only on a server started for it."""

from __future__ import annotations

import asyncio
import ipaddress
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kg.errors import JudgementError, KgError
from kg.pipeline import judge as judge_anew
from kg.pipeline.catalog import read_catalog
from kg.resolution.compared import Compared, Side, cells
from kg.resolution.judgements import judgements_digest, read_judgements
from kg.resolution.model import Verdict
from kg.resolution.review import Decision, decide, decisions, undecided, undo
from kg.values.place import gazetteer
from kg.web import built, pairs
from kg.web.errors import HttpError
from kg.web.requests import FORM_TYPE, body_of, media_type, text_of
from kg.web.site import Site, language_of
from kg.web.wording import messages

FORM_BYTES = 20_000
SHOWN = 500
A_YEAR = 31_536_000
VERDICTS = {"same": Verdict.SAME, "different": Verdict.DIFFERENT}


def review(request: Request) -> Response:
    """The pairs left to a person, what the rules decided and why, what people decided."""
    site: Site = request.app.state.site
    folder = site.settings.judgements
    decided = decisions(folder) if folder else ()
    told = pairs.pairs(site, SHOWN)
    waiting = undecided(told.open, decided)
    language = language_of(request).language
    wanted = request.query_params.get("at", "1")
    at = min(max(1, int(wanted)), len(waiting) or 1) if wanted.isdigit() and len(wanted) < 7 else 1
    return site.page(
        request,
        "review.html",
        pairs=waiting[:SHOWN],
        at=at,
        joined=told.joined,
        apart=told.apart,
        decided=decided,
        writes=folder is not None,
        waiting=folder is not None and _are_waiting(folder, site),
        by=unquote(request.cookies.get("reviewer", "")),
        cells=cells,
        district=district,
        reason=lambda each: reason_of(each, language),
        reports=built.report_names(site, language_of(request)),
        address=site.links.sentence,
        pieces=name_in,
    )


def reason_of(record: Compared, language: str) -> str:
    """Why a rule or a person judged so, in the reader's language where a rule did."""
    said = messages().get(f"rule-{record['by']}")
    return said[language] if said else record["reason"]


def district(home: str) -> str:
    """What a district is called."""
    found = gazetteer().division(home)
    return found.name if found else home


def name_in(side: Side) -> tuple[str, str, str]:
    """A sentence cut at the name it is shown for."""
    before, name, behind = side["text"].partition(side["label"])
    return before, name, behind


async def judge(request: Request) -> Response:
    """Keeps a decision, or takes the last on a pair back; who, when and why go with it."""
    site: Site = request.app.state.site
    folder = site.settings.judgements
    if folder is None:
        raise HttpError(403, "this server keeps no judgements", mend="start it with `kg serve --review`")
    require_same_origin(request)
    if media_type(request) != FORM_TYPE:
        raise HttpError(415, "a form is wanted", place="Content-Type", mend=f"send {FORM_TYPE}")
    body = text_of(await body_of(request, FORM_BYTES), "the form")
    form = {name: value.strip() for name, value in parse_qsl(body, max_num_fields=20)}
    left, right, by = form.get("left", ""), form.get("right", ""), form.get("by", "")
    verdict = form.get("verdict", "")
    try:
        if verdict == "apply":
            await _bring_in(site, folder)
        elif verdict == "undo":
            undo(folder, left, right)
        elif verdict in VERDICTS:
            day = datetime.now(UTC).date().isoformat()
            decide(folder, Decision(left, right, VERDICTS[verdict], by, day, form.get("why", "")))
        else:
            raise HttpError(
                400, "no such verdict", place="verdict", mend="send same, different, undo or apply"
            )
    except JudgementError as error:
        raise HttpError(400, error.problem, place=error.place, mend=error.mend) from error
    query = urlencode({"at": form.get("at", "1"), "done": verdict})
    response = RedirectResponse(f"/review?{query}", 303)
    if by:
        response.set_cookie("reviewer", quote(by), max_age=A_YEAR, samesite="strict", httponly=True)
    return response


def _are_waiting(folder: Path, site: Site) -> bool:
    """Whether the build that answers now was made by other decisions: one may be made while it runs."""
    catalog = read_catalog(site.settings.build)
    used = catalog.judged if catalog else ""
    return used != judgements_digest(read_judgements(folder))


async def _bring_in(site: Site, folder: Path) -> None:
    """Brings what was decided into the graph; the server takes the new build up.

    In a process of its own, so that pages are answered meanwhile.
    """
    executor = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))
    try:
        await asyncio.wrap_future(executor.submit(_judge_anew, site.settings.data, folder))
    except (KgError, BrokenProcessPool) as error:
        raise HttpError(500, str(error), mend="run kg review --apply to see more") from error
    finally:
        executor.shutdown(wait=False)


def _judge_anew(data: Path, folder: Path) -> None:
    judge_anew(data, judgements=folder)


def require_same_origin(request: Request) -> None:
    """Raises HttpError unless the form stands on a page of this very server.

    A name in Host that is no address and not localhost may be another site's that leads here.
    """
    host = request.headers.get("host", "")
    origin = request.headers.get("origin", "")
    site = request.headers.get("sec-fetch-site", "same-origin")
    if urlsplit(origin).netloc != host or site != "same-origin" or not _is_address(host):
        raise HttpError(
            403,
            "judgements are taken from this server's own page only",
            place="Origin",
            mend="open /review by the server's address, such as http://127.0.0.1:8000/review",
        )


def _is_address(host: str) -> bool:
    name = urlsplit(f"//{host}").hostname or ""
    try:
        return name == "localhost" or bool(ipaddress.ip_address(name))
    except ValueError:
        return False


ROUTES = [Route("/review", review), Route("/review", judge, methods=["POST"])]
