"""Papers and ways of working called by a whole phrase, verbs and all, without title marks.

出台加快服务业发展的指导意见 names a paper, 建立县级领导联系企业制度 a way of working.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from kg.mentions.border_words import border_words
from kg.mentions.chunks import PAPER, Chunk, ChunkKind, Token
from kg.mentions.lexicon import Lexicon
from kg.text import Span
from kg.vocabulary import EntityClass

# What may stand between the verb and the paper: 出台了.
DONE = frozenset({"了"})
# Of fewer characters a phrase tells no paper from another.
ENOUGH = 6


def with_papers(marked: Sequence[Token | Chunk], lexicon: Lexicon) -> list[Token | Chunk]:
    """The words and chunks of a clause, each phrase that names the paper behind its verb made one word."""
    kept, at = list(marked), 0
    while at < len(kept):
        item, at = kept[at], at + 1
        if not isinstance(item, Chunk) or item.kind is not ChunkKind.VERB:
            continue
        verb = _Writing.of(item)
        if verb is None:
            continue
        if at == len(kept) and "published" in item.groups:
            kept = _with_subject(kept, at - 1, lexicon)
            break
        start = at + 1 if at < len(kept) and kept[at].text in DONE else at
        while start < len(kept):
            end = _end_of(kept, start, verb, lexicon)
            if end is not None:
                kept[start:end] = [_as_one(kept[start:end], PAPER)]
            start = _next_member(kept, start)
    return kept


class _Writing(Enum):
    """How surely a verb governs papers: 出台 nothing else, 发布 much else, 落实 hardly ever a phrase."""

    ISSUING = "issuing"
    PUBLISHING = "publishing"
    CARRYING = "carrying"

    @classmethod
    def of(cls, verb: Chunk) -> _Writing | None:
        """What the verb of a clause is, if papers are among what it governs."""
        words = border_words()
        if verb.text in words.writing or any(each in verb.text for each in words.issuing):
            return cls.ISSUING
        if "published" in verb.groups:
            return cls.PUBLISHING
        return cls.CARRYING if verb.text in words.carrying else None

    @classmethod
    def begins(cls, phrase: Sequence[Token | Chunk]) -> bool:
        """印发|实施某方案: whether a phrase begins with the verb that governs the rest of it."""
        first = phrase[0] if phrase else None
        return isinstance(first, Chunk) and first.kind is ChunkKind.VERB and cls.of(first) is not None


def _with_subject(marked: list[Token | Chunk], verb: int, lexicon: Lexicon) -> list[Token | Chunk]:
    """推动某某发展的实施意见正式出台: the phrase that opens the clause made one word."""
    if isinstance(marked[0], Chunk) and not marked[0].text.startswith(border_words().urging):
        return marked
    end = verb
    while end and isinstance(last := marked[end - 1], Chunk) and last.kind is ChunkKind.ADVERB:
        end -= 1
    if _end_of(marked[:end], 0, _Writing.ISSUING, lexicon) != end:
        return marked
    return [_as_one(marked[:end], PAPER), *marked[end:]]


def _as_one(phrase: Sequence[Token | Chunk], kind: str) -> Token:
    span = Span(phrase[0].span.start, phrase[-1].span.end)
    return Token(span, "".join(each.text for each in phrase), "x", kind)


def _next_member(marked: Sequence[Token | Chunk], start: int) -> int:
    """Where the next member of a list begins; the end of the clause where none does."""
    at = next((at for at in range(start, len(marked)) if not _goes_on(marked[at])), len(marked))
    return at + 1 if at < len(marked) and marked[at].text in LIST_JOINERS else len(marked)


def _end_of(marked: Sequence[Token | Chunk], start: int, verb: _Writing, lexicon: Lexicon) -> int | None:
    """Where a paper's name ends that begins at a place and holds a verb or a number."""
    if start >= len(marked):
        return None
    return (
        _paper_end(marked, start, lexicon)
        or _clauses_end(marked, start, verb)
        or _plain_end(marked, start, lexicon)
    )


