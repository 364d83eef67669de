"""One report under two names is noticed; what only resembles it is not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.pipeline import add, build, built_reports
from kg.store.builds import FACTS, built_file, current_build
from tests.assessment.factories import SEQUENCE
from tests.factories import TEXT

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import generator

FIRST = (SEQUENCE / "2021h1.txt").read_text(encoding="utf-8")
LINES = FIRST.splitlines()
PAGE = "<!DOCTYPE html>\n<html><body>{}</body></html>".format("".join(f"<p>{line}</p>" for line in LINES))
PROSE = [line for line in LINES if "|" not in line]


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    """A report as a file."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding=encoding)
    return path


def wrapped(text: str, width: int = 30) -> str:
    """The text with its longer lines broken, as copied from a page."""
    pieces = (line[at : at + width] for line in text.splitlines() for at in range(0, len(line), width))
    return "\n".join(pieces) + "\n"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A graph of one report."""
    build([write(tmp_path, "first.txt", FIRST)], tmp_path / "kg", judgements=tmp_path)
    return tmp_path / "kg"


TWINS = [
    ("copy.txt", FIRST, "utf-8", "byte for byte"),
    ("copy.txt", FIRST, "gb18030", "in another encoding"),
    ("copy.txt", FIRST.replace(",", ", ").replace("。", "。 "), "utf-8", "spaced otherwise"),
    ("copy.txt", wrapped("\n".join(PROSE)), "utf-8", "the prose of it, its lines broken at a fixed width"),
    ("copy.html", PAGE, "utf-8", "as a web page"),
    ("copy.txt", FIRST.replace("公顷", "平方米", 1), "utf-8", "with one word mended"),
]


@pytest.mark.parametrize(("name", "text", "encoding", "reason"), TWINS, ids=[each[3] for each in TWINS])
def test_a_report_under_another_name_is_refused_with_its_twin_and_the_mend(
    built: Path, name: str, text: str, encoding: str, reason: str
) -> None:
    """One line; the graph stays as it was."""
    before = current_build(built)
    path = write(built.parent, name, text, encoding)

    with pytest.raises(ReadError) as refused:
        add([path], built, judgements=built.parent)

    said = str(refused.value)
    assert str(path) in said, reason
    assert "the report first" in said
    assert "--twice" in said
    assert "\n" not in said
    assert current_build(built) == before


def test_whoever_insists_has_both(built: Path) -> None:
    """And they stay when others are added."""
    add([write(built.parent, "copy.txt", FIRST)], built, judgements=built.parent, twice=True)
    add([write(built.parent, "other.txt", TEXT)], built, judgements=built.parent)

    assert built_reports(built) == {"first", "copy", "other"}


def test_a_part_of_a_report_is_noticed_too(built: Path) -> None:
    """An excerpt says nothing that the whole does not."""
    part = "\n".join(LINES[: len(LINES) // 2]) + "\n"

    with pytest.raises(ReadError, match="says what the report first says, 100% of the shorter"):
        add([write(built.parent, "half.txt", part)], built, judgements=built.parent, cut_off=True)


def test_of_two_copies_given_together_the_first_is_taken(tmp_path: Path) -> None:
    """The other is set aside and named, by `build` and by `add`, in whichever order they are given."""
    copies = [write(tmp_path, name, FIRST) for name in ("b.txt", "a.txt")]

    for verb in (build, add):
        done = verb(copies, tmp_path / verb.__name__, judgements=tmp_path)

        assert [each.report_id for each in done.reports] == ["a"]
        assert [each.report_id for each in done.set_aside] == ["b"]
        assert "is the report a under another name, 100% the same" in done.set_aside[0].reason


def test_what_a_twin_was_to_replace_stays(built: Path) -> None:
    """A wrong file under the name of a report that the graph has."""
    add([write(built.parent, "second.txt", TEXT)], built, judgements=built.parent)
    facts = built_file(built, FACTS)
    wrong = write(built.parent, "second.txt", FIRST)
    third = write(built.parent, "third.txt", TEXT.replace("青川", "海宁").replace("云岭", "海宁"))

    done = add([wrong, third], built, judgements=built.parent)

    assert [each.report_id for each in done.told] == ["third"]
    assert built_reports(built) == {"first", "second", "third"}
    assert set(facts.splitlines()) <= set(built_file(built, FACTS).splitlines())


def test_a_report_given_again_by_its_own_name_replaces_itself(built: Path) -> None:
    """Mended or not."""
    for text in (FIRST, FIRST.replace("公顷", "平方米", 1)):
        done = add([write(built.parent, "first.txt", text)], built, judgements=built.parent)

        assert done.set_aside == ()
        assert built_reports(built) == {"first"}


NO_TWINS = [
    (FIRST.replace("青岚区", "海宁区"), "the same words said of another district"),
    (FIRST.replace("2021年上半年", "2022年上半年", 1), "the same words said of another half-year"),
    ((SEQUENCE / "2021.txt").read_text(encoding="utf-8"), "the next report of the district"),
    ("关于青岚区2021年上半年计划执行情况的报告\n" + LINES[-1] + "\n", "a few clauses that it also has"),
    ((SEQUENCE / "chengxi-2021.txt").read_text(encoding="utf-8"), "a report of its neighbour"),
]


@pytest.mark.parametrize(("text", "reason"), NO_TWINS, ids=[each[1] for each in NO_TWINS])
def test_what_resembles_a_report_is_another(built: Path, text: str, reason: str) -> None:
    """Two districts may fill one form, and a district its own of the last time."""
    done = add([write(built.parent, "other.txt", text)], built, judgements=built.parent)

    assert done.set_aside == (), reason


def test_made_up_reports_are_never_taken_for_each_other(tmp_path: Path) -> None:
    """Three districts, four half-years each, of one generator."""
    homes = generator.write(tmp_path / "in", districts=3, halves=4)

    done = build(homes, tmp_path / "kg", judgements=tmp_path)

    assert (len(done.reports), done.set_aside) == (12, ())
