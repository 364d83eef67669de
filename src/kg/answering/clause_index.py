"""The clauses of all reports, ready for look-up: which hold a word, stand under it, name a thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from kg.answering.clauses import Clause, Piece, cut, naming, tables
from kg.answering.graph import Contents, Passage, Thing
from kg.answering.kept import pieces_of
from kg.answering.postings import Texts


class Named(Sequence[Clause]):
    """All clauses in text order, of which those of a passage are made when one is asked for."""

    def __init__(self, text: Clauses) -> None:
        self._text = text
        self._made: list[Clause | None] = [None] * len(text.pieces)

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, at: int) -> Clause: ...

    @overload
    def __getitem__(self, at: slice) -> list[Clause]: ...

    def __getitem__(self, at: int | slice) -> Clause | list[Clause]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        clause = self._made[at]
        if clause is None:
            pieces = self._text.pieces
            here = self._text.of_passage[pieces[at].passage]
            made = naming(map(pieces.__getitem__, here), self._text.named, self._text.things)
            for place, each in zip(here, made, strict=True):
                self._made[place] = each
            clause = self[at]
        return clause

    def warm(self) -> None:
        """Makes all of them now."""
        text = self._text
        self._made = list(naming(text.pieces, text.named, text.things))


class ClausesOf:
    """The clauses that name a thing, looked for in the passages that mention it."""

    def __init__(self, text: Clauses) -> None:
        self._text = text
        self._found: dict[str, Sequence[int]] = {}

    def get(self, thing: str, default: Sequence[int] = ()) -> Sequence[int]:
        """Their places, in text order."""
        found = self._found.get(thing)
        if found is None:
            text = self._text
            within = (text.of_passage.get(each, ()) for each in text.contents.mentions.get(thing, ()))
            places = sorted({at for inside in within for at in inside})
            found = self._found[thing] = [at for at in places if thing in text.clauses[at].things]
        return found or default

    def warm(self) -> None:
        """Looks for all of them now."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, clause in enumerate(self._text.clauses):
            for thing in clause.things:
                found[thing].append(at)
        self._found.update(found)


@dataclass(frozen=True)
class Clauses:
    """Built once for a graph; everything derived is computed on first use and kept."""

    contents: Contents

    @property
    def things(self) -> Mapping[str, Thing]:
        """All entities by IRI."""
        return self.contents.things

    @cached_property
    def pieces(self) -> list[Piece]:
        """All clauses in text order, whatever they name."""
        return pieces_of(self.contents)

    @cached_property
    def clauses(self) -> Named:
        """All clauses, in text order."""
        return Named(self)

    @cached_property
    def named(self) -> Mapping[str, list[str]]:
        """The things that each passage mentions."""
        named: dict[str, list[str]] = defaultdict(list)
        for thing, passages in self.contents.mentions.items():
            if thing in self.things:
                for passage in passages:
                    named[passage].append(thing)
        return named

    def standing_in(self, passage: str) -> Sequence[Clause]:
        """The clauses of a passage; where not all are known yet, only those of its report are made."""
        if "pieces" in vars(self):
            return [self.clauses[at] for at in self.of_passage.get(passage, ())]
        report = self._report_of.get(passage, "")
        if report not in self._in_report:
            pieces = cut(self._passages_of.get(report, ()))
            found: dict[str, list[Clause]] = defaultdict(list)
            for clause in naming(pieces, self.named, self.things):
                found[clause.passage].append(clause)
            self._in_report[report] = found
        return self._in_report[report].get(passage, ())

    @cached_property
    def _in_report(self) -> dict[str, Mapping[str, list[Clause]]]:
        return {}

    @cached_property
    def _report_of(self) -> Mapping[str, str]:
        return {passage.iri: passage.report for passage in self.contents.passages}

    @cached_property
    def _passages_of(self) -> Mapping[str, list[Passage]]:
        found: dict[str, list[Passage]] = defaultdict(list)
        for passage in self.contents.passages:
            found[passage.report].append(passage)
        return found

    @cached_property
    def _words(self) -> Texts:
        return Texts([piece.words for piece in self.pieces])

    def saying(self, word: str) -> set[int]:
        """The clauses that hold the word."""
        return self._words.holding(word)

    def warm(self) -> None:
        """Computes now what questions look up."""
        self._words.take_to_pieces()
        self.under[0].take_to_pieces()
        for name in ("of_passage", "announced"):
            getattr(self, name)
        self.clauses.warm()
        self.clauses_of.warm()

    @cached_property
    def of_passage(self) -> Mapping[str, list[int]]:
        """The clauses of each passage."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, piece in enumerate(self.pieces):
            found[piece.passage].append(at)
        return found

    @cached_property
    def under(self) -> tuple[Texts, list[list[int]]]:
        """Contexts (row heads, leads, headings) with the clauses that stand under each."""
        grouped: dict[str, list[int]] = defaultdict(list)
        for at, piece in enumerate(self.pieces):
            grouped[piece.context].append(at)
        return Texts(list(grouped)), list(grouped.values())

    def below(self, word: str) -> set[int]:
        """The clauses with the word in what stands over them."""
        texts, clauses = self.under
        return {clause for at in texts.holding(word) for clause in clauses[at]}

    @cached_property
    def clauses_of(self) -> ClausesOf:
        """The clauses that name each thing."""
        return ClausesOf(self)

    @cached_property
    def tables(self) -> list[frozenset[str]]:
        """The rows of each table, table by table."""
        return tables(self.contents.passages)

    def rows_of(self, table: int) -> frozenset[str]:
        """The rows of the table with this number; none if there are fewer."""
        return self.tables[table - 1] if 0 < table <= len(self.tables) else frozenset()

    @cached_property
    def announced(self) -> frozenset[int]:
        """The clauses of sections in which most steps are announced, not taken."""
        counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        section = {passage.iri: passage.section for passage in self.contents.passages}
        for step in self.contents.steps:
            for passage in step.passages:
                counts[section.get(passage, "")][step.modality == "Planned"] += 1
        ahead = {name for name, (done, planned) in counts.items() if planned > done}
        return frozenset(at for at, piece in enumerate(self.pieces) if section.get(piece.passage) in ahead)
