"""What everyday words stand for: senses, kinds of things, translations and words to pass over, all data."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.answering.normal import bare, clean
from kg.errors import RuleError

HOME = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing a word can stand for: `kind` is milestone, class, ask, time …; `value` is which one."""

    kind: str
    value: str
    id: str


@dataclass(frozen=True, slots=True)
class Kind:
    """What a noun asks for: classes, and a pattern that a name must hold where the noun is narrower.

    `joined` to the noun before it by 和 or 或, or `within` what that noun says: 铁路合作项目.
    With one of `steps` it stands for the kind `stepped`: 政策 that are published are papers.
    With `every` the pattern must hold of all names of a thing: 某镇, called 某 too, is no city.
    By one of the words of `either` the kind `other` may be meant as well: a park may be a public garden.
    What is called by one of the `narrower` words is of the classes, but not all of the classes is called so.
    `shown` says in Chinese and English what a pattern means that is more than words.
    """

    id: str
    classes: tuple[str, ...]
    pattern: str = ""
    suffix: bool = False
    also: tuple[str, ...] = ()
    said: bool = False
    joined: bool = False
    within: bool = False
    stepped: str = ""
    steps: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    every: bool = False
    either: tuple[str, ...] = ()
    other: str = ""
    shown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """Words by language; English ones are keyed by their stemmed words, joined by spaces."""

    chinese: Mapping[str, tuple[Sense, ...]]
    english: Mapping[str, tuple[Sense, ...]]
    kinds: Mapping[str, Kind]
    translations: Mapping[str, tuple[str, ...]]
    synonyms: Mapping[str, tuple[str, ...]]
    stop_chinese: frozenset[str]
    stop_english: frozenset[str]
    occasion: frozenset[str]
    persons: frozenset[str]
    readings: Mapping[tuple[str, str], tuple[str, str]]
    denials: tuple[str, ...]
    before_names: Mapping[str, tuple[str, ...]]
    numbered: Mapping[str, tuple[str, ...]]
    triggers: Mapping[str, tuple[str, ...]]


def stem(word: str) -> str:
    """An English word without its plural s, so that projects and project meet; crude on purpose."""
    if word == "their":
        return "its"
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def english_key(phrase: str) -> str:
    """The form in which an English phrase is looked up."""
    return " ".join(stem(word) for word in clean(phrase).replace(",", " ").split())


def _read(name: str) -> Mapping[str, Any]:
    path = HOME / name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"cannot be read: {error}", source=name, mend="mend the TOML") from error


def entries(name: str) -> tuple[Mapping[str, Any], ...]:
    """The tables of one lexicon file, each with id, reason and examples."""
    tables = [table for group in _read(name).values() for table in group]
    for table in tables:
        if not (table.get("id") and table.get("reason") and table.get("examples")):
            raise RuleError("an entry lacks id, reason or examples", source=name, place=str(table.get("id")))
    return tuple(tables)


def _senses(tables: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str, Sense]]:
    for table in tables:
        sense = Sense(table["kind"], table["value"], table["id"])
        yield from (("zh", bare(word), sense) for word in (*table["zh"], *_measured(table)))
        yield from (("en", english_key(word), sense) for word in table["en"])


def _measured(table: Mapping[str, Any]) -> Iterator[str]:
    """The words of a sense that are made of one before a measure word: 多少家, 几条."""
    measures = {measure["id"]: measure["words"] for measure in entries("measures.toml")}
    for name in table.get("measures", ()):
        yield from (before + measure for before in table["before_measures"] for measure in measures[name])


def _kinds(tables: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Kind, Mapping[str, Any]]]:
    for table in tables:
        yield (
            Kind(
                table["id"],
                tuple(table["classes"]),
                table.get("pattern", ""),
                table.get("suffix", False),
                tuple(table.get("also", ())),
                table.get("said", False),
                stepped=table.get("stepped", ""),
                steps=tuple(table.get("steps", ())),
                narrower=tuple(table.get("narrower", ())),
                every=table.get("every", False),
                either=tuple(table.get("either", ())),
                other=table.get("other", ""),
                shown=tuple(table.get("shown", ())),
            ),
            table,
        )


def _words(name: str, part: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Words with what they stand for; with `part` those that only do as such a part of a name."""
    for table in entries(name):
        if table.get("part_of_name", "") != part:
            continue
        yield from ((word, tuple(stands_for)) for word, stands_for in table["words"].items())


def _said(table: Mapping[str, Any]) -> tuple[str, ...]:
    """The words of a sense in both languages."""
    return (*table["zh"], *table["en"])


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon that ships with the code."""
    found: dict[str, dict[str, list[Sense]]] = {"zh": defaultdict(list), "en": defaultdict(list)}
    triggers: dict[str, list[str]] = defaultdict(list)
    for language, word, sense in _senses(entries("functions.toml")):
        found[language][word].append(sense)
        if language == "zh" and sense.kind == "milestone":
            triggers[sense.value].append(word)
    kinds: dict[str, Kind] = {}
    for kind, table in _kinds(entries("kinds.toml")):
        kinds[kind.id] = kind
        for word in table["zh"]:
            found["zh"][bare(word)].append(Sense("class", kind.id, kind.id))
        for word in table["en"]:
            found["en"][english_key(word)].append(Sense("class", kind.id, kind.id))
    stop = {table["id"]: table["words"] for table in entries("stopwords.toml")}
    return Lexicon(
        chinese={word: tuple(dict.fromkeys(senses)) for word, senses in found["zh"].items()},
        english={word: tuple(dict.fromkeys(senses)) for word, senses in found["en"].items()},
        kinds=kinds,
        translations={english_key(word): tuple(map(bare, to)) for word, to in _words("english.toml")},
        synonyms={bare(word): tuple(map(bare, to)) for word, to in _words("synonyms.toml")},
        stop_chinese=frozenset(map(bare, (*stop["zh-grammar"], *stop["zh-there"]))),
        stop_english=frozenset(map(english_key, stop["en-grammar"])),
        denials=tuple(
            word for table in entries("functions.toml") if table["id"] == "not" for word in _said(table)
        ),
        before_names={word: tuple(to) for word, to in _words("english.toml", "direction")},
        numbered={word: tuple(to) for word, to in _words("english.toml", "before-number")},
        occasion=frozenset(stop["zh-occasion"]),
        persons=frozenset(stop["zh-persons"]),
        readings={
            (table["kind"], table.get("value", "")): (table["zh"], table["en"])
            for table in entries("readings.toml")
        },
        triggers={value: tuple(words) for value, words in triggers.items()},
    )
