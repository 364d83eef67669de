"""A question cut into the words the graph and the lexicon know, and those nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.answering.chinese_words import chinese_words
from kg.answering.english_words import english_words
from kg.answering.index import Index
from kg.answering.lexicon import Lexicon, Sense
from kg.answering.normal import CJK
from kg.answering.tokens import PAUSE, PHASE, SCALE, Token

HAS_CJK = re.compile(rf"[{CJK}]")
LONGEST_NAME_READ = 30
AFTER_PHASE = 8
AND = (Sense("join", "and", "and"),)
# Pinyin long enough to be read as a name's.
SPELT = re.compile(r"(?<![a-z])[a-z]{4,}(?![a-z])")


def tokenize(question: str, index: Index, lexicon: Lexicon, quoted: Sequence[str] = ()) -> tuple[Token, ...]:
    """The words of a cleaned question (see `normal.clean`), in order; `quoted` are words it had in quotes."""
    tokens: list[Token] = []
    position = 0
    for match, kind in _patterns(question, index, quoted):
        if match.start() < position:
            continue
        tokens += _stretch(question[position : match.start()], index, lexicon)
        words = (match[0],) if kind in {"name", "term"} else ()
        tokens.append(Token(match[0].strip(), kind, (), words))
        position = match.end()
    tokens += _stretch(question[position:], index, lexicon)
    named = _before_names(_numbered(_phases(tokens, index), index, lexicon), index, lexicon)
    return tuple(_compose(_within_names(tuple(named), index, lexicon), index))


def _patterns(question: str, index: Index, quoted: Sequence[str] = ()) -> list[tuple[re.Match[str], str]]:
    found = [(match, "phase") for match in PHASE.finditer(question)]
    found += [(match, "scale") for match in SCALE.finditer(question)]
    free = [pair for pair in found if pair[1] == "scale" or not _in_name(question, pair[0], index)]
    free += [
        (match, "name" if word in index.names else "term")
        for word in quoted
        if index.in_corpus(word)
        for match in re.finditer(re.escape(word), question)
        if not _in_name(question, match, index)
    ]
    return sorted(free, key=lambda pair: (pair[0].start(), -pair[0].end()))


def _in_name(question: str, match: re.Match[str], index: Index) -> bool:
    """Whether a phase or scale is part of a whole name: 某某医疗二期."""
    return any(
        question[start:end] in index.names
        for start in range(max(0, match.start() - LONGEST_NAME_READ), match.start() + 1)
        for end in range(match.end(), min(len(question), match.end() + AFTER_PHASE) + 1)
        if end - start > len(match[0])
    )


def _stretch(text: str, index: Index, lexicon: Lexicon) -> Iterator[Token]:
    """A stretch without phases and scales: Chinese runs and English words, pauses between them kept."""
    run: list[str] = []
    for part in re.findall(r"[^\s,?、]+|[,?、]", _spelt_apart(text, index)):
        if HAS_CJK.search(part) or part in ",?、":
            yield from english_words(run, index, lexicon)
            run = []
            if part == "、":
                yield Token(part, "join", AND)
            elif part == ",":
                yield PAUSE
            elif part != "?":
                yield from chinese_words(part, index, lexicon)
        else:
            run.append(part)
    yield from english_words(run, index, lexicon)


def _spelt_apart(text: str, index: Index) -> str:
    """A stretch with the pinyin of a name set apart from the Chinese beside it: hesai的项目."""

    def apart(match: re.Match[str]) -> str:
        known = match[0] in index.names or index.in_corpus(match[0])
        return f" {match[0]} " if match[0] in index.pinyin and not known else match[0]

    return SPELT.sub(apart, text)


def _phases(tokens: Sequence[Token], index: Index) -> list[Token]:
    """The tokens with a phase after a named one as the other phase of the same thing: 某某基地二期三期."""
    found: list[Token] = []
    for token in tokens:
        joined = bool(found) and bool(found[-1].means("join"))
        before = found[-2 if joined else -1] if len(found) > joined else None
        other = _other_phase(before, token, index) if before is not None else None
        if other is not None and not joined:
            found.append(Token("、", "join", AND))
        found.append(other or token)
    return found


def _other_phase(before: Token, token: Token, index: Index) -> Token | None:
    ending = PHASE.search(before.text) if before.kind == "name" and token.kind == "phase" else None
    if ending is None or ending.end() != len(before.text):
        return None
    whole = before.text[: ending.start()] + token.text
    return Token(whole, "name", (), (whole,)) if whole in index.names else None


def _before_names(tokens: Sequence[Token], index: Index, lexicon: Lexicon) -> Iterator[Token]:
    """A direction and the pinyin after it as one name, where there is such a one: North Hongqiao."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is not None and following.kind == "name" and following.text.isascii():
            before = lexicon.before_names.get(token.text, ())
            words = tuple(a + b for a in before for b in following.words if index.named(a + b))
            if words:
                token = replace(following, text=f"{token.text} {following.text}", words=words)
                at += 1
        yield token
        at += 1


def _numbered(tokens: Sequence[Token], index: Index, lexicon: Lexicon) -> list[Token]:
    """The tokens with a noun and its number as one name, where there is such a one: line 13."""
    found: list[Token] = []
    for token in tokens:
        noun = lexicon.numbered.get(found[-1].text, ()) if found and token.kind == "number" else ()
        words = tuple(token.text + ending for ending in noun if index.named(token.text + ending))
        if words:
            found[-1] = Token(f"{found[-1].text} {token.text}", "name", (), words)
        else:
            found.append(token)
    return found


def _within_names(tokens: Sequence[Token], index: Index, lexicon: Lexicon) -> Iterator[Token]:
    """A direction inside a name, with what stands before and after it as one: Yumin South Road."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if at + 2 < len(tokens) and token.text.isascii() and token.words:
            inner = lexicon.before_names.get(tokens[at + 1].text, ())
            ends = [(a + b + c) for a in token.words for b in inner for c in tokens[at + 2].words]
            words = tuple(word for word in ends if index.named(word))
            if words:
                whole = " ".join(each.text for each in tokens[at : at + 3])
                token = Token(whole, "name", (), words)
                at += 2
        yield token
        at += 1


def _compose(tokens: Iterable[Token], index: Index) -> Iterator[Token]:
    """Pinyin and the translated word after it as one name, where the reports know it: Jiading + New City."""
    held: Token | None = None
    for token in tokens:
        if held is not None:
            joined = _joined(held, token, index)
            if joined:
                held = joined
                continue
            yield held
        held = token
    if held is not None:
        yield held


def _joined(left: Token, right: Token, index: Index) -> Token | None:
    spoken = left.text.isascii() and right.text.isascii() and left.kind == "name"
    if not spoken or right.kind not in {"term", "sense", "name"} or not right.words:
        return None
    words = tuple(a + b for a in left.words for b in right.words if index.named(a + b))
    return replace(left, text=f"{left.text} {right.text}", words=words) if words else None
