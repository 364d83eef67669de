"""Every fact of the real report, one a line, so that a change of rules is read as a difference."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kg.document.model import Document
from kg.facts.extractor import extract
from kg.facts.model import Evidence, Facts
from kg.text import Span


def test_the_facts_of_the_real_report(jiading: Document, golden: Callable[[str, str], None]) -> None:
    """What the rules read in the half-yearly report; --update-golden writes a change that is meant."""
    lines = sorted(set(written(jiading, extract(jiading))))
    golden("jiading-2021h1/facts.txt", "\n".join(lines) + "\n")


def written(document: Document, facts: Facts) -> Iterator[str]:
    """Kind, subject, predicate or type, object, how and when, and the words that prove it."""

    def line(*cells: str, spans: Iterable[Span]) -> str:
        quote = " … ".join("".join(document.text(span).split()) for span in spans)
        return " | ".join((*cells, quote))

    def proven(*cells: str, by: Evidence) -> str:
        return line(*cells, spans=by.spans)

    for mention in facts.mentions:
        yield line("entity", mention.label, mention.kind, spans=mention.spans)
    for relation in facts.relations:
        names = (relation.subject.label, relation.predicate, relation.object.label)
        yield proven("relation", *names, by=relation.evidence)
    for step in facts.milestones:
        how = (step.type, step.modality, step.period)
        yield proven("milestone", step.subject.label, *how, by=step.evidence)
    for award in facts.recognitions:
        who = award.subject.label if award.subject else award.recipients
        what = (award.title, award.level or "", str(award.count or ""), award.period)
        yield proven("recognition", who, *what, by=award.evidence)
    for fact in facts.observations:
        figure, scope = fact.figure, fact.scope.label if fact.scope else ""
        value = (fact.figure_type, f"{figure.comparator} {figure.value} {figure.unit}".strip())
        yield proven("figure", fact.indicator.label, *value, fact.role, fact.period, scope, by=fact.evidence)
    for pledge in facts.commitments:
        targets = ", ".join(f"{each.indicator.label} {each.figure.surface}" for each in pledge.targets)
        about = ", ".join(each.label for each in pledge.concerns)
        words = "".join(document.text(pledge.span).split())
        yield proven("commitment", words, pledge.deadline, targets, about, by=pledge.evidence)
