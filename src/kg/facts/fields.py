"""Fields of economy in the words of a heading or a clause, whatever its names were taken for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import rjieba

from kg.facts.scenes import Scene
from kg.facts.word_lists import word_lists
from kg.mentions.chunks import text_of
from kg.mentions.clauses import Chunk, ChunkKind, Token
from kg.mentions.field_words import is_listed_field, names_field, stem_of
from kg.mentions.goods import industry_names
from kg.mentions.industries import is_industry
from kg.mentions.lexicon import load
from kg.mentions.model import Mention
from kg.mentions.name_words import name_words
from kg.mentions.names import Group, Name
from kg.mentions.places import names_division
from kg.mentions.specificity import JOINERS, Specificity
from kg.text import Span
from kg.vocabulary import EntityClass

LONGEST = 10
# Shorter words by themselves (健康, 体育) are as often no field.
ENOUGH = 4


def fields_of(scene: Scene, *, counted: bool = True) -> dict[str, Mention]:
    """The fields a clause names, by label: what was taken for one, or the first words of a longer name.

    `counted`: also those whose projects or firms it counts (实施电子商务项目五个).
    """
    if not scene.groups:
        return {}
    found = {m.label: m for m in scene.mentions.values() if m.kind is EntityClass.INDUSTRY}
    found |= {m.label: m for m in scene.inner if m.rule == "name.closing-industry"}
    found |= {field.label: field for field in counted_fields(scene)} if counted else {}
    base = base_of(scene)
    if base is not None:
        found[base[1].label] = base[1]
    plan = _planned_for(scene)
    if plan is not None:
        found[plan.label] = plan
    for group in scene.groups:
        for name in group.names:
            told = name not in scene.mentions and name not in scene.counted
            field = opening_field(name.tokens) if told else None
            if field is not None and not _goes_on_to_thing(name, field):
                found.setdefault(field.label, field)
    return found


def base_of(scene: Scene) -> tuple[Name, Mention] | None:
    """打造新能源产业基地, and nothing more: a base without a name of its own, and the field it is of."""
    if len(scene.groups) != 1 or len(scene.groups[0].names) != 1:
        return None
    name = scene.groups[0].names[0]
    if name.specificity is Specificity.PROPER or not name.label.endswith("基地"):
        return None
    if not all(isinstance(item, Group) or _only_furthers(item) for item in scene.items):
        return None
    fields = (each for each in scene.inner if each.kind is EntityClass.INDUSTRY)
    field = next((each for each in fields if each.span.start == name.span.start), None)
    if field is None or name.label.removeprefix(field.label) != "基地":
        return None
    return name, field


def _planned_for(scene: Scene) -> Mention | None:
    """实施大健康产业发展三年行动计划: the field that a plan, and nothing else in the clause, is for."""
    if len(scene.groups) != 1 or len(scene.groups[0].names) != 1 or not scene.acts:
        return None
    name = scene.groups[0].names[0]
    mention = scene.mentions.get(name)
    if mention is None or mention.kind is not EntityClass.POLICY_DOCUMENT or name.title:
        return None
    field = opening_field(name.tokens)
    return field if field is not None and is_narrow(field) and field.label.endswith("业") else None


def _only_furthers(item: Chunk) -> bool:
    return item.kind is ChunkKind.ADVERB or word_lists().furthering.match(item.text) is not None


def spoken_of(scenes: Iterable[Scene]) -> Iterator[Mention]:
    """旅游业转型升级步伐: the fields that longer words open with, where those say how the field does."""
    for scene in scenes:
        for name in [name for group in scene.groups for name in group.names]:
            goes_on = len(name.tokens) > 1 or name.trailing
            field = opening_field(name.tokens) if goes_on and name not in scene.mentions else None
            if field is not None and is_narrow(field) and _says_how_it_does(name, field):
                yield field
            elif len(name.tokens) > 1 and name.suffix is None and name not in scene.mentions:
                yield from _predicated(name.tokens)


def _predicated(tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """先进制造业|质效齐升, 陶瓷及竹编产业|保持支柱地位: the industry that an unlisted predicate tells of."""
    start = 1 if tokens[0].kind == "quote" else 0
    for at in range(len(tokens) - 1, start, -1):
        front, following = text_of(tokens[start:at]), tokens[at]
        predicate = following.pos[:1] in PREDICATES or following.text in name_words().standing
        if predicate and front.endswith(word_lists().sectors) and is_industry(front):
            if _names_sector(front, tokens[start:at]):
                span = Span(tokens[start].span.start, tokens[at - 1].span.end)
                yield Mention(front, EntityClass.INDUSTRY, (span,), "industry.topic")
            return


# How the dictionary marks what is said of a thing: verbs, qualities, idioms.
PREDICATES = frozenset("vadil")


def _names_sector(words: str, tokens: tuple[Token, ...]) -> bool:
    first = tokens[0].text
    if any(token.kind not in ("word", "soft") for token in tokens) or first in load().vague:
        return False
    if first in name_words().levels or (
        not words.endswith("产业") and any(t.text in JOINERS for t in tokens)
    ):
        return False
    return len(words) > ENOUGH or (len(words) > 2 and names_field(words))


def _says_how_it_does(name: Name, field: Mention) -> bool:
    listed = is_listed_field(stem_of(field.label)) or field.label in load().suffixes
    rest = [token for token in name.tokens if token.span.start >= field.span.end]
    words = "".join(token.text for token in rest) or name.trailing
    grows = bool(rest) and word_lists().furthering.match(rest[0].text) is not None
    return listed and (grows or load().trailing.fullmatch(words) is not None)


def _goes_on_to_thing(name: Name, field: Mention) -> bool:
    """工业互联网|标识解析二级节点: a thing of the field, not the field, is what the words are about."""
    rest = [token for token in name.tokens if token.span.start >= field.span.end]
    noun = FIELD_NOUN.match("".join(token.text for token in rest))
    behind = [token for token in rest if token.span.start >= field.span.end + (noun.end() if noun else 0)]
    host = load().suffixes.get(behind[0].text) if behind else None
    if host is not None and host.kind is EntityClass.PARK:
        return True  # 蚕桑现代农业|园区|升星
    if (
        len(behind) <= ENOUGH_FOR_OTHER
        or behind[0].kind != "word"
        or word_lists().furthering.match(behind[0].text)
    ):
        return False
    return behind[0].pos[:1] == "n"


ENOUGH_FOR_OTHER = 2


# What may stand behind a field's name where it is the field that is spoken of.
FIELD_NOUN = re.compile(r"(?:产业)?(?:链|集群|领域|行业|方面|板块)?(?:发展)?")


def field_named(scene: Scene, name: Name) -> Mention | None:
    """The field that a whole name is: what was taken for one, or 新材料 in 新材料产业链."""
    mention = scene.mentions.get(name)
    if mention is not None:
        return mention if mention.kind is EntityClass.INDUSTRY else None
    field = opening_field(name.tokens)
    if field is None or FIELD_NOUN.fullmatch(name.label.removeprefix(field.label)) is None:
        return None
    return field


# What ties two fields in a heading, which then is about neither alone.
JOINED = re.compile(r"[、和与及,]")
LONGEST_HEADING = 24


def heading_field(words: str, start: int) -> Mention | None:
    """The one field that a heading's folded words open with, what furthers it passed over."""
    words = words.rstrip("。.:;")
    if len(words) > LONGEST_HEADING or JOINED.search(words):
        return None
    tokens, at = [], start
    for text in rjieba.cut(words):
        tokens.append(Token(Span(at, at + len(text)), text, ""))
        at += len(text)
    return opening_field((*tokens, Token(Span(at, at), "", "")))


