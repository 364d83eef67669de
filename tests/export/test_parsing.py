"""RDF from elsewhere: what nests without end is refused, what only looks so is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, RdfFormat

from kg.errors import ExportError
from kg.export.dataset import read_triples
from kg.export.parsing import DEEPEST, parse_rdf


@pytest.mark.parametrize(
    ("data", "form"),
    [
        ('{"@graph":' * 20_000 + "[]" + "}" * 20_000, RdfFormat.JSON_LD),
        ("[" * 20_000, RdfFormat.JSON_LD),
        ('"' + "[" * 20_000 + '"' + "[" * 20_000, RdfFormat.JSON_LD),
        ("<a:a> <a:b> " + "<<( <a:a> <a:b> " * 20_000, RdfFormat.N_TRIPLES),
        ("<a:a> <a:b> " + "<<( <a:a> <a:b> " * 20_000, RdfFormat.TURTLE),
        ('# "\n<a:a> <a:b> ' + "<<( <a:a> <a:b> " * 20_000, RdfFormat.TURTLE),
        ("<a:a> <a:b> '\"' , " + "<<( <a:a#'> <a:b> " * 20_000, RdfFormat.TURTLE),
        ("<a:a> <a:b> '''\"'\n''' , " + "<<( <a:a> <a:b> " * 20_000, RdfFormat.TURTLE),
        ("@prefix a: <a:> . a:a a:b\\' " + "<<( a:a a:b " * 20_000, RdfFormat.TURTLE),
    ],
)
def test_nesting_without_end_is_refused(data: str, form: RdfFormat) -> None:
    """Before the parser, which would take the whole process with it."""
    with pytest.raises(SyntaxError, match=str(DEEPEST)):
        list(parse_rdf(data.encode(), form))


@pytest.mark.parametrize(
    "words", ["<<(" * 2_000, "[" * 2_000, '\\"[' * 2_000, "{" * 2_000 + "\\\\", "名" * 2_000]
)
def test_brackets_in_a_text_nest_nothing(words: str) -> None:
    """A literal of nothing but brackets is a literal."""
    held = words.replace('\\"', '"').replace("\\\\", "\\")
    quoted = f'"{words}"'

    (json_quad,) = parse_rdf(f'{{"@id":"a:a","a:b":{quoted}}}'.encode(), RdfFormat.JSON_LD)
    (quad,) = parse_rdf(f"<a:a> <a:b> {quoted} .".encode(), RdfFormat.N_TRIPLES)
    (long_quad,) = parse_rdf(f'<a:a#b> <a:b> ""{quoted}"" . # {words}'.encode(), RdfFormat.TURTLE)

    assert json_quad.object == quad.object == long_quad.object == Literal(held)


def test_a_file_that_nests_without_end_is_told(tmp_path: Path) -> None:
    """On one line that names the file."""
    path = tmp_path / "deep.jsonld"
    path.write_text("[" * 20_000, encoding="utf-8")

    with pytest.raises(ExportError, match=r"deep\.jsonld.*nested more than"):
        read_triples(path)
