"""The words that an element of a web page shows, each with its place in the source."""

from __future__ import annotations

import re

from kg.document.draft import SPACE, Line, Piece
from kg.document.markup import Element, Words

NOT_SHOWN = frozenset(
    {"script", "style", "noscript", "template", "head", "title", "iframe", "object", "select", "button"}
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# A table in a cell of another lists things there; a cell that holds more lays out the page.
IN_TABLES = frozenset({"table", "tr", "td", "th"})
LINES = frozenset(
    {
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "article",
        "section",
        "main",
        "center",
        "blockquote",
        "pre",
    }
    | {
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "body",
        "html",
        "tr",
        "td",
        "th",
        "caption",
        "figure",
        "hr",
        "fieldset",
    }
)
SPACES = re.compile(r"[\s\u200b\ufeff]+")
RUNS = re.compile(r"[\s\u200b\ufeff]+|[^\s\u200b\ufeff]+")
PLACE = "char"
LINE_END = Piece("\n", "", 0, 0)


def is_shown(element: Element) -> bool:
    """Whether a browser shows an element at all."""
    return (
        element.tag not in NOT_SHOWN
        and "hidden" not in element.attributes
        and not HIDDEN.search(element.attributes.get("style", ""))
    )


def said(element: Element) -> str:
    """What an element says, without places."""
    return "".join(piece.words for piece in words_in(element))


def words_in(element: Element) -> Line:
    """A cell's words on one line."""
    pieces: Line = []
    for child in element.children:
        if isinstance(child, Words):
            pieces.extend(shown_words(child))
        elif child.tag == "br":
            pieces.append(SPACE)
        elif is_shown(child):
            around = [SPACE] if child.tag in LINES or child.tag in IN_TABLES else []
            pieces += [*around, *words_in(child), *around]
    return pieces


def shown_words(words: Words) -> Line:
    """Words and the white space between them; a line end in the source is kept apart from a space."""
    exact = len(words.text) == words.end - words.start
    pieces: Line = []
    for found in RUNS.finditer(words.text):
        run = found.group()
        if SPACES.fullmatch(run):
            pieces.append(LINE_END if "\n" in run else SPACE)
        elif exact:
            pieces.append(Piece(run, PLACE, words.start + found.start(), words.start + found.end()))
        else:
            pieces.append(Piece(run, PLACE, words.start, words.end))
    return pieces


def tidy(pieces: Line) -> Line:
    """No white space at the ends, one space elsewhere, none where a line of source ends amid Chinese."""
    tidy: Line = []
    gap: Line = []
    for piece in pieces:
        if piece in (SPACE, LINE_END):
            gap.append(piece)
            continue
        only_line_ends = all(each is LINE_END for each in gap)
        if (
            tidy
            and gap
            and not (only_line_ends and (_is_wide(tidy[-1].words[-1]) or _is_wide(piece.words[0])))
        ):
            tidy.append(SPACE)
        tidy.append(piece)
        gap = []
    return tidy


def _is_wide(character: str) -> bool:
    return character > "\u2e7f"
