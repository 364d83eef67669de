"""Every word the exports write, in Chinese and English: words.toml, and the ontology's labels."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from kg.ontology import load

WORDS = Path(__file__).with_name("words.toml")
LANGUAGES = ("zh", "en")


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


def say(key: str, language: str, **values: object) -> str:
    """The words of a key with its values in place."""
    said = _words()[key][language]
    return said.format(**values) if values else said


def term_label(name: str, language: str) -> str:
    """The label of a term given as IRI or CURIE; the end of the IRI where the ontology has none."""
    term = load().term(name)
    if term is None:
        return name.rpartition("#")[2].rpartition("/")[2]
    return term.labels.get(language) or term.labels.get("en") or term.curie
