"""Reports of two made-up districts, built together and one after another: one graph, IRIs that stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.pipeline import build
from kg.rdf.minting import read_names
from kg.resolution.model import Verdict
from kg.resolution.review import Decision, decide, undo
from kg.store.builds import ENTITIES, GRAPH, built_file
from kg.store.embedded import open_embedded
from tests.assessment.factories import EVERY, SEQUENCE

REPORTS = [SEQUENCE / f"{name}.txt" for name in EVERY]
BASE = "https://w3id.org/devplan/id/"
PARK, FIRM = f"{BASE}青岚区/星湖智造园", f"{BASE}青岚区/云岭机器人股份有限公司"


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All five in one build."""
    data = tmp_path_factory.mktemp("together")
    build(REPORTS, data)
    return data


def test_one_firm_in_two_districts_is_one_and_two_buildings_of_one_name_are_two(together: Path) -> None:
    """The firm stands in both parks; the IRI that the second district's name would have leads on to it."""
    store = open_embedded(together)

    assert store.ask(f"ASK {{ <{FIRM}> dp:locatedIn ?a, ?b FILTER(?a != ?b) }}")
    assert store.ask(f"ASK {{ <{FIRM.replace('青岚', '澄溪')}> dcterms:isReplacedBy <{FIRM}> }}")
    rows = store.select("SELECT ?thing { ?thing a dp:Project ; rdfs:label '人民医院门诊楼'@zh }").rows
    assert len(rows) == 2


def test_a_renamed_park_has_its_first_iri_its_newest_name_and_all_steps(together: Path) -> None:
    """Pledged under the one name, begun under the other."""
    store = open_embedded(together)

    assert store.ask(
        f"""ASK {{ <{PARK}> rdfs:label "星湖智造产业城"@zh ; skos:altLabel "星湖智造园"@zh ;
        dp:hasMilestone [ dp:milestoneType dp:Started ; dp:modality dp:Realised ],
        [ dp:milestoneType dp:Started ; dp:modality dp:Planned ] }}"""
    )
    assert store.ask(f"ASK {{ <{BASE}青岚区/星湖智造产业城> dcterms:isReplacedBy <{PARK}> }}")


def test_built_one_after_another_it_is_the_same_graph(together: Path, tmp_path: Path) -> None:
    """Each IRI is minted when its first report comes, and stays."""
    for end in range(1, len(REPORTS) + 1):
        build(REPORTS[:end], tmp_path)

    assert built_file(tmp_path, GRAPH) == built_file(together, GRAPH)


def test_an_earlier_report_that_comes_later_moves_no_iri(tmp_path: Path) -> None:
    """The park keeps the IRI of the name that was met first."""
    build(REPORTS[1:], tmp_path)
    before = {name.key: name.iri for name in read_names(tmp_path / "current" / ENTITIES)}
    build(REPORTS, tmp_path)
    after = {name.key: name.iri for name in read_names(tmp_path / "current" / ENTITIES)}

    assert before.items() <= after.items()
    assert open_embedded(tmp_path).ask(
        f'ASK {{ <{BASE}青岚区/星湖智造产业城> skos:altLabel "星湖智造园"@zh }}'
    )


def test_a_judgement_makes_the_same_graph_everywhere_and_undone_leaves_none(
    together: Path, tmp_path: Path
) -> None:
    """On a machine that has built before and on one that has not."""
    folder, old, new = tmp_path / "judgements", tmp_path / "old", tmp_path / "new"
    left, right = "青岚区/人民医院门诊楼", "澄溪区/人民医院门诊楼"
    build(REPORTS, old)
    decide(folder, Decision(left, right, Verdict.SAME, "王芳", "2022-08-01", "同一家医院的两处"))
    for data in (old, new):
        build(REPORTS, data, judgements=folder)

    assert built_file(old, GRAPH) == built_file(new, GRAPH) != built_file(together, GRAPH)
    assert len(open_embedded(new).select("SELECT ?x { ?x rdfs:label '人民医院门诊楼'@zh }").rows) == 1
    undo(folder, left, right)
    build(REPORTS, old, judgements=folder)
    assert built_file(old, GRAPH) == built_file(together, GRAPH)
