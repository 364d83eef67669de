"""What a question denies: a step that has not come, or things that are left out of what is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.answering.tokens import Token

# These deny what stands before them: 汽车产业以外.
BEFORE = {"以外", "之外"}
# What may stand between the denial and what is denied: 不在某地, 不属于某业, not part of.
PASSED = {"locatedIn", "servesIndustry", "concerns"}
DENIED = {"term", "name", "scale", "phase", "unknown"}


def denies(token: Token) -> bool:
    """Whether a word is a denial."""
    return "not" in token.means("join")


def scope(tokens: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The tokens without what is left out, and that; a denied step stays with its denial."""
    out: set[int] = set()
    spent: set[int] = set()
    for at, token in enumerate(tokens):
        if not denies(token):
            continue
        found = _before(tokens, at) if token.text in BEFORE else _after(tokens, at)
        if found or (token.text in BEFORE and out):
            spent.add(at)
            out.update(found)
    kept = tuple(token for at, token in enumerate(tokens) if at not in out | spent)
    return kept, tuple(tokens[at] for at in sorted(out))


def _after(tokens: Sequence[Token], at: int) -> list[int]:
    found: list[int] = []
    for place in range(at + 1, len(tokens)):
        token = tokens[place]
        if _deniable(token):
            found.append(place)
        elif (found and not token.means("join")) or (
            not found and not (token.kind == "stop" or set(token.means("relation")) & PASSED)
        ):
            break
    return found


def _before(tokens: Sequence[Token], at: int) -> list[int]:
    found: list[int] = []
    for place in range(at - 1, -1, -1):
        token = tokens[place]
        if _deniable(token):
            found.append(place)
        elif (found and not token.means("join")) or (not found and token.kind != "stop"):
            break
    return found


def _deniable(token: Token) -> bool:
    only_class = token.kind == "sense" and {sense.kind for sense in token.senses} == {"class"}
    return token.kind in DENIED or only_class


def is_negated(tokens: Sequence[Token], asks: frozenset[str]) -> bool:
    """Whether the question asks for what is not so: by 未 or not, or by 没有 before the step it speaks of."""
    if any(denies(token) for token in tokens):
        return True
    listing = bool(asks & {"which", "who", "how_many"})
    before = any(one.text == "没有" and other.means("milestone") for one, other in pairwise(tokens))
    return listing and before
