"""The rows of a search: each holder with what is mentioned there, in the wanted order, by number.

Where the first rows alone are wanted, no more is looked up than these take: what comes first in the order is
taken first. Of a rare word what has it is put in order, of a common one all is gone through in its order,
since it is soon met.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from typing import Protocol

from kg.store.crossed import ALL_HOLDERS, ARE_PASSAGES, MENTIONING, Crossed
from kg.store.patterns import OtherwiseError
from kg.store.postings import Numbers
from kg.store.searches import HOLDER, NAME, SENTENCE, THING, Search

# What has a word that no more texts or labels have is put in order sooner than all is gone through.
FEW = 3_000
# After so many without enough of them, what has the word is looked up after all.
LONG = 6_000
# Numbers of a holder, its text, a thing and its label; `NOTHING` where there is no such variable.
Row = tuple[int, int, int, int]
NOTHING = -1


class Searched(Protocol):
    """What knows which literals hold a text, whose they are, and what is mentioned there."""

    @property
    def is_told(self) -> bool:
        """Whether it knows whose they are."""
        ...

    def numbers(self, text: str) -> Numbers | None:
        """The numbers of the literals that hold a text; None where that is not told."""
        ...

    @property
    def crossed(self) -> Crossed:
        """Whose they are."""
        ...


def rows_of(search: Search, known: Searched) -> list[Row]:
    """The rows that are wanted, in the wanted order."""
    found = known.numbers(search.text) if known.is_told else None
    bits = known.crossed.bits(search.kinds) if found is not None else None
    if found is None or bits is None:
        raise OtherwiseError
    rows = _Rows(search, known.crossed, found, bits).ordered()
    if search.distinct:
        rows = _first_of_each(rows, search)
    return [*islice(rows, search.rest.start, search.rest.end)]


def _first_of_each(rows: Iterator[Row], search: Search) -> Iterator[Row]:
    """Of what is alike in all columns the first."""
    seen: set[tuple[int, ...]] = set()
    for row in rows:
        told = tuple(row[at] for at in search.columns)
        if told not in seen:
            seen.add(told)
            yield row


def _once(numbers: Iterable[int]) -> Iterator[int]:
    seen: set[int] = set()
    for number in numbers:
        if number not in seen:
            seen.add(number)
            yield number


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to go through all: what is there in its order, what has the text, and the rows of one.

    `place` is where one comes in the order.
    """

    everything: Callable[[], Sequence[int]]
    having: Callable[[], Sequence[int]]
    of: Callable[[int], Iterator[Row]]
    place: Callable[[int], int]

    def numbers(self, rows: _Rows, *, is_down: bool) -> Iterator[int]:
        """Those that may have rows, in order; of a common word everything, unless it is not met for long."""
        everything = self.everything()
        if not rows.is_soon_met(among=len(everything)):
            yield from _turned(self.having(), is_down=is_down)
            return
        yield from islice(_turned(everything, is_down=is_down), LONG)
        if len(everything) <= LONG:
            return
        here = self.place(everything[-LONG - 1 if is_down else LONG])
        for each in _turned(self.having(), is_down=is_down):
            place = self.place(each)
            if place <= here if is_down else place >= here:
                yield each


def _turned(numbers: Sequence[int], *, is_down: bool) -> Iterator[int]:
    return reversed(numbers) if is_down else iter(numbers)


