"""One line where something is wrong, with the file, the place and the mend, and the graph as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.commands import COMMANDS, cli
from kg.store.builds import current_build
from tests.cli.running import kg, one_line
from tests.factories import TEXT

NO_GRAPH = [
    ("query", "-e", "ASK {}"),
    ("coverage",),
    ("review",),
    ("validate",),
    ("why", "甲"),
    ("serve",),
    ("ask", "甲"),
    ("export", "turtle", "-o", "x.ttl"),
    ("package", "public", "-o", "x"),
]


@pytest.mark.parametrize("arguments", NO_GRAPH, ids=lambda arguments: arguments[0])
def test_without_a_graph_one_is_told_to_build(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Whatever is asked of it."""
    assert one_line(kg(tmp_path, *arguments)) == "kg: .kg: no graph built here; run `kg build`\n"


USAGE = [
    ("query",),
    ("query", "a", "-e", "ASK {}"),
    ("query", "aliases", "--set", "x"),
    ("query", "-e", "ASK {}", "--format", "docx"),
    ("nonsense",),
    ("build", "--nonsense"),
    ("add", "-o"),
    ("query", "-e"),
    ("serve", "--port", "99999"),
    ("serve", "--review", "--as-of", "2021-06-30"),
    ("review", "--same", "甲", "乙", "--by", "王芳", "--as-of", "2021-06-30"),
    ("review", "--interactive", "--as-of", "2021-06-30"),
    ("coverage", "--endpoint", "http://127.0.0.1:1/sparql", "--as-of", "2021-06-30"),
]


@pytest.mark.parametrize("arguments", USAGE, ids=" ".join)
def test_bad_usage_is_one_line_and_exit_code_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """It names the command, what is wrong, and where its use is told."""
    done = kg(tmp_path, *arguments)

    command = " ".join(("kg", *arguments[:1])) if arguments[0] in COMMANDS else "kg"
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"{command}: ")
    assert done.stderr.endswith(f" `{command} --help` tells how it is used\n")
    assert done.stderr.count("\n") == 1


def test_no_command_at_all_shows_them_all(tmp_path: Path) -> None:
    """As help, on stderr, since nothing was asked."""
    done = kg(tmp_path)

    assert done.returncode == 2
    assert all(f"  {command} " in done.stderr for command in COMMANDS)


def test_ctrl_c_says_what_is_left(tmp_path: Path) -> None:
    """In one line and nothing else, workers or not: what stood stands, what was read is not lost."""
    text = "青川区2021年政府工作报告\n" + "新能源产业园开工。\n" * 200
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "kg", "build", "."]
    # A terminal sends the signal to every process of the command, the workers too.
    building = subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not (tmp_path / ".kg").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(building.pid, signal.SIGINT)
    shown, said = building.communicate(timeout=60)

    assert building.returncode == 1
    assert shown == ""
    # The line begins behind the ^C that a terminal shows.
    assert said.startswith("\nkg: stopped; the graph that stood before stands")
    assert said.count("\n") == 2, said


def bad_reports(folder: Path) -> dict[str, Path]:
    """Files that are no reports, by what is wrong."""
    folder.mkdir()
    contents = {
        "holds no text": b" \n\n",
        "binary": b"\x00\x01\x02\x03" * 1000,
        "PDF": b"%PDF-1.7\n" + b"\x00" * 100,
    }
    paths = {}
    for number, (problem, content) in enumerate(contents.items()):
        paths[problem] = folder / f"bad{number}.txt"
        paths[problem].write_bytes(content)
    paths["no such file"] = folder / "missing.txt"
    large = folder / "large.txt"
    with large.open("wb") as stream:
        stream.truncate(100_000_001)
    paths["large|MB"] = large
    return paths


@pytest.mark.parametrize("problem", ["holds no text", "binary", "PDF", "no such file", "large|MB"])
def test_a_bad_report_is_one_line_and_the_graph_stays(home: Path, tmp_path: Path, problem: str) -> None:
    """File, fault, mend; the last good graph untouched."""
    before = current_build(home / ".kg")
    path = bad_reports(tmp_path / "bad")[problem]

    line = one_line(kg(home, "build", str(path)))

    assert str(path) in line
    assert any(word in line for word in problem.split("|"))
    assert current_build(home / ".kg") == before


