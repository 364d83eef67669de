"""What a clause is made of: words, and the stretches they form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from kg.closed import StrEnum
from kg.document.model import Passage
from kg.frozen import dataclass
from kg.text import Span


class ChunkKind(StrEnum):
    """What a stretch of a clause does in it."""

    NAME = "name"
    VERB = "verb"
    ADVERB = "adverb"
    PREPOSITION = "preposition"
    CONJUNCTION = "conjunction"
    PARTICLE = "particle"
    TIME = "time"
    QUANTITY = "quantity"
    NEGATION = "negation"


# The kind of a token that is a whole paper's name, verbs and all, without title marks.
PAPER = "paper"


# A token is the very word at its place: what is told of some is looked up by them again and again.
@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """A word of a general dictionary, or a quotation or bracket taken whole."""

    span: Span
    text: str
    pos: str
    kind: str = "word"


def text_of(tokens: Sequence[Token]) -> str:
    """The words of the tokens as one text."""
    return "".join([token.text for token in tokens])


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of a clause that does one thing in it.

    `groups` are the groups of verbs.toml that a verb is in, `tokens` the words of a name.
    """

    kind: ChunkKind
    span: Span
    text: str
    groups: frozenset[str] = frozenset()
    tokens: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands between two commas, semicolons or full stops.

    `words` are what its chunks say and `kinds` their kinds, for a quick look whether a rule has anything to
    read in it.
    """

    span: Span
    passage: Passage
    chunks: tuple[Chunk, ...]
    words: frozenset[str] = field(init=False)
    kinds: frozenset[ChunkKind] = field(init=False)

    # Asked by rule after rule of clauses that hold nothing for it.
    def __post_init__(self) -> None:
        object.__setattr__(self, "words", frozenset([chunk.text for chunk in self.chunks]))
        object.__setattr__(self, "kinds", frozenset([chunk.kind for chunk in self.chunks]))
