"""What follows for industries from how a report lays them out and what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from pyoxigraph import NamedNode, Triple

from kg.document.model import Document
from kg.facts.model import Evidence
from kg.namespaces import iri
from kg.ontology import industry_mappings
from kg.rdf.minting import MintedName, content_iri
from kg.rdf.statements import Context, Statement
from kg.resolution.model import Entity
from kg.text import Span, fold
from kg.vocabulary import EntityClass

UNDER_ROW = "industry.bullet-under-row"
# 千亿级, 两千亿级, 5000亿级, 万亿级: how large a cluster is said to be, in yuan.
SCALE = re.compile(r"(?P<digits>\d+(?:\.\d+)?)?(?P<times>[一二两三四五六七八九])?(?P<unit>[百千万]?)亿元?级")
TIMES = {character: 1 + at for at, character in enumerate("一二三四五六七八九")} | {"两": 2}
UNITS = {"": 10**8, "百": 10**10, "千": 10**11, "万": 10**12}
BEFORE = 8
# Words that make no difference to which branch of a classification a name stands for.
ENDING = re.compile(r"(?:产业|行业|领域)(?:集群)?$")


def broader(context: Context) -> Iterator[Statement]:
    """A bullet's industry is narrower than its row's; both heads are the proof."""
    spans = sorted(
        (span, context.iri(mention))
        for entity in context.resolved.entities
        if entity.kind is EntityClass.INDUSTRY
        for mention in entity.mentions
        for span in mention.spans
    )
    pairs: dict[tuple[str, str], tuple[Span, Span]] = {}
    for row, bullet in sorted(set(_heads(context.document))):
        narrow, wide = _named_in(bullet, spans), _named_in(row, spans)
        if narrow and wide and narrow != wide and (wide, narrow) not in pairs:
            pairs.setdefault((narrow, wide), (row, bullet))
    predicate = iri("skos:broader")
    for (narrow, wide), heads in pairs.items():
        yield Statement(
            iri=content_iri("fact", context.report_id, narrow, "broader", wide),
            kind="relation",
            subject=narrow,
            predicate=predicate,
            object=wide,
            fields=(),
            period="",
            evidence=(Evidence(tuple(sorted(heads)), UNDER_ROW),),
        )


def _heads(document: Document) -> Iterator[tuple[Span, Span]]:
    """Each row head with each bullet head under it."""
    for passage in document.passages:
        if passage.row_head is not None and passage.bullet_head is not None:
            yield passage.row_head, passage.bullet_head


def _named_in(head: Span, industries: Iterable[tuple[Span, str]]) -> str | None:
    """The one industry a head names."""
    found = {name for span, name in industries if span in head}
    return found.pop() if len(found) == 1 else None


def classified(name: MintedName) -> Iterator[Triple]:
    """Ties to the national classifications, where what the industry is called leaves no doubt."""
    called = {_branch(each) for each in (name.label, *name.aliases)}
    for mapping in industry_mappings():
        if _branch(mapping.name) in called:
            yield Triple(NamedNode(name.iri), NamedNode(mapping.match), NamedNode(mapping.concept))


def _branch(name: str) -> str:
    bare = "".join(fold(name).split())
    return ENDING.sub("", bare) or bare


def scales(document: Document, entity: Entity) -> list[Decimal]:
    """The scale stated in a name of the industry or right before one; the largest, at most one."""
    before = (document.source.folded[max(0, m.span.start - BEFORE) : m.span.start] for m in entity.mentions)
    stated = [scale_of(text, at_end=True) for text in before]
    stated += [scale_of(text, at_end=False) for text in _names(document, entity)]
    found = [scale for scale in stated if scale is not None]
    return [max(found)] if found else []


def _names(document: Document, entity: Entity) -> Iterable[str]:
    yield from (entity.label, *entity.aliases)
    yield from (document.text(mention.span) for mention in entity.mentions)


def scale_of(text: str, *, at_end: bool) -> Decimal | None:
    """The yuan that 千亿级 in a text stands for; `at_end`: only spaces and quotes may follow it."""
    for match in SCALE.finditer(text):
        if at_end and text[match.end() :].strip(" \u3000“\"'‘"):
            continue
        if match["digits"] or match["times"] or match["unit"]:
            return Decimal(match["digits"] or TIMES.get(match["times"] or "", 1)) * UNITS[match["unit"]]
    return None
