"""Whose a thing is by the brackets behind it: 某项目(投资方:某某集团)."""

from __future__ import annotations

import re

from kg.facts.word_lists import word_lists
from kg.mentions.chunks import text_of
from kg.mentions.lexicon import load
from kg.mentions.model import Mention
from kg.mentions.names import Name, end_of
from kg.mentions.places import names_division
from kg.text import Span
from kg.vocabulary import EntityClass

PARTY = re.compile(r"\(([\u4e00-\u9fff]{2,4})[::]([^():;,、]{2,28})\)$")


def without_party(name: Name) -> str:
    """A thing's name without the brackets that say whose it is."""
    found = _party(name)
    return name.label[: found.start()] if found is not None and found.start() > 1 else name.label


def party_of(name: Name) -> Mention | None:
    """Who such brackets name: a firm or, by its last word, a body; two firms and a place are left unsaid."""
    found = _party(name)
    if found is None or found.start() < 2 or names_division(found.group(2)):
        return None
    suffix = load().suffix_of(found.group(2))
    kind = EntityClass.ENTERPRISE if suffix is None else suffix.kind
    if kind in (EntityClass.PLACE, EntityClass.PARK):
        return None
    span = Span(end_of(name.tokens, found.start(2)), end_of(name.tokens, found.end(2)))
    body = kind is EntityClass.ORGANIZATION
    return Mention(found.group(2), kind if body else EntityClass.ENTERPRISE, (span,), "name.party")


def _party(name: Name) -> re.Match[str] | None:
    """The brackets, where the words of the name are those of the text."""
    spelt = name.label.endswith(")") and text_of(name.tokens) == name.label
    found = PARTY.search(name.label) if spelt else None
    return found if found is not None and found.group(1) in word_lists().parties else None
