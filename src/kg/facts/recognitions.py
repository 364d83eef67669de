"""Titles, awards and places on lists: who obtained what, and how many did."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.document.model import Document
from kg.facts.acts import Act
from kg.facts.batches import of_batch
from kg.facts.horizon import clause_horizon, horizon
from kg.facts.items import Item
from kg.facts.model import Evidence, RecognitionFact
from kg.facts.obtained import is_no_title, is_title, obtains
from kg.facts.recognition_words import (
    OURS,
    beside_recipient,
    going_on,
    joined,
    levels,
    recognition_words,
    untold,
)
from kg.facts.scenes import Scene
from kg.facts.titles import giver_in, titles_in
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.model import Mention
from kg.mentions.names import Group
from kg.mentions.specificity import Specificity
from kg.text import Span
from kg.vocabulary import EntityClass, Level, Modality

COUNT = re.compile(r"([0-9]+)(?:余|多)?(?:个|家|所|条|项|座|处|名|人|户|件|村|镇)")
# 纳入省重点项目28个, 获科技进步奖12项: how many, none by name; 喜获省奖励500万元: money and no title.
SO_MANY = re.compile(r"(?:项目|奖)[0-9]+[个项]$|的有[0-9]+[个家]|奖励(?:资金)?[0-9.]+[万亿]?元$")
# 将甲、乙列入某名单: who was put there, without the word that says so.
TAKEN = re.compile(r"^\s*[将把]")
LONGEST = 100
LONGEST_ONE = 40
OURED = re.compile(OURS)
# 授予我县某称号: the title stands behind whom it is given to.
GIVEN_US = re.compile(rf"{OURS}(?=[“\w])")
# What the words for a recipient are made of.
NAMED = re.compile(r"(?!我们|多[项个])[^,、;:。()的是在为对将把以从]{2,20}")
PLACED = frozenset({EntityClass.PLACE})
AREAS = frozenset({EntityClass.PLACE, EntityClass.PARK})
# What the clauses before may be about, and wins no title by being so.
UNTITLED = frozenset(
    {EntityClass.INDUSTRY, EntityClass.POLICY_MEASURE, EntityClass.POLICY_DOCUMENT, EntityClass.EVENT}
)
# Who obtained the title before in the sentence; None where there is none.
Earlier = tuple[Mention, ...] | None
MUNICIPALITIES = frozenset({"11", "12", "31", "50"})


def recognitions(
    document: Document, scenes: Iterable[Scene], own: Mention | None
) -> Iterator[RecognitionFact]:
    """Every title, award or approval that the scenes say was obtained."""
    at, latest = -1, tuple[Mention, ...]()
    told: list[RecognitionFact] = []
    for scene in scenes:
        found = of_batch(document, scene) if "是" in scene.clause.words else []
        if found:
            yield from (replace(each, level=level_of(each.title, document.metadata.region)) for each in found)
            continue
        if not any(map(obtains, scene.acts)) and _naming(scene) is None:
            told = _further(document, scene, told)
            yield from told
            continue
        view = clause_horizon(document.text(scene.clause.span), horizon(document, scene.passage))
        if view.modality is Modality.PLANNED:
            told = []
            continue
        earlier = latest if scene.passage.index == at else None
        found = _named_one(document, scene, view.period)
        yield from found
        for act in () if found else scene.acts:
            found = _recognition(document, scene, act, view.period, own, earlier)
            if found:
                found += _won_too(document, scene, act, found)
                yield from found
                break
        told = found
        at, latest = scene.passage.index, tuple(dict.fromkeys(each.subject for each in found if each.subject))


def _won_too(
    document: Document, scene: Scene, first: Act, told: list[RecognitionFact]
) -> list[RecognitionFact]:
    """获评甲、荣获乙: what the same ones obtained by the verbs behind the first of their clause."""
    who = {(each.subject, each.recipients): each for each in told}
    region = document.metadata.region
    return [
        replace(one, title=title, level=level_of(title, region))
        for act in scene.acts
        if act.verb.span.start > first.verb.span.start and obtains(act) and _opens_behind(document, act)
        for words in [_title_words(document, scene, act)]
        if len(words) >= ENOUGH and not is_no_title(act.verb.text, words) and is_title(act.verb.text, words)
        for title in titles_in(words)
        for one in who.values()
        if len(title) <= LONGEST_ONE
    ]


def _opens_behind(document: Document, act: Act) -> bool:
    """Whether a verb begins a member of a list, so that it says what the ones before it did too."""
    before = document.source.folded[max(0, act.verb.span.start - AS_FAR) : act.verb.span.start]
    return joined().search(before) is not None


AS_FAR = 6


def _title_words(document: Document, scene: Scene, act: Act) -> str:
    """What stands behind a verb, up to the next verb of obtaining that begins a member of the list."""
    start = _title_start(act)
    behind = (
        other.verb.span.start
        for other in scene.acts
        if other.verb.span.start > start and obtains(other) and _opens_behind(document, other)
    )
    end = min(behind, default=scene.clause.span.end)
    words = "".join(document.text(Span(start, end)).split())
    return joined().sub("", words) if end < scene.clause.span.end else words


def _further(document: Document, scene: Scene, told: list[RecognitionFact]) -> list[RecognitionFact]:
    """以及甲县、乙县等多项荣誉: the titles that a clause without a verb goes on with."""
    if not told or told[-1].evidence.spans[-1].end + 1 != scene.clause.span.start:
        return []
    words = "".join(document.text(scene.clause.span).split())
    listed = OPEN.search(words) is not None or OF_TITLES.search(words) is not None
    listed = listed or _is_one_more(scene, words)
    if not listed:
        return []
    titles = titles_in(OPEN.sub("", words))
    who = {each.subject: each for each in told}
    region = document.metadata.region
    evidence = Evidence((scene.clause.span,), "recognition.obtain")
    return [
        replace(last, title=title, level=level_of(title, region), count=None, evidence=evidence)
        for last in who.values()
        for title in titles
        if ENOUGH <= len(title) <= LONGEST_ONE and recognition_words().titles.search(title) is not None
    ]


def _is_one_more(scene: Scene, words: str) -> bool:
    """2021年度全市征兵工作先进单位: a clause that is nothing but another title."""
    plain = not scene.acts and ChunkKind.QUANTITY not in scene.clause.kinds
    strong = words.removesuffix("”").endswith(recognition_words().strong)
    return plain and strong and GRADED.match(words) is not None


# Of which year and tier a title is.
GRADED = re.compile(r"“?(?:[0-9]{4}(?:—[0-9]{4})?年度?)?(?:国家|全国|全省|全市|全区|全县|中国|省|市|自治区)")


# What opens and what closes a list of titles that goes on.
OPEN = re.compile(r"^(?:以及|及|和)")
OF_TITLES = re.compile(r"(?:荣誉称号|荣誉|称号|殊荣)(?:[0-9]+[余多]?[项个])?$")
ENOUGH = 4
# What is left of 国家荣誉 is no title.
LEAST = 3


def _naming(scene: Scene) -> tuple[Group, Chunk, str] | None:
    """确定某镇为某称号: who is named, the word before the title, and the verb."""
    if "为" not in scene.clause.words:
        return None
    for verb, group, tie in zip(scene.items, scene.items[1:], scene.items[2:], strict=False):
        names = isinstance(verb, Chunk) and verb.text in recognition_words().naming
        if not isinstance(group, Group) or not group.names:
            continue
        if names and isinstance(tie, Chunk) and tie.text == "为":
            return group, tie, verb.text if isinstance(verb, Chunk) else ""
    return None


def _named_one(document: Document, scene: Scene, period: str) -> list[RecognitionFact]:
    """What those that an authority names are called from then on."""
    naming = _naming(scene)
    if naming is None:
        return []
    group, tie, verb = naming
    title = "".join(document.text(Span(tie.span.end, scene.clause.span.end)).split())
    if len(title) < 4 or is_no_title(verb, title) or not is_title(verb, title):
        return []
    evidence = Evidence((scene.clause.span,), "recognition.name")
    words = document.text(Span(group.names[0].span.start, group.names[-1].span.end))
    return [
        RecognitionFact(each, words, one, level_of(one, document.metadata.region), None, period, evidence)
        for one in titles_in(title)
        for each in scene.cast(group)
        if len(one) <= LONGEST_ONE and each.kind not in UNTITLED
    ]


def _recognition(
    document: Document,
    scene: Scene,
    act: Act,
    period: str,
    own: Mention | None,
    earlier: Earlier,
) -> list[RecognitionFact]:
    if (
        not obtains(act) or act.verb.span not in scene.clause.span
    ):  # the verb of another clause, with its title
        return []
    seeking = word_lists().seeking
    if any(other.verb.text in seeking and other.right is act.left is not None for other in scene.acts):
        return []  # 争取某路列入国家规划
    title = _title_words(document, scene, act)
    having = _behind_having(scene, act) if "的有" in title else ()
    title = title.partition("的有")[0] if having else title
    if not _is_of_length(title) or SO_MANY.search(title):
        return []
    if is_no_title(act.verb.text, title) or not is_title(act.verb.text, title):
        return []
    before = Span(scene.clause.span.start, act.verb.span.start)
    recipients = document.text(before)
    count = COUNT.search(document.source.folded, before.start, before.end)
    subjects = _subjects(scene, act, recipients.strip(), title, own, earlier)
    if having:
        subjects, count = having, None
    given = GIVEN_US.match(title) if act.verb.text in recognition_words().giving and own else None
    if given is not None and own is not None:
        subjects, title = (own,), title[given.end() :]
    unnamed = "" if subjects or count else _in_words(scene, act, recipients)
    if not subjects and count is None and not unnamed:
        return []
    evidence = Evidence((scene.clause.span,), "recognition.obtain")
    number = int(count.group(1)) if count else None
    words = count.group() + recipients[count.end() - before.start :] if count else TAKEN.sub("", recipients)
    words = "、".join(each.label for each in subjects) if having else words
    region = document.metadata.region
    by = level_of(giver_in(title), region)
    return [
        RecognitionFact(subject, who, each, level_of(each, region) or by, number, period, evidence)
        for who in (unnamed.split("、") if unnamed else (words.strip(),))
        for each, subject in _pairs(titles_in(title), subjects, before_verb=recipients)
        if LEAST <= len(each) <= LONGEST_ONE
    ]


def _behind_having(scene: Scene, act: Act) -> tuple[Mention, ...]:
    """入选某名单的有甲镇、乙镇: who obtained the title stands behind 有."""
    behind = (item for item in scene.items if isinstance(item, Chunk) and item.text == "有")
    at = next((item.span.end for item in behind if item.span.start > act.verb.span.end), None)
    groups = (item for item in scene.items if isinstance(item, Group) and item.names)
    group = next((each for each in groups if at is not None and each.names[0].span.start >= at), None)
    return tuple(each for each in scene.cast(group) if each.kind not in UNTITLED)


def _is_of_length(title: str) -> bool:
    """Whether words are neither too few for a title nor a clause; a prize's name may be short (鲁班奖)."""
    return len(title) <= LONGEST and (len(title) >= ENOUGH or title.endswith("奖"))


