"""The rows of a search: each holder of the text with what is mentioned there, in the wanted order.

Where the first rows alone are wanted, and the order is by holder or by label first, no more is looked up than
these take.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Protocol, TypeVar

from kg.store.holders import SEVERAL, Every, Held, Thing
from kg.store.patterns import OtherwiseError
from kg.store.searches import HOLDER, IRIS, NAME, SENTENCE, THING, Search
from kg.store.written import place_of

# So many holders or things are joined at first where not all rows are wanted; then four times as many.
FIRST = 50
# The IRI of a holder, its text, the IRI of a thing and its label, as SPARQL writes them without brackets.
Row = tuple[str, ...]
# A holder, and a thing that is mentioned there.
Pair = tuple[Held, int]
One = TypeVar("One")


class Searched(Protocol):
    """What knows whose texts are, and what is mentioned there."""

    def holders(self, text: str, *, passages: bool, texts: bool) -> list[Held] | None:
        """Who holds a text with a piece of text in it, by name; passages alone, with the texts, if wanted."""
        ...

    def things(self, numbers: Collection[int]) -> dict[int, Thing]:
        """Some things, by number."""
        ...

    @property
    def every(self) -> Every | None:
        """What is told of each thing by its number; None where it is not told."""
        ...


def rows_of(search: Search, known: Searched) -> list[Row]:
    """The columns of the rows that are wanted, in the wanted order: by holder, if in none."""
    used = {*search.columns, *(at for at, _ in search.keys)}
    held = known.holders(search.text, passages=search.passages, texts=SENTENCE in used)
    if held is None:
        raise OtherwiseError
    chosen = itemgetter(*search.columns)
    rows: list[Row] = []
    for whole in _shares(search, held, known):
        some = _ordered(search, whole)
        # Of one column there is no tuple.
        rows += map(chosen, some) if len(search.columns) > 1 else ((chosen(row),) for row in some)
        if search.distinct:
            rows = [*dict.fromkeys(rows)]
        if search.rest.end is not None and len(rows) >= search.rest.end:
            break
    return rows[search.rest.start : search.rest.end]


def _shares(search: Search, held: list[Held], known: Searched) -> Iterator[list[Row]]:
    """The rows some at a time, all of a share before those of the next in the wanted order."""
    first, is_down = search.keys[0] if search.keys else (HOLDER, False)
    end = search.rest.end
    if search.variables[THING] is not None and first == NAME:
        for some in _by_label(search, held, known, is_down=is_down):
            pairs = [pair for pair in _pairs(held) if pair[1] in some]
            yield _joined(search, pairs, known.things(some))
        return
    if is_down and first == HOLDER:
        held.reverse()
    for share in _parted(held, itemgetter(0), end if first == HOLDER else None):
        if search.variables[THING] is None:
            yield [(each.name, each.text) for each in share]
        else:
            yield _joined(search, _pairs(share), known.things(_wanted(search, share, known)))


def _by_label(
    search: Search, held: Sequence[Held], known: Searched, *, is_down: bool
) -> Iterator[Collection[int]]:
    """What is mentioned, in the order of the labels, some at a time."""
    wanted = _wanted(search, held, known)
    places = known.every.places if known.every else ()
    if search.rest.end is None or SEVERAL in map(places.__getitem__, wanted):
        # One that has two labels comes in two places.
        yield wanted
        return
    ordered = sorted(wanted, key=places.__getitem__, reverse=is_down)
    yield from map(frozenset, _parted(ordered, places.__getitem__, search.rest.end))


def _wanted(search: Search, held: Sequence[Held], known: Searched) -> Collection[int]:
    """What is mentioned and of the wanted classes."""
    every = known.every
    if every is None or any(kind not in every.bits for kind in search.kinds):
        raise OtherwiseError
    numbers = set(array("I", b"".join(each.things for each in held)))
    if not search.kinds:
        return numbers
    kinds, wanted = every.kinds, sum({every.bits[kind] for kind in search.kinds})
    return {number for number in numbers if kinds[number] & wanted == wanted}


def _parted(ordered: Sequence[One], key: Callable[[One], object], end: int | None) -> Iterator[Sequence[One]]:
    """What is in order in shares, none of which ends among equals; in one where all is wanted."""
    start, size = 0, len(ordered) if end is None else max(FIRST, end)
    while start < len(ordered):
        stop = start + size
        while 0 < stop < len(ordered) and key(ordered[stop]) == key(ordered[stop - 1]):
            stop += 1
        yield ordered[start:stop]
        start, size = stop, 4 * size


def _pairs(held: Sequence[Held]) -> list[Pair]:
    return [(each, number) for each in held for number in array("I", each.things)]


def _joined(search: Search, pairs: Sequence[Pair], things: Mapping[int, Thing]) -> list[Row]:
    """Each pair with each label of the thing, if that is one of those."""
    has_label = search.variables[NAME] is not None
    cells = {
        number: [(each.name, label) for label in (each.labels if has_label else ("",))]
        for number, each in things.items()
    }
    return [(each.name, each.text, *cell) for each, number in pairs for cell in cells.get(number, ())]


def _ordered(search: Search, rows: list[Row]) -> list[Row]:
    """By the last key first, since sorting keeps what is equal in its order."""
    for at, is_down in reversed(search.keys):
        cells = [row[at] for row in rows]
        different = sorted(set(cells)) if at in IRIS else sorted(set(cells), key=place_of)
        ranks = {cell: rank for rank, cell in enumerate(different)}
        order = sorted(range(len(rows)), key=[ranks[cell] for cell in cells].__getitem__, reverse=is_down)
        rows = [rows[number] for number in order]
    return rows
