"""Steps that a verb's object or a part tells: 某馆完成招投标, 某馆总投资三亿元,主体工程完工."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.document.model import Document
from kg.facts.acts import Act
from kg.facts.horizon import Horizon
from kg.facts.model import Evidence, MilestoneFact
from kg.facts.partners import PARTIES
from kg.facts.scenes import Scene
from kg.facts.step_frames import frames
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.name_words import name_words
from kg.mentions.names import Group, Name
from kg.mentions.specificity import Specificity
from kg.text import Span
from kg.vocabulary import EntityClass, MilestoneType, Modality

BUILT = frozenset({EntityClass.PROJECT, EntityClass.PARK, EntityClass.PLATFORM, EntityClass.ORGANIZATION})
# 举办了8个重大项目集中开工仪式: so many have begun, and not who holds it.
COUNTED = re.compile(r"了?[0-9]+[余多]?[个项]")


def completed_by(
    document: Document, scene: Scene, act: Act, modality: Modality, view: Horizon
) -> Iterator[MilestoneFact]:
    """完成招投标, 取得许可证: what the verb's object says the subject has come to."""
    left = act.left or (scene.subject if act is scene.acts[0] else None)
    left = scene.subject if left is not None and is_part(left) else left
    if left is None or act.right is None or (scene.cast(act.right) and not is_work_of(act)):
        return
    to_end = act.verb.text in on_site()  # 正在进行教学楼二次结构和餐厅主体|施工
    last = len(scene.clause.chunks) - 1 if to_end else act.right.last
    span = Span(act.verb.span.end, _object_end(scene, last))
    words = document.source.folded[span.start : span.end]
    if COUNTED.match(words) or _is_ranked(words):
        return
    for complement in frames().complements:
        told = complement.told_by(words) or complement.told_by(_as_work(words))
        if complement.takes(act.verb.text) and told:
            type_ = MilestoneType.PROGRESSING if _in_share(scene, act) else complement.type
            between = complement.type is MilestoneType.SIGNED and _is_between(scene, left)
            for name in left.names:
                subject = scene.mention_of(name)
                if subject is not None and subject.kind in _told_of(complement.type, between=between):
                    evidence = Evidence(tuple(sorted((*subject.spans, act.verb.span, span))), complement.id)
                    yield MilestoneFact(subject, type_, modality, view.period, evidence)
            return


def is_work_of(act: Act) -> bool:
    """某路完成土方工程, 某园完成总体方案编制: the object is work on what stands before, no thing."""
    if act.left is None or act.right is None or act.left is act.right or len(act.right.names) != 1:
        return False
    name = act.right.names[0]
    if name.specificity is Specificity.PROPER:
        return False
    told = [each for each in frames().complements if each.takes(act.verb.text)]
    words = _as_work(name.label + name.trailing)
    return any(name.label.endswith(each.ends) and each.told_by(words) for each in told)


@cache
def on_site() -> frozenset[str]:
    """Verbs that say that work on a building goes on: 正在进行."""
    return frozenset(
        verb for each in frames().complements if each.id == "complement.site-work" for verb in each.verbs
    )


def is_attributive(scene: Scene, act: Act) -> bool:
    """新建项目某校正在施工: of which kind the project is, whose step the verb behind it tells."""
    if act.right is None or act.verb.text not in word_lists().attributive:
        return False
    told = any(other.left is act.right for other in scene.acts)
    behind = scene.clause.chunks[act.right.first].text.removeprefix(act.verb.text)
    if told and scene.clause.chunks[act.right.first - 1].text == "的":
        return True  # 改建的某院已开业
    if any(other.left is act.right and other.verb.text.startswith("正在") for other in scene.acts):
        return True  # 新建某楼正在进行主体施工
    return told and behind.startswith(name_words().ventures)


def _is_ranked(words: str) -> bool:
    """三级甲等评审, 年度审核: a rank or a record is looked into, not the papers of a building."""
    return _ranked().match(words) is not None


@cache
def _ranked() -> re.Pattern[str]:
    lists = word_lists()
    ranks, reviews = lists.ranked.pattern, "|".join(lists.reviews)
    return re.compile(f"了?[^,;]{{0,8}}(?:{ranks})[^,;]{{0,6}}(?:{reviews})$")


def _as_work(words: str) -> str:
    """土方工程建设, 桩基施工任务: the part of the work, without what is always done with it."""
    return words if words in WHOLE_WORK else words.removesuffix("任务").removesuffix("建设")


# What is work by itself, of the whole.
WHOLE_WORK = frozenset({"建设", "建设任务", "主体建设", "主体工程建设", "厂房建设", "厂房主体建设"})


