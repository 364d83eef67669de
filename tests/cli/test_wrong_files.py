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


NO_REPORTS = [
    ("poem", "床前明月光。\n", "neither of what place or time nor any fact"),
    (
        "README",
        "# 说明\n本目录存放各处的材料，请勿修改文件名。\n",
        "neither of what place or time nor any fact",
    ),
    ("manual", f"{'Run it once and read what it prints. ' * 9}新建学校5所。\n", "most of it is not Chinese"),
]


@pytest.mark.parametrize(("name", "text", "reason"), NO_REPORTS)
def test_a_text_that_is_no_report_is_set_aside(built: Path, name: str, text: str, reason: str) -> None:
    """What lies beside reports in a folder; the reason names the file and how it is taken all the same."""
    (built.parent / "folder").mkdir(exist_ok=True)
    beside = built.parent / "folder" / f"{name}.txt"
    beside.write_text(text, encoding="utf-8")
    before = current_build(built)

    code, printed = run("add", beside, "-o", built)

    assert code == 1
    assert f"{name}.txt: is no report: it tells" in printed
    assert reason in printed
    assert "kg add FILE --title" in printed
    assert current_build(built) == before
    beside.unlink()


def test_what_is_stated_of_a_text_makes_a_report_of_it(built: Path) -> None:
    """Whoever says what it is wants it in the graph; that nothing was found in it is said first."""
    poem = built.parent / "poem.txt"
    poem.write_text("床前明月光。\n", encoding="utf-8")

    code, printed = run("add", poem, "-o", built, "--period", "2021")

    assert code == 0
    assert "poem: nothing was found in it: is this the right file?\n" in printed


def test_of_a_folder_the_reports_are_taken_and_the_rest_is_named(built: Path) -> None:
    """One line for each file that is none, and exit code 1."""
    folder = built.parent / "mixed"
    folder.mkdir()
    (folder / "another.txt").write_text(TEXT.replace("青川", "远山"), encoding="utf-8")
    (folder / "README.txt").write_text("本目录存放各处的材料。\n", encoding="utf-8")

    code, printed = run("add", folder, "-o", built)

    assert code == 1
    assert "another: added" in printed
    assert "README: added" not in printed
    assert "set aside: 1 of 2" in printed


FILES = [
    ("missing.txt", None, "no such file or folder; give a report's file or folder"),
    ("empty.txt", b"", "holds no text; is this the right file?"),
    ("binary.txt", bytes(range(256)) * 8, "is binary, not text"),
    ("old.doc.txt", b"\xd0\xcf\x11\xe0" + bytes(64), "is an old or encrypted Word or Excel file"),
    ("renamed.docx", TEXT.encode(), "is called .docx but holds no Word document"),
    ("broken.pdf", b"%PDF-1.7\n1 0 obj\n", "PDF"),
    ("utf16.txt", TEXT.encode("utf-16"), "is UTF-16 text, not plain text; save it as plain text in UTF-8"),
]


@pytest.mark.parametrize(("name", "data", "said"), FILES, ids=[each[0] for each in FILES])
def test_each_wrong_file_is_one_line_with_its_mend(
    built: Path, name: str, data: bytes | None, said: str
) -> None:
    """And the graph stays as it was."""
    path, before = built.parent / name, current_build(built)
    if data is not None:
        path.write_bytes(data)

    code, printed = run("add", path, "-o", built)

    assert code == 1
    assert printed.startswith(f"{path}")
    assert said in printed
    assert printed.count("\n") == 0
    assert ";" in printed
    assert current_build(built) == before


COLUMNS = "left,right,verdict,by,date,reason"
JUDGEMENTS = [
    (
        f"{COLUMNS}\n甲,乙,maybe,王芳,2021-07-01,同一\n".encode(),
        "people.csv:2: verdict 'maybe'",
    ),
    ("left,right\n甲,乙\n".encode(), "people.csv:1: wrong columns; begin with left,right,verdict"),
    (
        f"{COLUMNS}\n甲,乙".encode("gbk"),
        "people.csv:byte 34: not UTF-8; save it as CSV",
    ),
]


@pytest.mark.parametrize(("rows", "said"), JUDGEMENTS, ids=["verdict", "columns", "saved by Excel"])
def test_a_bad_row_of_judgements_is_named_with_its_place(
    built: Path, monkeypatch: pytest.MonkeyPatch, rows: bytes, said: str
) -> None:
    """Whatever command reads it, and nothing is built."""
    (built.parent / "data" / "judgements").mkdir(parents=True)
    (built.parent / "data" / "judgements" / "people.csv").write_bytes(rows)
    monkeypatch.chdir(built.parent)
    before = current_build(built)

    code, printed = run("add", "good.txt", "-o", built)

    assert (code, said in printed) == (1, True), printed
    assert current_build(built) == before


OTHERS = [
    (("evaluate", "labels.jsonl"), "labels.jsonl:line 1, column 2: not JSON", "write one object a line"),
    (("query", "broken.rq"), "broken.rq:line 2, column ", "not SPARQL"),
    (("diff", "broken.ttl", "broken.ttl", "-o", "out.patch"), "broken.ttl:line 1", "mend it there"),
    (("verify", "broken.ttl"), "broken.ttl: neither a folder nor a zip", "fetch the package again"),
    (("apply", "broken.ttl", "-o", "out.ttl"), "broken.ttl:line 1: no header", "fetch the delta again"),
]


@pytest.mark.parametrize(("arguments", "said", "mend"), OTHERS, ids=[each[0][0] for each in OTHERS])
def test_other_broken_files_are_named_too(
    built: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str, mend: str
) -> None:
    """File, place, mend."""
    monkeypatch.chdir(built.parent)
    Path("labels.jsonl").write_text("{kind: 1}\n", encoding="utf-8")
    Path("broken.rq").write_text("SELECT * {\n ?s ?p  }", encoding="utf-8")
    Path("broken.ttl").write_text("@prefix a: <b> .\na:b a:c ", encoding="utf-8")
    folder = ("-o", str(built)) if arguments[0] == "query" else ()

    code, printed = run(*arguments, *folder)

    assert (code, said in printed, mend in printed) == (1, True, True), printed
