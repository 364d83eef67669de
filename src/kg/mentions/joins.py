"""Whether 和, 及 and 、 stand inside one name, or between two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.mentions.border_words import border_words
from kg.mentions.brands import ROAD
from kg.mentions.chunks import PAPER, text_of
from kg.mentions.clauses import Chunk, Token
from kg.mentions.dictionary import PROPER, known
from kg.mentions.field_words import names_field
from kg.mentions.goods import trails_goods
from kg.mentions.lexicon import load
from kg.mentions.name_words import name_words
from kg.mentions.names import Name, analyse
from kg.mentions.places import names_division
from kg.mentions.specificity import Specificity
from kg.vocabulary import EntityClass


class Reading:
    """What runs of a clause's words name: whether words join is asked again and again of the same run."""

    def __init__(self) -> None:
        self._names: dict[tuple[int, int], Name | None] = {}

    def name(self, tokens: Sequence[Token]) -> Name | None:
        """The name in a run of words."""
        run = tokens[0].span.start, tokens[-1].span.end
        if run not in self._names:
            self._names[run] = analyse(tokens)
        return self._names[run]


def are_apart(first: Sequence[Token], joiner: Chunk, following: Sequence[Token], reading: Reading) -> bool:
    """Whether 和 and 与 stand between two fields, or a district and somebody else."""
    if _is_district(first) and not _is_district_too(following):
        return True
    if joiner.text in ("和", "及") and are_fields(first, following, reading):
        return True
    if names_field(text_of(first)):
        return names_field(text_of(following))
    return _is_held(first, reading) and _is_held(following, reading)


def _is_held(tokens: Sequence[Token], reading: Reading) -> bool:
    """某某亚运会和亚残运会, 某某论坛和某某节: two events, each by its whole name."""
    suffix = load().suffix_of(text_of(tokens))
    if suffix is None or suffix.kind is not EntityClass.EVENT:
        return False
    name = reading.name(tokens)
    return name is not None and name.specificity is not Specificity.GENERIC


def _is_district(tokens: Sequence[Token]) -> bool:
    """宁海市|和|某某经开区: a county or city by its whole name is one by itself."""
    text = text_of(tokens)
    return len(text) > SHORTEST_DISTRICT and text[-1] in "市县区" and names_division(text)


SHORTEST_DISTRICT = 2


def _is_district_too(tokens: Sequence[Token]) -> bool:
    """甲县和乙县某公路: works between two districts are told by both."""
    return _is_district(tokens[:1]) or _is_district(tokens[:2])


def opens_with_town(pieces: Sequence[Sequence[Token]]) -> bool:
    """某县某乡甲村、乙村片区产业基地建设项目: villages of one town inside the name of one project."""
    (first, *rest), second = pieces[0], pieces[1]
    text = first.text + "".join(token.text for token in rest[:1])
    town = TOWN.search(first.text) is not None or TOWN.match(text[2:]) is not None
    whole = load().suffix_of("".join(token.text for token in pieces[0])) is None
    last = load().suffix_of("".join(token.text for token in second))
    return town and whole and last is not None and last.word in WORKS


TOWN = re.compile(r".*[县区市旗镇乡]$")


def is_one(first: Sequence[Token], joiner: Chunk, following: Sequence[Token], reading: Reading) -> bool:
    """Whether 和 stands inside a name, and does not join two."""
    if joiner.text == "暨":  # 首届“某某节”暨某某博览会
        return following[0].kind != "quote" or len(following) == 1
    if (_is_stretch(first) and _is_stretch(following)) or _begin_anew(first, following):
        return False
    if text_of(following).endswith(name_words().legal_full):
        return joiner.text == "和" and _is_trade_alone(following)
    other = reading.name(following)
    if other is not None and other.label.endswith(name_words().legal) and _is_proper(other):
        return False  # 省政府与某某集团
    if (
        joiner.text == "与"
        and other is not None
        and other.suffix is not None
        and (other.suffix.kind in WITH_WHOM or _is_zone(other))
    ):
        return other.specificity is not Specificity.PROPER and not _stands_alone(first, reading)
    phased = other is not None and other.phase and len(other.label) > len(other.phase)
    if phased or _shares_end(reading.name(first), other):
        return False
    if _is_worked_on(first, other):
        return False
    if not _stands_alone(first, reading):
        return True
    if joiner.text in ("和", "及") and _are_made(first, following, reading):
        return True
    works = joiner.text == "及" and _has_works(first, following, reading)
    return works or _goes_on(following, reading) or _is_more(first, following, reading)


# Who does something by itself: 脱贫攻坚和|省委省政府实施某行动.
HIGH_BODIES = frozenset(
    tier + body for tier in ("省", "市", "县", "区", "自治区") for body in ("委", "政府")
) | {
    "党中央",
    "国务院",
}


