"""The real report's entities: one where it means one thing, several where it means several."""

from __future__ import annotations

from functools import cache

import pytest

from kg.document.reader import read
from kg.facts.extractor import extract
from kg.resolution.model import Entity, Resolved, Verdict
from kg.resolution.resolver import resolve
from tests.conftest import REPORTS


@cache
def real() -> Resolved:
    """The half-yearly report, resolved by rules alone."""
    document = read(REPORTS / "jiading-2021h1")
    return resolve(document, extract(document))


def named(name: str) -> list[Entity]:
    """The entities that go by a name."""
    return [entity for entity in real().entities if name in (entity.label, *entity.aliases)]


@pytest.mark.parametrize(
    "names",
    [
        ("上海智能传感器产业园", "智能传感器产业园"),
        (
            "嘉定新城“一环三路”智慧交通应用场景",
            "远香湖“一环三路”智慧交通示范",
            "新城“一环三路”智慧交通应用场景",
        ),
        ("“两区六市”环太湖科技创新圈", "环太湖科技创新圈"),
        ("G15嘉浏段拓宽改建工程", "G15嘉浏段拓宽"),
    ],
)
def test_wordings_of_one_thing(names: tuple[str, ...]) -> None:
    """Each wording leads to the same entity, under the fullest label."""
    keys = {entity.key for name in names for entity in named(name)}
    assert len(keys) == 1
    assert [len(named(name)) for name in names] == [1] * len(names)
    assert named(names[0])[0].label == names[0]


def test_the_second_phase_is_one_in_both_halves() -> None:
    """联影医疗二期 goes on in the review and is started in the plan: one entity, both steps."""
    (entity,) = named("联影医疗二期")
    steps = {
        (fact.type, fact.modality)
        for fact in real().facts.milestones
        if real().entity_of[fact.subject] is entity
    }
    assert {modality for _, modality in steps} == {"Realised", "Planned"}


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("找钢网", "找钢网总部", "a company and its headquarters"),
        ("理想汽车", "理想汽车上海研发总部", "a company and its headquarters"),
        ("上海安亭国际医疗产业园", "上海安亭国际医疗产业园三期", "a park and its third phase"),
        ("新慧总部湾二期", "新慧总部湾三期", "two phases"),
        ("禾赛科技智造中心", "禾赛超级工厂", "two works of one firm"),
        ("联影医疗二期", "联影医疗", "a phase and the firm"),
    ],
)
def test_two_things(one: str, other: str, reason: str) -> None:
    """Names that share words and are not one thing."""
    left, right = named(one), named(other)
    assert left, reason
    assert right, reason
    assert {entity.key for entity in left} & {entity.key for entity in right} == set(), reason


def test_what_is_unsure_is_listed_for_a_person() -> None:
    """临港嘉定科技园 and 临港嘉定科技城 may be one; nobody but a person can tell."""
    unsure = [{each.left, each.right} for each in real().judgements if each.verdict is Verdict.UNSURE]
    assert {"临港嘉定科技园", "临港嘉定科技城"} in unsure
    assert named("临港嘉定科技园") != named("临港嘉定科技城")


def test_every_mention_leads_to_its_entity() -> None:
    """Nothing is lost and nothing is in two entities; no key stands for two."""
    entities = real().entities
    assert len({entity.key for entity in entities}) == len(entities)
    gathered = [mention for entity in entities for mention in entity.mentions]
    assert len(gathered) == len(set(gathered)) == len(real().entity_of)
    assert all(real().entity_of[mention] is entity for entity in entities for mention in entity.mentions)
    assert all(entity.label not in entity.aliases for entity in entities)


def test_a_town_and_a_county_of_another_province() -> None:
    """华亭市 lies in another province, so that 华亭 in the district's report is its own 华亭镇."""
    assert [entity.label for entity in named("华亭")] == ["华亭镇"]
