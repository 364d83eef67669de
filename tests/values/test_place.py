"""Administrative divisions: codes, names, tiers, parents, children, and broken gazetteers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kg import resources
from kg.errors import GazetteerError
from kg.values.place import Tier, gazetteer, load, short_name

HEAD = "code,name,level,parent,type\n"
PROVINCE = "110000,北京市,province,,\n"


def test_every_tier_is_there_and_every_parent_stands_above() -> None:
    """All provinces, more than 330 prefectures and 2,900 counties, each under a division of a higher tier."""
    divisions = gazetteer().divisions
    tiers = Counter(division.tier for division in divisions.values())
    order = list(Tier)

    assert tiers[Tier.PROVINCE] == 34
    assert tiers[Tier.PREFECTURE] > 330
    assert tiers[Tier.COUNTY] > 2900
    for division in divisions.values():
        if division.parent:
            assert order.index(divisions[division.parent].tier) < order.index(division.tier), division


@pytest.mark.parametrize(
    ("code", "name", "tier", "above"),
    [
        ("310114", "嘉定区", Tier.COUNTY, ("上海市",)),
        ("130624", "阜平县", Tier.COUNTY, ("保定市", "河北省")),
        ("610200", "铜川市", Tier.PREFECTURE, ("陕西省",)),
        ("419001", "济源市", Tier.COUNTY, ("河南省",)),
        ("310114102", "南翔镇", Tier.TOWNSHIP, ("嘉定区", "上海市")),
        ("441900003", "东城街道", Tier.TOWNSHIP, ("东莞市", "广东省")),
    ],
)
def test_a_code_gives_its_division_and_those_above(
    code: str, name: str, tier: Tier, above: tuple[str, ...]
) -> None:
    """A district of a municipality stands right under it; a city without counties has townships."""
    found = gazetteer().division(code)

    assert found is not None
    assert (found.name, gazetteer().tier(code)) == (name, tier)
    assert tuple(parent.name for parent in gazetteer().parents(code)) == above


def test_unknown_codes_name_nothing() -> None:
    """Neither a code of no division nor one of no length is an error."""
    for code in ("999999", "310114999", "", "31"):
        assert gazetteer().division(code) is None
        assert gazetteer().children(code) == ()
        assert gazetteer().parents(code) == ()


@pytest.mark.parametrize(
    ("name", "codes", "reason"),
    [
        ("嘉定区", ["310114"], "in full"),
        ("嘉定", ["310114"], "without its suffix"),
        ("上海", ["310000"], "a municipality"),
        ("朝阳", ["110105", "211300", "211321", "220104"], "an ambiguous name gives all"),
        ("湘西", ["433100"], "the peoples of an autonomous prefecture belong to its suffix"),
        ("广西", ["450000"], "those of an autonomous region too"),
        ("区", [], "a suffix alone names nothing"),
        ("南翔", [], "townships are found within their county only"),
    ],
)
def test_a_name_gives_every_division_that_bears_it(name: str, codes: list[str], reason: str) -> None:
    """With or without suffix, sorted by code."""
    assert [division.code for division in gazetteer().named(name)] == codes, reason


def test_a_name_within_a_division_is_looked_for_there_only() -> None:
    """朝阳 in Beijing is one district; 南翔 in 嘉定区 is a town."""
    assert [division.code for division in gazetteer().named("朝阳", within="110000")] == ["110105"]
    assert [division.name for division in gazetteer().named("南翔", within="310114")] == ["南翔镇"]


def test_children_are_those_right_below() -> None:
    """Provinces have prefectures, municipalities districts, counties townships."""
    assert all(child.tier is Tier.PREFECTURE for child in gazetteer().children("610000"))
    assert "嘉定区" in {child.name for child in gazetteer().children("310000")}
    assert {"南翔镇", "菊园新区", "新成路街道"} <= {child.name for child in gazetteer().children("310114")}


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("嘉定区", "嘉定"),
        ("内蒙古自治区", "内蒙古"),
        ("宁夏回族自治区", "宁夏"),
        ("积石山保安族东乡族撒拉族自治县", "积石山"),
        ("东区", "东区"),
        ("雄县", "雄县"),
        ("锡林郭勒盟", "锡林郭勒"),
        ("新成路街道", "新成路"),
        ("香港特别行政区", "香港"),
    ],
)
def test_a_short_name_keeps_two_characters(name: str, short: str) -> None:
    """Suffixes fall, unless next to nothing would stay."""
    assert short_name(name) == short


def test_both_files_are_sorted_and_every_township_has_its_county() -> None:
    """Sorted rows are what makes townships quick to find."""
    divisions = gazetteer().divisions
    rows = (resources.folder("gazetteers") / "townships.csv").read_text(encoding="utf-8").splitlines()[1:]

    assert list(divisions) == sorted(divisions)
    assert rows == sorted(rows)
    assert all(row[:6] in divisions or f"{row[:4]}00" in divisions for row in rows)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("code,name\n", r"divisions\.csv:1: broken row; the first row must be code,name,level,parent,type"),
        (HEAD + "110000,北京市\n", r":2: broken row; 5 cells are wanted, not 2"),
        (HEAD + "11,北京市,province,,\n", r":2: broken row; a six-digit code and a name are wanted"),
        (
            HEAD + "110000,北京市,city,,\n",
            r":2: broken row; level must be province, prefecture or county, not 'city'",
        ),
        (HEAD + PROVINCE + PROVINCE, r":3: broken row; code 110000 is there already; keep one"),
        (
            HEAD + PROVINCE + "110101,东城区,county,120000,\n",
            r":3: broken row; parent '120000' is no code of this file",
        ),
        (HEAD + "110000,北京市,province,,park\n", r":2: broken row; type must be zone or empty, not 'park'"),
    ],
)
def test_a_broken_row_is_named(tmp_path: Path, rows: str, message: str) -> None:
    """The error says file, row and mend."""
    (tmp_path / "divisions.csv").write_text(rows, encoding="utf-8")

    with pytest.raises(GazetteerError, match=message):
        load(tmp_path)


def test_a_broken_township_is_named_when_its_county_is_read(tmp_path: Path) -> None:
    """Townships are checked county by county; a missing file is an error then too."""
    (tmp_path / "divisions.csv").write_text(
        HEAD + PROVINCE + "110101,东城区,county,110000,\n", encoding="utf-8"
    )
    with pytest.raises(GazetteerError, match=r"townships\.csv: cannot be read; restore the file"):
        load(tmp_path).townships("110101")

    (tmp_path / "townships.csv").write_text(
        "code,name\n110101001,甲街道\n11010102,乙街道\n", encoding="utf-8"
    )
    with pytest.raises(GazetteerError, match=r"townships\.csv:3: broken row; a nine-digit code"):
        load(tmp_path).townships("110101")
