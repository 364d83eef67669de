"""Whether two names are one thing: rules that say same, different or unsure, each with its reason."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from kg.mentions.dictionary import is_place_name
from kg.mentions.lexicon import load
from kg.resolution.firms import firm_stem
from kg.resolution.model import Judgement, Verdict
from kg.resolution.names import phase_of, quoted, stem
from kg.resolution.referents import Referent
from kg.values.place import gazetteer
from kg.vocabulary import EntityClass

WORKS = re.compile(r"(?:改建|扩建|改造|拓宽|升级|提升|施工|及|工程)+")
UNSURE_FROM = 0.72
ALIKE, MUCH_ALIKE = "unsure.alike", "names much alike"
FIRM = "unsure.firm"
LIFELIKE = frozenset(
    {
        EntityClass.PROJECT,
        EntityClass.PLATFORM,
        EntityClass.PARK,
        EntityClass.ORGANIZATION,
        EntityClass.POLICY_MEASURE,
    }
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A test on two referents' stems: its id, verdict, score and reason where it holds."""

    id: str
    verdict: Verdict
    score: float
    reason: str
    holds: Callable[[Referent, Referent, str, str], bool]


def _same_stem(left: Referent, right: Referent, a: str, b: str) -> bool:
    return a == b


def _reordered(left: Referent, right: Referent, a: str, b: str) -> bool:
    """核心研发基地 and 研发核心基地: the same characters, the last word the same."""
    one, other = (re.sub(r"[()]", "", text) for text in (a, b))
    return len(one) >= 8 and sorted(one) == sorted(other) and one[-2:] == other[-2:]


def _nicknamed(left: Referent, right: Referent, a: str, b: str) -> bool:
    """“两区六市”某某创新圈 and 某某创新圈: a quotation in front that the other leaves out."""
    bare = [re.sub(r"^[“\"][^”\"]+[”\"]", "", text) for text in (left.label, right.label)]
    return bare[0] == bare[1] and len(bare[0]) >= 6


def _works(left: Referent, right: Referent, a: str, b: str) -> bool:
    """G2某段拓宽 and G2某段拓宽改建: the longer adds no more than kinds of works."""
    short, long = sorted((a, b), key=len)
    rest = long[len(short) :]
    return len(short) >= 5 and long.startswith(short) and WORKS.fullmatch(rest) is not None


def _same_quotation(left: Referent, right: Referent, a: str, b: str) -> bool:
    """“一环三路” with the same words behind it, whatever stands in front."""
    inner = quoted(left.label)
    if not inner or inner != quoted(right.label) or left.kind not in LIFELIKE or right.kind not in LIFELIKE:
        return False
    behind = [text[text.index(inner) + len(inner) :] for text in (a, b) if inner in text]
    return len(behind) == 2 and len(behind[0]) >= 2 and behind[0][:4] == behind[1][:4]


def _village(left: Referent, right: Referent, a: str, b: str) -> bool:
    """某镇某村 and 某村: the longer names the town before the village."""
    short, long = sorted((left.name, right.name), key=len)
    town = long.removesuffix(short)
    both_places = left.kind is right.kind is EntityClass.PLACE
    return both_places and town != long and len(town) >= 2 and len(short) >= 3 and short[-1] in "村区"


TOWN = re.compile(r"(?<=..)(?:镇|乡|街道)$")


def town_stem(name: str) -> str:
    """A town's name without what kind of town it is: 某亭 of 某亭镇."""
    return TOWN.sub("", name)


def _town(left: Referent, right: Referent, a: str, b: str) -> bool:
    """某亭镇 and 某亭 in one report, unless 某亭 is a county or more, whose seat may bear its name."""
    short, long = sorted((left.name, right.name), key=len)
    both_places = left.kind is right.kind is EntityClass.PLACE
    return both_places and short != long and town_stem(long) == short and not gazetteer().named(short)


