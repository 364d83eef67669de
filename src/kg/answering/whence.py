"""Of which region and time each item of an answer is, where the graph holds reports of several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.answering.answer import Answer, Item
from kg.answering.graph import Step
from kg.answering.index import Index
from kg.answering.notes import Note, NoteKind
from kg.answering.question import Question


def told_whence(answer: Answer, question: Question, index: Index) -> Answer:
    """The answer with the regions and times of its items, and a note where the question named no region."""
    several_regions = len(index.about.region_labels) > 1
    if answer.type == "boolean" and several_regions:
        return _checked_in(answer, question, index)
    several_times = len(set(index.contents.periods.values())) > 1
    if not answer.answers or not (several_regions or several_times):
        return answer
    proving = {proof.report for proof in answer.evidence}
    listed = []
    for item in answer.answers:
        steps = _steps(item, question, index)
        reports = _reports(item, steps, proving, index)
        regions = tuple(dict.fromkeys(filter(None, map(index.about.label, reports))))
        listed.append(
            replace(
                item,
                regions=regions if several_regions else (),
                periods=_periods(steps, reports, index) if several_times else (),
            )
        )
    told = replace(answer, answers=tuple(listed))
    themselves = {item.label for item in listed} <= set(index.about.region_labels)
    named = question.home or question.each_region or themselves
    met = len({region for item in listed for region in item.regions})
    return told.noting(Note(NoteKind.OF_REGIONS, "", (str(met),)) if met > 1 and not named else None)


def _checked_in(answer: Answer, question: Question, index: Index) -> Answer:
    """A yes or no with the regions whose reports decide it, where the question names none."""
    met = dict.fromkeys(filter(None, (index.about.label(proof.report) for proof in answer.evidence)))
    if question.home or question.each_region or not met:
        return answer
    if len(met) > 1:
        return answer.noting(Note(NoteKind.OF_REGIONS, "、".join(met), (str(len(met)),)))
    return answer.noting(Note(NoteKind.IN_REGION, next(iter(met))))


def _steps(item: Item, question: Question, index: Index) -> list[Step]:
    """The steps asked about that are stated of an item, in the modality asked about if any is so stated."""
    asked = [step for step in index.steps_of.get(item.iri, ()) if step.type in question.steps]
    modality = question.modality or "Realised"
    return [step for step in asked if step.modality == modality] or asked


def _reports(item: Item, steps: Iterable[Step], proving: set[str], index: Index) -> list[str]:
    """The reports that state the steps; else those that speak of the item, if any prove only they."""
    stating = _of_passages((passage for step in steps for passage in step.passages), index)
    if stating:
        return stating
    speaking = _of_passages(_passages(item, index), index)
    return [report for report in speaking if report in proving] or speaking


def _passages(item: Item, index: Index) -> Iterator[str]:
    """The passages of an item, be it a sentence, a title, a pledge or a thing."""
    if item.iri in index.passage:
        yield item.iri
    elif item.kind == "Recognition":
        for award in index.contents.awards:
            if award.title == item.label:
                yield from award.passages
    elif item.kind == "Commitment":
        for pledge in index.contents.pledges:
            if pledge.iri == item.iri:
                yield from pledge.passages
    else:
        yield from index.contents.mentions.get(item.iri, ())


def _of_passages(passages: Iterable[str], index: Index) -> list[str]:
    """The reports of passages, each once, in the order of the graph."""
    known = sorted({p for p in passages if p in index.order}, key=lambda p: index.order[p])
    return list(dict.fromkeys(index.passage[passage][0] for passage in known))


def _periods(steps: Iterable[Step], reports: Iterable[str], index: Index) -> tuple[str, ...]:
    """When the steps are or shall be; else what the reports are about."""
    stated = sorted({step.period for step in steps if step.period})
    return tuple(stated or dict.fromkeys(filter(None, map(index.contents.periods.get, reports))))
