"""The commands as a user runs them: what they print, and one line where something is wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, Store, parse

from kg.cli.commands import COMMANDS, cli
from kg.cli.options import table
from kg.namespaces import PREFIXES, iri
from kg.ontology import load
from kg.store.builds import current_build
from tests.factories import TEXT

METADATA = 'title = "青川区报告"\nregion = "310114"\nperiod = "2021-01-01/2021-06-30"\n'


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the made-up report and its graph in .kg."""
    home = tmp_path_factory.mktemp("home")
    folder = home / "data" / "reports" / "qingchuan-2021h1"
    folder.mkdir(parents=True)
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    (folder / "report.toml").write_text(METADATA, encoding="utf-8")
    (home / "data" / "judgements").mkdir()
    done = kg(home, "build")
    assert done.returncode == 0, done.stderr
    return home


def kg(home: Path, *arguments: str, data: str = "") -> subprocess.CompletedProcess[str]:
    """Runs a command in a folder."""
    environment = {
        name: value for name, value in os.environ.items() if name not in {"KG_DATA", "KG_BASE_IRI"}
    }
    if data:
        environment["KG_DATA"] = data
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(
        command, cwd=home, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=120
    )


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    """The error of a command that ended as errors of the user do."""
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
    return done.stderr


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
    assert {"answers-labels", "blank-node-in-data"} <= every - questions
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

    assert (checked.returncode, checked.stdout.splitlines()[-1]) == (0, "sound")
    assert "as it was" in applied.stdout
    assert list((tmp_path / "tables").glob("*.csv"))
    assert one_line(kg(home, "verify", str(tmp_path / "nothing"))).startswith(f"kg: {tmp_path / 'nothing'}: ")


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_explains_itself(command: str) -> None:
    """In one line and its options."""
    done = CliRunner().invoke(cli, [command, "--help"], prog_name="kg")

    assert done.exit_code == 0
    assert done.output.startswith(f"Usage: kg {command}")


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
    ("serve", "--port", "99999"),
    ("serve", "--review", "--as-of", "2021-06-30"),
    ("review", "--same", "甲", "乙", "--by", "王芳", "--as-of", "2021-06-30"),
    ("review", "--interactive", "--as-of", "2021-06-30"),
    ("coverage", "--endpoint", "http://127.0.0.1:1/sparql", "--as-of", "2021-06-30"),
]


@pytest.mark.parametrize("arguments", USAGE, ids=" ".join)
def test_bad_usage_is_exit_code_2(arguments: tuple[str, ...]) -> None:
    """With how it is used."""
    done = CliRunner().invoke(cli, arguments)

    assert done.exit_code == 2
    assert "Usage:" in done.stderr


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


def test_output_that_nobody_reads_is_no_error(home: Path) -> None:
    """`kg query … | head` ends quietly."""
    shell = f"{sys.executable} -m kg query -e 'SELECT * {{ ?s ?p ?o }}' | head -1"

    done = subprocess.run(["bash", "-c", shell], cwd=home, capture_output=True, text=True, timeout=60)

    assert done.stderr == ""


def test_columns_line_up_in_chinese() -> None:
    """A Chinese character takes two cells."""
    assert table(("a", "b"), [("汽车", "x"), ("car", "y")]) == "a     b\n----  -\n汽车  x\ncar   y\n"
    assert table(("a",), []) == "a\n-\n"


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
    assert "no division" in one_line(done)
    assert not (tmp_path / "one.toml").exists()
    assert kg(home, "add", *map(str, reports), "-o", str(tmp_path / "g"), "--period", "2021").returncode == 2


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
