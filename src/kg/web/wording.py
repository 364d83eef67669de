"""Every word a page shows, in Chinese and English: the messages beside this, and the ontology's labels."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.namespaces import PREFIXES
from kg.ontology import load
from kg.values.period_words import period_words
from kg.web.pages.telling import Teller

LANGUAGES = ("zh", "en")
MESSAGES = Path(__file__).parent / "messages.toml"


@cache
def messages() -> dict[str, dict[str, str]]:
    """The messages by key and language."""
    with MESSAGES.open("rb") as file:
        return tomllib.load(file)


def curie_of(iri: str) -> str:
    """The IRI with its prefix, as the messages name the terms of other vocabularies; else the IRI itself."""
    for prefix, start in PREFIXES.items():
        if iri.startswith(start):
            return f"{prefix}:{iri.removeprefix(start)}"
    return iri


@dataclass(frozen=True, slots=True)
class Wording:
    """Speaks one language."""

    language: str

    def __call__(self, key: str, **values: object) -> str:
        """The message of that key with its values in place."""
        message = messages()[key][self.language]
        return message.format(**values) if values else message

    def term(self, name: str) -> str:
        """The label of a term, IRI or local name of `dp:`; of other vocabularies as the messages say."""
        iri = name if ":" in name else PREFIXES["dp"] + name
        term = load().term(iri)
        if term is None:
            borrowed = messages().get(curie_of(iri))
            return borrowed[self.language] if borrowed else iri.rpartition("#")[2].rpartition("/")[2]
        return term.labels.get(self.language) or term.labels.get("en") or term.curie

    def many(self, name: str) -> str:
        """The label of a class for several of its things: English has a plural."""
        label = self.term(name)
        if self.language != "en":
            return label
        label = f"{label[:-1]}ies" if label.endswith("y") else f"{label}s"
        return label[0].upper() + label[1:]

    def definition(self, name: str) -> str:
        """The definition of an ontology term."""
        iri = name if ":" in name else PREFIXES["dp"] + name
        term = load().term(iri)
        return (term.definitions.get(self.language) or "") if term else ""

    def report(self, teller: Teller) -> str:
        """What a report is called: its title, with the place and the time that the title leaves out."""
        title = self("report-untitled", id=teller.title) if teller.untitled else teller.title
        place = "" if teller.place in teller.title else teller.place
        period = "" if not teller.period or teller.period[:4] in teller.title else self.period(teller.period)
        return " · ".join(filter(None, (place, title, period)))

    def report_to_choose(self, teller: Teller) -> str:
        """The same for a list that one chooses from, which is narrow: place and time come first."""
        title = self("report-untitled", id=teller.title) if teller.untitled else teller.title
        period = self.period(teller.period) if teller.period else ""
        return " · ".join(filter(None, (teller.place, period, title)))

    def period(self, period: str) -> str:
        """A period in words: 2021-01-01/2021-06-30 is 2021年上半年."""
        return period_words(period, chinese=self.language == "zh")


def wording(language: str) -> Wording:
    """The wording of a language; Chinese for any other."""
    return Wording(language if language in LANGUAGES else "zh")
