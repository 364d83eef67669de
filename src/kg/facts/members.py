"""Members of a list: what its noun, or the names beside them, say of words that name nothing alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from kg.facts.word_lists import word_lists
from kg.mentions.construction import BUILT, CONSTRUCTION
from kg.mentions.dictionary import known
from kg.mentions.goods import amount, industry_names
from kg.mentions.lexicon import load
from kg.mentions.list_words import list_words
from kg.mentions.model import Mention
from kg.mentions.name_words import name_words
from kg.mentions.names import Group, Name
from kg.mentions.places import Surroundings, names_division
from kg.mentions.roles import Role
from kg.mentions.specificity import Specificity
from kg.vocabulary import EntityClass


def as_listed(mention: Mention, name: Name, group: Group) -> Mention:
    """The mention, marked by its rule where only the list makes a name of it."""
    return _listed(_listed_firm(mention, name, group), name, group)


def _listed(mention: Mention, name: Name, group: Group) -> Mention:
    """人民路、某某大道等道路: beside names of its kind a common word is one."""
    if name.specificity is Specificity.DESCRIPTIVE and _is_town(mention, name, group):
        return replace(mention, rule="name.listed")
    if _is_sight(mention, name, group):
        return replace(mention, rule="name.listed")
    if name.specificity is not Specificity.DESCRIPTIVE or name.suffix is None:
        return mention
    if _is_counted_off(mention, name, group):
        return replace(mention, rule="name.listed")
    if group.listing is None and len(group.names) < LONG_LIST and not is_beside_alike(name, group):
        return mention
    listed = group.listing is not None
    proper = [
        other
        for other in group.names
        if other.specificity is Specificity.PROPER and (listed or other.suffix is not None)
    ]
    beside = len(proper) >= (1 if listed else len(group.names) / 2) or _are_projects(name, group)
    named = (
        beside and mention.kind in NAMED_IN_LISTS and len(name.label) - len(name.suffix.word) >= ENOUGH_LISTED
    )
    return replace(mention, rule="name.listed") if named else mention


def _are_projects(name: Name, group: Group) -> bool:
    """甲乙丙丁装置项目、戊己庚辛项目、壬癸子丑项目: each is called a project, this one by many words."""
    called = (each.label.endswith(name_words().ventures) for each in group.names)
    return len(group.names) >= LONG_LIST and all(called) and len(name.label) >= ENOUGH_FOR_PROJECT


ENOUGH_FOR_PROJECT = 8


def _is_town(mention: Mention, name: Name, group: Group) -> bool:
    """太乙、子午等3个街道: what a list calls towns is one by its short name, even a common word."""
    towns = group.listing is not None and group.listing.word in word_lists().towns
    return (
        towns and mention.kind is EntityClass.PLACE and name.suffix is None and len(name.label) in SHORT_NAME
    )


SHORT_NAME = (2, 3)


def _is_sight(mention: Mention, name: Name, group: Group) -> bool:
    """仙女桥、桃花坞、某某寺等景区: beside one with a name of its own a single word is a sight's."""
    sights = group.listing is not None and group.listing.word.endswith(list_words().sights)
    alone = name.suffix is None and len(name.tokens) == 1 and name.tokens[0].pos[:1] == "n"
    told = sights and alone and mention.kind is EntityClass.PLACE and name.label not in load().weak
    return told and any(other.specificity is Specificity.PROPER for other in group.names)


def _is_counted_off(mention: Mention, name: Name, group: Group) -> bool:
    """某社区等10个示范点: what a list counts is given by name, even in common words."""
    room = len(name.label) - (len(name.suffix.word) if name.suffix is not None else 0)
    common = name.suffix is not None and name.suffix.word in name_words().ventures
    return group.counted and mention.kind in NAMED_IN_LISTS and room >= ENOUGH_LISTED and not common


def is_place_counted_off(name: Name, group: Group) -> bool:
    """鲢鱼社区等10个社区: a place in common words that a list counts off."""
    place = name.suffix is not None and name.suffix.kind is EntityClass.PLACE
    room = len(name.label) - (len(name.suffix.word) if name.suffix is not None else 0)
    listed = group.listing is not None and group.listing.kind is EntityClass.PLACE
    return (group.counted or listed) and place and bool(name.specificity) and room >= ENOUGH_LISTED


def is_beside_alike(name: Name, group: Group) -> bool:
    """某某村、明珠村: two places of one kind, the other with a name that is no common word."""
    if name.suffix is None or name.suffix.kind is not EntityClass.PLACE or not name.specificity:
        return False
    room = len(name.label) - len(name.suffix.word)
    if room < ENOUGH_LISTED or any(token.text in load().weak for token in name.tokens[:-1]):
        return False
    return any(
        _same_kind(other, name) and other.specificity is Specificity.PROPER
        for other in group.names
        if other is not name
    )


