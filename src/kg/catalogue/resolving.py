"""A name to the one thing that has it: label or alias, else the only name that holds these words."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from kg.catalogue.binding import IRI_START
from kg.catalogue.model import Parameter, ParameterType
from kg.catalogue.near import near_names, near_parts, near_texts
from kg.errors import QueryError
from kg.store.interface import Store

SHOWN = 6
# A thing of a report is mentioned in one; terms of the ontology have labels too, and are not meant.
LOOKUP = """SELECT DISTINCT ?thing ?label WHERE {{
  ?thing rdfs:label|skos:altLabel ?name . FILTER({test})
  ?thing rdfs:label ?label ; dp:mentionedIn ?somewhere{kind} .
}} ORDER BY STRLEN(STR(?label)) ?thing LIMIT {shown}"""

# Where a word stands that is none of a thing's name.
TEXTS = {
    ParameterType.SENTENCE: "?place dp:text ?text",
    ParameterType.SECTION: "?place a dp:Section ; rdfs:label ?text",
}


def resolve_name(store: Store, value: str, parameter: Parameter) -> str:
    """The IRI of the thing a caller names; none, or more than one, is an error that lists what is near."""
    if IRI_START.match(value):
        return value
    text = value.strip()
    if parameter.type.is_text:
        return _resolve_word(store, text, parameter)
    if parameter.word:
        if text and not _look_up(store, f"CONTAINS(STR(?name), {Literal(text)})", parameter):
            raise _nothing(store, f"no {_kind(parameter)} with {value!r} in its name", text, parameter)
        return text
    exact = _look_up(store, f"?name = {Literal(text, language='zh')}", parameter)
    near = (
        exact
        if exact
        else _look_up(store, f"CONTAINS(STR(?name), {Literal(text)})", parameter)
        if text
        else []
    )
    if len(near) == 1:
        return near[0][0]
    if not near:
        raise _nothing(store, f"no {_kind(parameter)} named {value!r}", text, parameter)
    labels = dict.fromkeys(label for _, label in near)
    raise QueryError(
        f"{parameter.name}: {value!r} could be several things",
        source=store.source,
        mend=f"give one of {'、'.join(labels)}, or an IRI",
    )


def _resolve_word(store: Store, text: str, parameter: Parameter) -> str:
    """The word, if it stands in a text of the graph; else an error that lists what stands there."""
    where = TEXTS[parameter.type]
    if not text or near_parts(store, [text], where):
        return text
    if parameter.type is ParameterType.SECTION:
        headings = near_texts(store, text, where)
        mend = f"near it are {'、'.join(headings)}" if headings else "no section has a heading"
        raise QueryError(
            f"{parameter.name}: no heading with {text!r} in the graph", source=store.source, mend=mend
        )
    parts = [
        text[at : at + size] for size in range(len(text) - 1, 1, -1) for at in range(len(text) - size + 1)
    ]
    said = near_parts(store, parts, where)
    mend = f"sentences have {'、'.join(said)}" if said else "give a word as the reports write it"
    raise QueryError(
        f"{parameter.name}: no sentence with {text!r} in the graph", source=store.source, mend=mend
    )


def _kind(parameter: Parameter) -> str:
    return parameter.type.entity_class or "thing"


def _nothing(store: Store, problem: str, text: str, parameter: Parameter) -> QueryError:
    near = near_names(store, text, parameter.type.entity_class)
    mend = f"near it are {'、'.join(near)}" if near else "give a label, an alias or an IRI"
    return QueryError(f"{parameter.name}: {problem} in the graph", source=store.source, mend=mend)


def _look_up(store: Store, test: str, parameter: Parameter) -> list[tuple[str, str]]:
    kind = parameter.type.entity_class
    asked = LOOKUP.format(test=test, kind=f" ; a dp:{kind}" if kind else "", shown=SHOWN)
    return [
        (thing.value, label.value)
        for thing, label in store.select(asked).rows
        if isinstance(thing, NamedNode) and isinstance(label, Literal)
    ]
