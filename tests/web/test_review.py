"""The review page: pairs with their sentences, decisions written only where the server was started for it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from kg.resolution.judgements import read_judgements
from kg.resolution.model import Verdict
from kg.store.embedded import open_embedded
from kg.web.settings import Settings
from tests.web.serving import serving

PAIR = {"left": "临港嘉定科技园", "right": "临港嘉定科技城", "why": "同一处园区", "by": "王芳"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where decisions go."""
    return tmp_path / "judgements"


@pytest.fixture
def judging(report_data: Path, folder: Path) -> Iterator[httpx.Client]:
    """A reader's browser, cookies and all, before a server that was started to take decisions."""
    with (
        serving(Settings(report_data, judgements=folder)) as opened,
        httpx.Client(base_url=opened.base_url) as client,
    ):
        yield client


def post(client: httpx.Client, form: dict[str, str], **headers: str) -> httpx.Response:
    """The form as the server's own page sends it, unless headers say otherwise."""
    origin = str(client.base_url).rstrip("/")
    return client.post("/review", data=form, headers={"Origin": origin, **headers})


def test_a_decision_is_kept_and_undone(judging: httpx.Client, folder: Path) -> None:
    """With who, when and why; the pair is not offered again until it is taken back."""
    assert 'value="临港嘉定科技城"' in judging.get("/review").text
    answer = post(judging, {**PAIR, "verdict": "same", "at": "1"})
    kept = read_judgements(folder)

    assert answer.status_code == 303
    assert [(each.left, each.right, each.verdict) for each in kept] == [
        ("临港嘉定科技园", "临港嘉定科技城", Verdict.SAME)
    ]
    assert kept[0].by.startswith("王芳")
    page = judging.get("/review").text
    assert "同一处园区" in page
    assert 'value="王芳"' in page

    post(judging, {**PAIR, "verdict": "undo"})
    assert read_judgements(folder) == ()


def test_what_was_decided_is_brought_into_the_graph_from_the_page(
    report_data: Path, folder: Path, tmp_path: Path
) -> None:
    """The page says that it waits, brings it in, and then shows one thing under both names."""
    data = tmp_path / "kg"
    shutil.copytree(report_data, data, symlinks=True)
    with serving(Settings(data, judgements=folder)) as client:
        post(client, {**PAIR, "verdict": "same"})
        before = client.get("/review").text
        answer = post(client, {"verdict": "apply", "at": "1"})
        after = client.get("/review").text

    assert answer.status_code == 303, answer.text
    assert 'value="apply"' in before
    assert 'value="apply"' not in after
    assert open_embedded(data).ask(
        "ASK { ?park rdfs:label|skos:altLabel '临港嘉定科技园'@zh, '临港嘉定科技城'@zh }"
    )


def test_a_decision_waits_by_what_it_says_and_not_by_its_hour(
    report_data: Path, folder: Path, tmp_path: Path
) -> None:
    """One made while a build ran waits, older than it as it is; a file that was only touched does not."""
    data = tmp_path / "kg"
    shutil.copytree(report_data, data, symlinks=True)
    with serving(Settings(data, judgements=folder)) as client:
        post(client, {**PAIR, "verdict": "same"})
        for file in folder.glob("*.csv"):
            os.utime(file, (1, 1))
        during = client.get("/review").text
        post(client, {"verdict": "apply", "at": "1"})
        for file in folder.glob("*.csv"):
            os.utime(file)
        after = client.get("/review").text

    assert 'value="apply"' in during
    assert 'value="apply"' not in after


def test_a_server_that_was_not_started_for_it_takes_no_decision(report: httpx.Client, folder: Path) -> None:
    """The page says how to start one that does."""
    assert post(report, {**PAIR, "verdict": "same"}).status_code == 403
    page = report.get("/review").text
    assert "kg serve --review" in page
    assert '<form class="judge"' not in page


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Host": "rebound.example", "Origin": "http://rebound.example"},
    ],
    ids=["another site", "a sandbox", "no origin", "cross-site", "a name that leads here"],
)
def test_a_form_of_another_site_is_refused(
    judging: httpx.Client, folder: Path, headers: dict[str, str]
) -> None:
    """And nothing is written."""
    answer = post(judging, {**PAIR, "verdict": "same"}, **headers)

    assert answer.status_code == 403
    assert set(answer.json()["error"]) == {"status", "problem", "place", "mend"}
    assert not folder.exists()


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({**PAIR, "verdict": "maybe"}, 400),
        ({**PAIR, "verdict": "same", "why": ""}, 400),
        ({**PAIR, "verdict": "same", "by": ""}, 400),
        ({**PAIR, "verdict": "same", "right": PAIR["left"]}, 400),
        ({**PAIR, "verdict": "undo"}, 400),
        ({**PAIR, "verdict": "same", "why": "因" * 20_000}, 413),
    ],
    ids=["no verdict", "no reason", "nobody", "one name twice", "nothing to undo", "too long"],
)
def test_what_is_no_decision_is_refused(
    judging: httpx.Client, folder: Path, form: dict[str, str], status: int
) -> None:
    """In the one shape of errors."""
    assert post(judging, form).status_code == status
    assert read_judgements(folder) == ()


def test_names_are_shown_as_text(judging: httpx.Client) -> None:
    """Whatever was written into a decision."""
    post(judging, {**PAIR, "verdict": "same", "why": "<script>alert(1)</script>"})

    page = judging.get("/review").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page
