"""Titles told by what a thing is: 某园是全省首批重点产业园. A batch is named by an authority."""

from __future__ import annotations

import re

from kg.document.model import Document
from kg.facts.model import Evidence, RecognitionFact
from kg.facts.recognition_words import recognition_words
from kg.facts.scenes import Scene
from kg.facts.titles import titles_in
from kg.mentions.clauses import Chunk
from kg.mentions.names import Group
from kg.text import Span
from kg.vocabulary import EntityClass

RULE = "recognition.batch"
LONGEST = 40
# Whose batch it is, and what those in it are; 首批建成的产业园 were only the first to be built.
BATCH = re.compile(
    r"(?:全国|全省|全市|全区|国家级?|省级|市级|中国|国务院|[\u4e00-\u9fff]{2}[省市])[^,;:。的]*首批[^,;:。的]*"
)
NAMED = frozenset(EntityClass) - {EntityClass.INDUSTRY, EntityClass.INDICATOR, EntityClass.EVENT}


def of_batch(document: Document, scene: Scene) -> list[RecognitionFact]:
    """Who a clause says is of the first batch of a title: the name before 是, and nothing else."""
    if len(scene.items) < 2:
        return []
    who, tie = scene.items[0], scene.items[1]
    if not isinstance(who, Group) or not isinstance(tie, Chunk) or tie.text != "是":
        return []
    told = "".join(document.text(Span(tie.span.end, scene.clause.span.end)).split())
    title = told.removesuffix("之一")
    ends = (*recognition_words().strong, "园", "园区")
    if BATCH.fullmatch(title) is None or len(title) > LONGEST or not title.endswith(ends):
        return []
    evidence = Evidence((scene.clause.span,), RULE)
    words = document.text(Span(who.names[0].span.start, who.names[-1].span.end))
    return [
        RecognitionFact(each, words, one, None, None, "", evidence)
        for one in titles_in(title)
        for each in scene.cast(who)
        if each.kind in NAMED
    ]
