"""Which names are one thing, which are not, and which a person must say."""

from __future__ import annotations

import itertools

import pytest

from kg.errors import JudgementError
from kg.resolution.model import Verdict
from kg.resolution.resolver import unused_judgements
from kg.vocabulary import EntityClass
from tests.resolution.naming import judged, labels, resolved

PROJECT, PARK, FIRM = EntityClass.PROJECT, EntityClass.PARK, EntityClass.ENTERPRISE
PLATFORM, INDUSTRY, PLACE = EntityClass.PLATFORM, EntityClass.INDUSTRY, EntityClass.PLACE
INDICATOR = EntityClass.INDICATOR

# Two names, their classes, and why.
ONE = [
    ("北湖传感器产业园", PARK, "上海北湖传感器产业园", PARK, "the region in front adds nothing"),
    ("晟谷医疗二期", PROJECT, "晟谷医疗二期项目", PROJECT, "项目 says only that it is one"),
    ("“两横一纵”智慧交通场景", PLATFORM, "北湖新城“两横一纵”智慧交通示范", PROJECT, "the same quotation"),
    ("“三县四市”环江科技创新圈", PLACE, "环江科技创新圈", PLACE, "a nickname in front"),
    ("北湖精准医学产业园核心研发基地", PARK, "北湖精准医学产业园研发核心基地", PARK, "the order of words"),
    ("G2北湖段拓宽", PROJECT, "G2北湖段拓宽改建工程", PROJECT, "the kind of works at the end"),
    ("北湖 科技园", PARK, "北湖科技园", PARK, "white space a table broke into it"),
    ("北湖大桥三期", PROJECT, "北湖大桥第三期工程", PROJECT, "第 and 工程 around the phase"),
    ("“北湖之云”", PROJECT, "北湖之云", PROJECT, "quotation marks"),
    ("北湖亭镇", PLACE, "北湖亭", PLACE, "a town with and without 镇"),
    ("嘉定区", PLACE, "嘉定", PLACE, "the report's own district with and without 区"),
    ("无锡市", PLACE, "无锡", PLACE, "a city elsewhere with and without 市"),
    ("北湖科技园(一期)", PARK, "北湖科技园（一期）", PARK, "half-width and full-width brackets"),
]
APART = [
    ("晟谷科技", FIRM, "晟谷科技总部", PROJECT, "a company and its headquarters"),
    ("晟谷科技", FIRM, "晟谷科技", PROJECT, "a company and the project that goes by its name"),
    ("北湖医疗产业园", PARK, "北湖医疗产业园三期", PARK, "a park and its third phase"),
    ("北湖医疗产业园二期", PARK, "北湖医疗产业园三期", PARK, "two phases"),
    ("晟谷科技智造中心", PROJECT, "晟谷科技超级工厂", PROJECT, "two works of one firm"),
    ("晟谷科技", FIRM, "晟谷医疗", FIRM, "two trades: two firms of one group, whoever asks"),
    ("北京汽车", FIRM, "北京科技", FIRM, "a place is no firm's short name"),
    ("晟谷", FIRM, "晟谷川", FIRM, "a longer name that adds no trade"),
    ("机器人", INDUSTRY, "机器人", PROJECT, "an industry is a concept, not a thing of a place"),
    (
        "“两横一纵”智慧交通场景",
        PLATFORM,
        "“两横一纵”绿化提升工程",
        PROJECT,
        "one quotation, two undertakings",
    ),
    ("北湖大道", PLACE, "南湖大道", PLACE, "two streets"),
    ("晟谷大学科技园", PARK, "上海大学科技园", PARK, "the region in front of 大学 is its name"),
    ("晟谷大学科技园创新孵化基地", PARK, "泽柏大学科技园创新孵化基地", PARK, "two universities"),
    ("市重点项目投资", INDICATOR, "重点项目投资", INDICATOR, "the city's key projects and the county's own"),
    ("容城", PLACE, "容城镇", PLACE, "a county and the town that is its seat"),
    ("黄山", PLACE, "黄山区", PLACE, "a city, and a district of it that bears its name"),
]
UNSURE = [
    ("北湖国际科技园", PARK, "北湖国际科技城", PARK, "园 or 城: a slip, or two places"),
    (
        "国家级机器人产业创新孵化基地",
        PARK,
        "晟谷机器人产业创新孵化基地",
        PARK,
        "how high it stands tells nothing",
    ),
    ("北湖国际赛事服务中心", PROJECT, "北湖国际赛车服务中心", PROJECT, "much alike, not the same words"),
    ("晟谷", FIRM, "晟谷科技", FIRM, "a firm's short name, or another of its group"),
    ("晟谷", FIRM, "晟谷公司", FIRM, "with the legal form alone"),
    ("晟谷", FIRM, "晟谷生物医药(北湖)有限公司", FIRM, "trades, a place in brackets and the legal form"),
    ("晟谷科技", FIRM, "晟谷科技集团", FIRM, "the group of a firm"),
]