def with_ways(marked: Sequence[Token | Chunk], lexicon: Lexicon) -> list[Token | Chunk]:
    """The words and chunks of a clause, a phrase with a verb inside that names a way of working, or a meeting
    that is held, made one.
    """
    founding = border_words().founding
    for at, item in enumerate(marked):
        if not isinstance(item, Chunk) or item.kind is not ChunkKind.VERB:
            continue
        held = bool(item.groups & HOLDING)
        if not held and item.text not in founding:
            continue
        start = at + 2 if at + 1 < len(marked) and marked[at + 1].text in DONE else at + 1
        end = start
        while end < len(marked) and (_goes_on(marked[end]) or (held and _is_manner(marked[end], lexicon))):
            end += 1
        phrase = marked[start:end]
        named = (held and _is_occasion(phrase, lexicon)) or (item.text in founding and _is_way(phrase))
        if not named or (end < len(marked) and marked[end].text == "的"):
            continue
        return [*marked[:start], _as_one(phrase, "quote"), *marked[end:]]
    return list(marked)


def _goes_on(item: Token | Chunk) -> bool:
    return isinstance(item, Token) or item.kind is ChunkKind.VERB


def _is_manner(item: Token | Chunk, lexicon: Lexicon) -> bool:
    """实施|全面|振兴|新|突破三年行动: an adverb's word inside a campaign's name."""
    if not isinstance(item, Chunk) or item.kind is not ChunkKind.ADVERB:
        return False
    return item.text in MANNERS or item.text in lexicon.soft_adverbs


# These are adverbs before other verbs and figures (突破百亿元).
MANNERS = frozenset({"全面", "突破"})


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
    """举办全省司法所规范化建设观摩会, 开展打击某某专项行动: a meeting or a campaign, verbs and all."""
    if len(phrase) < ENOUGH_WORDS or not isinstance(phrase[-1], Token) or phrase[-1].kind != "word":
        return False
    verbs = [each for each in phrase if isinstance(each, Chunk)]
    words = "".join(each.text for each in phrase)
    told = lexicon.suffix_of(words)
    opens = isinstance(phrase[0], Chunk) or words.endswith(border_words().drives)
    campaign = opens and words.endswith((*border_words().campaigns, *border_words().drives))
    meeting = told is not None and told.kind is EntityClass.EVENT
    if not campaign and not (meeting and words.endswith(border_words().gatherings)):
        return False
    plain = all(isinstance(each, Chunk) or each.kind == "word" for each in phrase)
    held = any("held" in each.groups for each in verbs)
    return bool(verbs) and plain and not held and ENOUGH < len(words) <= LONGEST_OCCASION


LONGEST_OCCASION = 24
# What is done to meetings and campaigns.
HOLDING = frozenset({"held", "started", "progressing"})
ENOUGH_WORDS = 3
LONGEST_WAY = 16


def _paper_end(marked: Sequence[Token | Chunk], start: int, lexicon: Lexicon) -> int | None:
    """Where a phrase ends that begins at a place, goes on with 的 and closes with a paper's last word."""
    tie = next((at for at in range(start, len(marked)) if _ties(marked[at])), None)
    if tie is None or sum(len(each.text) for each in marked[start:tie]) < ENOUGH:
        return None
    before = marked[start:tie]
    if (
        _Writing.begins(before)
        or not any(isinstance(each, Chunk) for each in before)
        or _holds_paper(before, lexicon)
    ):
        return None
    noun, end = "", None
    for at in range(tie + 1, len(marked)):
        noun += marked[at].text
        found = lexicon.suffixes.get(noun)
        if found is not None and found.kind is EntityClass.POLICY_DOCUMENT and len(noun) > len("意见"):
            end = at + 1
    return end


def _holds_paper(phrase: Sequence[Token | Chunk], lexicon: Lexicon) -> bool:
    """某某条例、推动某某的: whether a whole paper stands before 、 or 和 inside a phrase."""
    words = ""
    for each in phrase:
        if each.text in LIST_JOINERS and _is_paper(words, lexicon):
            return True
        words = "" if each.text in LIST_JOINERS else words + each.text
    return False


LIST_JOINERS = frozenset({"、", "和", "与", "及", "以及"})


