"""The commands as a user runs them: what they print."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, Store, parse

from kg.cli.commands import COMMANDS, cli
from kg.cli.options import table
from kg.namespaces import PREFIXES, iri
from kg.ontology import load
from kg.store.builds import current_build
from tests.cli.running import kg, one_line
from tests.factories import TEXT


def test_build_tells_what_it_found(home: Path) -> None:
    """Counts, coverage, triples, violations."""
    done = kg(home, "build")

    assert done.returncode == 0
    assert done.stderr == ""
    for words in ("Park", "milestones", "sentences: understood", "triples:", "violations:", "built .kg in"):
        assert words in done.stdout


def test_build_tells_it_to_programs(home: Path) -> None:
    """The same as JSON."""
    record = json.loads(kg(home, "build", "--json").stdout)

    assert record["reports"][0]["id"] == "qingchuan-2021h1"
    assert record["triples"] > record["inferred"] > 0


def test_the_folder_is_kg_data_or_the_option(home: Path, tmp_path: Path) -> None:
    """-o wins over $KG_DATA, which wins over .kg."""
    report = str(home / "data" / "reports" / "qingchuan-2021h1")

    assert kg(tmp_path, "build", report, data=str(tmp_path / "a")).returncode == 0
    assert kg(tmp_path, "build", report, "-o", "b", data=str(tmp_path / "a")).returncode == 0

    assert current_build(tmp_path / "a").exists()
    assert current_build(tmp_path / "b").exists()
    assert not (tmp_path / ".kg").exists()


def test_a_query_of_the_catalogue_answers(home: Path) -> None:
    """By name, with its proof; parameters by name of a thing."""
    everything = kg(home, "query", "projects-of-cluster", "--set", "industry=机器人产业", "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(everything.stdout)))
    assert {row["label"] for row in rows} >= {"星河电子总部", "北斗精工研发中心"}


def test_a_query_may_be_a_file_or_words(home: Path, tmp_path: Path) -> None:
    """With parameters set and shown."""
    path = tmp_path / "mine.rq"
    path.write_text("# param: name text !\nASK { ?x rdfs:label $name }", encoding="utf-8")

    assert kg(home, "query", str(path), "--set", "name=云岭机器人产业园").stdout == "yes\n"
    assert kg(home, "query", "-e", "ASK { ?x a dp:Event }").stdout == "no\n"
    shown = kg(home, "query", str(path), "--set", "name=甲", "--show").stdout
    assert shown.startswith("PREFIX rdfs:")
    assert '"甲"@zh' in shown


def test_results_come_in_the_standard_forms(home: Path) -> None:
    """Rows and triples each in theirs."""
    rows = kg(home, "query", "-e", "SELECT ?x { ?x a dp:Park }", "--format", "json").stdout
    triples = kg(home, "query", "-e", "CONSTRUCT WHERE { ?x a dp:Park }", "--format", "ttl").stdout

    assert len(json.loads(rows)["results"]["bindings"]) == 1
    assert len(list(parse(triples.encode(), RdfFormat.TURTLE))) == 1
    wrong = kg(home, "query", "-e", "SELECT ?x { ?x a dp:Park }", "--format", "ttl")
    assert one_line(wrong) == "kg: -e: rows have no form ttl; use json|xml|csv|tsv\n"


def test_the_catalogue_is_listed(home: Path) -> None:
    """The questions, each with its titles and parameters; the program's own queries only when asked for."""
    questions = {line.split()[0] for line in kg(home, "query", "--list").stdout.splitlines()}
    every = {line.split()[0] for line in kg(home, "query", "--list", "--all").stdout.splitlines()}

    assert "projects-of-cluster" in questions
    assert questions < every
    assert {"blank-node-in-data"} <= every - questions
    assert kg(home, "query", "--all").returncode == 2


def test_the_query_of_an_answer_comes_last_or_not_at_all(home: Path) -> None:
    """Under a heading behind the sentences, and left out when that is wanted."""
    told = kg(home, "ask", "哪些园区开工了").stdout
    without = kg(home, "ask", "--no-sparql", "哪些园区开工了").stdout

    answer, heading, query = told.partition("\n查询语句 SPARQL:\n")
    assert heading
    assert "#char=" in answer
    assert "#char=" not in query
    assert "SELECT" in query
    assert without.rstrip() == answer.rstrip()


