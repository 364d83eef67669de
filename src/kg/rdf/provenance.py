"""A report, its headings and its passages as triples; spans to the passages that hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.document.model import Document
from kg.rdf.minting import report_iri
from kg.rdf.terms import RDF_TYPE, dp, integer, node, period_triples, zh
from kg.text import Span, passage_address


class Proofs:
    """The passages of one document, and which of them prove a span."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.report = report_iri(document.metadata.report_id)

    def iri(self, span: Span) -> str:
        """RFC 5147: code points, half-open, in the text as read."""
        return passage_address(self.report, span.start, span.end)

    def spans_of(self, span: Span) -> list[Span]:
        """The passages that share words with a span; the span itself where none does."""
        return [passage.span for passage in self.document.passages_over(span)] or [span]

    def evidence(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """The passages of several spans, in text order, each once."""
        return tuple(sorted({held for span in spans for held in self.spans_of(span)}))

    def passage_triples(self, span: Span, section: int | None) -> Iterator[Triple]:
        """One passage: its words, where they stand and under which heading."""
        subject = NamedNode(self.iri(span))
        yield Triple(subject, RDF_TYPE, dp("Passage"))
        yield Triple(subject, dp("text"), zh(self.document.text(span)))
        yield Triple(subject, dp("charStart"), integer(span.start))
        yield Triple(subject, dp("charEnd"), integer(span.end))
        yield Triple(subject, dp("inReport"), NamedNode(self.report))
        if section is not None:
            yield Triple(subject, dp("inSection"), NamedNode(self.section_iri(section)))

    def section_iri(self, section: int) -> str:
        """A heading's IRI: the words it stands on."""
        return f"{self.report}#section={section + 1}"

    def section_at(self, span: Span) -> int | None:
        """The innermost section that holds a span no passage covers."""
        inside = [section for section in self.document.sections if span in section.extent]
        return inside[-1].index if inside else None

    def triples(self, cited: Iterable[Span]) -> Iterator[Triple]:
        """The report, its sections, all its passages, and any cited span that no passage holds."""
        yield from self._report_triples()
        for section in self.document.sections:
            yield from self._section_triples(section.index)
        sections = {passage.span: passage.section for passage in reversed(self.document.passages)}
        for span in cited:
            if span not in sections:
                sections[span] = self.section_at(span)
        for span, place in sections.items():
            yield from self.passage_triples(span, place)

    def _report_triples(self) -> Iterator[Triple]:
        metadata, subject = self.document.metadata, NamedNode(self.report)
        yield Triple(subject, RDF_TYPE, dp("Report"))
        title = metadata.title or metadata.report_id
        yield Triple(subject, node("rdfs:label"), zh(title))
        yield Triple(subject, node("dcterms:title"), zh(title))
        yield Triple(subject, dp("sha256"), Literal(self.document.source.digest))
        if metadata.issuer:
            yield Triple(subject, dp("issuer"), zh(metadata.issuer))
        if metadata.addressee:
            yield Triple(subject, dp("addressee"), zh(metadata.addressee))
        if metadata.region:
            yield Triple(subject, dp("regionCode"), Literal(metadata.region))
        if metadata.url:
            yield Triple(subject, node("dcterms:source"), NamedNode(metadata.url))
        yield from period_triples(subject, metadata.period)

    def _section_triples(self, index: int) -> Iterator[Triple]:
        section, subject = self.document.sections[index], NamedNode(self.section_iri(index))
        yield Triple(subject, RDF_TYPE, dp("Section"))
        yield Triple(subject, node("rdfs:label"), zh(self.document.text(section.title)))
        yield Triple(subject, dp("charStart"), integer(section.extent.start))
        yield Triple(subject, dp("charEnd"), integer(section.extent.end))
        yield Triple(subject, dp("inReport"), NamedNode(self.report))
        if section.parent is not None:
            yield Triple(subject, dp("inSection"), NamedNode(self.section_iri(section.parent)))
