"""A period as people say it: 2021-01-01/2021-06-30 is 2021年上半年, or the first half of 2021."""

from __future__ import annotations

import calendar
import re

from kg.frozen import dataclass
from kg.values.period import Period, parse_period

# An ISO 8601 interval behind what is told of it, or an interval or year in brackets there.
TOLD = re.compile(r"(?<=\()\d{4}(?=\))|(?<=[( ])\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d(?=\)|$)")


@dataclass(frozen=True, slots=True)
class Words:
    """How one language writes each kind of period."""

    year: str
    years: str
    first_half: str
    second_half: str
    month: str
    months: str
    names: tuple[str, ...]


CHINESE = Words(
    year="{year}年",
    years="{year}—{last}年",
    first_half="{year}年上半年",
    second_half="{year}年下半年",
    month="{year}年{first}月",
    months="{year}年{first}—{until}月",
    names=tuple(str(number) for number in range(13)),
)
ENGLISH = Words(
    year="{year}",
    years="{year}–{last}",
    first_half="first half of {year}",
    second_half="second half of {year}",
    month="{first} {year}",
    months="{first}–{until} {year}",
    names=tuple(calendar.month_abbr),
)


def period_words(iso: str, *, chinese: bool) -> str:
    """The words of an ISO 8601 year or interval; what is neither stays as it is.

    >>> period_words("2021-01-01/2021-06-30", chinese=True), period_words("2021", chinese=True)
    ('2021年上半年', '2021年')
    >>> period_words("2011-01-01/2015-12-31", chinese=False)
    '2011–2015'
    """
    over = parse_period(iso)
    if over is None:
        return iso
    words = CHINESE if chinese else ENGLISH
    first, until = over.start.month, over.end.month
    form = _form(over, words)
    if not form:
        return f"{over.start.isoformat()} – {over.end.isoformat()}"
    return form.format(
        year=over.start.year, last=over.end.year, first=words.names[first], until=words.names[until]
    )


def _form(over: Period, words: Words) -> str:
    """How the language writes a period of this length; empty for one that has no words of its own."""
    year, first, until = over.start.year, over.start.month, over.end.month
    if over == Period.year(year, over.end.year):
        return words.year if year == over.end.year else words.years
    if over.end.year != year or over != Period.months(year, first, until):
        return ""
    halves = {(1, 6): words.first_half, (7, 12): words.second_half}
    return halves.get((first, until)) or (words.month if first == until else words.months)


def with_period_words(told: str, *, chinese: bool) -> str:
    """The text with each period that stands behind what is told of it in words."""
    return TOLD.sub(lambda found: period_words(found[0], chinese=chinese), told)
