"""Names inside names: the region in 长三角地区…, the town in 某镇…项目, the event in 第四届某会服务保障."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.mentions.brands import brand_of, placelike, shaped_like_firm
from kg.mentions.catchwords import is_quoted_work
from kg.mentions.chunks import Token, text_of
from kg.mentions.dictionary import BRANDING, known
from kg.mentions.field_words import names_field
from kg.mentions.firm_kinds import is_of_kind
from kg.mentions.firm_names import is_traded
from kg.mentions.grounds import GROUNDS, is_no_ground
from kg.mentions.industries import closing_industry, industry_inside
from kg.mentions.lexicon import Suffix, load, says_nothing
from kg.mentions.list_words import list_words
from kg.mentions.model import Mention
from kg.mentions.name_words import name_words
from kg.mentions.named_places import is_sited
from kg.mentions.names import CATCHWORDS, Name, end_of, last_word
from kg.mentions.places import Surroundings, is_former_county, names_division
from kg.mentions.seats import seated
from kg.mentions.specificity import JOINERS, Specificity, is_proper, specificity
from kg.text import Span
from kg.values.numeral import PHASE
from kg.vocabulary import EntityClass

# Divisions that stand in front of a thing's name with their full name.
FULL_NAME = re.compile(r"(?:省|市|县|镇|乡|街道|自治区|自治州|自治县)$")
ORDINAL = re.compile(r"第[一二三四五六七八九十百0-9]+届[^、,和及与的]{0,14}")


def inside(name: Name, kind: EntityClass | None, around: Surroundings) -> Iterator[Mention]:
    """The names inside another that are things of their own; `kind` is the class of the whole."""
    if name.title or not name.tokens:
        return
    opening = next(_opening(name, around), None) if kind is None else None
    if opening is not None:
        yield opening
    if kind is None:
        yield from closing_industry(name, around)
    elif kind in MADE:
        yield from _maker(name, around)
    for found in _known(name):
        again = opening is not None and opening.kind is found.kind and opening.label.startswith(found.label)
        if not again and (kind is None or _is_apart(found, kind, name) or _is_area(found)):
            yield found
    yield from _parts(name, kind, around)


def _parts(name: Name, kind: EntityClass | None, around: Surroundings) -> Iterator[Mention]:
    """The town, the event, the industry and the park inside a name."""
    first = name.tokens[0]
    if kind is None and len(name.tokens) > 1 and is_former_county(first):
        yield Mention(first.text, EntityClass.PLACE, (first.span,), "name.inside-place")
    # What a name is of says whose it is: 某市第三人民医院 tells of the hospital.
    told = kind is None or kind is EntityClass.ENTERPRISE
    alone = told and len(name.tokens) > 1 and not _opens_firm(name)
    if alone and FULL_NAME.search(first.text) and around.is_division(first.text):
        yield Mention(first.text, EntityClass.PLACE, (first.span,), "name.inside-place")
    town = _town(name, around)
    if town is not None:
        yield town
    if name.tokens[-1].kind == "bracket":
        yield from _bracketed(name.tokens[-1])
    if first.kind == "quote":
        yield from _quoted(name)
        yield from _regions(name)
    if "届" in name.label:
        yield from _ordinal(name)
    if "产业" in name.label or kind is None:
        yield from industry_inside(name, around)
    park = host_park(name) if kind is not None or name.suffix is not None else None
    if park is not None:
        yield park


def _opens_firm(name: Name) -> bool:
    """深圳市|某某科技有限公司年产某物项目: a firm's full name begins with where it is registered."""
    return any(word in name.label for word in name_words().legal_full)


# 某某镇粮油基地: the town that a thing's name begins with, behind its county at most; 东部乡镇 is none.
TOWN_AT_FRONT = re.compile(
    r"(?![一-龥]{1,2}[乡村]镇|[一-龥]{2}城镇)([一-龥]{2,3})(?<![一二两三四五六七八九十])(?:镇|街道|乡(?![村镇]))(?=[一-龥]{2})"
)


def _town(name: Name, around: Surroundings) -> Mention | None:
    first = name.tokens[0]
    county = len(name.tokens) > 2 and first.text[-1] in "县区市旗" and around.names(first.text)
    start = len(first.text) if county else 0
    match = TOWN_AT_FRONT.match(name.label, start)
    if match is None or not is_sited(match[1]) or first.text == match.group():
        return None
    span = Span(end_of(name.tokens, start + 1) - 1, end_of(name.tokens, match.end()))
    ends = any(token.span.end == span.end for token in name.tokens[:-1])
    whole = len(span) == len(match.group()) and ends
    return Mention(match.group(), EntityClass.PLACE, (span,), "name.inside-town") if whole else None


