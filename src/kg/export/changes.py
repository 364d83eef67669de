"""A delta in words: which facts came, went or changed, each with the sentences that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.export.dataset import Graph
from kg.export.delta import Delta
from kg.export.words import say, term_label
from kg.rdf.terms import shorten
from kg.vocabulary import EntityClass

KINDS = ("Thing", "Fact", "Status", "Milestone", "Recognition", "Observation", "Commitment")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A passage that proves something: its words, if they are there, and where they stand."""

    text: str
    iri: str


@dataclass(frozen=True, slots=True)
class Told:
    """One fact in words; `topic` is the same for facts that may replace one another."""

    iri: str
    kind: str
    topic: tuple[str, ...]
    words: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What was said before and is said now; one of the two is None for what went or came."""

    kind: str
    before: Told | None
    after: Told | None


def changes(delta: Delta, old: Graph, new: Graph, language: str = "zh") -> tuple[Change, ...]:
    """Every fact that differs, sorted by kind: changed, then come, then gone."""
    touched = {
        triple.subject for triple in (*delta.removed, *delta.added) if isinstance(triple.subject, NamedNode)
    }
    before, after = _Teller(old, language).tell(touched), _Teller(new, language).tell(touched)
    found: list[Change] = []
    for key in sorted({*before, *after}):
        gone = [told for told in before.get(key, ()) if told not in after.get(key, ())]
        come = [told for told in after.get(key, ()) if told not in before.get(key, ())]
        found += _paired(key[0], gone, come)
    order = {kind: at for at, kind in enumerate(KINDS)}
    return tuple(sorted(found, key=lambda each: (order[each.kind], _rank(each), _words(each))))


def _rank(change: Change) -> int:
    return 0 if change.before and change.after else 1 if change.after else 2


def _words(change: Change) -> tuple[str, str]:
    told = change.after or change.before
    return (told.words, told.iri) if told else ("", "")


def _paired(kind: str, gone: list[Told], come: list[Told]) -> Iterator[Change]:
    """The same fact in other words first; then, where one went and one came, these two."""
    by_iri = {told.iri: told for told in come}
    for told in list(gone):
        if told.iri in by_iri:
            now = by_iri[told.iri]
            gone.remove(told)
            come.remove(now)
            yield Change(kind, told, now)
    if len(gone) == len(come) == 1:
        yield Change(kind, gone[0], come[0])
        return
    yield from (Change(kind, None, told) for told in come)
    yield from (Change(kind, told, None) for told in gone)


class _Teller:
    """Tells one graph's facts in one language."""

    def __init__(self, graph: Graph, language: str) -> None:
        self.graph = graph
        self.language = language
        self.owners: dict[NamedNode, NamedNode] = {}
        for owner, _, held in graph.relations("dp:hasMilestone", "dp:hasRecognition"):
            self.owners.setdefault(held, owner)

    def tell(self, touched: Iterable[NamedNode]) -> dict[tuple[str, ...], list[Told]]:
        """What is said of the touched things, by kind and topic."""
        found: dict[tuple[str, ...], list[Told]] = defaultdict(list)
        for one in sorted(touched, key=lambda each: each.value):
            for told in self.about(one):
                found[(told.kind, *told.topic)].append(told)
        return found

    def about(self, one: NamedNode) -> Iterator[Told]:
        types = {shorten(value.value) for value in self.graph.values(one, "rdf:type")}
        tellers = {
            "dp:Fact": self.fact,
            "dp:Milestone": self.milestone,
            "dp:Recognition": self.recognition,
            "dp:Observation": self.observation,
            "dp:Commitment": self.commitment,
        }
        for kind, teller in tellers.items():
            if kind in types:
                topic, words = teller(one)
                yield Told(one.value, kind.removeprefix("dp:"), topic, words, self.sentences(one))
                return
        kind_of = self.graph.entity_class(one)
        if kind_of is not None:
            yield from self.thing(one, kind_of)

    def sentences(self, one: NamedNode) -> tuple[Sentence, ...]:
        passages = self.graph.sentences(one)
        return tuple(Sentence(self.graph.text(each, "dp:text"), each.value) for each in passages)

    def thing(self, one: NamedNode, kind: EntityClass) -> Iterator[Told]:
        names = [value.value for value in self.graph.values(one, "skos:altLabel")]
        called = say("told-thing", self.language, label=self.graph.label(one), kind=self.term(f"dp:{kind}"))
        also = say("told-aliases", self.language, names="、".join(names)) if names else ""
        yield Told(one.value, "Thing", (one.value,), called + also, self.sentences(one)[:1])
        status = self.graph.text(one, "dp:status")
        if status:
            words = say("told-status", self.language, label=self.graph.label(one), status=self.term(status))
            yield Told(one.value, "Status", (one.value,), words, self.sentences(one)[:1])

    def fact(self, one: NamedNode) -> tuple[tuple[str, ...], str]:
        subject, predicate, target = (
            (self.graph.nodes(one, f"rdf:{part}") or [one])[0] for part in ("subject", "predicate", "object")
        )
        relation = self.term(predicate.value)
        words = f"{self.graph.label(subject)} — {relation} → {self.graph.label(target)}"
        return (subject.value, predicate.value), words

    def milestone(self, one: NamedNode) -> tuple[tuple[str, ...], str]:
        owner = self.owners.get(one)
        step = self.graph.text(one, "dp:milestoneType")
        modality = self.term(self.graph.text(one, "dp:modality"))
        label = self.graph.label(owner) if owner else say("untitled", self.language)
        words = f"{label} — {self.term(step)}({modality}{self.at(one, 'dp:period')})"
        return (owner.value if owner else one.value, step), words

    def recognition(self, one: NamedNode) -> tuple[tuple[str, ...], str]:
        owner = self.owners.get(one)
        label = self.graph.label(owner) if owner else self.graph.text(one, "dp:recipients")
        title = self.graph.text(one, "dp:title")
        words = f"{label} — {self.term('dp:hasRecognition')} → {title}{self.at(one, 'dp:period')}"
        return (owner.value if owner else label, title), words

    def observation(self, one: NamedNode) -> tuple[tuple[str, ...], str]:
        indicator = (self.graph.nodes(one, "dp:ofIndicator") or [one])[0]
        parts = [
            self.graph.text(one, curie)
            for curie in ("dp:figureType", "dp:figureRole", "dp:period", "dp:scope")
        ]
        kinds = "、".join(self.term(part) for part in parts[:2] if part)
        said = self.graph.text(one, "dp:surface") or self.graph.text(one, "dp:value")
        scope = self.graph.nodes(one, "dp:scope")
        where = f"({self.graph.label(scope[0])})" if scope else ""
        words = f"{self.graph.label(indicator)}{where}:{said}({kinds}{self.at(one, 'dp:period')})"
        return (indicator.value, *parts), words

    def commitment(self, one: NamedNode) -> tuple[tuple[str, ...], str]:
        words = f"“{self.graph.text(one, 'dp:text')}”{self.at(one, 'dp:deadline')}"
        assessment = self.graph.text(one, "dp:assessment")
        progress = self.graph.text(one, "dp:progress")
        words += f" — {self.term(assessment)}" if assessment else ""
        words += f" {progress}" if progress else ""
        return (self.graph.text(one, "dp:text"),), words

    def at(self, one: NamedNode, curie: str) -> str:
        held = self.graph.text(one, curie)
        return f",{held}" if held else ""

    def term(self, name: str) -> str:
        return term_label(name, self.language) if name else ""
