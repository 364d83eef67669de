"""The label of an indicator and the other names it goes by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.document.model import Document
from kg.facts.figures.context import Reading
from kg.facts.figures.counted import CARRIERS
from kg.facts.figures.naming import Name, Part
from kg.facts.figures.tidying import tidied
from kg.facts.figures.words import headed, words
from kg.facts.word_lists import word_lists
from kg.mentions.model import Mention
from kg.mentions.places import surroundings_of
from kg.text import Span
from kg.values.units import UnitKind
from kg.vocabulary import EntityClass

_BRACKETED = re.compile(r"(?P<stem>.+?)[(（](?P<of>[^()（）]{1,3}[属级直])[)）]")
_YEAR = re.compile(
    r"(?:19|20)\d\d年度?(?!\d)|(?<=[业区县市])(?:[一二三四]季度|上半年)(?=[\u4e00-\u9fff]{2})"
    "|(?:今年(?:以来)?|本年度)的?(?![目计任]|[^\u4e00-\u9fff]|$)"
)
_NOTE = re.compile(r"[〔(（\[［]\d{1,3}[〕)）\]］]")
# 撤并村通公路(2013-2017年): when, at the end of a name.
_SPAN_OF_YEARS = re.compile("[(（](?:19|20)[0-9]{2}年?[-—–~～至]+(?:19|20)[0-9]{2}年?[)）]")
_BELOW = re.compile("[,，、;；]下同(?=[)）])")
# 排查|了各类隐患: that it is done is no part of a name; 通了车 and 了解 are words.
_DONE = re.compile("(?<=[\u4e00-\u9fff])(?<![为除])了(?![解望然断]|.$)")
_BRACKETS = frozenset("〔(（[［")
_PAIRS = (("“", "”"), ("‘", "’"), ("《", "》"), ("(", ")"), ("（", "）"), ("〔", "〕"))
_MARKS = frozenset("".join(map("".join, _PAIRS)))
# 占全市, 高于全市, 领先全县 compare with all of it, and say so.
_INNER = re.compile(r"(?:(?<=[^占于出过先])|^)(?:累计|全[区市县])(?!化)")
_CUT = re.compile(r"(?<![一二三])([一二三])产(?!业)")
_SECTORS = {"一": "第一产业", "二": "第二产业", "三": "第三产业"}
_OUTPUTS = ("总产值", "产值")


def label_of(document: Document, base: int, parts: Iterable[Part]) -> str:
    """The words of the parts without white space, notes, years and 累计: one name for every half-year."""
    label = words_of(document, base, parts)
    if "《" in label:
        return label
    label = _without_own(document, label)
    if "年" in label or "季度" in label:
        label = _YEAR.sub("", label)
    return _INNER.sub("", label).strip("、") if "累计" in label or "全" in label else label


def _without_own(document: Document, label: str) -> str:
    """某县生产总值 in that county's own report is 生产总值; 某县人民医院床位 stays."""
    for at, own in enumerate(surroundings_of(document).own_full_names):
        rest = label.removeprefix(own)
        if rest == label or rest.startswith(word_lists().of_body):
            continue
        full = at == 0 and (len(rest) > _SHORT or headed(rest, 0, len(rest)))
        deed = words().strong.fullmatch(own) is not None  # 新建学校 in 新建区's report
        if full or (at and not deed and _is_statistic(rest)):
            return rest
    return label


_SHORT = 3


def _is_statistic(rest: str) -> bool:
    """Whether what stands behind a county's short name is a statistic or what is counted there."""
    if rest.startswith(word_lists().of_place) and not rest.startswith(word_lists().of_whole):
        return False
    return rest == "GDP" or (
        len(rest) > _SHORT
        and (
            headed(rest, 0, len(rest))
            or words().strong.match(rest) is not None
            or rest.endswith(("项目", "企业"))
        )
    )


def words_of(document: Document, base: int, parts: Iterable[Part]) -> str:
    """The words of the parts as written, one after the other, without white space and notes."""
    said = (
        part if isinstance(part, str) else document.source.text[base + part[0] : base + part[1]]
        for part in parts
    )
    label = _DONE.sub("", "".join("".join(said).split()))
    if not _BRACKETS.isdisjoint(label):
        label = _BELOW.sub("", _NOTE.sub("", _SPAN_OF_YEARS.sub("", label)))
    return _paired(label.strip("、,，:：的了"))


