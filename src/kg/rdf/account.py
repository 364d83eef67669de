"""All that a graph can say for one thing: what was stated with its sentences, what follows and from what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.rdf.explanation import Derivation, Explainer, Match
from kg.rdf.rules import compile_rules
from kg.rdf.terms import RDF_TYPE, dp, node, shorten

LABELS = (node("rdfs:label"), dp("surface"), dp("text"), dp("title"))
# What a statement says of itself rather than of the world.
OWN = frozenset({dp("evidence"), dp("rule"), dp("confidence"), RDF_TYPE, dp("mentionedIn")})


@dataclass(frozen=True, slots=True)
class Proof:
    """One statement in words, the rule that read it and how sure it is, and its sentences by IRI."""

    said: str
    rule: str
    confidence: str
    passages: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Account:
    """Everything about one IRI: `proofs` of the thing, then of its facts; `derived` by reasoning."""

    iri: str
    label: str
    proofs: tuple[Proof, ...]
    derived: tuple[Derivation, ...]
    match: Match

    def say(self, triple: Triple) -> str:
        """A triple in words."""
        return _say(triple, self.match)


def account_of(
    iri: str, match: Match, ontology: Iterable[Triple], stated: Callable[[Triple], bool]
) -> Account | None:
    """What a graph says of an IRI and why; None where it says nothing of it."""
    subject = NamedNode(iri)
    about = sorted(match(subject, None, None), key=str)
    if not about:
        return None
    explainer = Explainer(compile_rules(ontology), match, stated)
    derived = (explainer.explain(triple) for triple in about if not stated(triple))
    return Account(
        iri=iri,
        label=_name(subject, match),
        proofs=tuple(_proofs(subject, about, match)),
        derived=tuple(each for each in derived if each is not None),
        match=match,
    )


def _proofs(subject: NamedNode, about: list[Triple], match: Match) -> Iterator[Proof]:
    kinds = "、".join(shorten(_value(each.object)) for each in about if each.predicate == RDF_TYPE)
    yield _proof(subject, f"{_name(subject, match)} ({kinds})", match)
    facts = {
        fact.subject for end in ("rdf:subject", "rdf:object") for fact in match(None, node(end), subject)
    }
    for fact in sorted((one for one in facts if isinstance(one, NamedNode)), key=str):
        ends = [_first(fact, node(f"rdf:{part}"), match) for part in ("subject", "predicate", "object")]
        yield _proof(fact, " ".join(_show(end, match) for end in ends if end is not None), match)
    links = [each for each in about if each.predicate in LINKS]
    links += [each for link in INWARD for each in match(None, link, subject)]
    for link in links:
        statement = link.object if link.predicate in LINKS else link.subject
        if isinstance(statement, NamedNode):
            yield _proof(statement, _says(statement, match), match)


LINKS = frozenset({dp("hasMilestone"), dp("hasRecognition"), dp("hasTarget"), dp("fulfilment")})
INWARD = (dp("ofIndicator"), dp("scope"))


def _says(statement: NamedNode, match: Match) -> str:
    """A milestone, figure or recognition in one line: its own properties and values."""
    parts = sorted(match(statement, None, None), key=str)
    told = (
        f"{shorten(each.predicate.value)} {_show(each.object, match)}"
        for each in parts
        if each.predicate not in OWN
    )
    return "; ".join(told)


def _proof(statement: NamedNode, said: str, match: Match) -> Proof:
    passages = [
        each.object
        for predicate in (dp("evidence"), dp("mentionedIn"))
        for each in match(statement, predicate, None)
    ]
    named = sorted((one for one in passages if isinstance(one, NamedNode)), key=str)
    rules = sorted(_value(each.object) for each in match(statement, dp("rule"), None))
    confidence = _first(statement, dp("confidence"), match)
    return Proof(
        said=said,
        rule=", ".join(rules),
        confidence=_value(confidence) if confidence is not None else "",
        passages=tuple((one.value, _text(one, match)) for one in named),
    )


def _first(
    subject: NamedNode, predicate: NamedNode, match: Match
) -> NamedNode | BlankNode | Literal | Triple | None:
    return min((each.object for each in match(subject, predicate, None)), key=str, default=None)


def _text(passage: NamedNode, match: Match) -> str:
    found = _first(passage, dp("text"), match)
    return _value(found) if found is not None else ""


def _name(subject: NamedNode, match: Match) -> str:
    for predicate in LABELS:
        labels = [each.object for each in match(subject, predicate, None)]
        literals = sorted(
            (one for one in labels if isinstance(one, Literal)),
            key=lambda one: (one.language != "zh", one.value),
        )
        if literals:
            return literals[0].value
    return shorten(subject.value)


def _show(term: NamedNode | BlankNode | Literal | Triple, match: Match) -> str:
    return _name(term, match) if isinstance(term, NamedNode) else _value(term)


def _value(term: NamedNode | BlankNode | Literal | Triple) -> str:
    return str(term) if isinstance(term, Triple) else term.value


def _say(triple: Triple, match: Match) -> str:
    parts = (triple.subject, triple.predicate, triple.object)
    return " ".join(_show(part, match) for part in parts)
