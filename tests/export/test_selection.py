"""What leaves under a profile, and that what must not leave does not, in any disguise."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.errors import ExportError
from kg.export.dataset import Graph, read_triples
from kg.export.profile import Evidence, Profile, Select, Withhold, profile_names, read_profile
from kg.export.selection import Selection, select
from kg.export.shapes import waive
from kg.export.withholding import folded
from kg.namespaces import base_iri, iri
from kg.ontology import ontology_triples
from kg.rdf.shapes import read_shapes
from kg.rdf.terms import dp, node
from kg.rdf.validation import class_axioms, validate
from kg.resources import folder
from tests.export.conftest import closed

# Hypothesis calls a test many times: what never changes is made once.
_DISTRICT = Graph(closed(set(read_triples(Path(__file__).parent / "district.ttl"))), "district")
_AXIOMS = class_axioms(ontology_triples())


def _faults(selection: Selection) -> list[str]:
    """What breaks the shapes that would travel with the selection."""
    sources = (
        path.read_text(encoding="utf-8") for path in sorted((folder("ontology") / "shapes").glob("*.ttl"))
    )
    shapes = [
        quad.triple
        for text in sources
        for quad in parse(waive(text, selection.waived).encode(), format=RdfFormat.TURTLE)
    ]
    return [fault.line("en") for fault in validate([*selection.graph.triples, *_AXIOMS], read_shapes(shapes))]


@pytest.fixture
def full() -> Profile:
    """The profile that keeps nothing back."""
    return read_profile("full")


def names(graph: Graph) -> set[str]:
    """The labels of the things in a graph."""
    return {graph.label(one) for one, _ in graph.entities()}


def test_the_full_profile_lets_everything_leave(district: Graph, full: Profile) -> None:
    """Same triples, same digest, and the shapes stand as they are."""
    selection = select(district, full)

    assert selection.graph.digest == district.digest
    assert selection.waived == ()


def test_an_industry_brings_its_narrower_ones_and_what_serves_them(district: Graph, full: Profile) -> None:
    """汽车产业 brings 氢能产业 below it, the projects and parks of both and those tied to them, no more."""
    chosen = select(district, replace(full, select=Select(industries=("汽车产业",)))).graph

    assert {"汽车产业", "氢能产业", "星河总部一期", "氢动膜电极产线", "蓝湾科技"} <= names(chosen)
    assert not {"电子产业", "新建绿地"} & names(chosen)


def test_a_place_brings_what_stands_in_it(district: Graph, full: Profile) -> None:
    """A park's firms come, the projects that stand nowhere do not; an alias names the park as well."""
    chosen = select(district, replace(full, select=Select(classes=("Enterprise",), places=("智造园",)))).graph

    assert {"蓝湾科技", "白石电子", "云溪智造园"} <= names(chosen)
    assert "星河总部一期" not in names(chosen)


def test_classes_bring_their_ties_by_name_only(district: Graph, full: Profile) -> None:
    """Firms come with their park; that the park serves an industry is no business of this package."""
    chosen = select(district, replace(full, select=Select(classes=("Enterprise",)))).graph
    park = NamedNode("https://w3id.org/devplan/id/999901/云溪智造园")

    assert chosen.label(park) == "云溪智造园"
    assert chosen.nodes(park, "dp:servesIndustry") == []


def test_pledges_come_with_their_figures(district: Graph, full: Profile) -> None:
    """A package of pledges has the target and the answer, with their indicator."""
    chosen = select(district, replace(full, select=Select(classes=("Commitment",)))).graph

    assert len(chosen.members("Commitment")) == 1
    assert {one.value.rpartition("/")[2] for one in chosen.members("Observation")} == {"o4", "o5"}
    assert names(chosen) == {"新建绿地"}
    assert chosen.nodes(chosen.members("Commitment")[0], "dp:concerns")


DOUBTS = [
    (Withhold(labels=("白石",)), 1, 0, "one of the two firms stays behind"),
    (Withhold(labels=("一般公共预算收入",)), 0, 1, "the disputed figures stay behind"),
    (Withhold(), 1, 1, "all leave"),
]


@pytest.mark.parametrize(("withhold", "disagreements", "identities", "reason"), DOUBTS)
def test_a_doubt_leaves_only_with_all_it_is_about(
    full: Profile, withhold: Withhold, disagreements: int, identities: int, reason: str
) -> None:
    """A disagreement goes with its figures, an open identity with both its things; the shapes hold."""
    graph = Graph([*_DISTRICT.triples, *_doubts()], "district")
    selection = select(graph, replace(full, withhold=withhold))
    counts = [len(selection.graph.members(kind)) for kind in ("Disagreement", "OpenIdentity")]

    assert counts == [disagreements, identities], reason
    assert _faults(selection) == []


