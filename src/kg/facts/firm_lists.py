"""Firms that a list of projects calls by their bare names: 甲、乙等项目建成投产 is of 甲 and 乙."""

from __future__ import annotations

from kg.facts.word_lists import word_lists
from kg.mentions.brands import placelike
from kg.mentions.dictionary import known
from kg.mentions.goods import industry_names, trails_goods
from kg.mentions.lexicon import load
from kg.mentions.model import Mention
from kg.mentions.name_words import name_words
from kg.mentions.names import Group, Name
from kg.mentions.places import Surroundings
from kg.mentions.specificity import Specificity
from kg.text import Span
from kg.vocabulary import EntityClass

# What only plants do.
MAKING = frozenset({"in_production", "listed"})
SHORTEST, LONGEST = 3, 6


def lists_plants(group: Group, verbs: frozenset[str]) -> bool:
    """Whether what a list of projects names makes goods: it goes into production, or is called industrial."""
    listed = group.listing is not None and group.listing.word.endswith("项目")
    return listed and (bool(verbs & MAKING) or any(word in group.listed for word in word_lists().industrial))


def is_bare_firm(name: Name, around: Surroundings) -> bool:
    """Whether a name that says neither what nor where reads like a firm's: 三一重能, 博格华纳."""
    if name.suffix is not None or name.specificity is Specificity.GENERIC:
        return False
    if name.specificity is not Specificity.PROPER and not _is_founders(name):
        return False
    label = name.label.removesuffix(name.phase)
    words = tuple(token for token in name.tokens if token.text != name.phase)
    if not words or not SHORTEST <= len(label) <= LONGEST or around.names(label):
        return False
    first, last = words[0], words[-1]
    if any(token.kind != "word" or token.text[0].isdecimal() for token in words):
        return False
    lexicon = load()
    common = any(
        token.text in lexicon.goods or token.text in lexicon.weak or token.text in industry_names()
        for token in words
        if len(token.text) > 1
    )
    placed = any(around.names(token.text) for token in words) or placelike(last.text)
    thing = len(words) > 1 and len(last.text) > 1 and last.pos == "n" and known(last.text)  # 盛发|魔芋
    made = thing or last.text in lexicon.trades or last.text[-1] in name_words().breeds
    if common or placed or made or trails_goods(last):
        return False
    named = not known(first.text) or first.pos in ("nr", "nrt", "nz") or first.text in lexicon.known_names
    return named or _is_founders(name)


def bare_firm(name: Name) -> Mention:
    """The firm by whose name the project, or its phase, is called."""
    label = name.label.removesuffix(name.phase)
    span = Span(name.span.start, name.span.start + len(label)) if name.phase else name.span
    return Mention(label, EntityClass.ENTERPRISE, (span,), "name.listed-plant")


def _is_founders(name: Name) -> bool:
    """金志|利: two words of three characters, the first a rare noun, all but one such as founders choose."""
    chosen = load().chosen
    sizes = [len(token.text) for token in name.tokens]
    kept = sum(character in chosen for character in name.label)
    return sizes == [2, 1] and name.tokens[0].pos == "n" and kept >= 2 and name.label[-1] in chosen