@pytest.mark.parametrize(("left", "left_kind", "right", "right_kind", "reason"), ONE)
def test_names_of_one_thing(
    left: str, left_kind: EntityClass, right: str, right_kind: EntityClass, reason: str
) -> None:
    """One entity, under the fuller label, the other an alias, whichever came first."""
    for names in itertools.permutations([(left, left_kind), (right, right_kind)]):
        (entity,) = resolved(*names).entities
        assert entity.label == max(left, right, key=len) or len(left) == len(right), reason
        assert {left, right} <= {entity.label, *entity.aliases}, reason


@pytest.mark.parametrize(("left", "left_kind", "right", "right_kind", "reason"), APART)
def test_names_of_two_things(
    left: str, left_kind: EntityClass, right: str, right_kind: EntityClass, reason: str
) -> None:
    """Two entities with different keys, and nobody is asked."""
    found = resolved((left, left_kind), (right, right_kind))
    assert (
        len({entity.key for entity in found.entities if entity.label in (left, right)}) == 2 or left == right
    )
    assert len(found.entities) == 2, reason
    assert not any(judgement.verdict is Verdict.UNSURE for judgement in found.judgements), reason


@pytest.mark.parametrize(("left", "left_kind", "right", "right_kind", "reason"), UNSURE)
def test_unsure_names_are_listed_not_merged(
    left: str, left_kind: EntityClass, right: str, right_kind: EntityClass, reason: str
) -> None:
    """Names that look alike stay apart, with a judgement for a person to make."""
    found = resolved((left, left_kind), (right, right_kind))
    assert len(found.entities) == 2, reason
    (judgement,) = found.judgements
    assert (judgement.verdict, {judgement.left, judgement.right}) == (Verdict.UNSURE, {left, right})
    assert 0.5 < judgement.score < 1


def test_every_judgement_says_who_and_why() -> None:
    """A rule's id, a score and a reason in words stand beside each comparison."""
    for left, left_kind, right, right_kind, _ in (*ONE, *UNSURE):
        for judgement in resolved((left, left_kind), (right, right_kind)).judgements:
            assert judgement.by.startswith(("same.", "unsure."))
            assert 0 < judgement.score <= 1
            assert judgement.reason


def test_an_alias_joins() -> None:
    """Where the text gives a short name for a thing, the short name alone is the same thing."""
    found = resolved(("北湖智慧交通实践区", PLACE), ("实践区", PLACE), aliases=("实践区",))
    assert labels(found) == [("北湖智慧交通实践区", "实践区")]


def test_keys_are_of_the_region_or_of_a_scheme() -> None:
    """Things belong to the report's region, industries and indicators to all reports."""
    found = resolved(("北湖科技园", PARK), ("机器人产业", INDUSTRY), ("增加值", EntityClass.INDICATOR))
    keys = {entity.label: entity.key for entity in found.entities}
    assert keys["北湖科技园"] == "310114/北湖科技园"
    assert keys["机器人产业"] == "industry/机器人产业"
    assert keys["增加值"] == "indicator/增加值"


