"""Texts, their holders, what is mentioned there and its labels, each by the other (`kg.store.holders`)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from functools import cached_property

from kg.store import postings
from kg.store.outline import CLASSES
from kg.store.postings import Numbers, Postings

# The names of lists. Of a holder and of a thing, and which they are of:
TEXTS, THINGS, LABELS = "texts", "things", "labels"
HELD, MENTIONS, NAMED = "held", "mentions", "named"
# Of a thing and of a label the texts where it is mentioned, of a holder the labels; and the other way round.
SAID, LABEL_SAID, TOLD, LABELS_TOLD = "said", "said of label", "told", "labels told"
NAMES, NAMED_IN = "names", "named in"
# Of all in order: classes, whether a passage, where a literal comes among all; likewise holders and things,
# for which there is none where they have their numbers in order.
KINDS, PASSAGES, PLACES = "kinds", "passages", "places"
HOLDER_PLACES, THING_PLACES = "places of holders", "places of things"
# Labels in order, first all, then those of each class; things likewise; holders that mention something, those
# that are passages, and all; all literals.
LABELS_OF, THINGS_OF, HOLDERS_OF, LITERALS = "labels of", "things of", "holders of", "literals"
MENTIONING, ARE_PASSAGES, ALL_HOLDERS = range(3)
# All of them, without which an index is none.
LISTS = frozenset(
    {TEXTS, THINGS, LABELS, HELD, MENTIONS, NAMED, SAID, LABEL_SAID, TOLD, LABELS_TOLD, NAMES, NAMED_IN}
    | {KINDS, PASSAGES, PLACES, HOLDER_PLACES, THING_PLACES, LABELS_OF, THINGS_OF, HOLDERS_OF, LITERALS}
)
# The bits of classes.
BITS = {name: 1 << at for at, name in enumerate(CLASSES)}


class Crossed:
    """Texts, their holders, what is mentioned there and its labels, each by the other; read when wanted."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    @cached_property
    def texts(self) -> Postings:
        """Of a holder the literals."""
        return postings.read(self._database, TEXTS)

    @cached_property
    def held(self) -> Postings:
        """Of a literal the holders."""
        return postings.read(self._database, HELD)

    @cached_property
    def labels(self) -> Postings:
        """Of a thing the literals."""
        return postings.read(self._database, LABELS)

    @cached_property
    def named(self) -> Postings:
        """Of a literal the things."""
        return postings.read(self._database, NAMED)

    @cached_property
    def things(self) -> Postings:
        """Of a holder what is mentioned there."""
        return postings.read(self._database, THINGS)

    @cached_property
    def mentions(self) -> Postings:
        """Of a thing the holders that mention it."""
        return postings.read(self._database, MENTIONS)

    @cached_property
    def said(self) -> Postings:
        """Of a thing the literals of the holders that mention it."""
        return postings.read(self._database, SAID)

    @cached_property
    def label_said(self) -> Postings:
        """Of a label the literals of the holders that mention what is named so."""
        return postings.read(self._database, LABEL_SAID)

    @cached_property
    def labels_told(self) -> Postings:
        """Of a literal the labels of what its holders mention."""
        return postings.read(self._database, LABELS_TOLD)

    @cached_property
    def told(self) -> Postings:
        """Of a literal what its holders mention."""
        return postings.read(self._database, TOLD)

    @cached_property
    def names(self) -> Postings:
        """Of a holder the labels of what is mentioned there."""
        return postings.read(self._database, NAMES)

    @cached_property
    def named_in(self) -> Postings:
        """Of a label the holders where what is named so is mentioned."""
        return postings.read(self._database, NAMED_IN)

    @cached_property
    def kinds(self) -> Numbers:
        """Of each thing the bits of its classes."""
        return postings.read(self._database, KINDS).numbers

    @cached_property
    def passages(self) -> Numbers:
        """Of each holder whether it is a passage."""
        return postings.read(self._database, PASSAGES).numbers

    @cached_property
    def places(self) -> Numbers:
        """Of each literal where it comes among all."""
        return postings.read(self._database, PLACES).numbers

    @cached_property
    def all_labels(self) -> frozenset[int]:
        """The literals that are labels."""
        return frozenset(self._labels_of.of(0))

    def labels_of(self, kinds: Sequence[str]) -> Numbers:
        """The labels of things, in order; of the first of some classes, if any."""
        return self._labels_of.of(_place_of(kinds))

    def things_of(self, kinds: Sequence[str]) -> Numbers:
        """The things, of the first of some classes, if any."""
        return postings.read(self._database, THINGS_OF).of(_place_of(kinds))

    def holders_of(self, some: int) -> Numbers:
        """The holders that mention something, those that are passages, or all, in order."""
        return postings.read(self._database, HOLDERS_OF).of(some)

    @cached_property
    def holder_places(self) -> Numbers:
        """Of each holder where it comes among all; nothing where they are numbered in order."""
        return postings.read(self._database, HOLDER_PLACES).numbers

    @cached_property
    def thing_places(self) -> Numbers:
        """Of each thing where it comes among all; nothing where they are numbered in order."""
        return postings.read(self._database, THING_PLACES).numbers

    @cached_property
    def _labels_of(self) -> Postings:
        return postings.read(self._database, LABELS_OF)

    def bits(self, kinds: Sequence[str]) -> int | None:
        """The bits of some classes together; None where one is not told."""
        if any(kind not in BITS for kind in kinds):
            return None
        return sum({BITS[kind] for kind in kinds})

    def written(self, table: str, numbers: Iterable[int]) -> dict[int, str]:
        """Some holders' or things' IRIs, or literals as SPARQL writes them, by number."""
        column = "term" if table == "literal" else "iri"
        query = f"SELECT id, {column} FROM {table}"  # noqa: S608 - names of the schema.
        wanted = set(numbers)
        if len(wanted) > MANY:
            return {number: text for number, text in self._database.execute(query) if number in wanted}
        rows = self._database.execute(f"{query} WHERE id IN ({','.join(map(str, wanted))})")
        return dict(rows)


def _place_of(kinds: Sequence[str]) -> int:
    return 1 + [*BITS].index(kinds[0]) if kinds else 0


# More of a table than these are found sooner by a look at all of it.
MANY = 20_000
