"""What the noun that closes a list makes of its members, and who among them is a firm."""

from __future__ import annotations

from kg.mentions.dictionary import known
from kg.mentions.field_words import field_words
from kg.mentions.firm_names import firmlike, is_firm
from kg.mentions.goods import industry_names, trails_goods
from kg.mentions.kind_words import kind_words
from kg.mentions.lexicon import ListNoun, Suffix, load
from kg.mentions.name_words import name_words
from kg.mentions.names import Name
from kg.mentions.places import Surroundings
from kg.mentions.roles import Role
from kg.mentions.specificity import Specificity, is_proper
from kg.vocabulary import EntityClass

# Classes that a list's noun overrules, though a last word decides them elsewhere.
OVERRULED = frozenset({EntityClass.PLACE, EntityClass.ORGANIZATION, EntityClass.PARK, EntityClass.INDUSTRY})
# Classes whose last word it does not overrule.
FIRM = frozenset(
    {
        EntityClass.EVENT,
        EntityClass.POLICY_DOCUMENT,
        EntityClass.ENTERPRISE,
        EntityClass.PLATFORM,
    }
)


# Who or where, and nothing that is held.
WHO = frozenset({EntityClass.ORGANIZATION, EntityClass.PLACE, EntityClass.PARK})


# What plans are made for: its last word there names the plan.
PLANNED = frozenset({EntityClass.PLATFORM, EntityClass.PROJECT, EntityClass.POLICY_MEASURE})


def _takes(name: Name, listing: ListNoun) -> bool:
    """Whether a name without a last word is what its list calls it: of some kinds only a proper one."""
    last = name.tokens[-1].text if name.tokens else ""
    goods = bool(name.tokens) and (last in load().products or trails_goods(name.tokens[-1]))
    if listing.kind is EntityClass.INDUSTRY and name.label in field_words().no_names:
        return False
    if listing.kind is EntityClass.PLATFORM and all(token.kind == "soft" for token in name.tokens):
        return False  # 检验、检测等公共服务平台: what they are for
    if listing.word.endswith("领域"):
        return goods or (len(name.label) >= ENOUGH_FOR_FIELD and last in kind_words().field_ends)
    if listing.kind is EntityClass.INDUSTRY:
        shops = listing.word.endswith("行业") and name.label.endswith(kind_words().shops)  # 药店、网吧等行业
        return last not in name_words().activities and not shops
    if listing.kind is EntityClass.PARK and goods:
        return False  # 航空整机等6个产业基地: what is made there
    if listing.kind is EntityClass.POLICY_MEASURE:
        told = name.specificity is Specificity.DESCRIPTIVE and len(name.label) >= ENOUGH_FOR_MEASURE
        return name.specificity is Specificity.PROPER or told
    if listing.kind is EntityClass.ENTERPRISE:
        return not _is_no_firm(name, goods=goods)
    # 举办书画、戏曲等文艺活动: arts and doings, none of them an event with a name.
    if listing.kind is EntityClass.EVENT:
        return name.specificity is Specificity.PROPER or len(name.label) >= ENOUGH_FOR_EVENT
    return True


def _is_no_firm(name: Name, *, goods: bool) -> bool:
    """程控交换机、彩电等生产企业, 巴西等国企业: goods, fields, deeds and countries in common words."""
    if not name.tokens:
        return True  # 二期等企业
    told = load().known_names.get(name.label)
    if not all(known(token.text) for token in name.tokens) or told is EntityClass.ENTERPRISE:
        return False
    first = name.tokens[0]
    if len(name.tokens) == 1 and (first.pos == "ns" or (first.pos == "v" and len(first.text) > 1)):
        return True
    branded = any(is_proper(token) or token.text in load().known_names for token in name.tokens)
    short = len(name.label) == len("邯钢") and name.label not in load().goods
    closed = len(name.tokens) > 1 and name.tokens[-1].text in load().trades  # 利民|制药
    wares = goods and not (short or closed or branded)  # 雅戈尔|服装
    return wares or name.label in industry_names()


ENOUGH_FOR_EVENT = 5
ENOUGH_FOR_MEASURE = 6


ENOUGH_FOR_FIELD = 4


def acts_as_firm(
    name: Name, listing: ListNoun | None, suffix: Suffix | None, role: Role, around: Surroundings
) -> bool:
    """Whether what settles under an industry's word, or obtains a title in a list, is a firm."""
    if listing is not None and listing.kind is EntityClass.INDUSTRY:
        if role.leads and suffix is not None and suffix.kind is EntityClass.PROJECT:
            return False  # 以某某项目为龙头
        if role.leads:
            return firmlike(name) or (suffix is None and _leads(name))
        if suffix is None and name.tokens and name.tokens[-1].text in load().trades and is_firm(name, around):
            return True
    if suffix is None:
        firms = listing is not None and listing.kind not in (EntityClass.PLACE, EntityClass.ORGANIZATION)
        return firms and "recognised" in role.does and firmlike(name)
    titled = "recognised" in role.does and kind_words().firm_titles.search(role.title) is not None
    acts = titled or role.trades or role.leads or bool((role.verbs | role.does) & AS_PARTY)
    return suffix.kind is EntityClass.INDUSTRY and acts and firmlike(name)


# What is done by and to firms, under a name that ends as industries do: 与泽柏新材料签约.
AS_PARTY = frozenset({"settled", "signed", "listed", "partnering"})


def _leads(name: Name) -> bool:
    """以世纪阳光为龙头的某产业: who leads an industry is a firm, unless it is goods or a field."""
    words = [token.text for token in name.tokens]
    common = any(word in words_ for words_ in (load().goods, load().weak, industry_names()) for word in words)
    short = ENOUGH_FOR_FIELD <= len(name.label) <= LONGEST_LEADER and len(words) == len(name.label) // 2
    plain = all(token.pos[:1] == "n" for token in name.tokens) or words[-1] in load().trades
    return name.specificity > Specificity.GENERIC and short and plain and not common


LONGEST_LEADER = 6


def listed_as(name: Name, listing: ListNoun, suffix: Suffix | None) -> bool:
    """Whether the list's noun decides against the name's own last word."""
    if suffix is None:
        several = name.label.startswith("“") and "、" in name.label and listing.kind is EntityClass.PROJECT
        return not several and _takes(name, listing)  # “某某提升、某某升级”等工程
    if (
        listing.kind is EntityClass.PARK
        and suffix.kind is EntityClass.INDUSTRY
        and name.specificity is Specificity.PROPER
    ):
        return True  # 某某生物医药、某某健康等专业园区
    if listing.kind is EntityClass.INDUSTRY and suffix.word in load().products:
        return True  # 类脑芯片等未来产业
    if listing.kind is EntityClass.POLICY_DOCUMENT and listing.word.endswith("规划"):
        return suffix.kind in PLANNED  # 综合交通、绿地系统等专项规划
    if not listing.overrides or suffix.kind in FIRM:
        return False
    if listing.kind is EntityClass.EVENT and suffix.kind in WHO:
        return False  # 老干部合唱团、云澜艺术团等文艺活动: who takes part
    # 甲、乙中心及医疗产业等项目: a field in common words is none of them.
    if (
        suffix.kind is EntityClass.INDUSTRY
        and name.specificity is not Specificity.PROPER
        and len(name.label) <= 4
    ):
        return False
    if listing.kind is EntityClass.ENTERPRISE and suffix.kind is EntityClass.PARK and suffix.sure:
        return False
    works = listing.kind is EntityClass.ENTERPRISE and suffix.word.endswith("厂")  # 某二电厂等55户企业
    return works or not suffix.sure or suffix.kind in OVERRULED
