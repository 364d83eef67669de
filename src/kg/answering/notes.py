"""What is said beside an answer, or in place of one: notes by kind, put into words last."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum


class Bearing(StrEnum):
    """What a note does: tells more, or where the report stops, doubts, or says why there is no answer."""

    TELLS = "tells"
    LIMIT = "limit"
    DOUBT = "doubt"
    REASON = "reason"


class NoteKind(Enum):
    """Every kind of note: its bearing, and what it says in Chinese and in English."""

    STATED = (Bearing.TELLS, "", "")
    ALSO = (Bearing.TELLS, "另有", "also")
    ASKED_TOO = (Bearing.TELLS, "所问“{0}”", "asked “{0}”")
    TARGET = (Bearing.TELLS, "目标", "target")
    ACTUAL = (Bearing.TELLS, "实际", "actual")
    FELL = (Bearing.TELLS, "{0} (下降)", "{0} (a fall)")
    IT_FELL = (Bearing.TELLS, "实为下降", "it fell")
    IT_GREW = (Bearing.TELLS, "实为增长", "it grew")
    NOT_DUE = (
        Bearing.TELLS,
        "期限未到, 到期才算兑现; 台账评定",
        "not due yet, a target is fulfilled only when it is; by the ledger",
    )

    DUE_IN = (
        Bearing.TELLS,
        "年份指期限: {0} 年到期的",
        "the year is that of the deadline: due in {0}",
    )
    STANDS_STILL = (
        Bearing.TELLS,
        "其中停工、推迟或取消而没有再启动的",
        "of these halted, put off or given up, and not said to go on since",
    )
    GOES_ON = (Bearing.TELLS, "其中后来复工或有新进展的", "of these resumed or further on since")

    NOT_UNDERSTOOD = (Bearing.DOUBT, "未理解", "not understood")
    NOT_ANSWERED = (Bearing.DOUBT, "未答", "not answered")
    NOT_USED = (Bearing.DOUBT, "未用", "not used")
    MAY_DENY = (
        Bearing.DOUBT,
        "注意: 有词没有读懂, 它若是否定, 答案就相反",
        "beware, a word was not understood; if it denies, the answer is the opposite",
    )
    OTHER_READING = (Bearing.DOUBT, "另一种读法", "or")
    NAMESAKE = (
        Bearing.DOUBT,
        "同名的有 {0} 个, 这里指",
        "{0} bear this name, here it is that of",
    )
    SAME_CLAUSE = (
        Bearing.DOUBT,
        "同一分句中的词语满足条件",
        "conditions met by words of the same clause",
    )
    PLACE_LEFT_OUT = (
        Bearing.DOUBT,
        "只按名称和写明的地点除外, 别的可能也在其中",
        "left out by name and stated place alone, others may lie there too",
    )
    SAME_SENTENCE = (
        Bearing.DOUBT,
        "同一句话中的词语满足条件",
        "conditions met by words of the same sentence",
    )
    ABOVE = (
        Bearing.DOUBT,
        "条件由表头、段首或标题满足",
        "conditions met by the row head, lead sentence or heading above",
    )
    NAMED_TOGETHER = (
        Bearing.DOUBT,
        "同一句里提到, 不在同一分句",
        "named in one sentence, not in one clause",
    )
    ONLY_PARTLY_NAMED = (
        Bearing.DOUBT,
        "注意: 没有单叫“{0}”的, 报告说的是",
        "beware, the report only names",
    )
    FAR_FROM_FIGURE = (
        Bearing.DOUBT,
        "这些词不在这个数的分句里",
        "not said in the clause of this figure",
    )
    LOOSE = (Bearing.DOUBT, "按名称或类别放宽", "not of the very class asked for")
    SAID_OTHERWISE = (Bearing.DOUBT, "按“{0}”一词; 另有", "said otherwise of")
    REWORDED = (Bearing.DOUBT, "未见“{0}”一词, 按同义的步骤", "the same step in other words")
    NOT_BY_HALVES = (
        Bearing.DOUBT,
        "没有查到分上下半年说的, 以下是全年的",
        "nothing was found that tells the halves of the year apart, these are of the whole year",
    )
    OF_A_PHASE = (Bearing.DOUBT, "报告只说了其中这一期的", "the report says so only of this phase of it")
    NOT_BY_YEARS = (
        Bearing.DOUBT,
        "没有查到分年说的, 以下是几年里的",
        "nothing was found that tells the years apart, these are of several years",
    )
    NO_SUCH_STEP = (
        Bearing.DOUBT,
        "没有查到有这一步的",
        "those of which no such step was found",
    )
    OTHER_CLASSES = (Bearing.DOUBT, "别的类别中还有", "of other classes also")
    ONLY_ANNOUNCED = (
        Bearing.DOUBT,
        "报告只说将要这样做, 没有说已经做到",
        "announced, and not said to be done",
    )
    ONLY_PREPARED = (
        Bearing.DOUBT,
        "原文说的只是招标、方案这类前期工作, 不是做成了这么多",
        "of these only the tender, design or the like is told as done",
    )
    BY_LATER_STEP = (Bearing.DOUBT, "由更后的阶段推出, 同一步没有写明", "told by a later step")
    UNNAMED_BESIDE = (
        Bearing.DOUBT,
        "可能不全, 原文并列的还有",
        "may be incomplete, beside them the sentence names",
    )
    ONLY_SOME_NAMED = (Bearing.LIMIT, "原文只点名了一部分, 共", "the sentence names only some of")
    AND_OTHERS = (Bearing.LIMIT, "原文说“等”, 可能只点名了一部分", "the sentence says “and others”")
    ALSO_UNNAMED = (
        Bearing.LIMIT,
        "只列点了名的; 原文还说到",
        "only those that are named are listed; the report also says",
    )
    BY_NAME_ALONE = (
        Bearing.DOUBT,
        "“{0}”只按名称相符, 近处还提到",
        "“{0}” by name alone, near it also",
    )
    THERE_BY_NAME = (
        Bearing.DOUBT,
        "只按名称相符, 报告没有说在那里",
        "by name alone, not said to be there",
    )
    OWNER_BY_NAME = (
        Bearing.DOUBT,
        "只按名称相符",
        "by their name in that of the thing, no sentence says so",
    )
    COUNTED = (Bearing.DOUBT, "按报告点名的数", "counted from those the report names")
    QUOTED_INSTEAD = (
        Bearing.DOUBT,
        "报告没有单列的对象, 以原文作答",
        "answered by the sentences that speak of it",
    )
    ALSO_SAID = (Bearing.DOUBT, "原文另有", "the report also says")
    CUT_ITEMS = (Bearing.LIMIT, "只列出前 {0} 个, 共 {1} 个", "cut to {0} of {1}")
    CUT_SENTENCES = (Bearing.LIMIT, "只列出前 {0} 句, 共 {1} 句", "cut to {0} of {1}")
    IS_TARGET = (Bearing.DOUBT, "这是目标值", "this is a target")
    IS_FORECAST = (Bearing.DOUBT, "这是预计值", "this is a forecast")
    NOT_WHOLE_YEAR = (Bearing.DOUBT, "这不是全年的数", "not of the whole year")
    NOT_ONE_PERIOD = (Bearing.DOUBT, "这些数不是同一时期的", "these figures are not of one period")
    OF_REGIONS = (
        Bearing.DOUBT,
        "问题没有指明地区, 所答来自 {0} 个地区",
        "the question names no district, the answers are of {0} regions",
    )
    IN_REGION = (
        Bearing.LIMIT,
        "问题没有指明地区, 所据报告是",
        "no district is named, this is by the report of",
    )
    DISAGREES = (
        Bearing.DOUBT,
        "报告里的数字前后不一, 不可能都对, 见 kg ledger --disagreements",
        "the reports' own figures disagree and cannot all be right, see kg ledger --disagreements",
    )
    MAY_BE_ONE = (
        Bearing.LIMIT,
        "名称可能指同一个, 尚未有人判定, 见 kg review",
        "these names may be of one thing, which nobody has decided yet, see kg review",
    )
    PAST_DUE = (
        Bearing.DOUBT,
        "计划的期限已过, 没有查到已经做到; 报告自己没有说逾期",
        "planned for a time that is over, and not found to be done; no report says that they are late",
    )
    DONE_IN_TIME = (
        Bearing.DOUBT,
        "按计划的期限和说到做成的报告推断",
        "by the time it was planned for and the report that tells of it as done",
    )
    TARGETS_TOO = (
        Bearing.LIMIT,
        "按台账, 这样的还有表中的目标",
        "by the ledger, targets of tables that stand so too",
    )
    NOT_LISTED = (
        Bearing.LIMIT,
        "按台账; 未列进展正常的 {0} 项、无法评定的 {1} 项",
        "by the ledger; not listed are {0} on track and {1} that cannot be judged",
    )
    COUNTED_BY = (Bearing.DOUBT, "不是按人计的数, 报告说的是", "not a number of persons, the report counts")
    DOES_NOT_SAY_SO = (Bearing.DOUBT, "没有查到这样的说法", "not found said so")

    NOTHING_TO_ANSWER = (
        Bearing.REASON,
        "没有可回答的内容",
        "nothing to answer, name a thing, a place, an indicator or a kind of thing",
    )
    TOO_LONG = (
        Bearing.REASON,
        "这段话有 {0} 个字, 太长了, 请用不超过 {1} 个字问一件事",
        "this is {0} characters long, please ask for one thing in {1} or fewer",
    )
    MAY_BE_OPPOSITE = (
        Bearing.REASON,
        "没有读懂“{0}”, 答案可能相反, 故不答",
        "not understood, and may turn the answer into its opposite: {0}",
    )
    CONDITION_NOT_UNDERSTOOD = (
        Bearing.REASON,
        "没有读懂对指标的条件",
        "the condition on the indicators was not understood",
    )
    NO_SUCH_THING = (Bearing.REASON, "报告中没有“{0}”", "no such thing in the report: {0}")
    NOT_UNDER_THIS_NAME = (
        Bearing.REASON,
        "按“{0}”没有查到",
        "not found under this name: {0}",
    )
    DID_YOU_MEAN = (Bearing.REASON, "您是不是要问", "did you mean")
    UNMET = (Bearing.REASON, "没有查到同时满足这些条件的", "nothing was found that meets")
    DOES_NOT_SAY = (Bearing.REASON, "没有查到报告怎么说", "what the report says of it was not found")
    DOES_NOT_SAY_DONE = (
        Bearing.REASON,
        "没有查到是否完成",
        "whether it is done was not found",
    )
    DOES_NOT_SAY_WHY = (Bearing.REASON, "没有查到原因", "no reason for it was found")
    ONLY_COUNTED = (
        Bearing.REASON,
        "没有查到名单, 只查到数量",
        "their names were not found, only how many they are",
    )
    DOES_NOT_SAY_WHEN = (Bearing.REASON, "没有查到时间", "no time of it was found")
    DOES_NOT_SAY_WHOSE = (Bearing.REASON, "没有查到是谁的", "whose it is was not found")
    DOES_NOT_SAY_BY_WHOM = (
        Bearing.REASON,
        "没有查到是谁给的",
        "who gave it was not found",
    )
    DOES_NOT_SAY_BUILT_BY = (
        Bearing.REASON,
        "没有查到由谁承建",
        "who builds it was not found",
    )
    DOES_NOT_SAY_DESIGNED_BY = (
        Bearing.REASON,
        "没有查到由谁设计",
        "who designed it was not found",
    )
    DOES_NOT_SAY_FROM_WHERE = (
        Bearing.REASON,
        "没有查到从哪里来",
        "where it came from was not found",
    )
    NOT_OF_THAT_TIME = (Bearing.REASON, "没有查到那段时间的", "nothing of that time was found")
    TWO_TIMES = (
        Bearing.REASON,
        "一句里说了上半年和下半年两个时间, 请分开问",
        "two halves of the year are named, please ask for one at a time",
    )
    NO_WHOLE_YEAR = (
        Bearing.REASON,
        "报告只说到年中",
        "the report does not reach the end of the year",
    )
    NO_FIGURE = (Bearing.REASON, "没有查到这个数字", "this figure was not found")
    NO_SHARE = (Bearing.REASON, "没有查到这个比例", "this share was not found")
    NO_TARGET = (Bearing.REASON, "没有查到这个目标值", "no target for it was found")
    NO_ACTUAL = (Bearing.REASON, "没有查到这个实际值", "what was reached was not found")
    NO_TARGET_TO_COMPARE = (
        Bearing.REASON,
        "没有查到可比的目标值",
        "no target to compare with was found",
    )
    NOT_COMPARABLE = (
        Bearing.REASON,
        "没有查到可以这样相比的两个数",
        "no two figures to compare so were found",
    )
    NO_FIGURE_TO_COMPARE = (
        Bearing.REASON,
        "没有查到可供这样比较的数",
        "no figure to compare these by was found",
    )
    NO_INDICATOR = (Bearing.REASON, "没有这样的指标", "no indicator is so")
    STATED_FOR = (Bearing.REASON, "报告有这些时期的数", "stated for")
    NO_SENTENCE = (Bearing.REASON, "没有查到这样的句子", "no such sentence was found")
    NO_RELATION = (
        Bearing.REASON,
        "没有查到两者的关系",
        "no relation between them was found",
    )
    NO_TITLE = (Bearing.REASON, "没有查到这样的称号", "no such title was found")
    NO_PLEDGE = (Bearing.REASON, "没有查到这样的承诺", "no such pledge was found")
    NO_PLEDGE_DUE = (
        Bearing.REASON,
        "没有查到 {0} 年到期的这样的承诺",
        "no such pledge due in {0} was found",
    )
    TEXT_SAYS = (Bearing.REASON, "图里没有; 原文说到", "the graph has none; the report says")
    NOT_TOLD_APART = (
        Bearing.REASON,
        "没有查到这样分开说的数",
        "no figures that tell these apart so were found",
    )
    NONE_MEETS = (Bearing.REASON, "没有达到这个界限的", "none is beyond this limit")
    NAME_REGIONS = (
        Bearing.REASON,
        "图里的地区太多, 不能都列: 请点名要问的几个",
        "there are too many regions to list them all: name those you mean",
    )
    NONE_PAST_DUE = (
        Bearing.REASON,
        "没有查到期限已过而没有做到的; 报告只说到 {0}",
        "none was found whose time is over and that is not done; the reports end on {0}",
    )
    NOT_TOLD_IN_TIME = (Bearing.REASON, "没有查到是否按期", "whether it was in time was not found")
    NAMED_SO_MANY = (
        Bearing.REASON,
        "报告没有给出总数, 点名的有 {0} 个",
        "no report gives their number, {0} are named",
    )
    NONE_IN_LEDGER = (Bearing.REASON, "台账里没有这样的", "the ledger has none that stands so")
    NOT_JUDGED = (Bearing.REASON, "台账没有评定这个目标", "the ledger does not judge this target")

    def __init__(self, bearing: Bearing, zh: str, en: str) -> None:
        self.bearing = bearing
        self.zh = zh
        self.en = en


@dataclass(frozen=True, slots=True)
class Note:
    """One note: its kind, what the report or the question has for it, and what its wording has in braces.

    As text it stands in both languages: 另有 · also: 某某 5%. In `told` terms of the vocabulary are CURIEs.
    """

    kind: NoteKind
    told: str = ""
    filled: tuple[str, ...] = ()

    @property
    def doubts(self) -> bool:
        """Whether it says what may be missing or wrong in an answer."""
        return self.kind.bearing is Bearing.DOUBT

    @property
    def marked(self) -> bool:
        """Whether a reader must not miss it: all but what only tells more."""
        return self.kind.bearing is not Bearing.TELLS

    def side(self, *, chinese: bool) -> str:
        """What its kind says in one language."""
        return (self.kind.zh if chinese else self.kind.en).format(*self.filled)

    def __str__(self) -> str:
        sides = " · ".join(dict.fromkeys(filter(None, (self.side(chinese=True), self.side(chinese=False)))))
        return ": ".join(filter(None, (sides, self.told)))


def stated(told: str) -> Note:
    """A note that only repeats what the graph has."""
    return Note(NoteKind.STATED, told)
