"""What questions are matched against, brought up to date by what went and came, as if all were read."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.answering.recorded import contents_of
from kg.answering.revised import revised
from kg.namespaces import iri
from kg.store.columns import INDEX
from kg.store.subjects import FILE, write_subjects
from tests.store.factories import write_build

WORLD = Path(__file__).parent.parent / "queries" / "world.ttl"
TRIPLES = frozenset(quad.triple for quad in parse(path=str(WORLD), format=RdfFormat.TURTLE))
SUBJECTS = sorted({each.subject for each in TRIPLES if isinstance(each.subject, NamedNode)}, key=str)
LABELS = {NamedNode(iri("rdfs:label")), NamedNode(iri("skos:altLabel"))}


def without(gone: Iterable[NamedNode], renamed: Iterable[NamedNode]) -> frozenset[Triple]:
    """The world without some subjects and all that leads to them, some others called otherwise."""
    away, called = set(gone), set(renamed)
    stay = (each for each in TRIPLES if each.subject not in away and each.object not in away)
    return frozenset(
        Triple(each.subject, each.predicate, Literal(f"新{each.object.value}", language="zh"))
        if each.subject in called and each.predicate in LABELS and isinstance(each.object, Literal)
        else each
        for each in stay
    )


def lines(triples: frozenset[Triple]) -> list[bytes]:
    """The lines of subjects of a build of them."""
    with tempfile.TemporaryDirectory() as folder:
        write_build(Path(folder), triples, [])
        write_subjects(Path(folder))
        return (Path(folder) / INDEX / FILE).read_bytes().splitlines(keepends=True)


def is_brought_up_to_date(before: frozenset[Triple], after: frozenset[Triple]) -> bool:
    """Whether it can be; it is then, to the last row and in the same order."""
    had, has = lines(before), lines(after)
    gone = [json.loads(line) for line in sorted(set(had) - set(has))]
    come = [json.loads(line) for line in sorted(set(has) - set(had))]
    found = revised(contents_of(map(json.loads, had)), gone, come)
    expected = contents_of(map(json.loads, has))
    if found is None:
        return False
    assert found == expected
    for name in ("things", "mentions", "states", "reports", "periods", "regions"):
        assert list(getattr(found, name)) == list(getattr(expected, name))
    return True


some = st.lists(st.sampled_from(SUBJECTS), max_size=6)


@settings(deadline=None, max_examples=60)
@given(gone=some, came=some, renamed=some, now_renamed=some)
def test_it_is_what_reading_all_gives(
    gone: list[NamedNode], came: list[NamedNode], renamed: list[NamedNode], now_renamed: list[NamedNode]
) -> None:
    """Whatever subjects come, go or are called otherwise."""
    is_brought_up_to_date(without(gone, renamed), without(came, now_renamed))


def test_each_that_comes_or_goes_is_taken_up() -> None:
    """Whichever it is, without reading all: a thing, a step, a figure, a title, a pledge, a passage.

    But for things that come to have what was nobody's before, of which nothing is kept.
    """
    for subject in SUBJECTS:
        assert is_brought_up_to_date(TRIPLES, without([subject], [])), subject
    taken_up = [is_brought_up_to_date(without([subject], []), TRIPLES) for subject in SUBJECTS]
    assert sum(taken_up) > 0.7 * len(taken_up)
