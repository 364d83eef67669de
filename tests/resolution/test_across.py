"""One thing across reports and districts: the made-up sequence, the rules' own examples, people's word."""

from __future__ import annotations

import random
from datetime import date

import pytest

from kg.rdf.minting import mint
from kg.resolution.compared import between, inside, to_judge
from kg.resolution.districts import TESTS, DistrictRule, district_rules, judge_districts
from kg.resolution.linking import Linked, link
from kg.resolution.model import Entity, Judgement, Verdict
from kg.resolution.names import folded
from kg.resolution.referents import key_of
from kg.resolution.seen import Seen, Sentence, home_of
from kg.text import Span
from kg.vocabulary import EntityClass
from tests.assessment.factories import EVERY, SEQUENCE, told, told_file
from tests.factories import metadata


def sighting(
    label: str,
    kind: str = "Project",
    home: str = "310114",
    *,
    year: int = 2021,
    formers: tuple[str, ...] = (),
    industry: str = "",
    firm: str = "",
) -> Seen:
    """A thing as one report names it."""
    report = f"{home}-{year}"
    return Seen(
        report=report,
        home=home,
        until=date(year, 12, 31),
        key=f"{home}/{folded(label)}",
        kind=EntityClass(kind),
        label=label,
        names=(label,),
        formers=formers,
        industries=frozenset(filter(None, (industry,))),
        firms=frozenset(filter(None, (firm,))),
        sentence=Sentence(report, Span(0, len(label)), label),
    )


def joined(linked: Linked) -> set[frozenset[str]]:
    """The keys that are one thing with another."""
    groups: dict[str, set[str]] = {}
    for key, head in linked.leader.items():
        groups.setdefault(head, set()).add(key)
    return {frozenset(keys) for keys in groups.values() if len(keys) > 1}


def judged(left: tuple[str, str], right: tuple[str, str], verdict: Verdict) -> Judgement:
    """What a person says of two districts' things, or of two of any one district."""
    return Judgement(left[1], right[1], verdict, "王芳 (review.csv:2)", 1.0, "查过", left[0], right[0])


def test_the_made_up_districts_share_one_firm_and_nothing_else() -> None:
    """The park goes on under its new name, the firm is one, the two hospitals' buildings are two."""
    found = link(each for name in EVERY for each in told_file(SEQUENCE / f"{name}.txt").seen)

    assert joined(found) == {
        frozenset({"青岚区/星湖智造园", "青岚区/星湖智造产业城"}),
        frozenset({"青岚区/云岭机器人股份有限公司|Enterprise", "澄溪区/云岭机器人股份有限公司|Enterprise"}),
    }
    assert found.labels == {"青岚区/星湖智造园": "星湖智造产业城"}
    assert {(each.judgement.by, each.judgement.verdict) for each in found.links} == {
        ("same.renamed", Verdict.SAME),
        ("district.firm-full", Verdict.SAME),
        ("district.own", Verdict.DIFFERENT),
    }
    assert all(each.judgement.reason for each in found.links)


@pytest.mark.parametrize("rule", district_rules().values(), ids=lambda rule: rule.id)
def test_each_rule_for_two_districts_is_the_first_that_holds_of_its_examples(rule: DistrictRule) -> None:
    """In either order of the two."""
    assert rule.examples
    for example in rule.examples:
        sides = []
        for name in ("left", "right"):
            kind, label, home, industry, firm = (*example[name], "", "")[:5]
            sides.append(sighting(label, kind, home, industry=industry, firm=firm))
        assert judge_districts(*sides).id == judge_districts(*reversed(sides)).id == rule.id


def test_every_rule_has_its_test() -> None:
    """And no test is without a rule; the last holds of all."""
    assert list(TESTS) == list(district_rules())


WITHIN = [
    ("云岭机器人产业园", "云岭机器人产业园项目", True, "a generic last word"),
    ("云帆大道二期", "云帆大道三期", False, "two phases"),
    ("云帆大道", "云帆大道二期", False, "a whole and its phase"),
    ("云岭科技园", "云岭科技城", False, "alike, and for a person to say"),
]


@pytest.mark.parametrize(("left", "right", "one", "reason"), WITHIN)
def test_two_reports_of_one_district(left: str, right: str, one: bool, reason: str) -> None:
    """Names that differ are compared by the rules that hold within one report."""
    found = link([sighting(left, "Park"), sighting(right, "Park", year=2022)])

    assert bool(joined(found)) is one, reason


def test_what_one_report_keeps_apart_stays_apart() -> None:
    """Even where another report's name would fit both."""
    apart = [sighting("云岭创新中心"), sighting("云岭创新中心项目")]
    found = link([*apart, sighting("云岭创新中心工程", year=2022)])

    assert all(not {each.key for each in apart} <= group for group in joined(found))


