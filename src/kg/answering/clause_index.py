"""The clauses of all reports, ready for look-up: which hold a word, stand under it, name a thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.answering.clauses import Clause, cut, tables
from kg.answering.graph import Contents, Thing
from kg.answering.postings import Postings, holding, post


@dataclass(frozen=True)
class Clauses:
    """Built once for a graph; everything derived is computed on first use and kept."""

    contents: Contents

    @property
    def things(self) -> Mapping[str, Thing]:
        """All entities by IRI."""
        return self.contents.things

    @cached_property
    def clauses(self) -> list[Clause]:
        """All clauses, in text order."""
        named: dict[str, list[str]] = defaultdict(list)
        for thing, passages in self.contents.mentions.items():
            if thing in self.things:
                for passage in passages:
                    named[passage].append(thing)
        return list(cut(self.contents.passages, named, self.things))

    @cached_property
    def _clause_texts(self) -> list[str]:
        return [clause.words for clause in self.clauses]

    @cached_property
    def _clause_postings(self) -> Postings:
        return post(enumerate(self._clause_texts))

    def saying(self, word: str) -> set[int]:
        """The clauses that hold the word."""
        if len(word) > 1:
            return holding(self._clause_postings, word, self._clause_texts)
        if word not in self._single:
            self._single[word] = holding(self._clause_postings, word, self._clause_texts)
        return self._single[word]

    @cached_property
    def _single(self) -> dict[str, set[int]]:
        """The clauses of single characters, which have no pieces to be found by, once looked for."""
        return {}

    @cached_property
    def of_passage(self) -> Mapping[str, list[int]]:
        """The clauses of each passage."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, clause in enumerate(self.clauses):
            found[clause.passage].append(at)
        return found

    @cached_property
    def under(self) -> tuple[Postings, list[str], list[list[int]]]:
        """Contexts (row heads, leads, headings) with the clauses that stand under each."""
        grouped: dict[str, list[int]] = defaultdict(list)
        for at, clause in enumerate(self.clauses):
            grouped[clause.context].append(at)
        texts = list(grouped)
        return post(enumerate(texts)), texts, list(grouped.values())

    def below(self, word: str) -> set[int]:
        """The clauses with the word in what stands over them."""
        postings, texts, clauses = self.under
        return {clause for at in holding(postings, word, texts) for clause in clauses[at]}

    @cached_property
    def clauses_of(self) -> Mapping[str, list[int]]:
        """The clauses that name each thing."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, clause in enumerate(self.clauses):
            for thing in clause.things:
                found[thing].append(at)
        return found

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
        return frozenset(at for at, clause in enumerate(self.clauses) if section.get(clause.passage) in ahead)
