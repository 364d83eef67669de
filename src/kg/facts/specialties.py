"""What a park or firm is said to be for: 某园重点发展生物医药, 某园以光电为主导产业, 某公司主营轴承."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg.facts.acts import Act
from kg.facts.fields import is_field, is_narrow, opening_field
from kg.facts.model import Evidence, RelationFact
from kg.facts.scenes import Scene
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.field_words import names_field
from kg.mentions.model import Mention
from kg.mentions.names import Group, Name
from kg.mentions.specificity import Specificity
from kg.text import Span
from kg.vocabulary import EntityClass, Relation

# These take their fields behind 以 as well.
SHAPING = ("形成", "初步形成", "基本形成", "逐步形成")
# Projects that are parks by their last word.
PARKLIKE = re.compile(r"(?:园区?|基地|城|港|谷)(?:项目|工程)?$")
# A park spoken of by its kind alone.
BARE = re.compile(r"该?(?:产业|工业|科技)?(?:园区?|开发区|高新区|经开区)")


def specialties(scenes: Iterable[Scene]) -> Iterator[tuple[int, RelationFact]]:
    """A servesIndustry, by passage, for each field that a clause says its subject is for."""
    paragraph, park = -1, None
    sentence, opening = -1, None
    for scene, following in pairwise((*scenes, None)):
        if scene is None:
            continue
        if scene.passage.paragraph != paragraph:
            paragraph, park = scene.passage.paragraph, scene.described
        if scene.passage.index != sentence:
            sentence, opening = scene.passage.index, (*scene.items[:1], None)[0]
        own = opening is not None and scene.subject is opening
        told = (*_developed(scene, park, own=own), *_led(scene, park), *_called(scene))
        for subject, verb, group in told:
            yield from ((scene.passage.index, fact) for fact in _facts(scene, subject, verb, group))
        yield from ((scene.passage.index, fact) for fact in _had(scene))
        yield from ((scene.passage.index, fact) for fact in _chained(scene, park))
        yield from ((scene.passage.index, fact) for fact in _quoted(scene, following, park))
        park = next((each for each in _opening(scene) if each.kind is EntityClass.PARK), park)


def _opening(scene: Scene) -> tuple[Mention, ...]:
    """What the first group of a clause names."""
    return scene.cast(scene.groups[0] if scene.groups else None)


def _developed(scene: Scene, park: Mention | None, *, own: bool) -> Iterator[tuple[Mention, Chunk, Group]]:
    """某园重点发展某业, 某园以资源为依托,围绕服装发展; `own` where the sentence opens with its subject."""
    for act in scene.acts:
        group = act.right or (_behind(scene, act.verb) if act.verb.text in SHAPING else None)
        if act.counted or group is None or act.left is group:
            continue
        if any(each.kind is EntityClass.ENTERPRISE for each in scene.cast(group)):
            continue  # 引进某某药业、某某器械等: a list of firms, whatever they are called by
        if act.left is None and act.verb.text not in word_lists().living_on and not own:
            continue
        for subject in _subjects(scene, act.left, park):
            if act.verb.text in _verbs_of(subject):
                yield subject, act.verb, group


def _led(scene: Scene, park: Mention | None) -> Iterator[tuple[Mention, Chunk, Group]]:
    """以光电、食品加工为主导产业, of the park that the clause or the one before it is about."""
    for number, item in enumerate(scene.items[:-1] if "以" in scene.clause.words else ()):
        group = scene.items[number + 1]
        if not isinstance(item, Chunk) or item.text != "以" or not isinstance(group, Group):
            continue
        words = {chunk.text for chunk in scene.clause.chunks[group.first : group.last + 1]}
        if words & word_lists().leading and any(
            field.kind is EntityClass.INDUSTRY for field in scene.cast(group)
        ):
            opening = scene.items[0]
            before = scene.items[number - 1] if number else None
            left = before if isinstance(before, Group) else None
            if left is None and isinstance(opening, Group) and _is_park(scene, opening):
                left = opening  # 某园已形成以某业为主的体系
            for subject in _subjects(scene, left, park):
                if subject.kind is EntityClass.PARK:
                    yield subject, item, group


def _chained(scene: Scene, park: Mention | None) -> Iterator[RelationFact]:
    """形成以食品为基础、装备制造为支撑、医药为引领的格局: each field with what it is to the park."""
    chunks = scene.clause.chunks
    start = next((at for at, chunk in enumerate(chunks) if chunk.text == "以"), len(chunks))
    roles, fields, waiting = 0, list[Mention](), list[Mention]()
    for at in range(start + 1, len(chunks)):
        chunk, words = chunks[at], "".join(each.text for each in chunks[at : at + 2])
        if chunk.text in word_lists().leading or (chunk.text == "为" and words in word_lists().leading):
            fields, roles, waiting = [*fields, *waiting], roles + 1, []
        elif chunk.kind is ChunkKind.NAME:
            waiting += _whole_field(chunk)
        elif chunk.kind is ChunkKind.VERB and chunk.text != "为":
            break
    subjects = _subjects(scene, _first(scene), park) if roles > 1 else ()
    for subject in subjects:
        for field in fields if subject.kind is EntityClass.PARK else ():
            if is_narrow(field) and field.label not in subject.label:
                spans = tuple(sorted({*subject.spans, *field.spans}))
                evidence = Evidence(spans, "industry.specialty")
                yield RelationFact(subject, Relation.SERVES_INDUSTRY, field, evidence)


def _whole_field(chunk: Chunk) -> list[Mention]:
    """食品饮料传统产业: the field that words are, with which sort of industry it is."""
    field = opening_field(chunk.tokens)
    whole = field is not None and TIER.fullmatch(chunk.text.removeprefix(field.label)) is not None
    return [field] if field is not None and whole else []


# Which sort of industry a park's field is, behind its name.
TIER = re.compile(r"(?:传统|战略性|新兴|未来|特色|优势|主导)*(?:产业|行业)?(?:链|集群)?")


def _first(scene: Scene) -> Group | None:
    """The group that opens a clause."""
    first = scene.items[0] if scene.items else None
    return first if isinstance(first, Group) else None


def _called(scene: Scene) -> Iterator[tuple[Mention, Chunk, Group]]:
    """某园…,主导产业为光电、食品加工."""
    for act in scene.acts:
        if act.right is None:
            continue
        own = _own_fields(scene, act)
        if own is not None:
            yield own, act.verb, act.right
        if not (_is_called(act) or _is_made_up(scene, act)):
            continue
        spoken = [each for each in scene.cast(scene.subject) if each.kind is EntityClass.PARK]
        for subject in spoken or ([scene.described] if scene.described is not None else []):
            yield subject, act.verb, act.right


def _had(scene: Scene) -> Iterator[RelationFact]:
    """某开发区食品加工和生物医药两大主导产业: the park before the fields that it lives on."""
    parks = [mention for mention in scene.inner if mention.kind is EntityClass.PARK]
    for group in scene.groups if parks else ():
        own = bool(group.names) and group.listing is not None and group.listing.word in word_lists().lived_on
        park = next((each for each in parks if own and each.span.start == group.names[0].span.start), None)
        if park is not None:
            yield from _facts(scene, park, scene.clause.chunks[group.last], group)


def _own_fields(scene: Scene, act: Act) -> Mention | None:
    """某园主导产业为光电、食品加工: the park that the words before 为 open with."""
    name = act.left.names[0] if act.left is not None and len(act.left.names) == 1 else None
    if name is None or act.verb.text not in ("为", "是", "有"):
        return None
    parks = (each for each in scene.inner if each.kind is EntityClass.PARK)
    park = next((each for each in parks if each.span.start == name.span.start), None)
    lived_on = word_lists().lived_on
    return park if park is not None and name.label.removeprefix(park.label) in lived_on else None


def _is_called(act: Act) -> bool:
    """主导产业为某业, 产业涉及某业."""
    names = act.left.names if act.left is not None else ()
    if len(names) != 1:
        return False
    plain = names[0].label in ("产业", "行业", "入驻企业") and act.verb.text in COMPRISING
    return plain or (act.verb.text in ("为", "是") and names[0].label in word_lists().lived_on)


COMPRISING = frozenset({"涉及", "涵盖", "包括", "包含"})


def _is_made_up(scene: Scene, act: Act) -> bool:
    """园区已有多家企业进驻,包括食品、医药等优势产业: fields that a clause of nothing else counts up."""
    fields = act.right is not None and act.right.listing is not None
    alone = act.left is None and scene.items[0] is act.verb and act.verb.text in COMPRISING
    return alone and fields and scene.described is not None


def _is_park(scene: Scene, group: Group) -> bool:
    cast = scene.cast(group)
    return len(cast) == 1 and cast[0].kind is EntityClass.PARK


# Between the fields of a quotation.
PARTED = re.compile("[、和及与]")


def _quoted(scene: Scene, following: Scene | None, park: Mention | None) -> Iterator[RelationFact]:
    """按照“甲、乙”的产业定位,推进某园建设: the park of the clause, of the next one, or of the paragraph."""
    for group in scene.groups:
        fields = quoted_fields(group.names[0]) if len(group.names) == 1 else ()
        if not fields:
            continue
        behind = scene.clause.chunks[group.first + 1 :]
        words = "".join((group.listed, *(chunk.text for chunk in behind)))
        if not any(word in words for word in word_lists().aimed_at):
            continue
        after = following if following is not None and following.passage is scene.passage else None
        near = [_parks(scene), _parks(after) if after is not None else [], [park] if park is not None else []]
        for subject in next((parks for parks in near if parks), [])[:1]:
            for field in fields:
                spans = tuple(sorted({*subject.spans, *field.spans}))
                evidence = Evidence(spans, "industry.specialty")
                yield RelationFact(subject, Relation.SERVES_INDUSTRY, field, evidence)


def _parks(scene: Scene) -> list[Mention]:
    return [mention for mention in scene.mentions.values() if mention.kind is EntityClass.PARK]


def quoted_fields(name: Name) -> tuple[Mention, ...]:
    """“新能源、新材料”: the fields of a quotation that lists nothing else."""
    if len(name.tokens) != 1 or name.tokens[0].kind != "quote":
        return ()
    quotation = name.tokens[0]
    at, found = quotation.span.start + 1, []
    for words in PARTED.split(quotation.text[1:-1]):
        if not (is_field(words) or names_field(words)):
            return ()
        found.append(Mention(words, EntityClass.INDUSTRY, (Span(at, at + len(words)),), "industry.quoted"))
        at += len(words) + 1
    return tuple(found) if len(found) > 1 else ()


def _subjects(scene: Scene, left: Group | None, park: Mention | None) -> tuple[Mention, ...]:
    """What stands before the verb, what the sentence is about, or the paragraph's park (该园区已形成…)."""
    named = scene.cast(left)
    if named:
        return named
    if left is not None:
        bare = all(
            name.specificity is not Specificity.PROPER and BARE.fullmatch(name.label) for name in left.names
        )
        return (park,) if park is not None and bare and left.names else ()
    spoken = tuple(
        each for each in scene.cast(scene.subject) if each.kind in (EntityClass.PARK, EntityClass.PROJECT)
    )
    if spoken or scene.cast(scene.subject):
        return spoken or scene.cast(scene.subject)
    return (park,) if park is not None else ()