def counted_fields(scene: Scene) -> Iterator[Mention]:
    """实施电子商务项目五个: the field of the projects or firms that a clause counts."""
    for name in scene.counted:
        noun = next((noun for noun in COUNTED if name.label.endswith(noun)), "")
        field = name.label.removesuffix(noun)
        if (
            noun
            and field not in word_lists().wide
            and (names_field(field) or names_field(field.removesuffix("业")))
        ):
            span = Span(name.span.start, name.span.start + len(field))
            yield Mention(field, EntityClass.INDUSTRY, (span,), "industry.topic")


# What is counted of a field.
COUNTED = ("项目", "企业")


def is_one_sort(scenes: Iterable[Scene]) -> bool:
    """Whether a sentence counts one sort of projects or firms: 新材料项目6个,某农产品项目9个 are two."""
    sorts = {name.label for scene in scenes for name in scene.counted if name.label.endswith(COUNTED)}
    lists = {group.listed for scene in scenes for group in scene.groups if group.listed.endswith(COUNTED)}
    return len(sorts | (lists - set(COUNTED))) < 2


# As many as the names of a long report, which is gone through more than once.
@lru_cache(maxsize=1 << 12)
def opening_field(tokens: tuple[Token, ...]) -> Mention | None:
    """旅游业转型升级步伐: the longest run of first words that is a field."""
    lists, start = word_lists(), 0
    while start < len(tokens) - 1 and _stands_before(tokens[start].text):
        start += 1
    best, text = None, ""
    for number in range(start + 1, len(tokens) + 1):
        token = tokens[number - 1]
        text += token.text
        if token.kind not in ("word", "soft") or len(text) > LONGEST:
            break
        said = number < len(tokens) and tokens[number].text in lists.said_so and names_field(text)
        if is_field(text) or said or (text in lists.short and _is_spoken_of(tokens[number:])):
            best = Span(tokens[start].span.start, token.span.end), text
    return Mention(best[1], EntityClass.INDUSTRY, (best[0],), "industry.topic") if best is not None else None


