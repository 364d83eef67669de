"""Industries that a sentence or a list gives to what stands in it.

做强某产业，建成某园 is about one industry until the next is named; 甲、乙等装备制造企业 are of that industry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import zip_longest

from kg.document.model import Document
from kg.facts.fields import (
    base_of,
    field_named,
    fields_of,
    furthers,
    is_field,
    is_narrow,
    is_one_sort,
)
from kg.facts.model import Evidence, RelationFact
from kg.facts.owner_words import is_civic, owner_words
from kg.facts.scenes import Scene
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.field_words import names_field, stem_of
from kg.mentions.industries import is_industry
from kg.mentions.lexicon import load
from kg.mentions.list_words import list_words
from kg.mentions.model import Mention
from kg.mentions.names import Group
from kg.text import Span
from kg.vocabulary import EntityClass, Relation

SERVING = frozenset(
    {
        EntityClass.PROJECT,
        EntityClass.PARK,
        EntityClass.PLATFORM,
        EntityClass.ENTERPRISE,
        EntityClass.ORGANIZATION,
        EntityClass.EVENT,
    }
)
COUNTED = re.compile(r"^[0-9一二三四五六七八九十百几数]+(?:余|多)?(?:个|家|项|大|批)|^一?大?批")


def sentence_industries(document: Document, scenes: Iterable[Scene]) -> Iterator[tuple[int, RelationFact]]:
    """A servesIndustry, by passage, for what follows a clause about one industry in the same sentence.

    A semicolon ends it where something before it was already of that industry, unless the very next
    clause names more of the kind: no school or road. It ends one that only closes what stands before it
    as well (引进某化工,化工产业初具规模;…).
    """
    topic: Mention | None = None
    kept: Mention | None = None
    at, past, given, closing, measured = -1, 0, False, False, False
    waiting = list[Mention]()
    ordered = tuple(scenes)
    several = _counting_several(ordered)
    for scene, following in zip_longest(ordered, ordered[1:]):
        matters = topic is not None or waiting
        between = document.folded(Span(past, max(past, scene.clause.span.start))) if matters else ""
        parted = ";" in between
        first = scene.passage.index != at or parted
        if scene.passage.index != at or (
            parted and (closing or measured or (given and not _goes_on(_served(scene))))
        ):
            at, topic, given, measured = scene.passage.index, None, False, False
            waiting = []
        past = scene.clause.span.end
        named = fields_of(scene, counted=at not in several)
        waiting = waiting if ";" not in between else []
        if waiting and (_furthers_what(scene) or _sums_up(document, scene, following)):
            furthered = _sole(scene)
            if furthered is not None:
                yield from ((at, _fact(mention, furthered, "industry.furthered")) for mention in waiting)
        waiting = [] if named or topic is not None or _turns_away(scene) else waiting
        told = named or topic is not None or _is_of_listed(scene)
        waiting += [] if told else filter(_may_further, _served(scene))
        served = _served(scene) if topic is not None else list[Mention]()
        if named:
            kept = topic if topic is not None and not served and _are_kin(topic, named) else None
            within = tuple(_within(scene))
            topic, given = (
                own_topic(scene) or kept or next((field for _, field in within), None),
                bool(within),
            )
            closing = topic is not None and not first
            measured = topic is not None and ChunkKind.QUANTITY in scene.clause.kinds
            yield from ((at, _fact(mention, field, "industry.clause")) for mention, field in within)
        elif topic is not None and _turns_civic(scene, topic):
            topic = None
        elif topic is not None:
            given = given or bool(served)
            served = [m for m in served if m.kind is not EntityClass.ORGANIZATION or not _leans(scene)]
            yield from ((at, _fact(mention, topic, "industry.sentence")) for mention in served)


def _is_of_listed(scene: Scene) -> bool:
    """甲、乙等新材料项目: what is listed has its field from the noun that closes the list."""
    nouns = ((group.listed, group.listing.word) for group in scene.groups if group.listing is not None)
    return any(is_field(listed.removesuffix(noun)) for listed, noun in nouns if listed != noun)


def _counting_several(scenes: Iterable[Scene]) -> frozenset[int]:
    """The passages that count several sorts of projects or firms: what they name is of none alone."""
    by_passage: dict[int, list[Scene]] = {}
    for scene in scenes:
        if scene.counted or any(group.listed for group in scene.groups):
            by_passage.setdefault(scene.passage.index, []).append(scene)
    return frozenset(at for at, those in by_passage.items() if not is_one_sort(those))


def _furthers_what(scene: Scene) -> bool:
    """建成甲、乙,推动食品产业升级: a clause that opens with what the things before it do for a field."""
    first = next((each for each in scene.items if isinstance(each, Group) or each.kind not in PASSED), None)
    return isinstance(first, Chunk) and first.text.endswith(word_lists().effects)


PASSED = frozenset({ChunkKind.ADVERB, ChunkKind.TIME, ChunkKind.CONJUNCTION})


def _turns_away(scene: Scene) -> bool:
    """引进甲、乙,培育一批领军企业,…: what comes behind other things that are done is not of 甲 and 乙."""
    return not _served(scene) and any(act.right is not None for act in scene.acts)


def _sums_up(document: Document, scene: Scene, following: Scene | None) -> bool:
    """甲、乙项目开工,钢铁产业集群效应凸显: a field that opens a sentence's last clause."""
    first = scene.items[0] if scene.items else None
    if not isinstance(first, Group) or len(first.names) != 1 or first.listing is not None:
        return False
    opening, named = first.names[0].span.start, scene.mentions.get(first.names[0])
    if named is not None and named.kind is not EntityClass.INDUSTRY:  # 某某小镇 is no field
        return False
    if not all(  # 某某新材料 is a firm
        names_field(field.label) and field.span.start == opening for field in fields_of(scene).values()
    ):
        return False
    if following is None or following.passage.index != scene.passage.index:
        return True
    return ";" in document.folded(
        Span(scene.clause.span.end, max(scene.clause.span.end, following.clause.span.start))
    )


