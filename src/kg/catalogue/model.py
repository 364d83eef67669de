"""A query of the catalogue: what it asks, what may be set, its SPARQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kg.vocabulary import EntityClass


class ParameterType(StrEnum):
    """What a parameter's value is; those after `entity` are names of things of one class.

    A word of a `sentence` or of a `section`'s heading has one of these; they have no values of their own.
    """

    IRI = "iri"
    CLASS = "class"
    STRING = "string"
    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    BOOLEAN = "boolean"
    DATE = "date"
    SENTENCE = "sentence"
    SECTION = "section"
    ENTITY = "entity"
    INDUSTRY = "industry"
    PLACE = "place"
    PARK = "park"
    ORGANIZATION = "organization"
    ENTERPRISE = "enterprise"
    PROJECT = "project"
    PLATFORM = "platform"
    POLICY_DOCUMENT = "policydocument"
    POLICY_MEASURE = "policymeasure"
    EVENT = "event"
    INDICATOR = "indicator"

    @property
    def names_a_thing(self) -> bool:
        """Whether the value is a thing's name, to be looked up in the graph."""
        return self is ParameterType.ENTITY or self.entity_class is not None

    @property
    def is_text(self) -> bool:
        """Whether only a word of it can be given."""
        return self in {ParameterType.SENTENCE, ParameterType.SECTION}

    @property
    def entity_class(self) -> EntityClass | None:
        """The class a named thing must have; None for a thing of any class."""
        return CLASS_OF.get(self.value)


CLASS_OF: Mapping[str, EntityClass] = {kind.value.lower(): kind for kind in EntityClass}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing a caller may set; without a default it stays a free variable unless `required`.

    Of a `word` the value is no whole name, but stands in that of a thing of the type's class, or in a text.
    """

    name: str
    type: ParameterType
    default: str | None
    required: bool
    description: Mapping[str, str] = field(compare=False)
    word: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """One question; `title` and `question` by language (zh, en), `text` the file's SPARQL, header included.

    `group` is the folder it is kept in (competency, explore, answers, hygiene), empty outside the catalogue.
    """

    id: str
    group: str
    title: Mapping[str, str] = field(compare=False)
    question: Mapping[str, str] = field(compare=False)
    parameters: tuple[Parameter, ...]
    text: str = field(repr=False)
    source: str = ""

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of that name."""
        return next((parameter for parameter in self.parameters if parameter.name == name), None)