class TestPeople:
    """What people decide wins over rules."""

    def test_same_joins_what_no_rule_would(self) -> None:
        """A new name of an old thing."""
        names = (("北湖国际科技园", PARK), ("云岭创新港", PARK))
        assert len(resolved(*names).entities) == 2
        said = [judged("北湖国际科技园", "云岭创新港", Verdict.SAME)]
        assert labels(resolved(*names, judgements=said)) == [("云岭创新港", "北湖国际科技园")]

    def test_different_parts_what_a_rule_would_join(self) -> None:
        """Two plants of one name."""
        names = (("北湖传感器产业园", PARK), ("上海北湖传感器产业园", PARK))
        assert len(resolved(*names).entities) == 1
        said = [judged("北湖传感器产业园", "上海北湖传感器产业园", Verdict.DIFFERENT)]
        assert len(resolved(*names, judgements=said).entities) == 2

    def test_different_holds_against_a_chain(self) -> None:
        """甲 is 乙 and 乙 is 丙 does not make 甲 丙 where a person says that they are two."""
        names = (("甲甲科技园", PARK), ("乙乙科技园", PARK), ("丙丙科技园", PARK))
        said = [
            judged("甲甲科技园", "丙丙科技园", Verdict.DIFFERENT),
            judged("甲甲科技园", "乙乙科技园", Verdict.SAME),
            judged("乙乙科技园", "丙丙科技园", Verdict.SAME),
        ]
        for order in itertools.permutations(said):
            entities = labels(resolved(*names, judgements=order))
            assert len(entities) == 2
            assert not any({"甲甲科技园", "丙丙科技园"} <= set(each) for each in entities)

    def test_an_unsure_pair_is_settled(self) -> None:
        """A judged pair is not asked again."""
        left, left_kind, right, right_kind, _ = UNSURE[0]
        for verdict, count in ((Verdict.SAME, 1), (Verdict.DIFFERENT, 2)):
            found = resolved(
                (left, left_kind), (right, right_kind), judgements=[judged(right, left, verdict)]
            )
            assert len(found.entities) == count
            assert [each.verdict for each in found.judgements] == [verdict]

    def test_the_later_word_counts(self) -> None:
        """A decision that is taken back by a later row, in either order of the names."""
        names = (("北湖国际科技园", PARK), ("云岭创新港", PARK))
        same = judged("北湖国际科技园", "云岭创新港", Verdict.SAME)
        other = judged("云岭创新港", "北湖国际科技园", Verdict.DIFFERENT)
        assert len(resolved(*names, judgements=[same, other]).entities) == 2
        assert len(resolved(*names, judgements=[other, same]).entities) == 1

    def test_undone_it_is_as_before(self) -> None:
        """Without the row everything is as it was."""
        names = (("北湖国际科技园", PARK), ("云岭创新港", PARK))
        before = resolved(*names)
        resolved(*names, judgements=[judged("北湖国际科技园", "云岭创新港", Verdict.SAME)])
        assert resolved(*names) == before

    def test_names_of_other_reports_say_nothing_here(self) -> None:
        """A judgement is for all reports; one about names that this report lacks changes nothing."""
        names = (("北湖国际科技园", PARK),)
        said = [judged("云岭创新港", "云岭创新湾", Verdict.SAME)]
        assert resolved(*names, judgements=said) == resolved(*names)

    def test_a_name_that_names_nothing_is_an_error(self) -> None:
        """A name that no report holds is a slip, told with file and row."""
        said = [judged("北湖国际科技园", "云岭创新刚", Verdict.SAME)]
        unused_judgements(said, ["北湖国际科技园", "云岭创新刚"])
        with pytest.raises(JudgementError, match="云岭创新刚") as caught:
            unused_judgements(said, ["北湖国际科技园"])
        assert "test.csv:2" in str(caught.value)
        assert caught.value.mend
