"""A relation is stated only of things of the classes that the vocabulary gives it, as they turn out."""

from __future__ import annotations

import pytest

from kg.facts.extractor import extract
from kg.rdf.confidence import Confidence
from kg.rdf.mapping import describe
from kg.rdf.minting import mint
from kg.rdf.terms import dp
from kg.resolution.resolver import resolve
from tests.facts.figures.reading import report

CASES = [
    ("檀沣石英生产线二期工程开工。", {"phaseOf", "undertakenBy"}, "a project's phase is one of a project"),
    ("云岭产业园二期开工。", {"phaseOf"}, "a park's of a park"),
    (
        "檀沣生物创新中心二期工程开工。檀沣生物创新中心获评国家级创新中心。",
        {"undertakenBy"},
        "a body is not built in phases, which the next sentence makes of the whole",
    ),
    ("檀沣实验室二期开工。", {"phaseOf"}, "what is built in phases is a project, whatever stands in it"),
    ("宏泰集团投资20亿元建设的滨江国际物流园开工。", set(), "a park has no undertaker"),
    ("宏泰集团投资20亿元建设的滨江石英生产线开工。", {"undertakenBy"}, "a project has"),
    ("云岭产业园标准化厂房竣工。", {"locatedIn"}, "what a park's name opens stands in it"),
    ("云岭产业园“云岭产业园”项目、云岭产业园厂房工程竣工。", {"locatedIn"}, "nothing stands in itself"),
]


@pytest.mark.parametrize(("text", "relations", "reason"), CASES)
def test_ends_have_their_classes(text: str, relations: set[str], reason: str) -> None:
    """What a name's other mentions made of it counts."""
    read = report(text)
    found = resolve(read, extract(read))
    names = mint([(found.report_id, found.entities)])
    triples = describe(read, found, {name.key: name.iri for name in names}, Confidence()).triples
    stated = {
        name
        for name in ("phaseOf", "undertakenBy", "locatedIn")
        for triple in triples
        if triple.predicate == dp(name)
    }
    assert stated == relations, reason
    assert not [triple for triple in triples if triple.subject == triple.object], reason