def _may_further(mention: Mention) -> bool:
    """Whether a thing may be what furthers a field: no body, and nothing that public works are."""
    if mention.kind is EntityClass.PROJECT:
        return not is_civic(mention.label)
    return mention.kind is not EntityClass.ORGANIZATION


def _goes_on(served: Iterable[Mention]) -> bool:
    labels = [mention.label for mention in served]
    return bool(labels) and not any(is_civic(label) for label in labels)


def may_be_of(thing: Mention, industry: Mention) -> bool:
    """Whether a thing may be of the industry that is only spoken of before it: no school of 新材料产业."""
    works = thing.kind in (EntityClass.PROJECT, EntityClass.ORGANIZATION) and _is_public_works(thing.label)
    return (not works or _is_public(industry)) and not is_far_from(thing, industry)


def is_far_from(thing: Mention, industry: Mention) -> bool:
    """某医药产业园, 某食品 under 工程机械产业: a thing that is called by what people eat, wear or take."""
    heavy, consumed = word_lists().heavy, word_lists().consumed
    called = consumed.search(thing.label) is not None and heavy.search(thing.label) is None
    return called and heavy.search(industry.label) is not None and consumed.search(industry.label) is None


def _is_public(industry: Mention) -> bool:
    return word_lists().public.search(industry.label) is not None


def _turns_civic(scene: Scene, topic: Mention) -> bool:
    """Whether a clause tells what public bodies build, named or not: 城区道路改造完成三条."""
    if _is_public(topic) or _leans(scene):
        return False
    words = (name.label for group in scene.groups for name in group.names)
    return any(map(_is_public_works, words))


def _is_public_works(label: str) -> bool:
    """Whether a name is of what towns build, and neither a power station nor what plants move into."""
    powers = any(word in label for word in owner_words().sited)
    return is_civic(label) and not powers and not label.endswith(word_lists().of_any_field)


