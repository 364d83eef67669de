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
from kg.text import Span
from kg.values.place import gazetteer
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
    beside = len(proper) >= (1 if listed else len(group.names) / 2)
    named = (
        beside and mention.kind in NAMED_IN_LISTS and len(name.label) - len(name.suffix.word) >= ENOUGH_LISTED
    )
    return replace(mention, rule="name.listed") if named else mention


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
    short = len(name.label) == len("某县") and name.suffix is None and not names_division(name.label)
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


def completed(group: Group, cast: Mapping[Name, Mention]) -> dict[Name, Mention]:
    """连淮、连宿高速 are 连淮高速 and 连宿高速: names as short as the next one's share its last word."""
    if len(group.names) < 2:
        return {}
    found = _reworked(group, cast)
    following: Name | None = None
    for name in reversed(group.names):
        if name.suffix is not None:
            following = name if name.suffix.word in name_words().shared_ends else following
        elif following is not None and name not in cast and following in cast and _shares(name, following):
            word = following.suffix.word if following.suffix is not None else ""
            end = Span(following.core.end - len(word), following.core.end)
            found[name] = Mention(name.label + word, cast[following].kind, (name.span, end), "name.completed")
    shared = {**_of_areas(group, cast), **_of_zones(group, cast), **_of_waters(group, cast)}
    return {**found, **shared, **_of_own(group, cast)}


def _of_zones(group: Group, cast: Mapping[Name, Mention]) -> dict[Name, Mention]:
    """甲、乙开发区 are two: counties by their short names share the last one's zone."""
    *others, last = group.names
    zone, word = cast.get(last), last.suffix.word if last.suffix is not None else ""
    if zone is None or zone.kind is not EntityClass.PARK or word not in name_words().zones:
        return {}
    if group.listing is not None or zone.label != last.label or len(last.tokens) < 2:
        return {}
    short = [last.label.removesuffix(word), *(name.label for name in others)]
    if any(
        len(each) != len("某县") or each[-1] in "县市区旗州" or not gazetteer().named(each) for each in short
    ):
        return {}
    rest = Span(zone.span.end - len(word), zone.span.end)
    return {
        name: Mention(name.label + word, zone.kind, (name.span, rest), "name.completed") for name in others
    }


def _of_own(group: Group, cast: Mapping[Name, Mention]) -> dict[Name, Mention]:
    """市图书馆、游泳馆: a house of a kind, called by it alone, is whose the one before it is."""
    found: dict[Name, Mention] = {}
    owner: Name | None = None
    for name in group.names:
        if owner is not None and name.suffix is None and _is_house(name.label):
            label = owner.label[0] + name.label
            spans = (Span(owner.span.start, owner.span.start + 1), name.span)
            found[name] = Mention(label, cast[owner].kind, spans, "name.completed", (name.label,))
        else:
            own = name in cast and name.label[0] in OWN and name.label[1:] in load().suffixes
            owner = name if own and cast[name].kind in HOUSED else None
    return found


OWN = frozenset("省市县区镇乡")
HOUSED = frozenset({EntityClass.PROJECT, EntityClass.ORGANIZATION})


def _is_house(label: str) -> bool:
    """Whether words are the last word of a public house and nothing else."""
    suffix = load().suffixes.get(label)
    return (
        suffix is not None
        and suffix.kind in HOUSED
        and len(label) > 2
        and label.endswith(name_words().public)
    )


def _of_areas(group: Group, cast: Mapping[Name, Mention]) -> dict[Name, Mention]:
    """甲地、乙地机场扩建工程 are two: counties before the last one's works share what stands behind it."""
    if not group.names[1:]:
        return {}
    *others, last = group.names
    first = last.tokens[0].text if len(last.tokens) > 1 else ""
    works = cast.get(last)
    if works is None or works.kind is not EntityClass.PROJECT or not names_division(first):
        return {}
    if group.listing is not None or not all(
        _is_area(name) and abs(len(name.label) - len(first)) <= 1 for name in others
    ):
        return {}
    rest = Span(last.tokens[1].span.start, works.spans[-1].end)
    label = works.label.removeprefix(first)
    return {
        name: Mention(name.label + label, works.kind, (name.span, rest), "name.completed") for name in others
    }