def _begin_anew(first: Sequence[Token], following: Sequence[Token]) -> bool:
    """创新创业大赛和企业人才活动周: two events or measures, each by its last word; or who acts by itself."""
    if following[0].text in HIGH_BODIES:
        return True
    both = [text_of(words) for words in (first, following)]
    return any(all(_is_of(words, kind) for words in both) for kind in APART)


# Of these two names with last words of their own are two.
APART = (EntityClass.EVENT, EntityClass.POLICY_MEASURE)


def _is_of(words: str, kind: EntityClass) -> bool:
    """河长制, 某某专项整治: whether words are known for a thing of a class, or end as surely as those do."""
    suffix = load().suffix_of(words)
    told = suffix is not None and suffix.kind is kind and suffix.sure and len(suffix.word) > 1
    return told or load().known_names.get(words) is kind


def _is_worked_on(first: Sequence[Token], other: Name | None) -> bool:
    """泽柏制药|增资扩产 和 云沣|产业化: what is done to a firm's works closes the name before 和."""
    works = first[-1].text in border_words().works and text_of(first[-2:]) in load().goods
    return works and len(first) > 2 and other is not None and other.specificity is not Specificity.GENERIC


def _is_trade_alone(tokens: Sequence[Token]) -> bool:
    """某某东和|新材料|股份有限公司: no firm is called by its trade alone, so that 和 is part of the name."""
    front = text_of(tokens)
    while front.endswith(name_words().legal_full) or front.endswith("股份"):
        front = front.removesuffix(next(e for e in (*name_words().legal_full, "股份") if front.endswith(e)))
    return front in load().trades or front in load().goods


def _is_zone(name: Name) -> bool:
    """某某集团与滨江开发区: a park by a name of its own."""
    park = name.suffix is not None and name.suffix.kind is EntityClass.PARK and name.suffix.sure
    return park and name.specificity is Specificity.PROPER


# Who does something with somebody: 县长与某某大学.
WITH_WHOM = frozenset({EntityClass.ENTERPRISE, EntityClass.ORGANIZATION})


def _is_proper(name: Name) -> bool:
    first = name.tokens[0]
    return name.specificity is Specificity.PROPER and (not known(first.text) or first.pos in PROPER)


def are_two(first: Sequence[Token], following: Sequence[Token], reading: Reading) -> bool:
    """甲地某区和乙公司某制氢等一批项目: before 等 two long proper names are two."""
    one, other = reading.name(first), reading.name(following)
    if one is None or other is None or one.trailing:
        return False
    long = len(one.label) >= ENOUGH_APART and len(other.label) >= ENOUGH_APART
    return long and one.specificity is other.specificity is Specificity.PROPER


ENOUGH_APART = 5


def _shares_end(one: Name | None, other: Name | None) -> bool:
    """雄商和津潍高铁: two names as short as each other before one last word."""
    if one is None or other is None or one.suffix is not None or other.suffix is None or one.phase:
        return False
    short = len(one.label) in ALIKE and len(other.core) - len(other.suffix.word) == len(one.label)
    named = one.specificity is other.specificity is Specificity.PROPER
    return short and named and other.suffix.word in name_words().shared_ends


def _is_stretch(tokens: Sequence[Token]) -> bool:
    """甲地至乙地: a line by its ends."""
    return any(token.text == "至" for token in tokens[1:-1])


def _has_works(first: Sequence[Token], following: Sequence[Token], reading: Reading) -> bool:
    """某某水厂及管道新建工程: works in common words behind 及 are the named thing's."""
    one, other = reading.name(first), reading.name(following)
    if one is None or other is None or other.suffix is None or one.phase or one.trailing:
        return False
    works = other.suffix.word in WORKS and other.specificity is not Specificity.PROPER
    return (
        works
        and one.specificity is Specificity.PROPER
        and one.suffix is not None
        and one.suffix.rule == "project"
        and one.suffix.word not in WORKS  # 甲项目及乙项目 are two
    )


def _are_made(first: Sequence[Token], following: Sequence[Token], reading: Reading) -> bool:
    """智能手机芯片和整机生产基地: goods in common words before goods and where both are made."""
    one, other = reading.name(first), reading.name(following)
    if one is None or other is None or other.suffix is None or one.phase or one.trailing:
        return False
    plain = Specificity.PROPER not in (one.specificity, other.specificity)
    goods = first[-1].text in load().goods or trails_goods(first[-1])
    return plain and goods and other.suffix.word in name_words().plants


WORKS = frozenset({"工程", "项目", "配套工程", "建设项目"})


def are_fields(first: Sequence[Token], last: Sequence[Token], reading: Reading) -> bool:
    """煤化工和物流产业: goods or a field before a field that says so share its 产业."""
    if all("产业" not in token.text for token in last):
        return False
    one, other = reading.name(first), reading.name(last)
    if one is None or other is None or other.suffix is None or other.suffix.kind is not EntityClass.INDUSTRY:
        return False
    goods = one.label in load().goods or names_field(one.label) or trails_goods(first[-1])
    return other.suffix.word.startswith("产业") and one.suffix is None and not one.phase and goods


