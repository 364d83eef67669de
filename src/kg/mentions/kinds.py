"""The class of a name: by its last word, by the noun that closes its list, by what its clause says of it."""

from __future__ import annotations

import re
from functools import cache

from kg.mentions.catchwords import (
    QUOTES,
    is_campaign,
    is_catchword,
    is_paper,
    is_slogan,
    of_quotation,
)
from kg.mentions.construction import BUILT, CONSTRUCTION, ERECTED
from kg.mentions.dictionary import known
from kg.mentions.field_words import is_listed_field
from kg.mentions.firm_kinds import is_of_kind
from kg.mentions.firm_names import (
    closes_with_trade,
    firmlike,
    is_called_as_firms_are,
    is_firm,
    is_of_place,
    is_regional_firm,
    makes,
    may_come,
    may_trade,
)
from kg.mentions.goods import industry_names
from kg.mentions.grounds import is_no_ground
from kg.mentions.industries import is_industry
from kg.mentions.kind_words import kind_words
from kg.mentions.lexicon import ListNoun, Suffix, load, says_nothing
from kg.mentions.listed_kinds import ENOUGH_FOR_FIELD, acts_as_firm, listed_as
from kg.mentions.name_words import name_words
from kg.mentions.names import Name
from kg.mentions.places import Surroundings, is_former_county, names_division
from kg.mentions.roles import Role
from kg.mentions.specificity import JOINERS, Specificity
from kg.vocabulary import EntityClass

# 某法: laws go by their last character, and by it before a bracket.
LAW = re.compile(r"法$|法\(")
# 十四届人大: a session of a body, not the body.
SESSION = re.compile(r"届(?:人大|政协|党代会)$")
# 第十八届人民代表大会第二次会议: a sitting of a body, nothing that is held for its own sake.
CONGRESS = re.compile(r"届(?:[^、届]{0,8})(?:人大|政协|党代会|代表大会|协商会议|委员会|常委会|全会)")
# 第十届某某: what has a number of its own kind is held again and again.
ORDINAL = re.compile(r"(?:第[一二三四五六七八九十百0-9]+|首)届.{2}")


@cache
def _standard() -> re.Pattern[str]:
    """国家级某某示范区, 省级文明村: a title that any place may be given."""
    words = kind_words()
    places = f"(?:{words.granted_qualities.pattern})(?:{words.granted_places.pattern})"
    return re.compile(f"(?:国家级?|全国|省级)[^“”]*(?:{words.granted_areas.pattern}|{places})$")


# Lists whose members may be fields of economy: 引进智能制造、医疗器械等项目.
FIELDS = frozenset({EntityClass.INDUSTRY, EntityClass.PROJECT, EntityClass.POLICY_DOCUMENT})


# What is done to things, and to no field of economy.
STANDING = frozenset({"completed", "topped_out", "accepted"})


def kind_of(name: Name, listing: ListNoun | None, role: Role, around: Surroundings) -> EntityClass | None:
    """The class of a name in its clause, or None where nothing tells."""
    if name.title:
        return EntityClass.POLICY_DOCUMENT if _is_document(name.label) else None
    bare = name.label.strip(QUOTES)
    if _is_division(name, bare, listing, around) or _is_county(name) or _is_village(name, listing):
        zone = name.suffix is not None and name.suffix.kind is EntityClass.PARK and name.suffix.sure
        return EntityClass.PARK if zone else EntityClass.PLACE
    if bare in load().known_names:
        projects = listing is not None and listing.word.endswith("项目")
        firm = load().known_names[bare] is EntityClass.ENTERPRISE
        return EntityClass.PROJECT if projects and firm else load().known_names[bare]
    listed = is_listed_field(bare) and len(bare) >= (3 if bare in industry_names() else ENOUGH_FOR_FIELD)
    made = listing is None and role.verbs & STANDING and bare in load().products  # 建成充电桩
    if listed and not made and (listing is None or listing.kind in FIELDS):
        return EntityClass.INDUSTRY
    suffix = name.suffix or (load().suffix_of(bare) if name.label[-1] in QUOTES else None)
    if acts_as_firm(name, listing, suffix, role, around):
        return EntityClass.ENTERPRISE
    if "adopted" in role.verbs and is_way(name):
        return EntityClass.POLICY_MEASURE
    said = says_nothing(bare)
    fields = listing is not None and listing.kind is EntityClass.INDUSTRY
    if fields and "settled" in role.verbs and name.specificity is Specificity.PROPER:
        return EntityClass.ENTERPRISE  # 引进某某药业、某某医疗器械等医药产业
    if listing is not None and (fields or not said) and listed_as(name, listing, suffix):
        return EntityClass.PROJECT if name.phase and listing.kind is EntityClass.PLACE else listing.kind
    nothing = said or _elsewhere(name, suffix, around) or _is_field_of(name, listing, suffix)
    return None if nothing else _alone(name, suffix, listing, role, around)


