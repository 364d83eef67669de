"""Whether words with an industry's last word name one, and the industry at their end where they say more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import rjieba

from kg.mentions.chunks import Token, text_of
from kg.mentions.dictionary import known
from kg.mentions.field_words import field_words, is_listed_field, names_field, stem_of
from kg.mentions.lexicon import load, says_nothing
from kg.mentions.list_words import list_words
from kg.mentions.model import Mention
from kg.mentions.name_words import name_words
from kg.mentions.names import Name
from kg.mentions.places import Surroundings, names_division
from kg.mentions.specificity import JOINERS
from kg.text import Span
from kg.vocabulary import EntityClass

# Where so many characters stand before it, a thing's last word is one inside an industry's name too.
ENOUGH_FOR_THING = 4
THINGS = frozenset(
    {EntityClass.PARK, EntityClass.PROJECT, EntityClass.PLATFORM, EntityClass.ORGANIZATION, EntityClass.PLACE}
)


@lru_cache(maxsize=8192)
def is_industry(words: str) -> bool:
    """Whether words that end as industries do name one: not 富民产业, 发展新兴产业 or 职教中心电子商务."""
    if says_nothing(words):
        return False
    if names_field(words):
        return True
    suffix = load().suffixes.get(words) or load().suffix_of(words)
    if suffix is None or suffix.kind is not EntityClass.INDUSTRY or suffix.word == "领域" or "(" in words:
        return False
    stem = stem_of(words)
    noun = stem != words
    if noun and (stem in load().weak or _says_how(stem)):
        return False
    room, text = (len(stem) if noun else len(words) - len(suffix.word)), ""
    for word, pos in rjieba.tag(words):
        if len(text) >= room:
            break
        text += word
        if _ties_two(word, text, words) or (text == word and _is_done(word, pos)) or _is_thing(text):
            return False
    return True


def _ties_two(word: str, before: str, words: str) -> bool:
    """Whether a word ties two industries (旅游业与农业), and not what one of them does (造船及机械制造业)."""
    if word not in JOINERS:
        return False
    return not words.endswith(("业", "产业集群", "产业链")) or before.removesuffix(word).endswith(
        ("业", "经济")
    )


def _is_done(word: str, pos: str) -> bool:
    """Whether a first word says what is done to an industry, or only ties or points (尽管农业, 其余产业)."""
    if pos in POINTING:
        return True
    listed, text = field_words(), stem_of(word)
    made = text in listed.works or text in listed.qualities or text in listed.names
    return (pos in ("v", "vd", "d") or text in load().soft) and known(text) and not made


# How the dictionary marks what ties words together and what points at something.
POINTING = frozenset({"c", "r"})


def _says_how(stem: str) -> bool:
    """Whether a word of how large or what for stands in front of 产业: 好|防贫, 传统|支柱."""
    words = field_words().no_names
    return stem in words or any(stem[at:end] in words for at in range(len(stem)) for end in _ends(at, stem))


def _ends(at: int, stem: str) -> range:
    return range(at + 2, min(len(stem), at + LONGEST_NO_NAME) + 1)


LONGEST_NO_NAME = 5


def _is_thing(front: str) -> bool:
    if len(front) < ENOUGH_FOR_THING:
        return False
    found = load().suffixes.get(front) or load().suffix_of(front)
    return found is not None and found.sure and found.kind in THINGS and len(found.word) > 1


def whose(name: Name) -> int:
    """How many first characters of an industry's name say whose it is: 省|现代服务业, 某开发区|绿色包装."""
    first = name.tokens[0]
    if len(name.tokens) > 1 and first.text in TIERS:
        rest = name.label[len(first.text) :]
        if names_field(rest) or is_industry(rest):
            return len(first.text)
    text = ""
    for token in name.tokens[:-1]:
        text += token.text
        suffix = load().suffixes.get(text) or load().suffix_of(text)
        zone = suffix is not None and suffix.kind is EntityClass.PARK and suffix.word in name_words().zones
        if zone and len(name.label) - len(text) >= ENOUGH_FOR_INDUSTRY:
            return len(text)
    return 0


TIERS = frozenset("省市县区镇")


