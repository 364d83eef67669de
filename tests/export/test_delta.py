"""Deltas: applied in order they give the same digest as the whole, and never harm what does not fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import ExportError, KgError
from kg.export.changes import Change, changes
from kg.export.dataset import Graph, read_graph
from kg.export.delta import Delta, apply, diff, parse_patch, patch_bytes, read_patch
from kg.export.delta_pages import delta_html, delta_markdown
from kg.export.packaging import package
from kg.export.profile import read_profile
from kg.export.receiving import apply_delta, take_whole
from kg.rdf.terms import dp, node, to_ntriples
from kg.store.builds import CURRENT
from kg.store.embedded import open_embedded
from kg.store.outline import read_outline

NODES = st.sampled_from([NamedNode(f"https://example.org/{name}") for name in "甲乙丙"])
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
LITERALS = st.builds(
    lambda text, language: Literal(text, language=language), WORDS, st.sampled_from(["zh", "en"])
)
TRIPLES = st.builds(Triple, NODES, NODES, st.one_of(NODES, LITERALS, WORDS.map(Literal)))
GRAPHS = st.sets(TRIPLES, max_size=8).map(Graph)
HOME = "https://w3id.org/devplan/id/"


@given(st.lists(GRAPHS, min_size=2, max_size=5))
@settings(max_examples=60)
def test_all_deltas_make_the_same_digest_as_the_whole(editions: list[Graph]) -> None:
    """A receiver who applies every delta, from its bytes, holds what one who takes the whole holds."""
    held = editions[0]
    for old, new in pairwise(editions):
        delta = parse_patch(patch_bytes(diff(old, new)).decode())
        held = apply(delta, held)
        assert apply(delta, held) is held

    assert held.digest == editions[-1].digest
    assert held.triples == editions[-1].triples


@given(GRAPHS, GRAPHS, GRAPHS)
def test_a_delta_for_another_graph_is_refused(old: Graph, new: Graph, other: Graph) -> None:
    """Only its base and its result are taken; anything else is told by both digests."""
    delta = diff(old, new)
    if other.digest in (delta.base, delta.result):
        assert apply(delta, other).digest == delta.result
        return

    with pytest.raises(ExportError, match=delta.base[:16]):
        apply(delta, other)


@given(GRAPHS, GRAPHS)
def test_a_delta_is_turned_round_by_turning_the_graphs(old: Graph, new: Graph) -> None:
    """There and back is where one was."""
    assert apply(diff(new, old), apply(diff(old, new), old)).digest == old.digest


@pytest.fixture(scope="module")
def old(district: Graph) -> Graph:
    """The graph before."""
    return district


@pytest.fixture(scope="module")
def new(district: Graph) -> Graph:
    """The graph after: a status moved on, a figure corrected, a firm's relation gone, an alias found."""
    thing = NamedNode(f"{HOME}999901/星河总部一期")
    figure = NamedNode(f"{HOME}observation/o1")
    gone = {NamedNode(f"{HOME}fact/f4"), figure}
    kept = {each for each in district.triples if each.subject not in gone}
    kept -= {Triple(thing, dp("status"), dp("Completed"))}
    corrected = NamedNode(f"{HOME}observation/o1b")
    proof = NamedNode(f"{HOME}report/yunxi-2030h1#char=120,135")
    fresh = {
        Triple(
            corrected, each.predicate, Literal("21.5亿元") if each.predicate == dp("surface") else each.object
        )
        for each in district.triples
        if each.subject == figure and each.predicate != dp("evidence")
    }
    fresh |= {Triple(corrected, dp("evidence"), proof), Triple(thing, dp("status"), dp("InOperation"))}
    fresh |= {Triple(thing, node("skos:altLabel"), Literal("星河一期", language="zh"))}
    return Graph(kept | fresh, "after")


@pytest.fixture(scope="module")
def found(old: Graph, new: Graph) -> tuple[Change, ...]:
    """What changed, in words."""
    return changes(diff(old, new), old, new)


def _of(found: Iterable[Change], kind: str) -> list[Change]:
    return [change for change in found if change.kind == kind]


def test_a_corrected_figure_is_one_change_with_both_sentences(found: tuple[Change, ...]) -> None:
    """Same indicator, type, role, period and scope: the old figure and the new, each with its sentence."""
    (change,) = _of(found, "Observation")

    assert change.before is not None
    assert change.after is not None
    assert "20.5亿元" in change.before.words
    assert "21.5亿元" in change.after.words
    assert [each.text for each in change.before.sentences] == ["一般公共预算收入完成20.5亿元,同比增长6.1%。"]
    assert [each.text for each in change.after.sentences] == ["蓝湾科技获评市级绿色工厂。"]


