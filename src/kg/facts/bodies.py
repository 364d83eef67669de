"""The institution that a name begins with: 某医院 in 某医院新院区."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.owner_words import owner_words
from kg.facts.short_names import UNKNOWN_POS
from kg.mentions.chunks import Token
from kg.mentions.dictionary import known
from kg.mentions.lexicon import load
from kg.mentions.names import Name
from kg.vocabulary import EntityClass


def body_of(name: Name) -> str | None:
    """The institution a name begins with, something of its own behind it."""
    core = name.label.removesuffix(name.phase)
    nationwide = _known_body(name.tokens, core)
    if nationwide:
        return nationwide
    best = ""
    for token in name.tokens[:-1]:
        end = token.span.end - name.tokens[0].span.start
        front = core[:end]
        rest = core[end:]
        if front.endswith(owner_words().bodies) and len(front) >= 4 and _is_its_own(rest) and rest[0] != "(":
            best = front
    if core[len(best) :] in owner_words().works:  # 某医院迁建 builds the body's own house
        return None
    named = best and names_one(name.tokens, len(best))
    return best if named or WHOSE_BODY.match(best) else None


def _known_body(tokens: Sequence[Token], core: str) -> str:
    """同济大学|科技园, 滨江同济大学|科技园: a body all the country knows, behind a place at most."""
    for first in (0, 1):
        if first and (len(tokens) <= TWO or tokens[0].pos != "ns"):
            break
        front, best = "", ""
        seat = sum(len(token.text) for token in tokens[:first])
        for token in tokens[first:-1]:
            front += token.text
            rest = core[seat + len(front) :]
            known_body = load().known_names.get(front) is EntityClass.ORGANIZATION
            if known_body and (_is_its_own(rest) or rest.startswith(OF_BODY)):
                best = front
        if best:
            return best
    return ""


def _is_its_own(rest: str) -> bool:
    """Whether what stands behind a body's name is a thing of that body, and no more of the name.

    某大学|附属医院|新院区: the house is the hospital's; an institute is the university's own.
    """
    lists = owner_words()
    of_another = rest.startswith(lists.bodies) and not rest.startswith(lists.learned)
    return len(rest) >= TWO and rest[0] not in GOING_ON and not of_another


TWO = 2
# 大学科技园 is a kind; behind a university's name it is that university's.
OF_BODY = "科技园"


# Whose a body is that is named in common words: 市人民医院, 国家传感器创新中心.
WHOSE_BODY = re.compile(r"[市区县省]|国家(?!级)|中国")


# A word that begins so goes on with the name: 医院集团, 大学城, 大学科技园.
GOING_ON = frozenset("城集科生们、和及与")


def names_one(tokens: Sequence[Token], length: int) -> bool:
    """Whether the first so many characters hold a word that no dictionary lists, or that is a name."""
    inside = [token for token in tokens if token.span.end - tokens[0].span.start <= length]
    return any(not known(token.text) or token.pos in UNKNOWN_POS | {"ns", "nt"} for token in inside)
