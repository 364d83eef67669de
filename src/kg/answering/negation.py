"""What a question denies: a step that has not come, or things that are left out of what is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from kg.answering.lexicon import load_lexicon
from kg.answering.lexicon.cues import cue, words
from kg.answering.tokens import PAUSE, Token

ONLY_ASKING = cue("only-asking")

# These deny what stands before them: 汽车产业以外.
BEFORE = words("denies-before")
# What may stand between the denial and what is denied: 不在某地, 不属于某业, not part of.
PASSED = {"locatedIn", "servesIndustry", "concerns"}
DENIED = {"term", "name", "scale", "phase", "unknown"}


@cache
def denial() -> re.Pattern[str]:
    """What turns a target reached into one missed: the words that deny, and what is said of falling short."""
    told = sorted((word for word in load_lexicon().denials if len(word) > 1), key=len, reverse=True)
    english = (rf"\b{re.escape(word)}\b" for word in told if word.isascii() and word[0].isalpha())
    chinese = (re.escape(word) for word in told if not word.isascii())
    return re.compile("|".join((*chinese, *english, cue("falls-short").pattern)), re.IGNORECASE)


def denies(token: Token) -> bool:
    """Whether a word is a denial."""
    return "not" in token.means("join")


def denied(text: str) -> bool:
    """Whether a question about a target asks for those that missed it."""
    plain = ONLY_ASKING.sub(" ", text.replace("’", "'"))
    return len(denial().findall(plain)) % 2 == 1


def may_deny(words: Sequence[str]) -> tuple[str, ...]:
    """The words nobody understood that may turn a question into its opposite."""
    return tuple(word for word in words if denial().search(word))


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
        if token is PAUSE and found:
            if tokens[at].text.isascii() and _goes_on(tokens[place + 1 :]):
                continue
            break
        if _deniable(token):
            found.append(place)
        elif (found and not token.means("join")) or (
            not found and not (token.kind == "stop" or set(token.means("relation")) & PASSED)
        ):
            break
    return found


def _goes_on(tokens: Sequence[Token]) -> bool:
    """Whether a list in English goes on behind a comma: except A, B and C; except A, B, and C."""
    said = [token for token in tokens if token.kind != "stop"]
    for token, following in pairwise(said):
        if token.means("join") and not denies(token):
            return _deniable(following)
        if not _deniable(token):
            return False
    return False


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


def affirmed_steps(tokens: Sequence[Token]) -> list[Token]:
    """The steps that are said to be taken, where others beside them are denied; none where all are alike."""
    said = [(at, token) for at, token in enumerate(tokens) if token.means("milestone")]
    denied = [token for at, token in said if _right_after_denial(tokens, at)]
    return [token for _, token in said if token not in denied] if denied else []


def only_denies(tokens: Sequence[Token]) -> bool:
    """Whether 没有 stands before a step and nothing else asks for yes or no: 竣工但没有投产的项目."""
    asking = [at for at, token in enumerate(tokens) if "yes_no" in token.means("ask")]
    return bool(asking) and all(
        tokens[at].text == "没有" and at + 1 < len(tokens) and bool(tokens[at + 1].means("milestone"))
        for at in asking
    )


def _right_after_denial(tokens: Sequence[Token], at: int) -> bool:
    before = next((token for token in reversed(tokens[:at]) if token.kind != "stop"), None)
    return before is not None and (denies(before) or before.text == "没有")


def denies_state(tokens: Sequence[Token]) -> bool:
    """Whether things are asked for that do not stand as the ledger may say: 没有兑现的承诺."""
    return any(_right_after_denial(tokens, at) for at, token in enumerate(tokens) if token.means("state"))


def is_negated(tokens: Sequence[Token], asks: frozenset[str]) -> bool:
    """Whether the question asks for what is not so: by 未 or not, or by 没有 before the step it speaks of."""
    if affirmed_steps(tokens):
        return False
    if any(denies(token) for token in tokens):
        return True
    listing = bool(asks & {"which", "who", "how_many"})
    before = any(one.text == "没有" and other.means("milestone") for one, other in pairwise(tokens))
    return listing and before
