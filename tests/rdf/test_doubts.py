"""What is in doubt in the graph: figures that disagree, things that may be one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Triple

from kg.assessment.contradictions import contradictions
from kg.export.doubts import compared_at, disagreements_at
from kg.pipeline import add, build
from kg.rdf.doubts import OpenIdentity, open_identity, open_identity_triples
from kg.rdf.terms import RDF_TYPE, dp
from kg.resolution.compared import pair_of, to_judge
from kg.resolution.model import Verdict
from kg.resolution.review import Decision, decide
from kg.resources import CHECKOUT
from kg.store.embedded import EmbeddedStore, open_embedded
from tests.assessment.factories import IN_ORDER, SEQUENCE, told_file

REPORT = CHECKOUT / "data" / "reports" / "jiading-2021h1"


def members(store: EmbeddedStore, kind: str) -> list[NamedNode]:
    """The things of a class."""
    found = (triple.subject for triple in store.match(None, RDF_TYPE, dp(kind)))
    return [one for one in found if isinstance(one, NamedNode)]


@pytest.fixture(scope="module")
def disagreeing(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    """Reports of one district that disagree with each other."""
    folder = tmp_path_factory.mktemp("disagreeing")
    build([SEQUENCE / f"{name}.txt" for name in IN_ORDER], folder)
    return open_embedded(folder)


def test_every_disagreement_is_in_the_graph(disagreeing: EmbeddedStore) -> None:
    """With its figures, its sum and its sentences: a store tells what the assessment found."""
    found = contradictions([told_file(SEQUENCE / f"{name}.txt") for name in IN_ORDER])
    told = disagreements_at(disagreeing)

    assert found
    assert {(each.rule, each.what, each.arithmetic) for each in found} == {
        (each["rule"], each["what"], each["arithmetic"]) for each in told
    }
    spans = {(each.arithmetic, quote.report, quote.span.start) for each in found for quote in each.quotes}
    assert spans == {(each["arithmetic"], q["report"], q["start"]) for each in told for q in each["quotes"]}
    assert all(said["marks"] for each in told for said in each["quotes"])


def test_a_disagreement_disputes_figures_of_the_graph(disagreeing: EmbeddedStore) -> None:
    """Each is an observation that the graph has."""
    figures = set(members(disagreeing, "Observation"))
    disputed = [triple.object for triple in disagreeing.match(None, dp("disputes"), None)]

    assert len(disputed) > len(members(disagreeing, "Disagreement")) > 0
    assert set(disputed) <= figures


def test_what_is_left_to_a_person_is_in_the_graph_until_it_is_judged(tmp_path: Path) -> None:
    """The pairs that the build compared, by label; one found to be two things is gone from the next build."""
    built = build([REPORT], tmp_path / "kg", judgements=tmp_path / "judgements")
    pairs = to_judge(compared_at(open_embedded(tmp_path / "kg")))
    assert len(pairs) == built.unsure > 1

    (_, left), (_, right) = pair_of(pairs[0])
    decide(tmp_path / "judgements", Decision(left, right, Verdict.DIFFERENT, "王芳", "2026-01-01", "两处"))
    build([REPORT], tmp_path / "kg", judgements=tmp_path / "judgements")
    assert to_judge(compared_at(open_embedded(tmp_path / "kg"))) == pairs[1:]


def test_a_report_added_leaves_the_same_doubts_as_a_build_of_all(tmp_path: Path) -> None:
    """Pairs across two districts come and stay, whichever way the graph came to be."""
    text = next(REPORT.glob("*.txt")).read_text(encoding="utf-8")
    for name, district in (("one", "310114"), ("other", "310115")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "report.txt").write_text(text[: 4000 if name == "one" else 3000], encoding="utf-8")
        (folder / "report.toml").write_text(f'region = "{district}"\n', encoding="utf-8")
    both = [tmp_path / "one", tmp_path / "other"]
    build(both, tmp_path / "whole", cut_off=True, twice=True)
    build(both[:1], tmp_path / "grown", cut_off=True)
    add(both[1:], tmp_path / "grown", cut_off=True, twice=True)

    whole, grown = open_embedded(tmp_path / "whole"), open_embedded(tmp_path / "grown")
    districts = Counter(
        len({side["home"] for side in (each["left"], each["right"])}) for each in compared_at(whole)
    )
    assert districts[2] > 0
    assert sorted(map(pair_of, compared_at(grown))) == sorted(map(pair_of, compared_at(whole)))


def triples(pairs: Iterable[OpenIdentity]) -> set[Triple]:
    """What is said of pairs."""
    return set(open_identity_triples(pairs))


def test_a_pair_is_one_whichever_thing_comes_first() -> None:
    """The same IRI and the same triples."""
    one, other = "https://example.org/id/1/a", "https://example.org/id/1/b"

    assert triples([open_identity(one, other, "r", 0.8)]) == triples([open_identity(other, one, "r", 0.8)])
