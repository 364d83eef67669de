"""Reports become a graph that answers, the same graph each time, and the old one where they do not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg.errors import JudgementError, KgError, ReadError
from kg.pipeline import add, build, discover
from kg.pipeline.reading import read_report
from kg.store.builds import ENTITIES, FACTS, GRAPH, INFERRED, TEXTS, built_file, current_build
from kg.store.embedded import open_embedded
from kg.store.statistics import read_statistics
from tests.factories import TEXT

REPORT = Path(__file__).parents[2] / "data" / "reports" / "jiading-2021h1"
METADATA = 'title = "青川区报告"\nregion = "310114"\nperiod = "2021-01-01/2021-06-30"\n'


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """The made-up report as a folder."""
    folder = tmp_path / "reports" / "qingchuan-2021h1"
    folder.mkdir(parents=True)
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    (folder / "report.toml").write_text(METADATA, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def jiading_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real report, built."""
    data = tmp_path_factory.mktemp("kg")
    build([REPORT], data)
    return data


def test_a_built_graph_answers(report: Path, tmp_path: Path) -> None:
    """With the ontology beside the data, for the labels of its concepts."""
    built = build([report], tmp_path / "kg")

    store = open_embedded(tmp_path / "kg")
    assert built.triples == read_statistics(tmp_path / "kg").triples > 200
    assert store.ask("ASK { ?x a dp:Park ; rdfs:label '云岭机器人产业园'@zh ; dp:status dp:Started }")
    assert store.ask("ASK { dp:Started rdfs:label ?label }")


def test_the_numbers_told_are_those_of_the_graph(jiading_graph: Path) -> None:
    """What the build counts, the graph holds."""
    statistics = read_statistics(jiading_graph)
    lines = built_file(jiading_graph, GRAPH).splitlines()

    assert statistics.triples == len(lines) == len(set(lines))
    assert statistics.inferred == len(built_file(jiading_graph, INFERRED).splitlines())
    assert lines == sorted(lines)


def test_every_span_of_the_log_holds_its_words(jiading_graph: Path) -> None:
    """Half-open, in code points, in the text as read."""
    text = (REPORT / "report.txt").read_text(encoding="utf-8")

    for line in built_file(jiading_graph, FACTS).decode().splitlines():
        record = json.loads(line)
        assert " … ".join(text[start:end] for start, end in record["spans"]) == record["quote"]
        assert 0 <= record["confidence"] <= 1
        assert record["rule"]


def test_every_fact_has_a_sentence_in_the_report(jiading_graph: Path) -> None:
    """No statement without evidence, no evidence without words."""
    store = open_embedded(jiading_graph)

    assert not store.ask(
        """ASK { VALUES ?class { dp:Fact dp:Milestone dp:Observation dp:Recognition dp:Commitment }
        ?x a ?class FILTER NOT EXISTS { ?x dp:evidence/dp:text ?words } }"""
    )


def test_the_same_report_gives_the_same_bytes(jiading_graph: Path, tmp_path: Path) -> None:
    """In another process, with another seed of hashing."""
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-m", "kg", "build", str(REPORT), "-o", str(tmp_path)]

    subprocess.run(command, check=True, env=environment, capture_output=True, timeout=120)

    for name in (GRAPH, INFERRED, FACTS, ENTITIES):
        assert built_file(tmp_path, name) == built_file(jiading_graph, name), name


def test_names_once_given_are_kept(report: Path, tmp_path: Path) -> None:
    """A build takes over the names of the build before."""
    build([report], tmp_path / "kg")
    first = built_file(tmp_path / "kg", ENTITIES)
    (report / "report.txt").write_text("没有什么可说的。\n", encoding="utf-8")

    build([report], tmp_path / "kg")

    assert set(first.splitlines()) <= set(built_file(tmp_path / "kg", ENTITIES).splitlines())


def test_the_text_as_read_is_kept(report: Path, tmp_path: Path) -> None:
    """With what is known of it, so that the graph can be built again from itself."""
    build([report], tmp_path / "kg")
    kept = current_build(tmp_path / "kg") / TEXTS / "qingchuan-2021h1"

    again = read_report(kept).document
    assert (kept / "report.txt").read_text(encoding="utf-8") == TEXT
    assert again.metadata == read_report(report).document.metadata


def test_a_report_is_added_to_a_graph(report: Path, tmp_path: Path) -> None:
    """Beside the others; one of the same name takes its place."""
    build([report], tmp_path / "kg")
    other = tmp_path / "next.txt"
    other.write_text(TEXT.replace("云岭", "远山"), encoding="utf-8")

    add([other], tmp_path / "kg")
    both = open_embedded(tmp_path / "kg")
    other.write_text(TEXT.replace("云岭", "望海"), encoding="utf-8")
    added = add([other], tmp_path / "kg")
    after = open_embedded(tmp_path / "kg")

    named = "ASK {{ ?x rdfs:label '{}机器人产业园'@zh ; dp:mentionedIn ?somewhere }}"
    assert [both.ask(named.format(name)) for name in ("云岭", "远山", "望海")] == [True, True, False]
    assert [after.ask(named.format(name)) for name in ("云岭", "远山", "望海")] == [True, False, True]
    assert [each.report_id for each in added.reports] == ["next", "qingchuan-2021h1"]


