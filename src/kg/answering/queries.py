"""The SPARQL of answers that are figures, sentences or single things."""

from __future__ import annotations

from collections.abc import Iterable

from kg.answering.graph import Figure
from kg.answering.patterns import one_of, plain, prefixes, terms, text


def figure_query(figures: Iterable[Figure]) -> str:
    """The observations or recognitions an answer rests on, with what they measure."""
    found = list(figures)
    observed = [figure.iri for figure in found if figure.indicator]
    counted = [figure.iri for figure in found if not figure.indicator]
    parts = []
    if observed:
        parts.append(
            "{ ?figure dp:ofIndicator ?indicator ; dp:value ?value . ?indicator rdfs:label ?label . "
            "OPTIONAL { ?figure dp:unit ?unit } OPTIONAL { ?figure dp:figureRole ?role } "
            f"OPTIONAL {{ ?figure dp:period ?period }} {one_of('figure', observed)} }}"
        )
    if counted:
        parts.append(
            "{ ?figure dp:title ?label ; dp:recipientCount ?value . " + one_of("figure", counted) + " }"
        )
    body = "\n  UNION\n  ".join(parts)
    return prefixes(
        "SELECT DISTINCT ?figure ?indicator ?label ?value ?unit ?role ?period ?sentence WHERE {\n  "
        + body
        + "\n  OPTIONAL { ?figure dp:evidence ?passage . ?passage dp:text ?sentence }\n}\n"
        "ORDER BY ?label ?value ?unit ?role ?sentence\n"
    )


def state_query(states: Iterable[str], answers: Iterable[str]) -> str:
    """Targets and pledges that the ledger judges so, with the indicators and things they are about."""
    return prefixes(
        "SELECT DISTINCT ?x ?label ?judged ?state ?progress ?sentence WHERE {\n"
        f"  ?judged dp:assessment ?state . FILTER(?state IN ({terms(states)}))\n"
        "  { ?judged dp:ofIndicator ?x } UNION { ?judged dp:concerns ?x }\n"
        "  UNION { ?judged dp:text ?own . BIND(?judged AS ?x) }\n"
        "  ?x rdfs:label|dp:text ?label .\n"
        f"  {one_of('x', answers)}\n"
        "  OPTIONAL { ?judged dp:progress ?progress }\n"
        "  OPTIONAL { ?judged dp:evidence/dp:text ?sentence }\n}\nORDER BY ?label ?judged ?sentence\n"
    )


def owner_query(things: Iterable[str]) -> str:
    """Those who undertake things."""
    return prefixes(
        "SELECT DISTINCT ?x ?label ?thing WHERE {\n"
        f"  ?thing dp:undertakenBy ?x . {one_of('thing', things)}\n"
        "  ?x rdfs:label ?label .\n}\nORDER BY ?label ?thing\n"
    )


def saying_query(words: Iterable[str]) -> str:
    """The sentences that hold one of some words; none, where the reports lack them."""
    said = " || ".join(f"CONTAINS({plain('sentence')}, {text(word)})" for word in words)
    return prefixes(
        "SELECT ?passage ?sentence WHERE {\n"
        f"  ?passage dp:text ?sentence . FILTER({said})\n}}\nORDER BY ?passage\n"
    )


def passage_query(passages: Iterable[str]) -> str:
    """Sentences word for word."""
    return prefixes(
        "SELECT ?passage ?sentence ?report ?start ?end WHERE {\n"
        "  ?passage dp:text ?sentence ; dp:inReport ?report ; dp:charStart ?start ; dp:charEnd ?end .\n"
        f"  {one_of('passage', passages)}\n}}\nORDER BY ?report ?start ?end\n"
    )


def things_query(things: Iterable[str]) -> str:
    """What is stated of things, step by step."""
    return prefixes(
        "SELECT DISTINCT ?thing ?label ?type ?modality ?sentence WHERE {\n"
        "  ?thing rdfs:label|dp:title|dp:text ?label .\n"
        f"  {one_of('thing', things)}\n"
        "  OPTIONAL { ?thing dp:hasMilestone ?step . ?step dp:milestoneType ?type ; dp:modality ?modality ;"
        " dp:evidence/dp:text ?sentence }\n}\nORDER BY ?label ?type ?modality ?sentence\n"
    )
