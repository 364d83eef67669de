"""Which industry things serve: the row's head, the bullet's head, or the industry a sentence is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from kg.document.model import Document, Passage, PassageKind
from kg.facts.called import called, terms_of
from kg.facts.drivers import driven_industries
from kg.facts.fields import (
    counted_fields,
    field_named,
    fields_of,
    heading_field,
    is_narrow,
    is_one_sort,
)
from kg.facts.model import Evidence, RelationFact
from kg.facts.phases import whole_of
from kg.facts.scenes import Scene
from kg.facts.sectors import (
    SERVING,
    is_far_from,
    listed_industries,
    may_be_of,
    own_topic,
    sentence_industries,
)
from kg.facts.specialties import specialties
from kg.facts.undertakings import owned
from kg.facts.word_lists import word_lists
from kg.mentions.field_words import stem_of
from kg.mentions.lexicon import load, says_nothing
from kg.mentions.model import Mention
from kg.mentions.names import Group, Name
from kg.mentions.places import Surroundings, surroundings_of
from kg.text import Span
from kg.vocabulary import EntityClass, Relation

# What a row's or a bullet's head gives its industry to; a sentence gives it to things alone.
SERVED_BY_HEADS = SERVING | {EntityClass.POLICY_MEASURE, EntityClass.POLICY_DOCUMENT}
# What a small heading gives its industry to: papers and measures below it are of the government's work,
# and bodies may only have helped (依托某大学, 被某部委确定为…).
LED = SERVING - {EntityClass.ORGANIZATION}
# 千亿级 is how large the industry is.
SCALE = re.compile(
    r"^(?:[一二三四五六七八九十百千]+亿(?:元)?级(?:别)?|[一二三四五六七八九十]+个[百千万]亿级)"
)


def heads(document: Document) -> dict[Span, Mention]:
    """The industries that row heads and bullet heads name, by the head's span."""
    spans = {
        head for passage in document.passages for head in (passage.row_head, passage.bullet_head) if head
    }
    found = {span: _head(document, span) for span in sorted(spans)}
    return {span: mention for span, mention in found.items() if mention is not None}


@cache
def _framed() -> re.Pattern[str]:
    return re.compile(f"(?:{word_lists().framing.pattern})$")


def _head(document: Document, span: Span) -> Mention | None:
    words = "".join(document.folded(span).split())
    sized = SCALE.sub("", words)
    label = _framed().sub("", sized)
    lexicon = load()
    framed = words.endswith("领域")
    suffix = lexicon.suffix_of("一" + label)
    if not label or label in lexicon.bare_heads or label in lexicon.weak or says_nothing(label):
        return None
    if not framed and (suffix is None or suffix.kind is not EntityClass.INDUSTRY):
        return None
    aliases = tuple(sorted({words, sized, _framed().sub("", words)} - {label}))
    return Mention(label, EntityClass.INDUSTRY, (span,), "industry.head", aliases)


# A head that is itself a plan: 某经济 倍增计划.
PLAN = re.compile(r"(?:计划|行动)$")


def plans(document: Document) -> dict[Span, Mention]:
    """The plans that row heads name, by the head's span."""
    found = {}
    for span, industry in heads(document).items():
        words = "".join(document.folded(span).split())
        if PLAN.search(words) and words != industry.label:
            found[span] = Mention(words, EntityClass.POLICY_DOCUMENT, (span,), "industry.plan")
    return found


def plan_topics(document: Document) -> Iterator[RelationFact]:
    """A concerns from each such plan to its industry."""
    named = heads(document)
    for span, plan in plans(document).items():
        yield RelationFact(plan, Relation.CONCERNS, named[span], Evidence((span,), "industry.plan"))


def industries(document: Document, scenes: Iterable[Scene]) -> Iterator[RelationFact]:
    """A servesIndustry for what stands under an industry's head or topic or holds an industry's name."""
    named = heads(document)
    scenes = tuple(scenes)
    around = surroundings_of(document)
    topics = _topics(scenes)
    leads = _leads(document, scenes)
    terms = terms_of(named.values(), scenes)
    found = [
        (scene.passage.index, fact)
        for scene in scenes
        if scene.mentions or scene.inner
        for fact in (
            *_headed(scene, named, around),
            *_about(scene, topics, around),
            *_about(scene, leads, around, LED),
            *called(scene, terms),
        )
    ]
    found += sentence_industries(document, scenes)
    found += driven_industries(scenes)
    found += specialties(scenes)
    found += listed_industries(document, scenes, terms)
    seen: set[tuple[str, str, int]] = set()
    for passage, fact in sorted(found, key=lambda pair: pair[0]):
        key = (fact.subject.label, fact.object.label, passage)
        if key not in seen and fact.subject.label != fact.object.label:
            seen.add(key)
            yield fact


