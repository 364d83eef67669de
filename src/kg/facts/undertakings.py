"""Whose a project is: the firm a project's name begins with (某某科技上海研发总部)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.facts.model import Evidence, RelationFact
from kg.facts.scenes import Scene
from kg.mentions.clauses import Token
from kg.mentions.kinds import firmlike
from kg.mentions.lexicon import entries, load
from kg.mentions.model import Mention
from kg.mentions.names import Name, known
from kg.mentions.places import Surroundings
from kg.text import Span
from kg.vocabulary import EntityClass, Relation

RULE = "undertaking.prefix"
FRAMES = Path(__file__).parent / "frames" / "undertakings.toml"


def _words(entry: str) -> frozenset[str]:
    return next(
        frozenset(str(table["words"]).split()) for table in entries(FRAMES, "words") if table["id"] == entry
    )


STOPS = _words("undertaking.stops")
TRADES = _words("undertaking.trades")
OWNED = _words("undertaking.owned")
LEGAL = re.compile(r"[^“”()]{2,16}?(?:有限责任公司|股份有限公司|有限公司|集团公司|公司|集团)")
# Last characters of places and landmarks, which give their names to projects without owning them.
PLACELIKE = frozenset("寺庙宫塔山湖河江岛桥村镇乡街路园区县市省沟湾谷港")
MADE_BY_FIRMS = frozenset({EntityClass.PROJECT, EntityClass.PLATFORM})


def undertakings(scenes: Iterable[Scene], around: Surroundings) -> Iterator[RelationFact]:
    """An undertakenBy for every project whose name opens with a firm's."""
    for scene in scenes:
        for name, mention in scene.mentions.items():
            firm = firm_of(name, mention, around)
            if firm is not None:
                yield RelationFact(mention, Relation.UNDERTAKEN_BY, firm, Evidence(mention.spans, RULE))


def firm_of(name: Name, mention: Mention, around: Surroundings) -> Mention | None:
    """The firm in front of a project's name, or None where what stands there names no firm.

    A firm is what ends in 公司 or 集团, or an unknown word (with its trade: 科技, 医疗) before a word that says
    where or what for (中国, 上海, 研发, 总部), or the whole name where a list calls firms' names projects.
    """
    if mention.kind not in MADE_BY_FIRMS or name.title or len(mention.spans) > 1:
        return None
    legal = LEGAL.match(name.label)
    if legal is not None and len(legal.group()) < len(name.label):
        return _firm(legal.group(), name.span.start, around)
    if name.suffix is None and not name.phase:
        return _firm(name.label, name.span.start, around) if firmlike(name) else None
    body = name.label.removesuffix(name.phase) if name.phase else name.label
    if not name.phase and not body.endswith(tuple(OWNED)):
        return None
    prefix = _prefix(name.tokens, around, bare=bool(name.phase) and name.suffix is None)
    return _firm("".join(token.text for token in prefix), name.span.start, around) if prefix else None


def _firm(label: str, start: int, around: Surroundings) -> Mention | None:
    if not 2 <= len(label) <= 20 or around.names(label) or label[-1] in PLACELIKE:
        return None
    return Mention(label, EntityClass.ENTERPRISE, (Span(start, start + len(label)),), "name.firm-prefix")


def _prefix(tokens: Sequence[Token], around: Surroundings, *, bare: bool) -> list[Token]:
    """The words before the first that says where or what for; a trade word closes the firm's name."""
    taken: list[Token] = []
    for token in tokens:
        if token.kind != "word" or token.text in STOPS or _phase(token) or around.names(token.text):
            break
        if taken and taken[-1].text in TRADES and token.text not in TRADES:
            break
        taken.append(token)
    else:
        if not bare:
            return []
    if not taken or not _unknown(taken[0]):
        return []
    while len(taken) > 1 and known(taken[-1].text) and len(taken[-1].text) > 1 and taken[-1].text not in TRADES:
        taken.pop()
    return taken


def _phase(token: Token) -> bool:
    match = load().phase.match(token.text)
    return match is not None and bool(match.group())


def _unknown(token: Token) -> bool:
    """Whether a word is in no general dictionary, or is a personal or foreign name there."""
    if token.text in TRADES or (len(token.text) > 1 and token.text[-1] in PLACELIKE):
        return False
    return not known(token.text) or token.pos in ("nr", "nrt", "nz", "eng")
