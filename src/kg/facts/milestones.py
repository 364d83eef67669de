"""Steps in the life of a thing, from the verbs beside its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.document.model import Document
from kg.facts.acts import Act, is_described, is_done, is_its_own
from kg.facts.announcements import is_announced, modality_of, still_meant, told_ahead
from kg.facts.approvals import gives_leave, is_when
from kg.facts.areas import is_of_area
from kg.facts.horizon import Horizon, clause_horizon, horizon, next_horizon
from kg.facts.model import Evidence, MilestoneFact
from kg.facts.scenes import Scene
from kg.facts.setbacks import once_meant, setback_frames, setbacks
from kg.facts.stages import (
    BUILT,
    completed_by,
    in_part,
    is_attributive,
    is_part,
    is_part_name,
    is_work_of,
    of_part,
)
from kg.facts.step_frames import Frame, frames, papers, trailing_of, trailing_type, type_with
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.field_words import is_listed_field
from kg.mentions.kind_words import kind_words
from kg.mentions.lexicon import load
from kg.mentions.model import Mention
from kg.mentions.name_words import name_words
from kg.mentions.names import Group, Name
from kg.mentions.specificity import Specificity
from kg.vocabulary import EntityClass, MilestoneType, Modality


def milestones(document: Document, scenes: tuple[Scene, ...]) -> tuple[MilestoneFact, ...]:
    """Every milestone the scenes state, in text order; one of each subject, type and modality a clause."""
    found: list[MilestoneFact] = []
    base, latest = None, -1
    meant: MilestoneType | None = None
    for scene, ahead in told_ahead(scenes):
        if base is None or scene.passage.index != latest:
            base, latest, meant = horizon(document, scene.passage), scene.passage.index, None
        text = document.folded(scene.clause.span)
        around, view, (_, base) = base, clause_horizon(text, base), next_horizon(text, base)  # 5月,某桥开工
        meant = once_meant(document, scene) or meant
        if not scene.acts or not scene.names_things:
            continue
        view = replace(view, modality=Modality.PLANNED) if ahead else view
        seen: set[tuple[str, MilestoneType]] = set()
        waiting = setbacks(document, scene, view, around, meant)
        for fact in (*_of_scene(document, scene, view), *waiting):
            key = (fact.subject.label, fact.type)
            if key not in seen:
                seen.add(key)
                found.append(fact)
    return tuple(found)


def _of_scene(document: Document, scene: Scene, view: Horizon) -> Iterator[MilestoneFact]:
    of_clause = Modality.PLANNED if is_announced(scene) else view.modality
    for act in still_meant(document, scene):
        modality = modality_of(scene, act, of_clause)
        if modality is None:
            continue
        yield from completed_by(document, scene, act, modality, view)
        yield from _trailed(scene, act, modality, view)
        yield from of_part(scene, act, modality, view)
        yield from in_part(scene, act, modality, view)
        for frame in _fitting(act):
            group = _argument(act, frame, scene)
            work = group is act.right and (
                is_work_of(act) or is_attributive(scene, act) or is_described(act, scene.clause.chunks)
            )
            if group is None or work or is_part(group) or _is_told_elsewhere(scene, act, frame, group):
                continue
            beside = act.beside if group is act.left else act.beyond
            for name, subject in (
                pair for each in (*beside, group) for pair in _subjects(scene, each, frame)
            ):
                if not is_its_own(scene.items, act, group, name):
                    continue
                earned = _earned(frame, subject, trailing_of(name, group))
                told_of = earned is not None or _is_told_of(name, subject, frame)
                if not told_of or not _is_of_kind(name, subject, group, act, frame):
                    continue
                if frame.type is MilestoneType.PROGRESSING and _is_heading(scene, act, subject):
                    continue
                paper = subject.kind is EntityClass.POLICY_DOCUMENT
                if frame.type in WORK_TYPES and _is_besides(scene, group, subject, trailing_of(name, group)):
                    continue
                lent = name in scene.borrowed and frame.type in DONE_AFTER and not is_done(act)
                told = frame.type if paper or lent else type_with(frame, trailing_of(name, group))
                type_ = earned or _on_paper(scene, act, frame) or told
                evidence = Evidence(tuple(sorted((*subject.spans, act.verb.span))), frame.id)
                yield MilestoneFact(subject, type_, modality, view.period, evidence)


def _is_told_elsewhere(scene: Scene, act: Act, frame: Frame, group: Group) -> bool:
    """Whether another verb, or the title that is obtained, says what the frame would say of the group."""
    goes_on = frame.type is MilestoneType.PROGRESSING
    if (goes_on or act.verb.text in frames().modals) and _overtaken(scene, act, group):
        return True
    if gives_leave(scene, act, frame, group) or _is_wished(scene, act, frame):
        return True
    if goes_on and _is_done_too(scene, act, group):
        return True
    if frame.type is MilestoneType.COMPLETED and (_helps(scene, act) or _is_of_setback(scene, act, group)):
        return True
    return frame.type is MilestoneType.APPROVED and _obtained(scene, group)


def _is_done_too(scene: Scene, act: Act, group: Group) -> bool:
    """新建和改造提升某广场: of two verbs of one object the one that is done says how far it is."""
    return any(
        other.right is group and "completed" in other.verb.groups and "building" in act.verb.groups
        for other in scene.acts
        if group is act.right and other is not act
    )


def _is_of_setback(scene: Scene, act: Act, group: Group) -> bool:
    """完成某桥停工处置: what is done is done about the halt, not the bridge."""
    return group is act.right and any(
        other.left is group and not other.verb.groups.isdisjoint(setback_frames()) for other in scene.acts
    )


def _is_wished(scene: Scene, act: Act, frame: Frame) -> bool:
    """争取某高速早日联通: behind the name stands what is wished for it; 争取某试点 seeks the thing itself."""
    seeking = frame.type is MilestoneType.APPLIED and act.verb.text == "争取"
    return seeking and scene.items[-1] is not act.right


def _helps(scene: Scene, act: Act) -> bool:
    """已完成|立项: a verb that says only that the next one is done."""
    following = _next(scene, act) if act.verb.text.endswith("完成") else None
    if following is None or following.span.start != act.verb.span.end:
        return False
    return bool(following.groups & COMPLETABLE)


# Groups of verbs that are completed as a thing is: 完成签约, 完成验收.
COMPLETABLE = frozenset({"approved", "signed", "accepted", "topped_out", "land_acquired", "relocated"})


def _next(scene: Scene, act: Act) -> Chunk | None:
    """The verb right behind an act's, with no name between."""
    at = next((at for at, item in enumerate(scene.items) if item is act.verb), len(scene.items))
    following = scene.items[at + 1] if at + 1 < len(scene.items) else None
    return following if isinstance(following, Chunk) and following.kind is ChunkKind.VERB else None


