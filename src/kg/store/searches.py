"""A query for part of a text, read without an engine: the text, whose it is, what is mentioned there.

    SELECT ?passage ?thing ?name WHERE {
      ?passage a dp:Passage ; dp:text ?text . FILTER(CONTAINS(?text, "氢能"))
      ?thing a dp:Project ; dp:mentionedIn ?passage ; rdfs:label ?name } ORDER BY ?name LIMIT 50

The holder, its text, a thing that is mentioned and its label are a variable each, of which some may be
missing; they are selected and give the order as one likes. What is sought is part of the text or the label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.store.holders import LABEL, MENTIONED, PASSAGE, TEXT, TYPE
from kg.store.narrowing import CALL, sought
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
from kg.store.tokens import Token, tokens

# The numbers of a search's variables, and which of them stand for IRIs.
HOLDER, SENTENCE, THING, NAME = range(4)
IRIS = frozenset((HOLDER, THING))


@dataclass(frozen=True, slots=True)
class Search:
    """A text that is sought, and how the answer is written.

    `variables` are those of the holder, the text, the thing and its label; None where it has no such pattern.
    """

    text: str
    # Whether it is sought in texts or in labels.
    place: int
    passages: bool
    kinds: tuple[str, ...]
    variables: tuple[str | None, ...]
    selected: tuple[str, ...]
    distinct: bool
    rest: Rest

    @property
    def columns(self) -> tuple[int, ...]:
        """Of each column the number of its variable."""
        return tuple(map(self.variables.index, self.selected))

    @property
    def keys(self) -> tuple[tuple[int, bool], ...]:
        """By which variables the rows are ordered, and whether the last comes first."""
        return tuple((self.variables.index(name), way == "DESC") for way, name in self.rest.keys)


def search_of(query: str) -> Search:
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
    told = _Told.by(triples_of(patterns), prefixes)
    variables = told.variables
    text = sought(called)
    if text is None or not {*selected} <= {*variables}:
        raise OtherwiseError
    place = next((each for each in (SENTENCE, NAME) if variables[each] == called["variable"]), None)
    if place is None:
        raise OtherwiseError
    if not {name for _, name in rest.keys} <= {*variables}:
        raise OtherwiseError
    passages, kinds = told.kinds
    return Search(text, place, passages, kinds, variables, selected, distinct, rest)


@dataclass(slots=True)
class _Told:
    """The patterns, by their property."""

    joined: dict[str, tuple[str, str]] = field(default_factory=dict)
    classes: list[tuple[str, str]] = field(default_factory=list)

    @classmethod
    def by(cls, triples: Iterable[tuple[Token, Token, Token]], prefixes: Mapping[str, str]) -> _Told:
        told = cls()
        for subject, verb, target in triples:
            property_ = TYPE.value if is_type(verb) else full_name(verb, prefixes)
            if property_ == TYPE.value:
                told.classes.append((name_of(subject), full_name(target, prefixes)))
            elif property_ in told.joined or property_ not in (TEXT.value, LABEL.value, MENTIONED.value):
                raise OtherwiseError
            else:
                told.joined[property_] = name_of(subject), name_of(target)
        return told

    @property
    def variables(self) -> tuple[str | None, ...]:
        """Holder, text, thing and label, each by another name."""
        nobody = (None, None)
        holder, text = self.joined.get(TEXT.value, nobody)
        thing, named_in = self.joined.get(MENTIONED.value, nobody)
        labelled, label = self.joined.get(LABEL.value, nobody)
        if len({holder, named_in} - {None}) > 1 or len({thing, labelled} - {None}) > 1:
            raise OtherwiseError
        if named_in is None and None not in (text, label):
            # Nothing joins the two.
            raise OtherwiseError
        names = (holder or named_in, text, thing or labelled, label)
        given = [each for each in names if each is not None]
        if len(set(given)) != len(given):
            raise OtherwiseError
        return names

    @property
    def kinds(self) -> tuple[bool, tuple[str, ...]]:
        """Whether the holder is a passage, and the classes of the thing."""
        holder, _, thing, _ = self.variables
        if any(name not in (holder, thing) for name, _ in self.classes):
            raise OtherwiseError
        of_holder = [kind for name, kind in self.classes if name == holder]
        if any(kind != PASSAGE.value for kind in of_holder):
            raise OtherwiseError
        return bool(of_holder), tuple(kind for name, kind in self.classes if name != holder)


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
    if before == ";" or follows == ";":
        # What stands around a FILTER must not be read as one triple.
        raise OtherwiseError
    if before in (".", "{"):
        return [*body[:at], *body[after + (follows == ".") :]], called
    if follows not in (".", "}"):
        # It parts two triples as a full stop does.
        return [*body[:at], Token("mark", ".", called.end(), called.end()), *body[after:]], called
    return [*body[:at], *body[after:]], called
