"""The words that find names: verbs, suffixes, function words, all read from rules/*.toml.

Each entry has an id, a reason and examples that must and must not match; `load` checks the form, the tests
run the examples.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kg import resources
from kg.errors import GazetteerError, RuleError
from kg.vocabulary import EntityClass

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Lists = TypeVar("Lists", bound="DataclassInstance")
RULES = Path(__file__).parent / "rules"
# A shorter known name is too often part of another word.
LONG_NAME = 3
NUMERALS = frozenset("0123456789一二三四五六七八九十百千两几数")


@dataclass(frozen=True, slots=True)
class Suffix:
    """An entry of suffixes.toml: a last word of names, and the class of thing it names.

    `sure` where the word decides the class whatever stands before it; `least` is how many characters must
    stand before it for a name in common words; `rule` is the entry's id.
    """

    word: str
    kind: EntityClass
    sure: bool
    least: int
    rule: str


@dataclass(frozen=True, slots=True)
class ListNoun:
    """An entry of list_nouns.toml: a noun behind 等 that closes a list, and the class of what it lists.

    `overrides` where that class wins over the one a listed name's own last word tells.
    """

    word: str
    kind: EntityClass
    overrides: bool


@dataclass(frozen=True)
class Lexicon:
    """Every word list that finding names needs.

    - `verbs`: each verb with the ids of its groups; `function`: each function word with its kind.
    - `soft`, `soft_adverbs`: words that part a clause in some places and belong to a name in others.
    - `listed`: verbs, function words and soft words. `openings` are those of one character, and numerals.
    - `goods`: what firms make, run or do. `wares` are those that are no works, `products` the industrial
      ones.
    - `word_lengths`, `known_lengths`, `suffix_lengths`: how long the listed words, long known names and
      suffixes are that begin (suffixes: end) with the same characters, so that a look-up tries no other
      lengths.
    """

    verbs: Mapping[str, frozenset[str]]
    soft: frozenset[str]
    soft_adverbs: frozenset[str]
    function: Mapping[str, str]
    leading: frozenset[str]
    weak: frozenset[str]
    bare_heads: frozenset[str]
    trades: frozenset[str]
    vague: frozenset[str]
    goods: frozenset[str]
    products: frozenset[str]
    wares: frozenset[str]
    qualities: frozenset[str]
    chosen: frozenset[str]
    objects: frozenset[str]
    modifiers: frozenset[str]
    suffixes: Mapping[str, Suffix]
    list_nouns: Mapping[str, ListNoun]
    phase: re.Pattern[str]
    trailing: re.Pattern[str]
    nothing: re.Pattern[str]
    known_names: Mapping[str, EntityClass]
    known_lengths: Mapping[str, tuple[int, ...]]
    listed: frozenset[str]
    word_lengths: Mapping[str, tuple[int, ...]]
    openings: frozenset[str]
    suffix_lengths: Mapping[str, tuple[int, ...]]

    def suffix_of(self, text: str) -> Suffix | None:
        """The entry of the longest last word that the text ends in, with at least one character before it."""
        for length in self.suffix_lengths.get(text[-1:], ()):
            found = self.suffixes.get(text[-length:]) if length < len(text) else None
            if found is not None:
                return found
        return None

    def list_noun_of(self, text: str) -> ListNoun | None:
        """The longest list noun that ends the text."""
        for length in range(min(len(text), 10), 0, -1):
            found = self.list_nouns.get(text[-length:])
            if found is not None:
                return found
        return None


@lru_cache(maxsize=1 << 13)
def says_nothing(words: str) -> bool:
    """Whether words name nothing, by a pattern of generic.toml, whatever they end in."""
    return load().nothing.search(words) is not None


def entries(path: Path, key: str) -> list[dict[str, object]]:
    """The tables of one rules file; RuleError names the entry that lacks a reason or examples."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleError(str(error), source=path.name, mend="restore the file or correct the line") from error
    tables = data.get(key)
    if not isinstance(tables, list) or not tables or not all(isinstance(each, dict) for each in tables):
        raise RuleError(f"no [[{key}]] entries", source=path.name, mend=f"add a [[{key}]] table")
    for number, table in enumerate(tables, 1):
        if not table.get("reason"):
            raise RuleError(
                "an entry without a reason", source=path.name, place=f"entry {number}", mend="add reason"
            )
    return tables


def lists_of(form: type[Lists], path: Path, kind: str) -> Lists:
    """Reads a file of lists into a dataclass with a field for each: `milestone.site-work` fills `site_work`.

    The field's type decides the form: a set of words, a tuple of them (what names begin or end in), or a
    pattern that finds any of them. RuleError names a list without a field and a field without a list.
    """
    lists = {field_of(str(table["id"])): _words(table) for table in entries(path, kind)}
    kinds = {field.name: _type_name(field.type) for field in fields(form)}
    if odd := sorted(lists.keys() ^ kinds.keys()):
        mend = f"give each list of the file a field of {form.__name__}, and each field a list"
        raise RuleError(f"lists and fields differ: {', '.join(odd)}", source=path.name, mend=mend)
    return form(**{name: FORMS[kinds[name]](words) for name, words in lists.items()})


def field_of(identifier: str) -> str:
    """The name of the field that a list fills: the last part of its id."""
    return identifier.rpartition(".")[2].replace("-", "_")


