"""Facts and what they are made of, with defaults that fit a made-up report."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kg.document.model import Document, Metadata
from kg.document.reader import read_text
from kg.facts.model import (
    CommitmentFact,
    Evidence,
    Facts,
    Figure,
    MilestoneFact,
    ObservationFact,
    RecognitionFact,
    RelationFact,
)
from kg.mentions.model import Mention
from kg.resolution.model import Entity, Judgement, Resolved
from kg.resolution.resolver import resolve
from kg.text import SourceText, Span
from kg.vocabulary import (
    Comparator,
    EntityClass,
    FigureRole,
    FigureType,
    Level,
    MilestoneType,
    Modality,
    Relation,
)

TEXT = """关于青川区2021年上半年计划执行情况的报告
一、上半年情况
云岭机器人产业园开工建设,星河电子二期项目落户云岭机器人产业园。实现增加值1224.7亿元,同比增长7.7%。
表一 重点产业
重点领域 | 工作情况 |
千亿级机器人产业 | l 重大项目:星河电子总部竣工。 l 伺服电机领域:北斗精工研发中心投产。 |
二、下半年安排
年内完成绿道10公里。云岭机器人产业园获评国家级孵化器。
"""


def metadata(report_id: str = "qingchuan-2021h1", region: str = "310114") -> Metadata:
    """What is known of the made-up report; the region is a real code, so that names of places are known."""
    return Metadata(
        report_id,
        title="关于青川区2021年上半年计划执行情况的报告",
        issuer="青川区发展和改革委员会",
        addressee="青川区人民代表大会常务委员会",
        region=region,
        period="2021-01-01/2021-06-30",
    )


def document(text: str = TEXT, about: Metadata | None = None) -> Document:
    """A report as read."""
    return read_text(SourceText(text, "report.txt"), about or metadata())


def span(words: str, text: str = TEXT, nth: int = 0) -> Span:
    """Where the words stand, the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def mention(
    label: str,
    kind: EntityClass = EntityClass.PROJECT,
    *,
    text: str = TEXT,
    nth: int = 0,
    rule: str = "name.test",
    aliases: tuple[str, ...] = (),
) -> Mention:
    """A name in one piece."""
    return Mention(label, kind, (span(label, text, nth),), rule, aliases)


def evidence(*words: str, text: str = TEXT, rule: str = "frame.test") -> Evidence:
    """The words that state a fact."""
    return Evidence(tuple(sorted(span(each, text) for each in words)), rule)


PARK = mention("云岭机器人产业园", EntityClass.PARK)
PHASE = mention("星河电子二期")
HEADQUARTERS = mention("星河电子总部")
CENTRE = mention("北斗精工研发中心")
ROBOTS = mention("机器人产业", EntityClass.INDUSTRY, nth=2)
MOTORS = mention("伺服电机", EntityClass.INDUSTRY)
OUTPUT = mention("增加值", EntityClass.INDICATOR)
GREENWAY = mention("绿道", EntityClass.INDICATOR)


def relation(
    subject: Mention = PHASE,
    predicate: Relation = Relation.LOCATED_IN,
    target: Mention = PARK,
    proof: Evidence | None = None,
) -> RelationFact:
    """星河电子二期 is in 云岭机器人产业园."""
    return RelationFact(subject, predicate, target, proof or evidence("星河电子二期项目落户云岭机器人产业园"))


def milestone(
    subject: Mention = PARK,
    step: MilestoneType = MilestoneType.STARTED,
    modality: Modality = Modality.REALISED,
    period: str = "2021-01-01/2021-06-30",
    proof: Evidence | None = None,
) -> MilestoneFact:
    """云岭机器人产业园 was started."""
    return MilestoneFact(subject, step, modality, period, proof or evidence("云岭机器人产业园开工建设"))


def figure(
    value: str = "1224.7", unit: str = "亿元", base: str = "122470000000", base_unit: str = "元"
) -> Figure:
    """1224.7亿元."""
    surface = f"{value}{unit}"
    return Figure(Decimal(value), unit, surface, Decimal(base), base_unit, Comparator.EQUAL, span(surface))


def observation(
    indicator: Mention = OUTPUT,
    number: Figure | None = None,
    kind: FigureType = FigureType.AMOUNT,
    role: FigureRole = FigureRole.ACTUAL,
    period: str = "2021-01-01/2021-06-30",
    proof: Evidence | None = None,
) -> ObservationFact:
    """增加值 1224.7亿元."""
    return ObservationFact(
        indicator, number or figure(), kind, role, period, None, proof or evidence("增加值1224.7亿元")
    )


def recognition(
    subject: Mention | None = PARK,
    title: str = "国家级孵化器",
    level: Level | None = Level.NATIONAL,
    count: int | None = None,
    recipients: str = "",
    proof: Evidence | None = None,
) -> RecognitionFact:
    """云岭机器人产业园 became a national incubator."""
    proof = proof or evidence("获评国家级孵化器")
    return RecognitionFact(subject, recipients, title, level, count, "2021", proof)


def commitment(targets: tuple[ObservationFact, ...] | None = None) -> CommitmentFact:
    """年内完成绿道10公里."""
    target = observation(
        GREENWAY,
        figure("10", "公里", "10", "公里"),
        FigureType.COUNT,
        FigureRole.TARGET,
        "2021",
        evidence("绿道10公里"),
    )
    chosen = (target,) if targets is None else targets
    return CommitmentFact(span("年内完成绿道10公里"), "2021", chosen, (), evidence("年内完成绿道10公里"))


def facts() -> Facts:
    """One fact of each kind, and the two industries of the table with what they hold."""
    done = evidence("星河电子总部竣工")
    return Facts(
        mentions=(PARK, PHASE, ROBOTS, HEADQUARTERS, MOTORS, CENTRE, OUTPUT, GREENWAY),
        relations=(
            relation(),
            relation(HEADQUARTERS, Relation.SERVES_INDUSTRY, ROBOTS, done),
            relation(CENTRE, Relation.SERVES_INDUSTRY, MOTORS, evidence("北斗精工研发中心投产")),
        ),
        milestones=(milestone(), milestone(HEADQUARTERS, MilestoneType.COMPLETED, proof=done)),
        recognitions=(recognition(),),
        observations=(observation(),),
        commitments=(commitment(),),
    )


def resolved(
    found: Facts | None = None, about: Document | None = None, decided: Iterable[Judgement] = ()
) -> Resolved:
    """Facts with their entities."""
    return resolve(about or document(), found or facts(), tuple(decided))


def entity(
    label: str, key: str = "", kind: EntityClass = EntityClass.PROJECT, aliases: tuple[str, ...] = ()
) -> Entity:
    """An entity as resolution leaves it, by default in the region 310114."""
    return Entity(
        key or f"310114/{label}", kind, label, aliases, (Mention(label, kind, (Span(0, 1),), "name.test"),)
    )