def test_doubts_and_what_an_answer_rests_on_have_marks_of_their_own(home: Path) -> None:
    """The help explains every mark that begins a line."""
    explained = kg(home, "ask", "--help").stdout
    rests = kg(home, "ask", "--no-sparql", "云岭机器人产业园什么时候开工").stdout
    doubts = kg(home, "ask", "--no-sparql", "碧波大剧院开工了吗").stdout

    assert all(f"  {mark}  " in explained for mark in "#·!“?")
    assert "\n· " in rests
    assert "\n! " not in rests
    assert "\n! " in doubts
    assert "\n· " not in doubts


def test_why_shows_the_sentence_and_what_follows(home: Path) -> None:
    """Stated facts with their proof, inferred ones with their premises."""
    told = kg(home, "why", "云岭机器人产业园").stdout

    located_in = load().terms[iri("dp:locatedIn")].labels["zh"]
    assert f" {located_in} 云岭机器人产业园 (" in told
    assert "“云岭机器人产业园开工建设,星河电子二期项目落户云岭机器人产业园。”" in told
    assert "云岭机器人产业园 rdf:type 地点  [sub-class]\n  云岭机器人产业园 rdf:type 园区  [stated]\n" in told
    assert one_line(kg(home, "why", "无此物")).startswith("kg: 无此物: no thing of this name")
    assert one_line(kg(home, "why", "https://e.org/x")).startswith(
        "kg: https://e.org/x: the graph says nothing"
    )


def test_coverage_shows_what_was_not_understood(home: Path) -> None:
    """Sentence by sentence, with a sum."""
    shown = kg(home, "coverage", "--json").stdout.splitlines()

    records = [json.loads(line) for line in shown]
    assert all(TEXT[each["start"] : each["end"]] == each["text"] for each in records)
    assert kg(home, "coverage").returncode == 0


def test_coverage_of_one_report_of_several(home: Path, tmp_path: Path) -> None:
    """By its id, as text, as JSON and of what it cost; an id that is none names those there are."""
    other = tmp_path / "haining-2021h1.txt"
    other.write_text(TEXT.replace("青川", "海宁"), encoding="utf-8")
    report = home / "data" / "reports" / "qingchuan-2021h1"
    assert kg(tmp_path, "build", str(other), str(report)).returncode == 0

    every = kg(tmp_path, "coverage", "--json").stdout.splitlines()
    own = kg(tmp_path, "coverage", "--json", "--report", "haining-2021h1").stdout.splitlines()

    assert own == [line for line in every if json.loads(line)["report"] == "haining-2021h1"]
    assert 0 < len(own) < len(every)
    shown = kg(tmp_path, "coverage", "--all", "--report", "haining-2021h1").stdout
    assert "haining-2021h1#char=" in shown
    assert "qingchuan" not in shown
    assert "qingchuan" not in kg(tmp_path, "coverage", "--corpus", "--report", "haining-2021h1").stdout
    wrong = one_line(kg(tmp_path, "coverage", "--report", "haining-2021"))
    assert (
        wrong == "kg: .kg: no report 'haining-2021' in the graph; it has haining-2021h1, qingchuan-2021h1\n"
    )


def test_validate_finds_nothing_wrong(home: Path) -> None:
    """In a graph just built."""
    done = kg(home, "validate")

    assert (done.returncode, done.stdout) == (0, "0 violations\n")


def test_validate_names_what_is_wrong(home: Path, tmp_path: Path) -> None:
    """Exit code 1, and the thing by name, in either language."""
    report = str(home / "data" / "reports" / "qingchuan-2021h1")
    assert kg(tmp_path, "build", report).returncode == 0
    store = Store(str(current_build(tmp_path / ".kg") / "store"))
    store.update("DELETE { ?evidence dp:rule ?rule } WHERE { ?evidence dp:rule ?rule }", prefixes=PREFIXES)
    store.flush()
    del store

    done = kg(tmp_path, "validate", "--lang", "en")

    assert done.returncode == 1
    assert "云岭机器人产业园: the identifier of the rule that read it" in done.stdout