def _in_words(scene: Scene, act: Act, recipients: str) -> str:
    """What the text calls a recipient that is no thing of ours, a variety or a field of work; or empty."""
    bare = "".join(recipients.split())
    words = beside_recipient().sub("", bare)
    if act.left is None or not act.left.names or not all(map(NAMED.fullmatch, words.split("、"))):
        return ""
    if act.verb.text in recognition_words().giving:
        return ""
    first = act.left.names[0]
    opens = first.span.start - scene.clause.span.start <= len(recipients) - len(recipients.lstrip())
    named = (opens or OURED.match(bare)) and first.specificity is not Specificity.GENERIC
    return words if named or words.endswith(recognition_words().works) else ""


def _title_start(act: Act) -> int:
    """列入全国|试点: the country is the title's, though the verb is told by it."""
    return act.verb.span.end - (2 if act.verb.text.endswith("全国") else 0)


def _pairs(
    titles: list[str], subjects: tuple[Mention, ...], *, before_verb: str
) -> Iterator[tuple[str, Mention | None]]:
    """Each title of each subject; 甲、乙分别获评丙和丁 gives one to one."""
    parts = (
        [part for title in titles for part in re.split("、|和|及", title)] if "分" in before_verb[-3:] else []
    )
    if len(subjects) > 1 and len(parts) == len(subjects):
        yield from zip(parts, subjects, strict=True)
        return
    yield from ((title, subject) for title in titles for subject in (subjects or (None,)))