def is_firm_by_its_list(name: Name, group: Group, around: Surroundings) -> bool:
    """广信、某某科技等企业: a county's short name among firms is one's name too."""
    if group.listing is None or group.listing.kind is not EntityClass.ENTERPRISE:
        return False
    land = load().known_names.get(name.label) is EntityClass.PLACE  # 巴西
    short = len(name.label) == len("某县") and name.suffix is None and not names_division(name.label)
    short = short and not land
    return short and any(not around.names(other.label) for other in group.names)


def _same_kind(one: Name, other: Name) -> bool:
    """某某村 and 明珠村, 某某风景区 and 铜奔马旅游景区: the same last word, or one that ends alike."""
    if one.suffix is None or other.suffix is None:
        return False
    sights = one.suffix.word.endswith("景区") and other.suffix.word.endswith("景区")
    return (
        one.suffix is other.suffix
        or sights
        or (one.suffix.word in word_lists().beside_villages and other.suffix.word == "村")
    )


# Classes of things that each have a name of their own where a list calls them by its noun.
NAMED_IN_LISTS = frozenset(
    {EntityClass.PROJECT, EntityClass.PLACE, EntityClass.ORGANIZATION, EntityClass.PARK}
)
ENOUGH_LISTED = 2
# So many names are a list even where no noun closes it.
LONG_LIST = 3


def beside_projects(name: Name, group: Group, cast: Mapping[Name, Mention], role: Role) -> bool:
    """甲公司二期、某某科技、乙研发基地加快推进: a firm's bare name among projects is what the firm builds."""
    mention = cast[name]
    if mention.kind is not EntityClass.ENTERPRISE or name.suffix is not None or group.listing is not None:
        return False
    others = [other for other in group.names if other in cast and other is not name]
    projects = bool(others) and all(cast[other].kind is EntityClass.PROJECT for other in others)
    told = any(
        other.phase or (other.suffix is not None and other.suffix.kind is EntityClass.PROJECT)
        for other in others
    )
    return projects and told and bool((role.verbs | role.does) & (CONSTRUCTION - {"approved", "designed"}))


# Last words that the names before it in a row share.
LONGEST_SHARING = 10


def sharing(group: Group, cast: Mapping[Name, Mention], role: Role) -> dict[Name, Mention]:
    """甲、乙和丙项目竣工: names with no class of their own are projects where the last of them is one."""
    last = cast.get(group.names[-1]) if len(group.names) > 1 else None
    acts = role.verbs | role.does
    if group.listing is not None or last is None or not (acts & STEPS or UNDER_WORKS.search(last.label)):
        return {}
    if last.label.endswith("保护工程"):  # 某某马、某某驼保护工程: what is kept is no project
        return {}
    shares = last.label.endswith(name_words().ventures) or (
        (role.verbs | role.does) & BUILT and _is_built(last, group)
    )
    if last.kind is not EntityClass.PROJECT or not shares:
        return {}
    return {
        name: Mention(name.label, EntityClass.PROJECT, (name.span,), "name.sharing")
        for name in group.names[:-1]
        if name not in cast
        and name.suffix is None
        and not name.title
        and name.specificity is Specificity.PROPER
        and ((name.label.isalpha() and 2 <= len(name.label) <= LONGEST_SHARING) or _says_output(name))
    }


# 某某楼、某某塔、某某广场续建工程: what is done to the last is done to all.
UNDER_WORKS = re.compile(r"(?:续建|新建|改建|扩建|改扩建|修缮|加固)(?:工程|项目)$")


def _says_output(name: Name) -> bool:
    """某某五十万吨乙醇: how much is made of what, which only a plant is called by."""
    made = amount().search(name.label)
    return made is not None and made.end() < len(name.label) <= LONGEST_OUTPUT


LONGEST_OUTPUT = 24


def _is_built(last: Mention, group: Group) -> bool:
    """某某之家、某某楼开工: what is built beside a thing told by its own last word."""
    return last.rule == "name.project" and group.names[-1].specificity is Specificity.PROPER


# What is said of projects.
STEPS = CONSTRUCTION | {"settled", "signed"}


def _listed_firm(mention: Mention, name: Name, group: Group) -> Mention:
    """甲、乙等企业: what a list calls firms is one, even where a dictionary knows the word."""
    listing, lexicon = group.listing, load()
    firms = listing is not None and listing.kind is EntityClass.ENTERPRISE
    if mention.kind is not EntityClass.ENTERPRISE or not firms or name.suffix is not None:
        return mention
    crop = listing is not None and listing.word.endswith("品牌") and known(name.label)
    plain = (
        crop or name.label in lexicon.goods or name.label in industry_names() or name.label in lexicon.weak
    )
    if plain or not 2 <= len(name.label) <= LONGEST_FIRM:
        return mention
    return replace(mention, rule="name.listed-firm")


LONGEST_FIRM = 8