# 某小镇(某某乡): where it lies.
TOWN_IN_BRACKETS = re.compile(r"\(([^()、至-]{1,6}(?:镇|乡|街道|村|社区))\)")
ENOUGH_FOR_PLACE = 3
# Shorter words of areas that are planned and built as one.
AREAS = frozenset({"片区", "新区", "组团"})
# What begins so is a title that places are given.
# A meeting of a body, no event of its own.
SESSION = re.compile(r"代表大会$|届(?:人大|政协)$")
# 某某集团20强: a ranking, not the firm with whose name it begins.
RANKED = re.compile(r"(?:前)?[0-9一二三四五六七八九十百]+强|(?:[0-9一二三四五六七八九十]+佳)")


# Classes whose last word is known as such when a description goes on behind it (某某工程施工现场).
WHOLE = frozenset(
    [
        EntityClass.ENTERPRISE,
        EntityClass.PROJECT,
        EntityClass.PARK,
        EntityClass.ORGANIZATION,
        EntityClass.EVENT,
        EntityClass.PLACE,
    ]
)


def _opening(name: Name, around: Surroundings) -> Iterator[Mention]:
    """The complete name with which words begin that as a whole name nothing."""
    if name.suffix is not None or len(name.tokens) < 2:
        return
    lexicon = load()
    text = text_of(name.tokens)
    if len(text) != len(name.core) or says_nothing(text):
        return
    last = name.tokens[-1]
    for at in range(_first_name_of_two(name.tokens), 0, -1):
        front = text[: name.tokens[at].span.start - name.core.start]
        suffix = last_word(front, name.tokens[:at], lexicon)
        tokens = name.tokens[:at]
        if (
            suffix is None
            or says_nothing(front)
            or is_of_kind(tokens, suffix)
            or not (
                (at == len(name.tokens) - 1 and last.text in name_words().measures)
                or _opens_sure(front, suffix)
                or _is_street(tokens, suffix)
            )
        ):
            continue
        ends = not is_no_ground(tokens, suffix, front) and not _goes_on(name, at, front, suffix)
        if ends and specificity(tokens, suffix, front, lexicon) is Specificity.PROPER:
            yield Mention(front, suffix.kind, (_front(name, front),), "name.opening")
            return
    if last.text in list_words().statistics and is_traded(tokens := name.tokens[:-1]):
        if any(map(is_proper, tokens)):  # 德隆智能|产值
            yield Mention(
                text_of(tokens), EntityClass.ENTERPRISE, (_front(name, text_of(tokens)),), "name.opening-firm"
            )
        return
    brand = brand_of(name.tokens, around)
    if brand is None or brand.words < 2 or any(token.text in JOINERS for token in name.tokens[: brand.words]):
        return
    first = name.tokens[0]
    named = first.pos in BRANDING or (not known(first.text) and shaped_like_firm(first.text))
    if named and name.tokens[brand.words - 1].text in lexicon.trades:
        yield Mention(brand.label, EntityClass.ENTERPRISE, (_front(name, brand.label),), "name.opening-firm")


def _first_name_of_two(tokens: Sequence[Token]) -> int:
    """某大会|暨|某联盟某赛: how many words may be a whole name; behind 暨 stands a second one."""
    return next((at for at, token in enumerate(tokens) if token.text == "暨"), len(tokens) - 1)


def _goes_on(name: Name, at: int, front: str, suffix: Suffix) -> bool:
    """第七届|人大, 某某集团|20强, 某市公路|管理处: words that count, rank or run a thing."""
    first, last, behind = name.tokens[0], name.tokens[at - 1], name.tokens[at]
    counted = first.text[0].isdecimal() or last.pos == "d" or SESSION.search(front) is not None
    ranked = RANKED.match(text_of(name.tokens), len(front)) is not None
    run = suffix.kind is EntityClass.PROJECT and behind.text.endswith(name_words().offices)
    return counted or ranked or run


def _opens_sure(front: str, suffix: Suffix) -> bool:
    """Whether a last word inside other words is one without doubt."""
    if not suffix.sure or suffix.kind not in WHOLE:
        return False
    if suffix.kind in GROUNDS and front.startswith(name_words().givers):
        return False  # 省级某某园区|创建名单: a title
    if suffix.kind is EntityClass.PLACE:
        return len(suffix.word) >= ENOUGH_FOR_PLACE or suffix.word in AREAS
    return len(suffix.word) > 1 or suffix.kind is EntityClass.ORGANIZATION