# A sentence so short, and without a comma, is a small heading of what follows it.
SHORT = 18
# One so long may still only say what the paragraph is about, if it names one field and no thing.
LEAD_LENGTH = 32


def _leads(document: Document, scenes: tuple[Scene, ...]) -> dict[int, Mention]:
    """Passages under a sentence that is about one field (加快发展旅游产业。), up to the next."""
    by_passage: dict[int, list[Scene]] = {}
    for scene in scenes:
        by_passage.setdefault(scene.passage.index, []).append(scene)
    leads: dict[int, Mention] = {}
    current: tuple[int, Mention | None] = (-1, None)
    over: Mention | None = None
    counts = Counter(passage.paragraph for passage in document.passages)
    lone = frozenset(paragraph for paragraph, count in counts.items() if paragraph and count == 1)
    for passage in document.passages:
        if passage.kind is PassageKind.HEADING:
            over = _of_heading(document, passage)
            current = (passage.paragraph, over)
            continue
        if _is_line(document, passage, lone):
            field = heading_field(document.folded(passage.span), passage.span.start)
            told = field is not None and is_narrow(field) and not field.label[0].isdecimal()
            over = field if told else None
            current = (passage.paragraph, over)
            continue
        found = by_passage.get(passage.index, [])
        opens = _opens(passage, found, first=passage.paragraph != current[0])
        if passage.paragraph != current[0]:
            current = (passage.paragraph, over)
        field = (_lead(found) or _first(found)) if opens else _counted(found)
        if field is not None and _is_built(document, field):
            field = None
        if not opens and field is not None and current[1] is not None and _is_kin(current[1], field):
            field = None  # 新增工程机械企业十家, under 力推工程机械产业
        ends = _ends(passage, current[1], found)
        if field is not None or ends:
            current = (passage.paragraph, field)
        if current[1] is not None and field is None and not _turns(current[1], found):
            leads[passage.index] = current[1]
    return leads


def _turns(lead: Mention, scenes: list[Scene]) -> bool:
    """Whether a sentence is about a field other than the one it stands under."""
    return any(topic is not None and not _is_kin(lead, topic) for topic in map(own_topic, scenes))


def _ends(passage: Passage, lead: Mention | None, scenes: list[Scene]) -> bool:
    """Whether a sentence ends what a lead is of: a small heading without a field, a park of another."""
    if len(passage.span) <= SHORT and len(scenes) == 1 and not _serving(scenes[0]):
        return True
    named = (mention for scene in scenes for mention in scene.mentions.values())
    parks = (mention for mention in named if mention.kind is EntityClass.PARK)
    return lead is not None and any(is_far_from(park, lead) for park in parks)


def _is_built(document: Document, field: Mention) -> bool:
    """电力通信建设稳步推进: what is built is works, and no industry unless it is called one."""
    end = field.span.end
    built = document.source.folded.startswith("建设", end) and not field.label.endswith(("业", "经济"))
    return built and not field.label.endswith(("集群", "产业链"))


def _is_kin(lead: Mention, field: Mention) -> bool:
    return stem_of(lead.label) == stem_of(field.label)


def _is_line(document: Document, passage: Passage, lone: frozenset[int]) -> bool:
    """物联网产业彰显引领: a short line by itself that no stop ends is a small heading."""
    if passage.paragraph not in lone or not ENOUGH <= len(passage.span) <= SHORT:
        return False
    words = document.folded(passage.span).strip()
    return passage.kind is PassageKind.SENTENCE and words[-1:] not in STOPS and "," not in words


ENOUGH = 4
STOPS = frozenset("。;:!?,、.")


def _opens(passage: Passage, scenes: list[Scene], *, first: bool) -> bool:
    """Whether a short sentence without a thing opens what follows: a paragraph's first, or one clause."""
    if len(passage.span) > LEAD_LENGTH or not scenes or not (first or len(scenes) == 1):
        return False
    return not any(_serving(scene) for scene in scenes)


def _of_heading(document: Document, passage: Passage) -> Mention | None:
    """The one field that a heading opens with or furthers (加快电商产业发展)."""
    if passage.section is None:
        return None
    title = document.sections[passage.section].title
    field = heading_field(document.folded(title), title.start)
    return field if field is not None and is_narrow(field) and not _is_built(document, field) else None


def _first(scenes: list[Scene]) -> Mention | None:
    """壮大新能源产业集群,布局光伏: the field that says that it is one, before its branches."""
    topic = own_topic(scenes[0]) if scenes else None
    return topic if topic is not None and topic.label.endswith(("产业集群", "产业链")) else None


