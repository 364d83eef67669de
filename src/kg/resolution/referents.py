"""Mentions of one name gathered, with the one class they agree on."""

from __future__ import annotations

from collections.abc import Iterable

from kg.frozen import dataclass
from kg.mentions.model import Mention
from kg.resolution.names import folded
from kg.vocabulary import EntityClass

# Concepts shared by all reports; never one thing with a project or a place of the same name.
SCHEMES = {EntityClass.INDUSTRY: "industry", EntityClass.INDICATOR: "indicator"}
# How much a rule knows of a name's class: a last word that decides, one that does not, a place in a clause.
WEIGHT = {"name.argument": 1, "name.centre": 2, "name.works": 2, "name.whole": 2, "concerns.title": 0}
DEFAULT_WEIGHT = 3
ORDER = {kind: number for number, kind in enumerate(EntityClass)}


@dataclass(frozen=True, slots=True)
class Referent:
    """All mentions of one folded name: what a cluster is made of."""

    name: str
    kind: EntityClass
    label: str
    mentions: tuple[Mention, ...]

    @property
    def id(self) -> tuple[str, str]:
        """The folded name and the scheme it is a name in."""
        return self.name, family(self.kind)


def family(kind: EntityClass) -> str:
    """`industry`, `indicator`, `firm`, or `thing`: names in different families are never one."""
    if kind is EntityClass.ENTERPRISE:
        return "firm"
    return SCHEMES.get(kind, "thing")


def key_of(home: str, name: str, kind: EntityClass) -> str:
    """What tells a thing from all others: scheme or home and name, and of a firm that it is one.

    A county and a firm of one name may come in two reports that do not know of each other.
    """
    mark = f"|{kind}" if kind is EntityClass.ENTERPRISE else ""
    return f"{SCHEMES.get(kind) or home}/{name}{mark}"


def referents(mentions: Iterable[Mention]) -> tuple[Referent, ...]:
    """One referent for each name and family, in text order of the first mention.

    A firm and the project that goes by its name alone (某某电气等九个项目) stay two things.
    """
    gathered: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        gathered.setdefault((folded(mention.label), family(mention.kind)), []).append(mention)
    return tuple(_referent(name, found) for (name, _), found in gathered.items())


def _referent(name: str, found: list[Mention]) -> Referent:
    votes: dict[EntityClass, int] = {}
    for mention in found:
        votes[mention.kind] = votes.get(mention.kind, 0) + WEIGHT.get(mention.rule, DEFAULT_WEIGHT)
    kind = max(votes, key=lambda each: (votes[each], -ORDER[each]))
    label = max((mention.label for mention in found), key=lambda text: (len(text), text))
    return Referent(name, kind, label, tuple(found))
