"""Answers on the search page: the same as the command line's, and as much told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from kg.cli.commands import cli
from kg.pipeline import build
from kg.web.settings import Settings
from tests.web.serving import serving

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
