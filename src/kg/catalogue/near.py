"""Names and terms that resemble one that is not there, for the error that says so."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from pyoxigraph import Literal

from kg.ontology import load
from kg.store.interface import Store
from kg.vocabulary import EntityClass

SHOWN = 5
# Of each pair of characters; the shortest come first, being nearest to what was asked.
SOUGHT = 60
PAIRS = 12
# Headings are few and alike; among so many the shortest are looked at.
MOST_TEXTS = 2000
# So far from each other two names are no slip of the pen.
LEAST = 0.34
HOLDING = """SELECT DISTINCT ?name WHERE {{
  ?thing rdfs:label|skos:altLabel ?name . FILTER(CONTAINS(STR(?name), {pair}))
  ?thing dp:mentionedIn ?somewhere{kind} .
}} ORDER BY STRLEN(STR(?name)) ?name LIMIT {sought}"""


def near_names(store: Store, text: str, kind: EntityClass | None = None) -> list[str]:
    """Names of the graph's things, of a class if one is given, that resemble a text; the nearest first."""
    pairs = dict.fromkeys(text[at : at + 2] for at in range(len(text) - 1))
    found: set[str] = set()
    for pair in list(pairs)[:PAIRS]:
        asked = HOLDING.format(pair=Literal(pair), kind=f" ; a dp:{kind}" if kind else "", sought=SOUGHT)
        found.update(name.value for (name,) in store.select(asked).rows if isinstance(name, Literal))
    return _nearest(text, found)


def _nearest(text: str, names: Iterable[str]) -> list[str]:
    likeness = {name: difflib.SequenceMatcher(None, text, name).ratio() for name in names}
    ranked = sorted(likeness, key=lambda name: (-likeness[name], name))
    return [name for name in ranked if likeness[name] >= LEAST or text in name][:SHOWN]


def near_parts(store: Store, parts: Sequence[str], where: str) -> list[str]:
    """Of some words, the longest first, those that stand in a text, the `?text` of a pattern: a few."""
    found: list[str] = []
    for part in list(dict.fromkeys(parts))[:PAIRS]:
        asked = f"SELECT ?text WHERE {{ {where} . FILTER(CONTAINS(STR(?text), {Literal(part)})) }} LIMIT 1"
        if not any(part in longer for longer in found) and any(store.select(asked).rows):
            found.append(part)
    return found[:SHOWN]


def near_texts(store: Store, text: str, where: str) -> list[str]:
    """The short texts that resemble one; where none does, the first of them."""
    asked = f"SELECT DISTINCT ?text WHERE {{ {where} }} ORDER BY STRLEN(STR(?text)) ?text LIMIT {MOST_TEXTS}"
    texts = [found.value for (found,) in store.select(asked).rows if isinstance(found, Literal)]
    return _nearest(text, texts) or texts[:SHOWN]


def near_terms(local: str) -> list[str]:
    """CURIEs of terms of the project's own vocabulary that resemble dp:`local`."""
    own = {
        term.curie.removeprefix("dp:").casefold(): term.curie
        for term in load().terms.values()
        if term.curie.startswith("dp:")
    }
    return [own[each] for each in difflib.get_close_matches(local.casefold(), sorted(own), n=3)]
