"""The words that name fields of economy, and whether a run of words is made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import rjieba

from kg.mentions.dictionary import known
from kg.mentions.goods import industry_names
from kg.mentions.lexicon import entries, load

FRAMES = Path(__file__).parent / "frames" / "fields.toml"


@dataclass(frozen=True, slots=True)
class FieldWords:
    """`names` are fields by themselves, `qualities` stand before one, `works` behind goods, those of them in
    `worked` behind any thing (山楂加工).
    """

    names: frozenset[str]
    qualities: frozenset[str]
    works: frozenset[str]
    worked: frozenset[str]


@cache
def field_words() -> FieldWords:
    """The word lists of fields.toml."""
    tables = {str(table["id"]): table for table in entries(FRAMES, "words")}
    lists = {name: frozenset(str(table["words"]).split()) for name, table in tables.items()}
    worked = frozenset(str(tables["field.works"]["of_any_thing"]).split())
    return FieldWords(lists["field.names"], lists["field.qualities"], lists["field.works"], worked)


@lru_cache(maxsize=8192)
def names_field(words: str) -> bool:
    """Whether words are a field's name: one that is listed, qualities and goods and works that make one."""
    stem = words.removesuffix("产业").removesuffix("行业")
    return len(stem) > 1 and _is_made(stem, tuple(rjieba.cut(stem)))


def _is_made(stem: str, parts: Sequence[str]) -> bool:
    listed, goods = field_words(), load().products
    if stem in listed.names or (stem in industry_names() and len(stem) > 2):
        return True
    if (
        parts
        and parts[-1] in listed.worked
        and len(parts) > 1
        and all(_is_thing(part) for part in parts[:-1])
    ):
        return True
    if len(parts) < 2 or any(part not in listed.qualities and not _is_matter(part) for part in parts[:-1]):
        return False
    last = parts[-1]
    if last in listed.works:
        return any(_is_matter(part) for part in parts[:-1])
    return last in listed.names or (last in goods and all(_is_matter(part) for part in parts))


def _is_thing(word: str) -> bool:
    """Whether a word is a noun that says what, and no common one of the genre."""
    lexicon = load()
    common = word in lexicon.weak or word in lexicon.vague or word in lexicon.bare_heads
    return not common and known(word) and rjieba.tag(word)[0][1] == "n"


def _is_matter(word: str) -> bool:
    """Whether a word is goods or a field, of which something can be made or done."""
    listed = field_words()
    return word in listed.names or word in industry_names() or word in load().products
