"""How a question was read, phrase by phrase, in the language it was asked in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.answering.index import Index
from kg.answering.lexicon import Kind, Lexicon, Sense
from kg.answering.question import Read
from kg.answering.terms_shown import term_words
from kg.answering.tokens import Token

ASKED = ("所问: {}", "asked for: {}")
NAMED = ("类别: {}", "kind: {}")
CALLED = ("名称含", "named with")
MOST_WORDS = 8
# A word of a pattern that stands for itself alone.
WORD = re.compile(r"[\w&·“”、-]+")
LEFT_OUT = ("排除", "left out")
KINDS = {"phase": ("期次", "phase"), "scale": ("规模", "scale"), "year": ("年份", "year")}
IN_TIME = ("是否按期", "whether in time")
UNIT = ("单位: {}", "unit: {}")


def read_as(
    merged: Sequence[tuple[Token, bool]], index: Index, lexicon: Lexicon, *, chinese: bool
) -> Iterator[Read]:
    """Each phrase that means something, with what it became."""
    for token, target in merged:
        meaning = _meaning(token, target, index, lexicon, chinese=chinese)
        if meaning:
            yield Read(token.text, meaning)


def read_left_out(tokens: Sequence[Token], *, chinese: bool) -> Read:
    """What the answers must not be."""
    return Read(" ".join(token.text for token in tokens), LEFT_OUT[not chinese])


def read_in_time(said: str, *, chinese: bool) -> Read:
    """What is asked of the time that a thing was planned for."""
    return Read(said, IN_TIME[not chinese])


def read_kind(said: str, kind: Kind, *, chinese: bool) -> Read:
    """What a noun stands for with the step it is said with."""
    return Read(said, ASKED[not chinese].format(_kind(kind, chinese=chinese)))


def _meaning(token: Token, target: bool, index: Index, lexicon: Lexicon, *, chinese: bool) -> str:
    kinds = [lexicon.kinds[value] for value in token.means("class") if value in lexicon.kinds]
    if target and kinds:
        return ASKED[not chinese].format(", ".join(_kind(kind, chinese=chinese) for kind in kinds))
    if token.kind == "sense":
        return "; ".join(dict.fromkeys(_sense(sense, lexicon, chinese=chinese) for sense in token.senses))
    if token.kind in {"term", "name"}:
        names = [index.things[iri].label for word in token.words for iri in index.names.get(word, ())[:3]]
        return " | ".join(dict.fromkeys(names)) or " / ".join(token.words)
    return KINDS[token.kind][not chinese] if token.kind in KINDS else ""


def _sense(sense: Sense, lexicon: Lexicon, *, chinese: bool) -> str:
    said = lexicon.readings.get((sense.kind, sense.value))
    if said:
        return said[not chinese]
    if sense.kind == "class" and sense.value in lexicon.kinds:
        return NAMED[not chinese].format(_kind(lexicon.kinds[sense.value], chinese=chinese))
    named = lexicon.readings.get((sense.kind, ""))
    if named:
        return named[not chinese].format(term_words(sense.value, chinese=chinese))
    return UNIT[not chinese].format(sense.value)


def _kind(kind: Kind, *, chinese: bool) -> str:
    """A kind by its classes, and by what must stand in the name if it is narrower."""
    comma = "、" if chinese else ", "
    said = comma.join(term_words(name, chinese=chinese) for name in kind.classes)
    if not kind.pattern:
        return said
    if kind.shown:
        return f"{said} ({kind.shown[not chinese]})"
    words, more = words_of(kind.pattern)
    etc = "等" if chinese else ", …"
    return f"{said} ({CALLED[not chinese]} {comma.join(words)}{etc if more else ''})"


def words_of(pattern: str) -> tuple[tuple[str, ...], bool]:
    """The plain words that a pattern looks for in names, the first few, and whether it looks for more.

    >>> words_of("医院|院区|[^市]医$")
    (('医院', '院区'), True)
    """
    every = pattern.split("|")
    plain = [word for word in every if WORD.fullmatch(word)]
    return tuple(plain[:MOST_WORDS]), len(plain[:MOST_WORDS]) < len(every)