def test_review_lists_unsure_names(home: Path) -> None:
    """Or says that there are none."""
    assert kg(home, "review").stdout


def test_a_question_is_answered_with_its_proof(home: Path) -> None:
    """In words for people, as an object for programs, one a line from stdin."""
    told = kg(home, "ask", "云岭机器人产业园开工了吗").stdout
    record = json.loads(kg(home, "ask", "--json", "云岭机器人产业园开工了吗").stdout)
    command = [sys.executable, "-m", "kg", "ask", "-"]
    several = subprocess.run(
        command,
        cwd=home,
        input="甲\n\n云岭机器人产业园\n".encode(),
        capture_output=True,
        timeout=60,
        check=True,
    )

    assert "云岭机器人产业园" in told
    assert "#char=" in told
    assert record["question"] == "云岭机器人产业园开工了吗"
    assert [json.loads(line)["question"] for line in several.stdout.splitlines()] == [
        "甲",
        "",
        "云岭机器人产业园",
    ]


def test_the_graph_goes_out_and_its_changes_too(home: Path, tmp_path: Path) -> None:
    """As a file, as a package that can be checked, as the difference of two graphs."""
    whole, package, patch = tmp_path / "graph.ttl", tmp_path / "package", tmp_path / "delta.patch"

    assert kg(home, "export", "turtle", "-o", str(whole)).returncode == 0
    assert kg(home, "export", "csv", "-o", str(tmp_path / "tables")).returncode == 0
    assert kg(home, "package", "full", "-o", str(package)).returncode == 0
    checked = kg(home, "verify", str(package))
    assert kg(home, "diff", str(whole), str(whole), "-o", str(patch)).stdout.endswith("0 added, 0 removed\n")
    applied = kg(home, "apply", str(patch), "-o", str(whole))

    assert (checked.returncode, checked.stdout.splitlines()[-1]) == (0, "完好 sound")
    assert "as it was" in applied.stdout
    assert list((tmp_path / "tables").glob("*.csv"))
    assert one_line(kg(home, "verify", str(tmp_path / "nothing"))).startswith(f"kg: {tmp_path / 'nothing'}: ")


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_explains_itself(command: str) -> None:
    """In one line and its options."""
    done = CliRunner().invoke(cli, [command, "--help"], prog_name="kg")

    assert done.exit_code == 0
    assert done.output.startswith(f"Usage: kg {command}")


def test_output_that_nobody_reads_is_no_error(home: Path) -> None:
    """`kg query … | head` ends quietly."""
    shell = f"{sys.executable} -m kg query -e 'SELECT * {{ ?s ?p ?o }}' | head -1"

    done = subprocess.run(["bash", "-c", shell], cwd=home, capture_output=True, text=True, timeout=60)

    assert done.stderr == ""


def test_columns_line_up_in_chinese() -> None:
    """A Chinese character takes two cells."""
    assert table(("a", "b"), [("汽车", "x"), ("car", "y")]) == "a     b\n----  -\n汽车  x\ncar   y\n"
    assert table(("a",), []) == "a\n-\n"


def test_a_report_is_taken_out_again(home: Path, tmp_path: Path) -> None:
    """By its id or by its file, which stays; what went is said, and what is not there is told the near."""
    graph, another = ("-o", str(tmp_path / "graph")), tmp_path / "another.txt"
    another.write_text(TEXT.replace("青川", "远山").replace("云岭", "远山"), encoding="utf-8")
    assert kg(home, "build", *graph).returncode == 0
    before = (current_build(tmp_path / "graph") / "graph.nt").read_bytes()
    for given in ("another", str(another)):
        assert kg(home, "add", str(another), *graph).returncode == 0
        done = kg(home, "remove", given, *graph)
        assert done.stdout.startswith("another: removed, and with it "), done.stderr
        assert "the graph now, of 1 report\n" in done.stdout
        assert (current_build(tmp_path / "graph") / "graph.nt").read_bytes() == before
    assert another.is_file()
    assert "no report 'another' in the graph; did you mean" in one_line(kg(home, "remove", "another", *graph))
