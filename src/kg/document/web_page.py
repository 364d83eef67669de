"""A saved web page → its article as plain text: what stands around it is left out, and said."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.document.draft import SPACE, Draft, Extracted, Line, Piece, spread, words_of
from kg.document.markup import Element, Words, parse
from kg.document.page_frame import article_lines
from kg.document.wrapped import unmarked, unwrapped
from kg.errors import ReadError

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
GB = frozenset({"gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk"})
NOT_SHOWN = frozenset(
    {"script", "style", "noscript", "template", "head", "title", "iframe", "object", "select", "button"}
)
AROUND = frozenset({"nav", "header", "footer", "aside"})
# A form to search or to log in has few words; some systems put one around the whole page.
FORM_WORDS = 120
# A table in a cell of another lists things there; a cell that holds more lays out the page.
IN_TABLES = frozenset({"table", "tr", "td", "th"})
HEADED_ROWS, HEADED_SHARE, LONGEST_HEAD, LONGEST_CELL = 2, 0.6, 20, 600
LISTS = frozenset({"ul", "ol", "dl"})
FEWEST_LINKS, LINKED_SHARE = 3, 0.6
AROUND_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|breadcrumb|crumb|footer|copyright|share|print|toolbar|sidebar|pager)",
    re.IGNORECASE,
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
CONTAINERS = frozenset(
    {"root", "html", "body", "div", "article", "section", "main", "table", "tbody", "tr", "td"}
)
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
# What editors of government sites call the element that holds an article.
CONTENT_NAME = re.compile(
    r"(?:^|[\s_-])(?:TRS_|UCAP|ucap|pages_content|vsb_content|ContentStyle|j-fontContent|Custom_UnionStyle)"
    r"|(?:article|content|detail|news|zw|xxgk|wz|text)[_-]?(?:content|con|body|text|main|zw|nr)\b|^(?:zoom|Zoom|zwnr)$",
)
CONTENT_SHARE = 0.5
# Those that hold the article and never anything else, so that a short one is known by them too.
EDITOR_NAME = re.compile(
    r"(?:^|[\s_-])(?:TRS_(?:UE|E)ditor|UCAP-CONTENT|v_news_content|vsb_content)|^zoom$", re.I
)
EDITOR_SHARE = 0.15
TITLE_NAMES = ("articletitle", "og:title", "title")
TITLE_TAGS = ("h2", "h3", "div", "p", "td", "span", "font", "b", "strong", "center")
BETWEEN_TITLES = re.compile(r"[\s_|\-–—·>]+")
SHORTEST_TITLE = 8
# The article is else the innermost container with at least this share of the page's words outside links.
SHARE = 0.9
SPACES = re.compile(r"[\s\u200b\ufeff]+")
RUNS = re.compile(r"[\s\u200b\ufeff]+|[^\s\u200b\ufeff]+")
PLACE = "char"
LINE_END = Piece("\n", "", 0, 0)
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
    article = _named_article(body) or _article(body)
    writer = _Writer()
    title = _title(page, article, writer)
    writer.write(article)
    draft, dropped = _drafted(writer.entries, title)
    if not draft.length:
        mend = "save the page after it has loaded, or copy its text"
        raise ReadError("the page holds no text", source=name, mend=mend)
    notes = [f"a web page in {encoding}; the article was taken"]
    left_out = _length(body, everything=True) - _length(article) + dropped
    if left_out:
        notes.append(f"left out {left_out} characters that stand around the article")
    if "<html" in source[:2000].lower() and "</html" not in source[-2000:].lower():
        return replace(draft.extracted(notes), cut_off="the page ends without </html>")
    return draft.extracted(notes)


def _is_shown(element: Element) -> bool:
    return (
        element.tag not in NOT_SHOWN
        and "hidden" not in element.attributes
        and not HIDDEN.search(element.attributes.get("style", ""))
    )


def _is_around(element: Element) -> bool:
    """Whether an element is a part of the site and not of the article."""
    names = f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"
    if element.tag == "form":
        return _length(element, everything=True) < FORM_WORDS
    if element.tag in AROUND or (element.tag in CONTAINERS | {"ul"} and AROUND_NAME.search(names)):
        return True
    return element.tag in LISTS and _leads_elsewhere(element)


def _leads_elsewhere(listed: Element) -> bool:
    """Whether a list is one of links to other pages: most of its words are."""
    links = listed.named("a")
    linked = sum(len(SPACES.sub("", _said(link))) for link in links)
    return len(links) >= FEWEST_LINKS and linked > LINKED_SHARE * len(SPACES.sub("", _said(listed)))


def _length(element: Element, *, everything: bool = False) -> int:
    """How many characters of an element are shown outside links, parts of the site counted on demand only."""
    total = 0
    open_ones = [element]
    while open_ones:
        for child in open_ones.pop().children:
            if isinstance(child, Words):
                total += len(SPACES.sub("", child.text))
            elif child.tag != "a" and _is_shown(child) and (everything or not _is_around(child)):
                open_ones.append(child)
    return total


def _article(body: Element) -> Element:
    whole = _length(body)
    article = body
    while True:
        inner = [
            child for child in article.children if isinstance(child, Element) and child.tag in CONTAINERS
        ]
        inner = [child for child in inner if _is_shown(child) and not _is_around(child)]
        largest = max(inner, key=_length, default=None)
        if largest is None or _length(largest) < SHARE * whole or _is_data(largest):
            return article
        article = largest


def _named_article(body: Element) -> Element | None:
    """The element an editor's name marks as the article, where it holds its share of the page's words."""
    whole = _length(body)
    for names, share in ((CONTENT_NAME, CONTENT_SHARE), (EDITOR_NAME, EDITOR_SHARE)):
        named = [
            element
            for tag in ("div", "article", "section", "td")
            for element in body.named(tag)
            if any(names.search(element.attributes.get(each, "")) for each in ("class", "id"))
        ]
        shown = [element for element in named if _is_shown(element) and not _is_around(element)]
        best = max(shown, key=_length, default=None)
        if best is not None and _length(best) >= share * whole:
            return best
    return None


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
    parts = (part for element in page.named("title") for part in BETWEEN_TITLES.split(_said(element)))
    longest = max(parts, key=len, default="")
    return longest if len(longest) >= SHORTEST_TITLE else ""


def _title(page: Element, article: Element, writer: _Writer) -> str:
    """Writes the article's heading where it stands outside the article: the main one, or as it is called.

    Gives what the page calls it.
    """
    title = _stated_title(page)
    inside = article.named("h1")
    for heading in page.named("h1"):
        if heading not in inside and _is_shown(heading):
            writer.write(heading)
            return title
    wanted = "".join(title.split())
    if not wanted or wanted in "".join(_said(article).split()):
        return title
    for tag in TITLE_TAGS:
        for element in page.named(tag):
            if _is_shown(element) and "".join(_said(element).split()) == wanted:
                writer.write(element)
                return title
    return title


def _said(element: Element) -> str:
    return "".join(piece.words for piece in _words_in(element))


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
            draft.row(entry.cells)
    return draft, dropped


def _is_data(table: Element) -> bool:
    """Whether a table holds rows of cells; others lay out the page."""
    if table.tag != "table":
        return False
    rows = [_cells(row) for row in _rows(table)]
    if not table.named("table"):
        return any(len(cells) > 1 for cells in rows)
    headed = [cells for cells in rows if len(cells) > 1 and _is_head(cells[0])]
    holding = (cell for cells in rows for cell in cells if cell.named("table"))
    return (
        len(headed) >= HEADED_ROWS
        and len(headed) >= HEADED_SHARE * len(rows)
        and all(len(_said(cell)) <= LONGEST_CELL for cell in holding)
    )


def _is_head(cell: Element) -> bool:
    """Whether a cell may name its row; one that holds a table, links or an article does not."""
    return not cell.named("table", "a") and 0 < len(SPACES.sub("", _said(cell))) <= LONGEST_HEAD


def _rows(table: Element) -> list[Element]:
    """The rows of a table, without those of tables in its cells."""
    found: list[Element] = []
    open_ones = [table]
    while open_ones:
        inner = [child for child in open_ones.pop().children if isinstance(child, Element)]
        found += [child for child in inner if child.tag == "tr"]
        open_ones += [child for child in reversed(inner) if child.tag not in IN_TABLES]
    return found


def _cells(row: Element) -> list[Element]:
    return [child for child in row.children if isinstance(child, Element) and child.tag in ("td", "th")]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of a page, or a row of one of its tables."""

    line: Line
    cells: list[Line] | None = None

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
                self.pieces.extend(_shown(child))
            elif child.tag == "br":
                self._end_line()
            elif _is_shown(child) and not _is_around(child):
                self._child(child)

    def _child(self, child: Element) -> None:
        if _is_data(child):
            self._end_line()
            self._table(child)
        elif child.tag in LINES or child.tag == "table":
            self._end_line()
            self._element(child)
            self._end_line()
        else:
            self._element(child)

    def _end_line(self) -> None:
        line = _tidy(self.pieces)
        if line:
            self.entries.append(_Entry(line))
        self.pieces = []

    def _table(self, table: Element) -> None:
        for caption in table.named("caption"):
            self._element(caption)
            self._end_line()
        pending: dict[int, tuple[Line, int]] = {}
        for row in _rows(table):
            cells = [
                (_tidy(_words_in(cell)), _number(cell, "colspan"), _number(cell, "rowspan"))
                for cell in _cells(row)
            ]
            self.entries.append(_Entry([], spread(cells, pending) or [[]]))


def _number(cell: Element, name: str) -> int:
    value = cell.attributes.get(name, "")
    return min(max(int(value), 1), MOST_CELLS) if value.isascii() and value.isdigit() else 1


def _words_in(element: Element) -> Line:
    """A cell's words on one line."""
    pieces: Line = []
    for child in element.children:
        if isinstance(child, Words):
            pieces.extend(_shown(child))
        elif child.tag == "br":
            pieces.append(SPACE)
        elif _is_shown(child):
            around = [SPACE] if child.tag in LINES or child.tag in IN_TABLES else []
            pieces += [*around, *_words_in(child), *around]
    return pieces


def _shown(words: Words) -> Line:
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


def _tidy(pieces: Line) -> Line:
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
