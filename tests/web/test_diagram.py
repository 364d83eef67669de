"""The diagram of the ontology says what the ontology says."""

from __future__ import annotations

import pytest

from kg.namespaces import PREFIXES
from kg.ontology import TermKind, load
from kg.vocabulary import EntityClass
from kg.web.pages.diagram import HIGH, THING, WIDE, Arrow, diagram

DP = PREFIXES["dp"]


def _with_superiors(name: str) -> set[str]:
    found, waiting = set(), [DP + name]
    while waiting:
        iri = waiting.pop()
        found.add(iri)
        waiting += load().terms[iri].superiors if iri in load().terms else ()
    return found


@pytest.mark.parametrize("arrow", diagram().arrows, ids=lambda arrow: f"{arrow.source}-{arrow.target}")
def test_an_arrow_is_allowed_by_the_ontology(arrow: Arrow) -> None:
    """Both ends are in the property's domain and range; from the frame at least one thing's class is."""
    for name in arrow.properties:
        term = load().terms[DP + name]
        for end, allowed in ((arrow.source, term.domains), (arrow.target, term.ranges)):
            own = {DP + each.value for each in EntityClass} if end == THING else _with_superiors(end)
            assert own & set(allowed), f"{name} at {end}"


def test_every_thing_and_statement_is_drawn() -> None:
    """No class of a report's things is missing, nor any property from one class on the diagram to another."""
    names = {box.name for box in diagram().boxes}
    assert {each.value for each in EntityClass} < names
    drawn = {name for arrow in diagram().arrows for name in arrow.properties}
    wanted = {
        term.iri.removeprefix(DP)
        for term in load().terms.values()
        if term.kind is TermKind.OBJECT_PROPERTY
        and term.iri.startswith(DP)
        and {each.removeprefix(DP) for each in term.ranges} & names
    }
    assert drawn == wanted


def test_no_box_covers_another() -> None:
    """Boxes stand apart and on the picture."""
    found = diagram()
    boxes = found.boxes
    for box in boxes:
        assert WIDE // 2 <= box.x <= found.width - WIDE // 2
        assert HIGH // 2 <= box.y <= found.height - HIGH // 2
        assert all(
            abs(box.x - other.x) > WIDE or abs(box.y - other.y) > HIGH for other in boxes if other is not box
        )