def _behind(scene: Scene, verb: Chunk) -> Group | None:
    return next(
        (group for group in scene.groups if scene.clause.chunks[group.first].span.start > verb.span.start),
        None,
    )


def _verbs_of(subject: Mention) -> frozenset[str]:
    if subject.kind is EntityClass.PARK or (
        subject.kind is EntityClass.PROJECT and PARKLIKE.search(subject.label)
    ):
        return word_lists().developing | word_lists().dealing
    deals = subject.kind in (EntityClass.ENTERPRISE, EntityClass.PROJECT)
    return word_lists().dealing if deals else frozenset()


def _named(scene: Scene, verb: Chunk, group: Group) -> Iterator[Mention]:
    """What the verb takes; 形成 also takes lists behind 以 (形成以甲、乙为主导的产业格局)."""
    behind = (each for each in scene.groups if each.first >= group.first)
    for each in behind if verb.text in SHAPING else (group,):
        yield from scene.cast(each)
        yield from _featured(scene, each)


def _featured(scene: Scene, group: Group) -> Iterator[Mention]:
    """The field that a name opens with which ends in what a park has of it: 突出纺织服装产业特色."""
    starts = {name.span.start for name in group.names if name.label.endswith(word_lists().features)}
    for mention in scene.inner if starts else ():
        if mention.kind is EntityClass.INDUSTRY and mention.span.start in starts:
            yield mention


def _facts(scene: Scene, subject: Mention, verb: Chunk, group: Group) -> Iterator[RelationFact]:
    for field in _named(scene, verb, group):
        if field.kind is EntityClass.INDUSTRY and is_narrow(field) and field.label not in subject.label:
            spans = tuple(sorted({*subject.spans, verb.span, *field.spans}))
            yield RelationFact(
                subject, Relation.SERVES_INDUSTRY, field, Evidence(spans, "industry.specialty")
            )