def _is_heading(scene: Scene, act: Act, subject: Mention) -> bool:
    """项目推进|实现新突破: a noun phrase that heads a paragraph, and no project that was named before."""
    if not subject.rule.startswith("reference.") or act.right is not None:
        return False
    following = _next(scene, act)
    return following is not None and following.text in word_lists().making_headway


def _on_paper(scene: Scene, act: Act, frame: Frame) -> MilestoneType | None:
    """谋划打造某线路, 完成某路初步设计和施工图设计: work on paper, whatever the verb says by itself."""
    if frame.type not in SAID_OF_PAPER or act.right is None:
        return None
    at = next((at for at, item in enumerate(scene.items) if item is act.verb), 0)
    before = scene.items[at - 1] if at else None
    planning = isinstance(before, Chunk) and before.kind is ChunkKind.VERB and "designed" in before.groups
    if frame.id == "milestone.building" and planning:
        return MilestoneType.DESIGNED
    chunks = scene.clause.chunks
    if frame.side == "left" or act.right.last >= len(chunks) - 1:
        return None
    rest = "".join(chunk.text for chunk in chunks[act.right.last + 1 :])
    shell = MEASURED_LAND.fullmatch(rest) if frame.type is MilestoneType.COMPLETED else None
    if shell is not None:
        return MilestoneType.LAND_ACQUIRED
    if PREPARING.fullmatch(rest):
        return MilestoneType.DESIGNED
    return MilestoneType.DESIGNED if papers().fullmatch(rest) else None


