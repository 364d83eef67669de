"""A package's catalogue entry: DCAT-AP 3 and VoID, with counts, licence and provenance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version

from pyoxigraph import Literal, NamedNode, Triple

from kg.export.dataset import Graph
from kg.export.profile import Profile
from kg.namespaces import PREFIXES, base_iri
from kg.rdf.terms import RDF_TYPE, integer, node, shorten

LANGUAGE = "http://publications.europa.eu/resource/authority/language/"
MEDIA = "https://www.iana.org/assignments/media-types/"
# From the data theme authority: government and the public sector; regions and cities; economy and finance.
THEMES = tuple(
    f"http://publications.europa.eu/resource/authority/data-theme/{code}" for code in ("ECON", "GOVE", "REGI")
)
# For what the project itself writes; a concept scheme of the ontology is a vocabulary too.
VOCABULARIES = ("dp", "skos", "rdf", "rdfs")
ENGLISH, CHINESE = f"{LANGUAGE}ENG", f"{LANGUAGE}ZHO"


@dataclass(frozen=True, slots=True)
class File:
    """One file of a package as its catalogue tells it."""

    path: str
    media_type: str
    size: int
    sha256: str
    title: Mapping[str, str]
    is_graph: bool = False


def package_iri(profile: Profile) -> NamedNode:
    """The IRI of a profile's data set, the same for every edition of it."""
    return NamedNode(f"{base_iri()}package/{profile.name}")


def describe_dataset(profile: Profile, graph: Graph, files: Iterable[File], reports: Graph) -> list[Triple]:
    """The catalogue entry, sorted; `reports` is where the reports' titles and periods are found."""
    entry = _Entry(package_iri(profile))
    files = tuple(files)
    entry.dataset(profile, graph)
    entry.provenance(reports, graph)
    entry.counts(graph)
    for file in files:
        entry.distribution(profile, file)
    return sorted(entry.triples, key=str)


