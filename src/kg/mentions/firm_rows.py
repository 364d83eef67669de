"""Rows of firms: what stands between the commas of 甲、檀和药业、丙等企业 is one name, verbs and all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from kg.mentions.chunks import Chunk, ChunkKind, Token
from kg.mentions.lexicon import Lexicon
from kg.mentions.list_words import list_words
from kg.vocabulary import EntityClass

COMMA = "、"
# A member that is cut into words of several kinds is so long; longer ones are told by their own words.
SHORTEST, LONGEST = 3, 8
# Fewer commas make no row.
FEWEST_COMMAS = 2
# What no firm's name holds.
NEVER = frozenset({ChunkKind.QUANTITY, ChunkKind.TIME, ChunkKind.NEGATION})


def with_rows(marked: Sequence[Token | Chunk], lexicon: Lexicon) -> list[Token | Chunk]:
    """The words and chunks of a clause, each member of a row that closes in 等企业 made of words alone."""
    end = _end_of_row(marked, lexicon)
    commas = [at for at, item in enumerate(marked[:end]) if _is_comma(item)] if end is not None else []
    if end is None or len(commas) < FEWEST_COMMAS:
        return list(marked)
    found = list(marked)
    for start, stop in reversed(list(zip(commas, [*commas[1:], end], strict=True))):
        member = marked[start + 1 : stop]
        if _is_cut(member):
            found[start + 1 : stop] = [_word(each) for each in member]
    return found


def _is_comma(item: Token | Chunk) -> bool:
    return isinstance(item, Chunk) and item.text == COMMA


def _end_of_row(marked: Sequence[Token | Chunk], lexicon: Lexicon) -> int | None:
    """Where the 等 stands that a noun for firms follows, over how many they are."""
    ends = list_words().ends
    for at, item in enumerate(marked):
        if not isinstance(item, Chunk) or item.text not in ends or item.text[0] != "等":
            continue
        behind = marked[at + 1 :]
        if behind and isinstance(behind[0], Chunk) and behind[0].kind is ChunkKind.QUANTITY:
            behind = behind[1:]
        words = "".join(each.text for each in takewhile(lambda each: isinstance(each, Token), behind))
        noun = lexicon.list_noun_of(words) if words else None
        if noun is not None and noun.kind is EntityClass.ENTERPRISE:
            return at
    return None


def _is_cut(member: Sequence[Token | Chunk]) -> bool:
    """檀|和|沣药业: a short member with an adverb's or verb's word in it that 和 does not part in two."""
    chunks = [each for each in member if isinstance(each, Chunk)]
    length = sum(len(each.text) for each in member)
    if not chunks or not SHORTEST <= length <= LONGEST or any(each.kind in NEVER for each in chunks):
        return False
    front = 0
    for each in member:
        if isinstance(each, Chunk) and each.kind is ChunkKind.CONJUNCTION and front > 1:
            return False
        front += len(each.text)
    return not any(each.text in ("的", "等") for each in chunks)


def _word(each: Token | Chunk) -> Token:
    return each if isinstance(each, Token) else Token(each.span, each.text, "x")
