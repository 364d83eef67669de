"""Which industry a thing's own name says it serves: 某装配式建筑产业园, 某光伏发电项目."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

import rjieba

from kg.facts.fields import is_narrow
from kg.facts.model import Evidence, RelationFact
from kg.facts.owner_words import is_civic
from kg.facts.scenes import Scene
from kg.facts.word_lists import word_lists
from kg.mentions.field_words import is_one_field, names_field
from kg.mentions.lexicon import load
from kg.mentions.model import Mention
from kg.mentions.name_words import name_words
from kg.text import Span
from kg.vocabulary import EntityClass, Relation


def terms_of(named: Iterable[Mention], scenes: tuple[Scene, ...]) -> dict[str, Mention]:
    """What industries of this report are called, with and without 产业 at the end."""
    terms: dict[str, Mention] = {}
    everywhere = (m for scene in scenes for m in (*scene.mentions.values(), *scene.inner))
    for mention in (*named, *everywhere):
        if mention.kind is EntityClass.INDUSTRY:
            for term in (mention.label, mention.label.removesuffix("产业")):
                if len(term) >= 3 and not _is_grounds(mention):
                    terms.setdefault(term, mention)
    return terms


def _is_grounds(industry: Mention) -> bool:
    """高新区产业: what stands on some grounds is no field that those are of."""
    suffix = load().suffixes.get(industry.label.removesuffix("产业"))
    return suffix is not None and suffix.kind is EntityClass.PARK


CALLED = frozenset(
    {EntityClass.PARK, EntityClass.PLATFORM, EntityClass.EVENT, EntityClass.ORGANIZATION, EntityClass.PROJECT}
)


def called(scene: Scene, terms: Mapping[str, Mention]) -> Iterator[RelationFact]:
    """某装配式建筑产业园 serves the industry its name holds, if the report names that industry."""
    for mention in scene.mentions.values():
        if mention.kind in OPENED:
            yield from _traded(mention, terms)
        if mention.kind not in CALLED:
            continue
        held = [
            term
            for term in terms
            if term in mention.label and term != mention.label and not _is_own(term, mention)
        ]
        if mention.kind is EntityClass.PROJECT:
            if _is_part(mention.label):
                continue
            # A road or a pipe serves no industry for standing beside a park.
            held = [term for term in held if not is_civic(mention.label.partition(term)[2])]
        industry = terms[max(held, key=lambda term: (len(term), term))] if held else _said(mention, terms)
        if industry is not None:
            evidence = Evidence(tuple(sorted({*mention.spans, *industry.spans})), "industry.called")
            yield RelationFact(mention, Relation.SERVES_INDUSTRY, industry, evidence)


def _said(mention: Mention, terms: Iterable[str]) -> Mention | None:
    """激光产业创新平台: the one industry that a name calls one, cut out of its own words.

    Not where the report names it more fully elsewhere.
    """
    named = list(industries_in(mention.label))
    span = next((each for each in mention.spans if len(each) == len(mention.label)), None)
    if len(named) != 1 or span is None or is_civic(mention.label):
        return None
    before, words, behind = mention.label.partition(named[0])
    if JOINED.search(before):  # 特钢和先进装备产业联盟 is of two
        return None
    # 大数据产业园 is a 产业园 of 大数据; 高端家居产业园 says of what kind it is, 聚酰胺产业园 what is made.
    bare = words.removesuffix("产业")
    on_grounds = behind.startswith(word_lists().grounds)
    stem = bare if on_grounds else words
    short = len(bare) < SHORTEST  # 创意产业园 says what is done there, of no one field
    if on_grounds and (short or not is_one_field(bare)):
        return None
    if behind.startswith(word_lists().titled) or any(bare in term for term in terms):
        return None
    start = span.start + len(before)
    held = Span(start, start + len(stem))
    aliases = tuple(sorted({words, bare} - {stem}))
    industry = Mention(stem, EntityClass.INDUSTRY, (held,), "industry.called", aliases)
    return industry if is_narrow(industry) else None


JOINED = re.compile("[和与及、]")
SHORTEST = 3


def industries_in(title: str) -> Iterator[str]:
    """石化产业规划布局方案: the industry that a name says in so many words, though nothing else names it."""
    end = title.find("产业") + len("产业")
    if end < len("产业"):
        return
    starts = accumulate((len(word) for word in rjieba.cut(title)), initial=0)
    named = [title[start:end] for start in starts if start < end - len("产业")]
    yield from next(([words] for words in named if all(map(names_field, TIED.split(words)))), [])


# 锂电及新材料产业: two fields that a title is about together.
TIED = re.compile("[和与及]")


def _is_part(label: str) -> bool:
    """某产业园二期标准厂房及配套: what is built in a park for all that it hosts is of no field itself."""
    return label.removesuffix("项目").removesuffix("工程").endswith(word_lists().parts)


# A measure is of the field that it opens with, a firm of the trade that its full name closes with.
OPENED = frozenset({EntityClass.POLICY_MEASURE, EntityClass.ENTERPRISE})


def _traded(mention: Mention, terms: Mapping[str, Mention]) -> Iterator[RelationFact]:
    """乡村旅游富民工程, 某医疗器械有限公司: the longest of the report's industries that it is called by."""
    if mention.kind is EntityClass.ENTERPRISE:
        front, ends = mention.label, word_lists().incorporated
        if not front.endswith(name_words().legal):
            return
        while front.endswith(ends):
            front = front.removesuffix(next(end for end in ends if front.endswith(end)))
        # What only stands somewhere (畜禽养殖污染) is not the trade of the firms so called.
        own = (term for term in terms if terms[term].label.endswith("业"))
        held = [term for term in own if front.endswith(term) and front != term]
    else:
        held = [term for term in terms if mention.label.startswith(term) and mention.label != term]
    industry = terms[max(held, key=lambda term: (len(term), term))] if held else None
    if industry is not None and is_narrow(industry):
        evidence = Evidence(tuple(sorted({*mention.spans, *industry.spans})), "industry.called")
        yield RelationFact(mention, Relation.SERVES_INDUSTRY, industry, evidence)


def _is_own(term: str, mention: Mention) -> bool:
    """泽柏家私产业项目: what opens with the firm's name and is no field that others are of."""
    plain = term.removesuffix("产业")
    named = mention.kind is EntityClass.PROJECT and plain != term and mention.label.startswith(term)
    return named and not names_field(plain)