def test_progress_is_told(report: Path, tmp_path: Path) -> None:
    """Each step begins and ends."""
    told: list[tuple[str, int, int]] = []

    build([report], tmp_path / "kg", progress=lambda *step: told.append(step))

    assert list(dict.fromkeys(step for step, _, _ in told)) == [
        "read",
        "name",
        "map",
        "join",
        "write",
        "load",
    ]
    assert ("read", 1, 1) in told


def test_reports_are_found_in_folders(report: Path, tmp_path: Path) -> None:
    """A folder with report.txt is one, a file is one, and a folder of them is all of them."""
    other = report.parent / "other.txt"
    other.write_text("甲。", encoding="utf-8")

    assert discover([report]) == (report,)
    assert discover([other]) == (other,)
    assert discover([report.parent, other]) == (other, report)
    with pytest.raises(ReadError, match="no such file or folder"):
        discover([tmp_path / "nothing"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReadError, match="the folder holds no reports"):
        discover([tmp_path / "empty"])


def test_two_reports_of_one_name_are_refused(report: Path, tmp_path: Path) -> None:
    """Since their passages would have the same IRIs."""
    copy = tmp_path / "qingchuan-2021h1.txt"
    copy.write_text(TEXT, encoding="utf-8")

    with pytest.raises(ReadError, match="qingchuan-2021h1 is there twice, here and as "):
        build([report, copy], tmp_path / "kg")


HEADER = "left,right,verdict,by,date,reason\n"

JUDGEMENTS = [
    (f"{HEADER}无此园,云岭机器人产业园,same,甲,2021-07-01,同一\n", "names nothing in the graph"),
    (f"{HEADER}云岭机器人产业园,星河电子二期,perhaps,甲,2021-07-01,不知\n", "verdict 'perhaps'"),
    ("a,b\n", "wrong columns"),
]


@pytest.mark.parametrize(("rows", "problem"), JUDGEMENTS)
def test_a_judgement_that_says_nothing_stops_the_build(
    report: Path, tmp_path: Path, rows: str, problem: str
) -> None:
    """And the old graph goes on answering."""
    build([report], tmp_path / "kg")
    before = current_build(tmp_path / "kg")
    (tmp_path / "judgements").mkdir()
    (tmp_path / "judgements" / "people.csv").write_text(rows, encoding="utf-8")

    with pytest.raises(JudgementError, match=problem):
        build([report], tmp_path / "kg", judgements=tmp_path / "judgements")

    assert current_build(tmp_path / "kg") == before


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "holds no text"),
        (b"\x00\x01\x02" * 100, "binary"),
        (b"\xff\xd8\xff\xe0" * 50, "not plain text|binary"),
    ],
    ids=["empty", "binary", "a picture"],
)
def test_a_file_that_is_no_report_leaves_the_old_graph(
    report: Path, tmp_path: Path, content: bytes, problem: str
) -> None:
    """One line that names it."""
    build([report], tmp_path / "kg")
    before = current_build(tmp_path / "kg")
    bad = tmp_path / "bad.txt"
    bad.write_bytes(content)

    with pytest.raises(KgError, match=problem) as caught:
        build([bad], tmp_path / "kg")

    assert str(bad) in str(caught.value)
    assert current_build(tmp_path / "kg") == before


def test_the_graph_is_valid_rdf_without_blank_nodes(jiading_graph: Path) -> None:
    """A strict parser takes every line."""
    triples = list(parse(built_file(jiading_graph, GRAPH), RdfFormat.N_TRIPLES))

    assert not [each for each in triples if "_:" in str(each.subject) or str(each.object).startswith("_:")]


def test_what_two_reports_name_is_one_thing(report: Path, tmp_path: Path) -> None:
    """With one label, one confidence and the furthest status; each report keeps its own facts."""
    later = tmp_path / "qingchuan-2021"
    later.mkdir()
    (later / "report.txt").write_text(
        "关于青川区2021年计划执行情况的报告\n一、全年情况\n云岭机器人产业园竣工。\n", encoding="utf-8"
    )
    (later / "report.toml").write_text(METADATA.replace("2021-01-01/2021-06-30", "2021"), encoding="utf-8")

    built = build([report, later], tmp_path / "kg")

    store = open_embedded(tmp_path / "kg")
    rows = store.select(
        """SELECT ?park (COUNT(DISTINCT ?report) AS ?reports) (COUNT(DISTINCT ?status) AS ?statuses) WHERE {
          ?park rdfs:label '云岭机器人产业园'@zh ; dp:status dp:Completed , ?status ;
            dp:mentionedIn/dp:inReport ?report } GROUP BY ?park"""
    ).rows
    assert [[getattr(term, "value", "") for term in row[1:]] for row in rows] == [["2", "1"]]
    assert built.violations == ()
