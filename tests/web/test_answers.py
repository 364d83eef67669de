"""Answers on the search page: the same as the command line's, and as much told."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from kg.cli.commands import cli
from kg.pipeline import build
from kg.web import asking
from kg.web.settings import Settings
from kg.web.wording import messages
from tests.web.serving import serving

BROWSER = {"Accept": "text/html"}
REPORTS = {
    "qinghe": "青禾县人民政府工作报告\n\n一、2021年工作回顾\n\n第三届青禾茶文化节举办。新建学校3所。\n",
    "lanxi": "蓝溪县人民政府工作报告\n\n一、2021年工作回顾\n\n蓝溪科创园开工建设。\n",
}
QUESTIONS = {
    "青禾茶文化节举办了吗": True,
    "第三届青禾茶文化节举办了吗?": True,
    "第四届青禾茶文化节举办了吗?": None,
}


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of two made-up districts' reports."""
    folder: Path = tmp_path_factory.mktemp("two")
    for name, text in REPORTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    build([folder / f"{name}.txt" for name in REPORTS], folder / "built")
    return folder / "built"


@pytest.fixture(scope="module")
def client(two: Path) -> Iterator[httpx.Client]:
    """A server over it; small as it is, it is held in memory, where the command line reads it from disk."""
    with serving(Settings(two)) as opened:
        yield opened


@pytest.mark.parametrize(("question", "truth"), QUESTIONS.items())
def test_command_line_and_server_answer_alike(
    two: Path, client: httpx.Client, question: str, truth: bool | None
) -> None:
    """The JSON of both is one, however the store orders its rows."""
    told = CliRunner().invoke(cli, ["ask", question, "-o", str(two), "--json"])
    answer = client.get("/api/ask", params={"q": question}).json()

    assert answer["boolean"] is truth
    assert answer == json.loads(told.stdout)


def test_of_several_districts_each_item_tells_which(client: httpx.Client) -> None:
    """Beside its name, in the JSON too."""
    question = "哪些项目开工了"
    page = answered_page(client, question, "zh")
    listed = client.get("/api/ask", params={"q": question}).json()["answers"]

    assert [(each["label"], each["regions"]) for each in listed] == [("蓝溪科创园", ["蓝溪县"])]
    assert re.search(r"蓝溪科创园</a>.{0,60}<small>蓝溪县</small>", page)


def answered_page(client: httpx.Client, question: str, language: str) -> str:
    """The search page once what answers questions stands: `/api/ask` waits for it, the page does not."""
    client.get("/api/ask", params={"q": question}).raise_for_status()
    return client.get("/search", params={"q": question, "lang": language}).text


SHOWN = [
    (
        "上半年一般公共预算收入增长多少?",
        "zh",
        r'class="said">[\d.]+% <small>2021年上半年 实绩',
        "目标</small>",
    ),
    ("一般公共预算收入目标是多少?", "zh", r'class="said">不少于 [\d.]+% <small>2021年 目标', "实绩</small>"),
    ("火星基地开工了吗", "zh", r"报告中没有|未理解: ", "没有读出可以回答的问题"),
    ("火星基地开工了吗", "en", r"not understood|there is no", "未理解"),
    ("上半年哪些载体揭牌成立?", "zh", r"<summary>另一种读法", "or read as"),
    ("停工的项目", "zh", r'class="note" dir="auto">没有查到[^<]*停工', "没有名称与"),
    ("火星基地", "zh", r"没有名称与“火星基地”相符", "问题的理解"),
    (
        "每个产业上半年开工了什么",
        "zh",
        r'智能传感器及物联网产业</a> <span class="beside"[^>]*>1个 ',
        ">智能传感器及物联网产业: 1个",
    ),
    (
        "哪些指标增速低于10%",
        "zh",
        r'一般公共预算收入</a> <span class="beside"[^>]*>7.7%<',
        "一般公共预算收入: ",
    ),
]


@pytest.mark.parametrize(("question", "language", "said", "unsaid"), SHOWN)
def test_the_page_tells_what_the_command_line_tells(
    report: httpx.Client, question: str, language: str, said: str, unsaid: str
) -> None:
    """Period and role of a figure, why there is no answer, the second reading."""
    page = unescape(answered_page(report, question, language))
    main = page.partition("<main")[2].partition("</main>")[0]

    assert re.search(said, main), main
    assert not re.search(unsaid, main.partition('href="/sparql')[0]), main


@pytest.mark.parametrize(("language", "said"), [("zh", "举办(已实现)"), ("en", "Held (Realised)")])
def test_a_step_is_said_in_words(client: httpx.Client, language: str, said: str) -> None:
    """In the language of the page, not by the names of the vocabulary's terms."""
    page = answered_page(client, "青禾茶文化节举办了吗", language)

    assert f'<p class="note" dir="auto">{said}' in page


def test_a_question_that_must_wait_says_so_and_is_answered(
    report_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page comes at once with what names fit, tries again by itself, and then has the answer."""
    monkeypatch.setattr(asking, "PATIENCE", 0.0)
    with serving(Settings(report_data, memory_graph_bytes=0)) as client:
        asked = {"q": "哪些产业有项目？"}
        first = client.get("/search", params=asked, headers=BROWSER).text
        until = time.monotonic() + 60
        while "http-equiv" in client.get("/search", params=asked, headers=BROWSER).text:
            assert time.monotonic() < until
            time.sleep(0.05)
        then = client.get("/search", params=asked, headers=BROWSER).text
    assert '<meta http-equiv="refresh"' in first
    assert messages()["answer-waits"]["zh"] in first
    assert 'class="answer"' not in first
    assert 'class="answer"' in then
