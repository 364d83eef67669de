"""Places that a report names and the gazetteer lacks: its own county by its title, towns by 镇 and 乡."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.document.model import Document
from kg.mentions.dictionary import is_place_name, known, tagged
from kg.mentions.lexicon import load
from kg.mentions.name_words import name_words

OWN = re.compile(
    r"(?:关于)?([\u4e00-\u9fff]{2,8}?(?:自治县|自治旗|自治州|新区|[县区市旗]))(?![\u4e00-\u9fff]?[县区市旗])"
)
# A town with nothing before it that its name could go on from.
GOES_ON = "(?![镇村级域长企办]|乡(?!村振兴|村旅游))"
TOWN = re.compile(rf"(?:^|(?<=[、,。;:\n(和及在]))([\u4e00-\u9fff]{{2,3}})(镇|乡|街道){GOES_ON}")
# What is built or done stands right before the town where it is: 打造某某镇万亩茶园.
DONE_AT = re.compile(
    rf"(?<=建设|打造|推进|完成|启动|实施|建成|新建|改造|加快|修建|创建|举办|开展)([\u4e00-\u9fff]{{2,3}})(镇|乡|街道){GOES_ON}"
)
# Towns listed one after the other; what kind of town one is (省级示范镇) may stand behind it.
OF_KIND = "(?:[省市县区国][级定家]?(?:示范|试点|重点|特色|中心|卫生|文明)[镇乡])?"
LISTED = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,4}}(?:镇|乡|街道){OF_KIND}(?:、|和|及|以及))+[\u4e00-\u9fff]{{2,4}}(?:镇|乡|街道)(?![镇乡村级域长企办])"
)
MEMBER = re.compile(r"([\u4e00-\u9fff]{2,3})(镇|乡|街道)" + OF_KIND + "$")
SHORT = re.compile(r"(?:自治县|自治旗|自治州|新区|[县区市旗])$")


@dataclass(frozen=True, slots=True)
class NamedPlaces:
    """`own` is what the report's own region is called, the full name first; `others` are its towns."""

    own: tuple[str, ...] = ()
    others: frozenset[str] = frozenset()


NOWHERE = NamedPlaces()


def named_places(document: Document) -> NamedPlaces:
    """What the report itself says is a place; its own region only where the gazetteer does not know it."""
    metadata = document.metadata
    own: tuple[str, ...] = ()
    if not metadata.region:
        match = OWN.match(metadata.issuer) or OWN.match(metadata.title)
        own = _names(match.group(1)) if match is not None else ()
    folded = document.source.folded
    towns = {
        name
        for match in (*TOWN.finditer(folded), *DONE_AT.finditer(folded))
        if (is_sited(match.group(1)) if match.re is DONE_AT else _is_name(match.group(1), match.group(2)))
        for name in (match.group(1), match.group())
    }
    for match in LISTED.finditer(folded):
        towns |= _listed(match.group(), towns)
    return NamedPlaces(own, frozenset(towns))


def _listed(words: str, towns: set[str]) -> set[str]:
    """The towns of a list a quarter of which is sure: 变作乡 beside 云栖镇, whatever its words mean.

    Where the first one begins is not known, so it is left to stand by itself.
    """
    members = [match for part in SEPARATORS.split(words) if (match := MEMBER.fullmatch(part)) is not None]
    names = [match.group(1) + match.group(2) for match in members]
    sure = sum(match.group() in towns or is_sited(match.group(1)) for match in members)
    if sure * 4 < len(names):
        return set()
    firsts = {match.group(1) for match in members if not _is_common(match.group(1))}
    return {name for name in names if name[: -len("镇")] in firsts or name.removesuffix("街道") in firsts}


def _is_common(word: str) -> bool:
    """Whether words before 镇 say which kind of town it is: 特色小, 重点."""
    kinds = name_words().town_kinds
    return word in kinds or word[:2] in kinds or word.endswith(name_words().town_fronts)


SEPARATORS = re.compile("、|以及|和|及")


def _names(full: str) -> tuple[str, ...]:
    short = SHORT.sub("", full)
    return (full, short) if len(short) > 1 else (full,)


def is_sited(word: str) -> bool:
    """Whether words before 镇, wherever they begin, are a name: 云龙坝, not 特色小."""
    plain = known(word) and not is_place_name(word)
    return not (plain or _is_common(word) or word[0] in load().listed or word[-1] in load().listed)


def _is_name(word: str, kind: str) -> bool:
    """Whether a word before 镇 is one, and no common one: 云栖, not 重点, not 家电下 (家电|下乡)."""
    listed = load().listed
    if (known(word) and not is_place_name(word)) or word[0] in listed or word[-1] in listed:
        return False
    return "".join(part for part, _ in tagged(word + kind)[:1]) in (word, word + kind)
