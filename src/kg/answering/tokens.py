"""The words of a question, each with what it can stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.answering.lexicon import Sense

PHASE = re.compile(
    r"第?(?P<n>[一二三四五六七八九十]|\d{1,2})期|phase[ -]?(?P<p>\d|i{1,3}|iv|one|two|three|four)\b"
    r"|(?P<w>first|second|third|fourth|1st|2nd|3rd)[ -]phase"
)
SCALE = re.compile(
    r"(?P<n>[一二两三四五六七八九]|\d+)?(?P<u>[百千万])?亿级"
    r"|(?P<e>\d+(?:\.\d+)?|hundred)[ -]?billion(?:[ -]yuan)?"
)
NUMBER = re.compile(
    r"\d+(?:\.\d+)?\s*(?:%|亿元|万元|亿|万户|万|元|家|个|公顷|公里|天|per cent|percent|billion|million)?"
)
YEAR = re.compile(r"20\d\d年?度?")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the question: what it can stand for, and the words of a report it may match.

    `kind` is name, sense, term, phase, scale, number, year, join, stop or unknown.
    """

    text: str
    kind: str
    senses: tuple[Sense, ...] = ()
    words: tuple[str, ...] = ()
    proper: bool = False
    soft: bool = False

    def means(self, kind: str) -> tuple[str, ...]:
        """The values of a kind of sense that this word can have."""
        return tuple(sense.value for sense in self.senses if sense.kind == kind)


# Where the question pauses: nothing that is said before it goes on after it.
PAUSE = Token(",", "stop")
