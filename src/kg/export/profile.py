"""Who gets what: a profile file in TOML → what a package holds, and what must not leave."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from kg.errors import ExportError
from kg.export.rdf import SYNTAXES
from kg.namespaces import PREFIXES
from kg.ontology import TermKind, load
from kg.resources import folder
from kg.vocabulary import EntityClass

COMMITMENT = "Commitment"
SELECTABLE = (*(kind.value for kind in EntityClass), COMMITMENT)
LANGUAGES = ("zh", "en")
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")
ABSOLUTE = re.compile(r"https?://[^\s<>\"{}|\\^`]+\Z")
TABLES: Mapping[str, frozenset[str]] = {
    "": frozenset(
        {"language", "evidence", "syntaxes", "licence", "access", "title", "description", "publisher"}
        | {"select", "withhold"}
    ),
    "title": frozenset(LANGUAGES),
    "description": frozenset(LANGUAGES),
    "publisher": frozenset({"iri", *LANGUAGES}),
    "select": frozenset({"classes", "industries", "places"}),
    "withhold": frozenset({"classes", "properties", "labels"}),
}


class Evidence(StrEnum):
    """How much of the proof goes along: the sentence, where it stands, or nothing."""

    FULL = "full"
    REFERENCE = "reference"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Select:
    """What a package is about; an empty part leaves nothing out. Industries and places are labels."""

    classes: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Withhold:
    """What must not leave: things of classes, properties (full IRIs), and words in names, texts and IRIs."""

    classes: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """One recipient's package; `access` is the address under which its files will be offered, if any."""

    name: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    language: str = "zh"
    evidence: Evidence = Evidence.FULL
    syntaxes: tuple[str, ...] = ("ntriples",)
    licence: str = ""
    access: str = ""
    publisher: Mapping[str, str] = field(default_factory=dict)
    select: Select = Select()
    withhold: Withhold = Withhold()

    @property
    def narrows(self) -> bool:
        """Whether anything of the graph stays behind."""
        return self.select != Select() or self.withhold != Withhold() or self.evidence is not Evidence.FULL


def profile_names() -> tuple[str, ...]:
    """The profiles that ship with the code."""
    return tuple(sorted(path.stem for path in folder("profiles").glob("*.toml")))


def read_profile(name: str | Path) -> Profile:
    """A profile by its name, or from a TOML file."""
    path = Path(name)
    if path.suffix != ".toml":
        known = profile_names()
        if str(name) not in known:
            near = difflib.get_close_matches(str(name), known, n=3, cutoff=0.5) or known
            mend = f"use one of {', '.join(near)}, or give a .toml file"
            raise ExportError(f"no profile {str(name)!r}", source="package", mend=mend)
        path = folder("profiles") / f"{name}.toml"
    try:
        record = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        mend = "give the path of a profile"
        raise ExportError(f"cannot read: {error.strerror}", source=str(path), mend=mend) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ExportError(f"not TOML: {error}", source=str(path), mend="mend it at that place") from error
    return _Reader(record, path).profile()


class _Reader:
    """One profile's record, each fault told with its key."""

    def __init__(self, record: Mapping[str, object], path: Path) -> None:
        self.record = record
        self.path = path

    def fault(self, key: str, problem: str, mend: str) -> ExportError:
        return ExportError(problem, source=str(self.path), place=key, mend=mend)

    def profile(self) -> Profile:
        if not NAME.match(self.path.stem):
            mend = "use small letters, digits and hyphens"
            raise self.fault("", f"{self.path.stem!r} cannot be a package's name", mend)
        for table, known in TABLES.items():
            for key in sorted(self.table(table).keys() - known):
                place = f"{table}.{key}" if table else key
                raise self.fault(place, "no such key", f"use one of {', '.join(sorted(known))}")
        return Profile(
            name=self.path.stem,
            title=self.words("title"),
            description=self.words("description"),
            language=self.one_of("language", LANGUAGES, "zh"),
            evidence=Evidence(self.one_of("evidence", tuple(Evidence), Evidence.FULL)),
            syntaxes=self.listed("", "syntaxes", tuple(SYNTAXES)) or ("ntriples",),
            licence=self.address("", "licence", required=True),
            access=self.address("", "access"),
            publisher=self.publisher(),
            select=self.select(),
            withhold=self.withhold(),
        )

    def select(self) -> Select:
        return Select(
            classes=self.listed("select", "classes", SELECTABLE),
            industries=self.listed("select", "industries"),
            places=self.listed("select", "places"),
        )

    def withhold(self) -> Withhold:
        classes = tuple(
            term.curie.removeprefix("dp:")
            for term in load().of_kind(TermKind.CLASS)
            if term.curie.startswith("dp:")
        )
        properties = load().of_kind(TermKind.OBJECT_PROPERTY, TermKind.DATATYPE_PROPERTY)
        curies = (*(term.curie for term in properties), "skos:altLabel")
        named = self.listed("withhold", "properties", curies)
        return Withhold(
            classes=self.listed("withhold", "classes", classes),
            properties=tuple(_full(curie) for curie in named),
            labels=self.listed("withhold", "labels"),
        )

    def table(self, name: str) -> Mapping[str, object]:
        found = self.record.get(name, {}) if name else self.record
        if not isinstance(found, dict):
            raise self.fault(name, "not a table", f"write [{name}] and its keys below")
        return found

    def listed(self, table: str, key: str, known: tuple[str, ...] = ()) -> tuple[str, ...]:
        place = f"{table}.{key}" if table else key
        found = self.table(table).get(key, [])
        if not isinstance(found, list) or not all(isinstance(each, str) and each.strip() for each in found):
            raise self.fault(place, "not a list of words", f'write {key} = ["…", "…"]')
        for each in found:
            if known and each not in known:
                near = difflib.get_close_matches(each, known, n=5, cutoff=0.4) or known
                raise self.fault(place, f"unknown {each!r}", f"use one of {', '.join(near)}")
        return tuple(dict.fromkeys(found))

    def words(self, table: str) -> dict[str, str]:
        found = {key: value for key, value in self.table(table).items() if isinstance(value, str)}
        if set(found) != set(LANGUAGES):
            raise self.fault(table, "must be said in zh and in en", f"add zh and en under [{table}]")
        return dict(sorted(found.items()))

    def publisher(self) -> dict[str, str]:
        if not self.table("publisher"):
            return {}
        return {**self.words_of_publisher(), "iri": self.address("publisher", "iri", required=True)}

    def words_of_publisher(self) -> dict[str, str]:
        names = {key: value for key, value in self.table("publisher").items() if key in LANGUAGES}
        if not names or not all(isinstance(value, str) for value in names.values()):
            raise self.fault("publisher", "has no name", "add zh or en")
        return {key: str(value) for key, value in sorted(names.items())}

    def one_of(self, key: str, known: tuple[str, ...], otherwise: str) -> str:
        found = self.record.get(key, otherwise)
        if found not in known:
            raise self.fault(key, f"unknown {found!r}", f"use one of {', '.join(known)}")
        return str(found)

    def address(self, table: str, key: str, *, required: bool = False) -> str:
        place = f"{table}.{key}" if table else key
        found = self.table(table).get(key, "")
        if not isinstance(found, str) or (found and not ABSOLUTE.match(found)) or (required and not found):
            raise self.fault(place, "must be a full address", "write https://…")
        return found


def _full(curie: str) -> str:
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local
