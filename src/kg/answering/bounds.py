"""The bounds that a question sets on a rate: 20%以上, 不低于20%, between 5% and 10%, 超过5%但不到20%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.answering.lexicon.cues import any_of, cue
from kg.answering.normal import clean

NUMBER = r"(\d+(?:\.\d+)?)"
PERCENT = r"\s*(?:%|percent|per cent)"
BEFORE = {">": "bound-over", ">=": "bound-at-least", "<": "bound-under", "<=": "bound-at-most"}
AFTER = {">=": "bound-or-more", "<=": "bound-or-less"}


def _sides(lists: Sequence[str]) -> str:
    """The words of each list as one group; at-most before over, since 不超过 ends in 超过."""
    groups = [f"(?P<g{at}>{any_of(name)})" for at, name in enumerate(lists)]
    return "(?:" + "|".join(reversed(groups)) + ")"


SAID_BEFORE = re.compile(_sides(tuple(BEFORE.values())) + r"[了过]?\s*$")
SAID_AFTER = re.compile(r"\s*的?\s*" + _sides(tuple(AFTER.values())))
RANGE = re.compile(rf"{NUMBER}(?:{PERCENT})?\s*(?:{any_of('range-between')})\s*{NUMBER}{PERCENT}")
RATE = re.compile(rf"(?<![\d.]){NUMBER}{PERCENT}")
FALLING = cue("decline")
RISING = cue("rising")


@dataclass(frozen=True, slots=True)
class Bound:
    """One side: how a value must stand to a number."""

    side: str
    number: Decimal

    def met(self, value: Decimal) -> bool:
        """Whether a value lies on this side of the number."""
        if value == self.number:
            return "=" in self.side
        return value > self.number if self.side.startswith(">") else value < self.number


def names_rate(text: str) -> bool:
    """Whether a question names a rate."""
    return bool(RATE.search(clean(text)))


def bounds(text: str) -> tuple[Bound, ...]:
    """Every bound said of a rate; none where one of the rates is said without any."""
    plain = clean(text)
    between = RANGE.search(plain)
    if between:
        low, high = sorted((Decimal(between[1]), Decimal(between[2])))
        return (Bound(">=", low), Bound("<=", high))
    said = [(_side(plain, match), Decimal(match[1])) for match in RATE.finditer(plain)]
    found = tuple(Bound(side, number) for side, number in said if side)
    told = {bound.number for bound in found}
    return found if all(side or number in told for side, number in said) else ()


def _side(plain: str, match: re.Match[str]) -> str:
    """How the words beside a number bound it, empty where they do not."""
    for sides, said in (
        (tuple(AFTER), SAID_AFTER.match(plain, match.end())),
        (tuple(BEFORE), SAID_BEFORE.search(plain[: match.start()])),
    ):
        if said:
            return next(side for at, side in enumerate(sides) if said[f"g{at}"])
    return ""


def within(value: Decimal, sides: Sequence[Bound], text: str) -> bool:
    """Whether a change of so much lies within the bounds; of a fall its size is meant."""
    if FALLING.search(text) and not RISING.search(text):
        return value < 0 and all(side.met(-value) for side in sides)
    return all(side.met(value) for side in sides)