def _are_kin(topic: Mention, named: Mapping[str, Mention]) -> bool:
    """特色旅游业, then 观光等复合型特色旅游: branches of what the sentence is about do not end it."""
    stem = stem_of(topic.label).removesuffix("业")
    return len(stem) > 1 and all(stem in label for label in named)


def own_topic(scene: Scene) -> Mention | None:
    """The one narrow field that a clause is about, if it names nothing that could serve it."""
    topic = _sole(scene)
    return topic if topic is not None and furthers(scene) else None


def _sole(scene: Scene) -> Mention | None:
    """The one narrow field of a clause that names nothing else that could serve it."""
    named = fields_of(scene)
    alone = len(named) == 1 and not _served(scene) and not _is_listed(scene, named)
    topic = next(iter(named.values())) if alone else None
    return topic if topic is not None and is_narrow(topic) else None


def _served(scene: Scene) -> list[Mention]:
    if not scene.mentions:
        return []
    titles, counted, base = scene.titles, scene.counted, base_of(scene)
    return [
        mention
        for name, mention in scene.mentions.items()
        if mention.kind in SERVING
        and name not in titles
        and name not in counted
        and (base is None or name is not base[0])
    ]


def _leans(scene: Scene) -> bool:
    first = scene.items[0] if scene.items else None
    return isinstance(first, Chunk) and first.text in word_lists().leaning


def _is_listed(scene: Scene, named: Mapping[str, Mention]) -> bool:
    """瞄准半导体照明、触控显示等领域: one of several, though no other was taken for a field."""
    spans = [span for field in named.values() for span in field.spans]
    groups = [group for group in scene.groups if len(group.names) > 1 or _is_open(group)]
    return any(name.span.start in [span.start for span in spans] for group in groups for name in group.names)


def _is_open(group: Group) -> bool:
    """金融服务等现代服务业: one that stands for more."""
    return group.listing is not None and group.listing.kind is EntityClass.INDUSTRY


# With these a clause says what it is about: 在某领域引进某公司.
ABOUT = frozenset({"在", "围绕", "聚焦"})


def _within(scene: Scene) -> Iterator[tuple[Mention, Mention]]:
    """电子信息产业引进甲, 在电子信息产业引进甲: the field a clause opens with, and what its verb takes."""
    items = [item for item in scene.items if isinstance(item, Group) or item.kind is not ChunkKind.ADVERB]
    lead, behind = (*items[:2], None, None)[:2]
    led = isinstance(lead, Chunk) and lead.text in ABOUT
    first = behind if led else lead
    if not isinstance(first, Group) or first.listing is not None or len(first.names) != 1:
        return
    field = field_named(scene, first.names[0])
    if field is None or not is_narrow(field):
        return
    for act in scene.acts:
        titled = bool(act.verb.groups & {"approved", "recognised"})  # 某产业获批国家级示范园
        if (led or act.left is first) and act.right is not first and not act.counted and not titled:
            yield from ((mention, field) for mention in scene.cast(act.right) if mention.kind in SERVING)


def listed_industries(
    document: Document, scenes: Iterable[Scene], terms: Mapping[str, Mention]
) -> Iterator[tuple[int, RelationFact]]:
    """甲、乙等装备制造企业: the words before 企业 or 项目 are the industry of everything in the list."""
    for scene in scenes:
        for group in scene.groups:
            industry = _closing(document, scene, group, terms) if group.listing is not None else None
            if industry is None:
                continue
            for mention in scene.cast(group):
                if mention.kind in SERVING and mention.label != industry.label:
                    yield scene.passage.index, _fact(mention, industry, "industry.list")


def _unranked(words: str) -> str:
    """国内无人驾驶领军: how good the firms of a list are, and among whom, is no part of their field."""
    lists = word_lists()
    words = SIZED.sub("", words)
    for word in lists.ranges:
        if words.startswith(word) and len(words) > len(word) + 1:
            words = words.removeprefix(word)
            break
    while words.endswith(lists.ranks):
        words = words.removesuffix(next(word for word in lists.ranks if words.endswith(word)))
    return words


