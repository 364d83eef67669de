"""SPARQL for what was understood. Terms are always serialised, never pasted: a question is data."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from pyoxigraph import Literal, NamedNode

from kg.answering.index import Index
from kg.answering.matching import LEVELS, UNDER_WAY, Condition, passages_saying
from kg.answering.question import Question
from kg.namespaces import PREFIXES

MOST_LISTED = 80
# Quotes and brackets that a question may leave out of a name.
PUNCTUATION = "[“”\"'‘’《》()（）· ]"
NOT_ENTITIES = {"Recognition", "Commitment"}


def prefixes(body: str) -> str:
    """A query with the PREFIX lines it needs."""
    used = [name for name in sorted(PREFIXES) if f"{name}:" in body]
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in used) + body


def iris(things: Iterable[str]) -> str:
    """IRIs as a SPARQL list."""
    return ", ".join(str(NamedNode(thing)) for thing in sorted(set(things)))


def text(words: str) -> str:
    """A string literal, escaped."""
    return str(Literal(words))


def one_of(variable: str, things: Iterable[str]) -> str:
    """A filter that a variable is one of these."""
    return f"FILTER(?{variable} IN ({iris(things)}))"


def called(variable: str, words: Iterable[str]) -> str:
    """A filter that a name holds one of the words, whatever its case, quotes and brackets."""
    tests = []
    for word in words:
        plain = f"LCASE(STR(?{variable}))"
        if not word.isalpha():
            plain = f'LCASE(REPLACE(STR(?{variable}), {text(PUNCTUATION)}, ""))'
        tests.append(f"CONTAINS({plain}, {text(word)})")
    return "FILTER(" + " || ".join(tests) + ")"


def list_query(
    question: Question,
    conditions: Sequence[Condition],
    near: int,
    index: Index,
    *,
    closed: Collection[str] = (),
) -> str:
    """The query of a list; `closed` lists the answers where only words in clauses tell them apart."""
    lines = [
        line
        for at, condition in enumerate(conditions)
        for line in _condition(question, condition, at, near, index)
    ]
    if closed:
        lines.insert(0, f"VALUES ?x {{ {' '.join(str(NamedNode(thing)) for thing in sorted(closed))} }}")
    body = "\n  ".join([*lines, *_kinds(question, closed=bool(closed))])
    return prefixes(
        "SELECT DISTINCT ?x ?label ?status WHERE {\n  " + body + "\n  ?x rdfs:label ?label .\n"
        "  OPTIONAL { ?x dp:status ?status }\n}\nORDER BY ?label ?x ?status\n"
    )


def _kinds(question: Question, *, closed: bool) -> list[str]:
    classes = {name for kind in question.kinds for name in kind.classes} - NOT_ENTITIES
    if not classes:
        return [] if closed else ["?x dp:mentionedIn ?somewhere ."]
    if any(kind.id == "project" for kind in question.kinds):
        classes |= {"Organization", "Park"}
    listed = ", ".join("dp:" + name for name in sorted(classes))
    lines = [f"?x a ?class . FILTER(?class IN ({listed}))"]
    patterns = [kind.pattern for kind in question.kinds if kind.pattern]
    if patterns:
        lines.append(
            f'?x rdfs:label|skos:altLabel ?name . FILTER(REGEX(STR(?name), {text("|".join(patterns))}, "i"))'
        )
    return lines


def _condition(question: Question, condition: Condition, at: int, near: int, index: Index) -> list[str]:
    if condition.kind == "step":
        return _step(question, at, near)
    if condition.kind == "planned":
        return [f"?x dp:hasMilestone ?plan{at} . ?plan{at} dp:modality dp:Planned ."] if near == 0 else []
    if condition.kind == "phase":
        return [f"?x rdfs:label|skos:altLabel ?phase{at} . {called(f'phase{at}', [condition.text])}"]
    if condition.kind == "level" and near == 0:
        levels = ", ".join(f"dp:{name}" for name in LEVELS.get(condition.text, (condition.text,)))
        return [f"?x dp:hasRecognition/dp:level ?level{at} . FILTER(?level{at} IN ({levels}))"]
    if condition.kind == "partner" and near == 0:
        return [f"?x dp:partner|^dp:partner ?partner{at} ."]
    if condition.kind == "award" and near == 0:
        return [f"?x dp:hasRecognition ?recognition{at} ."]
    if condition.kind in {"term", "scale"}:
        return _either(condition, at, near, index)
    return []


def _step(question: Question, at: int, near: int) -> list[str]:
    if near > 1:
        return []
    types = ", ".join(f"dp:{name}" for name in question.steps)
    modality = "Planned" if question.modality == "Planned" else "Realised"
    taken = (
        f"?x dp:hasMilestone ?milestone{at} . ?milestone{at} dp:modality dp:{modality} ; "
        f"dp:milestoneType ?type{at} . FILTER(?type{at} IN ({types}))"
    )
    if question.negated:
        return [f"FILTER NOT EXISTS {{ {taken} }}"]
    if "Progressing" in question.steps and modality == "Realised":
        under_way = ", ".join(f"dp:{name}" for name in sorted(UNDER_WAY))
        return [f"{{ {taken} }} UNION {{ ?x dp:status ?state{at} . FILTER(?state{at} IN ({under_way})) }}"]
    return [taken]


def _either(condition: Condition, at: int, near: int, index: Index) -> list[str]:
    """By relation to what is called so, by name, by title or, further off, by the sentence."""
    ways = [f"?x {'|'.join(path)} {NamedNode(end)} ." for end, path in condition.paths]
    if condition.words:
        ways.append(f"?x rdfs:label|skos:altLabel ?n{at} . {called(f'n{at}', condition.words)}")
        if condition.titled:
            ways.append(f"?x dp:hasRecognition/dp:title ?t{at} . {called(f't{at}', condition.words)}")
    passages = passages_saying(condition, index) if near else frozenset()
    if passages and len(passages) <= MOST_LISTED:
        ways.append(f"?x dp:mentionedIn ?p{at} . {one_of(f'p{at}', passages)}")
    elif near:
        return []
    if condition.kind == "scale":
        ways.append(f"?x dp:scale ?size{at} . {one_of('x', condition.linked)}")
    return ["\n    UNION ".join(f"{{ {way} }}" for way in ways)] if ways else []