class _Entry:
    """Collects the triples of one entry."""

    def __init__(self, dataset: NamedNode) -> None:
        self.iri = dataset
        self.triples: set[Triple] = set()

    def add(self, subject: NamedNode, curie: str, *values: NamedNode | Literal) -> None:
        self.triples.update(Triple(subject, node(curie), value) for value in values)

    def part(self, name: str) -> NamedNode:
        return NamedNode(f"{self.iri.value}#{name}")

    def dataset(self, profile: Profile, graph: Graph) -> None:
        one = self.iri
        self.add(one, "rdf:type", node("dcat:Dataset"), node("void:Dataset"))
        self.add(one, "dcterms:title", *_worded(profile.title))
        self.add(one, "dcterms:description", *_worded(profile.description))
        self.add(one, "dcterms:identifier", Literal(f"urn:sha256:{graph.digest}"))
        self.add(one, "dcat:version", Literal(graph.digest[:16]))
        self.add(one, "dcterms:license", NamedNode(profile.licence))
        self.add(one, "dcterms:language", NamedNode(CHINESE))
        self.add(one, "dcat:theme", *(NamedNode(theme) for theme in THEMES))
        self.add(one, "dcterms:conformsTo", NamedNode(PREFIXES["dp"].rstrip("#")))
        self.add(
            one,
            "dcat:keyword",
            Literal("发展计划", language="zh"),
            Literal("development plan", language="en"),
        )
        if profile.publisher:
            publisher = NamedNode(profile.publisher["iri"])
            self.add(one, "dcterms:publisher", publisher)
            self.add(publisher, "rdf:type", node("foaf:Agent"))
            names = {key: value for key, value in profile.publisher.items() if key != "iri"}
            self.add(publisher, "foaf:name", *_worded(names))

    def provenance(self, reports: Graph, graph: Graph) -> None:
        """The reports the data were read from, and the program that read them."""
        run, program = self.part("reading"), self.part("program")
        self.add(self.iri, "prov:wasGeneratedBy", run)
        self.add(run, "rdf:type", node("prov:Activity"))
        self.add(run, "prov:wasAssociatedWith", program)
        self.add(program, "rdf:type", node("prov:SoftwareAgent"))
        self.add(program, "rdfs:label", Literal(f"kg {version('kg')}"))
        for report in graph.members("Report"):
            self.add(self.iri, "prov:wasDerivedFrom", report)
            self.add(run, "prov:used", report)
            self.add(report, "rdf:type", node("prov:Entity"))
            self.add(report, "dcterms:title", *reports.values(report, "rdfs:label"))
            self._period(reports, report)

    def _period(self, reports: Graph, report: NamedNode) -> None:
        start, end = reports.values(report, "dp:start"), reports.values(report, "dp:end")
        if start and end:
            period = self.part(f"period-{reports.text(report, 'dp:period').replace('/', '--')}")
            self.add(self.iri, "dcterms:temporal", period)
            self.add(period, "rdf:type", node("dcterms:PeriodOfTime"))
            self.add(period, "dcat:startDate", start[0])
            self.add(period, "dcat:endDate", end[0])

    def counts(self, graph: Graph) -> None:
        """VoID's numbers: triples, subjects, objects, and each class and property."""
        one = self.iri
        self.add(one, "void:triples", integer(len(graph)))
        self.add(one, "void:entities", integer(sum(1 for _ in graph.entities())))
        self.add(one, "void:distinctSubjects", integer(len({each.subject for each in graph.triples})))
        self.add(one, "void:distinctObjects", integer(len({each.object for each in graph.triples})))
        self.add(one, "void:uriSpace", Literal(base_iri()))
        self.add(one, "void:vocabulary", *(NamedNode(PREFIXES[prefix]) for prefix in VOCABULARIES))
        predicates = Counter(each.predicate for each in graph.triples)
        self.add(one, "void:properties", integer(len(predicates)))
        for predicate, count in predicates.items():
            part = self.part(f"property-{_local(predicate)}")
            self.add(one, "void:propertyPartition", part)
            self.add(part, "void:property", predicate)
            self.add(part, "void:triples", integer(count))
        classes = Counter(
            each.object
            for each in graph.triples
            if each.predicate == RDF_TYPE and isinstance(each.object, NamedNode)
        )
        self.add(one, "void:classes", integer(len(classes)))
        for kind, count in classes.items():
            part = self.part(f"class-{_local(kind)}")
            self.add(one, "void:classPartition", part)
            self.add(part, "void:class", kind)
            self.add(part, "void:entities", integer(count))
        for example in [one for one, _ in graph.entities()][:1]:
            self.add(one, "void:exampleResource", example)

    def distribution(self, profile: Profile, file: File) -> None:
        """One file: where it is, how long, and its checksum."""
        part, checksum = self.part(file.path), self.part(f"{file.path}-checksum")
        home = profile.access.rstrip("/") if profile.access else ""
        self.add(self.iri, "dcat:distribution", part)
        self.add(part, "rdf:type", node("dcat:Distribution"))
        self.add(part, "dcterms:title", *_worded(file.title), Literal(file.path))
        self.add(part, "dcat:accessURL", NamedNode(home or self.iri.value))
        self.add(part, "dcat:mediaType", NamedNode(MEDIA + file.media_type))
        self.add(part, "dcat:byteSize", Literal(str(file.size), datatype=node("xsd:nonNegativeInteger")))
        self.add(part, "dcterms:license", NamedNode(profile.licence))
        self.add(part, "spdx:checksum", checksum)
        self.add(checksum, "rdf:type", node("spdx:Checksum"))
        self.add(checksum, "spdx:algorithm", node("spdx:checksumAlgorithm_sha256"))
        self.add(checksum, "spdx:checksumValue", Literal(file.sha256, datatype=node("xsd:hexBinary")))
        if home:
            address = NamedNode(f"{home}/{file.path}")
            self.add(part, "dcat:downloadURL", address)
            if file.is_graph:
                self.add(self.iri, "void:dataDump", address)


def _worded(words: Mapping[str, str]) -> list[Literal]:
    return [Literal(text, language=language) for language, text in sorted(words.items())]


def _local(term: NamedNode) -> str:
    return shorten(term.value).replace(":", "-").replace("/", "-").replace("#", "-")


__all__ = ["File", "describe_dataset", "package_iri"]
