"""The small words of a question: when, whether done or planned, how many of what, which table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from kg.answering.lexicon.cues import any_of, cue, words
from kg.answering.negation import affirmed_steps, only_denies
from kg.answering.normal import LONGEST, bare
from kg.answering.nouns import stops
from kg.answering.tokens import PHASE, SCALE, Token
from kg.vocabulary import LIFE_CYCLE, SETBACKS

ENDS_ASKING = cue("ends-asking")
DONE_ASKING = cue("done-asking")
WHAT_IS = cue("what-is")
ARE_MENTIONED = cue("are-mentioned")
LITERAL = cue("word-for-word")
ASKS_NUMBER = cue("asks-amount")
TOTAL_ENDS = cue("ends-in-total")
GROWN_TO = cue("grown-to")
STILL = cue("still-missing")
OVER_TARGET = cue("over-target")
RATE = cue("a-rate")
DISTANCE = cue("how-far")
SHARE_OF = cue("share-of-target")
DOUBLE = words("double-steps")
OF_ONE_SORT = words("steps-of-one-sort")
BEGINNING = words("beginnings")
NOUN_OR_VERB = words("noun-or-verb")
TO_BE_DONE = words("to-be-done")
ASKED_UNIT = re.compile(
    rf"(?:多少|几)(?P<unit>{any_of('units')}|{any_of('counting')}|{any_of('of-one-kind')}|{any_of('quantities')})"
    rf"|(?P<number>{'|'.join(w for w in words('counting') if w not in words('persons'))})数"
)

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
    "five": 5,
    "ten": 10,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
}
UNITS = {"": 10**8, "百": 10**10, "千": 10**11, "万": 10**12}
NUMBER = re.compile(
    r"(?<![a-z\d.])(\d+(?:\.\d+)?)\s*(%|亿元|亿|万元|万户|万|per cent|percent|[\u4e00-\u9fff])?"
)
TABLE = re.compile(
    r"表格?(?P<zh>[一二三四五六七八九十]|\d{1,2})(?!期)|\btable (?P<en>\d{1,2}|one|two|three|four)\b"
)


QUOTED = re.compile(r"[“「『《\"]([^”」』》\"“「『《]{2,30})[”」』》\"]")


def find_quoted(text: str) -> tuple[str, ...]:
    """What stands in quotes or title marks, bare."""
    return tuple(dict.fromkeys(word for found in QUOTED.findall(text[:LONGEST]) if (word := bare(found))))


def find_figures(tokens: Iterable[Token], plain: str) -> frozenset[str]:
    """The kinds of figure asked for: growth, share, what is missing."""
    found = set(values(tokens, "figure"))
    if GROWN_TO.search(plain):
        found.discard("YoYGrowth")
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
    if first in AUXILIARIES and not asks & {"which", "who"} and "how many" not in plain:
        either = "or" in values(tokens, "join") and bool(values(tokens, "compare"))
        asks = (asks - {"how_many"}) | {"which" if either else "yes_no"}
    if "yes_no" in asks and asks & {"which", "how_many", "who"} and content[-1].text not in {"吗", "么"}:
        asks.discard("yes_no")
    if ARE_MENTIONED.search(plain):
        asks.discard("evidence")
    if "evidence" in asks and LITERAL.search(plain) and not ASKS_NUMBER.search(plain):
        asks -= {"how_many", "how_much"}
    if "yes_no" in asks and only_denies(tokens):
        asks.discard("yes_no")
    stated = DONE_ASKING.search(plain) and values(tokens, "milestone")
    compared = (
        values(tokens, "compare") and "or" not in values(tokens, "join") and not tokens[0].means("compare")
    )
    measured = plain.endswith("?") and compared
    if not asks and TOTAL_ENDS.search(plain):
        asks.add("how_much")
    if not asks and (ENDS_ASKING.search(plain) or stated or measured or _told_denied(tokens)):
        asks.add("yes_no")
    if WHAT_IS.match(plain):
        asks = (asks - {"which"}) | {"what_is"}
    return frozenset(asks)


def _told_denied(tokens: Sequence[Token]) -> bool:
    """Whether a thing is named and a step denied of it, and nothing else: 某某水厂扩建尚未开工."""
    denied = any("not" in token.means("join") for token in tokens) and bool(values(tokens, "milestone"))
    return denied and tokens[0].kind == "name" and not values(tokens, "class")


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
    # 推迟开工, 延期竣工: what waits, and not what has begun or is done.
    steps = tuple(step for step in steps if step in WAITING) or steps if "Postponed" in steps else steps
    if {"Halted", "Resumed"} <= set(steps) and not any(token.means("join") for token in tokens):
        steps = tuple(step for step in steps if step != "Halted")  # 停工项目复工: what goes on had stopped
    return with_later(steps) if negated else steps


WAITING = {step.local_name for step in SETBACKS}


def find_besides(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The steps that must have been taken besides those before them: 建成并交付使用."""
    return tuple(dict.fromkeys(values(_besides(tokens), "milestone")))


def find_besides_phrase(tokens: Sequence[Token]) -> str:
    """The very words for such a further step, where reports tell it apart: 建成并交付使用 is not 建成通车."""
    besides = _besides(tokens)
    return find_step_phrase(besides) if len(besides) == 1 else ""


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
            following = next((t for t in tokens[at + 1 :] if t.kind != "stop" and not t.means("time")), None)
            if token.text not in NOUN_OR_VERB or (following and stops(following)) or at == 0:
                return True
            if following is not None and following.text in TO_BE_DONE:
                return True
            if following is not None and {"how_many", "how_much"} & set(following.means("ask")):
                return True
    return False


def find_half(tokens: Sequence[Token]) -> str:
    """first, second or year; empty where nothing says."""
    halves = values(tokens, "time")
    return halves[0] if halves else ""


def find_threshold(tokens: Sequence[Token]) -> str:
    """Whether half of a target is asked about or all of it: 完成全年任务过半了没 asks for half."""
    found = values(tokens, "threshold")
    return "half" if "half" in found else next(iter(found), "")


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
    if DISTANCE.search(plain):
        return ("公里",)
    units = (match["unit"] or match["number"] for match in ASKED_UNIT.finditer(plain))
    return tuple("元" if unit == "钱" else unit for unit in units)


def find_step_phrase(tokens: Sequence[Token]) -> str:
    """The very words for a step where reports tell such steps apart: 建成通车, 揭牌成立, 落户."""
    for one, other in pairwise(tokens):
        if one.means("milestone") and other.means("milestone") and not one.text.isascii():
            return one.text + other.text
    steps = [token for token in tokens if token.means("milestone")]
    if len({token.means("milestone") for token in steps}) == 1:
        # Of unveiled (揭牌) the report's own word counts.
        steps = [token for token in steps if not token.text.isascii()] or steps
    for token in steps if len(steps) == 1 else ():
        literal = token.text in {*DOUBLE, *OF_ONE_SORT} or token.means("milestone") == ("Settled",)
        if token.means("milestone") and literal:
            return "" if token.text.isascii() else token.text
    return ""
