"""English words of a question: the longest phrases the lexicon knows, names, pinyin, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import rjieba

from kg.answering.index import Index
from kg.answering.lexicon import Lexicon, stem
from kg.answering.tokens import NUMBER, YEAR, Token

LATIN = re.compile(r"[a-z0-9][a-z0-9.&'/+%-]*[a-z0-9%+]|[a-z0-9]")
LONGEST_PHRASE = 7


def english_words(parts: Sequence[str], index: Index, lexicon: Lexicon) -> Iterator[Token]:
    """The words of an English stretch, in order."""
    words = [word for part in parts for word in LATIN.findall(part.replace("'s", ""))]
    stems = [stem(word) for word in words]
    at = 0
    while at < len(words):
        for size in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
            token = _phrase(" ".join(words[at : at + size]), " ".join(stems[at : at + size]), index, lexicon)
            if token:
                yield token
                at += size
                break
        else:
            pieces = re.split("[-/]", words[at])
            if len(pieces) > 1 and not index.in_corpus(words[at]):
                words[at : at + 1] = pieces
                stems[at : at + 1] = [stem(piece) for piece in pieces]
                continue
            yield _foreign(words[at], index)
            at += 1


def _phrase(text: str, key: str, index: Index, lexicon: Lexicon) -> Token | None:
    translated = lexicon.translations.get(key, ())
    if key in lexicon.english:
        return Token(text, "sense", lexicon.english[key], translated)
    if translated:
        return Token(text, "term", (), translated)
    if text in index.names:
        return Token(text, "name", (), (text,))
    if key in lexicon.stop_english or text in lexicon.stop_english:
        return Token(text, "stop")
    return None


def _foreign(word: str, index: Index) -> Token:
    if YEAR.fullmatch(word):
        return Token(word, "year", (), (word,))
    if NUMBER.fullmatch(word):
        return Token(word, "number", (), (word,))
    if len(word) > 1 and index.in_corpus(word):
        return Token(word, "term", (), (word,))
    pieces = index.pinyin.get(word.replace("'", "").replace("-", ""), ())
    pieces = tuple(piece for piece in pieces if _begins_word(piece, index))
    if pieces and len(word) > 3:
        return Token(word, "name", (), pieces)
    return Token(word, "unknown", (), (word,))


def _begins_word(piece: str, index: Index) -> bool:
    """Whether a piece of a name begins where the language begins a word: no 淞江 in 吴淞江."""
    if piece in index.names:
        return True
    for name in index.called(piece):
        at, place = 0, name.index(piece)
        for word in rjieba.cut(name):
            if at == place:
                return True
            at += len(word)
    return False
