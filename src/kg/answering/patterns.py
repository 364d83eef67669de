"""Building blocks of SPARQL. Terms are always serialised, never pasted: a question is data."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from pyoxigraph import Literal, NamedNode

from kg.answering.normal import DROPPED
from kg.namespaces import PREFIXES

NAME = "rdfs:label|skos:altLabel"
# What ends a clause, see `clauses.BREAKS`.
BREAKS = "[,，;；。!！?？:：]"
# Quotes, brackets and spaces that a question may leave out of a name.
PUNCTUATION = "[" + "".join(f"\\{mark}" if mark in "[]^\\-" else mark for mark in sorted(DROPPED)) + " ]"


def prefixes(body: str) -> str:
    """A query with the PREFIX lines it needs."""
    used = [name for name in sorted(PREFIXES) if f"{name}:" in body]
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in used) + body


def iris(things: Iterable[str]) -> str:
    """IRIs as a SPARQL list."""
    return ", ".join(str(NamedNode(thing)) for thing in sorted(set(things)))


def text(words: str) -> str:
    """A string literal, escaped."""
    return str(Literal(words))


def one_of(variable: str, things: Iterable[str]) -> str:
    """A filter that a variable is one of these."""
    return f"FILTER(?{variable} IN ({iris(things)}))"


def terms(names: Iterable[str]) -> str:
    """Terms of the vocabulary as a SPARQL list."""
    return ", ".join(f"dp:{name}" for name in sorted(names))


def plain(variable: str) -> str:
    """A text without case, quotes, brackets and spaces."""
    return f'LCASE(REPLACE(STR(?{variable}), {text(PUNCTUATION)}, ""))'


def called(variable: str, words: Iterable[str]) -> str:
    """A filter that a name holds one of the words, whatever its case, quotes and brackets."""
    return "FILTER(" + " || ".join(f"CONTAINS({plain(variable)}, {text(word)})" for word in words) + ")"


# A condition as the ways in which it can be met, any of which will do.
Ways = tuple[str, ...]


def either(ways: Iterable[str]) -> list[str]:
    """Several ways of meeting one condition.

    A plain group: of a sub-SELECT over a UNION, Virtuoso 7 joins only some of the rows.
    """
    found = list(dict.fromkeys(ways))
    if len(found) < 2:
        return found
    joined = "\n    UNION ".join(f"{{ {way} }}" for way in found)
    return [f"{{\n    {joined}\n  }}"]


def in_sentence(at: int, words: Iterable[str], *, bound: bool = False) -> str:
    """That a sentence which names ?x holds one of the words; with `bound`, ?x is known before."""
    return (
        f"?x dp:mentionedIn ?p{at} . {_said(at, words)}"
        if bound
        else f"{_saying(at, words)} ?x dp:mentionedIn ?p{at} ."
    )


def in_clause(at: int, words: Collection[str], *, bound: bool = False) -> str:
    """That one of the words stands in a clause which names ?x: between the two no clause ends."""
    said, me = f"?s{at}", f"?me{at}"
    tests = [f"({_then(said, text(word), me)} || {_then(said, me, text(word))})" for word in words]
    names = f"?x dp:mentionedIn ?p{at} ; {NAME} ?own{at} ."
    near = (
        f"BIND({plain(f'said{at}')} AS {said}) BIND({plain(f'own{at}')} AS {me})\n"
        f"    FILTER({' || '.join(tests)})"
    )
    if bound:
        return f"{names} {_said(at, words)}\n    {near}"
    return f"{{ SELECT DISTINCT ?x WHERE {{\n    {_saying(at, words)}\n    {names}\n    {near}\n  }} }}"


def _saying(at: int, words: Iterable[str]) -> str:
    """The sentences that hold one of the words, found once."""
    return f"{{ SELECT ?p{at} ?said{at} WHERE {{ {_said(at, words)} }} }}"


def _said(at: int, words: Iterable[str]) -> str:
    return f"?p{at} dp:text ?said{at} . {called(f'said{at}', words)}"


def _then(said: str, first: str, second: str) -> str:
    after = f"STRAFTER({said}, {first})"
    between = f"REGEX(STRBEFORE({after}, {second}), {text(BREAKS)})"
    return f"CONTAINS({said}, {first}) && CONTAINS({after}, {second}) && !{between}"