def _counted(scenes: list[Scene]) -> Mention | None:
    """The one field whose projects a sentence counts (实施电子商务项目五个,…), so that others name them."""
    found = {field.label: field for scene in scenes for field in counted_fields(scene)}
    return next(iter(found.values())) if len(found) == 1 and is_one_sort(scenes) else None


def _serving(scene: Scene) -> bool:
    return any(mention.kind in SERVED_BY_HEADS for mention in scene.mentions.values())


def _lead(scenes: list[Scene]) -> Mention | None:
    """The one field that a short sentence is about."""
    found: dict[str, Mention] = {}
    for scene in scenes:
        found |= fields_of(scene)
    field = next(iter(found.values())) if len(found) == 1 else None
    return field if field is not None and is_narrow(field) else None


def _served(scene: Scene, around: Surroundings) -> Iterator[Mention]:
    """All that stands in a scene: what is named, the firms whose things these are, the wholes of phases."""
    passed_over = scene.titles | _hosts(scene)
    for name, mention in scene.mentions.items():
        if mention.kind in SERVED_BY_HEADS and name not in passed_over:
            yield mention
            whole = whole_of(mention)
            if whole is not None:
                yield whole
    for thing, owner in owned(scene, around):
        if thing.kind in SERVED_BY_HEADS and owner.kind is EntityClass.ENTERPRISE:
            yield owner
    yield from (firm for firm in scene.inner if firm.rule == "name.opening-firm")


def _hosts(scene: Scene) -> frozenset[Name]:
    """Parks where something comes to (某总部入驻某园): the industry is what came, not all the park hosts."""
    return frozenset(
        name
        for act in scene.acts
        if "settled" in act.verb.groups and act.right is not None and act.left not in (None, act.right)
        for name in act.right.names
        if name in scene.mentions and scene.mentions[name].kind is EntityClass.PARK
    )


def _headed(scene: Scene, named: Mapping[Span, Mention], around: Surroundings) -> Iterator[RelationFact]:
    for head in (scene.passage.row_head, scene.passage.bullet_head):
        industry = named.get(head) if head else None
        if industry is None:
            continue
        for mention in _served(scene, around):
            evidence = Evidence(tuple(sorted((*mention.spans, *industry.spans))), "industry.head")
            yield RelationFact(mention, Relation.SERVES_INDUSTRY, industry, evidence)


def _topics(scenes: tuple[Scene, ...]) -> dict[int, Mention]:
    """Passages whose first clause opens with an industry that then acts (某产业聚焦…), by passage number.

    Not where a later clause opens with another: 煤炭产业…;冶铸产业… is about several.
    """
    topics: dict[int, Mention] = {}
    seen: set[int] = set()
    for scene in scenes:
        first = scene.passage.index not in seen
        seen.add(scene.passage.index)
        topic = topics.get(scene.passage.index)
        if not first and topic is not None and _turns_to_another(scene, topic):
            del topics[scene.passage.index]
        if not first or not scene.acts or not scene.items:
            continue
        left = None if "recognised" in scene.acts[0].verb.groups else scene.acts[0].left
        if left is None or left is not scene.items[0] or left.listing is not None or len(left.names) != 1:
            continue
        cast = scene.cast(left)
        if cast and cast[0].kind is EntityClass.INDUSTRY:
            topics[scene.passage.index] = cast[0]
    return topics


def _turns_to_another(scene: Scene, topic: Mention) -> bool:
    """Whether a clause opens with another industry that then does or undergoes something."""
    opening = scene.items[0] if scene.items else None
    if not isinstance(opening, Group) or len(opening.names) != 1 or opening.listing is not None:
        return False
    field = field_named(scene, opening.names[0])
    told = field is not None and is_narrow(field) and not _is_kin(topic, field)
    acts = any(act.left is opening for act in scene.acts)
    return acts and (told or opening.names[0].label.endswith(("产业", "行业")))


def _about(
    scene: Scene,
    topics: Mapping[int, Mention],
    around: Surroundings,
    kinds: frozenset[EntityClass] = SERVED_BY_HEADS,
) -> Iterator[RelationFact]:
    industry = topics.get(scene.passage.index)
    if industry is None:
        return
    # 实施中粮丙交酯项目: what the firm does there is of the industry, not all the firm does.
    owners = {owner for _, owner in owned(scene, around)} - set(scene.mentions.values())
    for mention in _served(scene, around):
        if mention.kind in kinds and mention not in owners and may_be_of(mention, industry):
            evidence = Evidence(tuple(sorted((*mention.spans, *industry.spans))), "industry.topic")
            yield RelationFact(mention, Relation.SERVES_INDUSTRY, industry, evidence)