def _is_division(name: Name, bare: str, listing: ListNoun | None, around: Surroundings) -> bool:
    """Whether words are a division's name; a title in quotation marks is none (“湖北旅游名村”)."""
    if not around.names(bare) or name.phase or (bare in load().goods and listing is None):
        return False
    return name.label[0] not in QUOTES or bare[-1] not in "村镇乡"


def _is_village(name: Name, listing: ListNoun | None) -> bool:
    """某某沟、某某湾等美丽乡村: a place, whatever is done to it."""
    if listing is None or not listing.word.endswith(kind_words().quarters) or not name.specificity:
        return False
    placed = name.suffix is not None and name.suffix.kind is EntityClass.PLACE
    return placed and not name.phase and not name.trailing


def _is_county(name: Name) -> bool:
    """A county that the gazetteer of today lacks: the dictionary knows it, or takes it for a name."""
    if len(name.tokens) != 1 or name.phase or len(name.label) <= TWO:
        return False
    return is_former_county(name.tokens[0])


TWO = 2


def _is_document(title: str) -> bool:
    """Whether what stands in 《》 says that it is a paper of government; plays and books do not."""
    return bool(kind_words().papers.search(title) or LAW.search(title))


def _elsewhere(name: Name, suffix: Suffix | None, around: Surroundings) -> bool:
    """承接京津产业: an industry with a place before it is that place's, no field of its own."""
    industrial = suffix is not None and suffix.kind is EntityClass.INDUSTRY
    first = name.tokens[0].text if len(name.tokens) > 1 else ""
    theirs = around.names(first) or first in load().known_names or first in name_words().levels
    return industrial and bool(first) and theirs


def _is_field_of(name: Name, listing: ListNoun | None, suffix: Suffix | None) -> bool:
    """通航机场、飞行学校等领域: what a list calls fields is no building unless it has a name of its own."""
    if listing is None or listing.kind is not EntityClass.INDUSTRY or suffix is None:
        return False
    return suffix.kind in BUILT_OR_BODY and name.specificity is not Specificity.PROPER


BUILT_OR_BODY = frozenset(
    {EntityClass.PROJECT, EntityClass.PLATFORM, EntityClass.ORGANIZATION, EntityClass.PLACE}
)


# What has no phases itself: 某某新能源一期 is the firm's project, 某实验室二期 the laboratory's.
NO_PHASES = frozenset({EntityClass.ENTERPRISE, EntityClass.INDUSTRY, EntityClass.PLATFORM, EntityClass.PLACE})


