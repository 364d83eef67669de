"""An indicator's words without loose ends; nothing where they name no statistic (names.toml)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.frozen import dataclass
from kg.resources import toml


@dataclass(frozen=True, slots=True)
class NameRule:
    """A pattern over a whole label: what it finds is dropped, or the label refused."""

    id: str
    refuses: bool
    pattern: re.Pattern[str]
    match: tuple[tuple[str, str], ...]
    no_match: tuple[str, ...]


@cache
def name_rules() -> tuple[NameRule, ...]:
    """The rules of names.toml: what is dropped comes first."""
    data = toml("facts/figures/names.toml")
    return tuple(
        NameRule(
            rule["id"],
            refuses,
            re.compile(rule["pattern"]),
            tuple((each, "") if refuses else tuple(each) for each in rule["match"]),
            tuple(rule["no_match"]),
        )
        for key, refuses in (("drop", False), ("refuse", True))
        for rule in data[key]
    )


@lru_cache(maxsize=1 << 13)
def tidied(label: str) -> str:
    """The label without loose ends; empty where it names no statistic."""
    for rule in name_rules():
        if rule.refuses:
            if rule.pattern.search(label):
                return ""
        else:
            label = rule.pattern.sub("", label)
    return label
