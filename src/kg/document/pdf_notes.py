"""Footnotes of a PDF page: small print at its foot, and the raised marks that lead to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.document.pdf_flow import PAGE_NUMBER
from kg.document.pdf_page import Letter, rows_of, segments_of
from kg.text import fold

# ①, [1], 1, *, 注: what a footnote begins with, and the mark that leads to it.
MARK = re.compile(r"\s*(?:[\[(]?(?P<number>[0-9]{1,2}|[①-⑳]|\*{1,3}|[¹²³])[\])]?(?![0-9.%])|注[:0-9])")
# Where the foot of the page may begin; print so much smaller than the body's; a mark raised so far.
FOOT_FROM = 0.5
SMALL = 0.92
TINY = 0.8
RAISED = 0.1
NEAR = 0.6
# More tiny letters than that are print of their own.
MOST_RAISED = 300


def without_notes(letters: Sequence[Letter], height: float) -> tuple[list[Letter], list[str]]:
    """The letters without the page's footnotes and the marks that lead to them, and the footnotes.

    Small print that no raised mark leads to, and that neither ① nor 注 opens, may be anything, and stays.
    """
    body = _body_size(letters)
    raised = _raised(letters, body)
    tiny = {id(letter) for letter in raised}
    foot = _foot([letter for letter in letters if id(letter) not in tiny], body, height)
    if not foot:
        return list(letters), []
    top = min(letter.top for row in foot for letter in row) - SMALL * body
    marks = {fold(letter.text) for letter in raised if letter.bottom < top + SMALL * body}
    notes: list[str] = []
    for row in foot:
        text = " ".join(segment.text for segment in segments_of(row))
        found = MARK.match(fold(text))
        if found is None:
            notes[-1] += text
            continue
        number = found["number"] or ""
        if number.isdecimal() and number[0] not in marks:
            return list(letters), []
        notes.append(text)
    taken = {id(letter) for row in foot for letter in row}
    taken |= {id(letter) for letter in raised if letter.top >= top or fold(letter.text) in _led_to(notes)}
    return [letter for letter in letters if id(letter) not in taken], notes


def _body_size(letters: Sequence[Letter]) -> float:
    sizes = Counter(round(letter.size, 1) for letter in letters)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _raised(letters: Sequence[Letter], body: float) -> list[Letter]:
    """Tiny letters whose foot is above that of the larger letter beside them."""
    large = [letter for letter in letters if letter.size > TINY * body]
    small = [letter for letter in letters if letter.size <= TINY * body and not letter.text.isspace()]
    found = []
    for letter in small if len(small) <= MOST_RAISED else ():
        beside = (
            other
            for other in large
            if other.top <= letter.middle <= other.bottom - RAISED * other.size
            and letter.bottom < other.bottom - RAISED * other.size
            and min(abs(letter.left - other.right), abs(other.left - letter.right)) < NEAR * other.size
        )
        if next(beside, None) is not None:
            found.append(letter)
    return found


def _foot(letters: Sequence[Letter], body: float, height: float) -> list[list[Letter]]:
    """The rows of small print that close a page, its page number passed over; the topmost opens a note."""
    rows = rows_of(letters)
    while rows and PAGE_NUMBER.fullmatch(fold("".join(letter.text for letter in rows[-1]).strip())):
        rows.pop()
    foot: list[list[Letter]] = []
    while rows and _is_small(rows[-1], body) and rows[-1][0].top > FOOT_FROM * height:
        foot.insert(0, rows.pop())
    while foot and not MARK.match(fold("".join(letter.text for letter in foot[0]))):
        foot.pop(0)
    return foot


def _is_small(row: Sequence[Letter], body: float) -> bool:
    sizes = sorted(letter.size for letter in row if not letter.text.isspace())
    return bool(sizes) and sizes[len(sizes) // 2] < SMALL * body


def _led_to(notes: Sequence[str]) -> set[str]:
    """The characters of the notes' marks, brackets among them."""
    found = (MARK.match(fold(note)) for note in notes)
    return {character for match in found if match for character in match.group()}
