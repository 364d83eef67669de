"""The words that name fields of economy, and whether a run of words is made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import rjieba

from kg.mentions.dictionary import known
from kg.mentions.goods import industry_names
from kg.mentions.lexicon import RULES, lists_of, load
from kg.vocabulary import EntityClass


@dataclass(frozen=True, slots=True)
class FieldWords:
    """The lists of fields.toml by their ids."""

    names: frozenset[str]
    qualities: frozenset[str]
    works: frozenset[str]
    worked: frozenset[str]
    no_names: frozenset[str]


@cache
def field_words() -> FieldWords:
    """The lists, read once a process."""
    return lists_of(FieldWords, RULES / "fields.toml", "words")


# Behind a field's name these say that it is one.
FIELD_NOUN = re.compile(r"(?:产业集群|产业链|产业|行业|集群)$")


def stem_of(words: str) -> str:
    """The field's name without the noun that says that it is one."""
    return FIELD_NOUN.sub("", words)


@lru_cache(maxsize=8192)
def is_listed_field(words: str) -> bool:
    """Whether words are a field of economy that fields.toml lists.

    Several such words with what they are like in front count too (现代物流), and what industries' names end
    in where something before it says which industry (旅游业).
    """
    suffix = load().suffixes.get(words)
    if suffix is not None and suffix.kind is EntityClass.INDUSTRY and len(stem_of(words)) > 2:
        return True
    plain = words[:-1] if words.endswith("业") and not words.endswith("产业") else words
    if plain != words and len(plain) > 1 and (plain in field_words().names or plain in load().wares):
        return True
    return words in _fields() or _is_composed(words)


def is_one_field(words: str) -> bool:
    """Whether a list holds these words as one field: none is put together, of qualities, goods or others."""
    return words in _fields()


@lru_cache(maxsize=8192)
def names_field(words: str) -> bool:
    """Whether words are a field's name: one that is listed, or qualities, goods and works that make one."""
    stem = stem_of(words)
    if is_listed_field(words) or (stem != words and stem in load().wares):
        return True
    return len(stem) > 1 and (_is_composed(stem) or _is_made(stem))


def _is_made(stem: str) -> bool:
    listed, goods = field_words(), load().products
    if stem in listed.names or (stem in industry_names() and len(stem) > 2):
        return True
    parts = tuple(rjieba.cut(stem))
    if (
        parts
        and parts[-1] in listed.worked
        and len(parts) > 1
        and all(_is_thing(part) for part in parts[:-1])
    ):
        return True
    if len(parts) < 2 or any(part not in listed.qualities and not _is_matter(part) for part in parts[:-1]):
        return False
    if any(part[-1] == "业" for part in parts[:-1]):  # 房地产业|健康
        return False
    last = parts[-1]
    if last in listed.works:
        return any(_is_matter(part) for part in parts[:-1])
    return last in listed.names or (last in goods and all(_is_matter(part) for part in parts))


# So long are the shortest and longest names put together of several.
SHORTEST, LONGEST = 4, 12


def _is_composed(stem: str) -> bool:
    """新能源新材料, 农产品冷链物流: listed names one after another, wherever the dictionary cuts them."""
    length, openings = len(stem), _openings()
    if not SHORTEST <= length <= LONGEST or stem[:2] not in openings:
        return False
    fields, qualities = _fields(), field_words().qualities
    # For each place, whether what stands before it can be cut into qualities and fields.
    cut = [True] + [False] * length
    for start in range(length - 1):
        if not cut[start] or stem[start : start + 2] not in openings:
            continue
        for end in range(start + 2, min(length, start + LONGEST_WORD) + 1):
            word = stem[start:end]
            field = word in fields and (end == length or word[-1] != "业")
            if field or (end < length and word in qualities):
                cut[end] = True
    return cut[-1]


LONGEST_WORD = 8


@cache
def _fields() -> frozenset[str]:
    return field_words().names | industry_names()


@cache
def _openings() -> frozenset[str]:
    """The first two characters of all that a name can be put together of: most words open with none."""
    return frozenset(word[:2] for word in _fields() | field_words().qualities)


def _is_thing(word: str) -> bool:
    """Whether a word is a noun that says what, and no common one of the genre."""
    lexicon = load()
    common = word in lexicon.weak or word in lexicon.vague or word in lexicon.bare_heads
    return not common and known(word) and rjieba.tag(word)[0][1] == "n"


def _is_matter(word: str) -> bool:
    """Whether a word is goods or a field, of which something can be made or done."""
    listed = field_words()
    return word in listed.names or word in industry_names() or word in load().products