def _is_street(tokens: Sequence[Token], suffix: Suffix) -> bool:
    """汉正街|征收, 红水河|航运: a street or river with a name of its own before what is done there."""
    last = tokens[-1]
    unlisted = (not known(last.text) or last.pos in BRANDING) and not names_field(last.text)
    whole = len(tokens) == 1 and len(last.text) > len(suffix.word) + 1 and unlisted
    if suffix.word in WATERS:
        return whole
    named = len(tokens) > 1 and last.text == suffix.word and len(tokens[0].text) > 1 and is_proper(tokens[0])
    return suffix.word in name_words().streets and (whole or named)


WATERS = frozenset({"河", "江", "湖", "山", "岛"})


# Classes of things that a firm's name may open.
MADE = frozenset({EntityClass.PROJECT, EntityClass.PARK, EntityClass.PLATFORM})


def _maker(name: Name, around: Surroundings) -> Iterator[Mention]:
    """The firm that a thing's name opens with, known by what it makes."""
    firm = seated(name, around)
    if firm:
        yield Mention(firm, EntityClass.ENTERPRISE, (_front(name, firm),), "name.inside-firm")
        return
    brand = brand_of(name.tokens, around)
    if brand is None or not (brand.making and brand.sure) or placelike(brand.label):
        return
    if (
        name.suffix is not None
        and name.suffix.kind is EntityClass.PARK
        and names_division(name.tokens[0].text)
    ):
        return  # 某市某地汽车城
    rest = name.label[len(brand.label) :]  # 某某股份有限公司: a short name inside the firm's full one
    if any(word in rest for word in name_words().legal) or not shaped_like_firm(brand.label):
        return
    if name.suffix is None and not name.phase and len(rest) == len("光伏"):  # 泽佳光伏 is all a firm's name
        return
    county = name.tokens[0].text  # 广宗县|万达轮胎: where the firm is
    full = county[-1] in "县区旗" and len(county) > len("某县") and names_division(county)
    if full or (len(name.tokens) > 1 and around.names(county) and not names_division(county)):
        label = brand.label.removeprefix(county)
        start = name.tokens[1].span.start if len(name.tokens) > 1 else name.core.start
        if len(label) > 1 and label != brand.label:
            yield Mention(
                label, EntityClass.ENTERPRISE, (Span(start, start + len(label)),), "name.inside-firm"
            )
        return
    if len(brand.label) < len(name.label) and not any(
        token.text in JOINERS for token in name.tokens[: brand.words]
    ):
        yield Mention(brand.label, EntityClass.ENTERPRISE, (_front(name, brand.label),), "name.inside-firm")


def _front(name: Name, words: str) -> Span:
    """Where the first words of a name stand; white space between them is no part of the words."""
    return Span(name.core.start, end_of(name.tokens, len(words)))


# Known names that are things of their own inside another's; a region in an area's name is part of it.
APART = frozenset({EntityClass.ENTERPRISE, EntityClass.ORGANIZATION, EntityClass.EVENT})


def _is_apart(found: Mention, kind: EntityClass, name: Name) -> bool:
    """Not 某某大赛 inside 第四十六届某某大赛, which is that contest, nor 新城集团 inside 某某新城集团."""
    itself = found.kind is kind is EntityClass.EVENT and name.label.endswith(found.label)
    whole = name.label.startswith(found.label) or name.label.endswith(found.label)
    firm = found.kind is kind is EntityClass.ENTERPRISE and whole
    return found.kind in APART and not itself and not firm


def _is_area(found: Mention) -> bool:
    """关中—天水经济区 in words about it; a shorter region is part of the name it stands in."""
    return found.kind is EntityClass.PLACE and len(found.label) >= ENOUGH_FOR_AREA


ENOUGH_FOR_AREA = 5


def _known(name: Name) -> Iterator[Mention]:
    """Names known nationwide that begin at one of the words; the longest at each place."""
    text = text_of(name.tokens)
    if len(text) != len(name.core):
        return
    names, lengths_of, past, last = load().known_names, load().known_lengths, -1, ""
    for token in name.tokens:
        start, before, last = token.span.start - name.core.start, last, token.text
        two = text[start : start + 2]
        lengths = lengths_of.get(two)
        ministry = token.text.removeprefix("国家") if two == "国家" else token.text
        if ministry != token.text and ministry in names:  # 国家科技部 is one word to the dictionary
            yield Mention(
                ministry,
                names[ministry],
                (Span(token.span.end - len(ministry), token.span.end),),
                "name.inside-known",
            )
            continue
        if lengths is None or start < past:
            continue
        found = _longest(text, start, lengths)
        within = _is_cut_off(text, start + len(found))
        if found and found != text and not within and RANKED.match(text, start + len(found)) is None:
            past = start + len(found)
            span = Span(token.span.start, token.span.start + len(found))
            city = before if names[found] is EntityClass.ORGANIZATION and names_division(before) else ""
            if city:  # 杭州|电子科技大学 is another than 电子科技大学
                span = Span(span.start - len(city), span.end)
            yield Mention(city + found, names[found], (span,), "name.inside-known")


