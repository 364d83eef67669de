"""Judges what was found in a report by what people labelled in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from kg.document.model import Document
from kg.evaluation.labels import Labels, check_against, same_term
from kg.evaluation.names import fold_names, plain_quantity, titles_agree
from kg.evaluation.pairing import Comparison, fitting_pairs
from kg.evaluation.records import Record
from kg.evaluation.scores import Evaluation, Item, Score
from kg.facts.model import CommitmentFact, ObservationFact, RecognitionFact, RelationFact
from kg.mentions.model import Mention
from kg.resolution.model import Entity, Resolved
from kg.text import Span
from kg.vocabulary import Relation

OVERLAP = 0.5
"""How much of the shorter of two pledged clauses they must share to be the same commitment."""


def evaluate(labels: Labels, document: Document, resolved: Resolved) -> Evaluation:
    """Scores every kind, as a whole and class by class; LabelError where the labels do not fit the text.

    Names are compared without width, case, white space, quotation marks and a final 项目 or 工程, each
    with all names of its thing. What counts as found:

    - entity: one name in common, and the class or one of those labelled as `also` fair;
      `entity, any class` asks for the name alone;
    - relation: subject, predicate and object; the parties of `partner` in either order;
    - milestone: subject, type and modality;
    - observation: value and unit (2.3 万户 is 23000 户), figure type, comparator and role, one to one, and
      what is one node of the graph (the same figure of the same indicator and period) counts once;
      of those found, `… indicator` have a name of the indicator in common and `… quote` overlap the quote;
    - commitment: the clauses share half of the shorter, one to one;
    - recognition: a name of the recipient in common or the same number of them, and titles that overlap.

    Finds are counted as right or spurious only where they touch a stretch labelled exhaustively; labels that
    are arguable count neither way.
    """
    check_against(labels, document.source)
    judge = _Judge(labels, document, resolved)
    scores = (
        *_entities(judge),
        *_relations(judge),
        *_milestones(judge),
        *_observations(judge),
        *_commitments(judge),
        *_recognitions(judge),
    )
    return Evaluation(labels.report_id, scores)


@dataclass(frozen=True, slots=True)
class _Judge:
    """The labels beside what was found."""

    labels: Labels
    document: Document
    resolved: Resolved

    def names(self, mention: Mention) -> frozenset[str]:
        entity = self.resolved.entity_of.get(mention)
        own = fold_names(mention.label, *mention.aliases)
        return own | _entity_names(entity) if entity else own

    def labelled(self, kind: str, key: str, show: Callable[[Record], str]) -> tuple[Item, ...]:
        records = self.labels.of_kind(kind)
        return tuple(
            Item(record.optional(key), show(record), record.span, record.quote) for record in records
        )

    def found(self, group: str, what: str, spans: Sequence[Span], rule: str) -> tuple[Item, bool]:
        span = spans[0].cover(spans[-1])
        judged = any(self.labels.covers(part) for part in spans)
        return Item(group, what, span, self.document.text(span), rule), judged

    def compare(
        self,
        kind: str,
        labelled: Sequence[Item],
        found: Sequence[tuple[Item, bool]],
        fit: Callable[[int, int], float],
        *,
        one_to_one: bool = False,
    ) -> Comparison:
        firm = sum(not record.arguable for record in self.labels.of_kind(kind.partition(",")[0]))
        pairs = fitting_pairs(len(labelled), len(found), fit, firm=firm, one_to_one=one_to_one)
        items, judged = [item for item, _ in found], [inside for _, inside in found]
        return Comparison(kind, labelled, firm, items, judged, pairs)


def _entity_names(entity: Entity) -> frozenset[str]:
    mentioned = (name for mention in entity.mentions for name in (mention.label, *mention.aliases))
    return fold_names(entity.label, *entity.aliases, *mentioned)


def _entities(judge: _Judge) -> tuple[Score, ...]:
    records = judge.labels.of_kind("entity")
    entities = judge.resolved.entities
    wanted = [fold_names(record.text("label"), *record.texts("aliases")) for record in records]
    classes = [(record.text("class"), *record.texts("also")) for record in records]
    names = [_entity_names(entity) for entity in entities]
    labelled = judge.labelled("entity", "class", lambda record: record.text("label"))
    found = [_found_entity(judge, entity) for entity in entities]

    def named(at: int, find: int) -> float:
        return float(bool(wanted[at] & names[find]))

    def classed(at: int, find: int) -> float:
        return named(at, find) and float(any(same_term(one, entities[find].kind) for one in classes[at]))

    strict = judge.compare("entity", labelled, found, classed)
    loose = judge.compare("entity, any class", labelled, found, named)
    return (*strict.scores(), loose.score())


def _found_entity(judge: _Judge, entity: Entity) -> tuple[Item, bool]:
    spans = [span for mention in entity.mentions for span in mention.spans]
    if not spans:  # minted from what else is known, such as the report's own region: right or not judged
        return Item(entity.kind, entity.label, Span(0, 0), ""), False
    first = entity.mentions[0]
    item, _ = judge.found(entity.kind, entity.label, first.spans, first.rule)
    return item, any(judge.labels.covers(span) for span in spans)


def _relations(judge: _Judge) -> tuple[Score, ...]:
    records = judge.labels.of_kind("relation")
    facts = _distinct_relations(judge)
    ends = [(judge.labels.names_of(one.text("s")), judge.labels.names_of(one.text("o"))) for one in records]
    names = [(judge.names(fact.subject), judge.names(fact.object)) for fact in facts]

    def fit(at: int, find: int) -> float:
        if not same_term(records[at].text("p"), facts[find].predicate):
            return 0.0
        (subject, object_), (one, other) = ends[at], names[find]
        straight = bool(subject & one and object_ & other)
        swapped = facts[find].predicate is Relation.PARTNER and bool(subject & other and object_ & one)
        return float(straight or swapped)

    labelled = judge.labelled("relation", "p", lambda one: f"{one.text('s')} → {one.text('o')}")
    found = [
        judge.found(
            fact.predicate,
            f"{fact.subject.label} → {fact.object.label}",
            fact.evidence.spans,
            fact.evidence.rule,
        )
        for fact in facts
    ]
    return judge.compare("relation", labelled, found, fit).scores()


def _distinct_relations(judge: _Judge) -> tuple[RelationFact, ...]:
    distinct: dict[tuple[str, Relation, str], RelationFact] = {}
    for fact in judge.resolved.facts.relations:
        key = (_key(judge, fact.subject), fact.predicate, _key(judge, fact.object))
        distinct.setdefault(key, fact)
    return tuple(distinct.values())


def _key(judge: _Judge, mention: Mention) -> str:
    entity = judge.resolved.entity_of.get(mention)
    return entity.key if entity else mention.label


def _milestones(judge: _Judge) -> tuple[Score, ...]:
    records = judge.labels.of_kind("milestone")
    facts = tuple(
        {
            (_key(judge, fact.subject), fact.type, fact.modality): fact
            for fact in reversed(judge.resolved.facts.milestones)
        }.values()
    )[::-1]
    wanted = [judge.labels.names_of(record.text("s")) for record in records]
    names = [judge.names(fact.subject) for fact in facts]

    def fit(at: int, find: int) -> float:
        step = same_term(records[at].text("type"), facts[find].type)
        done = same_term(records[at].text("modality"), facts[find].modality)
        return float(step and done and bool(wanted[at] & names[find]))

    labelled = judge.labelled("milestone", "type", lambda one: f"{one.text('s')} {one.text('modality')}")
    found = [
        judge.found(
            fact.type,
            f"{fact.subject.label} {fact.modality.lower()}",
            fact.evidence.spans,
            fact.evidence.rule,
        )
        for fact in facts
    ]
    return judge.compare("milestone", labelled, found, fit).scores()


def _observations(judge: _Judge) -> tuple[Score, ...]:
    every = judge.resolved.facts.observations
    labelled = judge.labelled("observation", "figure_type", _show_labelled_figure)
    matched = {find for _, find in _compared_figures(judge, labelled, every).pairs}
    facts = _once_each(judge, every, matched)
    comparison = _compared_figures(judge, labelled, facts)
    records = judge.labels.of_kind("observation")
    pairs = [(records[at], facts[find], at) for at, find in sorted(comparison.pairs) if at < comparison.firm]
    named = {at for record, fact, at in pairs if _same_indicator(judge, record, fact)}
    quoted = {at for record, fact, at in pairs if record.span.overlaps(fact.figure.span)}
    all_found = [at for _, _, at in pairs]
    return (
        *comparison.scores(),
        _part("observation, indicator", labelled, all_found, named),
        _part("observation, quote", labelled, all_found, quoted),
    )


def _compared_figures(
    judge: _Judge, labelled: Sequence[Item], facts: Sequence[ObservationFact]
) -> Comparison:
    records = judge.labels.of_kind("observation")
    wanted = [plain_quantity(record.number("value"), record.optional("unit")) for record in records]
    stated = [plain_quantity(fact.figure.value, fact.figure.unit) for fact in facts]

    def fit(at: int, find: int) -> float:
        if wanted[at] != stated[find] or not _same_reading(records[at], facts[find]):
            return 0.0
        here = records[at].span.overlaps(facts[find].figure.span)
        return 1.0 + 2.0 * here + _same_indicator(judge, records[at], facts[find])

    found = [_found_figure(judge, fact) for fact in facts]
    return judge.compare("observation", labelled, found, fit, one_to_one=True)


def _same_indicator(judge: _Judge, record: Record, fact: ObservationFact) -> bool:
    return bool(judge.labels.names_of(record.text("indicator")) & judge.names(fact.indicator))


def _once_each(
    judge: _Judge, facts: Sequence[ObservationFact], matched: Set[int]
) -> tuple[ObservationFact, ...]:
    """The figures as the graph has them: of one stated by table and text, those that a label has, or one."""
    seen = {_node(judge, facts[at]) for at in matched}
    kept: list[ObservationFact] = []
    for at, fact in enumerate(facts):
        node = _node(judge, fact)
        if at in matched or node not in seen:
            kept.append(fact)
        seen.add(node)
    return tuple(kept)


def _node(judge: _Judge, fact: ObservationFact) -> tuple[object, ...]:
    """What makes two statements of a figure one node of the graph."""
    said = (fact.figure.base_value, fact.figure.base_unit, fact.figure.comparator)
    scope = _key(judge, fact.scope) if fact.scope else ""
    return (_key(judge, fact.indicator), *said, fact.figure_type, fact.role, fact.period, scope)


def _found_figure(judge: _Judge, fact: ObservationFact) -> tuple[Item, bool]:
    what = f"{fact.indicator.label} {fact.figure.surface}"
    return judge.found(fact.figure_type, what, (fact.figure.span,), fact.evidence.rule)


def _part(kind: str, labelled: Sequence[Item], found: Sequence[int], kept: set[int]) -> Score:
    """How many of the labels found also hold by a further measure."""
    missed = tuple(labelled[at] for at in found if at not in kept)
    return Score(kind, "", len(found), len(kept), 0, 0, missed)


def _same_reading(record: Record, fact: ObservationFact) -> bool:
    return (
        same_term(record.text("figure_type"), fact.figure_type)
        and (record.optional("comparator") or "=") == fact.figure.comparator
        and same_term(record.optional("role") or "actual", fact.role)
    )


def _show_labelled_figure(record: Record) -> str:
    comparator = record.optional("comparator") or "="
    figure = f"{comparator}{record.optional('value')}{record.optional('unit')}"
    return f"{record.text('indicator')} {figure} {record.optional('role') or 'actual'}"


def _commitments(judge: _Judge) -> tuple[Score, ...]:
    records = judge.labels.of_kind("commitment")
    facts: tuple[CommitmentFact, ...] = judge.resolved.facts.commitments

    def fit(at: int, find: int) -> float:
        shared = _shared(records[at].span, facts[find].span)
        return shared if shared >= OVERLAP else 0.0

    labelled = judge.labelled("commitment", "", lambda record: record.optional("text"))
    found = [
        judge.found("", judge.document.text(fact.span), (fact.span,), fact.evidence.rule) for fact in facts
    ]
    return judge.compare("commitment", labelled, found, fit, one_to_one=True).scores()


def _shared(left: Span, right: Span) -> float:
    """The part of the shorter span that lies in both, and a little more for spans alike in length."""
    common = min(left.end, right.end) - max(left.start, right.start)
    shorter, longer = sorted((len(left), len(right)))
    return max(0, common) / shorter + shorter / longer / 1000 if common > 0 else 0.0


def _recognitions(judge: _Judge) -> tuple[Score, ...]:
    records = judge.labels.of_kind("recognition")
    facts: tuple[RecognitionFact, ...] = judge.resolved.facts.recognitions
    recipients = [
        judge.names(fact.subject) if fact.subject else fold_names("" if fact.count else fact.recipients)
        for fact in facts
    ]

    def fit(at: int, find: int) -> float:
        named = bool(judge.labels.names_of(records[at].text("s")) & recipients[find])
        count = records[at].count()
        same_count = count is not None and count == facts[find].count
        return float((named or same_count) and titles_agree(records[at].text("title"), facts[find].title))

    labelled = judge.labelled("recognition", "", lambda record: f"{record.text('s')}: {record.text('title')}")
    found = [
        judge.found("", _show_recognition(fact), fact.evidence.spans, fact.evidence.rule) for fact in facts
    ]
    return judge.compare("recognition", labelled, found, fit).scores()


def _show_recognition(fact: RecognitionFact) -> str:
    return f"{fact.subject.label if fact.subject else fact.recipients}: {fact.title}"