def closing_industry(name: Name, around: Surroundings) -> Iterator[Mention]:
    """规范养殖业, 新材料领域: the industry behind a verb or before 领域, where the whole names none."""
    if name.suffix is None or name.suffix.kind is not EntityClass.INDUSTRY or name.phase:
        return
    if name.suffix.word == "领域" and names_field(name.label.removesuffix("领域")):
        words = name.label.removesuffix("领域")
        yield Mention(words, EntityClass.INDUSTRY, (Span(name.core.start, name.core.end - 2),), "name.area")
        return
    for at in range(1, len(name.tokens)):
        before, rest = name.tokens[at - 1], name.tokens[at:]
        if not _is_passed(before, around):
            continue
        words = text_of(rest)
        if len(words) >= ENOUGH_FOR_INDUSTRY and is_industry(words) and len(rest[0].text) > 1:
            span = Span(rest[0].span.start, rest[-1].span.end)
            yield Mention(words, EntityClass.INDUSTRY, (span,), "name.closing-industry")
            return


ENOUGH_FOR_INDUSTRY = 3


def _is_passed(token: Token, around: Surroundings) -> bool:
    """Whether a word may stand before an industry without belonging to its name."""
    region = load().known_names.get(token.text) is EntityClass.PLACE  # 京津冀|生命健康集群
    if region or around.names(token.text) or names_division(token.text) or token.text in name_words().levels:
        return True
    verb = token.pos[:1] == "v" and len(token.text) > 1 and known(token.text)
    return verb and token.text not in field_words().works


# Behind 产业 these go on with the word: 产业园, 产业化, 产业集群.
INDUSTRY_INSIDE = re.compile(r"[^“”()、和与及]{2,10}?产业(?![园化区集链工带城港投扶基孵小新结转强示承])")

# Behind a field's name these do not go on with the word: 油茶产业|示范基地, 茶叶产业|扶持资金.
FIELD_INSIDE = re.compile(
    r"[^“”()、和与及]{2,10}?产业(?=示范|基地|扶持|扶贫|招商|发展基金|投资|强镇|工人|孵化|小镇|转型|创新)"
)


def industry_inside(name: Name, around: Surroundings) -> Iterator[Mention]:
    """The industry that a longer name opens with: 油茶产业|示范基地, 节能环保产业|规模."""
    measured = text_of(name.tokens[:-1]) if name.tokens[-1].text in list_words().statistics else ""
    cluster = measured.endswith("集群") and is_industry(measured)  # 食品医药产业集群|产值
    field = cluster or (measured[-1:] != "业" and is_listed_field(measured))
    if len(measured) >= ENOUGH_FOR_THING and field:
        span = Span(name.core.start, name.tokens[-2].span.end)  # 跨境电商|规模
        yield Mention(measured, EntityClass.INDUSTRY, (span,), "name.inside-industry")
        return
    match = INDUSTRY_INSIDE.match(name.label)
    if match is None:
        match = FIELD_INSIDE.match(name.label)
        match = match if match is not None and names_field(match.group()) else None
    if match is None or match.end() == len(name.label) or name.tokens[0].kind not in OF_WORDS:
        return
    front = name.tokens[0].text
    label = match.group()
    if (
        around.names(front)
        or front in name_words().whole_country
        or front in load().known_names
        or front[0].isdecimal()
        or (front in load().weak and not _is_measured(name.label[match.end() :], front, stem_of(label)))
        or label in load().bare_heads
        or not is_industry(label)
        or len(label) < 4
        or (name.tokens[0].pos == "ns" and stem_of(label) == front)
    ):
        return
    named = names_field(label) if name.suffix is None else name.suffix.kind is not EntityClass.INDUSTRY
    if named:
        start = name.core.start
        yield Mention(label, EntityClass.INDUSTRY, (Span(start, start + len(label)),), "name.inside-industry")


def _is_measured(rest: str, front: str, stem: str) -> bool:
    """文旅产业|产值: a field by a common word; 战略性新兴产业 has no other word."""
    return rest in list_words().statistics and (stem == front or names_field(stem[len(front) :]))


# A verb's word may open an industry's name: 节能环保产业.
OF_WORDS = frozenset({"word", "soft"})