def test_a_report_in_gbk_is_read_and_said_to_be(tmp_path: Path) -> None:
    """What a Chinese office saves is read as it is."""
    path = tmp_path / "gbk.txt"
    path.write_bytes(TEXT.encode("gbk"))

    done = kg(tmp_path, "build", str(path))

    assert done.returncode == 0
    assert "gbk: decoded as GB18030" in done.stdout
    assert kg(tmp_path, "query", "-e", "ASK { ?x rdfs:label '云岭机器人产业园'@zh }").stdout == "yes\n"


def test_a_truncated_report_and_ragged_rows_are_noted(tmp_path: Path) -> None:
    """Built as far as they go."""
    cut, ragged = tmp_path / "cut.txt", tmp_path / "ragged.txt"
    cut.write_bytes(TEXT.encode()[:400])
    ragged.write_text(TEXT.replace("工作情况 |", "工作情况 | 备注 | 说明 |"), encoding="utf-8")

    assert kg(tmp_path, "build", str(cut)).returncode == 0
    done = kg(tmp_path, "build", str(ragged))
    assert done.returncode == 0
    assert "ragged: " in done.stdout


def test_a_broken_judgement_names_its_file_and_row(home: Path, tmp_path: Path) -> None:
    """And leaves the graph."""
    report = str(home / "data" / "reports" / "qingchuan-2021h1")
    assert kg(tmp_path, "build", report).returncode == 0
    before = current_build(tmp_path / ".kg")
    (tmp_path / "data" / "judgements").mkdir(parents=True)
    rows = "left,right,verdict,by,date,reason\n无此园,也无,same,甲,2021-07-01,同一\n"
    (tmp_path / "data" / "judgements" / "people.csv").write_text(rows, encoding="utf-8")

    line = one_line(kg(tmp_path, "build", report))

    assert "people.csv:2" in line
    assert "names nothing" in line
    assert current_build(tmp_path / ".kg") == before


def test_a_broken_query_names_its_file_and_line(home: Path, tmp_path: Path) -> None:
    """The one line says file, line and column of the place where the query breaks."""
    path = tmp_path / "broken.rq"
    path.write_text("SELECT *\nWHERE { ?s ?p }", encoding="utf-8")

    assert one_line(kg(home, "query", str(path))).startswith(f"kg: {path}:line 2, column ")


def test_an_endpoint_that_is_not_there_is_one_line(home: Path) -> None:
    """With its address."""
    line = one_line(kg(home, "query", "-e", "ASK {}", "--endpoint", "http://127.0.0.1:9/sparql"))

    assert line.startswith("kg: http://127.0.0.1:9/sparql: cannot reach the endpoint")


NEAR = [
    (("querry",), 2, "No such command 'querry'. Did you mean 'query'?"),
    (("frobnicate",), 2, "No such command 'frobnicate'."),
    (("ledger", "--state", "好"), 2, "'好' is none of met, on-track"),
]


@pytest.mark.parametrize(("arguments", "code", "said"), NEAR, ids=[each[0][0] for each in NEAR])
def test_what_is_misspelt_is_told_what_there_is(arguments: tuple[str, ...], code: int, said: str) -> None:
    """Commands and states."""
    done = CliRunner().invoke(cli, arguments)

    assert done.exit_code == code
    assert said in done.stderr


def test_a_name_that_is_not_there_is_told_the_near_ones(home: Path) -> None:
    """By `kg why` and by a query of the catalogue, where there was an empty table."""
    why = one_line(kg(home, "why", "云岭机器人园"))
    word = one_line(kg(home, "query", "projects-of-cluster", "--set", "industry=机器人工业"))

    assert "near it are 云岭机器人产业园" in why
    assert "industry: no Industry with '机器人工业' in its name" in word
    assert "机器人产业" in word


def test_a_term_that_the_vocabulary_lacks_is_told_beside_the_answer(home: Path) -> None:
    """On stderr, since the query is right SPARQL."""
    done = kg(home, "query", "-e", "SELECT ?x { ?x a dp:Projekt }")

    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "0 rows")
    assert done.stderr.startswith("kg: -e:line 1, column 18: dp:Projekt is no term of the vocabulary")