def _fronted(left: Referent, right: Referent, a: str, b: str) -> bool:
    """虹桥某总部湾 and 某总部湾: one park or platform, with and without the place in front."""
    short, long = sorted((left.name, right.name), key=len)
    front = long.removesuffix(short)
    same_kind = left.kind is right.kind and left.kind in (EntityClass.PARK, EntityClass.PLATFORM)
    return same_kind and front != long and 2 <= len(front) <= 3 and len(short) >= 5 and is_place_name(front)


def _called_platform(left: Referent, right: Referent, a: str, b: str) -> bool:
    """“某通” and “某通”平台."""
    short, long = sorted((left.name, right.name), key=len)
    return left.kind is right.kind is EntityClass.PLATFORM and long == f"{short}平台"


def _firm(left: Referent, right: Referent, a: str, b: str) -> bool:
    """某赛 and 某赛科技: the longer adds trades or a legal form; one firm, or one of its group."""
    short, long = sorted((left.name, right.name), key=len)
    both_firms = left.kind is right.kind is EntityClass.ENTERPRISE
    return both_firms and short != long and long.startswith(short) and firm_stem(long) == firm_stem(short)


RULES = (
    Rule(
        "same.stem",
        Verdict.SAME,
        0.98,
        "equal but for the region in front or a generic last word",
        _same_stem,
    ),
    Rule("same.reordered", Verdict.SAME, 0.9, "the same words in another order", _reordered),
    Rule("same.nickname", Verdict.SAME, 0.9, "equal but for a nickname in front", _nicknamed),
    Rule("same.front", Verdict.SAME, 0.85, "one name with and without the place in front", _fronted),
    Rule("same.platform", Verdict.SAME, 0.95, "equal but for 平台 at the end", _called_platform),
    Rule("same.village", Verdict.SAME, 0.9, "a village with and without its town in front", _village),
    Rule("same.town", Verdict.SAME, 0.95, "a town with and without the word for its kind", _town),
    Rule("same.works", Verdict.SAME, 0.9, "equal but for the kind of works at the end", _works),
    Rule(
        "same.quotation",
        Verdict.SAME,
        0.9,
        "the same quotation with the same words behind it",
        _same_quotation,
    ),
    Rule(
        FIRM,
        Verdict.UNSURE,
        0.8,
        "a firm's short name and a longer one: one firm, or two of one group",
        _firm,
    ),
)


def compare(left: Referent, right: Referent, own_names: frozenset[str]) -> Judgement | None:
    """The judgement on two referents, or None where they have too little in common to speak of."""
    if phase_of(left.label) != phase_of(right.label):
        return None
    a, b = stem(left.label, own_names), stem(right.label, own_names)
    for rule in RULES:
        compatible = left.kind is right.kind or (left.kind in LIFELIKE and right.kind in LIFELIKE)
        if compatible and rule.holds(left, right, a, b):
            return Judgement(left.label, right.label, rule.verdict, rule.id, rule.score, rule.reason)
    # Two counts of one thing (开工, 竣工) have names much alike and are never one.
    if left.kind is not right.kind or left.kind is EntityClass.INDICATOR:
        return None
    score = similarity(a, b)
    if score < UNSURE_FROM or told_apart(a, b):
        return None
    return Judgement(left.label, right.label, Verdict.UNSURE, ALIKE, round(score, 3), MUCH_ALIKE)


def told_apart(left: str, right: str) -> bool:
    """Whether two names differ in what stands in front alone, and have no character of that in common.

    What stands in front tells one 大学科技园 from another, unless it only says how good or whose it is.
    """
    end = 0
    while end < min(len(left), len(right)) and left[-1 - end] == right[-1 - end]:
        end += 1
    fronts = [text[: len(text) - end] for text in (left, right)]
    telling = all(len(front) >= 2 and front not in load().leading | load().weak for front in fronts)
    return telling and not set(fronts[0]) & set(fronts[1])


def similarity(left: str, right: str) -> float:
    """Dice's coefficient of the two names' pairs of neighbouring characters, 0 to 1."""
    a, b = (Counter(itertools.pairwise(text)) for text in (left, right))
    total = sum(a.values()) + sum(b.values())
    return 2 * sum((a & b).values()) / total if total else 0.0