# 殷家河|堤防加固工程: a river and what is done to it.
WATER_WORKS = re.compile(r"[^、]{2,6}?[河江湖溪渠](?P<works>[^、]{2,}(?:工程|项目|治理|整治|加固|改造))")


def _of_waters(group: Group, cast: Mapping[Name, Mention]) -> dict[Name, Mention]:
    """甲河、乙河堤防加固工程 are two: what is done to the last river of a list is done to each."""
    *others, last = group.names
    works = cast.get(last)
    match = WATER_WORKS.fullmatch(works.label) if works is not None else None
    if works is None or match is None or works.kind is not EntityClass.PROJECT or group.listing is not None:
        return {}
    if not all(name.suffix is not None and name.suffix.word in WATERS for name in others):
        return {}
    rest = Span(works.spans[-1].end - len(match["works"]), works.spans[-1].end)
    label = match["works"]
    return {
        name: Mention(name.label + label, works.kind, (name.span, rest), "name.completed") for name in others
    }


WATERS = frozenset("河江湖溪渠")


def _is_area(name: Name) -> bool:
    return len(name.tokens) == 1 and not name.phase and not name.trailing and names_division(name.label)


def _reworked(group: Group, cast: Mapping[Name, Mention]) -> dict[Name, Mention]:
    """完成青年路、三里洞棚户区改造: what is done to a street is what is done to the next in its list."""
    found: dict[Name, Mention] = {}
    if group.counted:  # 某大道、某路北延等九个项目: each as it is called
        return found
    found = _of_quarters(group, cast)
    word, end = "", Span(0, 0)
    for name in reversed([name for name in group.names if name in cast and name.suffix is not None]):
        if name.suffix is not None and name.suffix.rule == "works":
            word = name.suffix.word
            end = Span(name.core.end - len(word), name.core.end)
        elif word and name.suffix is not None and name.suffix.word in name_words().streets and not name.phase:
            spans, label = (*cast[name].spans, end), name.label + word
            found[name] = Mention(label, EntityClass.PROJECT, spans, "name.completed", (name.label,))
        else:
            word = ""
    return found


def _of_quarters(group: Group, cast: Mapping[Name, Mention]) -> dict[Name, Mention]:
    """某片区、某庄棚户区改造, 某溪两岸、某路沿线综合整治: each quarter of the list is worked on alike."""
    *others, last = group.names
    works, word = cast.get(last), last.suffix.word if last.suffix is not None else ""
    if works is None or works.kind is not EntityClass.PROJECT or group.listing is not None:
        return {}
    if word not in word_lists().quarter_works or not others or works.label != last.label:
        return {}
    rest = Span(last.core.end - len(word), last.core.end)
    return {
        name: Mention(name.label + word, works.kind, (name.span, rest), "name.completed", (name.label,))
        for name in others
        if _is_quarter(name) and (name not in cast or cast[name].kind is EntityClass.PLACE)
    }


LONGEST_QUARTER = 6


def _is_quarter(name: Name) -> bool:
    """Whether a name may be a quarter's, or one side of something: 某片区, 某庄, 某溪两岸."""
    if name.phase or name.title or not 2 <= len(name.label) <= LONGEST_QUARTER or not name.label.isalnum():
        return False
    quarter = name.suffix is None or name.suffix.word in word_lists().quarters
    return quarter and name.specificity is Specificity.PROPER


def _shares(name: Name, following: Name) -> bool:
    """Whether a name without a last word is as short as the other before its own."""
    if following.suffix is None or name.phase or name.title:
        return False
    front = len(following.core) - len(following.suffix.word)
    if name.label.endswith("区") and following.suffix.word in word_lists().towns:  # 甲区、乙镇 are both whole
        return False
    named = name.specificity is following.specificity is Specificity.PROPER
    alike = len(name.label) in ALIKE and abs(len(name.label) - front) <= 1
    alike = alike or ("至" in name.label[1:-1] and "至" in following.label)
    return named and alike and all(token.kind == "word" or token.text == "至" for token in name.tokens)


ALIKE = (2, 3)


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
