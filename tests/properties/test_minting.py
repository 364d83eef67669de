"""What holds of minted names whatever the names are."""

from __future__ import annotations

from datetime import date
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.rdf.minting import encode_name, mint
from kg.rdf.terms import bounds
from tests.factories import entity

LABELS = st.text(st.characters(codec="utf-8", exclude_characters="|"), min_size=1, max_size=12)


@given(LABELS)
def test_every_label_makes_a_valid_iri(label: str) -> None:
    """No text, however odd, makes an IRI that is refused or that a path swallows."""
    iri = f"https://w3id.org/devplan/id/310114/{encode_name(label)}"

    assert NamedNode(iri).value == iri
    assert "/" not in encode_name(label)
    assert encode_name(label) not in {"", ".", ".."} or not label.strip()


@given(LABELS)
def test_an_encoded_name_says_what_it_was(label: str) -> None:
    """Decoding gives the folded name back, so nothing is lost but width and white space."""
    encoded = encode_name(label)

    assert encode_name(unquote(encoded)) == encoded


@given(st.lists(LABELS, min_size=1, max_size=12, unique=True))
def test_two_things_never_share_an_iri(labels: list[str]) -> None:
    """However alike the names fold, each key has an IRI of its own."""
    entities = [entity(label, f"310114/{label}") for label in labels]

    minted = mint([("r", entities)])

    assert len({name.iri for name in minted}) == len(labels)


@given(st.lists(LABELS, min_size=1, max_size=8, unique=True), st.data())
def test_the_order_of_things_does_not_matter(labels: list[str], data: st.DataObject) -> None:
    """The same things in any order have the same IRIs."""
    entities = [entity(label, f"310114/{label}") for label in labels]
    shuffled = data.draw(st.permutations(entities))

    assert mint([("r", entities)]) == mint([("r", shuffled)])


@given(
    st.lists(LABELS, min_size=1, max_size=6, unique=True),
    st.lists(LABELS, min_size=1, max_size=6, unique=True),
)
def test_an_iri_once_given_stays(before: list[str], after: list[str]) -> None:
    """Whatever a later build finds, what was minted keeps its IRI."""
    known = mint([("r1", [entity(label, f"310114/{label}") for label in before])])

    now = mint([("r2", [entity(label, f"310114/{label}") for label in after])], known)

    iris = {name.key: name.iri for name in now}
    assert all(iris[name.key] == name.iri for name in known)
    assert len(set(iris.values())) == len(iris)


@given(st.dates(), st.dates())
def test_an_interval_begins_and_ends_where_it_says(first: date, last: date) -> None:
    """The bounds of an interval are its days' first and last second."""
    assert bounds(f"{first}/{last}") == (f"{first}T00:00:00", f"{last}T23:59:59")
