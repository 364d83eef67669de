"""What kind of answer a question wants."""

from __future__ import annotations

from kg.answering.index import Index
from kg.answering.lexicon.cues import cue
from kg.answering.notes import NoteKind
from kg.answering.question import Question

BOUND = cue("bounded")
# Of these a district has many more than its report names.
FACILITIES = frozenset({"Organization", "Enterprise"})


def says_anything(question: Question) -> bool:
    """Whether there is anything to go by."""
    return bool(
        question.terms
        or question.kinds
        or question.nouns
        or question.steps
        or question.award
        or question.levels
        or question.phase
        or question.scale is not None
        or question.threshold
        or question.states
        or question.missing
        or "partner" in question.relations
        or (question.superlative and question.figures)
    )


def about_figures(question: Question) -> bool:
    """Whether indicators are asked for."""
    return any("Indicator" in kind.classes for kind in question.kinds)


def asks_number(question: Question) -> bool:
    """Whether the answer is a number."""
    return bool(
        question.asks & {"how_many", "how_much"}
        or question.figures & {"progress", "remaining", "over"}
        or ("what_is" in question.asks and not question.kinds and question.roles & {"Target", "Forecast"})
        or (
            question.roles & {"Target", "Forecast"}
            and not question.asks & {"which", "who"}
            and not question.kinds
        )
    )


def measured(question: Question) -> bool:
    """Whether things are to be told apart by a figure: the largest, those of more than 100 firms."""
    stated = any(BOUND.search(term.text) for term in question.terms)
    bounded = BOUND.search(question.text) and not stated
    return bool(question.superlative or bounded) and not about_figures(question)


def only_figures(question: Question) -> bool:
    """Whether nothing but a figure can be meant: an average, a share or a growth, and no sort of things."""
    other = question.kinds or question.steps or question.award or question.relations or question.phase
    return bool(question.figures) and not (other or question.asks)


def _wants_rate(question: Question) -> bool:
    """Whether a share, an average or points are asked for and no things by name: 申报成功率."""
    named = question.asks & {"which", "who", "where", "evidence", "link"} or question.kinds
    return bool(question.figures & {"Share", "Average", "PpChange"}) and not named


def wants_figures(question: Question) -> NoteKind | None:
    """Why no list can answer what figures alone would; None where things are asked for."""
    if about_figures(question) and (question.roles or question.compare or question.figures):
        return NoteKind.CONDITION_NOT_UNDERSTOOD
    if only_figures(question) or _wants_rate(question):
        return NoteKind.NO_FIGURE
    return NoteKind.NO_FIGURE_TO_COMPARE if measured(question) else None


def asks_both(question: Question) -> bool:
    """有几期, 分别是什么: how many, and which."""
    return bool(question.kinds) and {"which", "how_many"} <= question.asks and "分别" in question.text


def counts_things(question: Question) -> bool:
    """Whether two sides are to be compared by how many things they have: 医疗和汽车哪个产业项目多."""
    return bool(question.kinds) and not about_figures(question) and not question.figures


def asks_share_of_target(question: Question) -> bool:
    """Whether deed and target are to be set against each other."""
    percent = any(word in question.text.lower() for word in ("百分", "percent", "per cent", "几成"))
    of_target = percent and "Target" in question.roles and "YoYGrowth" not in question.figures
    return bool(question.figures & {"progress", "remaining", "over"} or question.threshold or of_target)


def keyword_indicator(question: Question, index: Index) -> bool:
    """A bare indicator, with or without 同比: 一般公共预算收入 增速."""
    names = [word for term in question.terms for word in term.words]
    indicators = any("Indicator" in index.things[i].classes for w in names for i in index.names.get(w, ()))
    bare_words = not question.asks or question.asks <= {"what_is", "status"}
    if bare_words and question.terms and not question.steps and not question.kinds and not question.award:
        return True
    return not question.kinds and (indicators or bool(question.figures)) and "who" not in question.asks


def asks_title(question: Question, index: Index) -> bool:
    """Whether titles are asked for: by name, or as what a thing obtained; not what is applied for."""
    if "Applied" in question.steps or question.lacking:
        return False
    if any("Recognition" in kind.classes for kind in question.kinds):
        return True
    named = {iri for term in question.terms for word in term.words for iri in index.names.get(word, ())}
    winners = {recipient for award in index.contents.awards for recipient in award.recipients}
    return bool(question.award and not question.kinds and "which" in question.asks and named & winners)


def is_narrowed(question: Question) -> bool:
    """Whether anything but a class of things is said of what is to be counted."""
    return bool(question.terms or question.steps or question.award or question.phase or question.levels)


def of_all_sorts(question: Question) -> bool:
    """Whether all there is of a class is to be counted, of which a report names but some."""
    facilities = all(set(kind.classes) & FACILITIES for kind in question.kinds)
    return question.scale is None and (facilities or not any(kind.pattern for kind in question.kinds))
