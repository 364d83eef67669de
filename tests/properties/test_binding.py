"""Whatever a caller writes, a parameter is one term and nothing else."""

from __future__ import annotations

import contextlib

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from kg.catalogue import bind, parse_query
from kg.errors import QueryError
from kg.store.embedded import in_memory

TEXTS = st.text(st.characters(codec="utf-8"), max_size=40) | st.sampled_from(
    [
        '"',
        "'''",
        '"""',
        "\\",
        '\\"',
        '" } DELETE WHERE { ?s ?p ?o } #',
        "$x",
        "?x",
        "\\u0022",
        "<urn:x>",
        "\n# comment",
        "\r",
        "\x00",
    ]
)


@given(TEXTS)
def test_words_arrive_as_they_are(text: str) -> None:
    """No quotation mark, escape or line end gets out of its string."""
    query = parse_query("# param: x string !\nSELECT ($x AS ?y) {}", source="q", name="q")

    rows = in_memory([]).select(bind(query, {"x": text}, lambda name, _: name)).rows

    assert rows == ((Literal(text),),)


@given(TEXTS)
def test_an_iri_is_an_iri_or_refused(text: str) -> None:
    """Nothing that would end the brackets passes."""
    query = parse_query("# param: x iri !\nSELECT ($x AS ?y) {}", source="q", name="q")

    with contextlib.suppress(QueryError):
        ((term,),) = (
            in_memory([]).select(bind(query, {"x": f"https://e.org/{text}"}, lambda name, _: name)).rows
        )
        assert term == NamedNode(f"https://e.org/{text}")


@given(TEXTS, st.sampled_from(["integer", "decimal", "boolean", "date", "class"]))
def test_other_types_are_values_or_refused(text: str, kind: str) -> None:
    """A bound query always parses."""
    query = parse_query(f"# param: x {kind} !\nSELECT ($x AS ?y) {{}}", source="q", name="q")

    with contextlib.suppress(QueryError):
        in_memory([]).select(bind(query, {"x": text}, lambda name, _: name))
