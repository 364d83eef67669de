"""The small words of a question: when, whether done or planned, how many of what, which table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from kg.answering.negation import affirmed_steps, only_denies
from kg.answering.normal import LONGEST, bare
from kg.answering.nouns import stops
from kg.answering.tokens import PHASE, SCALE, Token
from kg.vocabulary import LIFE_CYCLE

# 开工了? without 吗.
ENDS_ASKING = re.compile(r"(?:了|吧|是吧|对吧)\s*\?+$")
# Whether it is so, with nothing but the mark at the end to say that it is asked: 已经开工?
DONE_ASKING = re.compile(r"(?:已经|已|真的|果真).*\?+$")
# What is mentioned, not where: the things are asked for and not the sentences.
ARE_MENTIONED = re.compile(r"^(?:which|what)\b.*\b(?:is|are|were|was|does|gets?) mentioned\b")
WHAT_IS = re.compile(r"what(?: is| was| are| were|'s)\b")
AUXILIARIES = {"is", "are", "was", "were", "did", "do", "does", "has", "have", "had", "can", "will", "would"}
DIGITS = {character: at + 1 for at, character in enumerate("一二三四五六七八九十")} | {"两": 2}
ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
}
DOUBLE = {"揭牌成立", "挂牌成立", "建成交付", "摘牌拿地", "建成通车", "交付使用", "挂牌运作"}
# Said of roads, lines, bodies and so on only: 通车 is no 投入使用 of a plant.
OF_ONE_SORT = {"通车", "开通", "正式开通", "通线", "启用", "揭牌", "挂牌", "摘牌", "封顶", "开业", "奠基"}
# Before another step this only says that it begins: 启动编制.
BEGINNING = {"启动"}
NOUN_OR_VERB = {"计划", "会", "规划建设"}
UNITS = {"": 10**8, "百": 10**10, "千": 10**11, "万": 10**12}
NUMBER = re.compile(
    r"(?<![a-z\d.])(\d+(?:\.\d+)?)\s*(%|亿元|亿|万元|万户|万|per cent|percent|[\u4e00-\u9fff])?"
)
# A character after 多少 that is no measure word begins what is counted: 多少救助金.
MEASURE_WORDS = (
    "个家人名位户件项座台套部片条张所处场次棵只株头辆间亩吨天度米元钱克对起句篇届批种类期支节号股份门层栋幢口艘架册本块轮倍成"
    "分班款颗根辈粒笔桩宗段站期点年月日席床客升斤"
)
ASKED_UNIT = re.compile(
    r"(?:多少|几)(?P<unit>百分点|个百分点|亿元|万元|万人次|万人|万户|万平方米|亿|万|元|家次|人次|平方公里|平方米|公里|公顷|微克"
    rf"|[{MEASURE_WORDS}])"
)
TABLE = re.compile(
    r"表格?(?P<zh>[一二三四五六七八九十]|\d{1,2})(?!期)|\btable (?P<en>\d{1,2}|one|two|three|four)\b"
)


# What is still missing, and what share of a target is reached, said with words in between.
STILL = re.compile(
    r"how (?:far|much|many)\b.* (?:from|off|short of|below) .*(?:target|goal|plan)"
    r"|[离距].*(?:目标|任务).*[差有].*[多几]"
    r"|还[要需得][^,]*[多几][^,]*(?:完成|达到|实现|达成)[^,]*(?:目标|任务)"
)
OVER_TARGET = re.compile(
    r"[比较超](?:过|出)?(?:年度|全年|年初|预期|既定)*(?:目标|任务)(?:值|数)?(?:要)?(?:高|低|多|快|慢|少)?(?:出|了)?(?:多少|几)"
    r"|by how (?:much|many).*(?:exceed|above|beat|over|surpass).*(?:target|goal)"
)
QUOTED = re.compile(r"[“「『《\"]([^”」』》\"“「『《]{2,30})[”」』》\"]")
RATE = re.compile(r"\b(?!growth|growing|the|a|what|annual|at|which|real)[a-z-]+ rate\b")
SHARE_OF = re.compile(
    r"占(?:了)?[^,]{0,6}(?:目标|任务|计划)[^,]{0,6}(?:比例|比重|百分|多少|几成)"
    r"|(?:what|which) (?:share|percentage|proportion|per ?cent|fraction|part) of .*(?:target|goal|plan|task)"
)


def find_quoted(text: str) -> tuple[str, ...]:
    """What stands in quotes or title marks, bare."""
    return tuple(dict.fromkeys(word for found in QUOTED.findall(text[:LONGEST]) if (word := bare(found))))


def find_figures(tokens: Iterable[Token], plain: str) -> frozenset[str]:
    """The kinds of figure asked for: growth, share, what is missing."""
    found = set(values(tokens, "figure"))
    if OVER_TARGET.search(plain):
        found.add("over")
    elif STILL.search(plain):
        found.add("remaining")
    elif SHARE_OF.search(plain):
        found.add("progress")
    return frozenset(found)


def split_table(plain: str) -> tuple[str, int]:
    """Which table of the report is meant (表一), and the question without it."""
    match = TABLE.search(plain)
    if not match:
        return plain, 0
    said = match["zh"] or match["en"]
    number = DIGITS.get(said) or ORDINALS.get(said) or int(said if said.isdigit() else 0)
    return plain[: match.start()] + " " + plain[match.end() :], number


def values(tokens: Iterable[Token], kind: str) -> list[str]:
    """The values of one kind of sense, in the order of the words."""
    return [value for token in tokens for value in token.means(kind)]


def find_asks(tokens: Sequence[Token], plain: str) -> frozenset[str]:
    """What is asked: which, who, how many, whether."""
    asks = set(values(tokens, "ask"))
    content = [token for token in tokens if token.kind != "join"]
    first = plain.split(" ", 1)[0]
    if first in AUXILIARIES and not asks & {"which", "who", "how_many"}:
        asks.add("yes_no")
    if "yes_no" in asks and asks & {"which", "how_many", "who"} and content[-1].text not in {"吗", "么"}:
        asks.discard("yes_no")
    if ARE_MENTIONED.search(plain):
        asks.discard("evidence")
    if "yes_no" in asks and only_denies(tokens):
        asks.discard("yes_no")
    stated = DONE_ASKING.search(plain) and values(tokens, "milestone")
    if not asks and (ENDS_ASKING.search(plain) or stated):
        asks.add("yes_no")
    if WHAT_IS.match(plain):
        asks = (asks - {"which"}) | {"what_is"}
    return frozenset(asks)


def find_steps(tokens: Sequence[Token], negated: bool) -> tuple[str, ...]:
    """The steps asked for; what has not been completed has not come further either."""
    besides = _besides(tokens)
    said = affirmed_steps(tokens) or [token for token in tokens if token.means("milestone")]
    said = [token for token in said if token not in besides] or said
    if len(said) > 1:
        begun = [token for token in said if token.text in BEGINNING]
        rest = [token for token in said if token.text not in BEGINNING]
        drawn_up = begun and all(token.means("milestone") == ("Designed",) for token in rest)
        said = said if drawn_up else rest or said
    steps = tuple(dict.fromkeys(values(said, "milestone")))
    return with_later(steps) if negated else steps


def find_besides(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The steps that must have been taken besides those before them: 建成并交付使用."""
    return tuple(dict.fromkeys(values(_besides(tokens), "milestone")))


