"""Firms that a text lists: behind 入驻企业有, in a row that closes in 等企业, and what they began."""

from __future__ import annotations

import pytest

from tests.facts.reading import Case, check, stated

LISTED: tuple[Case, ...] = (
    (
        "入驻企业主要有泽柏蔬菜、云栖面业、檀沣电子。",
        ("泽柏蔬菜 is Enterprise", "檀沣电子 is Enterprise", "泽柏蔬菜 settled"),
        (),
        "the noun before 有 says what the members are",
    ),
    (
        "签约企业15家,分别为泽柏蔬菜、云栖面业。",
        ("泽柏蔬菜 is Enterprise", "云栖面业 is Enterprise"),
        (),
        "so does the noun of the clause before, over how many there are",
    ),
    (
        "集中开工的企业包括泽柏蔬菜、云栖面业。",
        ("泽柏蔬菜 started", "云栖面业 started"),
        (),
        "what firms begin is their building",
    ),
    (
        "主要产品有泽柏蔬菜、云栖面粉。",
        (),
        ("泽柏蔬菜 is Enterprise",),
        "goods are no firms, whatever they are called",
    ),
    (
        "园区引进泽柏麦芽、正檀蔬菜、正和元药业等一批知名企业。",
        ("正檀蔬菜 is Enterprise", "正和元药业 is Enterprise"),
        ("元药业 is Enterprise",),
        "what stands between two commas of a row of firms is one name, adverbs and 和 with it",
    ),
    (
        "引进泽柏科技、云栖电子和檀沣药业等企业。",
        ("云栖电子 is Enterprise", "檀沣药业 is Enterprise"),
        (),
        "和 between two whole names parts them",
    ),
    (
        "年产16万吨硅铁、年产2万吨刃料等8家企业全面开工。",
        ("年产16万吨硅铁 is Project", "年产16万吨硅铁 started", "年产2万吨刃料 started"),
        ("年产16万吨硅铁 is Enterprise",),
        "how much is made of what is no firm's name, though the list says firms",
    ),
    (
        "云栖产业园位于滨江镇。已入住园区的企业达20家,其中:泽柏冶炼、檀沣科技等2家企业已投产。",
        ("泽柏冶炼 locatedIn 云栖产业园", "檀沣科技 in_production"),
        (),
        "其中 and a colon pick out of those that the park has",
    ),
)


@pytest.mark.parametrize("case", LISTED, ids=lambda case: case[0])
def test_firms_of_a_list(case: Case) -> None:
    """What a list calls firms are firms, and what is said of them is said of each."""
    check(stated(case[0]), case)
