"""The graph's names and words, ready for look-up: which things a word names, which clauses hold it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.answering.clause_index import Clauses
from kg.answering.graph import Contents, Figure, Step, Thing, count
from kg.answering.lexicon import Kind
from kg.answering.loading import load
from kg.answering.names import spelt
from kg.answering.normal import bare
from kg.answering.postings import Postings, holding, post
from kg.answering.regions import Regions
from kg.namespaces import iri
from kg.store.interface import Store

BROADER = iri("skos:broader")
UPPER = ("省", "市", "自治区")
# A place that begins more names than this says nothing of where they stand.
MOST_INSIDE = 12
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
# Which of a row of events it is: people ask for it without.
WHICH_ONE = re.compile(r"第[零〇一二三四五六七八九十百\d]+[届回次]")
PLACE_ENDINGS = ("镇", "街道", "新区", "区", "县", "市", "村", "省")


@dataclass(frozen=True)
class Index:
    """Built once for a graph; everything derived is computed on first use and kept."""

    contents: Contents

    @property
    def things(self) -> Mapping[str, Thing]:
        """All entities by IRI."""
        return self.contents.things

    @cached_property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """Bare name to the things that bear it; places also without 镇, 区 …, events also without 第三届."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for thing in self.things.values():
            for name in thing.names:
                found[name].setdefault(thing.iri)
                for short in self._short(name, thing):
                    found[short].setdefault(thing.iri)
        return {name: tuple(iris) for name, iris in found.items()}

    @staticmethod
    def _short(name: str, thing: Thing) -> Iterable[str]:
        if "Place" in thing.classes and "Park" not in thing.classes:
            for ending in PLACE_ENDINGS:
                if name.endswith(ending) and len(name) - len(ending) >= 2:
                    yield name[: -len(ending)]
        if "Event" in thing.classes and (which := WHICH_ONE.match(name)) and len(name) - which.end() >= 3:
            yield name[which.end() :]

    @cached_property
    def _name_list(self) -> list[tuple[str, str]]:
        return [(name, thing.iri) for thing in self.things.values() for name in thing.names]

    @cached_property
    def _name_texts(self) -> list[str]:
        return [name for name, _ in self._name_list]

    @cached_property
    def _name_postings(self) -> Postings:
        return post(enumerate(self._name_texts))

    def named(self, word: str) -> set[str]:
        """The things whose name holds the word."""
        return {self._name_list[at][1] for at in holding(self._name_postings, word, self._name_texts)}

    @cached_property
    def areas(self) -> frozenset[str]:
        """Places that are no parks: a village may carry the name of its town before its own."""
        return self.of_class.get("Place", frozenset()) - self.of_class.get("Park", frozenset())

    def starts(self, thing: str, word: str) -> bool:
        """Whether a name of a thing begins with a word."""
        return any(name.startswith(word) for name in self.things[thing].names)

    def within(self, thing: str) -> set[str]:
        """The places whose name is part of a thing's name: 徐行镇 of 徐行镇某某项目."""
        return {
            place
            for name in self.things[thing].names
            for start in range(len(name) - 1)
            for end in range(start + 2, min(len(name), start + 8) + 1)
            for place in self.names.get(name[start:end], ())
            if place in self.areas and place != thing and not name[start:end].endswith(UPPER)
            if not self.above(name[start:end])
        }

    def above(self, name: str) -> bool:
        """Whether so many names begin with a place's that it must be what the region lies in: 上海."""
        return sum(other.startswith(name) for other in self._name_texts) > MOST_INSIDE

    @cached_property
    def text(self) -> Clauses:
        """The clauses of the reports, and which hold which word."""
        return Clauses(self.contents)

    def industries(self, word: str) -> set[str]:
        """The industries whose name holds the word."""
        return {iri for iri in self.named(word) if "Industry" in self.things[iri].classes}

    def in_corpus(self, word: str) -> bool:
        """Whether the reports or the names hold the word at all."""
        return bool(self.named(word) or self.text.saying(word) or self.text.below(word))

    @cached_property
    def neighbours(self) -> Mapping[str, frozenset[str]]:
        """The things a thing is related to, either way round."""
        found: dict[str, set[str]] = defaultdict(set)
        for link in self.contents.links:
            found[link.subject].add(link.object)
            found[link.object].add(link.subject)
        return {iri: frozenset(near) for iri, near in found.items()}

    @cached_property
    def memo(self) -> dict[tuple[Kind, ...], frozenset[str]]:
        """What nouns ask for, kept after the first time."""
        return {}

    @cached_property
    def taken(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """(step, modality) to the things of which it is stated."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for step in self.contents.steps:
            found[step.type, step.modality].add(step.thing)
        return {key: frozenset(things) for key, things in found.items()}

    @cached_property
    def in_state(self) -> Mapping[str, frozenset[str]]:
        """Assessed status to things."""
        found: dict[str, set[str]] = defaultdict(set)
        for thing in self.things.values():
            if thing.status:
                found[thing.status].add(thing.iri)
        return {state: frozenset(things) for state, things in found.items()}

    @cached_property
    def planned(self) -> frozenset[str]:
        """The things of which something is announced."""
        steps = {step.thing for step in self.contents.steps if step.modality == "Planned"}
        return frozenset(steps | {thing for pledge in self.contents.pledges for thing in pledge.concerns})

    @cached_property
    def winners(self) -> Mapping[str, frozenset[str]]:
        """Title to those who obtained it."""
        found: dict[str, set[str]] = defaultdict(set)
        for award in self.contents.awards:
            found[award.title].update(award.recipients)
        return {title: frozenset(things) for title, things in found.items()}

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The bare titles that were obtained."""
        return tuple(sorted({bare(title) for title in self.winners}))

    @cached_property
    def parties(self) -> frozenset[str]:
        """Everything that is a partner of something."""
        links = (link for link in self.contents.links if link.predicate == "partner")
        return frozenset(end for link in links for end in (link.subject, link.object))

    @cached_property
    def serving(self) -> Mapping[str, frozenset[str]]:
        """Industry to what serves it."""
        found: dict[str, set[str]] = defaultdict(set)
        for link in self.contents.links:
            if link.predicate == "servesIndustry":
                found[link.object].add(link.subject)
        return {industry: frozenset(things) for industry, things in found.items()}

    @cached_property
    def links_of(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """A thing to (other end, SPARQL path that leads there)."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for link in self.contents.links:
            path = "skos:broader" if link.predicate == BROADER else f"dp:{link.predicate}"
            found[link.subject].append((link.object, path))
            found[link.object].append((link.subject, "^" + path))
        return {thing: tuple(ends) for thing, ends in found.items()}

    @cached_property
    def titles_of(self) -> Mapping[str, tuple[str, ...]]:
        """The titles each thing obtained."""
        found: dict[str, list[str]] = defaultdict(list)
        for award in self.contents.awards:
            for recipient in award.recipients:
                found[recipient].append(award.title)
        return {thing: tuple(titles) for thing, titles in found.items()}

    @cached_property
    def objects(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """(subject, property) to objects."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for link in self.contents.links:
            found[link.subject, link.predicate].append(link.object)
        return {key: tuple(objects) for key, objects in found.items()}

    @cached_property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """A whole to its phases and parts."""
        found: dict[str, list[str]] = defaultdict(list)
        for link in self.contents.links:
            if link.predicate in {"phaseOf", "partOf"}:
                found[link.object].append(link.subject)
        return {whole: tuple(parts) for whole, parts in found.items()}

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
    def steps_of(self) -> Mapping[str, tuple[Step, ...]]:
        """The milestones of each thing."""
        found: dict[str, list[Step]] = defaultdict(list)
        for step in self.contents.steps:
            found[step.thing].append(step)
        return {iri: tuple(steps) for iri, steps in found.items()}

    @cached_property
    def of_class(self) -> Mapping[str, frozenset[str]]:
        """The things of each class."""
        found: dict[str, set[str]] = defaultdict(set)
        for thing in self.things.values():
            for name in thing.classes:
                found[name].add(thing.iri)
        return {name: frozenset(iris) for name, iris in found.items()}

    @cached_property
    def passage(self) -> Mapping[str, tuple[str, int, int, str]]:
        """IRI to report, start, end and text."""
        return {p.iri: (p.report, p.start, p.end, p.text) for p in self.contents.passages}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Where each passage comes in the reading order."""
        return {passage.iri: at for at, passage in enumerate(self.contents.passages)}

    @cached_property
    def _first(self) -> Mapping[str, int]:
        return {
            thing: min((self.order[p] for p in passages if p in self.order), default=len(self.order))
            for thing, passages in self.contents.mentions.items()
        }

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

    @cached_property
    def _by_report(self) -> Mapping[str, tuple[Figure, ...]]:
        found: dict[str, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            found[self.report_of(figure)].append(figure)
        return {report: tuple(figures) for report, figures in found.items()}

    def stated_in(self, reports: Iterable[str] | None) -> Iterable[Figure]:
        """The figures that these reports state; all of them for None."""
        if reports is None:
            return self.figures
        return [figure for report in sorted(reports) for figure in self._by_report.get(report, ())]

    def report_of(self, figure: Figure) -> str:
        """The report that states a figure."""
        return next((self.passage[p][0] for p in figure.passages if p in self.passage), "")

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
        self.text.saying("项目")
        self.text.below("项目")
        for name in ("clauses_of", "of_passage", "announced"):
            getattr(self.text, name)
        for name in WARMED:
            getattr(self, name)

    @cached_property
    def longest_name(self) -> int:
        """How many characters the longest name has."""
        return max(map(len, self.names), default=0)

    @cached_property
    def figures_in(self) -> Mapping[str, list[Figure]]:
        """The figures each passage proves."""
        found: dict[str, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            for passage in figure.passages:
                found[passage].append(figure)
        return found

    @cached_property
    def figures_of(self) -> Mapping[str, list[Figure]]:
        """The figures of each indicator."""
        found: dict[str, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            found[figure.indicator].append(figure)
        return found

    @cached_property
    def _said(self) -> dict[str, tuple[str, str, str, str]]:
        return {}

    def said_of(self, figure: Figure) -> tuple[str, str, str, str]:
        """Bare words: the clauses that state a figure, the two before, their sentences, what is above."""
        if figure.iri not in self._said:
            places = [at for p in figure.passages for at in self.text.of_passage.get(p, ())]
            clauses = [self.text.clauses[at] for at in places]
            surface = bare(figure.surface) or bare(f"{figure.value}")
            stating = [clause for clause in clauses if surface in clause.words] or clauses
            if len(stating) > 1 and figure.names:
                shared = [sum(c in clause.words for c in set(figure.names[0])) for clause in stating]
                stating = [clause for clause, n in zip(stating, shared, strict=True) if n == max(shared)]
            chosen = set(map(id, stating))
            before = {
                b
                for at in places
                if id(self.text.clauses[at]) in chosen
                for b in (at - 1, at - 2)
                if b in places
            }
            self._said[figure.iri] = (
                " ".join(clause.words for clause in stating),
                " ".join(self.text.clauses[at].words for at in sorted(before)),
                " ".join(dict.fromkeys(clause.sentence for clause in clauses)),
                " ".join(dict.fromkeys(clause.context for clause in clauses)),
            )
        return self._said[figure.iri]

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every number, those of recognitions too."""
        counted = (count(award) for award in self.contents.awards if award.count is not None)
        return (*self.contents.figures, *counted)


def build_index(store: Store) -> Index:
    """The index of a store's graph."""
    return Index(load(store))