def _alone(
    name: Name, suffix: Suffix | None, listing: ListNoun | None, role: Role, around: Surroundings
) -> EntityClass | None:
    """The class of a name that neither a gazetteer nor the noun of its list decides."""
    if is_catchword(name, role.verbs):
        return EntityClass.POLICY_MEASURE
    if is_paper(name, role.verbs):
        return EntityClass.POLICY_DOCUMENT
    measure = suffix is not None and suffix.kind is EntityClass.POLICY_MEASURE
    if suffix is not None and name.phase and (suffix.kind in NO_PHASES or (measure and "工程" in name.phase)):
        return EntityClass.PROJECT
    if suffix is not None and SESSION.search(name.label.strip(QUOTES)) is None:
        found = _by_suffix(name, suffix, _undergone(suffix, role))
        return EntityClass.PLACE if found is None and _is_titled_place(name, suffix, role) else found
    if ORDINAL.match(name.label) and CONGRESS.search(name.label) is None and role.verbs | role.does:
        return EntityClass.EVENT
    if is_firm(name, around):
        return EntityClass.ENTERPRISE
    if _is_landmark(name):
        return EntityClass.PLACE
    if EDITION.search(name.label) and len(name.tokens) > EDITED and role.verbs & ISSUED:
        return EntityClass.POLICY_DOCUMENT
    if name.phase:
        return EntityClass.PROJECT
    return _by_verb(name, role, around)


def _is_titled_place(name: Name, suffix: Suffix, role: Role) -> bool:
    """某某新材料小镇入选特色小镇: common words before a place's last word name the one that has its title."""
    told = name.specificity is Specificity.DESCRIPTIVE and suffix.kind is EntityClass.PLACE
    titled = "recognised" in role.does and kind_words().place_titles.search(role.title) is not None
    return told and titled and len(suffix.word) > 1


def _undergone(suffix: Suffix, role: Role) -> frozenset[str]:
    """What is done to a thing: nothing to a body that does itself (推进某医院创建三甲医院)."""
    who = suffix.kind in (EntityClass.ORGANIZATION, EntityClass.PLACE)
    acts = not suffix.sure and who and role.acts & ACTING
    return frozenset() if acts else role.verbs


ACTING = frozenset({"building", "applied", "recognised", "held", "partnering"})


def _is_landmark(name: Name) -> bool:
    """云冈石窟, 雁门关: a place of the dictionary."""
    if len(name.tokens) != 1 or name.phase or len(name.label) < ENOUGH_FOR_LANDMARK:
        return False
    return name.tokens[0].pos == "ns" and name.label[-1] in kind_words().sights and known(name.label)


ENOUGH_FOR_LANDMARK = 3
# 落实营商环境4.0版: a programme by its edition, number and 版 apart from what it is called.
EDITION = re.compile(r"[0-9]\.0版$")
EDITED = 2
ISSUED = frozenset({"published", "doing", "started", "progressing"})


def _is_scheme(name: Name, suffix: Suffix, verbs: frozenset[str]) -> bool:
    """启动“某某山”建设: what a mountain's name in quotation marks stands for is built."""
    landform = name.label[0] in QUOTES and len(suffix.word) == 1
    return landform and name.trailing.startswith("建设") and bool(verbs & BUILT)


def _is_model_work(name: Name, suffix: Suffix) -> bool:
    """某直流输电示范工程: what is built to show how is built all the same."""
    words = kind_words()
    built = words.building_works.search(name.label[: -len(suffix.word)]) is not None
    return suffix.word == "示范工程" and built and words.campaigns.search(name.label) is None


# What tells that a place is built as one.
BEGUN = frozenset({"topped_out", "in_production", "land_acquired"})
# G220, S308: a road by its number.
NUMBERED_ROAD = re.compile(r"[GS][0-9]{2,4}")


def _is_built(name: Name, suffix: Suffix, verbs: frozenset[str]) -> bool:
    """Whether what may be a body or a place is here something that is being built."""
    if suffix.word.endswith("段") and _is_stretch(name.label):
        return True
    if suffix.rule == "road" and "building" in verbs:
        return True
    if suffix.kind is EntityClass.PARK and name.phase.endswith((*name_words().ventures, "厂房")):
        return True  # 某某园一期项目, 某某园二期标准厂房
    if suffix.word == "基地" and any(token.text in name_words().legal for token in name.tokens):
        return True  # 某集团|保温材料基地: a firm's own
    if suffix.word in kind_words().housing and verbs & BEGUN and not verbs & {"established", "held"}:
        return True  # 某社区开工建设
    return not suffix.sure and bool(verbs & CONSTRUCTION) and "established" not in verbs