def _paired(label: str) -> str:
    """The label without quotation marks and brackets at either end whose other half stands outside it."""
    if _MARKS.isdisjoint(label):
        return label
    shorter = _one_less(label)
    return label if shorter == label else _paired(shorter)


def _one_less(label: str) -> str:
    """The label without one mark of each kind that has no other half in it."""
    for mark, end in _PAIRS:
        if label.count(mark) > label.count(end):
            label = label.removeprefix(mark) if label.rfind(mark) == 0 else label.removesuffix(mark)
        elif label.count(end) > label.count(mark):
            label = label.removesuffix(end) if label.find(end) == len(label) - 1 else label.removeprefix(end)
    return label


def mention_of(document: Document, base: int, reading: Reading) -> Mention:
    """The indicator of a reading, with its words and its aliases."""
    name = reading.name
    label = tidied(label_of(document, base, name.parts))
    if reading.quantity.kind is UnitKind.MONEY:  # 税收增幅超过8%,完成3亿元: the sum is no growth
        label = _GROWTH.sub("", label)
    others = [words_of(document, base, name.parts)]
    others.extend(label_of(document, base, parts) for parts in name.others)
    others.extend("计划" + label_of(document, base, parts) for parts in _meant(document, base, name))
    spans = {
        Span(base + part[0], base + part[1])
        for part in name.parts
        if not isinstance(part, str) and part[0] < part[1]
    }
    if reading.quantity.kind in (UnitKind.MONEY, UnitKind.RATIO):
        others = _without_carriers(label, others) + ([] if name.verb else output_names(label))
    return Mention(
        label=label,
        kind=EntityClass.INDICATOR,
        spans=tuple(sorted(spans)),
        rule=name.rule,
        aliases=aliases(label, others),
    )


def _meant(document: Document, base: int, name: Name) -> Iterator[tuple[Part, ...]]:
    """计划实施项目 is 实施项目 as it is planned: what is meant to be done goes by both."""
    for parts in (name.parts, *name.others):
        first = parts[0] if parts else ""
        if isinstance(first, str):
            continue
        text, at = document.source.text, base + first[0]
        if text.endswith("计划", 0, at) and words().verb.match(text, at):
            yield parts


_GROWTH = re.compile("(?<=..)(?:增幅|增速|增长率|增长速度)$")
_INVESTED = ("投资", "年度投资")


def _without_carriers(label: str, names: Iterable[str]) -> list[str]:
    """完成固定资产投资 is no name of 固定资产投资, whose sum or rate the verb only carries; 完成投资 is the
    usual one of what is invested so far.
    """
    if label in _INVESTED:
        return list(names)
    carried = {verb + label for verb in CARRIERS}
    return [name for name in names if name not in carried]


def output_names(label: str) -> list[str]:
    """A sector that completes a sum of money completes output: 规模以上工业 → 规模以上工业总产值."""
    return [label + word for word in _OUTPUTS] if words().sector.search(label) else []


def aliases(label: str, others: Iterable[str]) -> tuple[str, ...]:
    """The given other names, those with short forms written out and those without qualifiers."""
    found: list[str] = []
    for name in (label, *others):
        found.append(name)
        full = _written_out(name)
        found.append(full)
        if full.startswith(words().qualifiers):
            found.extend(full.removeprefix(word) for word in words().qualifiers if full.startswith(word))
        if full.endswith("占地"):
            found.append(full + "面积")
        bracketed = _BRACKETED.fullmatch(full)
        if bracketed:
            found.append(bracketed["of"] + bracketed["stem"])
    return tuple(dict.fromkeys(name for name in found if _names(name) and name != label))


def _names(name: str) -> bool:
    return len(name) > 2 and name not in words().generic


def _written_out(name: str) -> str:
    name = _CUT.sub(lambda match: _SECTORS[match[1]], name)
    if words().shortened.search(name) is None:
        return name
    for short, full in words().short.items():
        at = name.find(short)
        if (
            at < 0
            or full in name
            or name.startswith(words().short_not_before.get(short, ()), at + len(short))
        ):
            continue
        return name.replace(short, full)
    return name
