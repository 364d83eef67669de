"""What a question denies: a step that has not come, or things that are left out of what is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.answering.tokens import Token

# These deny what stands before them: 汽车产业以外.
BEFORE = {"以外", "之外"}
# What may stand between the denial and what is denied: 不在某地, 不属于某业, not part of.
PASSED = {"locatedIn", "servesIndustry", "concerns"}
# Words that turn a target reached into one missed; two of them (不低于, has not failed) turn it back.
DENIAL = re.compile(
    r"没有|没能|没|未能|未(?!来)|[达做]不到|不到|不足|不及|不满|不(?=[低少小]于)|[低少小]于|落后|滞后|无法|不能|不了"
    r"|\bnot\b|\bcannot\b|n't\b|\bnever\b|\bno\b|\bnone\b|\bwithout\b|\bmiss(?:ed|es|ing)?\b|\bfail(?:ed|s|ing|ure)?\b"
    r"|\bf[ae]ll(?:s|en|ing)? (?:short|behind)(?: of)?\b|\bshort (?:of|by)\b|\bbelow\b"
    r"|\bunder(?:\b|perform|sh[o]+t)\w*"
    r"|\bless than\b|\bfewer than\b|\bbehind\b|\bbeneath\b|\blag(?:s|ged|ging)?(?: behind)?\b"
    r"|\bunable\b|\byet to\b|\black(?:s|ed|ing)?\b",
    re.IGNORECASE,
)
# Denials that only ask: 有没有, 达到了没有, did it or not, hasn't it.
ONLY_ASKING = re.compile(
    r"有没有|([\u3400-\u9fff])[没不]\1|(?:没有?|不)[\s?？呢!！。]*$|,?\s*\bor not\b"
    r"|^\s*\w+n't\b|,\s*\w+n't \w+\s*\??\s*$",
    re.IGNORECASE,
)
DENIED = {"term", "name", "scale", "phase", "unknown"}


def denies(token: Token) -> bool:
    """Whether a word is a denial."""
    return "not" in token.means("join")


def denied(text: str) -> bool:
    """Whether a question about a target asks for those that missed it."""
    plain = ONLY_ASKING.sub(" ", text.replace("’", "'"))
    return len(DENIAL.findall(plain)) % 2 == 1


def may_deny(words: Sequence[str]) -> tuple[str, ...]:
    """The words nobody understood that may turn a question into its opposite."""
    return tuple(word for word in words if DENIAL.search(word))


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


def is_negated(tokens: Sequence[Token], asks: frozenset[str]) -> bool:
    """Whether the question asks for what is not so: by 未 or not, or by 没有 before the step it speaks of."""
    if affirmed_steps(tokens):
        return False
    if any(denies(token) for token in tokens):
        return True
    listing = bool(asks & {"which", "who", "how_many"})
    before = any(one.text == "没有" and other.means("milestone") for one, other in pairwise(tokens))
    return listing and before
