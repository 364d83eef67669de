"""The rows of a search for part of a text, without the engine.

    SELECT ?passage WHERE { ?passage a dp:Passage ; dp:text ?text . FILTER(CONTAINS(?text, "氢能")) }

The index of texts knows whose each text is. For the engine all these texts must be written into the query,
which takes longer to read than all else. A search with more in it is narrowed (`kg.store.narrowing`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.store.holders import PASSAGE, TEXT, TYPE, Held
from kg.store.narrowing import CALL
from kg.store.patterns import (
    COMMENT,
    OtherwiseError,
    Rest,
    full_name,
    is_type,
    name_of,
    prefixes_of,
    refuse_signs,
    rest_of,
    triples_of,
)
from kg.store.results import Solutions
from kg.store.tokens import Token, tokens

# A term in which JSON writes nothing otherwise than SPARQL.
PLAIN_TEXT = re.compile(r'("[^"\\\x00-\x1f]*")(?:@([A-Za-z]+(?:-[A-Za-z0-9]+)*))?')


class Searched(Protocol):
    """What knows whose texts are."""

    def holders(self, text: str, *, passages: bool, texts: bool) -> list[Held] | None:
        """Who holds a text with a piece of text in it, by name; passages alone, with the texts, if wanted."""
        ...


@dataclass(frozen=True, slots=True)
class Search:
    """A text that is sought, and how the answer is written: its columns are the holder, the text or both."""

    text: str
    passages: bool
    selected: tuple[str, ...]
    holder: str
    distinct: bool
    rest: Rest

    def chosen(self, found: list[Held]) -> list[Held]:
        """Of the holders by name those that are wanted, in the wanted order."""
        if any(way == "DESC" for way, _ in self.rest.keys):
            found = sorted(found, key=_name, reverse=True)
        if self.distinct and len(self.selected) == 1:
            # Name and text together differ in every row.
            column = self.selected != (self.holder,)
            found = list({each[column]: each for each in found}.values())
        return found[self.rest.start : self.rest.end]


@dataclass(frozen=True, slots=True)
class FoundRows:
    """The rows of a search."""

    search: Search
    held: tuple[Held, ...]

    def solutions(self) -> Solutions:
        """As terms."""
        named = [each == self.search.holder for each in self.search.selected]
        rows = (
            tuple(NamedNode(name) if is_name else _literal(text) for is_name in named)
            for name, text in self.held
        )
        return Solutions(self.search.selected, tuple(rows))

    def json(self) -> bytes:
        """In SPARQL's JSON."""
        head = json.dumps({"vars": self.search.selected})
        rows = self._names() if self.search.selected == (self.search.holder,) else map(self._row, self.held)
        return f'{{"head":{head},"results":{{"bindings":[{",".join(rows)}]}}}}'.encode()

    def _names(self) -> list[str]:
        """Rows of a name alone, as most are."""
        start = f'{{"{self.search.holder}":{{"type":"uri","value":"'
        return [f'{start}{name}"}}}}' for name, _ in self.held]

    def _row(self, held: Held) -> str:
        name, text = held
        # An IRI holds nothing that JSON writes otherwise.
        cells = (
            f'"{each}":{{"type":"uri","value":"{name}"}}'
            if each == self.search.holder
            else f'"{each}":{_text_json(text)}'
            for each in self.search.selected
        )
        return f"{{{','.join(cells)}}}"


def found_rows(query: str, known: Searched) -> FoundRows | None:
    """The answer to a query; None where it is of another form, or the index does not tell."""
    if "CONTAINS" not in query.upper() or "\\" in query:
        return None
    try:
        search = _parsed(query)
        texts = search.selected != (search.holder,)
        found = known.holders(search.text, passages=search.passages, texts=texts)
        return None if found is None else FoundRows(search, tuple(search.chosen(found)))
    except OtherwiseError:
        return None