def test_a_status_that_moved_on_is_told(found: tuple[Change, ...]) -> None:
    """From completed to in operation, in the ontology's words."""
    (change,) = _of(found, "Status")

    assert change.before is not None
    assert change.after is not None
    assert change.before.words.endswith("状态：建成")
    assert change.after.words.startswith("星河总部一期")


def test_a_relation_that_went_is_told(found: tuple[Change, ...]) -> None:
    """In words, with the sentence that had said it."""
    (change,) = _of(found, "Fact")

    assert change.after is None
    assert change.before is not None
    assert change.before.words == "白石电子 — 位于 → 云溪智造园"
    assert change.before.sentences[0].text == "蓝湾科技、白石电子入驻云溪智造园。"


def test_a_new_name_is_told(found: tuple[Change, ...]) -> None:
    """The thing before and after, its other names with it; nothing else is a change of things."""
    (change,) = _of(found, "Thing")

    assert change.after is not None
    assert "星河一期" in change.after.words


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_pages_say_it_all(old: Graph, new: Graph, language: str) -> None:
    """Markdown and HTML hold every fact and sentence, and the digests."""
    delta = diff(old, new)
    told = changes(delta, old, new, language)

    for page in (delta_markdown(delta, told, language), delta_html(delta, told, language)):
        assert "20.5亿元" in page
        assert "蓝湾科技、白石电子入驻云溪智造园。" in page
        assert delta.base in page
        assert delta.result in page


def test_the_page_loads_and_runs_nothing(old: Graph) -> None:
    """A hostile label stays text, and there is no address the page would fetch."""
    thing = NamedNode(f"{HOME}999901/x")
    evil = Literal("<script src=//evil></script>\u202e](javascript:x)", language="zh")
    new = Graph(
        {
            *old.triples,
            Triple(thing, node("rdf:type"), dp("Project")),
            Triple(thing, node("rdfs:label"), evil),
        }
    )
    delta = diff(old, new)
    told = changes(delta, old, new)

    page = delta_html(delta, told)

    assert "<script" not in page
    assert not re.search(r"<[^>]*\b(?:src|href|on\w+)\s*=", page)
    assert "<script" not in delta_markdown(delta, told)
    assert "\\](javascript" in delta_markdown(delta, told)


def test_nothing_changed_is_said(old: Graph) -> None:
    """An empty delta is a delta too."""
    delta = diff(old, old)

    assert "没有变化" in delta_markdown(delta, changes(delta, old, old))


def test_the_patch_is_sorted_and_names_its_digests(old: Graph, new: Graph) -> None:
    """Headers, one transaction, removals before additions; the same bytes each time."""
    lines = patch_bytes(diff(old, new)).decode().splitlines()

    assert lines[1] == f"H base <urn:sha256:{old.digest}> ."
    assert lines[2] == f"H result <urn:sha256:{new.digest}> ."
    assert (lines[3], lines[-1]) == ("TX .", "TC .")
    codes = [line[0] for line in lines[4:-1]]
    assert codes == sorted(codes, reverse=True)
    assert patch_bytes(diff(old, new)) == patch_bytes(diff(Graph(reversed(old.triples)), new))