# 完成某项目600亩土地出让: how much land for it is there.
MEASURED_LAND = re.compile(
    r"[0-9.]+(?:余|多)?万?(?:亩|公顷|平方米|平方公里|户|栋)的?(?:居民|房屋|土地)?(?:出让|收储|征收|征迁|拆迁|征地|征地拆迁|供应)(?:工作|任务)?"
)


# 完成某高速开建前各项准备工作: what is done before it is built.
PREPARING = re.compile(r".{0,5}前(?:期)?的?(?:各项|相关|有关)?准备工作")
SAID_OF_PAPER = frozenset({MilestoneType.COMPLETED, MilestoneType.PROGRESSING, MilestoneType.STARTED})
# Steps of the work itself: 完成某园区4A级景区创建 builds nothing.
WORK_TYPES = frozenset({MilestoneType.COMPLETED, MilestoneType.STARTED})
# 推进某项目前期工作,11月开工: what the clause behind tells is of the thing, no more of its 前期工作.
DONE_AFTER = WORK_TYPES | {MilestoneType.IN_PRODUCTION, MilestoneType.IN_OPERATION}


# What goes on all the time, with every kind of measure: 推进乡村振兴战略, 开展环境整治.
ONGOING = frozenset({"milestone.progressing", "milestone.campaigning", "milestone.carrying-out"})


def _is_told_of(name: Name, subject: Mention, frame: Frame) -> bool:
    """Whether a step is one of a thing: of measures only pilots and what a quotation names have steps."""
    if subject.kind is EntityClass.POLICY_MEASURE and frame.id in ONGOING:
        quoted = any(mark in subject.label for mark in "“”")
        quoted = quoted and not subject.label.endswith(word_lists().unbuilt)
        built = quoted and name.trailing.startswith("建设")  # 推进“某某服务圈”建设
        if frame.id == "milestone.carrying-out":
            return built
        named = quoted and subject.rule != "name.argument" and frame.id == "milestone.progressing"
        return subject.label.endswith(word_lists().pilots) or named or built
    paper = subject.kind is EntityClass.POLICY_DOCUMENT and name.trailing.endswith(kind_words().tasks)
    if frame.type is MilestoneType.COMPLETED and (paper or subject.rule == "name.policy-honour"):
        return False  # 建成国家卫生城市, 完成某规划目标任务: a title is not built, nor is the paper done
    if frame.id == "milestone.speeding" or (
        subject.kind is EntityClass.PLATFORM and frame.id == "milestone.building"
    ):
        return name.specificity is Specificity.PROPER
    return True


def _is_of_kind(name: Name, subject: Mention, group: Group, act: Act, frame: Frame) -> bool:
    """Whether a firm or an area has such a step itself, and not 甲公司上市辅导工作."""
    if frame.id.endswith(".firm") and trailing_of(name, group):
        return False
    return subject.kind is not EntityClass.PLACE or is_of_area(name, act, frame)


def _earned(frame: Frame, subject: Mention, trailing: str) -> MilestoneType | None:
    """推进国家卫生城市创建工作: a title whose 创建 goes on or begins is sought."""
    if subject.kind is not EntityClass.POLICY_MEASURE or frame.id not in EARNING:
        return None
    titled = subject.rule == "name.policy-honour" or subject.label.startswith(name_words().givers)
    return MilestoneType.APPLIED if titled and trailing.startswith(word_lists().earning) else None


