"""Who a list says leads: 以甲重工、乙海洋、丙三航为代表 names firms, whatever their words mean elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

from kg.mentions.field_words import names_field
from kg.mentions.firm_names import firmlike
from kg.mentions.goods import industry_names
from kg.mentions.lexicon import load
from kg.mentions.model import Mention
from kg.mentions.names import Group, Name
from kg.text import Span
from kg.vocabulary import EntityClass

FEWEST, LONGEST = 2, 8
# A member of these classes keeps it: 以某某项目为龙头.
KEPT = frozenset({EntityClass.PLACE, EntityClass.ENTERPRISE})


def leaders(group: Group, cast: Mapping[Name, Mention]) -> dict[Name, Mention]:
    """The members of a list of leaders, half of which are or read like firms, as firms."""
    if not group.led or len(group.names) < FEWEST or not all(_may_lead(name, cast) for name in group.names):
        return {}
    known = [name for name in group.names if name in cast and cast[name].kind is EntityClass.ENTERPRISE]
    alike = [name for name in group.names if name not in known and firmlike(name)]
    enough = len(group.names) if known else len(group.names) + 1
    if 2 * len(known + alike) < enough:
        return {}
    firm = EntityClass.ENTERPRISE
    return {
        name: Mention(name.label, firm, (Span(name.span.start, name.span.end),), "name.listed-leader")
        for name in group.names
        if name not in known
    }


def _may_lead(name: Name, cast: Mapping[Name, Mention]) -> bool:
    mention = cast.get(name)
    if mention is not None and mention.kind not in KEPT:
        return False
    said = name.label in load().goods or names_field(name.label) or name.label in industry_names()
    plain = all(token.kind == "word" for token in name.tokens)
    return plain and not said and not name.trailing and FEWEST < len(name.label) <= LONGEST