def _doubts() -> list[Triple]:
    """Two figures of the district that are said not to hold together, and two firms that may be one."""
    text = """PREFIX dp: <https://w3id.org/devplan/ontology#>
      BASE <https://w3id.org/devplan/id/>
      <disagreement/d> a dp:Disagreement ; dp:disputes <observation/o2> , <observation/o3> ;
        dp:matter "收入"@zh ;
        dp:arithmetic "6.1 % ≠ 6.2 %" ; dp:rule "figures.twice" ; dp:evidence <PASSAGE> .
      <open-identity/i> a dp:OpenIdentity ; dp:mayBeOne <999901/蓝湾科技> , <999901/白石电子> ;
        dp:likeness 0.8 ;
        dp:rule "unsure.alike" ."""
    passage = _DISTRICT.nodes(NamedNode(f"{base_iri()}observation/o2"), "dp:evidence")[0]
    turtle = text.replace("PASSAGE", passage.value).encode()
    return [quad.triple for quad in parse(turtle, format=RdfFormat.TURTLE)]


def test_references_keep_the_place_and_not_the_words(district: Graph, full: Profile) -> None:
    """Offsets and report stay, no passage has its text, and the shapes are told."""
    selection = select(district, replace(full, evidence=Evidence.REFERENCE))
    passages = selection.graph.members("Passage")

    assert passages
    assert all(selection.graph.text(one, "dp:charStart") for one in passages)
    assert not any(selection.graph.text(one, "dp:text") for one in passages)
    assert ("Passage", "dp:text") in selection.waived


def test_without_evidence_no_passage_or_fact_is_left(district: Graph, full: Profile) -> None:
    """Nothing points into the report, but the report itself is still named."""
    chosen = select(district, replace(full, evidence=Evidence.NONE)).graph

    assert not [*chosen.members("Passage"), *chosen.members("Fact"), *chosen.members("Section")]
    assert not [each for each in chosen.triples if "#char=" in f"{each.subject}{each.object}"]
    assert len(chosen.members("Report")) == 1


SECRET = [
    ("蓝湾科技", "a whole name"),
    ("蓝湾", "a part of a name"),
    ("蓝 湾", "white space inside"),
    ("星河总部", "the beginning of a project's name"),
    ("绿地", "a word in an indicator, a pledge and a sentence"),
    ("绿色工厂", "a word in a title"),
    ("20.5亿元", "the words of a figure"),
    ("ＧＲＥＥＮ", "a word that is nowhere"),
]


@pytest.mark.parametrize("word", [case[0] for case in SECRET], ids=[case[1] for case in SECRET])
def test_a_withheld_word_is_nowhere(district: Graph, full: Profile, word: str) -> None:
    """No label, text, IRI or sentence that leaves holds it, however it is written."""
    chosen = select(district, replace(full, withhold=Withhold(labels=(word,)))).graph

    assert [each for each in chosen.triples if folded(word) in folded(f"{each.subject}\n{each.object}")] == []


def test_an_encoded_name_in_an_iri_is_found(district: Graph, full: Profile) -> None:
    """Percent-encoding hides nothing."""
    hidden = NamedNode("https://w3id.org/devplan/id/999901/%E7%A7%98%E5%AF%86")
    more = {
        Triple(hidden, node("rdf:type"), dp("Project")),
        Triple(hidden, node("rdfs:label"), Literal("甲", language="zh")),
    }

    chosen = select(
        Graph({*district.triples, *more}), replace(full, withhold=Withhold(labels=("秘密",)))
    ).graph

    assert not [each for each in chosen.triples if each.subject == hidden]


def test_a_withheld_class_takes_its_names_from_the_sentences(district: Graph, full: Profile) -> None:
    """No firm leaves, no fact about one, and the sentences that name one are left without words."""
    selection = select(district, replace(full, withhold=Withhold(classes=("Enterprise",))))
    text = "\n".join(str(each) for each in selection.graph.triples)

    assert "蓝湾科技" not in text
    assert "白石电子" not in text
    assert selection.graph.members("Recognition") == []
    assert ("Passage", "dp:text") in selection.waived


def test_a_withheld_property_takes_its_facts_and_their_sentences(district: Graph, full: Profile) -> None:
    """Who undertakes a project leaves neither as a triple, nor as a fact, nor in words."""
    withheld = Withhold(properties=(iri("dp:undertakenBy"),))

    chosen = select(district, replace(full, withhold=withheld)).graph

    assert not [each for each in chosen.triples if dp("undertakenBy") in (each.predicate, each.object)]
    proof = NamedNode("https://w3id.org/devplan/id/report/yunxi-2030h1#char=10,29")
    assert chosen.text(proof, "dp:text") == ""


