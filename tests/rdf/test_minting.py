"""Names become IRIs that are valid, one to one, and for good."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.errors import StoreError
from kg.rdf.minting import (
    MintedName,
    content_iri,
    encode_name,
    entity_iri,
    mint,
    names_again,
    names_to_csv,
    read_names,
)
from kg.vocabulary import EntityClass
from tests.factories import entity

BASE = "https://w3id.org/devplan/id/"

NAMES = [
    ("联影医疗二期", "联影医疗二期", "Chinese stands bare: it is ucschar"),
    ("ＦＦＴ　总部", "FFT总部", "full-width letters are folded and white space dropped"),
    ("上海(南翔)精准医学", "上海%28南翔%29精准医学", "brackets are sub-delims, not unreserved"),
    ("“卷对卷”生产线", "“卷对卷”生产线", "Chinese quotation marks are ucschar"),
    ("A/B#c?d%e", "A%2FB%23c%3Fd%25e", "nothing may end the step of the path or escape twice"),
    ("a_b-c.d~e", "a_b-c.d~e", "RFC 3986 unreserved stands bare"),
    ("..", "..~", "a step of dots would be taken out of the path"),
    ("甲\u202e乙", "甲%E2%80%AE乙", "marks of direction must not stand in an IRI"),
    ("<script>", "%3Cscript%3E", "what IRIs forbid is encoded"),
]


@pytest.mark.parametrize(("label", "encoded", "reason"), NAMES)
def test_a_name_is_folded_and_encoded(label: str, encoded: str, reason: str) -> None:
    """Outside RFC 3987's unreserved and ucschar everything is percent-encoded."""
    assert encode_name(label) == encoded, reason


@pytest.mark.parametrize(
    ("key", "iri"),
    [
        ("310114/联影医疗二期", f"{BASE}310114/联影医疗二期"),
        ("industry/汽车", f"{BASE}industry/汽车"),
        ("indicator/增加值", f"{BASE}indicator/增加值"),
        ("310114/科创中心|Park", f"{BASE}310114/科创中心"),
    ],
)
def test_an_entity_is_named_under_its_region_or_scheme(key: str, iri: str) -> None:
    """The class is not in the IRI, even where the key needs it."""
    assert entity_iri(key) == iri


def test_the_base_is_set_by_the_deployment(monkeypatch: pytest.MonkeyPatch) -> None:
    """KG_BASE_IRI moves every name."""
    monkeypatch.setenv("KG_BASE_IRI", "https://data.example.org/kg")

    assert entity_iri("310114/甲") == "https://data.example.org/kg/310114/甲"


def test_content_names_a_statement() -> None:
    """The same content has the same IRI, other content another, and parts do not run together."""
    assert content_iri("fact", "甲", "乙") == content_iri("fact", "甲", "乙")
    assert content_iri("fact", "甲", "乙") != content_iri("fact", "甲乙", "")
    assert content_iri("fact", "甲") != content_iri("milestone", "甲")
    assert NamedNode(content_iri("fact", "甲")).value.startswith(f"{BASE}fact/")


def test_two_things_of_one_name_get_a_suffix_with_its_reason() -> None:
    """A park and a project may both be called 科创中心; the note says which has the plain name."""
    found = mint(
        [
            (
                "r",
                [
                    entity("科创中心", "310114/科创中心|Park", EntityClass.PARK),
                    entity("科创中心", "310114/科创中心|Project"),
                ],
            )
        ]
    )

    assert [name.iri for name in found] == [f"{BASE}310114/科创中心", f"{BASE}310114/科创中心~2"]
    assert [name.note for name in found] == ["", f"{BASE}310114/科创中心 is 310114/科创中心|Park"]


def test_a_later_report_changes_a_label_and_not_an_iri() -> None:
    """The name first minted stays; the fullest label wins and the others are aliases."""
    first = mint([("2021", [entity("传感器园", "310114/传感器园", EntityClass.PARK)])])

    second = mint(
        [("2022", [entity("上海传感器园", "310114/传感器园", EntityClass.PARK, ("传感器园",))])], first
    )

    assert [name.iri for name in second] == [f"{BASE}310114/传感器园"]
    assert (second[0].label, second[0].aliases) == ("上海传感器园", ("传感器园",))
    assert second[0].first_report == "2021"


