"""A relation survives every name of its make, and a sentence that states none lends none."""

from __future__ import annotations

import pytest

from tests.facts.reading import stated

# Firms by their full name, known nationwide, by a trade, by an unlisted word alone.
FIRMS = ("江西铜锐新材料有限公司", "京东", "金鹏集团", "三一重工", "沣澜科技", "盛屯矿业", "华晟", "TCL")
THINGS = ("碳纤维项目", "年产10万吨聚酯薄膜项目", "高端医疗器械项目", "储能电池项目")
PARKS = ("滨江经济开发区", "云谷创新园", "经开区", "城南工业园")
FIELDS = ("生物医药产业", "光伏产业", "装备制造业", "新材料产业")

# A construction over firms {f}, {g}, things {p}, {q}, a park {k} and a field {i}; what it states.
UNDERTAKEN = [
    ("{f}{p}、{g}{q}等2个项目开工建设。", "{f}{p} undertakenBy {f}"),
    ("加快{f}{p}及{g}{q}建设。", "{g}{q} undertakenBy {g}"),
    ("{f}投资20亿元建设{p},{g}投资3亿元建设{q}。", "{q} undertakenBy {g}"),
    ("{f}投资20亿元,占地120亩,建设{p}。", "{p} undertakenBy {f}"),
    ("{f}的{p}开工建设。", "{p} undertakenBy {f}"),
    ("{f}投资建设的{p}加快推进。", "{p} undertakenBy {f}"),
    ("由{f}投资建设的{p}竣工。", "{p} undertakenBy {f}"),
    ("{p}由{f}投资建设,占地200亩。", "{p} undertakenBy {f}"),
    ("{p}(投资方:{f})建成投产。", "{p} undertakenBy {f}"),
    ("引进{f},投资建设{p}。", "{p} undertakenBy {f}"),
    ("引进{f}投资20亿元建设{p}。", "{p} undertakenBy {f}"),
    ("{f}启动建设{p}。", "{p} undertakenBy {f}"),
]
LOCATED = [
    ("{f}、{g}等企业入驻{k}。", "{g} locatedIn {k}"),
    ("{f}及{g}等2家企业落户{k}。", "{f} locatedIn {k}"),
    ("{k}引进{f}与{g}等龙头企业。", "{g} locatedIn {k}"),
    ("{p}落户于{k}。", "{p} locatedIn {k}"),
    ("在{k}建成{p}。", "{p} locatedIn {k}"),
    ("{k}的{p}开工。", "{p} locatedIn {k}"),
    ("位于{k}的{p}投产。", "{p} locatedIn {k}"),
    ("{k}:{p}、{q}加快建设。", "{q} locatedIn {k}"),
    ("{k}:引进{f}。", "{f} locatedIn {k}"),
]
SERVING = [
    ("围绕{i},推进{f}{p}建设。", "{f}{p} servesIndustry {i}"),
    ("{i}:{f}{p}、{g}{q}建成投产。", "{g}{q} servesIndustry {i}"),
    ("{i}不断壮大,{f}{p}及{g}{q}开工建设。", "{f}{p} servesIndustry {i}"),
    ("做大做强{i}。{f}{p}加快建设。", "{f}{p} servesIndustry {i}"),
    ("形成以{f}、{g}等企业为龙头的{i}。", "{g} servesIndustry {i}"),
    ("{f}{p}建成投产,推动{i}发展。", "{f}{p} servesIndustry {i}"),
]
# What these deny, over the same names.
STATING_NONE = [
    ("{f}、{g}等企业产值增长10%以上,{p}、{q}等项目加快建设。", " undertakenBy "),
    ("引进{f}、{g}等企业,开工建设{p}、{q}。", " undertakenBy "),
    ("支持{f}、{g}做大做强,加快{p}建设。", " undertakenBy "),
    ("{p}(责任单位:县发改局)开工。", " undertakenBy "),
    ("{p}(投资主体:城南工业园)开工。", " undertakenBy "),
    ("打造体现抗日战争精神的“胜利红”旅游线路。", " undertakenBy "),
    ("{p}(业主:滨江县水务局)开工。", "滨江县水务局 is Enterprise"),
    ("{f}等企业落户,{k}集聚效应显现。", " locatedIn "),
    ("{k}获批省级开发区,{p}开工建设。", " locatedIn "),
    ("引进{k}的{f}。", " locatedIn "),
    ("{i}产值增长12%,城区道路改造完成3条,{f}成功上市。", " servesIndustry "),
    ("大力发展{i},改善民生。人民医院迁建项目开工建设。", " servesIndustry "),
]


def _named(pattern: str, at: int) -> dict[str, str]:
    firms, things = len(FIRMS), len(THINGS)
    return {
        "f": FIRMS[at % firms],
        "g": FIRMS[(at + 3) % firms],
        "p": THINGS[at % things],
        "q": THINGS[(at + 1) % things],
        "k": PARKS[at % len(PARKS)],
        "i": FIELDS[at % len(FIELDS)],
    }


@pytest.mark.parametrize("at", range(len(FIRMS)))
@pytest.mark.parametrize(("pattern", "states"), [*UNDERTAKEN, *LOCATED, *SERVING])
def test_a_relation_survives_other_names(pattern: str, states: str, at: int) -> None:
    """The same words over other firms, things, parks and fields state the same."""
    names = _named(pattern, at)
    assert states.format(**names) in stated(pattern.format(**names))


@pytest.mark.parametrize("at", range(len(FIRMS)))
@pytest.mark.parametrize(("pattern", "denies"), STATING_NONE)
def test_what_stands_beside_lends_none(pattern: str, denies: str, at: int) -> None:
    """A firm, a park or a field in the clause beside is of nothing there."""
    found = stated(pattern.format(**_named(pattern, at)))
    assert not [line for line in found if denies in line]


@pytest.mark.parametrize("who", ["“某某”", "《云栖》", "二期", "最大的一个工业项目由研祥集团"])
def test_words_that_spell_no_name_invest(who: str) -> None:
    """A quotation, a title or a bare phase before a sum is read without ado."""
    assert stated(f"{who}投资20亿元,在双流设立西南生产基地。")
