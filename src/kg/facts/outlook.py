"""Which sentences look ahead where no heading says so, by their words alone: 新建校舍3处,确保年内投用.

Words of plans and of reviews are weighed sentence by sentence (data/outlook.toml). Of all ways to part the
text into plan and review the one that agrees best with them is taken, each turn at a cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from kg.frozen import dataclass
from kg.resources import toml


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for a plan (`weight` above zero), or for what is done.

    A plan may open with them, and they announce the whole sentence that begins with them.
    """

    id: str
    reason: str
    pattern: re.Pattern[str]
    weight: int
    match: tuple[str, ...]
    no_match: tuple[str, ...]
    opens: bool
    announces: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A folded sentence or heading, and the section and paragraph it stands in."""

    text: str
    section: int = -1
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class _Costs:
    ahead: int
    turn: int
    turn_paragraph: int
    turn_section: int
    turn_opened: int

    def between(self, before: Sentence, sentence: Sentence) -> int:
        """What it costs to turn between two sentences."""
        if before.section != sentence.section:
            return self.turn_section
        return self.turn if before.paragraph == sentence.paragraph else self.turn_paragraph


@cache
def cues() -> tuple[Cue, ...]:
    """The cues of data/outlook.toml."""
    return tuple(
        Cue(
            cue["id"],
            cue["reason"],
            re.compile(cue["pattern"]),
            int(cue["weight"]),
            tuple(cue["match"]),
            tuple(cue["no_match"]),
            bool(cue.get("opens", False)),
            bool(cue.get("announces", False)),
        )
        for cue in toml("facts/data/outlook.toml")["cue"]
    )


@cache
def _costs() -> _Costs:
    return _Costs(**toml("facts/data/outlook.toml")["costs"])


@cache
def _founding() -> dict[str, int]:
    return dict(toml("facts/data/outlook.toml")["founded"])


def told_by(sentence: str) -> tuple[Cue, ...]:
    """The cues that a folded sentence holds."""
    return tuple(cue for cue in cues() if cue.pattern.search(sentence))


def announces(text: str) -> bool:
    """Whether the first words of a folded sentence announce all of it: 今年该区将通过招商,建设甲;引进乙."""
    found = told_by(text)
    opened = any(cue.announces and cue.pattern.match(text) for cue in found)
    return opened and _weight(found) >= _founding()["by_opening"]


def looking_ahead(sentences: Sequence[Sentence]) -> tuple[bool, ...]:
    """For each sentence, whether it is part of a plan."""
    told = [told_by(sentence.text) for sentence in sentences]
    if not any(cue.weight > 0 for cues in told for cue in cues):
        return (False,) * len(sentences)
    costs = _costs()
    back, ahead = 0, -costs.ahead  # how well the best reading agrees that ends so
    came: list[tuple[bool, bool]] = []
    for found, sentence, before in zip(told, sentences, (sentences[0], *sentences), strict=False):
        turn = costs.between(before, sentence)
        opened = costs.turn_opened if any(cue.opens for cue in found) else turn
        came.append((ahead - turn > back, ahead > back - opened))
        back, ahead = max(back, ahead - turn), max(ahead, back - opened) + _weight(found)
    return tuple(_founded(list(_traced(came, ahead > back)), told))


def _weight(found: Iterable[Cue]) -> int:
    return sum(cue.weight for cue in found)


def _founded(states: Sequence[bool], told: Sequence[tuple[Cue, ...]]) -> Iterator[bool]:
    """The states without plans that rest on a few words of manner: 加快, 进一步 are a review's too."""
    least = _founding()
    for ahead, run in groupby(zip(states, told, strict=True), key=lambda pair: pair[0]):
        found = [cues for _, cues in run]
        one = any(cue.weight >= least["by_one"] for cues in found for cue in cues)
        yield from [ahead and (one or sum(map(_weight, found)) >= least["by_all"])] * len(found)


def _traced(came: Sequence[tuple[bool, bool]], state: bool) -> Iterable[bool]:
    """The states that led to the last one; each step tells for both whether it was ahead before."""
    found = []
    for before_back, before_ahead in reversed(came):
        found.append(state)
        state = before_ahead if state else before_back
    return reversed(found)
