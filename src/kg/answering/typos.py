"""Names with a wrong character or two, put right where only one name is that close."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.answering.index import Index
from kg.answering.near import closest
from kg.answering.tokens import Token

REACH = 3
SHORTEST = 4
KEPT = {"ask", "time", "modality", "role", "milestone"}


def mend(tokens: Sequence[Token], index: Index) -> tuple[Token, ...]:
    """The tokens, with an unknown word and its neighbours read as the name that they nearly spell."""
    for at, token in enumerate(tokens):
        if token.kind != "unknown" or token.text.isascii():
            continue
        best = max(
            (
                (ratio, end - start, start, end, name)
                for start, end in _windows(tokens, at)
                for ratio, name in closest("".join(t.text for t in tokens[start:end]), index)
            ),
            default=None,
        )
        if best is not None:
            _, _, start, end, name = best
            said = "".join(t.text for t in tokens[start:end])
            return mend((*tokens[:start], Token(said, "name", (), (name,)), *tokens[end:]), index)
    return tuple(tokens)


def _windows(tokens: Sequence[Token], at: int) -> Iterator[tuple[int, int]]:
    for start in range(max(0, at - REACH), at + 1):
        for end in range(at + 1, min(len(tokens), at + REACH + 1) + 1):
            inside = tokens[start:end]
            plain = not any(KEPT & {sense.kind for sense in token.senses} for token in inside)
            if plain and sum(len(token.text) for token in inside) >= SHORTEST:
                yield start, end
