"""Literals as SPARQL writes them: what they mean, their JSON, and which comes first."""

from __future__ import annotations

import json
import re

from pyoxigraph import Literal, RdfFormat, parse

# A term in which JSON writes nothing otherwise than SPARQL.
PLAIN_TEXT = re.compile(r'("[^"\\\x00-\x1f]*")(?:@([A-Za-z]+(?:-[A-Za-z0-9]+)*))?')


def literal_of(term: str) -> Literal:
    """The literal that is written so."""
    text, language = _parts(term)
    return Literal(text, language=language)


def text_json(term: str) -> str:
    """A text in SPARQL's JSON."""
    plain = PLAIN_TEXT.fullmatch(term)
    if plain:
        text, language = plain[1], plain[2]
    else:
        value, language = _parts(term)
        text = json.dumps(value, ensure_ascii=False)
    said = f',"xml:lang":"{language}"' if language else ""
    return f'{{"type":"literal","value":{text}{said}}}'


def place_of(term: str) -> tuple[str, bool, str]:
    """Where a text comes in the engine's order: by what it says, then by its language, one without last."""
    text, language = _parts(term)
    return text, not language, language or ""


def _parts(term: str) -> tuple[str, str | None]:
    """What a text says, and its language."""
    plain = PLAIN_TEXT.fullmatch(term)
    if plain:
        return plain[1][1:-1], plain[2]
    (quad,) = parse(f"<urn:s> <urn:p> {term} .", RdfFormat.N_TRIPLES)
    if not isinstance(quad.object, Literal):
        raise TypeError(f"{term} is no literal")
    return quad.object.value, quad.object.language
