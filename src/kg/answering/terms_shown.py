"""Terms of the vocabulary as a person reads them."""

from __future__ import annotations

from functools import cache

from kg.namespaces import iri
from kg.ontology import load
from kg.vocabulary import Comparator


@cache
def term_label(name: str, *, chinese: bool) -> str:
    """A term of the vocabulary by its Chinese label, in English by its name."""
    term = load().terms.get(iri(f"dp:{name}")) if chinese else None
    return term.labels.get("zh", name) if term is not None else name


@cache
def term_words(name: str, *, chinese: bool) -> str:
    """A term of the vocabulary by its label in either language."""
    term = load().terms.get(iri(f"dp:{name}"))
    return term.labels.get("zh" if chinese else "en", name) if term is not None else name


def bound_words(comparator: str, *, chinese: bool) -> str:
    """How a number bounds the real one, in words; nothing where it is the real one."""
    if not comparator or comparator == Comparator.EQUAL:
        return ""
    return term_words(Comparator(comparator).name.title().replace("_", ""), chinese=chinese)
