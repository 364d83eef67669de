"""Mergers: which thing goes on in which, and what is none."""

from __future__ import annotations

import pytest

from kg.facts.extractor import extract
from kg.vocabulary import Relation
from tests.assessment.factories import told

CASES = [
    (
        "星湖智造园与云帆科技园合并为星云产业园。",
        {("星湖智造园", "星云产业园"), ("云帆科技园", "星云产业园")},
    ),
    (
        "云帆创新园、海棠创业园整合为云海双创园。",
        {("云帆创新园", "云海双创园"), ("海棠创业园", "云海双创园")},
    ),
    ("南溪物流园并入北港物流园。", {("南溪物流园", "北港物流园")}),
    ("启明中学并入青岚中学。", {("启明中学", "青岚中学")}),
    (
        "青岚城投集团由青岚城建公司、青岚水务公司合并组建。",
        {("青岚城建公司", "青岚城投集团"), ("青岚水务公司", "青岚城投集团")},
    ),
    # Announced, denied, of another kind, or no merger at all.
    ("推动东港产业园、西港产业园合并为双港产业园。", set()),
    ("计划将南溪物流园并入北港物流园。", set()),
    ("南溪物流园未并入北港物流园。", set()),
    ("全区八个部门合并为五个。", set()),
    ("云岭公司数据并入政务数据平台。", set()),
    ("小区管网并入市政管网。", set()),
]


@pytest.mark.parametrize(("sentence", "mergers"), CASES)
def test_a_merger_is_stated_of_what_went_on_in_another(sentence: str, mergers: set[tuple[str, str]]) -> None:
    """Each part, and the thing that it is now part of."""
    report = told("一、工作回顾", sentence, region="310114")
    found = extract(report.document).relations

    assert {
        (fact.subject.label, fact.object.label) for fact in found if fact.predicate is Relation.MERGED_INTO
    } == mergers