def _is_stretch(label: str) -> bool:
    """某某高速某地段: a stretch of what is built as a project, never a place."""
    return bool(kind_words().trunk_lines.search(label) or NUMBERED_ROAD.search(label)) or "工程" in label


def _is_no_one(name: Name, suffix: Suffix) -> bool:
    """A mechanism told by no name, firms of a kind (集成电路材料企业), a country's market, “项目超市”."""
    if name.label[0] in QUOTES and suffix.rule == "works-firm":
        return True
    if suffix.word == "市场" and len(name.tokens) > 1 and names_division(name.tokens[0].text):
        return len(name.tokens) == 2
    kind_of_firms = suffix.word == "企业" and name.specificity is not Specificity.PROPER
    kind_of_firms = kind_of_firms or is_of_kind(name.tokens, suffix)
    return kind_of_firms or (suffix.rule == "mechanism" and not _is_mechanism(name))


def _by_suffix(name: Name, suffix: Suffix, verbs: frozenset[str]) -> EntityClass | None:
    if is_slogan(name, suffix) and not is_campaign(name, suffix):
        return None
    if is_campaign(name, suffix) or _puts_in_order(name, suffix) or _is_sought(name, suffix):
        return EntityClass.POLICY_MEASURE
    if _is_no_one(name, suffix) or (suffix.kind is EntityClass.INDUSTRY and not is_industry(name.label)):
        return None
    if suffix.kind is EntityClass.PLACE and _standard().match(name.label):
        return EntityClass.POLICY_MEASURE
    if _is_built(name, suffix, verbs) or _is_model_work(name, suffix) or _is_scheme(name, suffix, verbs):
        return EntityClass.PROJECT
    if is_no_ground(name.tokens, suffix, name.label.strip(QUOTES)):
        return None
    return suffix.kind if suffix.kind is not EntityClass.PLACE else _as_place(name, suffix, verbs)


def _as_place(name: Name, suffix: Suffix, verbs: frozenset[str]) -> EntityClass | None:
    """A place, a title that places have, or None where the words name no one place."""
    if verbs & {"applied", "recognised"} and name.label.startswith(name_words().givers):
        return EntityClass.POLICY_MEASURE
    if suffix.word in kind_words().town_areas and name.specificity and "settled" in verbs:
        return EntityClass.PLACE  # 落户城北片区
    if name.specificity is not Specificity.PROPER or (name.label[-1] in QUOTES and len(suffix.word) == 1):
        return None
    return EntityClass.PLACE


def _is_sought(name: Name, suffix: Suffix) -> bool:
    """“某某派出所”创建活动: what many are to become, by its catchword."""
    quoted = name.label[0] in QUOTES and name.label[-1] in QUOTES and suffix.kind in BUILT_OR_BODY
    return quoted and name.trailing.startswith("创建") and suffix.kind is not EntityClass.PLACE


def _puts_in_order(name: Name, suffix: Suffix) -> bool:
    """农村人居环境整治, 旅游市场秩序治理: what is put in order is a measure, unless it has a place's name."""
    ordered = suffix.rule == "works" and suffix.word.endswith(("整治", "治理"))
    first = name.tokens[0].text
    placed = len(first) > 1 and first[-1] in name_words().placelike  # 某某山周边污染治理
    placed = placed or any(word in name.label for word in kind_words().alongside)
    ordered = ordered and name.specificity is not Specificity.PROPER and not placed
    front = HOW.sub("", name.label)
    return ordered and not name.phase and front.endswith(kind_words().orders)


# In which way it is put in order.
HOW = re.compile(r"(?:综合|专项|集中|联合|深度|提升)?(?:整治|治理)$")


# So long a description of a way of working names one.
ENOUGH_FOR_MECHANISM = 8
LONG_MECHANISM = 10


