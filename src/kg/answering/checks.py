"""Questions for yes or no, with the fact that decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.answering.by_region import is_ahead_of
from kg.answering.contradiction import contradicting, decides
from kg.answering.index import Index
from kg.answering.kinds import kind_things
from kg.answering.lexicon import Lexicon
from kg.answering.lexicon.cues import cue, words
from kg.answering.matching import UNDER_WAY, Condition, conditions, saying
from kg.answering.notes import Note, NoteKind, stated
from kg.answering.question import Question, Term
from kg.answering.states import stands
from kg.answering.verdicts import Verdict, direction, equals, is_ahead, lies_beyond, reaches_target

DONE = cue("said-done")
NOT_YET = cue("not-yet-said")
GOING_ON = cue("said-going-on")
THERE_IS = cue("there-is")

TOGETHER = words("together")

MOST_LONGER = 3


def check(question: Question, index: Index, lexicon: Lexicon) -> Verdict:
    """The first way of deciding that applies."""
    for decide in (is_ahead_of, stands, reaches_target, is_ahead, lies_beyond, equals, direction):
        verdict = decide(question, index)
        if verdict is not None:
            return verdict
    return _steps(question, index, lexicon) or _only_partly_named(
        question, _relation(question, index, lexicon), index
    )


def _only_partly_named(question: Question, verdict: Verdict, index: Index) -> Verdict:
    """A verdict on whether there is a thing, with what is called otherwise where only a part of it is said.

    Of 3号线 a report that only studies 3号线东延伸 says nothing; 某产业园 is the end of a park's full name.
    """
    told = (question.steps, question.relations, question.figures, question.roles, question.award)
    if not verdict.truth or any(told) or "evidence" in question.asks or not THERE_IS.search(question.text):
        return verdict
    notes = tuple(note for term in question.terms if (note := _longer(term, index)))
    return replace(verdict, notes=(*verdict.notes, *notes))


def _longer(term: Term, index: Index) -> Note | None:
    """What goes on after a word in the names of all that it is a part of, with the steps of those."""
    named = set().union(*(index.named(word) for word in term.words)) - term.aside
    names = [name for iri in named for name in index.things[iri].names]
    if not named or any(name.endswith(word) for word in term.words for name in names):
        return None
    shown = []
    for iri in sorted(named, key=index.first_seen)[:MOST_LONGER]:
        steps = dict.fromkeys(f"dp:{step.type} ({step.modality})" for step in index.steps_of.get(iri, ()))
        shown.append(" ".join((index.things[iri].label, *steps)))
    return Note(NoteKind.ONLY_PARTLY_NAMED, ", ".join(shown), (term.text,))


def subjects(terms: Sequence[Term], index: Index, phase: str = "", home: tuple[str, ...] = ()) -> set[str]:
    """The things that all the words name together: called exactly so, else with a name that holds all.

    Of a region that is named only those that its reports speak of.
    """
    sets = [set().union(*(index.named(word) for word in term.words)) - term.aside for term in terms]
    together = set.intersection(*sets) if sets else set()
    reports = index.about.home_reports(home)
    if reports is not None:
        together &= index.mentioned_in(reports)
    if phase:
        return {iri for iri in together if any(phase in name for name in index.things[iri].names)}
    exact = {
        iri for term in terms for word in term.words for iri in index.names.get(word, ()) if iri in together
    }
    return exact or together


def _steps(question: Question, index: Index, lexicon: Lexicon) -> Verdict | None:
    if not question.steps or not question.terms:
        return None
    named = subjects(question.terms, index, question.phase, question.home)
    if not named:
        return None
    modality = "Planned" if question.modality == "Planned" else "Realised"
    steps = [step for thing in sorted(named) for step in index.steps_of.get(thing, ())]
    if not steps:
        return None
    proving = [step for step in steps if step.modality == modality and _reaches(step.type, question.steps)]
    under_way = "Progressing" in question.steps and named <= _under_way(index)
    if under_way:
        proving = [step for step in steps if step.modality == modality]
    ahead = any(step.type in question.steps and step.modality == "Planned" for step in steps)
    if modality == "Planned" or (ahead and not under_way):
        proving = [step for step in proving if step.type in question.steps]
    if not proving and not any(decides(step, question.steps) for step in steps):
        return Verdict(None, why=Note(NoteKind.DOES_NOT_SAY_SO))
    truth = bool(proving) != question.negated
    shown = proving or steps
    why = "; ".join(dict.fromkeys(f"dp:{step.type} ({step.modality})" for step in shown))
    passages = tuple(p for step in shown for p in step.passages)
    return Verdict(truth, passages, stated(why), tuple(sorted(named)))


def _under_way(index: Index) -> frozenset[str]:
    """The things that by their furthest step are being built."""
    return frozenset().union(*(index.in_state.get(state, frozenset()) for state in UNDER_WAY))


def _reaches(stated: str, asked: Iterable[str]) -> bool:
    """Whether a step taken implies a step asked about: what is completed has been started."""
    for step in asked:
        if stated == step:
            return True
        started = step == "Started" and stated in {"Progressing", "ToppedOut"}
        done = step in {"Started", "Completed", "ToppedOut", "Progressing"} and stated in {
            "Completed",
            "Accepted",
            "InProduction",
            "InOperation",
        }
        if started or (done and step != "Progressing"):
            return True
    return False


def _together(question: Question, index: Index, lexicon: Lexicon) -> frozenset[str]:
    """The things that meet all that is said, by the graph or in one clause, the step as taken."""
    taken = replace(question, modality="Realised")
    found = conditions(taken, index, lexicon)
    met = found[0].tiers[1] if found else frozenset()
    for condition in found:
        met = met & condition.tiers[0 if condition.kind == "step" else 1]
    return met


def _said(question: Question, index: Index) -> Verdict | None:
    """That a clause, not of the plans, says all the words of the question; a sentence only with a doubt."""
    if len(question.terms) < 2 or question.steps or question.modality == "Planned":
        return None
    told = [term.words for term in question.terms]
    if "partner" in question.relations:
        told.append(TOGETHER)
    each = [saying(index, those) - index.text.announced for those in told]
    clauses = set.intersection(*each)
    sentences = [{index.text.pieces[at].passage for at in said} for said in each]
    passages = {index.text.pieces[at].passage for at in clauses} or set.intersection(*sentences)
    shown = tuple(sorted(passages, key=lambda iri: index.order[iri]))[:3]
    if not shown or (not clauses and "partner" in question.relations):
        return None
    words_of = [index.text.pieces[at].words for at in sorted(clauses)]
    told_not = [bool(NOT_YET.search(words)) for words in words_of]
    if any(told_not) and not all(told_not):
        return Verdict(None, why=Note(NoteKind.DOES_NOT_SAY_SO))
    truth = question.negated or bool(NOT_YET.search(question.text)) if any(told_not) else not question.negated
    return Verdict(truth, shown, notes=() if clauses else (Note(NoteKind.NAMED_TOGETHER),))


def _of_sort(question: Question, index: Index) -> Verdict | None:
    """Whether what is named is, or has, something that is called so: 某镇有医院吗."""
    if not question.sorts or question.steps or question.award or "partner" in question.relations:
        return None
    met = kind_things(question.sorts, index)
    for term in question.terms:
        called = set().union(*(index.named(word) for word in term.words)) - term.aside
        met &= called | {other for thing in called for other in index.neighbours.get(thing, ())}
    if not met:
        return Verdict(None)
    shown = tuple(p for thing in sorted(met) for p in index.contents.mentions.get(thing, ()))
    return Verdict(not question.negated, shown[:4], things=tuple(sorted(met)))


def _finished(question: Question, index: Index) -> Verdict | None:
    """Whether a clause says that what is named is done, or only that it goes on: 滨河路改造完成了吗."""
    of_part = question.steps == ("Completed",) and not subjects(question.terms, index, home=question.home)
    if not of_part and (question.steps or "Actual" not in question.roles):
        return None
    each = [{at for word in term.words for at in index.text.saying(word)} for term in question.terms]
    said = set.intersection(*each) - index.text.announced if each else set()
    done = sorted(at for at in said if DONE.search(index.text.pieces[at].words))
    going = sorted(at for at in said if GOING_ON.search(index.text.pieces[at].words))
    if not (done or going) and of_part:
        return None
    if not (done or going):
        return Verdict(None, why=Note(NoteKind.DOES_NOT_SAY_DONE))
    shown = [index.text.clauses[at] for at in done or going]
    why = "; ".join(dict.fromkeys(clause.words for clause in shown))
    return Verdict(bool(done) != question.negated, tuple(clause.passage for clause in shown), stated(why))


def _relation(question: Question, index: Index, lexicon: Lexicon) -> Verdict:
    """Whether the thing named first meets the rest of what is said."""
    if not question.terms:
        return Verdict(None)
    finished = _finished(question, index) or _of_sort(question, index)
    if finished is not None:
        return finished
    if (
        question.steps
        and question.modality != "Planned"
        and (together := _together(question, index, lexicon))
    ):
        shown = tuple(p for thing in sorted(together) for p in index.contents.mentions.get(thing, ()))
        return Verdict(not question.negated, shown[:4], things=tuple(sorted(together)))
    said = _said(question, index)
    if said is not None:
        return said
    named = subjects(question.terms[:1], index, home=question.home)
    rest = [c for c in conditions(question, index, lexicon) if c.text != question.terms[0].text]
    if not named:
        return Verdict(None)
    return _of_first(question, named, rest, index) or _undecided(question, named, rest, index, lexicon)


def _of_first(question: Question, named: set[str], rest: Sequence[Condition], index: Index) -> Verdict | None:
    """That the thing named first meets the rest, by the graph or in one clause."""
    for near in (0, 1):
        met = frozenset(named)
        for condition in rest:
            met = met & condition.tiers[near]
        if met and rest:
            shown = tuple(p for thing in sorted(met) for p in index.contents.mentions.get(thing, ()))
            return Verdict(not question.negated, shown[:4], things=tuple(sorted(met)))
    return None


def _undecided(
    question: Question, named: set[str], rest: Sequence[Condition], index: Index, lexicon: Lexicon
) -> Verdict:
    """That a thing is there, if no more is asked; else no, only where the report says something else."""
    why = Note(NoteKind.DOES_NOT_SAY_SO)
    if not rest:
        if not (question.relations or question.sorts or THERE_IS.search(question.text)):
            return Verdict(None, why=why)
        shown = tuple(p for thing in sorted(named) for p in index.contents.mentions.get(thing, ()))
        return Verdict(True, shown[:4], things=tuple(sorted(named)))
    mutual = question.steps == ("Signed",) and len(question.terms) > 1
    against = [] if mutual else contradicting(question, named, index, lexicon)
    return Verdict(question.negated if against else None, tuple(against), why, tuple(sorted(named)))
