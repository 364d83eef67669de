"""Every error a user can cause: one root, one subclass per boundary, each on one line."""

from __future__ import annotations


class KgError(Exception):
    """Something the user can mend: names the file, the place in it and the mend.

    `source` is a file or address, `place` a line, row, offset or key inside it.
    """

    def __init__(self, problem: str, *, source: str = "", place: str = "", mend: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.source = source
        self.place = place
        self.mend = mend

    def __str__(self) -> str:
        where = ":".join(part for part in (self.source, self.place) if part)
        line = f"{where}: {self.problem}" if where else self.problem
        return " ".join((f"{line}; {self.mend}" if self.mend else line).split())


class ReadError(KgError):
    """A report, or the facts about it in report.toml, cannot be read."""


class RuleError(KgError):
    """A rule, frame or lexicon file is not well formed."""


class GazetteerError(KgError):
    """A gazetteer row is not well formed or names nothing."""


class JudgementError(KgError):
    """A human judgement is not well formed or names nothing in the graph."""


class OntologyError(KgError):
    """An ontology, scheme or shapes file cannot be used."""


class StoreError(KgError):
    """The built graph or a remote endpoint cannot be opened, read or written."""


class QueryError(KgError):
    """A query of the catalogue, a parameter or a SPARQL text cannot be used."""


class LabelError(KgError):
    """A labelled set does not fit the report it labels."""


class ExportError(KgError):
    """A package, delta or profile cannot be written, checked or applied."""


def first_line(error: Exception) -> str:
    """What an error of a library says, in one line; its kind where it says nothing."""
    return str(error).splitlines()[0] if str(error) else type(error).__name__
