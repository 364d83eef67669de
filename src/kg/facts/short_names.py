"""The first words of a name that may be a firm's short name, up to what says where or what for."""

from __future__ import annotations

from collections.abc import Sequence

from kg.facts.fronts import is_acronym
from kg.facts.owner_words import owner_words
from kg.mentions.chunks import Token
from kg.mentions.dictionary import known
from kg.mentions.lexicon import load
from kg.mentions.name_words import name_words
from kg.mentions.places import Surroundings

# How the dictionary marks names of persons, makes and foreign words.
UNKNOWN_POS = frozenset({"nr", "nrt", "nz", "eng"})


def first_words(tokens: Sequence[Token], around: Surroundings, *, open_ended: bool) -> list[Token]:
    """The words before the first that says where or what for; a trade closes the firm's name."""
    words = owner_words()
    taken: list[Token] = []
    stop = None
    for token in tokens:
        if (
            token.kind != "word"
            or token.text[0].isdecimal()
            or token.text in words.stops
            or token.text in words.sites
            or is_phase(token)
            or _is_place(token, taken, around)
        ):
            stop = token
            break
        if taken and token.text in load().qualities and token.text not in load().trades:
            stop = token  # 环晟|高效叠瓦组件
            break
        if taken and taken[-1].text in load().trades and token.text not in load().trades:
            stop = token
            break
        taken.append(token)
    if not taken or (stop is None and not open_ended):
        return []
    while (
        len(taken) > 1
        and known(taken[-1].text)
        and len(taken[-1].text) > 1
        and taken[-1].text not in load().trades
        and not (stop is None and open_ended and taken[-1].pos in UNKNOWN_POS)
    ):
        taken.pop()
    return taken if _is_firm(taken, stop, around) else []


def _is_place(token: Token, taken: Sequence[Token], around: Surroundings) -> bool:
    return bool(taken) and around.names(token.text)


def _is_firm(taken: Sequence[Token], stop: Token | None, around: Surroundings) -> bool:
    words = owner_words()
    first = taken[0]
    if is_acronym(taken[:1]):
        return False
    if first.text in load().goods or (first.text[-1] in "镇乡村县" and len(first.text) > 1):
        return False
    if _unknown(first):
        return True
    if len(taken) > 1 and _unknown(taken[1]) and (len(first.text) == 1 or first.pos in ("nt", "nz", "nr")):
        return True
    sited = stop is not None and (stop.text in words.sites or around.names(stop.text))
    traded = len(taken) > 1 and taken[-1].text in load().trades
    return sited and not around.names(taken[0].text) and (traded or taken[0].pos in UNKNOWN_POS | {"nt"})


def is_phase(token: Token) -> bool:
    """Whether a word is a phase: 二期."""
    match = load().phase.match(token.text)
    return match is not None and bool(match.group())


def _unknown(token: Token) -> bool:
    """Whether a word is in no general dictionary, or is a personal or foreign name there."""
    if token.text in load().trades or (len(token.text) > 1 and token.text[-1] in name_words().placelike):
        return False
    return (not known(token.text) or token.pos in UNKNOWN_POS) and not token.text[0].isdecimal()
