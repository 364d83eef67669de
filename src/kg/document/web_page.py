"""A saved web page → its article as plain text: what stands around it is left out, and said."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.document.draft import Draft, Extracted, Line, spread, words_of
from kg.document.markup import Element, Words, parse
from kg.document.page_frame import article_lines
from kg.document.web_article import article_of, cells_of, is_around, is_data, length, rows_of
from kg.document.web_words import LINES, SPACES, is_shown, said, shown_words, tidy, words_in
from kg.document.wrapped import unmarked, unwrapped
from kg.errors import ReadError

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
GB = frozenset({"gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk"})
TITLE_NAMES = ("articletitle", "og:title", "title")
TITLE_TAGS = ("h2", "h3", "div", "p", "td", "span", "font", "b", "strong", "center")
BETWEEN_TITLES = re.compile(r"[\s_|\-–—·>]+")
SHORTEST_TITLE = 8
MOST_CELLS = 100


def decode_page(data: bytes, name: str) -> tuple[str, str]:
    """The page's source, undivided by its line ends, and the encoding it is in."""
    found = CHARSET.search(data[:4096])
    declared = found.group(1).decode("ascii").lower() if found else ""
    first = "gb18030" if declared in GB else "utf-8"
    failed = 0
    for encoding in (first, "utf-8", "gb18030"):
        try:
            return data.removeprefix(b"\xef\xbb\xbf").decode(encoding), encoding
        except UnicodeDecodeError as error:
            failed = max(failed, error.start)
    place, mend = f"byte {failed}", "save the page anew as UTF-8, or copy its text"
    raise ReadError("neither UTF-8 nor GB18030", source=name, place=place, mend=mend)


def read_page(data: bytes, name: str) -> Extracted:
    """The article of a page; places are characters of its decoded source."""
    source, encoding = decode_page(data, name)
    page = parse(source)
    body = next(iter(page.named("body")), page)
    article = article_of(body)
    writer = _Writer()
    title = _title(page, article, writer)
    writer.write(article)
    draft, dropped = _drafted(writer.entries, title)
    if not draft.length:
        mend = "save the page after it has loaded, or copy its text"
        raise ReadError("the page holds no text", source=name, mend=mend)
    notes = [f"a web page in {encoding}; the article was taken"]
    left_out = length(body, everything=True) - length(article) + dropped
    if left_out:
        notes.append(f"left out {left_out} characters that stand around the article")
    if "<html" in source[:2000].lower() and "</html" not in source[-2000:].lower():
        return replace(draft.extracted(notes), cut_off="the page ends without </html>")
    return draft.extracted(notes)


def _stated_title(page: Element) -> str:
    """What the page's own description calls the article, else the longest part of what it is called."""
    stated = {
        element.attributes.get(
            "name", element.attributes.get("property", "")
        ).lower(): element.attributes.get("content", "")
        for element in page.named("meta")
    }
    found = next((stated[name].strip() for name in TITLE_NAMES if stated.get(name, "").strip()), "")
    if found:
        return found
    parts = (part for element in page.named("title") for part in BETWEEN_TITLES.split(said(element)))
    longest = max(parts, key=len, default="")
    return longest if len(longest) >= SHORTEST_TITLE else ""


def _title(page: Element, article: Element, writer: _Writer) -> str:
    """Writes the article's heading where it stands outside the article: the main one, or as it is called.

    Gives what the page calls it.
    """
    title = _stated_title(page)
    inside = article.named("h1")
    for heading in page.named("h1"):
        if heading not in inside and is_shown(heading):
            writer.write(heading)
            return title
    wanted = "".join(title.split())
    if not wanted or wanted in "".join(said(article).split()):
        return title
    for tag in TITLE_TAGS:
        for element in page.named(tag):
            if is_shown(element) and "".join(said(element).split()) == wanted:
                writer.write(element)
                return title
    return title


def _whole(entries: list[_Entry]) -> list[_Entry]:
    """Lines that the page breaks at a fixed width in one, without the site's mark at their ends."""
    bare = unmarked([entry.line for entry in entries])
    entries = [replace(entry, line=line) for entry, line in zip(entries, bare, strict=True)]
    whole: dict[int, _Entry] = {}
    owners = unwrapped([None if entry.cells else entry.line for entry in entries])
    for entry, owner in zip(entries, owners, strict=True):
        begun = whole.get(owner)
        whole[owner] = entry if begun is None else replace(begun, line=[*begun.line, *entry.line])
    return list(whole.values())


def _drafted(entries: list[_Entry], title: str) -> tuple[Draft, int]:
    """The lines and rows of the article, and how many characters of other lines were left out."""
    entries = _whole(entries)
    texts = [entry.text for entry in entries]
    draft, dropped = Draft(), 0
    for entry, kept in zip(entries, article_lines(texts, title), strict=True):
        if not kept:
            dropped += len(SPACES.sub("", entry.text))
        elif entry.cells is None:
            draft.line(entry.line)
        else:
            if entry.opens:
                draft.table()
            draft.row(entry.cells)
    return draft, dropped


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of a page, or a row of one of its tables, which it may open."""

    line: Line
    cells: list[Line] | None = None
    opens: bool = False

    @property
    def text(self) -> str:
        """The words, those of a row parted by bars."""
        return words_of(self.line) if self.cells is None else " | ".join(map(words_of, self.cells))


class _Writer:
    """Gathers an element's words line by line, and rows of tables cell by cell."""

    def __init__(self) -> None:
        self.entries: list[_Entry] = []
        self.pieces: Line = []

    def write(self, element: Element) -> None:
        """All of an element; recursion is no deeper than the tree, which the parser bounds."""
        self._element(element)
        self._end_line()

    def _element(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, Words):
                self.pieces.extend(shown_words(child))
            elif child.tag == "br":
                self._end_line()
            elif is_shown(child) and not is_around(child):
                self._child(child)

    def _child(self, child: Element) -> None:
        if is_data(child):
            self._end_line()
            self._table(child)
        elif child.tag in LINES or child.tag == "table":
            self._end_line()
            self._element(child)
            self._end_line()
        else:
            self._element(child)

    def _end_line(self) -> None:
        line = tidy(self.pieces)
        if line:
            self.entries.append(_Entry(line))
        self.pieces = []

    def _table(self, table: Element) -> None:
        for caption in table.named("caption"):
            self._element(caption)
            self._end_line()
        pending: dict[int, tuple[Line, int]] = {}
        for number, row in enumerate(rows_of(table)):
            cells = [
                (tidy(words_in(cell)), _number(cell, "colspan"), _number(cell, "rowspan"))
                for cell in cells_of(row)
            ]
            self.entries.append(_Entry([], spread(cells, pending) or [[]], opens=number == 0))


def _number(cell: Element, name: str) -> int:
    value = cell.attributes.get(name, "")
    return min(max(int(value), 1), MOST_CELLS) if value.isascii() and value.isdigit() else 1
