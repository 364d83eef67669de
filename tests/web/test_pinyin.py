"""How names are read and in which order lists of them stand."""

from __future__ import annotations

import httpx
import pytest
from pypinyin import Style, lazy_pinyin

from kg.web.pinyin import reading_order, syllables
from kg.web.search import folded

READ = [
    ("重庆银行", "chongqingyinhang", "words of the dictionary decide how a letter is read"),
    ("长江重要会计行动", "changjiangzhongyaokuaijixingdong", "in either way"),
    ("3D打印女工", "3Ddayinnvgong", "other letters stay; ü is v"),
    ("寿司𠮷", "shousi𠮷", "what no dictionary reads stays"),
    ("", "", "nothing"),
]


@pytest.mark.parametrize(("name", "expected", "reason"), READ)
def test_a_name_is_read(name: str, expected: str, reason: str) -> None:
    """A syllable for each Chinese letter, as pypinyin itself reads the words."""
    assert "".join(syllables(name)) == expected, reason


ORDERS = [
    (["安亭", "嘉定", "中山"], "by reading, not by code point"),
    (["2号线", "13号线", "云谷"], "numbers by their size, before words"),
    (["“四个一批”", "松江", "《苏州方案》"], "signs do not count"),
    (["事区", "市区", "市镇"], "the same letter stays together"),
]


@pytest.mark.parametrize(("names", "reason"), ORDERS)
def test_names_stand_in_their_order(names: list[str], reason: str) -> None:
    """As in a Chinese index."""
    assert sorted(set(names), key=reading_order) == names, reason


def test_the_real_names_are_read_as_pypinyin_reads_them(report: httpx.Client) -> None:
    """All but a few of a thousand: where its words overlap, either reading may be the right one."""
    names = [row.split(",")[0].strip('"') for row in report.get("/list/Project.csv").text.splitlines()[1:]]
    other = [
        name for name in names if "".join(syllables(name)) != "".join(lazy_pinyin(name, style=Style.NORMAL))
    ]
    assert len(names) > 100
    assert len(other) <= 1, other


def test_a_list_is_sorted_by_reading(report: httpx.Client) -> None:
    """The rows of a file come in the order of the page."""
    rows = report.get("/list/Park.csv").text.splitlines()[1:]
    names = [row.split(",")[0].strip('"') for row in rows]
    assert names == sorted(names, key=reading_order)
    assert names != sorted(names)


def test_the_filter_of_a_list_knows_other_names(report: httpx.Client) -> None:
    """What a thing is also called finds it, in any spelling of width and case."""
    found = report.get("/list/Park.csv", params={"q": "智能传感器产业园"}).text
    assert "上海智能传感器产业园" in found
    hits = report.get("/api/search", params={"q": "千亿级"}).json()["results"]
    by_alias = next(hit for hit in hits if folded("千亿级") not in folded(hit["label"]))
    rows = report.get(f"/list/{by_alias['class']}.csv", params={"q": by_alias["name"]}).text
    assert by_alias["label"] in rows.replace('""', '"')
