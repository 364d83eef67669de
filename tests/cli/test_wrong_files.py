"""A file that is no report, or half of one: whoever gives it learns of it, and the graph stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.commands import cli
from kg.store.builds import current_build
from tests.factories import TEXT

MARK = "、".encode()
HALF = TEXT.encode()[: len(TEXT.encode()) // 2]


def run(*arguments: str | Path) -> tuple[int, str]:
    """The exit code, and all that was printed or, on one line, is wrong."""
    done = CliRunner().invoke(cli, list(map(str, arguments)))
    return done.exit_code, f"{done.output}{done.exception or ''}"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A graph of one report, of another district than those that are added."""
    (tmp_path / "good.txt").write_text(TEXT.replace("青川", "海宁"), encoding="utf-8")
    assert run("build", tmp_path / "good.txt", "-o", tmp_path / "kg")[0] == 0
    return tmp_path / "kg"


@pytest.mark.parametrize("verb", ["build", "add"])
@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("cut.txt", HALF[: HALF.rindex(MARK) + 3], "the text ends in mid-sentence"),
        ("cut.txt", HALF[: HALF.rindex(MARK) + 3] + "增".encode()[:2], "ends inside a character"),
        (
            "cut.html",
            b"<html><body><p>" + TEXT.replace("\n", "</p><p>").encode(),
            "the page ends without </html>",
        ),
    ],
    ids=["in mid-sentence", "inside a character", "a page without its end"],
)
def test_half_a_report_is_refused_unless_allowed(
    built: Path, verb: str, name: str, data: bytes, said: str
) -> None:
    """One line with file, place and mend, exit code 1, the last good graph untouched."""
    cut, before = built.parent / name, current_build(built)
    cut.write_bytes(data)

    code, printed = run(verb, cut, "-o", built)

    assert code == 1
    assert f"{cut}" in printed
    assert said in printed
    assert "--cut-off" in printed
    assert current_build(built) == before

    code, printed = run(verb, cut, "-o", built, "--cut-off")

    assert code == 0
    assert "read as far as it goes" in printed
    assert current_build(built) != before


def test_what_was_allowed_once_stays_in_the_graph(built: Path) -> None:
    """The next report brings no second question; but the file given again is refused again."""
    cut = built.parent / "cut.txt"
    cut.write_bytes(HALF[: HALF.rindex(MARK) + 3])
    assert run("add", cut, "-o", built, "--cut-off")[0] == 0

    (built.parent / "more.txt").write_text(TEXT.replace("青川", "远山"), encoding="utf-8")

    assert run("add", built.parent / "more.txt", "-o", built)[0] == 0
    assert {each.name for each in (current_build(built) / "texts").iterdir()} == {"good", "cut", "more"}
    assert run("add", cut, "-o", built)[0] == 1


def test_a_good_report_beside_half_a_one_is_taken(tmp_path: Path) -> None:
    """The half is set aside, named, and tells by exit code 1."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(TEXT.replace("青川", "海宁"), encoding="utf-8")
    (tmp_path / "in" / "cut.txt").write_bytes(HALF[: HALF.rindex(MARK) + 3])

    code, printed = run("build", tmp_path / "in", "-o", tmp_path / "kg")

    assert code == 1
    assert "set aside" in printed
    assert [each.name for each in (current_build(tmp_path / "kg") / "texts").iterdir()] == ["good"]


def test_a_file_in_another_language_is_refused(built: Path) -> None:
    """Whoever points at a wrong file learns it."""
    wrong, before = built.parent / "notes.txt", current_build(built)
    wrong.write_text("Meeting notes, Tuesday.\n", encoding="utf-8")

    code, printed = run("add", wrong, "-o", built)

    assert code == 1
    assert "holds no Chinese text; is this the right file?" in printed
    assert current_build(built) == before


def test_a_text_in_which_nothing_is_found_says_so_first(built: Path) -> None:
    """It may be a report, of nothing that is looked for."""
    poem = built.parent / "poem.txt"
    poem.write_text("床前明月光。\n", encoding="utf-8")

    code, printed = run("add", poem, "-o", built)

    assert code == 0
    assert printed.startswith("poem: nothing was found in it: is this the right file?\n")
