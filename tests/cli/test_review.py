"""kg review: pairs with their sentences, decisions by options, one by one, undone, in the graph at once."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.commands import cli
from kg.pipeline import build
from kg.resolution.judgements import read_judgements
from kg.resolution.model import Verdict
from kg.resolution.review import Decision, decide
from kg.resources import CHECKOUT
from kg.store.builds import GRAPH, built_file

LEFT, RIGHT = "临港嘉定科技园", "临港嘉定科技城"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real report's graph."""
    folder = tmp_path_factory.mktemp("review")
    build([CHECKOUT / "data" / "reports" / "jiading-2021h1"], folder / "kg", judgements=folder)
    return folder / "kg"


@pytest.fixture
def data(built: Path, tmp_path: Path) -> Path:
    """A copy of it, to be judged."""
    return shutil.copytree(built, tmp_path / "kg", symlinks=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where decisions go."""
    return tmp_path / "judgements"


def run(data: Path, folder: Path, *arguments: str, typed: str = "") -> Result:
    """Runs kg review on it."""
    return CliRunner().invoke(
        cli, ["review", "-o", str(data), "--judgements", str(folder), *arguments], input=typed
    )


def test_pairs_are_shown_with_both_sentences_and_the_reason(data: Path, folder: Path) -> None:
    """As text, and as one object a line."""
    shown = run(data, folder).stdout
    pairs = [json.loads(line) for line in run(data, folder, "--json").stdout.splitlines()]

    assert f"{LEFT} = {RIGHT} ?" in shown
    assert "unsure.alike" in shown
    assert shown.count("#char=") == 2 * len(pairs)
    assert all({"left", "right", "verdict", "by", "score", "reason"} == set(pair) for pair in pairs)


def test_a_decision_by_options_is_kept_shown_and_undone(data: Path, folder: Path) -> None:
    """With who, when and why; the pair is then no longer asked about."""
    done = run(data, folder, "--same", LEFT, RIGHT, "--by", "王芳", "--why", "同一处")
    assert done.exit_code == 0
    assert "in the graph" in done.stdout
    assert [each.verdict for each in read_judgements(folder)] == [Verdict.SAME]
    assert f"{LEFT} = {RIGHT}" not in run(data, folder).stdout
    assert f"{LEFT},{RIGHT},same,王芳," in run(data, folder, "--decided").stdout

    assert run(data, folder, "--undo", RIGHT, LEFT).exit_code == 0
    assert f"{LEFT} = {RIGHT}" in run(data, folder).stdout


def test_each_pair_is_asked_about(data: Path, folder: Path) -> None:
    """Different, with why; the next kept open; the last answer taken back and given otherwise; then out."""
    typed = "d\n两处\nu\ns\n同一处\nk\nq\n"
    done = run(data, folder, "--interactive", "--by", "王芳", typed=typed)

    assert done.exit_code == 0
    assert [(each.verdict, each.reason) for each in read_judgements(folder)] == [(Verdict.SAME, "同一处")]
    assert "1 decided" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--same", LEFT, RIGHT), 1),
        (("--same", LEFT, RIGHT, "--by", "王芳"), 1),
        (("--same", LEFT, LEFT, "--by", "王芳", "--why", "因"), 1),
        (("--undo", LEFT, RIGHT), 1),
        (("--same", LEFT, RIGHT, "--interactive"), 2),
    ],
    ids=["nobody", "no reason", "one name twice", "nothing to undo", "two at once"],
)
def test_what_is_no_decision_is_refused(
    data: Path, folder: Path, arguments: tuple[str, ...], code: int
) -> None:
    """And nothing is kept."""
    done = run(data, folder, *arguments)
    assert done.exit_code == code
    assert not list(folder.glob("*.csv"))


def test_a_decision_made_elsewhere_is_brought_in_and_is_in_the_next_build(
    data: Path, folder: Path, tmp_path: Path
) -> None:
    """One thing of the two, with both names; the explorer writes the same rows."""
    decide(folder, Decision(LEFT, RIGHT, Verdict.SAME, "王芳", "2022-08-01", "同一处"))
    applied = run(data, folder, "--apply")
    build([CHECKOUT / "data" / "reports" / "jiading-2021h1"], tmp_path / "anew", judgements=folder)

    assert applied.exit_code == 0
    assert built_file(data, GRAPH) == built_file(tmp_path / "anew", GRAPH)
    assert f"{LEFT} = {RIGHT}" not in run(data, tmp_path / "none").stdout