def _is_mechanism(name: Name) -> bool:
    plain = name.tokens[0].kind != "soft" and all(token.text not in JOINERS for token in name.tokens)
    doing = name.tokens[1].kind == "soft" if len(name.tokens) > 1 else True
    plain = plain and (not doing or len(name.label) >= LONG_MECHANISM)  # 政府投资项目容缺审批机制
    plain = plain or name.tokens[0].kind == "quote"  # “某某”扶贫模式
    return plain and (len(name.label) >= ENOUGH_FOR_MECHANISM or name.specificity is Specificity.PROPER)


def is_way(name: Name) -> bool:
    """首席服务员制: words that end as ways of working do."""
    way = next((word for word in kind_words().ways if name.label.endswith(word)), "")
    told = len(name.label) - len(way) >= ENOUGH_FOR_WAY and len(name.tokens) > 1
    return bool(way) and told and not name.trailing


ENOUGH_FOR_WAY = 4


def _winner(name: Name, role: Role) -> EntityClass | None:
    """Whose name tells of no class and who obtains a title: a firm by its trade or goods, else a place."""
    if name.tokens[-1].text in load().trades or name.tokens[-1].text in load().goods:
        return EntityClass.ENTERPRISE
    if "公司" in name.label:  # 某某公司技师某某某: who works for a firm
        return None
    placed = not role.title or kind_words().place_titles.search(role.title)
    return EntityClass.PLACE if placed else None


def _acts_as_firm(name: Name, role: Role, around: Surroundings) -> bool:
    """Whether a clause says of a name what is said of firms alone: their titles, doings and partners."""
    obtains = bool(role.does & {"recognised", "approved"})
    titled = obtains and kind_words().firm_titles.search(role.title) is not None
    if titled and firmlike(name):
        return True
    if (titled or role.trades or role.leads) and may_trade(name, around):
        return True
    return "partnering" in role.verbs | role.does and closes_with_trade(name)


# 与某县签约: a county of no gazetteer is no firm.
COUNTIES = frozenset("县旗")


# What is said of firms that come, and of much else.
COMING = frozenset({"settled", "signed", "listed"})
LONGEST_COMER = 10


def _comer(name: Name, around: Surroundings) -> EntityClass | None:
    """What comes or signs: a firm if it is called as firms are, and no 驻港部队 or 专利技术."""
    if len(name.label) <= LONGEST_COMER and name.label[-1] in COUNTIES:
        return EntityClass.PLACE
    if is_of_place(name.label):
        return None
    firm = may_come(name) or is_called_as_firms_are(name) or may_trade(name, around)
    cut = not firm and firmlike(name) and any(name.label.endswith(trade) for trade in load().trades)
    firm = firm or cut  # 云澜|电子科|创板: parted by chance
    return EntityClass.ENTERPRISE if firm and len(name.label) <= LONGEST_COMER else None


def _by_verb(name: Name, role: Role, around: Surroundings) -> EntityClass | None:
    verbs = role.verbs
    if _acts_as_firm(name, role, around):
        return EntityClass.ENTERPRISE
    if (verbs | role.does) & CONSTRUCTION and makes(name, around):
        return EntityClass.PROJECT
    if (verbs | role.does) & CONSTRUCTION and (is_regional_firm(name) or closes_with_trade(name)):
        # 完工重庆来福士: what is built so is no firm.
        return EntityClass.PROJECT if (verbs | role.does) & ERECTED else EntityClass.ENTERPRISE
    if name.specificity is not Specificity.PROPER or len(name.label) > 16 or name.label in load().suffixes:
        return None
    quoted = name.label[0] in QUOTES
    if quoted and len(name.tokens) > 1 and name.suffix is None:
        return None
    quotation = of_quotation(name, verbs, quoted=quoted)
    if quotation is not None:
        return quotation
    if role.does & {"published", "released"} and firmlike(name):
        return EntityClass.ENTERPRISE
    if (verbs | role.does) & COMING and not quoted:
        return _comer(name, around)
    if "recognised" in role.does and not quoted and firmlike(name):
        return _winner(name, role)
    return None