SPOILED = [
    (lambda text: text.replace("H base", "H bass"), "no header 'base'", "a header is gone"),
    (lambda text: text[: len(text) // 2], "line", "half of it"),
    (lambda text: text.removesuffix("TC .\n"), "breaks off", "no commit"),
    (lambda text: text.replace("\nA <", "\nQ <", 1), "not a line of a delta", "an unknown code"),
    (
        lambda text: text.replace("\nA <", "\nA _:x <http://a/> ", 1),
        "not a line of a delta",
        "a broken triple",
    ),
    (
        lambda text: text.replace("H result <urn:sha256:", "H result <urn:sha256:0", 1)[:9999],
        "result",
        "a digest too long",
    ),
]


@pytest.mark.parametrize(("spoil", "said"), [case[:2] for case in SPOILED], ids=[case[2] for case in SPOILED])
def test_a_spoiled_delta_is_told_with_its_line(
    tmp_path: Path, old: Graph, new: Graph, spoil: object, said: str
) -> None:
    """Never half applied: it is not read at all."""
    assert callable(spoil)
    path = tmp_path / "delta.rdfp"
    path.write_text(spoil(patch_bytes(diff(old, new)).decode()), encoding="utf-8")

    with pytest.raises(ExportError, match=said) as raised:
        read_patch(path)

    assert str(path) in str(raised.value)


def test_a_delta_that_lies_leaves_the_graph_as_it_was(tmp_path: Path, old: Graph, new: Graph) -> None:
    """Rows that do not make the digest promised change nothing."""
    honest = diff(old, new)
    lying = Delta(honest.base, honest.result, honest.removed, honest.added[1:])
    path = tmp_path / "graph.nt"
    path.write_text(to_ntriples(set(old.triples)), encoding="utf-8")

    with pytest.raises(ExportError, match="does not make what it promises"):
        apply_delta(lying, path)

    assert read_graph(path).digest == old.digest


@pytest.mark.parametrize("extension", ["nt", "ttl", "rdf", "jsonld", "trig", "nq"])
def test_a_file_of_any_syntax_keeps_up(tmp_path: Path, old: Graph, new: Graph, extension: str) -> None:
    """The file is rewritten in its own syntax; the second time nothing is written."""
    path = tmp_path / f"graph.{extension}"
    source = tmp_path / "source.nt"
    source.write_text(to_ntriples(set(old.triples)), encoding="utf-8")
    assert take_whole(source, path).changed

    first = apply_delta(diff(old, new), path)
    written = path.stat().st_mtime_ns
    second = apply_delta(diff(old, new), path)

    assert (first.changed, second.changed) == (True, False)
    assert read_graph(path).digest == new.digest == second.digest
    assert path.stat().st_mtime_ns == written


def test_a_folder_that_took_a_package_keeps_up(tmp_path: Path, old: Graph, new: Graph) -> None:
    """`kg query` and `kg serve` answer from it, before the delta and after."""
    parcel = package(read_profile("full"), old, tmp_path / "parcel")
    home = tmp_path / "received"
    query = "SELECT ?status { ?thing rdfs:label '星河总部一期'@zh ; dp:status ?status }"

    take_whole(parcel.archive, home)
    before = open_embedded(home).select(query).rows
    assert apply_delta(diff(old, new), home).changed

    assert before == ((dp("Completed"),),)
    assert open_embedded(home).select(query).rows == ((dp("InOperation"),),)
    assert read_graph(home).digest == new.digest
    assert not apply_delta(diff(old, new), home).changed
    assert read_outline(home / CURRENT) is not None


def _edit_data(folder: Path) -> None:
    graph = folder / "data" / "graph.nt"
    graph.write_text(graph.read_text(encoding="utf-8").replace("Completed", "InOperation"), encoding="utf-8")


def _link_data(folder: Path) -> None:
    graph = folder / "data" / "graph.nt"
    outside = folder.with_name("outside.nt")
    graph.rename(outside)
    graph.symlink_to(outside)


CHANGED: list[tuple[Callable[[Path], object], str]] = [
    (_edit_data, "data/graph.nt: the file was changed"),
    (_link_data, "data/graph.nt: an unsafe file"),
    (lambda folder: (folder / "manifest.json").write_text("[]"), "no manifest.json that can be read"),
    (lambda folder: (folder / "README.en.md").write_text("!"), "README.en.md: the file was changed"),
]


@pytest.mark.parametrize(("spoil", "said"), CHANGED)
def test_a_package_that_was_changed_is_not_taken(
    tmp_path: Path, old: Graph, spoil: Callable[[Path], object], said: str
) -> None:
    """What a folder or file held stays; the error says what is wrong and what to do."""
    parcel = package(read_profile("full"), old, tmp_path / "parcel")
    spoil(parcel.folder)
    kept = tmp_path / "graph.nt"
    kept.write_text("<a:a> <a:b> <a:c> .\n", encoding="utf-8")

    with pytest.raises(ExportError, match=said) as raised:
        take_whole(parcel.folder, kept)

    assert "kg verify" in str(raised.value)
    assert kept.read_text(encoding="utf-8") == "<a:a> <a:b> <a:c> .\n"


def test_what_is_made_from_other_things_is_not_patched(tmp_path: Path, old: Graph, new: Graph) -> None:
    """A package would lose its manifest, a build its reports: each is told what to do instead."""
    parcel = package(read_profile("full"), old, tmp_path / "parcel")
    build = tmp_path / "build"
    (build / "current" / "texts").mkdir(parents=True)

    for path in (parcel.folder, parcel.archive, build):
        with pytest.raises(ExportError):
            apply_delta(diff(old, new), path)
    with pytest.raises(KgError):
        apply_delta(diff(old, new), tmp_path / "nowhere.nt")