class _Rows:
    """The rows of one search; `found` are the literals that hold its text."""

    def __init__(self, search: Search, crossed: Crossed, found: Numbers, bits: int) -> None:
        self._search = search
        self._crossed = crossed
        self._bits = bits
        self._in_text = search.place == SENTENCE
        used = {*search.columns, *(at for at, _ in search.keys)}
        # What is mentioned in several places, or names several things, is wanted once.
        self._things_once = search.distinct and not {HOLDER, SENTENCE} & used
        self._holders_once = search.distinct and not {THING, NAME} & used
        self._has = [name is not None for name in search.variables]
        members = frozenset(found)
        self._members = members if self._in_text else members & crossed.all_labels
        self._found = found if self._in_text else sorted(self._members)

    def ordered(self) -> Iterator[Row]:
        """All, one by one."""
        keys = self._search.keys
        first, is_down = keys[0] if keys else (NOTHING, False)
        if first in (NOTHING, SENTENCE):
            groups: Iterable[Iterable[Row]] = self._in_no_order()
            if first == SENTENCE:
                groups = [self._sorted(chain.from_iterable(groups), keys)]
        else:
            groups = map(self._ways[first].of, self._ways[first].numbers(self, is_down=is_down))
            if len(keys) > 1:
                groups = (self._sorted(group, keys[1:]) for group in groups)
        return chain.from_iterable(groups)

    def is_soon_met(self, among: int) -> bool:
        """Whether a few rows are wanted, and found sooner by a look at one after another of so many."""
        return self._search.rest.end is not None and len(self._members) > min(FEW, among)

    @cached_property
    def _ways(self) -> Mapping[int, _Way]:
        place = self._place_of
        return {
            HOLDER: _Way(self._all_holders, self._holders, self._of_holder, place(HOLDER) or int),
            THING: _Way(self._all_things, self._things, self._of_thing, place(THING) or int),
            NAME: _Way(self._all_labels, self._labels, self._of_label, self._crossed.places.__getitem__),
        }

    def _place_of(self, column: int) -> Callable[[int], int] | None:
        """Where one of a column comes in the order; None where its number tells."""
        crossed = self._crossed
        if column not in (HOLDER, THING):
            return crossed.places.__getitem__
        places = crossed.holder_places if column == HOLDER else crossed.thing_places
        return places.__getitem__ if places else None

    def _all_holders(self) -> Sequence[int]:
        """Those among which rows may be."""
        if self._has[THING]:
            return self._crossed.holders_of(MENTIONING)
        return self._crossed.holders_of(ARE_PASSAGES if self._search.passages else ALL_HOLDERS)

    def _all_things(self) -> Sequence[int]:
        return self._crossed.things_of(self._search.kinds)

    def _all_labels(self) -> Sequence[int]:
        return self._crossed.labels_of(self._search.kinds)

    def _sorted(self, rows: Iterable[Row], keys: Sequence[tuple[int, bool]]) -> list[Row]:
        """By the last key first, since sorting keeps what is equal in its order."""
        found = list(rows)
        if len(found) < 2:
            return found
        for at, is_down in reversed(keys):
            column = [row[at] for row in found]
            place = self._place_of(at)
            ranks = [*map(place, column)] if place else column
            order = sorted(range(len(found)), key=ranks.__getitem__, reverse=is_down)
            found = [found[number] for number in order]
        return found

    def _in_no_order(self) -> Iterator[Iterator[Row]]:
        """The rows of each literal that holds the text."""
        if not self._in_text:
            return map(self._of_label, self._found)
        if self._things_once:
            told = chain.from_iterable(map(self._crossed.told.of, self._found))
            return map(self._of_thing, _once(told))
        # Who holds two such texts comes once, with both.
        held = chain.from_iterable(map(self._crossed.held.of, self._found_there()))
        return map(self._of_holder, _once(held))

    def _found_there(self) -> Iterable[int]:
        """The texts, where something is joined those with something mentioned there."""
        told = self._crossed.told
        return (each for each in self._found if told.of(each)) if self._has[THING] else self._found

    def _holders(self) -> Sequence[int]:
        """Those that are wanted, in order."""
        if self._in_text:
            holders = set(chain.from_iterable(map(self._crossed.held.of, self._found_there())))
        else:
            holders = set(chain.from_iterable(map(self._crossed.named_in.of, self._found)))
        return sorted(holders, key=self._place_of(HOLDER))

    def _things(self) -> Sequence[int]:
        of = self._crossed.told.of if self._in_text else self._crossed.named.of
        things = set(chain.from_iterable(map(of, self._found)))
        kinds, bits = self._crossed.kinds, self._bits
        wanted = [each for each in things if kinds[each] & bits == bits] if bits else things
        return sorted(wanted, key=self._place_of(THING))

    def _labels(self) -> Sequence[int]:
        labels = self._members
        if self._in_text:
            labels = frozenset(chain.from_iterable(map(self._crossed.labels_told.of, self._found)))
        if self._search.kinds:
            labels = labels.intersection(self._all_labels())
        return sorted(labels, key=self._crossed.places.__getitem__)

    def _of_label(self, label: int) -> Iterator[Row]:
        if self._in_text:
            is_met = not self._members.isdisjoint(self._crossed.label_said.of(label))
        else:
            is_met = label in self._members
        if not is_met:
            return iter(())
        labels = (label,)
        return chain.from_iterable(
            self._crossing(thing, labels) for thing in self._crossed.named.of(label) if self._is_met(thing)
        )

    def _is_met(self, thing: int) -> bool:
        """Whether it is of the wanted classes, and where the text is sought there, a text of its holders."""
        if self._crossed.kinds[thing] & self._bits != self._bits:
            return False
        return not (self._in_text and self._members.isdisjoint(self._crossed.said.of(thing)))

    def _of_thing(self, thing: int) -> Iterator[Row]:
        return self._crossing(thing, self._labels_of(thing)) if self._is_met(thing) else iter(())

    def _labels_of(self, thing: int) -> Sequence[int]:
        if not self._has[NAME]:
            return (NOTHING,)
        labels = self._crossed.labels.of(thing)
        return labels if self._in_text else [each for each in labels if each in self._members]

    def _crossing(self, thing: int, labels: Sequence[int]) -> Iterator[Row]:
        """The rows of a thing with some of its labels."""
        if not self._has[HOLDER]:
            yield from ((NOTHING, NOTHING, thing, label) for label in labels)
            return
        for holder in self._crossed.mentions.of(thing):
            for text in self._texts_of(holder):
                yield from ((holder, text, thing, label) for label in labels)
                if self._things_once:
                    return

    def _texts_of(self, holder: int) -> Sequence[int]:
        """What a holder says, where that is asked: what holds the text, where it is sought there."""
        if self._search.passages and not self._crossed.passages[holder]:
            return ()
        if not self._has[SENTENCE]:
            return (NOTHING,)
        texts = self._crossed.texts.of(holder)
        return [each for each in texts if each in self._members] if self._in_text else texts

    def _of_holder(self, holder: int) -> Iterator[Row]:
        crossed = self._crossed
        tested = crossed.texts if self._in_text else crossed.names
        if self._members.isdisjoint(tested.of(holder)):
            return iter(())
        return self._within(holder)

    def _within(self, holder: int) -> Iterator[Row]:
        """The rows of a holder of which there are some."""
        texts = self._texts_of(holder)
        if not texts:
            return
        if not self._has[THING]:
            yield from ((holder, text, NOTHING, NOTHING) for text in texts)
            return
        kinds, bits = self._crossed.kinds, self._bits
        things = [each for each in self._crossed.things.of(holder) if kinds[each] & bits == bits]
        named = [(thing, label) for thing in things for label in self._labels_of(thing)]
        if self._holders_once:
            named = named[:1]
        for text in texts:
            yield from ((holder, text, thing, label) for thing, label in named)