def _told_of(type_: MilestoneType, *, between: bool) -> frozenset[EntityClass]:
    """What may come to a step so: a paper is approved, what is only one of the parties signs nothing."""
    if type_ is MilestoneType.APPROVED:
        return BUILT | {EntityClass.POLICY_DOCUMENT}
    return BUILT - PARTIES if between else BUILT


def in_part(scene: Scene, act: Act, modality: Modality, view: Horizon) -> Iterator[MilestoneFact]:
    """某路工程量已完成八成, 某桥已完成80%: so much of it is done, and it goes on."""
    if act.left is None or act.right is not None or "completed" not in act.verb.groups:
        return
    verb, share = (None, None, *scene.items)[-2:]
    if not isinstance(share, Chunk) or not SHARE.fullmatch(share.text) or verb is not act.verb:
        return
    for name in act.left.names:
        subject = None if is_part_name(name) else scene.mention_of(name)
        type_ = frames().trailing.get(name.trailing, MilestoneType.PROGRESSING)  # 某桥前期工作已完成80%
        cleared = any(name.trailing in shell.words for shell in frames().shells)  # 某桥征地已完成80%
        if subject is not None and subject.kind in IN_PART and not cleared:
            evidence = Evidence(
                tuple(sorted((*subject.spans, act.verb.span, share.span))), "milestone.in-part"
            )
            yield MilestoneFact(subject, type_, modality, view.period, evidence)


def _in_share(scene: Scene, act: Act) -> bool:
    """完成建设任务的65%: so much of the object."""
    tie, share = (None, None, *scene.items)[-2:]
    tied = isinstance(tie, Chunk) and tie.text == "的" and scene.items[-3:-2] == (act.right,)
    return tied and isinstance(share, Chunk) and SHARE.fullmatch(share.text) is not None


# How much of the work: less than all of it.
SHARE = re.compile(r"(?:[1-9][0-9]?(?:\.[0-9]+)?%|[一二三四五六七八九]成|过半)(?:以上|左右|多)?")
IN_PART = frozenset({EntityClass.PROJECT, EntityClass.PARK})


def _object_end(scene: Scene, last: int) -> int:
    """Where a verb's object ends: leave (可研批复) and a stage (设施安装阶段) close the clause."""
    chunks = scene.clause.chunks
    leave = last == len(chunks) - 2 and "approved" in chunks[-1].groups
    leave = leave or chunks[-1].text.endswith("阶段")
    return chunks[-1 if leave else last].span.end


def _is_between(scene: Scene, group: Group) -> bool:
    """甲园与乙大学签署协议, 与乙大学签署协议: those named are parties; the agreement is signed."""
    first = max(group.first - 1, 0)
    return any(chunk.text in word_lists().beside for chunk in scene.clause.chunks[first : group.last + 1])


def of_part(scene: Scene, act: Act, modality: Modality, view: Horizon) -> Iterator[MilestoneFact]:
    """某馆总投资三亿元,主体工程完工: what becomes of a part is a step of the whole before it."""
    own = act.left
    whole = _whole(scene, own)
    if whole is None or own is None or own is whole or (scene.cast(own) and not is_part(own)):
        return
    words = "".join(name.label + name.trailing for name in own.names)
    part = next((p for p in frames().parts if p.groups & act.verb.groups and words.endswith(p.words)), None)
    if part is None or len(own.names) != 1:
        return
    for subject in scene.cast(whole):
        if subject.kind in BUILT:
            spans = tuple(sorted({*subject.spans, own.names[0].span, act.verb.span}))
            yield MilestoneFact(subject, part.type, modality, view.period, Evidence(spans, part.id))


def is_part(group: Group) -> bool:
    """路基工程, 桥梁工程: words for a part of any building work, which is no thing by itself."""
    return bool(group.names) and all(map(is_part_name, group.names))


def is_part_name(name: Name) -> bool:
    """Whether a name is only the word for a part of the work."""
    return name.label in _parts()


@cache
def _parts() -> frozenset[str]:
    words = [
        word for part in frames().parts for word in part.words if part.type is not MilestoneType.TOPPED_OUT
    ]
    ends = [
        end for each in frames().complements if each.type is MilestoneType.PROGRESSING for end in each.ends
    ]
    return frozenset((*words, *ends))


def _whole(scene: Scene, part: Group | None) -> Group | None:
    """What a part is of: what the clauses before are about, or what a count parts it from (某小区5栋楼)."""
    at = next((at for at, item in enumerate(scene.items) if item is part), 0)
    size, before = (scene.items[at - 1], scene.items[at - 2]) if at > 1 else (None, None)
    counted = isinstance(size, Chunk) and size.kind is ChunkKind.QUANTITY
    owning = isinstance(size, Chunk) and size.text == "的"  # 某桥的可行性研究等前期工作
    if (counted or owning) and isinstance(before, Group) and len(before.names) == 1 and scene.cast(before):
        return before
    return scene.subject