def test_a_name_once_given_is_never_given_to_another_thing() -> None:
    """What was minted keeps its IRI even when no report speaks of it any more."""
    old = mint([("2021", [entity("科创中心", "310114/科创中心|Park", EntityClass.PARK)])])

    new = mint([("2022", [entity("科创中心", "310114/科创中心|Project")])], old)

    iris = {name.key: name.iri for name in new}
    assert iris["310114/科创中心|Park"] == f"{BASE}310114/科创中心"
    assert iris["310114/科创中心|Project"] == f"{BASE}310114/科创中心~2"


def test_minted_names_survive_the_table(tmp_path: Path) -> None:
    """What entities.csv says is what was minted, commas and quotes included."""
    names = mint([("r", [entity('甲,"乙"', aliases=("丙", "丁")), entity("戊")])])
    path = tmp_path / "entities.csv"
    path.write_text(names_to_csv(names), encoding="utf-8")

    assert read_names(path) == names


@pytest.mark.parametrize(
    "content",
    [
        "iri,key,class,label,aliases,first_report,note\nx,310114/甲,Spaceship,甲,,r,\n",
        "iri,key\nx,y\n",
    ],
    ids=["no such class", "columns missing"],
)
def test_a_broken_table_of_names_is_one_line_with_its_place(tmp_path: Path, content: str) -> None:
    """A damaged entities.csv names the file and the line."""
    path = tmp_path / "entities.csv"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(StoreError, match=r"entities\.csv:line 2: bad row"):
        read_names(path)


def test_names_minted_before_firms_had_keys_of_their_own_stay() -> None:
    """A firm and a place of one name, under the keys of an earlier build."""
    old = (
        MintedName(f"{BASE}310114/云岭", "310114/云岭", EntityClass.ENTERPRISE, "云岭", (), "2021"),
        MintedName(f"{BASE}310114/云岭~2", "310114/云岭|Place", EntityClass.PLACE, "云岭", (), "2021"),
        MintedName(f"{BASE}310114/海棠", "310114/海棠", EntityClass.ENTERPRISE, "海棠", (), "2021"),
    )
    named = [
        entity("云岭", "310114/云岭|Enterprise", EntityClass.ENTERPRISE),
        entity("云岭", "310114/云岭", EntityClass.PLACE),
        entity("海棠", "310114/海棠|Enterprise", EntityClass.ENTERPRISE),
    ]

    assert {name.key: name.iri for name in mint([("2022", named)], old)} == {
        "310114/云岭|Enterprise": f"{BASE}310114/云岭",
        "310114/云岭": f"{BASE}310114/云岭~2",
        "310114/海棠|Enterprise": f"{BASE}310114/海棠",
    }


@pytest.mark.parametrize("first", [EntityClass.ENTERPRISE, EntityClass.ORGANIZATION])
def test_what_a_better_rule_makes_a_firm_or_none_keeps_its_iri(first: EntityClass) -> None:
    """The class is not in the IRI."""
    keys = {EntityClass.ENTERPRISE: "310114/云岭|Enterprise", EntityClass.ORGANIZATION: "310114/云岭"}
    then = next(kind for kind in keys if kind is not first)
    old = mint([("2021", [entity("云岭", keys[first], first)])])

    new = mint([("2021", [entity("云岭", keys[then], then)])], old)

    assert [(name.key, name.iri) for name in new] == [(keys[then], f"{BASE}310114/云岭")]


LABELS = {
    "plain": ("甲", "乙", "丙"),
    "with a comma and quotes": ('甲,"乙"', "乙", "丙"),
    "with a line break": ("甲\n乙", "乙", "丙"),
    "with a line break, new": ("甲", "乙", "丙\n丁"),
}


@pytest.mark.parametrize("labels", LABELS.values(), ids=LABELS)
def test_a_table_made_of_the_one_before_is_the_table_made_anew(labels: tuple[str, str, str]) -> None:
    """One name stays, one is called otherwise, one goes, one comes."""
    stays, moves, comes = (
        MintedName(f"{BASE}1/{number}", f"1/{number}", EntityClass.PROJECT, label, (f"{label}二",), "r")
        for number, label in zip((2, 3, 1), labels, strict=True)
    )
    gone = MintedName(f"{BASE}1/4", "1/4", EntityClass.PARK, "旧", (), "r")
    before, now = (moves, gone, stays), (stays, comes, replace(moves, label="新"))

    assert names_again(now, before, names_to_csv(before).encode()) == names_to_csv(now).encode()
