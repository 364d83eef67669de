"""Names with a wrong character or two, put right where only one name is that close."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.answering.index import Index
from kg.answering.near import closest, is_word
from kg.answering.tokens import Token

REACH = 3
SHORTEST = 4
LONGEST_SLIP = 3
KEPT = {"ask", "time", "modality", "role", "milestone"}


def mend(tokens: Sequence[Token], index: Index) -> tuple[Token, ...]:
    """The tokens, with an unknown word and its neighbours read as the name that they nearly spell."""
    for at, token in enumerate(tokens):
        if not _doubtful(tokens, at, index) or (token.text.isascii() and not _amid_chinese(tokens, at)):
            continue
        real = len(token.text) > 1 and not token.text.isascii() and is_word(token.text)
        best = max(
            (
                (ratio, end - start, start, end, name)
                for start, end in _windows(tokens, at)
                for ratio, name in closest("".join(t.text for t in tokens[start:end]), index, real=real)
            ),
            default=None,
        )
        if best is not None:
            _, _, start, end, name = best
            said = "".join(t.text for t in tokens[start:end])
            return mend((*tokens[:start], Token(said, "name", (), (name,)), *tokens[end:]), index)
    return tuple(tokens)


def _amid_chinese(tokens: Sequence[Token], at: int) -> bool:
    """Whether a Latin word stands between Chinese ones, as in a name: 爱夫迪FTT全球总部."""
    beside = tokens[max(0, at - 1) : at + 2]
    return len(tokens[at].text) >= SHORTEST - 1 and any(not token.text.isascii() for token in beside)


def as_titles(tokens: Sequence[Token], index: Index) -> tuple[Token, ...]:
    """Words that nobody knows and their neighbours as the title whose characters they give in order."""
    if not any(token.means("award") or "title" in token.means("class") for token in tokens):
        return tuple(tokens)
    for at, token in enumerate(tokens):
        if token.kind != "unknown" or token.text.isascii():
            continue
        for start, end in sorted(_windows(tokens, at), key=lambda pair: pair[0] - pair[1]):
            said = "".join(t.text for t in tokens[start:end])
            found = [title for title in index.titles if _in_order(said, title)]
            if found and len(said) >= SHORTEST:
                name = Token(said, "name", (), tuple(found))
                return as_titles((*tokens[:start], name, *tokens[end:]), index)
    return tuple(tokens)


def _in_order(said: str, title: str) -> bool:
    """Whether a title has all characters of what is said, in that order: 市科技进步奖."""
    rest = iter(title)
    return all(character in rest for character in said)


def _doubtful(tokens: Sequence[Token], at: int, index: Index) -> bool:
    """A word nobody knows, or one that no report has beside the word before it: 捷氢科技上海新院区."""
    token = tokens[at]
    if token.kind == "unknown":
        return True
    before = next((t for t in reversed(tokens[:at]) if t.kind != "stop"), None)
    if token.kind != "term" or before is None or before.kind not in {"term", "name"} or before.text.isascii():
        return False
    if any(word in index.names for word in token.words) or len(token.text) > LONGEST_SLIP:
        return False
    together = index.text.saying(before.text) & index.text.saying(token.text) if before.words else set()
    return not together and not index.named(token.text) & index.named(before.text)


def _windows(tokens: Sequence[Token], at: int) -> Iterator[tuple[int, int]]:
    for start in range(max(0, at - REACH), at + 1):
        for end in range(at + 1, min(len(tokens), at + REACH + 1) + 1):
            inside = tokens[start:end]
            ends = any(token.kind == "stop" for token in (inside[0], inside[-1]))
            plain = not ends and not any(KEPT & {sense.kind for sense in token.senses} for token in inside)
            if plain and sum(len(token.text) for token in inside) >= SHORTEST:
                yield start, end
