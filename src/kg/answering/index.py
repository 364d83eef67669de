"""The graph's names and words, ready for look-up: which things a word names, which clauses hold it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.answering.figure_index import Figures
from kg.answering.kept import keep_contents, kept_contents
from kg.answering.lexicon import Kind
from kg.answering.link_index import Relations
from kg.answering.loading import records_of
from kg.answering.name_index import Names
from kg.answering.names import spelt
from kg.answering.recorded import contents_of
from kg.answering.regions import Regions
from kg.store.embedded import EmbeddedStore
from kg.store.interface import Store
from kg.store.subjects import open_subjects

WARMED = (
    "_first",
    "_in_report",
    "_by_report",
    "_name_postings",
    "figures_in",
    "figures_of",
    "links_of",
    "steps_of",
    "neighbours",
    "parts",
    "pinyin",
)


@dataclass(frozen=True)
class Index(Names, Relations, Figures):
    """Built once for a graph; everything derived is computed on first use and kept."""

    def in_corpus(self, word: str) -> bool:
        """Whether the reports or the names hold the word at all."""
        return bool(self.named(word) or self.text.saying(word) or self.text.below(word))

    @cached_property
    def memo(self) -> dict[tuple[Kind, ...], frozenset[str]]:
        """What nouns ask for, kept after the first time."""
        return {}

    @cached_property
    def of_halves(self) -> dict[tuple[str, str, str], frozenset[str]]:
        """The things with a step of a type and modality in a half of the year, kept after the first time."""
        return {}

    def named_alone(self, whole: str) -> bool:
        """Whether a whole is named by itself somewhere, and not only inside the names of its parts."""
        parts = [name for part in self.parts.get(whole, ()) for name in self.things[part].names]
        for passage in self.contents.mentions.get(whole, ()):
            words = (
                self.text.clauses[self.text.of_passage[passage][0]].sentence
                if self.text.of_passage.get(passage)
                else ""
            )
            for part in sorted(parts, key=len, reverse=True):
                words = words.replace(part, "\0")
            if any(name in words for name in self.things[whole].names):
                return True
        return False

    @cached_property
    def _first(self) -> Mapping[str, int]:
        return {thing: self.first_of(passages) for thing, passages in self.contents.mentions.items()}

    def first_seen(self, thing: str) -> tuple[int, str]:
        """A key that sorts things as the reports bring them."""
        return (self._first.get(thing, len(self.order)), thing)

    @cached_property
    def _in_report(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for thing, passages in self.contents.mentions.items():
            for passage in passages:
                if passage in self.passage:
                    found[self.passage[passage][0]].add(thing)
        return {report: frozenset(things) for report, things in found.items()}

    def mentioned_in(self, reports: Iterable[str]) -> frozenset[str]:
        """The things that any of these reports mentions."""
        return frozenset().union(*(self._in_report.get(report, frozenset()) for report in reports))

    def first_of(self, passages: Iterable[str]) -> int:
        """Where the first of some passages stands in the order of the reports."""
        return min((self.order[each] for each in passages if each in self.order), default=len(self.order))

    def stands_in(self, passages: Iterable[str], reports: Collection[str] | None) -> bool:
        """Whether any of these passages is of one of the reports; any report will do for None."""
        return reports is None or any(self.passage[p][0] in reports for p in passages if p in self.passage)

    @cached_property
    def about(self) -> Regions:
        """Which places and years the reports are about."""
        return Regions(
            self.contents, tuple(self.things[iri] for iri in sorted(self.of_class.get("Place", ())))
        )

    @property
    def home(self) -> frozenset[str]:
        """Names of the reports' own regions."""
        return self.about.home

    @cached_property
    def pinyin(self) -> Mapping[str, tuple[str, ...]]:
        """Toneless pinyin of pieces of names, two to six characters long, to those pieces."""
        return spelt({*self._name_texts, *self.home})

    def warm(self) -> None:
        """Computes now what questions look up, so that no question waits for it."""
        self.text.warm()
        for name in WARMED:
            getattr(self, name)


def build_index(store: Store) -> Index:
    """The index of a store's graph."""
    build = store.build if isinstance(store, EmbeddedStore) else None
    if build is None:
        return Index(contents_of(records_of(store)))
    contents = kept_contents(build)
    if contents is None:
        records = open_subjects(build)
        contents = contents_of(records_of(store) if records is None else records)
        contents = keep_contents(build, contents)
    return Index(contents)
