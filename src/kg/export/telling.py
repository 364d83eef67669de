"""What a graph says of a thing, in words, each fact with the sentences that prove it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from pyoxigraph import NamedNode

from kg.export.dataset import Graph
from kg.export.words import say, term_label
from kg.rdf.terms import shorten
from kg.vocabulary import EntityClass


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


def tell(graph: Graph, things: Iterable[NamedNode], language: str) -> dict[tuple[str, ...], list[Told]]:
    """What the graph says of the things, by kind and topic."""
    teller = _Teller(graph, language)
    found: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for one in sorted(things, key=lambda each: each.value):
        for told in teller.about(one):
            found[told.kind, *told.topic].append(told)
    return found


class _Teller:
    """Tells one graph's facts in one language."""

    def __init__(self, graph: Graph, language: str) -> None:
        self.graph = graph
        self.language = language
        self.owners: dict[NamedNode, NamedNode] = {}
        for owner, _, held in graph.relations("dp:hasMilestone", "dp:hasRecognition"):
            self.owners.setdefault(held, owner)

    def about(self, one: NamedNode) -> Iterator[Told]:
        types = {shorten(value.value) for value in self.graph.values(one, "rdf:type")}
        tellers = {
            "dp:Fact": self.fact,
            "dp:Milestone": self.milestone,
            "dp:Recognition": self.recognition,
            "dp:Observation": self.observation,
            "dp:Commitment": self.commitment,
            "dp:Report": self.report,
            "dp:Disagreement": self.disagreement,
            "dp:OpenIdentity": self.open_identity,
        }
        for kind, teller in tellers.items():
            if kind in types:
                topic, words = teller(one)
                yield Told(one.value, kind.removeprefix("dp:"), topic, words, self.sentences(one))
                return
        for later in self.graph.nodes(one, "dcterms:isReplacedBy"):
            words = say("told-succession", self.language, old=unquote(one.value), new=unquote(later.value))
            yield Told(one.value, "Succession", (one.value,), words, ())
        kind_of = self.graph.entity_class(one)
        if kind_of is not None:
            yield from self.thing(one, kind_of)

    def sentences(self, one: NamedNode) -> tuple[Sentence, ...]:
        settled_by = self.graph.nodes(one, "dp:fulfilment")
        passages = self.graph.sentences(one)
        passages += [each for fact in settled_by for each in self.graph.sentences(fact)]
        return tuple(
            Sentence(self.graph.text(each, "dp:text"), each.value) for each in dict.fromkeys(passages)
        )

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
        return (indicator.value, *parts), words + self.judged(one)

    def commitment(self, one: NamedNode) -> tuple[tuple[str, ...], str]:
        words = f"“{self.graph.text(one, 'dp:text')}”{self.at(one, 'dp:deadline')}"
        return (self.graph.text(one, "dp:text"),), words + self.judged(one)

    def report(self, one: NamedNode) -> tuple[tuple[str, ...], str]:
        words = f"《{self.graph.label(one)}》{self.at(one, 'dp:period')}{self.at(one, 'dp:issuer')}"
        return (one.value,), words

    def disagreement(self, one: NamedNode) -> tuple[tuple[str, ...], str]:
        matter = self.graph.text(one, "dp:matter")
        return (matter,), f"{matter} — {self.graph.text(one, 'dp:arithmetic')}"

    def open_identity(self, one: NamedNode) -> tuple[tuple[str, ...], str]:
        names = [self.graph.label(each) for each in self.graph.nodes(one, "dp:mayBeOne")]
        return (one.value,), say("told-open-identity", self.language, names="、".join(names))

    def judged(self, one: NamedNode) -> str:
        """What became of a target or pledge: its state, and how far it is."""
        assessment, progress = (self.graph.text(one, f"dp:{each}") for each in ("assessment", "progress"))
        state = f" — {self.term(assessment)}" if assessment else ""
        return f"{state} {progress}" if progress else state

    def at(self, one: NamedNode, curie: str) -> str:
        held = self.graph.text(one, curie)
        return f",{held}" if held else ""

    def term(self, name: str) -> str:
        return term_label(name, self.language) if name else ""
