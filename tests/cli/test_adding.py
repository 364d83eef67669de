"""Building and adding: what is stated of a report stays, and a kill half-way leaves a graph that answers."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.commands import cli
from kg.store.builds import current_build
from tests.cli.running import kg, one_line
from tests.factories import TEXT


@pytest.mark.parametrize("after", [0.5, 0.9, 1.3])
def test_a_build_killed_half_way_leaves_a_graph_that_answers(home: Path, after: float) -> None:
    """SIGKILL at some moment of a build: the old graph or the new, and the next build succeeds."""
    command = [sys.executable, "-m", "kg", "build"]
    with subprocess.Popen(command, cwd=home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        time.sleep(after)
        os.kill(process.pid, signal.SIGKILL)

    assert kg(home, "query", "-e", "ASK { ?x rdfs:label '云岭机器人产业园'@zh }").stdout == "yes\n"
    assert kg(home, "build").returncode == 0


@pytest.mark.parametrize("after", [0.6, 1.0, 1.6])
def test_a_report_whose_adding_was_killed_is_in_the_graph_or_not(tmp_path: Path, after: float) -> None:
    """SIGKILL at some moment: the graph answers, and adding it again gives the graph of both."""
    first, second = tmp_path / "qingchuan.txt", tmp_path / "haining.txt"
    first.write_text(TEXT, encoding="utf-8")
    second.write_text(TEXT.replace("青川", "海宁").replace("云岭", "海宁"), encoding="utf-8")
    assert kg(tmp_path, "build", str(first)).returncode == 0
    command = [sys.executable, "-m", "kg", "add", str(second)]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        time.sleep(after)
        os.kill(process.pid, signal.SIGKILL)

    assert kg(tmp_path, "query", "-e", "ASK { ?x rdfs:label '云岭机器人产业园'@zh }").stdout == "yes\n"
    assert kg(tmp_path, "add", str(second)).returncode == 0
    assert kg(tmp_path, "query", "-e", "ASK { ?x rdfs:label '海宁机器人产业园'@zh }").stdout == "yes\n"
    assert kg(tmp_path, "validate").stdout == "0 violations\n"


def test_build_says_which_reports_it_leaves_out(tmp_path: Path) -> None:
    """A build without a report that was added before says so, and how to take it in again."""
    first, second = tmp_path / "one.txt", tmp_path / "two.txt"
    for path, county in ((first, "滨江"), (second, "临江")):
        text = f"{county}县2021年政府工作报告\n一、2020年工作回顾\n建成{county}大桥。\n"
        path.write_text(text, encoding="utf-8")
    data = tmp_path / "graph"

    assert CliRunner().invoke(cli, ["build", str(first), str(second), "-o", str(data)]).exit_code == 0
    again = CliRunner().invoke(cli, ["build", str(first), "-o", str(data)])

    assert "no longer in the graph: two" in again.stderr


def test_add_keeps_what_is_stated_of_a_report(home: Path, tmp_path: Path) -> None:
    """Options win over guesses and are kept beside the file; adding again replaces the report."""
    graph = str(tmp_path / "graph")
    assert kg(home, "build", "-o", graph).returncode == 0
    report = tmp_path / "newcomer.txt"
    report.write_text("某区工作报告\n一、工作回顾\n全区新建学校5所。\n", encoding="utf-8")
    done = kg(home, "add", str(report), "-o", graph, "--region", "嘉定区", "--period", "2021", "--json")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "newcomer.toml").read_text("utf-8") == 'region = "310114"\nperiod = "2021"\n'
    notes = {each["id"]: each["notes"] for each in json.loads(done.stdout)["reports"]}
    assert not any(note.startswith(("region", "period")) for note in notes["newcomer"])

    report.write_text("某区工作报告\n一、工作回顾\n全区新建学校6所。\n", encoding="utf-8")
    assert kg(home, "add", str(report), "-o", graph, "--issuer", "某区人民政府").returncode == 0
    triples = (current_build(Path(graph)) / "graph.nt").read_text("utf-8")
    assert "新建学校6所" in triples
    assert "新建学校5所" not in triples
    assert 'period = "2021"' in (tmp_path / "newcomer.toml").read_text("utf-8")


def test_add_refuses_what_cannot_be_stated(home: Path, tmp_path: Path) -> None:
    """An unknown region is one line and keeps nothing; a region for two reports is bad usage."""
    reports = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for report in reports:
        report.write_text("某区工作报告\n全区新建学校5所。\n", encoding="utf-8")
    done = kg(home, "add", str(reports[0]), "-o", str(tmp_path / "g"), "--region", "无此区")
    assert "--region: no division" in one_line(done)
    assert not (tmp_path / "one.toml").exists()
    assert kg(home, "add", *map(str, reports), "-o", str(tmp_path / "g"), "--period", "2021").returncode == 2


def test_what_is_stated_is_not_written_over_a_broken_description(home: Path, tmp_path: Path) -> None:
    """The file is named and stays as it is; what is broken in it may be worth keeping."""
    report, described = tmp_path / "one.txt", tmp_path / "one.toml"
    report.write_text("某区工作报告\n全区新建学校5所。\n", encoding="utf-8")
    described.write_text("region = 310114嘉定", encoding="utf-8")
    done = kg(home, "add", str(report), "-o", str(tmp_path / "g"), "--region", "嘉定区")

    assert "one.toml: no valid TOML" in one_line(done)
    assert described.read_text("utf-8") == "region = 310114嘉定"


def test_a_stated_region_mends_a_wrong_one(home: Path, tmp_path: Path) -> None:
    """What an option states takes the place of what the file had, though that could not be kept."""
    report, described = tmp_path / "one.txt", tmp_path / "one.toml"
    report.write_text("某区工作报告\n全区新建学校5所。\n", encoding="utf-8")
    described.write_text('region = "999999"', encoding="utf-8")

    assert kg(home, "add", str(report), "-o", str(tmp_path / "g"), "--region", "嘉定区").returncode == 0
    assert described.read_text("utf-8") == 'region = "310114"\n'


def test_add_tells_of_the_reports_it_was_given(home: Path, tmp_path: Path) -> None:
    """What was noted of earlier reports is not said again, and those set aside are so many of the given."""
    for name, text in (("first", TEXT), ("second", TEXT.replace("青川", "远山")), ("empty", "")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    place = ("-o", str(tmp_path / "g"))
    first = kg(home, "add", str(tmp_path / "first.txt"), *place)
    second = kg(home, "add", str(tmp_path / "second.txt"), str(tmp_path / "empty.txt"), *place)

    assert "first: " in first.stdout
    assert "second: " in second.stdout
    assert "first: " not in second.stdout
    assert "set aside: 1 of 2" in second.stdout


def test_at_a_terminal_what_the_text_does_not_tell_is_asked_for(home: Path, tmp_path: Path) -> None:
    """An answer that cannot be kept is asked for again, with what could be; an empty one leaves it."""
    report = tmp_path / "newcomer.txt"
    report.write_text("关于经济运行情况的汇报\n一、工作回顾\n全区新建学校5所。\n", encoding="utf-8")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "kg", "add", str(report), "-o", str(tmp_path / "g")]
    process = subprocess.Popen(command, cwd=home, stdin=theirs, stderr=theirs, stdout=subprocess.PIPE)
    os.write(ours, "无此区\n城关区\n嘉定区\n\n".encode())
    os.close(theirs)
    asked = _all_of(ours).decode()
    stdout, _ = process.communicate(timeout=120)

    assert process.returncode == 0, asked
    assert "no division has the code or name '无此区'" in asked
    assert "several divisions are called '城关区'; give a code: 540102 (西藏自治区拉萨市城关区)" in asked
    assert asked.count("which region?") == 3
    assert asked.count("which period?") == 1
    assert (tmp_path / "newcomer.toml").read_text("utf-8") == 'region = "310114"\n'
    assert "period is not known" in stdout.decode()


def _all_of(terminal: int) -> bytes:
    """What is written to a terminal until its other end is closed."""
    said = b""
    with contextlib.suppress(OSError):  # at the end Linux says so by an error
        while part := os.read(terminal, 1 << 16):
            said += part
    os.close(terminal)
    return said