EARNING = frozenset({"milestone.progressing", "milestone.started", "milestone.campaigning"})


def _is_besides(scene: Scene, group: Group, subject: Mention, trailing: str) -> bool:
    """完成某园区4A级景区创建, 完成某校设备|购置 build nothing; a title that is sought is won so."""
    closing, before = scene.items[-1], scene.items[-2] if len(scene.items) > 1 else None
    done = closing.text if before is group and isinstance(closing, Chunk) else ""
    besides = word_lists().besides
    return subject.kind in BUILT and (trailing.endswith(besides) or done.endswith(besides))


def _comes_to(kind: EntityClass, type_: MilestoneType) -> bool:
    """A paper is approved by such words; that it is being drafted is for the verb to say."""
    return kind in BUILT or (kind is EntityClass.POLICY_DOCUMENT and type_ is MilestoneType.APPROVED)


def _fitting(act: Act) -> Iterator[Frame]:
    for group in sorted(act.verb.groups):
        for frame in frames().by_group.get(group, ()):
            if not frame.words or act.verb.text in frame.words:
                yield frame


def _argument(act: Act, frame: Frame, scene: Scene) -> Group | None:
    """The group the frame speaks of."""
    if frame.side == "left":
        elsewhere = act.left is None and act.verb.span not in scene.clause.span
        if _is_hosted(scene, act) or elsewhere:  # 7个项目投产,分别是甲、乙
            return act.right
        off = act.left is not None and _is_counted_off(scene, act.left)  # 23家码头签约
        return None if off or _is_nominal(scene, act, frame) else act.left
    if frame.side == "right" or (frame.side == "object" and act.left is None):
        return None if act.counted else act.right
    if frame.side == "object":
        return None
    goes_on = frame.type is MilestoneType.PROGRESSING
    if goes_on and act.right is not None and act.left is None and _is_site_work(act.right):
        return scene.subject  # 某大楼…,正进行室内装修
    if goes_on and act.right is not None and act.left is not None and _is_site_work(act.right):
        return None if _is_counted_off(scene, act.left) else act.left
    later = frame.type is MilestoneType.APPROVED and is_when(scene, act, act.right)
    if (act.right is not None or act.counted) and not later:
        return None if act.counted else act.right
    return None if act.left is None or _is_counted_off(scene, act.left) else act.left


def _is_hosted(scene: Scene, act: Act) -> bool:
    """某园已入驻甲、乙等企业: who comes stands behind the verb, and before it the park or nobody."""
    firms, hosts = scene.cast(act.right), scene.cast(act.left)
    came = bool(firms) and all(each.kind is EntityClass.ENTERPRISE for each in firms)
    parks = all(each.kind is EntityClass.PARK for each in hosts) and bool(hosts) is (act.left is not None)
    return came and parks and act.right is not act.left


def _is_nominal(scene: Scene, act: Act, frame: Frame) -> bool:
    """充分发挥某中心落地优势, 某园签约企业16家: what follows makes a noun of the verb."""
    if frame.type not in (MilestoneType.SETTLED, MilestoneType.SIGNED):
        return False
    names = act.right.names if act.right is not None else ()
    generic = all(name.specificity is Specificity.GENERIC and not _is_area(name) for name in names)
    return generic and not scene.cast(act.right) and (bool(names) or _counts_on(scene, act))


def _is_area(name: Name) -> bool:
    """落户县高新区, 入驻园区: where, though the report calls it by no name."""
    suffix = name.suffix or load().suffixes.get(name.label)
    return suffix is not None and suffix.kind in (EntityClass.PARK, EntityClass.PLACE)


def _counts_on(scene: Scene, act: Act) -> bool:
    """签约入驻企业16家: the verb is the first of two before what is only counted."""
    others = [each for each in scene.acts if each.verb.span.start == act.verb.span.end]
    return any(each.counted for each in others)


