"""Which industry a thing's own name says it serves: 某装配式建筑产业园, 某光伏发电项目."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

import rjieba

from kg.facts.fields import is_narrow
from kg.facts.model import Evidence, RelationFact
from kg.facts.owner_words import is_civic
from kg.facts.scenes import Scene
from kg.facts.word_lists import word_lists
from kg.mentions.field_words import field_words, is_listed_field, names_field
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
            # A road or a pipe serves no industry for standing beside a park.
            held = [term for term in held if not is_civic(mention.label.partition(term)[2])]
        if not held:
            headed = scene.passage.row_head is not None or scene.passage.bullet_head is not None
            yield from _own(mention, terms, headed=headed)
        if held:
            industry = terms[max(held, key=lambda term: (len(term), term))]
            evidence = Evidence(tuple(sorted({*mention.spans, *industry.spans})), "industry.called")
            yield RelationFact(mention, Relation.SERVES_INDUSTRY, industry, evidence)


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


def _own(mention: Mention, terms: Mapping[str, Mention], *, headed: bool) -> Iterator[RelationFact]:
    """The field before a thing's last words: of a park listed, of others named elsewhere in the report."""
    field = _own_field(mention)
    if field is None:
        return
    known = _known(field.label, terms)
    told = mention.kind is EntityClass.PARK and not headed and field.label in field_words().names
    if not (known or told):
        return
    label = known.label if known is not None else field.label
    industry = Mention(label, EntityClass.INDUSTRY, field.spans, "industry.own")
    evidence = Evidence(tuple(sorted({*mention.spans, *industry.spans})), "industry.own")
    yield RelationFact(mention, Relation.SERVES_INDUSTRY, industry, evidence)


def _known(label: str, terms: Mapping[str, Mention]) -> Mention | None:
    """The report's industry of that name, or the one whose name opens with it (某某及物联网产业)."""
    wider = next(
        (terms[term] for term in sorted(terms) if len(label) > SHORT and term.startswith(label)), None
    )
    return terms.get(label) or wider


# 国家某某示范基地: a title that any place may be given.
HOUSED = frozenset({EntityClass.PARK, EntityClass.PROJECT})
LONGEST_FIELD = 10


def _own_field(mention: Mention) -> Mention | None:
    if (
        mention.kind not in HOUSED
        or mention.label.startswith(name_words().givers)
        or len(mention.spans) != 1
        or len(mention.label) != len(mention.span)
    ):
        return None
    front = load().phase.sub("", mention.label)
    ends = word_lists().housing
    while front.endswith(ends):
        front = front.removesuffix(max((end for end in ends if front.endswith(end)), key=len))
    if front == mention.label:
        return None
    starts = {0, *accumulate(len(word) for word in rjieba.cut(front))}
    for length in range(min(len(front), LONGEST_FIELD), 1, -1):
        if len(front) - length not in starts:
            continue
        words = front[-length:]
        field = is_listed_field(words) or (length > SHORT and names_field(words))
        common = words in word_lists().wide or words in word_lists().done or _is_common(words)
        if field and not common:
            start = mention.span.start + len(front) - length
            return Mention(words, EntityClass.INDUSTRY, (Span(start, start + length),), "industry.own")
    return None


SHORT = 3


def _is_common(words: str) -> bool:
    """Whether a word is too common to tell of a field by itself, and no field's own name."""
    return words in load().weak and words not in field_words().names
