"""Verbs that no list has, told by their part of speech and by where they stand in the clause."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.chunks import Chunk, ChunkKind, Token
from kg.mentions.dictionary import PROPER, known
from kg.mentions.lexicon import Lexicon
from kg.mentions.name_words import name_words
from kg.mentions.places import names_division
from kg.values.place import gazetteer

# What stands before the verb of a clause, and before its object's name.
BEFORE_VERB = frozenset({ChunkKind.ADVERB, ChunkKind.TIME})
VERB_LENGTH = 2


def with_verbs(items: Sequence[Token | Chunk], lexicon: Lexicon) -> list[Token | Chunk]:
    """Words that the dictionary takes for verbs made verbs where they open a clause: 收购|某某公司.

    A verb that carries its own object (采煤, 停车) governs no name behind it, and is left in the name.
    """
    found = list(items)
    for at, item in enumerate(items):
        if not isinstance(item, Token) or item.pos not in VERBAL_POS:
            continue
        before, after = found[:at], items[at + 1 :]
        governs = _is_verbal(item) and _governs(item, before, after, lexicon)
        if governs or _leads(item, before, after):
            found[at] = Chunk(ChunkKind.VERB, item.span, item.text)
    return found


def _is_verbal(token: Token) -> bool:
    return token.pos == "v" and token.kind == "word" and len(token.text) == VERB_LENGTH


def _leads(token: Token, before: Sequence[Token | Chunk], after: Sequence[Token | Chunk]) -> bool:
    """跟踪|洽谈某某集团: the first or a later of several verbs that open a clause before a proper name."""
    if not _may_do(token):
        return False
    last = before[-1] if before else None
    goes_on = isinstance(last, Chunk) and last.kind is ChunkKind.VERB and not last.groups
    verbs = [token]
    for item in after:
        if not isinstance(item, Token):
            return False
        if not _may_do(item):
            break
        verbs.append(item)
    named = after[len(verbs) - 1] if len(verbs) <= len(after) else None
    if not isinstance(named, Token) or not _opens_name(named):
        return False
    return goes_on or (_opens(before) and len(verbs) > 1 and verbs[0].pos == "v" and verbs[0].kind == "word")


def _may_do(token: Token) -> bool:
    return (
        token.pos in VERBAL_POS
        and token.kind in ("word", "soft")
        and len(token.text) == VERB_LENGTH
        and known(token.text)
    )


VERBAL_POS = frozenset({"v", "vn"})


def _opens_name(token: Token) -> bool:
    """Whether a word begins a name: no dictionary has it, or it has it as a place or a make."""
    return token.kind == "word" and (not known(token.text) or token.pos in PROPER)


def _governs(
    token: Token, before: Sequence[Token | Chunk], after: Sequence[Token | Chunk], lexicon: Lexicon
) -> bool:
    following = after[0] if after else None
    if (
        not isinstance(following, Token)
        or following.kind == "bracket"
        or (following.pos[:1] in "vdum" and len(following.text) > 1)
    ):
        return False
    if not (_opens(before) or _has_subject(before)):
        return False
    return not _modifies(token, following, lexicon) and not _is_class_noun(after, lexicon)


def _is_class_noun(after: Sequence[Token | Chunk], lexicon: Lexicon) -> bool:
    """启明|中学, 腾飞|药业: what is left would name nothing, so that the first word is its name."""
    if after and after[0].text in name_words().final_trades:
        return True
    text = ""
    for item in after:
        if isinstance(item, Chunk):
            break
        text += item.text
    return text in lexicon.suffixes or text in lexicon.bare_heads


def _opens(before: Sequence[Token | Chunk]) -> bool:
    return not before or (isinstance(before[-1], Chunk) and before[-1].kind in BEFORE_VERB)


def _has_subject(before: Sequence[Token | Chunk]) -> bool:
    """Whether a division or a firm by its full name, and nothing else, stands before."""
    if len(before) == 1 and isinstance(before[0], Token):
        return len(before[0].text) > VERB_LENGTH and names_division(before[0].text)
    return (
        bool(before) and isinstance(before[-1], Token) and before[-1].text.endswith(name_words().legal_full)
    )


def _modifies(token: Token, following: Token, lexicon: Lexicon) -> bool:
    """Whether the word is rather the first of a name: 采煤沉陷区, 通用机场."""
    text = token.text
    if not known(text) or gazetteer().named(text) or text[1] in lexicon.objects or text in lexicon.modifiers:
        return True
    listed = (lexicon.goods, lexicon.trades, lexicon.suffixes, lexicon.weak, lexicon.leading)
    return any(text in words for words in listed) or text + following.text in lexicon.suffixes
