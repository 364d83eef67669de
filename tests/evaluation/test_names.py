"""When two spellings are the same."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluation.names import fold_name, fold_term, plain_quantity, titles_agree


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("“北桥”工程", "北桥", True),  # quotation marks and the generic end
        ("上海(南)园", "上海（南）园", True),  # width
        ("智能传感器 及物联网", "智能传感器及物联网", True),  # a row head broken by a space
        ("MEMS线", "mems线", True),  # case
        ("北桥一期", "北桥二期", False),  # phases are two things
        ("项目", "工程", False),  # a generic word alone is kept
    ],
)
def test_names_are_folded(left: str, right: str, same: bool) -> None:
    """Only what writers vary is folded."""
    assert (fold_name(left) == fold_name(right)) is same


@given(st.text(alphabet="云山厂区二期项目工程AbΩ12（）() “”"))
def test_white_space_never_matters(name: str) -> None:
    """A name broken anywhere by white space is the same name."""
    assert fold_name(" ".join(fold_name(name))) == fold_name(fold_name(name))


@pytest.mark.parametrize("spelling", ["in_production", "InProduction", "in production", "IN-PRODUCTION"])
def test_terms_are_folded(spelling: str) -> None:
    """A milestone type may be written as notation or as local name."""
    assert fold_term(spelling) == "inproduction"


@pytest.mark.parametrize(
    ("value", "unit", "plain"),
    [
        ("2.3", "万户", ("23000", "户")),  # scale in the unit
        ("1.2", "亿元", ("120000000", "元")),  # money
        ("1.6", "百分点", ("1.6", "个百分点")),  # the counting word left out
        ("7.7", "％", ("7.7", "%")),  # full width
        ("3", "万亿元", ("3000000000000", "元")),  # the longer scale first
    ],
)
def test_scales_are_multiplied_out(value: str, unit: str, plain: tuple[str, str]) -> None:
    """Two ways to write one quantity are one."""
    assert plain_quantity(Decimal(value), unit) == (Decimal(plain[0]), plain[1])


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [
        ("市级示范企业", "示范企业", True),  # one holds the other
        ("2020年度科技进步一等奖", "市科技进步一等奖", True),  # most in common
        ("示范企业", "科技奖", False),  # nothing in common
        ("", "科技奖", False),  # no title
    ],
)
def test_titles_agree_by_their_common_part(left: str, right: str, agree: bool) -> None:
    """A title may be quoted with more or less around it."""
    assert titles_agree(left, right) is agree