def _type_name(form: object) -> str:
    """`Pattern` for `re.Pattern[str]`: of a compiled class the type alone is known, not what it holds."""
    name = form if isinstance(form, str) else getattr(form, "__name__", "")
    return name.partition("[")[0].rpartition(".")[2]


FORMS: Mapping[str, Callable[[list[str]], object]] = {
    "frozenset": frozenset,
    "tuple": tuple,
    "Pattern": lambda words: re.compile("|".join(map(re.escape, words))),
}


def _words(table: Mapping[str, object]) -> list[str]:
    return str(table["words"]).split()


def _verbs() -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for table in entries(RULES / "verbs.toml", "verbs"):
        for word in _words(table):
            groups.setdefault(word, set()).add(str(table["id"]))
    return {word: frozenset(ids) for word, ids in groups.items()}


def _suffixes() -> dict[str, Suffix]:
    found: dict[str, Suffix] = {}
    for table in entries(RULES / "suffixes.toml", "suffix"):
        kind, sure = EntityClass(str(table["class"])), bool(table["sure"])
        for word in _words(table):
            # The first file entry that lists a word decides.
            found.setdefault(word, Suffix(word, kind, sure, int(str(table["least"])), str(table["id"])))
    for table in entries(RULES / "suffixes.toml", "pairs"):
        kind, least = EntityClass(str(table["class"])), int(str(table["least"]))
        for first, last in product(str(table["first"]).split(), str(table["last"]).split()):
            word = first + last
            if first != last:
                found.setdefault(word, Suffix(word, kind, bool(table["sure"]), least, "works"))
    return found


def _list_nouns() -> dict[str, ListNoun]:
    return {
        word: ListNoun(word, EntityClass(str(table["class"])), bool(table["overrides"]))
        for table in entries(RULES / "list_nouns.toml", "noun")
        for word in _words(table)
    }


def _known_names() -> dict[str, EntityClass]:
    path = resources.folder("gazetteers") / "names.csv"
    try:
        rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise GazetteerError(str(error), source=str(path), mend="restore the file") from error
    found: dict[str, EntityClass] = {}
    for number, row in enumerate(rows[1:], 2):
        if len(row) != 3 or row[1] not in set(EntityClass) or not row[0]:
            mend = "write name,class,reason with a class of the vocabulary"
            raise GazetteerError("not a known name", source=str(path), place=str(number), mend=mend)
        found[row[0]] = EntityClass(row[1])
    return found


def _pattern(kind: str) -> str:
    return next(
        str(table["pattern"]) for table in entries(RULES / "parts.toml", "parts") if table["kind"] == kind
    )


def _lengths(words: Iterable[tuple[str, int]]) -> Mapping[str, tuple[int, ...]]:
    """For first or last characters, the lengths of the words that have them, longest first."""
    found: dict[str, set[int]] = {}
    for characters, length in words:
        found.setdefault(characters, set()).add(length)
    return {key: tuple(sorted(lengths, reverse=True)) for key, lengths in found.items()}


@cache
def load() -> Lexicon:
    """The lexicon that ships with the code, read once a process."""
    verbs, suffixes, known_names = _verbs(), _suffixes(), _known_names()
    function = {
        word: str(table["kind"])
        for table in entries(RULES / "function_words.toml", "words")
        for word in _words(table)
    }
    generic = {
        str(table["id"]): frozenset(_words(table)) for table in entries(RULES / "generic.toml", "generic")
    }
    soft, soft_adverbs = (
        frozenset(word for table in entries(RULES / "soft.toml", key) for word in _words(table))
        for key in ("soft", "soft-adverb")
    )
    kinds = {str(table["id"]): frozenset(_words(table)) for table in entries(RULES / "goods.toml", "goods")}
    qualities = entries(RULES / "goods.toml", "qualities")
    (shapes,) = entries(RULES / "goods.toml", "shapes")
    listed = frozenset((*verbs, *function, *soft))
    unlisted = {
        str(table["id"]): str(table["words"]) for table in entries(RULES / "unlisted.toml", "unlisted")
    }
    return Lexicon(
        verbs=verbs,
        soft=soft,
        soft_adverbs=soft_adverbs,
        function=function,
        leading=generic["leading"],
        weak=generic["weak"],
        bare_heads=generic["bare-heads"],
        trades=generic["trades"],
        vague=generic["vague"],
        goods=frozenset().union(*kinds.values()),
        products=kinds["products"] | kinds["more-products"],
        wares=frozenset().union(*(words for kind, words in kinds.items() if kind != "works")),
        qualities=frozenset(word for table in qualities for word in _words(table)),
        chosen=frozenset(str(shapes["words"])),
        objects=frozenset(unlisted["objects"]),
        modifiers=frozenset(unlisted["modifiers"].split()),
        suffixes=suffixes,
        list_nouns=_list_nouns(),
        phase=re.compile(f"(?:{_pattern('phase')})$"),
        trailing=re.compile(f"(?:{_pattern('trailing')})+$"),
        nothing=re.compile(
            "|".join(str(table["pattern"]) for table in entries(RULES / "generic.toml", "nothing"))
        ),
        known_names=known_names,
        known_lengths=_lengths((name[:2], len(name)) for name in known_names if len(name) >= LONG_NAME),
        listed=listed,
        word_lengths=_lengths((word[:2], len(word)) for word in listed if len(word) > 1),
        openings=NUMERALS.union("连历用仅只比较半", (word for word in listed if len(word) == 1)),
        suffix_lengths=_lengths((word[-1], len(word)) for word in suffixes),
    )