def _is_cut_off(text: str, end: int) -> bool:
    """教育部|门, 外交部|长, 中国电科|院: the next character makes another word of a known name."""
    office = text[end - 1 : end + 1] in ("部门", "部长")
    return office or (text[end : end + 1] == "院" and text[end - 1] != "院")


def _longest(text: str, start: int, lengths: Sequence[int]) -> str:
    """The longest known name at a place, of the lengths that its first character allows."""
    names = load().known_names
    for length in lengths:
        word = text[start : start + length]
        if len(word) == length and word in names:
            return word
    return ""


# Asked of a name where it is found, and again by what tells where things are.
@lru_cache(maxsize=1 << 11)
def host_park(name: Name) -> Mention | None:
    """The park at the front of a thing's name (某产业园标准化厂房), its phase included."""
    if (name.suffix is not None and name.suffix.kind is EntityClass.PARK) or name.title:
        return None
    if name.specificity is Specificity.GENERIC or len(name.tokens) < 2:
        return None
    text = text_of(name.tokens)
    if len(text) != len(name.core):
        return None
    best = None
    for token in name.tokens[:-1] if len(text) >= ENOUGH_FOR_PARK + 2 else ():
        if token.text in JOINERS:
            break  # 某仪式暨某园推介会: the park does not begin with the other's name
        end = token.span.end - name.core.start
        enough = ENOUGH_FOR_PARK - int(token.text == "园区")  # 沣创|园区|标准化厂房
        if not enough <= end <= len(text) - 2:
            continue
        front, rest = text[:end], text[end:]
        suffix = load().suffix_of(front)
        parkish = suffix is not None and suffix.kind is EntityClass.PARK and suffix.sure
        if parkish and front not in load().bare_heads and not rest.startswith(name_words().beside_parks):
            best = front
            phase = re.match(PHASE, rest)
            best += phase.group() if phase is not None and len(rest) - phase.end() >= 2 else ""
    if best is None:
        return None
    start = name.core.start
    return Mention(best, EntityClass.PARK, (Span(start, start + len(best)),), "name.inside-park")


ENOUGH_FOR_PARK = 5


def _bracketed(last: Token) -> Iterator[Mention]:
    town = TOWN_IN_BRACKETS.fullmatch(last.text)
    if town is not None:
        span = Span(last.span.start + 1, last.span.end - 1)
        yield Mention(town.group(1), EntityClass.PLACE, (span,), "name.bracketed")


def _quoted(name: Name) -> Iterator[Mention]:
    """“春泥计划”实施点: a campaign or event in quotation marks at the front of words."""
    first = name.tokens[0]
    if len(name.tokens) < 2 or name.suffix is not None or "、" in first.text:
        return
    inner = load().suffix_of(first.text[1:-1])
    kind = inner.kind if inner is not None and inner.sure and inner.kind in CATCHWORDS else None
    if kind is None and is_quoted_work(first.text):
        kind = EntityClass.POLICY_MEASURE
    if kind is not None:
        yield Mention(first.text, kind, (first.span,), "name.opening-quote", (first.text[1:-1],))


def _regions(name: Name) -> Iterator[Mention]:
    """“长三角”“珠三角”产业转移: regions known nationwide, in quotation marks before other words."""
    for token in name.tokens[:-1]:
        if token.kind == "quote" and load().known_names.get(token.text[1:-1]) is EntityClass.PLACE:
            span = Span(token.span.start + 1, token.span.end - 1)
            yield Mention(token.text[1:-1], EntityClass.PLACE, (span,), "name.inside-known")


def _ordinal(name: Name) -> Iterator[Mention]:
    match = ORDINAL.search(name.label)
    if match is None or (name.suffix is not None and name.suffix.kind is EntityClass.EVENT):
        return
    text = match.group()
    for length in range(len(text), 4, -1):
        suffix = load().suffix_of(text[:length])
        if suffix is not None and suffix.kind is EntityClass.EVENT and not SESSION.search(text[:length]):
            start = name.core.start + match.start()
            yield Mention(
                text[:length], EntityClass.EVENT, (Span(start, start + length),), "name.inside-event"
            )
            return
