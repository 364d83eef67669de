"""What the ledger says of targets and pledges: which are behind, which on track, which are met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kg.answering.answer import Answer, Item, none
from kg.answering.evidence import MOST_ANSWERS, items, proofs
from kg.answering.figure_choice import best
from kg.answering.graph import Figure, Pledge
from kg.answering.index import Index
from kg.answering.intent import about_figures
from kg.answering.kinds import kind_things
from kg.answering.notes import Note, NoteKind, stated
from kg.answering.pledged import asked_pledges
from kg.answering.queries import state_query
from kg.answering.question import Question
from kg.answering.verdicts import Verdict

AHEAD = frozenset({"Target", "Forecast"})
JUDGED = frozenset({"Met", "OnTrack", "Behind", "Changed", "NotMentionedAgain"})
MOST_TOLD = 6
# What is asked for as not kept; what is on track may still be.
NOT_MET = JUDGED - {"Met", "OnTrack"}


def standing(question: Question, index: Index) -> Answer | None:
    """The indicators, pledges or things that stand as the question says, by the ledger."""
    if not question.states or question.threshold:
        return None
    pledged = _of_pledges(question)
    denied = question.states_denied
    asked = question
    if denied:
        question = replace(question, states=NOT_MET if "Met" in question.states else JUDGED - question.states)
    aims = about_figures(question) or bool(question.roles and not question.kinds)
    if aims:
        found, passages = _targets(question, index)
    elif pledged or not question.kinds:
        found, passages = _pledged(_standing_pledges(question, index))
    else:
        found, passages = _concerned(question, index)
    apart = _not_listed(index, pledged=not aims) if denied and "Met" in asked.states else None
    beside = _targets_too(question, passages, index) if pledged else None
    if not found:
        return none(NoteKind.NONE_IN_LEDGER).noting(apart, beside)
    shown = found[:MOST_ANSWERS]
    cut = Note(NoteKind.CUT_ITEMS, "", (str(MOST_ANSWERS), str(len(found))))
    answer = Answer(
        "",
        "list",
        answers=shown,
        evidence=proofs(passages, index),
        sparql=state_query(question.states, [item.iri for item in shown]),
        facts=len(found),
    ).noting(apart, beside, cut if len(found) > MOST_ANSWERS else None)
    if "how_many" in question.asks:
        return replace(answer, type="count", value=Decimal(len(found)), unit="项" if pledged else "个")
    return answer


def _of_pledges(question: Question) -> bool:
    return any("Commitment" in kind.classes for kind in question.kinds)


def _not_listed(index: Index, *, pledged: bool) -> Note:
    """How many pledges, or targets, are neither met nor behind."""
    pledges = {pledge.iri for pledge in index.contents.pledges}
    judged = [state for iri, state in index.contents.states.items() if (iri in pledges) == pledged]
    return Note(NoteKind.NOT_LISTED, "", (str(judged.count("OnTrack")), str(judged.count("CannotBeJudged"))))


def stands(question: Question, index: Index) -> Verdict | None:
    """Whether the target of an indicator stands as the question says."""
    if not question.states or not question.terms:
        return None
    aimed = replace(
        question, roles=AHEAD, modality="Planned", half="", figures=question.figures - {"progress"}
    )
    first, _ = best(aimed, index)
    state = index.contents.states.get(first.figure.iri, "") if first is not None else ""
    if first is None or not state:
        return Verdict(None, why=Note(NoteKind.NOT_JUDGED))
    figure = first.figure
    why = stated(f"{figure.name} {figure.shown} (dp:{state})")
    return Verdict((state in question.states) != question.negated, figure.passages, why, figures=(figure,))


def _targets(question: Question, index: Index) -> tuple[tuple[Item, ...], Sequence[str]]:
    """The indicators with a target that stands so."""
    chosen = _standing_targets(question, index)
    return items((figure.indicator for figure in chosen), index), [p for f in chosen for p in f.passages]


def _standing_targets(question: Question, index: Index) -> list[Figure]:
    reports = index.about.home_reports(question.home)
    return [
        figure
        for figure in index.stated_in(reports)
        if index.contents.states.get(figure.iri) in question.states and figure.indicator in index.things
        if all(any(word in name for word in term.words for name in figure.names) for term in question.terms)
    ]


def _targets_too(question: Question, told: Sequence[str], index: Index) -> Note | None:
    """The targets that stand as the pledges asked for and that no sentence pledges: those of tables."""
    pledged = {passage for pledge in index.contents.pledges for passage in pledge.passages} | set(told)
    again = {_aimed(figure) for passage in pledged for figure in index.figures_in.get(passage, ())}
    others = [figure for figure in _standing_targets(question, index) if _aimed(figure) not in again]
    said = dict.fromkeys(f"{figure.name} {figure.shown}" for figure in others)
    more = ", …" if len(said) > MOST_TOLD else ""
    return Note(NoteKind.TARGETS_TOO, ", ".join(list(said)[:MOST_TOLD]) + more) if said else None


def _aimed(figure: Figure) -> tuple[str, Decimal, str]:
    """By what a target is the same in a table and in a sentence."""
    return figure.indicator, figure.value, figure.unit


def _standing_pledges(question: Question, index: Index) -> list[Pledge]:
    states = index.contents.states
    return [p for p in asked_pledges(question, index) if states.get(p.iri) in question.states]


def _pledged(chosen: Sequence[Pledge]) -> tuple[tuple[Item, ...], Sequence[str]]:
    """The pledges themselves."""
    listed = tuple(Item(pledge.iri, pledge.text, "Commitment") for pledge in chosen)
    return listed, [p for pledge in chosen for p in pledge.passages]


def _concerned(question: Question, index: Index) -> tuple[tuple[Item, ...], Sequence[str]]:
    """The things of the class asked for that such a pledge is about."""
    asked = kind_things(question.kinds, index)
    plain = replace(question, terms=())
    chosen = [pledge for pledge in _standing_pledges(plain, index) if asked & set(pledge.concerns)]
    found = {iri for pledge in chosen for iri in pledge.concerns} & asked
    return items(found, index), [p for pledge in chosen for p in pledge.passages]