def _goes_on(tokens: Sequence[Token], reading: Reading) -> bool:
    """三期扩建及深度处理: works that name no thing of their own go on with the name before them."""
    if tokens[0].text in name_words().accessory and tokens[-1].text in name_words().belongings:
        return True
    name = reading.name(tokens)
    alone = load().suffixes.get("".join(token.text for token in tokens))
    if alone is not None and alone.rule == "works":
        return True
    if name is None or name.suffix is None or name.suffix.rule != "works":
        return False
    front = name.label[: -len(name.suffix.word)]
    thing = load().suffix_of(front)
    whole = thing is not None and thing.kind is EntityClass.PROJECT  # 达成铁路|改扩建
    return name.specificity is not Specificity.PROPER and not whole


def _is_more(first: Sequence[Token], following: Sequence[Token], reading: Reading) -> bool:
    """某某新材料及下游深加工项目: goods before 及 go on to the project's last word."""
    one, other = reading.name(first), reading.name(following)
    if one is None or other is None or one.suffix is None or other.suffix is None:
        return False
    common = other.specificity is not Specificity.PROPER and one.specificity is Specificity.PROPER
    return common and one.suffix.kind is EntityClass.INDUSTRY and other.suffix.word == "项目"


# Classes whose last word two names beside each other may share.
SHARED = frozenset(
    {EntityClass.PROJECT, EntityClass.POLICY_DOCUMENT, EntityClass.PLATFORM, EntityClass.POLICY_MEASURE}
)


def are_objects(pieces: Sequence[Sequence[Token]], reading: Reading) -> bool:
    """大气、水、土壤污染防治攻坚战: what one campaign is about, counted off before its last word."""
    *others, last = pieces
    campaign = reading.name(last)
    if campaign is None or campaign.suffix is None or campaign.suffix.kind is not EntityClass.POLICY_MEASURE:
        return False
    if campaign.suffix.word not in name_words().campaign_ends or campaign.specificity is Specificity.PROPER:
        return False
    return all(len(piece) == 1 and piece[0].kind == "word" and len(piece[0].text) <= 2 for piece in others)


def are_steps(pieces: Sequence[Sequence[Token]], reading: Reading) -> bool:
    """某集团电动车研发、制造及销售项目: what is done with one product, counted off before its last word."""
    *others, last = pieces
    whole = reading.name(last)
    if whole is None or whole.suffix is None or whole.suffix.word not in WORKS | {"基地", "产业园"}:
        return False
    acts = [token for piece in others[1:] for token in piece] + list(last[:-1])
    closed = others[0][-1].text in name_words().making_steps and len(others[0]) > 1
    return closed and bool(acts) and all(token.text in name_words().making_steps for token in acts)


def completes(first: Sequence[Token], second: Sequence[Token], reading: Reading) -> bool:
    """城市供水、污水管网改造工程: the first has no last word of its own and shares the second's."""
    one, other = reading.name(first), reading.name(second)
    if one is None or other is None or other.suffix is None or other.suffix.kind not in SHARED:
        return False
    shared = one.suffix is None and not one.phase and not one.title and len(one.label) <= 4
    named = one.specificity is other.specificity is Specificity.PROPER
    whole = len(one.label) > 2 and one.label.isalpha() and named
    short = len(other.label) - len(other.suffix.word) in ALIKE
    alike = named and short and other.suffix.word in name_words().shared_ends
    firm = one.specificity is Specificity.PROPER and first[-1].text in load().trades and len(first) > 1
    return shared and not whole and not alike and not firm and first[0].kind == "word" and not one.trailing


# Two names of so many characters before one last word are two: 连淮、连宿高速.
ALIKE = (2, 3)


def _stands_alone(tokens: Sequence[Token], reading: Reading) -> bool:
    """Whether words before 和 are a name by themselves, so that 和 joins two names."""
    if tokens[-1].kind in ("title", "quote", PAPER) or (len(tokens) == 1 and ROAD.match(tokens[0].text)):
        return True
    name = reading.name(tokens)
    whole = load().suffixes.get(text_of(tokens))
    if whole is not None and whole.kind is EntityClass.PROJECT and whole.rule == "project":
        return True
    if name is not None and name.suffix is not None and name.suffix.kind is EntityClass.POLICY_DOCUMENT:
        return name.suffix.sure
    return name is not None and (
        (name.suffix is not None and (name.specificity > 0 or name.trailing != ""))
        or name.phase != ""
        or (len(tokens) == 1 and (tokens[0].pos in PROPER or names_division(tokens[0].text)))
    )
