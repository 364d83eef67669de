"""Papers and ways of working called by a whole phrase, verbs and all, without title marks.

出台加快服务业发展的指导意见 names a paper, 建立县级领导联系企业制度 a way of working.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.mentions.border_words import border_words
from kg.mentions.chunks import Chunk, ChunkKind, Token
from kg.mentions.lexicon import Lexicon
from kg.text import Span
from kg.vocabulary import EntityClass

# What may stand between the verb and the paper: 出台了.
DONE = frozenset({"了"})
# Of fewer characters a phrase tells no paper from another.
ENOUGH = 6


def with_papers(marked: Sequence[Token | Chunk], lexicon: Lexicon) -> list[Token | Chunk]:
    """The words and chunks of a clause, a phrase that names the paper behind it made one word with it."""
    writing = border_words().writing
    for at, item in enumerate(marked):
        if not isinstance(item, Chunk) or item.kind is not ChunkKind.VERB:
            continue
        if "published" not in item.groups and item.text not in writing:
            continue
        start = at + 2 if at + 1 < len(marked) and marked[at + 1].text in DONE else at + 1
        end = _paper_end(marked, start, lexicon) or _clauses_end(marked, start)
        if end is not None:
            phrase = marked[start:end]
            span = Span(phrase[0].span.start, phrase[-1].span.end)
            whole = Token(span, "".join(each.text for each in phrase), "x", "quote")
            return [*marked[:start], whole, *marked[end:]]
    return list(marked)


def with_ways(marked: Sequence[Token | Chunk], lexicon: Lexicon) -> list[Token | Chunk]:
    """The words and chunks of a clause, a phrase with a verb inside that names a way of working, or a meeting
    that is held, made one.
    """
    founding = border_words().founding
    for at, item in enumerate(marked):
        if not isinstance(item, Chunk) or item.kind is not ChunkKind.VERB:
            continue
        held = "held" in item.groups
        if not held and item.text not in founding:
            continue
        start = at + 2 if at + 1 < len(marked) and marked[at + 1].text in DONE else at + 1
        end = start
        while end < len(marked) and _goes_on(marked[end]):
            end += 1
        phrase = marked[start:end]
        named = _is_occasion(phrase, lexicon) if held else _is_way(phrase)
        if not named or (end < len(marked) and marked[end].text == "的"):
            continue
        span = Span(phrase[0].span.start, phrase[-1].span.end)
        whole = Token(span, "".join(each.text for each in phrase), "x", "quote")
        return [*marked[:start], whole, *marked[end:]]
    return list(marked)


def _goes_on(item: Token | Chunk) -> bool:
    return isinstance(item, Token) or item.kind is ChunkKind.VERB


def _is_way(phrase: Sequence[Token | Chunk]) -> bool:
    """Whether words with a verb among them, and a subject or an object of it, close as ways of working do."""
    if len(phrase) < ENOUGH_WORDS or phrase[-1].text not in border_words().ways:
        return False
    verbs = [each for each in phrase if isinstance(each, Chunk)]
    length = sum(len(each.text) for each in phrase)
    founded = any(each.text in border_words().founding for each in verbs)
    plain = all(isinstance(each, Chunk) or each.kind == "word" for each in phrase)
    return bool(verbs) and not founded and plain and ENOUGH < length <= LONGEST_WAY


def _is_occasion(phrase: Sequence[Token | Chunk], lexicon: Lexicon) -> bool:
    """举办全省司法所规范化建设观摩会: words with a verb among them that close as a meeting does."""
    if len(phrase) < ENOUGH_WORDS or not isinstance(phrase[-1], Token) or phrase[-1].kind != "word":
        return False
    verbs = [each for each in phrase if isinstance(each, Chunk)]
    words = "".join(each.text for each in phrase)
    told = lexicon.suffix_of(words)
    if told is None or told.kind is not EntityClass.EVENT or not words.endswith(border_words().gatherings):
        return False
    plain = all(isinstance(each, Chunk) or each.kind == "word" for each in phrase)
    held = any("held" in each.groups for each in verbs)
    return bool(verbs) and plain and not held and ENOUGH < len(words) <= LONGEST_OCCASION


LONGEST_OCCASION = 24
ENOUGH_WORDS = 3
LONGEST_WAY = 16


def _paper_end(marked: Sequence[Token | Chunk], start: int, lexicon: Lexicon) -> int | None:
    """Where a phrase ends that begins at a place, goes on with 的 and closes with a paper's last word."""
    tie = next((at for at in range(start, len(marked)) if _ties(marked[at])), None)
    if tie is None or sum(len(each.text) for each in marked[start:tie]) < ENOUGH:
        return None
    if not any(isinstance(each, Chunk) for each in marked[start:tie]):
        return None
    noun, end = "", None
    for at in range(tie + 1, len(marked)):
        noun += marked[at].text
        found = lexicon.suffixes.get(noun)
        if found is not None and found.kind is EntityClass.POLICY_DOCUMENT and len(noun) > len("意见"):
            end = at + 1
    return end


# 出台降低某某成本35条措施: a paper by how many clauses it has.
CLAUSES = re.compile(r"[0-9一二三四五六七八九十]+条")


def _clauses_end(marked: Sequence[Token | Chunk], start: int) -> int | None:
    """Where a phrase ends that says what a paper is about and closes with the number of its clauses."""
    for at in range(start + 1, len(marked)):
        counted = isinstance(marked[at], Chunk) and CLAUSES.fullmatch(marked[at].text) is not None
        last = marked[at - 1].text if counted else ""
        if (
            counted
            and _ends_there(marked, at + 1)
            and (isinstance(marked[start], Chunk) or marked[start].kind == "quote")
        ):
            front = sum(len(each.text) for each in marked[start : at - 1])
            named = front >= ENOUGH and last in border_words().clausal_papers
            if named or last not in border_words().items:
                return at + 1  # 制定推进某某发展36条, 出台支持某某增收措施28条
        if counted and at + 1 < len(marked) and marked[at + 1].text in border_words().clausal_papers:
            plain = all(isinstance(each, Token) or each.kind is ChunkKind.VERB for each in marked[start:at])
            told = sum(len(each.text) for each in marked[start:at]) >= ENOUGH_FOR_CLAUSES
            return at + 2 if plain and told else None
    return None


ENOUGH_FOR_CLAUSES = 4


def _ends_there(marked: Sequence[Token | Chunk], at: int) -> bool:
    """Whether the clause or a member of a list ends there."""
    return at >= len(marked) or marked[at].text in ("、", "和", "及", "等")


def _ties(item: Token | Chunk) -> bool:
    return isinstance(item, Chunk) and item.text == "的"