def _besides(tokens: Sequence[Token]) -> list[Token]:
    plain = [token for token in tokens if token.kind != "stop"]
    return [
        other
        for one, join, other in zip(plain, plain[1:], plain[2:], strict=False)
        if "both" in join.means("join") and one.means("milestone") and other.means("milestone")
    ]


def find_lacking(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The steps that what is asked for must not have taken, beside others that it must: 竣工但没有投产."""
    affirmed = affirmed_steps(tokens)
    denied = [token for token in tokens if token.means("milestone") and token not in affirmed]
    return with_later(tuple(dict.fromkeys(values(denied, "milestone")))) if affirmed and denied else ()


def with_later(steps: tuple[str, ...]) -> tuple[str, ...]:
    """Steps with all that come after the first of them in a life cycle."""
    order = [step.local_name for step in LIFE_CYCLE]
    first = min((order.index(step) for step in steps if step in order), default=None)
    return steps if first is None else tuple(dict.fromkeys((*steps, *order[first:])))


def find_modality(tokens: Sequence[Token], asks: frozenset[str], plain: str) -> str:
    """Planned, Realised, or empty where nothing says."""
    found = set(values(tokens, "modality"))
    if (
        any(token.text in NOUN_OR_VERB for token in tokens)
        and found == {"Planned"}
        and not _before_verb(tokens)
    ):
        found = set()
    halves = set(values(tokens, "time"))
    if "Planned" in found and not ("Realised" in found and "second" not in halves and "first" in halves):
        return "Planned"
    return "Realised" if "Realised" in found or "first" in halves else ""


def _before_verb(tokens: Sequence[Token]) -> bool:
    """Whether 计划 stands before what is planned, or another word says it is still to come."""
    for at, token in enumerate(tokens):
        if "Planned" in token.means("modality"):
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if token.text not in NOUN_OR_VERB or (following and stops(following)) or at == 0:
                return True
            if following is not None and following.text in {"建", "新建", "建设", "做", "办", "引进", "新增"}:
                return True
    return False


def find_half(tokens: Sequence[Token]) -> str:
    """first, second or year; empty where nothing says."""
    halves = values(tokens, "time")
    return halves[0] if halves else ""


def find_phases(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The phases in Chinese numerals: 二期."""
    found = []
    for token in tokens:
        match = PHASE.fullmatch(token.text) if token.kind == "phase" else None
        if match:
            said = match["n"] or match["p"] or match["w"]
            number = DIGITS.get(said) or ORDINALS.get(said) or int(said if said.isdigit() else 0)
            found += ["一二三四五六七八九十"[number - 1 : number] + "期"] if 1 <= number <= 10 else []
    return tuple(dict.fromkeys(found))


def find_scale(tokens: Sequence[Token]) -> Decimal | None:
    """A scale in yuan: 千亿级."""
    for token in tokens:
        match = SCALE.fullmatch(token.text) if token.kind == "scale" else None
        if match and match["e"]:
            count = Decimal(100) if match["e"] == "hundred" else Decimal(match["e"])
            return count * 10**9
        if match:
            said = match["n"] or "1"
            return Decimal(DIGITS.get(said) or int(said)) * UNITS[match["u"] or ""]
    return None


def find_numbers(plain: str) -> tuple[tuple[Decimal, str], ...]:
    """The numbers of the question with what follows each."""
    return tuple((Decimal(number), unit) for number, unit in NUMBER.findall(plain))


def find_units(plain: str) -> tuple[str, ...]:
    """The units in which an answer is wanted: 多少亿元."""
    if RATE.search(plain):
        return ("%",)
    return tuple("元" if match["unit"] == "钱" else match["unit"] for match in ASKED_UNIT.finditer(plain))


def find_step_phrase(tokens: Sequence[Token]) -> str:
    """The very words for a step where reports tell such steps apart: 建成通车, 揭牌成立, 落户."""
    for one, other in pairwise(tokens):
        if one.means("milestone") and other.means("milestone") and not one.text.isascii():
            return one.text + other.text
    steps = [token for token in tokens if token.means("milestone")]
    for token in steps if len(steps) == 1 else ():
        literal = token.text in DOUBLE | OF_ONE_SORT or token.means("milestone") == ("Settled",)
        if token.means("milestone") and literal:
            return "" if token.text.isascii() else token.text
    return ""