def _subjects(
    scene: Scene,
    act: Act,
    recipients: str,
    title: str,
    own: Mention | None,
    earlier: Earlier,
) -> tuple[Mention, ...]:
    """Who obtained it: before the verb, before 被, in the clauses before, or the report's own region."""
    if recipients.startswith(("并", "又", "还")) and going_on().fullmatch(recipients) and earlier is not None:
        return earlier
    passive = _passive(scene, act)
    if passive is not None:
        ours = not passive and own is not None and untold().fullmatch(recipients.partition("被")[0])
        return (own,) if ours and own is not None else passive
    if act.verb.text in recognition_words().giving:
        return ()
    found = () if _is_where(scene, act.left) else scene.cast(act.left)
    if act.left is not None and _goes_on(scene, act.left, act):
        found = tuple(each for each in found if each.kind is not EntityClass.INDUSTRY)
    if found or (
        act.left is not None and not _is_where(scene, act.left) and not untold().fullmatch(recipients)
    ):
        return found
    bare = title.removesuffix("”")
    regional = bare.endswith(recognition_words().regional) and not bare.endswith("景区")
    spoken = tuple(
        each
        for each in scene.cast(scene.subject)
        if each.kind not in UNTITLED
        and (not regional or each.kind in (AREAS if title[-1] in "区园" else PLACED))
    )
    recipients = WHERE.sub("", recipients)
    if spoken and going_on().fullmatch(recipients):
        return spoken
    if scene.described is not None and not scene.cast(scene.subject) and going_on().fullmatch(recipients):
        return (scene.described,)
    if own is None or not untold().fullmatch(recipients):
        return ()
    return () if going_on().fullmatch(recipients) and _is_of_another(scene, own) else (own,)


