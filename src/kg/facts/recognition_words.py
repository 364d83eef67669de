"""The words by which titles and their levels are told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.mentions.lexicon import entries, lists_of
from kg.vocabulary import Level

# How often or when, beside the adverbs of the lists.
OFTEN = (
    r"连续(?:第?[0-9两三四五六七八九十]+(?:个?年度?|次|届))?|第[0-9]+次|第[一二三四五六]次|[0-9]{4}年度?、?"
)
OURS = r"(?:我|全|本)(?:省|市|区|县|州|盟|旗)"
FRAMES = Path(__file__).parent / "frames" / "recognitions.toml"


@dataclass(frozen=True, slots=True)
class RecognitionWords:
    """The lists of recognitions.toml by their ids; sets hold verbs, tuples first or last words of titles."""

    naming: frozenset[str]
    seeking: frozenset[str]
    placed: frozenset[str]
    titles: re.Pattern[str]
    awarding: re.Pattern[str]
    no_titles: re.Pattern[str]
    passed: tuple[str, ...]
    strong: tuple[str, ...]
    high: tuple[str, ...]
    described: re.Pattern[str]
    giving: frozenset[str]
    adverbs: tuple[str, ...]
    honourers: re.Pattern[str]
    honouring: re.Pattern[str]
    honoured: frozenset[str]
    works: tuple[str, ...]
    regional: tuple[str, ...]
    tiered: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class LevelWords:
    """A level, the words that tell it, and the words that hold one and tell nothing (市 of 城市)."""

    level: Level
    words: re.Pattern[str]
    apart: tuple[str, ...]

    def told_by(self, title: str) -> bool:
        """Whether a title says that it is of this level."""
        for word in self.apart:
            title = title.replace(word, "\0")
        return self.words.search(title) is not None


@cache
def recognition_words() -> RecognitionWords:
    """The lists, read once a process."""
    return lists_of(RecognitionWords, FRAMES, "list")


@cache
def levels() -> tuple[LevelWords, ...]:
    """Each level with the words that tell it, the first that is told first."""
    return tuple(
        LevelWords(
            Level(str(table["id"])),
            re.compile("|".join(map(re.escape, str(table["words"]).split()))),
            tuple(str(table.get("apart", "")).split()),
        )
        for table in entries(FRAMES, "level")
    )


@cache
def honour() -> re.Pattern[str]:
    """受到国务院通报表彰: by whom, and what it is."""
    words = recognition_words()
    tiers = "[省市州]委|[省市州]政府|[省市州]级|[省市州]人民政府|.{0,6}部委?|[、和]"
    return re.compile(
        f"^(?:{words.honourers.pattern}|{tiers})*.{{0,8}}(?:{words.honouring.pattern})(?:奖励)?$"
    )


@cache
def untold() -> re.Pattern[str]:
    """No subject, or the report's own region: it obtained the title."""
    return re.compile(rf"(?:{OURS})?(?:{'|'.join(recognition_words().adverbs)}|{OFTEN})*被?")


@cache
def beside_recipient() -> re.Pattern[str]:
    """What stands around the words for a recipient; a short adverb may be a name's last character (成都)."""
    adverbs = "|".join(word for word in recognition_words().adverbs if len(word) > 1)
    return re.compile(rf"^{OURS}|(?:{adverbs}|已|{OFTEN}|被)+$")


@cache
def going_on() -> re.Pattern[str]:
    """What stands before the verb where the subject is that of the clauses before."""
    return re.compile(rf"(?:{'|'.join(recognition_words().adverbs)}|获|同时|{OFTEN})*")


@cache
def joined() -> re.Pattern[str]:
    """What joins one verb of obtaining to the next: 、并先后."""
    return re.compile(rf"[、并](?:{'|'.join(recognition_words().adverbs)}|同时)*$")
