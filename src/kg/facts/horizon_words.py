"""The words that tell whether a part or a clause looks back or ahead, read from data/horizon.toml."""

from __future__ import annotations

import re
from functools import cache

from kg.frozen import dataclass
from kg.resources import toml

# What no clause lacks that says when it speaks of, or that it announces.
TIMED = re.compile(r"[年月期度]|目前|正在|[此本这]次|计划|力争|争取|拟|将|已|有望|截至|早日|尽[早快]|及早")
ON_AVERAGE = re.compile("(?:时期|期间)?(?:年均|平均每年|每年平均)")
AIM = re.compile("目标|任务|建设目标|预算|计划")


@dataclass(frozen=True, slots=True)
class HorizonWords:
    """Patterns and words for headings, for the sentences that turn a part, for clauses and their periods."""

    heading: re.Pattern[str]
    planned_headings: frozenset[str]
    neutral_headings: frozenset[str]
    shortcomings: re.Pattern[str]
    planned_title: re.Pattern[str]
    turns: re.Pattern[str]
    parts: re.Pattern[str]
    clause_planned: re.Pattern[str]
    clause_realised: re.Pattern[str]
    standing: re.Pattern[str]
    coming: re.Pattern[str]
    done: re.Pattern[str]
    lead: re.Pattern[str]
    compared: tuple[str, ...]
    before_verb: tuple[str, ...]
    postponing: tuple[str, ...]
    moving: tuple[str, ...]
    of_something: tuple[str, ...]


def _any(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


@cache
def time_words() -> HorizonWords:
    """The words of data/horizon.toml, read once."""
    data = toml("facts/data/horizon.toml")
    headings = data["headings"]
    return HorizonWords(
        heading=re.compile(_any([*headings["realised"], *headings["planned"], *headings["neutral"]])),
        planned_headings=frozenset(headings["planned"]),
        neutral_headings=frozenset(headings["neutral"]),
        shortcomings=re.compile("|".join(headings["shortcomings"])),
        planned_title=re.compile(
            rf"(?:{_any(data['titles']['planned'])})(?:{_any(data['titles']['closing'])}|[》”()!])*$"
        ),
        turns=re.compile(
            "|".join([_any(data["turns"]["planned"]), *data["turns"]["patterns"], *data["turns"]["opening"]])
        ),
        parts=re.compile(
            "|".join([_any(data["turns"]["parts"]), *data["turns"]["patterns"], *data["turns"]["opening"]])
        ),
        clause_planned=re.compile("|".join(data["clauses"]["planned"])),
        clause_realised=re.compile(
            rf"{data['clauses']['of_measure']}(?:{_any(data['clauses']['realised'])}){data['clauses']['of_things']}"
        ),
        standing=re.compile("|".join(data["clauses"]["standing"])),
        coming=re.compile("|".join(data["clauses"]["coming"])),
        done=re.compile(data["clauses"]["done"]),
        lead=re.compile(rf"(?:{_any(data['periods']['lead'])}|[,:;、“]|\s)*"),
        compared=tuple(data["periods"]["compared"]),
        before_verb=tuple(data["periods"]["before_verb"]),
        postponing=tuple(f"{word}{to}" for word in data["periods"]["postponing"] for to in ("", "到", "至")),
        moving=tuple(data["periods"]["moving"]),
        of_something=tuple(data["periods"]["of_something"]),
    )
