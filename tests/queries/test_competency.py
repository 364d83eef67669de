"""The competency queries, each against a made-up district whose rows were checked by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph
import pytest

from kg.catalogue import Parameter, Query, bind, read_catalogue, resolve_name
from kg.store.embedded import EmbeddedStore
from kg.store.results import RESULT_FORMATS

HERE = Path(__file__).parent
COMPETENCY = [query for query in read_catalogue().values() if query.group == "competency"]


@pytest.fixture(scope="module")
def world() -> EmbeddedStore:
    """A made-up district that has something of everything."""
    store = pyoxigraph.Store()
    store.load((HERE / "world.ttl").read_bytes(), pyoxigraph.RdfFormat.TURTLE)
    return EmbeddedStore(store)


def no_names(name: str, parameter: Parameter) -> str:
    """No competency query has a thing's name as its default: they must work for any report."""
    raise AssertionError(f"{parameter.name} is set to the name {name}")


def test_there_are_at_least_forty() -> None:
    """The catalogue answers forty questions or more."""
    assert len(COMPETENCY) >= 40


@pytest.mark.parametrize("query", COMPETENCY, ids=lambda query: str(query.id))
def test_rows_in_the_made_up_district(query: Query, world: EmbeddedStore) -> None:
    """With its defaults each query gives exactly the rows that stand in the file of its name."""
    found = json.loads(world.select(bind(query, {}, no_names)).serialize(RESULT_FORMATS["json"]))
    expected = json.loads((HERE / f"{query.id}.srj").read_text(encoding="utf-8"))
    assert found["head"]["vars"] == expected["head"]["vars"]
    assert _plain(found) == _plain(expected)


def _plain(results: dict[str, dict[str, list[dict[str, dict[str, str]]]]]) -> list[dict[str, str]]:
    return [{name: term["value"] for name, term in row.items()} for row in results["results"]["bindings"]]


@pytest.mark.parametrize("query", COMPETENCY, ids=lambda query: str(query.id))
def test_every_expectation_has_rows(query: Query) -> None:
    """No expected result is empty: a query that finds nothing anywhere would pass unseen."""
    expected = json.loads((HERE / f"{query.id}.srj").read_text(encoding="utf-8"))
    assert expected["results"]["bindings"]


def test_the_cluster_is_complete(world: EmbeddedStore) -> None:
    """What serves a narrower field and the whole of a phase is found too, each once, with a proof."""
    query = read_catalogue()["projects-of-cluster"]
    rows = list(world.select(bind(query, {}, no_names)).records())
    labels = {getattr(row["label"], "value", "") for row in rows}
    assert labels == {"星河总部", "星河总部一期", "氢动膜电极产线"}
    assert len(rows) == len(labels)
    assert all("status" in row and "sentence" in row for row in rows)


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("projects-by-status", {"status": "dp:InProduction"}, {"氢动膜电极产线"}),
        ("realised-milestones", {"type": "dp:Settled", "class": "Enterprise"}, {"蓝湾科技", "白石电子"}),
        ("recognitions-of-level", {"level": "dp:provincial"}, {"蓝湾科技"}),
        ("entities-in-section", {"heading": "上半年", "class": "Event"}, {"2030汽车论坛"}),
        ("contradictory-figures", {"indicator": "绿地"}, set()),
        ("open-identities", {"class": "Place", "minimum": "0.5"}, {"云溪新城"}),
        ("may-be-the-same", {"thing": "星河总部一期"}, {"星河总部一期"}),
        ("planned-milestones", {"period": "2030-07-01/2030-12-31", "type": "dp:Started"}, {"星河总部二期"}),
    ],
)
def test_parameters_narrow(
    name: str, values: dict[str, str], expected: set[str], world: EmbeddedStore
) -> None:
    """A parameter that is set keeps only the rows that meet it."""
    asked = bind(read_catalogue()[name], values, lambda word, parameter: resolve_name(world, word, parameter))
    rows = world.select(asked).records()
    assert {getattr(row["label"], "value", "") for row in rows} == expected
