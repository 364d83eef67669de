"""IRIs → addresses on this server and back: every IRI under the base has a page, percent-encoded or not."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote, unquote_to_bytes, urlsplit

from kg.assessment.rows import Said
from kg.namespaces import PREFIXES
from kg.rdf.minting import encode_name
from kg.resolution.compared import Side
from kg.resolution.seen import NOWHERE
from kg.text import passage_address
from kg.values.place import gazetteer
from kg.web.negotiation import GRAPH_FORMATS

EXTENSIONS = ("html", *(offer.extension for offer in GRAPH_FORMATS))
ONTOLOGY = PREFIXES["dp"].rstrip("#")
SHAPES = PREFIXES["dp-shapes"].rstrip("#")
# What stands first in the IRIs of things that are of no district.
SHARED = frozenset(
    {"industry", "indicator", "report", "fact", "milestone", "observation", "recognition", "commitment"}
    | {"disagreement", "open-identity"}
)
# What a path may hold as it is: RFC 3986's pchar; everything else is percent-encoded for the wire.
PATH_SAFE = "/:@!$&'()*+,;=-._~%"


@dataclass(frozen=True, slots=True)
class Links:
    """The base under which things are named, and where its path lies on this server."""

    base: str

    @property
    def root(self) -> str:
        """The path under which things answer, with a slash at its end."""
        path = urlsplit(self.base).path
        return path if len(path) > 1 else "/id/"

    @property
    def ontology(self) -> str:
        """The path of the ontology's own IRI."""
        return urlsplit(ONTOLOGY).path

    @property
    def shapes(self) -> str:
        """The path of the shapes' IRI."""
        return urlsplit(SHAPES).path

    @property
    def schemes(self) -> tuple[str, ...]:
        """The paths that the ontology's modules and the concepts of its schemes lie under."""
        return tuple(urlsplit(each).path for each in (f"{ONTOLOGY}/", PREFIXES["gbt"], PREFIXES["sei"]))

    def document(self, iri: str) -> str:
        """The address of the page about an IRI; empty for one that is neither ours nor an ontology term."""
        address, mark, fragment = iri.partition("#")
        if address == ONTOLOGY:
            return f"{self.ontology}#{quote(fragment, safe=PATH_SAFE)}" if fragment else self.ontology
        if not address.startswith(self.base):
            return ""
        path = self.root + quote(address.removeprefix(self.base), safe=PATH_SAFE)
        if mark:
            return f"{path}#{quote(fragment, safe=PATH_SAFE)}"
        return path if self.is_report(iri) else f"{path}.html"

    def home(self, iri: str) -> str:
        """What the district is called whose things an IRI's are; empty for what all districts share."""
        first, slash, _ = iri.removeprefix(self.base).partition("/")
        if not slash or not iri.startswith(self.base) or first in SHARED:
            return ""
        division = gazetteer().division(first)
        return division.name if division else "" if first == NOWHERE else unquote(first)

    def report_id(self, iri: str) -> str:
        """The id of a report, by which files of a build and addresses call it."""
        return iri.removeprefix(self.report(""))

    def report(self, report_id: str) -> str:
        """The IRI of a report."""
        return f"{self.base}report/{report_id}"

    def passage(self, report: str, start: int, end: int) -> str:
        """Where a stretch of a report stands in its page; the report is given by its IRI."""
        return self.document(passage_address(report, start, end))

    def sentence(self, said: Said | Side) -> str:
        """Where a sentence of a build's files stands in its report's page."""
        return self.passage(self.report(encode_name(said["report"])), said["start"], said["end"])

    def is_report(self, iri: str) -> bool:
        """Whether the IRI names a report, a document that answers itself and not by a page about it."""
        return iri.startswith(self.report("")) and "#" not in iri

    def data(self, iri: str, extension: str) -> str:
        """The address of the RDF about an IRI in one syntax."""
        address = iri.partition("#")[0]
        return f"{self.root}{quote(address.removeprefix(self.base), safe=PATH_SAFE)}.{extension}"

    def candidates(self, raw_path: bytes) -> list[tuple[str, str]]:
        """The IRIs that a request's undecoded path may mean, likeliest first, each with its extension.

        A path is decoded step by step and encoded again as names are minted, so that 联影, %E8%81%94%E5%BD%B1
        and any mixture of them are one; what follows the last dot may be an extension or part of the name.
        """
        steps = raw_path.partition(b"?")[0].removeprefix(self.root.encode()).split(b"/")
        try:
            words = [unquote_to_bytes(step).decode() for step in steps]
        except UnicodeDecodeError:
            return []
        name = "/".join(map(encode_name, words))
        found = [(self.base + name, "")]
        # A sentence's IRI has a #, which no client sends as it is.
        start, mark, fragment = words[-1].partition("#")
        if mark:
            found.append((self.base + "/".join(map(encode_name, (*words[:-1], start))) + mark + fragment, ""))
        stem, dot, extension = name.rpartition(".")
        if dot and extension in EXTENSIONS:
            found.append((self.base + stem, extension))
        return found
