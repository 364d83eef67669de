"""Words right behind a name that give another name of the thing: (原某某园), 更名为某某城."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.document.model import Document
from kg.mentions.model import Mention
from kg.resources import toml
from kg.text import Span, fold

REACH = 40
FORMERLY = re.compile(r"^(.{2,}?)\((?:原(?!定|计划|则|因|址|料|有|来)[名称]?|曾用名)([^()]{2,30})\)$")


@dataclass(frozen=True, slots=True)
class Renaming:
    """A pattern that stands right behind a name and gives another name of the thing."""

    id: str
    pattern: re.Pattern[str]
    match: tuple[str, ...]
    reject: tuple[str, ...]


@cache
def renamings() -> tuple[Renaming, ...]:
    """The patterns of renaming.toml."""
    data = toml("resolution/data/renaming.toml")
    return tuple(
        Renaming(each["id"], re.compile(each["pattern"]), tuple(each["match"]), tuple(each["reject"]))
        for each in data["renaming"]
    )


def both_names(label: str) -> tuple[str, ...]:
    """A label that holds the former name, taken apart.

    >>> both_names("某某产业城(原某某产业园)")
    ('某某产业城(原某某产业园)', '某某产业城', '某某产业园')
    """
    found = FORMERLY.match(fold(label)) if "原" in label or "曾用名" in label else None
    return (label, *found.groups()) if found else (label,)


def other_names(document: Document, mention: Mention) -> Iterator[tuple[str, Span]]:
    """What the words behind a mention say the thing was or is now called, and where."""
    start = mention.span.end
    behind = document.source.folded[start : start + REACH]
    for each in renamings():
        found = each.pattern.search(behind)
        if found:
            yield found.group(1), Span(*found.span(1)).shift(start)
