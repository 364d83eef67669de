"""The ledger as triples: what answers each commitment, how far, and the state the rules arrive at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from pyoxigraph import NamedNode, Triple

from kg.assessment.entries import Entry
from kg.facts.model import MilestoneFact, ObservationFact
from kg.rdf.statements import Context, answer_iri, commitment_iri
from kg.rdf.terms import decimal, dp
from kg.vocabulary import AssessmentState, FigureRole, Modality

# Of a pledge with several targets the least favourable state is its own.
GRAVEST_FIRST = (
    AssessmentState.BEHIND,
    AssessmentState.CHANGED,
    AssessmentState.NOT_MENTIONED_AGAIN,
    AssessmentState.CANNOT_BE_JUDGED,
    AssessmentState.ON_TRACK,
    AssessmentState.MET,
)


def ledger_triples(entries: Iterable[Entry], contexts: Mapping[str, Context]) -> Iterator[Triple]:
    """dp:fulfilment, dp:progress and dp:assessment of every commitment; `contexts` by report id.

    They are said of each target too: a pledge may have several, and a table's target has no pledge.
    """
    states: dict[str, list[AssessmentState]] = {}
    progress: dict[str, Decimal] = {}
    for entry in entries:
        for iri in _judged(entry, contexts):
            states.setdefault(iri, []).append(entry.state)
            if entry.progress is not None:
                progress[iri] = min(entry.progress, progress.get(iri, entry.progress))
            for answer in entry.answers:
                if answer.fact is not None and _answers(answer.fact):
                    target = answer_iri(contexts[answer.quote.report], answer.fact)
                    yield Triple(NamedNode(iri), dp("fulfilment"), NamedNode(target))
    for iri, found in states.items():
        yield Triple(NamedNode(iri), dp("assessment"), dp(min(found, key=GRAVEST_FIRST.index)))
    for iri, least in progress.items():
        yield Triple(NamedNode(iri), dp("progress"), decimal(least))


def _judged(entry: Entry, contexts: Mapping[str, Context]) -> list[str]:
    """What a line judges: the pledges that state it, and its targets themselves."""
    return [
        *(commitment_iri(contexts[report], pledge) for report, pledge in entry.commitments),
        *(answer_iri(contexts[report], aim) for report, aim in entry.aims),
    ]


def _answers(fact: ObservationFact | MilestoneFact) -> bool:
    """Whether it is a deed; another target or a later plan answers nothing."""
    if isinstance(fact, ObservationFact):
        return fact.role is FigureRole.ACTUAL
    return fact.modality is Modality.REALISED