def _parsed(query: str) -> Search:
    """SELECT, its columns, the group with its one FILTER, and what may follow it."""
    found = list(tokens(query))
    ends = [at for at, token in enumerate(found) if token.text == "}"]
    if len(ends) != 1:
        raise OtherwiseError
    head = found[: ends[0] + 1]
    rest = rest_of(COMMENT.sub("", query[head[-1].end :]))
    refuse_signs(query, head)
    left = iter(head)
    prefixes, select = prefixes_of(left)
    body = list(left)
    opens = [at for at, token in enumerate(body) if token.text == "{"]
    if not select.is_word("SELECT") or len(opens) != 1:
        raise OtherwiseError
    selected, distinct = _columns(body[: opens[0]])
    patterns, called = _condition(query, body[opens[0] :])
    holder, text, is_passage = _held(triples_of(patterns), prefixes)
    if called["variable"] != text or not {*selected} <= {holder, text}:
        raise OtherwiseError
    if len(rest.keys) > 1 or any(name != holder for _, name in rest.keys):
        raise OtherwiseError
    sought = called["double"] or called["single"] or ""
    return Search(sought, is_passage, selected, holder, distinct, rest)


def _held(
    triples: Iterable[tuple[Token, Token, Token]], prefixes: Mapping[str, str]
) -> tuple[str, str, bool]:
    """The variables of the one pattern of a holder and its text, and whether a passage is asked for."""
    texts: list[tuple[str, str]] = []
    passages: set[str] = set()
    for subject, verb, target in triples:
        property_ = TYPE.value if is_type(verb) else full_name(verb, prefixes)
        if property_ == TEXT.value:
            texts.append((name_of(subject), name_of(target)))
        elif property_ == TYPE.value and full_name(target, prefixes) == PASSAGE.value:
            passages.add(name_of(subject))
        else:
            raise OtherwiseError
    if len(texts) != 1 or not passages <= {texts[0][0]} or texts[0][0] == texts[0][1]:
        raise OtherwiseError
    return *texts[0], bool(passages)


def _columns(head: Sequence[Token]) -> tuple[tuple[str, ...], bool]:
    """The names of the columns, and whether each row is wanted once."""
    distinct = bool(head) and head[0].is_word("DISTINCT")
    names = [*head[distinct:]]
    if names and names[-1].is_word("WHERE"):
        names.pop()
    selected = tuple(map(name_of, names))
    if not selected or len(set(selected)) != len(selected):
        raise OtherwiseError
    return selected, distinct


def _condition(query: str, body: Sequence[Token]) -> tuple[list[Token], re.Match[str]]:
    """The group without its one FILTER, and what that asks."""
    places = [at for at, token in enumerate(body) if token.is_word("FILTER")]
    if len(places) != 1:
        raise OtherwiseError
    at = places[0]
    called = CALL.match(query, body[at].end)
    after = next((number for number, token in enumerate(body) if called and token.start >= called.end()), 0)
    if called is None or not after or body[after - 1].end != called.end():
        raise OtherwiseError
    before, follows = body[at - 1].text, body[after].text
    if before == ";" or follows == ";" or (follows not in (".", "}") and before not in (".", "{")):
        # What stands around a FILTER must not be read as one triple.
        raise OtherwiseError
    if follows == "." and before in (".", "{"):
        after += 1
    return [*body[:at], *body[after:]], called


def _name(held: Held) -> str:
    return held[0]


def _literal(term: str) -> Literal:
    """A term as SPARQL writes it."""
    plain = PLAIN_TEXT.fullmatch(term)
    if plain:
        return Literal(plain[1][1:-1], language=plain[2])
    (quad,) = parse(f"<urn:s> <urn:p> {term} .", RdfFormat.N_TRIPLES)
    if not isinstance(quad.object, Literal):
        raise TypeError(f"{term} is no literal")
    return quad.object


def _text_json(term: str) -> str:
    plain = PLAIN_TEXT.fullmatch(term)
    if plain:
        text, language = plain[1], plain[2]
    else:
        literal = _literal(term)
        text, language = json.dumps(literal.value, ensure_ascii=False), literal.language
    said = f',"xml:lang":"{language}"' if language else ""
    return f'{{"type":"literal","value":{text}{said}}}'
