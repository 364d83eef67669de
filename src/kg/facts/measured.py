"""Industries that figures measure: 采矿业 in 采矿业增加值增长3%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.document.model import Document
from kg.facts.fields import is_field
from kg.facts.model import ObservationFact
from kg.facts.word_lists import word_lists
from kg.mentions.model import Mention
from kg.text import Span
from kg.vocabulary import EntityClass

_FIELD = re.compile(r"[\u4e00-\u9fff、]{1,20}?业")
_DONE = re.compile("(?:实现|完成|创造|累计)*")
_RULES = ("figure.noun", "figure.share")
_KEPT = frozenset({"制造业", "建筑业"})


def measured_industries(document: Document, figures: Sequence[ObservationFact]) -> Iterator[Mention]:
    """The industry that the words of a figure's name open with, where the figure is its output."""
    for fact in figures:
        if fact.evidence.rule not in _RULES or not fact.indicator.label.endswith(word_lists().outputs):
            continue
        span, words = _opening(document, fact)
        field = _FIELD.match(words)
        if field is None or any(sort in field[0] for sort in word_lists().sorts):
            continue
        done = _DONE.match(words, field.end())
        behind = words[done.end() if done else field.end() :]
        if behind and behind not in word_lists().outputs:
            continue
        if field[0] in _KEPT or is_field(field[0]):
            named = Span(span.start, span.start + field.end())
            yield Mention(field[0], EntityClass.INDUSTRY, (named,), "industry.measured")


def _opening(document: Document, fact: ObservationFact) -> tuple[Span, str]:
    """The words a figure's name opens with; its head may stand further up in the text (制造业增长7%)."""
    said = [(span, document.folded(span)) for span in fact.indicator.spans]
    own = [each for each in said if each[1] and fact.indicator.label.startswith(each[1][:2])]
    return own[0] if own else said[0]
