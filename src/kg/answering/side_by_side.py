"""Words of a question that only 和 stands between: each of them asks for an answer of its own."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.answering.normal import bare
from kg.answering.question import Question, Term

JOINED = re.compile(r"(?:[、,，和与及]|以及)(?:新增|新建|新|建成)?|\s*and\s*|\s*&\s*")


def side_by_side(question: Question) -> list[Term]:
    """What stands on either side of 和: 绿地、绿道分别建了多少, fiscal revenue and expenditure."""
    said = bare(question.text)
    unread = (Term(word, (word,)) for word in question.unknown)
    content = (*question.terms, *question.nouns, *question.asked, *unread)
    places = sorted((said.find(term.text), term.text, term) for term in content if term.text in said)
    joined = [
        (one[2], other[2])
        for one, other in pairwise(places)
        if JOINED.fullmatch(said[one[0] + len(one[1]) : other[0]])
    ]
    return list(dict.fromkeys(term for pair in joined for term in pair))
