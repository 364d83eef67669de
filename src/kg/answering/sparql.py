"""SPARQL for what was understood. Terms are always serialised, never pasted: a question is data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pyoxigraph import Literal, NamedNode

from kg.answering.matching import LEVELS, Condition
from kg.answering.question import Question
from kg.namespaces import PREFIXES

MOST_LINKED = 60
RELATIONS = (
    "servesIndustry",
    "locatedIn",
    "undertakenBy",
    "phaseOf",
    "partOf",
    "concerns",
    "partner",
    "issuedBy",
    "implements",
)
EITHER_WAY = "|".join(
    (
        *(f"dp:{name}" for name in RELATIONS),
        "skos:broader",
        *(f"^dp:{name}" for name in RELATIONS),
        "^skos:broader",
    )
)


def prefixes(body: str) -> str:
    """A query with the PREFIX lines it needs."""
    used = [name for name in sorted(PREFIXES) if f"{name}:" in body]
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in used) + body


def iris(things: Iterable[str]) -> str:
    """IRIs as a SPARQL list."""
    return ", ".join(str(NamedNode(iri)) for iri in sorted(set(things)))


def text(words: str) -> str:
    """A string literal, escaped."""
    return str(Literal(words))


def one_of(variable: str, things: Iterable[str]) -> str:
    """A filter that a variable is one of these."""
    return f"FILTER(?{variable} IN ({iris(things)}))"


def list_query(question: Question, found: Sequence[Condition], answers: Iterable[str], *, exact: bool) -> str:
    """The query of a list; `exact` closes it to the answers where words in clauses narrowed them."""
    lines = ["SELECT DISTINCT ?x ?label ?status WHERE {", "  ?x rdfs:label ?label ."]
    lines += _kinds(question)
    for at, condition in enumerate(found):
        lines += [f"  {line}" for line in _condition(question, condition, at)]
    lines.append("  OPTIONAL { ?x dp:status ?status }")
    if exact:
        lines.append(f"  {one_of('x', answers)}")
    lines += ["}", "ORDER BY ?label ?x ?status"]
    return prefixes("\n".join(lines) + "\n")


def _kinds(question: Question) -> list[str]:
    classes = sorted(
        {name for kind in question.kinds for name in kind.classes} - {"Recognition", "Commitment"}
    )
    if not classes:
        return []
    if any(kind.id == "project" for kind in question.kinds):
        classes = sorted({*classes, "Organization", "Park"})
    return [f"  ?x a ?class . FILTER(?class IN ({', '.join('dp:' + name for name in classes)}))"]


def _condition(question: Question, condition: Condition, at: int) -> list[str]:
    if condition.kind == "step":
        return _step(question, at)
    if condition.kind in {"term", "scale"} and 0 < len(condition.linked) <= MOST_LINKED:
        return _linked(condition, at)
    if condition.kind == "phase":
        name = f"?phase{at}"
        return [f"?x rdfs:label|skos:altLabel {name} . FILTER(CONTAINS(STR({name}), {text(condition.text)}))"]
    if condition.kind == "level":
        levels = ", ".join(f"dp:{name}" for name in LEVELS.get(condition.text, (condition.text,)))
        return [f"OPTIONAL {{ ?x dp:hasRecognition/dp:level ?level{at} . FILTER(?level{at} IN ({levels})) }}"]
    return []


def _step(question: Question, at: int) -> list[str]:
    types = ", ".join(f"dp:{name}" for name in question.steps)
    modality = f" ; dp:modality dp:{question.modality}" if question.modality else ""
    return [
        f"OPTIONAL {{ ?x dp:hasMilestone ?milestone{at} . ?milestone{at} dp:milestoneType ?type{at}{modality} ;"
        f" dp:evidence ?proof{at} . FILTER(?type{at} IN ({types})) }}"
    ]


def _linked(condition: Condition, at: int) -> list[str]:
    listed = iris(condition.linked)
    return [f"OPTIONAL {{ ?x {EITHER_WAY} ?y{at} . FILTER(?y{at} IN ({listed})) }}"]