def _is_site_work(group: Group) -> bool:
    """某医院正在进行主体结构施工 speaks of the hospital."""
    return any(name.tokens and name.tokens[-1].text in word_lists().site_work for name in group.names)


def _is_counted_off(scene: Scene, group: Group) -> bool:
    """37个实验室建设项目已完成: things that are only counted, none by name."""
    if len(group.names) != 1 or group.names[0].specificity is Specificity.PROPER:
        return False
    first = group.names[0]
    before = next((chunk for chunk in scene.clause.chunks if chunk.span.end == first.span.start), None)
    return before is not None and before.kind is ChunkKind.QUANTITY and before.text[0].isdecimal()


# Verbs that set going what a trailing word (前期工作) names; which verb it is does not matter.
SETTING_GOING = frozenset({"doing", "held", "partnering", "progressing", "started", "building"})


def _trailed(scene: Scene, act: Act, modality: Modality, view: Horizon) -> Iterator[MilestoneFact]:
    """推进某园前期工作, 开展甲线、乙线等方案研究."""
    if act.right is None or act.counted or not act.verb.groups & SETTING_GOING:
        return
    for name in act.right.names:
        subject = scene.mention_of(name)
        type_ = trailing_type(trailing_of(name, act.right))
        if subject is not None and type_ is not None and _comes_to(subject.kind, type_):
            evidence = Evidence(tuple(sorted((*subject.spans, act.verb.span))), "milestone.trailing")
            yield MilestoneFact(subject, type_, modality, view.period, evidence)


def _subjects(scene: Scene, group: Group, frame: Frame) -> Iterator[tuple[Name, Mention]]:
    for name, following in zip(group.names, (*group.names[1:], None), strict=False):  # may name nothing
        mention = scene.mention_of(name)
        hosts = mention is not None and mention.kind is EntityClass.PARK and _introduces(name, following)
        field = mention is not None and mention.kind is EntityClass.PROJECT and is_listed_field(name.label)
        if mention is None or hosts or field or is_part_name(name):
            continue
        if mention.kind in frame.classes or (
            EntityClass.PROJECT in frame.classes and _is_project(mention, group, frame)
        ):
            yield name, mention


def _is_project(mention: Mention, group: Group, frame: Frame) -> bool:
    """甲公司、乙公司等产业项目开工: what is said of the firms in such a list is said of their projects.

    So it is where a list calls them firms and what they begin is building: 甲、乙等8家企业开工.
    """
    if mention.kind is not EntityClass.ENTERPRISE or group.listing is None:
        return False
    begun = frame.type is MilestoneType.STARTED and group.listing.kind is EntityClass.ENTERPRISE
    return begun or group.listing.word.endswith("项目")


def _introduces(name: Name, following: Name | None) -> bool:
    """某园首发项目“甲”开工: the park only hosts what the quotation names."""
    return (
        following is not None
        and following.label[0] == "“"
        and following.span.start - name.span.end in range(2, 7)
    )


def _obtained(scene: Scene, group: Group) -> bool:
    """获某专项资金立项支持, 某园获批国家级绿色园区: what someone obtains is not itself approved."""
    titled = all(name.label.startswith(name_words().givers) for name in group.names)
    return any(
        act.right is group and ("recognised" in act.verb.groups or (titled and scene.cast(act.left)))
        for act in scene.acts
    )


def _overtaken(scene: Scene, act: Act, group: Group) -> bool:
    """Whether 推进, 加快 or 争取 only brings about the step that a later verb names."""
    return any(
        (other.left is group or any(group is each for each in other.beside))
        and (
            "resumed" in other.verb.groups
            or any(frame.type is not MilestoneType.PROGRESSING for frame in _fitting(other))
        )
        for other in scene.acts
        if other.verb.span.start > act.verb.span.start
    )
