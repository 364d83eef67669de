"""What a park or a place is divided into: 某园分为东区、西区, 由甲园、乙园和丙园组成; 某镇某村 is in 某镇."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.document.model import Document
from kg.facts.items import Item
from kg.facts.model import Evidence, RelationFact
from kg.facts.scenes import Scene
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk
from kg.mentions.model import Mention
from kg.mentions.names import Group
from kg.mentions.places import Surroundings, names_division
from kg.text import Span
from kg.vocabulary import EntityClass, Relation

WHOLES = frozenset({EntityClass.PARK, EntityClass.PLACE})
JOINED = re.compile(r"、|以及|和|及|与")
# How many parts there are, and what they are called together: 三大部分, 两个功能区.
SUMMED = re.compile(
    r"等?(?:共?(?:[两二三四五六七八九十0-9]+)(?:个|大|片)(?:[^、,]{0,4}(?:部分|基地|集聚区|聚集区|板块|组团|片区|园区|功能区|分区|模块|区域|园|区))?)$"
)
PART = re.compile(r".{1,14}(?:[区园]|组团|基地|板块)$")


def parts(document: Document, scenes: Iterable[Scene]) -> Iterator[RelationFact]:
    """A partOf for each part that a scene says a park has."""
    for scene in scenes:
        words = scene.clause.words
        divided = "由" in words or not words.isdisjoint(word_lists().dividing)
        for at, item in enumerate(scene.items if divided else ()):
            listed = _listed(scene, at)
            whole = _whole(scene, at) if listed is not None else None
            if listed is None or whole is None:
                continue
            found = [part for part in _areas(document, scene, listed) if part.label != whole.label]
            for part in found if len(found) > 1 else ():  # one alone is what the park is, or has
                spans = tuple(sorted({*part.spans, item_span(item), *whole.spans}))
                yield RelationFact(part, Relation.PART_OF, whole, Evidence(spans, "part.listed"))


def within(mentions: Iterable[Mention], around: Surroundings) -> Iterator[RelationFact]:
    """A partOf for each place whose name in full opens with the town or division it lies in: 云栖镇某村."""
    for mention in mentions:
        found = _outer(mention.label, around) if mention.kind is EntityClass.PLACE else None
        if found is not None and len(mention.spans) == 1:
            name, start = found
            span = Span(mention.span.start + start, mention.span.start + start + len(name))
            whole = Mention(name, EntityClass.PLACE, (span,), "part.within")
            yield RelationFact(mention, Relation.PART_OF, whole, Evidence(mention.spans, "part.within"))


# What lies in a town or county: a village or quarter also behind the short name, where 云栖村 is one by
# itself; a town or county behind a name in full alone, for 菊园新区 is no 新区 in 菊园.
VILLAGE = re.compile(r".{2,}(?:村|社区|居委会)")
TOWN = re.compile(r".+(?:镇|乡|街道|区|县)")
TIER = re.compile("(?:[省市州盟县区旗镇乡]|街道)$")


def _outer(label: str, around: Surroundings) -> tuple[str, int] | None:
    """The smallest division named before the label's own last part, and where: 乙镇 of 甲县乙镇丙村."""
    for end in range(len(label) - 2, 1, -1):
        village = VILLAGE.fullmatch(label, end) is not None
        if village or (TOWN.fullmatch(label, end) and TIER.search(label[:end])):
            named = (start for start in range(end - 1) if _names(label[:end], start, around))
            at = next(named, None)
            if at is not None:
                return label[at:end], at
    return None


def _names(front: str, start: int, around: Surroundings) -> bool:
    """Whether the words from `start` name a division that opens the label or follows others' names."""
    name = front[start:]
    known = name in around.townships or (TIER.search(name) is not None and names_division(name))
    return known and (start == 0 or any(_names(front[:start], at, around) for at in range(start - 1)))


def item_span(item: Item) -> Span:
    """Where a chunk or a group stands."""
    return item.span if isinstance(item, Chunk) else item.names[0].span


def _listed(scene: Scene, at: int) -> Span | None:
    """Where the parts are named: behind 分为, or between 由 and 组成."""
    item = scene.items[at]
    if not isinstance(item, Chunk):
        return None
    if item.text in word_lists().dividing:
        return Span(item.span.end, scene.clause.span.end)
    behind = (each for each in scene.items[at + 1 :] if isinstance(each, Chunk))
    made = next((each for each in behind if each.text in word_lists().making_up), None)
    return Span(item.span.end, made.span.start) if item.text == "由" and made is not None else None


def _whole(scene: Scene, at: int) -> Mention | None:
    """What is divided: right before, what the sentence is about, or the park that the text describes."""
    before = next((item for item in reversed(scene.items[:at]) if isinstance(item, Group)), None)
    named = scene.cast(before) if before is not None else scene.cast(scene.subject)
    if len(named) == 1 and named[0].kind in WHOLES:
        return named[0]
    return scene.described if before is None else None


def _areas(document: Document, scene: Scene, listed: Span) -> Iterator[Mention]:
    """The parts of the list that are areas by their last word."""
    known = {mention.span: mention for mention in scene.mentions.values() if mention.kind in WHOLES}
    at, text = listed.start, document.source.folded
    for words in JOINED.split(text[listed.start : listed.end]):
        start = text.find(words, at)
        at = start + len(words)
        kept = SUMMED.sub("", words)
        label = kept.rpartition("的")[2]
        start += len(kept) - len(label)
        span = Span(start, start + len(label))
        if PART.fullmatch(label):
            yield known.get(span) or Mention(label, EntityClass.PARK, (span,), "part.area")
