"""Which part of a web page is its article, and which of its tables hold data."""

from __future__ import annotations

import re

from kg.document.markup import Element, Words
from kg.document.web_words import IN_TABLES, SPACES, is_shown, said

AROUND = frozenset({"nav", "header", "footer", "aside"})
# A form to search or to log in has few words; some systems put one around the whole page.
FORM_WORDS = 120
HEADED_ROWS, HEADED_SHARE, LONGEST_HEAD, LONGEST_CELL = 2, 0.6, 20, 600
LISTS = frozenset({"ul", "ol", "dl"})
FEWEST_LINKS, LINKED_SHARE = 3, 0.6
AROUND_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|breadcrumb|crumb|footer|copyright|share|print|toolbar|sidebar|pager)",
    re.IGNORECASE,
)
CONTAINERS = frozenset(
    {"root", "html", "body", "div", "article", "section", "main", "table", "tbody", "tr", "td"}
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
# The article is else the innermost container with at least this share of the page's words outside links.
SHARE = 0.9


def article_of(body: Element) -> Element:
    """The element that holds the article: marked by an editor's name, else the innermost of most words."""
    return _named_article(body) or _article(body)


def _named_article(body: Element) -> Element | None:
    """The element an editor's name marks as the article, where it holds its share of the page's words."""
    whole = length(body)
    for names, share in ((CONTENT_NAME, CONTENT_SHARE), (EDITOR_NAME, EDITOR_SHARE)):
        named = [
            element
            for tag in ("div", "article", "section", "td")
            for element in body.named(tag)
            if any(names.search(element.attributes.get(each, "")) for each in ("class", "id"))
        ]
        shown = [element for element in named if is_shown(element) and not is_around(element)]
        best = max(shown, key=length, default=None)
        if best is not None and length(best) >= share * whole:
            return best
    return None


def _article(body: Element) -> Element:
    whole = length(body)
    article = body
    while True:
        inner = [
            child for child in article.children if isinstance(child, Element) and child.tag in CONTAINERS
        ]
        inner = [child for child in inner if is_shown(child) and not is_around(child)]
        largest = max(inner, key=length, default=None)
        if largest is None or length(largest) < SHARE * whole or is_data(largest):
            return article
        article = largest


def is_around(element: Element) -> bool:
    """Whether an element is a part of the site and not of the article."""
    names = f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"
    if element.tag == "form":
        return length(element, everything=True) < FORM_WORDS
    if element.tag in AROUND or (element.tag in CONTAINERS | {"ul"} and AROUND_NAME.search(names)):
        return True
    return element.tag in LISTS and _leads_elsewhere(element)


def _leads_elsewhere(listed: Element) -> bool:
    """Whether a list is one of links to other pages: most of its words are."""
    links = listed.named("a")
    linked = sum(len(SPACES.sub("", said(link))) for link in links)
    return len(links) >= FEWEST_LINKS and linked > LINKED_SHARE * len(SPACES.sub("", said(listed)))


def length(element: Element, *, everything: bool = False) -> int:
    """How many characters of an element are shown outside links, parts of the site counted on demand only."""
    total = 0
    open_ones = [element]
    while open_ones:
        for child in open_ones.pop().children:
            if isinstance(child, Words):
                total += len(SPACES.sub("", child.text))
            elif child.tag != "a" and is_shown(child) and (everything or not is_around(child)):
                open_ones.append(child)
    return total


def is_data(table: Element) -> bool:
    """Whether a table holds rows of cells; others lay out the page."""
    if table.tag != "table":
        return False
    rows = [cells_of(row) for row in rows_of(table)]
    if not table.named("table"):
        return any(len(cells) > 1 for cells in rows)
    headed = [cells for cells in rows if len(cells) > 1 and _is_head(cells[0])]
    holding = (cell for cells in rows for cell in cells if cell.named("table"))
    return (
        len(headed) >= HEADED_ROWS
        and len(headed) >= HEADED_SHARE * len(rows)
        and all(len(said(cell)) <= LONGEST_CELL for cell in holding)
    )


def _is_head(cell: Element) -> bool:
    """Whether a cell may name its row; one that holds a table, links or an article does not."""
    return not cell.named("table", "a") and 0 < len(SPACES.sub("", said(cell))) <= LONGEST_HEAD


def rows_of(table: Element) -> list[Element]:
    """The rows of a table, without those of tables in its cells."""
    found: list[Element] = []
    open_ones = [table]
    while open_ones:
        inner = [child for child in open_ones.pop().children if isinstance(child, Element)]
        found += [child for child in inner if child.tag == "tr"]
        open_ones += [child for child in reversed(inner) if child.tag not in IN_TABLES]
    return found


def cells_of(row: Element) -> list[Element]:
    """The cells of a row."""
    return [child for child in row.children if isinstance(child, Element) and child.tag in ("td", "th")]