def test_a_word_of_the_reports_title_is_refused(district: Graph, full: Profile) -> None:
    """A package cannot hide its own source: the sender is told."""
    with pytest.raises(ExportError, match="report's own title"):
        select(district, replace(full, withhold=Withhold(labels=("云溪区",))))


def test_an_unknown_label_is_told_with_those_near(district: Graph, full: Profile) -> None:
    """A label that is not in the graph is an error that names what is near, never an empty package."""
    with pytest.raises(ExportError, match="汽车产业"):
        select(district, replace(full, select=Select(industries=("汽车",))))


@pytest.mark.parametrize("name", profile_names())
def test_each_shipped_profile_leaves_something(district: Graph, name: str) -> None:
    """The profiles that ship with the code work on a graph that has a bit of everything."""
    assert len(select(district, read_profile(name)).graph) > 0


GOOD = """language = "zh"
licence = "https://example.org/licence"
evidence = "full"
syntaxes = ["turtle"]
[title]
zh = "甲"
en = "a"
[description]
zh = "乙"
en = "b"
[select]
classes = ["Project"]
[withhold]
properties = ["dp:rule"]
"""
FAULTS = [
    ("https://example.org/licence", "none", "licence", "a licence that is no address"),
    ('"full"', '"some"', "full, reference, none", "an unknown degree of evidence"),
    ('"turtle"', '"word"', "use one of", "an unknown syntax"),
    ('language = "zh"', 'language = "fr"', "zh, en", "a language that is not spoken here"),
    ("language", "colour", "no such key", "an unknown key"),
    ('"Project"', '"Projet"', "Project", "a misspelt class"),
    ('["Project"]', '"Project"', "not a list", "a word where a list belongs"),
    ('"dp:rule"', '"dp:rules"', "dp:rule", "a misspelt property"),
    ('en = "a"', "", "zh and in en", "a title in one language"),
    ("language =", "language = =", "not TOML", "no TOML"),
]


@pytest.mark.parametrize(
    ("old", "new", "said"), [case[:3] for case in FAULTS], ids=[case[3] for case in FAULTS]
)
def test_a_faulty_profile_is_told_with_its_key(tmp_path: Path, old: str, new: str, said: str) -> None:
    """The message names the file and what to write instead; the same file without the fault is read."""
    path = tmp_path / "mine.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert read_profile(path).select.classes == ("Project",)
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ExportError, match=r"mine\.toml") as raised:
        read_profile(path)

    assert said in str(raised.value)


def test_an_unknown_profile_is_told_with_those_there_are() -> None:
    """A name that is no profile lists the profiles."""
    with pytest.raises(ExportError, match="statistics"):
        read_profile("statistic")


CLASSES = st.sets(st.sampled_from(["Project", "Enterprise", "Industry", "Indicator", "Place", "Commitment"]))
KEPT_BACK = st.sets(st.sampled_from(["Enterprise", "Milestone", "Commitment", "Park", "Fact"]), max_size=2)
PARTS = st.sets(st.sampled_from(["蓝湾", "星河", "智造园", "绿", "6.1%", "产线"]), max_size=2)
FIELDS = st.sampled_from([(), ("汽车产业",), ("电子产业",), ("氢能产业", "电子产业")])


@given(CLASSES, FIELDS, KEPT_BACK, PARTS, st.sampled_from(Evidence))
@settings(max_examples=80, deadline=None)
def test_whatever_the_profile_nothing_leaks_and_the_shapes_hold(
    classes: set[str], fields: tuple[str, ...], kept_back: set[str], parts: set[str], evidence: Evidence
) -> None:
    """Any choice of classes, fields, withheld classes and words leaves sound data, or nothing to send."""
    profile = replace(
        read_profile("full"),
        select=Select(classes=tuple(sorted(classes)), industries=fields),
        withhold=Withhold(classes=tuple(sorted(kept_back)), labels=tuple(sorted(parts))),
        evidence=evidence,
    )
    try:
        selection = select(_DISTRICT, profile)
    except ExportError as error:
        if "nothing to send" not in str(error):
            raise
        return

    text = folded("\n".join(f"{each.subject} {each.object}" for each in selection.graph.triples))
    assert not [word for word in parts if folded(word) in text]
    assert not [local for local in kept_back if selection.graph.members(local)]
    assert _faults(selection) == []
