"""What SPARQL text is let through to the engine, and where a protocol's USING goes."""

from __future__ import annotations

import pytest

from kg.web.errors import HttpError
from kg.web.sparql_text import from_default, refuse_outside, unescape, with_using

REFUSED = [
    ("SELECT * { SERVICE <http://other.example/> { ?s ?p ?o } }", "plainly"),
    ("SELECT * { service silent <http://other.example/> { ?s ?p ?o } }", "in any case, SILENT"),
    ("SELECT * { VALUES ?x {<http://a/>} SERVICE ?x { ?s ?p ?o } }", "an address only known when it runs"),
    ("SELECT * { ?s ?p 'a' . SERVICE<http://x/> {} }", "no space"),
    ("SELECT * { S\\u0045RVICE <http://x/> {} }", "an escape in the keyword"),
    ("SELECT * { ?s ?p '\\u0027 SERVICE <http://x/> {} #' }", "an escape that would end a string early"),
    ("# '\nSELECT * { SERVICE <http://x/> {} # '\n}", "a quote in a comment hides nothing"),
    ("SELECT * { ?s ?p <a#b> SERVICE <http://x/> {} }", "a hash in an IRI starts no comment"),
    ("SELECT * { SERVICE dp:x {} }", "a prefixed address, whose host is not looked up"),
    ("LOAD <http://other.example/data>", "an update that fetches"),
    ("LOAD SILENT <file:///etc/passwd>", "a file"),
    ("SELECT * { SERVICE <http://friend.example.evil/> {} }", "a host that only begins like an allowed one"),
    ("SELECT * { SERVICE <http://friend.example@evil/> {} }", "an allowed host as the user's name"),
]
PASSED = [
    ("SELECT ?service { ?service a dp:Platform }", "a variable"),
    ("SELECT * { ?s service:load ?o }", "a prefixed name"),
    ("SELECT * { ?s ?p 'SERVICE <http://x/>' }", "in a string"),
    ('SELECT * { ?s ?p """a " SERVICE <http://x/> """ }', "in a long string"),
    ("SELECT * { ?s ?p ?o } # SERVICE <http://x/>", "in a comment"),
    ("SELECT * { ?s <http://x/#SERVICE> ?o }", "in an IRI"),
    ("SELECT * { SERVICE <http://friend.example/sparql> { ?s ?p ?o } }", "an allowed host"),
]


@pytest.mark.parametrize(("query", "reason"), REFUSED)
def test_reaching_outside_is_refused(query: str, reason: str) -> None:
    """SERVICE and LOAD are found however they are dressed."""
    with pytest.raises(HttpError) as caught:
        refuse_outside(query, frozenset({"friend.example"}))
    assert caught.value.status == 403, reason


@pytest.mark.parametrize(("query", "reason"), PASSED)
def test_the_word_alone_is_harmless(query: str, reason: str) -> None:
    """The letters elsewhere than as a keyword are left alone."""
    refuse_outside(query, frozenset({"friend.example"}))


def test_unescape_leaves_what_is_no_character() -> None:
    """Half a surrogate pair is no code point and stays as written."""
    assert unescape(r"\u0053\U00000041\uD800") == r"SA\uD800"


LEFT = [
    ("SELECT * FROM <urn:g> { ?s ?p ?o }", "another graph"),
    (
        "PREFIX x: <urn:x-arq:> SELECT * FROM x:DefaultGraph FROM <urn:x-arq:DefaultGraph> {}",
        "a name with a prefix",
    ),
    ('SELECT * { ?s ?p "FROM <urn:x-arq:DefaultGraph>" }', "words in a string"),
    ("SELECT * { ?s ?p <urn:x-arq:DefaultGraph> } # FROM <urn:x-arq:DefaultGraph>", "a comment"),
    ("SELECT * FROM", "no query at all"),
]


@pytest.mark.parametrize(("query", "reason"), LEFT)
def test_a_query_that_does_not_choose_the_default_graph_is_left(query: str, reason: str) -> None:
    """Only the IRI after FROM counts."""
    assert from_default(query) == (query, (), ()), reason


def test_using_is_placed_before_each_where() -> None:
    """Every pattern of the update reads the protocol's dataset; DELETE WHERE has no place for one."""
    update = (
        "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o } ; DELETE WHERE { ?a ?b 'WHERE' } ; INSERT {} where { {} }"
    )
    placed = with_using(update, ["http://g/1"], ["http://g/2"])
    clause = " USING <http://g/1> USING NAMED <http://g/2> "
    assert placed == (
        f"DELETE {{ ?s ?p ?o }} {clause}WHERE {{ ?s ?p ?o }} ; DELETE WHERE {{ ?a ?b 'WHERE' }} ;"
        f" INSERT {{}} {clause}where {{ {{}} }}"
    )
