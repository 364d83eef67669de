"""Places that only the report itself names: its own county, its towns."""

from __future__ import annotations

import pytest

from kg.document.model import Metadata
from kg.facts.extractor import extract
from kg.mentions.named_places import NOWHERE, named_places
from kg.vocabulary import EntityClass
from tests.factories import document

ABOUT = Metadata("qinghe", title="青禾县2023年政府工作报告")


def test_an_unknown_county_is_told_by_the_title() -> None:
    """The full name and the short one, where the gazetteer has neither."""
    assert named_places(document("各位代表。\n", ABOUT)).own == ("青禾县", "青禾")


@pytest.mark.parametrize("named", ["青禾智能制造产业园竣工", "青禾科技孵化园投入使用", "青禾新能源项目落地"])
def test_an_unknown_county_is_no_firm(named: str) -> None:
    """What the county's name opens belongs to no firm of that name."""
    mentions = extract(document(f"{named}。\n", ABOUT)).mentions
    assert not [each.label for each in mentions if each.kind is EntityClass.ENTERPRISE]


@pytest.mark.parametrize(
    ("text", "towns", "reason"),
    [
        ("云栖镇污水处理厂建成", {"云栖", "云栖镇"}, "a town by a word that no dictionary has"),
        (
            "支持云栖镇、沣泽镇、化作乡发展",
            {"沣泽", "沣泽镇", "化作乡"},
            "a list of towns, whatever the words of one mean; where the first one begins is not known",
        ),
        ("打造云栖镇万亩茶园", {"云栖", "云栖镇"}, "a town behind what is done there"),
        ("建设特色小镇、旅游大镇", set(), "what kind of town"),
        ("重点镇建设加快", set(), "a common word before 镇 names none"),
        ("家电下乡、汽车下乡深入开展", set(), "乡 that ends another word"),
        ("云栖镇村两级联动", set(), "镇 that goes on"),
    ],
)
def test_towns_are_told_by_their_last_word(text: str, towns: set[str], reason: str) -> None:
    """镇 and 乡 behind an unlisted word at the head of a clause."""
    assert set(named_places(document(f"{text}。\n")).others) == towns, reason


def test_a_report_that_names_none() -> None:
    """Nothing is told of nothing."""
    assert named_places(document("完成投资。\n")) == NOWHERE