# 亿元以上的工业项目: how large the things of a list are.
SIZED = re.compile(r"^.*以[上下]的?")


def closing_industries(document: Document, scenes: Iterable[Scene]) -> Iterator[Mention]:
    """甲、乙等精细化工产业: the industry that a list of its branches or products closes with."""
    for scene in scenes:
        for group in scene.groups:
            if group.listing is not None:
                industry = _closing(document, scene, group, {}) or _whole_sector(document, scene, group)
                if industry is not None and names_field(industry.label):
                    yield industry


def _whole_sector(document: Document, scene: Scene, group: Group) -> Mention | None:
    """金融、物流等现代服务业: a sector too wide to be what anything serves, and named all the same."""
    noun = group.listing.word if group.listing is not None else ""
    told = noun in word_lists().wide and len(noun) > len("服务业") and noun not in load().bare_heads
    if not told or not group.names:
        return None
    at = document.source.folded.find(noun, group.names[-1].span.end, scene.clause.span.end)
    return (
        None if at < 0 else Mention(noun, EntityClass.INDUSTRY, (Span(at, at + len(noun)),), "industry.list")
    )


def _closing(document: Document, scene: Scene, group: Group, terms: Mapping[str, Mention]) -> Mention | None:
    """The industry named by the words that close a list."""
    words = COUNTED.sub("", group.listed)
    noun = group.listing.word if group.listing is not None else ""
    cut = words.find(noun)
    fields = group.listing is not None and group.listing.kind is EntityClass.INDUSTRY
    own = words[: cut + len(noun)].removeprefix("的") if group.led or fields else words[:cut]
    own = _led_field(words) or own
    if cut < 0 or len(own) < 2:
        return None
    for lead in _leading() if own.startswith(_leading()) else ():
        own = own.removeprefix(lead) if len(own) > len(lead) + 1 else own
    own = _unranked(own)
    if own.endswith("新兴") and noun.startswith("产业"):  # 战略性新兴|产业项目: 新兴 alone is no field
        own += "产业"
    known = next((terms[form] for form in (own, own + "产业", own + "业") if form in terms), None)
    at = document.source.folded.find(
        own, group.names[-1].span.end if group.names else 0, scene.clause.span.end
    )
    # Two characters are enough before 企业 (甲、乙等物流企业).
    said = is_field(own) or (names_field(own) and own not in word_lists().wide) or _says_so(own)
    said = said or (noun.endswith("企业") and own in load().products)  # 飞鹤、伊利等乳品企业
    if at < 0 or not (known or said):
        return None
    span = Span(at, at + len(own))
    if known is not None:
        return Mention(known.label, EntityClass.INDUSTRY, (span,), "industry.list")
    return Mention(own, EntityClass.INDUSTRY, (span,), "industry.list")


def _led_field(words: str) -> str:
    """企业为骨干的汽车零部件产业: the field behind what the firms of a list are to it."""
    lead, tie, field = words.partition("的")
    role = lead.partition("为")[2]
    return field.removesuffix("集群") if tie and f"为{role}" in list_words().leads else ""


@cache
def _leading() -> tuple[str, ...]:
    """The words that stand before a name and are no part of it, longest first."""
    return tuple(sorted(load().leading, key=lambda word: (-len(word), word)))


def _says_so(words: str) -> bool:
    """光电显示产业集群: words that end as industries' names do, unless they only say which or how large."""
    suffix = load().suffix_of("一" + words)
    ends = suffix is not None and suffix.kind is EntityClass.INDUSTRY
    return ends and len(stem_of(words)) > 1 and words not in word_lists().wide and is_industry(words)


def _fact(thing: Mention, industry: Mention, rule: str) -> RelationFact:
    evidence = Evidence(tuple(sorted({*thing.spans, *industry.spans})), rule)
    return RelationFact(thing, Relation.SERVES_INDUSTRY, industry, evidence)