def _is_paper(words: str, lexicon: Lexicon) -> bool:
    if words.endswith(("条", "条”")):
        return True
    found = lexicon.suffix_of(words)
    return found is not None and found.kind is EntityClass.POLICY_DOCUMENT


def _plain_end(marked: Sequence[Token | Chunk], start: int, lexicon: Lexicon) -> int | None:
    """出台促进某某增长若干措施: words and verbs up to a paper's full last word, at the end of a member."""
    end = start
    while end < len(marked) and (_goes_on(marked[end]) or _is_inner(marked[end])):
        end += 1
    phrase = marked[start:end]
    words = "".join(each.text for each in phrase)
    if not _is_phrase(phrase, lexicon) or not _ends_there(marked, end) or _Writing.begins(phrase):
        return None
    found = lexicon.suffix_of(words)
    if found is None or found.kind is not EntityClass.POLICY_DOCUMENT:
        return None
    told = len(words) - len(found.word) >= ENOUGH_BEFORE
    return end if told and found.word in border_words().full_papers else None


def _is_phrase(phrase: Sequence[Token | Chunk], lexicon: Lexicon) -> bool:
    """Whether a paper is called by more than a name of words: by verbs, works on things or a quotation."""
    if not phrase:
        return False
    if isinstance(phrase[0], Chunk) or phrase[0].text.startswith(border_words().urging):
        return True
    acts = any(isinstance(each, Chunk) and each.text not in lexicon.soft for each in phrase)
    works = any(isinstance(each, Chunk) and _is_work(each.text, lexicon) for each in phrase)
    return acts or works or any(isinstance(each, Token) and each.kind == "quote" for each in phrase[1:])


def _is_work(word: str, lexicon: Lexicon) -> bool:
    suffix = lexicon.suffixes.get(word)
    return word in border_words().works or (suffix is not None and suffix.rule == "works")


def _is_inner(item: Token | Chunk) -> bool:
    """高质量 and 若干 inside a paper's name."""
    return isinstance(item, Chunk) and (item.kind is ChunkKind.ADVERB or item.text == "若干")


# So many characters before a paper's last word tell it from others.
ENOUGH_BEFORE = 4
# 出台降低某某成本35条措施: a paper by how many clauses it has.
CLAUSES = re.compile(r"[0-9一二三四五六七八九十]+条")


def _clauses_end(marked: Sequence[Token | Chunk], start: int, verb: _Writing) -> int | None:
    """Where a phrase ends that says what a paper is about and closes with the number of its clauses."""
    at = next((at for at in range(start, len(marked)) if _stops(marked[at])), None)
    if at is None or at == start or CLAUSES.fullmatch(marked[at].text) is None:
        return None
    phrase = marked[start:at]
    front = "".join(each.text for each in phrase)
    urges = any(each.text.startswith(border_words().urging) for each in phrase)
    closed = at + 1 < len(marked) and marked[at + 1].text in border_words().clausal_papers
    acts = any(isinstance(each, Chunk) for each in phrase)
    acts = acts and (verb is _Writing.ISSUING or (closed and len(front) >= ENOUGH))
    called = verb is not _Writing.CARRYING and isinstance(phrase[0], Token) and phrase[0].kind == "quote"
    if len(front) < len("稳经济") or not (urges or acts or called) or _Writing.begins(phrase):
        return None
    last = marked[at - 1].text
    if _ends_there(marked, at + 1):
        named = len(front) - len(last) >= ENOUGH and last in border_words().clausal_papers
        # 制定推进某某发展36条, 出台支持某某增收措施28条
        return at + 1 if named or last not in border_words().items else None
    return at + 2 if closed else None


def _stops(item: Token | Chunk) -> bool:
    return not (_goes_on(item) or _is_inner(item)) or CLAUSES.fullmatch(item.text) is not None


def _ends_there(marked: Sequence[Token | Chunk], at: int) -> bool:
    """Whether the clause or a member of a list ends there."""
    return at >= len(marked) or marked[at].text in LIST_JOINERS or marked[at].text == "等"


def _ties(item: Token | Chunk) -> bool:
    return isinstance(item, Chunk) and item.text == "的"