def _is_of_another(scene: Scene, own: Mention) -> bool:
    """某乡红色旅游案例入选甲,上榜乙: the clauses before are about something that is not the region's own."""
    if scene.subject is None or scene.cast(scene.subject):
        return False
    names = scene.subject.names
    return bool(names) and all(
        name.specificity is Specificity.PROPER and not name.label.startswith(own.label[:2]) for name in names
    )


def _goes_on(scene: Scene, group: Group, act: Act) -> bool:
    """城市大数据运营获评某企业: a firm, and no field, where a verb stands between."""
    between = range(group.last + 1, len(scene.clause.chunks))
    chunks = (scene.clause.chunks[at] for at in between)
    return any(each.kind is ChunkKind.VERB and each.span.start < act.verb.span.start for each in chunks)


# 在全省率先: among whom, not who.
WHERE = re.compile(r"^在[^,]{2,8}?(?=率先|首批|首个|成功|唯一|$)")


def _is_where(scene: Scene, group: Group | None) -> bool:
    """Whether a group stands behind 在: 在东北地区率先获批 says among whom."""
    at = next((at for at, item in enumerate(scene.items) if item is group), 0)
    before = scene.items[at - 1] if at else None
    return isinstance(before, Chunk) and before.text == "在"


def _passive(scene: Scene, act: Act) -> tuple[Mention, ...] | None:
    """某市被某协会授予某称号: what stands before 被, or what the sentence is about; None without 被."""
    at = next((at for at, item in enumerate(scene.items) if item is act.verb), 0)
    for number in range(at - 1, -1, -1):
        item = scene.items[number]
        if isinstance(item, Chunk) and (item.text == "被" or _is_giver(item, act.verb)):
            group = next((each for each in reversed(scene.items[:number]) if not _is_when(each)), None)
            if group is None and scene.subject is None and scene.described is not None:
                return (scene.described,)  # 某园始建于某年;2008年被省政府命名为某基地
            if item.text != "被" and not isinstance(group, Group):
                return scene.cast(scene.subject) or None
            return scene.cast(group if isinstance(group, Group) else scene.subject)
    return None


def _is_giver(item: Chunk, verb: Chunk) -> bool:
    """由国务院批准为某区, 经省政府认定为某园: who gives the title stands behind the word."""
    return item.text in ("由", "经") and verb.text.endswith("为")


def _is_when(item: Item) -> bool:
    return isinstance(item, Chunk) and item.kind in (ChunkKind.TIME, ChunkKind.ADVERB)


def level_of(title: str, region: str) -> Level | None:
    """The tier that grants a title; 市级 in a municipality is provincial."""
    level = next((each.level for each in levels() if each.told_by(title)), None)
    municipal = level is Level.PREFECTURAL and region[:2] in MUNICIPALITIES
    return Level.PROVINCIAL if municipal else level
