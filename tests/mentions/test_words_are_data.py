"""Lists of words by which a report is read stand in data files, where an analyst adds to them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "src" / "kg"
READING = ("document", "values", "mentions", "facts", "resolution", "assessment")
WORD = re.compile(r"[\u3400-\u9fff]{2,}")
# As many words in one place are a list that may grow; one or two are the grammar of a rule.
A_LIST = 3
# What stands in Python all the same, by its module and first word, and why.
KEPT = {
    ("assessment/rows.py", "承诺"): "the columns of a table that is written, and no words that are read",
    ("facts/figures/leads.py", "以前"): "what may close a period of time, of which there are no others",
    ("mentions/specificity.py", "和项目"): "each conjunction before one noun",
    ("values/change.py", "同比"): "look-behinds of one pattern, each of two characters",
    ("values/money.py", "美元"): "units of money with their codes",
    (
        "values/quantity.py",
        "大关",
    ): "what follows a number that is passed, with its marks",
}
# Lists that are still to be moved: none may be added, and what is moved is struck out.
LEFT = {
    ("document/region.py", "资源"),
    ("facts/figures/borrowing.py", "项目"),
    ("facts/figures/compared.py", "目标"),
    ("facts/figures/counted.py", "完成"),
    ("facts/figures/counted_names.py", "一批"),
    ("facts/figures/counted_names.py", "标准"),
    ("facts/figures/naming.py", "提升"),
    ("facts/figures/plans.py", "比重"),
    ("facts/figures/sentences.py", "达到"),
    ("facts/hosting.py", "其中"),
    ("facts/mergers.py", "完成"),
    ("facts/specialties.py", "产业"),
    ("facts/specialties.py", "形成"),
    ("facts/specialties.py", "涉及"),
    ("facts/stages.py", "建设"),
    ("mentions/doers.py", "投资"),
    ("mentions/fronts.py", "行业"),
    ("mentions/inside.py", "片区"),
    ("mentions/joins.py", "工程"),
}


def lists_in(source: str) -> Iterator[list[str]]:
    """The Chinese words of each set, tuple, list or table of them."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Set | ast.Tuple | ast.List):
            items: list[ast.expr | None] = [*node.elts]
        elif isinstance(node, ast.Dict):
            items = [*node.keys]
        else:
            continue
        said = [item.value for item in items if isinstance(item, ast.Constant)]
        words = [word for word in said if isinstance(word, str) and WORD.fullmatch(word)]
        if len(words) >= A_LIST:
            yield words


def found() -> set[tuple[str, str]]:
    """Where a list of words stands, by its module and first word."""
    return {
        (path.relative_to(ROOT).as_posix(), words[0])
        for folder in READING
        for path in (ROOT / folder).rglob("*.py")
        for words in lists_in(path.read_text(encoding="utf-8"))
    }


def test_no_list_of_words_is_added_to_python() -> None:
    """A new one goes to a data file with an id, a reason and examples: docs/rules.md tells which."""
    assert sorted(found() - KEPT.keys() - LEFT) == []


def test_what_has_been_moved_is_struck_out() -> None:
    """The lists that are kept or left above are there."""
    assert sorted((KEPT.keys() | LEFT) - found()) == []


SOURCES = [
    ('ENDS = frozenset({"开工", "竣工", "投产"})', [["开工", "竣工", "投产"]], "a set"),
    ('if words.endswith(("开工", "竣工", "投产")): ...', [["开工", "竣工", "投产"]], "in a condition"),
    ('ENDS = {"开工": 1, "竣工": 2, "投产": 3}', [["开工", "竣工", "投产"]], "a table"),
    ('ENDS = ("开工", "竣工")', [], "two words are part of a rule"),
    ('DIGITS = ("一", "二", "三")', [], "numerals are no words"),
]


@pytest.mark.parametrize(("source", "expected", "reason"), SOURCES, ids=[row[2] for row in SOURCES])
def test_a_list_is_told(source: str, expected: list[list[str]], reason: str) -> None:
    """What counts as a list of words."""
    assert list(lists_in(source)) == expected, reason