def test_a_renamed_thing_keeps_its_first_key_and_takes_its_newest_name() -> None:
    """Through two renamings, in whatever order the reports come."""
    things = [
        sighting("云岭园", "Park", year=2020),
        sighting("云岭产业城", "Park", year=2021, formers=("云岭园",)),
        sighting("星湖新城", "Park", year=2022, formers=("云岭产业城",)),
    ]
    for seed in range(4):
        random.Random(seed).shuffle(things)
        found = link(things)
        assert set(found.leader.values()) == {"310114/云岭园"}
        assert found.labels == {"310114/云岭园": "星湖新城"}


class TestPeople:
    """What people decide wins, across districts too."""

    ONE = ("310114", "人民医院")
    OTHER = ("310115", "人民医院")

    def things(self) -> list[Seen]:
        """Two districts' hospitals."""
        return [sighting("人民医院", "Organization", home) for home in ("310114", "310115")]

    def test_same_joins_what_the_rules_keep_apart(self) -> None:
        """Named with its district, in either order."""
        for pair in ((self.ONE, self.OTHER), (self.OTHER, self.ONE)):
            found = link(self.things(), [judged(*pair, Verdict.SAME)])
            assert joined(found) == {frozenset({"310114/人民医院", "310115/人民医院"})}

    def test_different_parts_what_the_rules_join(self) -> None:
        """A firm of one name that is two."""
        firms = [sighting("云岭科技", "Enterprise", home) for home in ("310114", "310115")]
        said = judged(("310114", "云岭科技"), ("310115", "云岭科技"), Verdict.DIFFERENT)
        assert joined(link(firms))
        assert not joined(link(firms, [said]))

    def test_a_name_alone_is_meant_within_each_district(self) -> None:
        """It never joins two districts' things."""
        things = [sighting("甲园", "Park"), sighting("乙城", "Park", "310115")]
        assert not joined(link(things, [judged(("", "甲园"), ("", "乙城"), Verdict.SAME)]))
        things = [sighting("甲园", "Park"), sighting("乙城", "Park", year=2022)]
        assert joined(link(things, [judged(("", "甲园"), ("", "乙城"), Verdict.SAME)]))

    def test_the_later_word_counts(self) -> None:
        """Decided twice, the second time otherwise."""
        said = [judged(self.ONE, self.OTHER, Verdict.SAME), judged(self.OTHER, self.ONE, Verdict.DIFFERENT)]
        assert not joined(link(self.things(), said))
        assert joined(link(self.things(), said[::-1]))


@pytest.mark.parametrize(
    ("issuer", "title", "home"),
    [
        ("青岚区发展和改革委员会", "", "青岚区"),
        ("", "关于青岚区2021年上半年计划执行情况的报告", "青岚区"),
        ("某省青岚市人民政府", "", "青岚市"),
        ("", "工作报告", "cn"),
    ],
)
def test_a_district_without_a_code_is_known_by_its_name(issuer: str, title: str, home: str) -> None:
    """So that two of them do not share their things."""
    about = metadata(region="")
    about = type(about)(about.report_id, title, issuer)
    assert home_of(about) == home


def test_a_renaming_said_in_words_joins_what_another_report_names_side_by_side() -> None:
    """One report has both names; the next says that the one became the other; nobody is asked."""
    first = told(
        "一、工作回顾", "临湖云岭科技园开工建设。", "临湖云岭科技城竣工。", report="a", region="310114"
    )
    words = "临湖云岭科技园更名为临湖云岭科技城。"
    second = told("一、工作回顾", words, report="b", period="2021", region="310114")

    assert {"临湖云岭科技园", "临湖云岭科技城"} <= {each.label for each in first.seen}
    found = link((*first.seen, *second.seen))
    assert frozenset({"310114/临湖云岭科技园", "310114/临湖云岭科技城"}) in joined(found)
    records = [*inside(first.document, first.resolved), *between(found.links)]
    assert "unsure" in {each["verdict"] for each in records}
    assert to_judge(records) == []


def test_a_place_and_a_firm_of_one_name_in_two_reports_are_two() -> None:
    """Neither report knows of the other's; built together, each has an IRI of its own."""
    kinds = (EntityClass.PLACE, EntityClass.ENTERPRISE)
    reports = [(kind.value, [Entity(key_of("310114", "云岭", kind), kind, "云岭", (), ())]) for kind in kinds]

    assert {name.kind: name.iri.rpartition("/")[2] for name in mint(reports)} == {
        EntityClass.PLACE: "云岭",
        EntityClass.ENTERPRISE: "云岭~2",
    }