@lru_cache(maxsize=1 << 12)
def _stands_before(word: str) -> bool:
    """Whether a word says what is done to a field, or where."""
    return word_lists().furthering.fullmatch(word) is not None or names_division(word)


def _is_spoken_of(behind: tuple[Token, ...]) -> bool:
    """Whether nothing but how the field does stands behind a short word: 旅游, 旅游提质升级, 旅游经济."""
    if not behind or not behind[0].text:
        return True
    first = behind[0].text
    return word_lists().furthering.match(first) is not None or first in word_lists().of_field


# 市级以上农业产业化龙头企业: a tier opens the name of what is counted, not of a field.
TIER = re.compile("[国省市区县州]家?级")


@lru_cache(maxsize=8192)
def is_field(words: str) -> bool:
    """Whether words by themselves name a field, and one narrow enough to say something."""
    lexicon = load()
    stem = words.removesuffix("产业")
    if (
        words in lexicon.bare_heads
        or words in word_lists().wide
        or stem in lexicon.weak
        or stem in lexicon.vague
        or len(words) < 2
    ):
        return False
    if not stem or stem.startswith(_vague()) or TIER.match(words):
        return False
    suffix = lexicon.suffixes.get(words) or (lexicon.suffix_of(words) if words.endswith("业") else None)
    known = suffix is not None and suffix.kind is EntityClass.INDUSTRY and is_industry(words)
    listed = (words in industry_names() and len(words) > 2) or words in word_lists().own_words
    listed = listed or (words.endswith("业") and len(words) > 2 and is_listed_field(words))
    return known or listed or (len(words) >= ENOUGH and names_field(words))


@cache
def _vague() -> tuple[str, ...]:
    """Words that say too little to open a field's name with."""
    return tuple(word for word in load().vague if len(word) > 1)


def is_narrow(field: Mention) -> bool:
    """Whether a field says something of what follows: 加快工业 and 现代服务业 do not."""
    quoted, stem = field.label[0] in "“‘《", stem_of(field.label)
    wide = any(words in word_lists().wide for words in (field.label, stem, f"{stem}产业"))
    return not quoted and not wide and not _is_whole_sector(field.label)


def _is_whole_sector(label: str) -> bool:
    """县域工业, 加工制造业; not 轻纺工业, 农副产品加工业, whose first words say which."""
    if not label.endswith(("工业", "工制造业")):
        return False
    front = label.removesuffix("工业").removesuffix("工制造业")
    return not is_listed_field(front) and not is_listed_field(label.removesuffix("业"))


def _leads_in(item: Chunk) -> bool:
    """特别是某某产业: words before the field that say nothing of it."""
    return item.kind in (ChunkKind.ADVERB, ChunkKind.TIME) or item.text == "是"


def furthers(scene: Scene) -> bool:
    """Whether a clause is about the field it names: by its verb, or because the field opens it."""
    if scene.acts and "recognised" in scene.acts[0].verb.groups:  # 某产业集群获评…: what it won, no topic
        return False
    if any(counted_fields(scene)):
        return True
    first = next((item for item in scene.items if isinstance(item, Group) or not _leads_in(item)), None)
    if isinstance(first, Group) or (first is not None and first.kind is ChunkKind.PREPOSITION):
        return True
    verbs = any(isinstance(item, Chunk) and word_lists().furthering.search(item.text) for item in scene.items)
    return verbs or any(
        re.search(r"(?:产业|业)发展", name.label) is not None
        for item in scene.items
        if isinstance(item, Group)
        for name in item.names
    )
