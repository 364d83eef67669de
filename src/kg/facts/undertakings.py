"""Whose a project is: the firm a project's name begins with (某某科技上海研发总部)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.facts.model import Evidence, RelationFact
from kg.facts.scenes import Scene
from kg.mentions.clauses import Token
from kg.mentions.lexicon import entries, load
from kg.mentions.model import Mention
from kg.mentions.names import PROPER_POS, Name, known
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

    A firm is an unknown word, or one with a trade behind it (科技, 医疗), before a word that says where or
    what for (中国, 上海, 研发, 总部).
    """
    if mention.kind not in MADE_BY_FIRMS or name.title or len(mention.spans) > 1:
        return None
    body = name.label[: len(name.label) - len(name.phase)] if name.phase else name.label
    if not name.phase and not any(body.endswith(word) for word in OWNED):
        return None
    prefix = _prefix(name.tokens, around, bare=bool(name.phase) and name.suffix is None)
    if not prefix:
        return None
    start, end = prefix[0].span.start, prefix[-1].span.end
    label = "".join(token.text for token in prefix)
    if (
        not 2 <= len(label) <= 12
        or around.names(label)
        or (load().suffix_of(label + "") in (None,)
        and label in STOPS)
    ):
        return None
    return Mention(label, EntityClass.ENTERPRISE, (Span(start, end),), "name.firm-prefix")


def _prefix(tokens: Sequence[Token], around: Surroundings, *, bare: bool) -> list[Token]:
    taken: list[Token] = []
    for token in tokens:
        if token.kind != "word" or token.text in STOPS or _phase(token):
            break
        if around.names(token.text):
            break
        taken.append(token)
    else:
        if not bare:
            return []
    if not taken or not _unknown(taken[0]):
        return []
    while len(taken) > 1 and not (_unknown(taken[-1]) or taken[-1].text in TRADES):
        taken.pop()
    return taken


def _phase(token: Token) -> bool:
    match = load().phase.match(token.text)
    return match is not None and bool(match.group())


def _unknown(token: Token) -> bool:
    if token.text in TRADES:
        return False
    return (
        token.pos in (PROPER_POS - {"ns", "nt"})
        or not known(token.text)
        or (len(token.text) == 1
        and token.pos in ("x", "zg", "g", "v"))
    )
