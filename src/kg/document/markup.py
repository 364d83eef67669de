"""A web page's source → a tree of elements and words, each word with its offset in the source.

The standard library's parser is used: it alone tells where words stand, and how elements nest matters little.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
# What a start tag ends that was left open, and the element it must not look beyond.
IMPLIED_END = {
    "p": ({"p"}, {"table", "td", "th", "div", "li"}),
    "div": ({"p"}, {"table", "td", "th", "div", "li"}),
    "table": ({"p"}, {"table", "td", "th", "div", "li"}),
    "li": ({"li"}, {"ul", "ol"}),
    "td": ({"td", "th"}, {"table"}),
    "th": ({"td", "th"}, {"table"}),
    "tr": ({"tr"}, {"table"}),
}
DEEPEST = 200


@dataclass(frozen=True, slots=True)
class Words:
    """Words as shown, and the stretch of source that stands for them."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class Element:
    """An element; attributes without a value hold an empty string."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | Words] = field(default_factory=list)

    def named(self, *tags: str) -> list[Element]:
        """The elements of these tags inside this one, in order."""
        found: list[Element] = []
        open_ones = [self]
        while open_ones:
            current = open_ones.pop()
            if current is not self and current.tag in tags:
                found.append(current)
            inner = [child for child in current.children if isinstance(child, Element)]
            open_ones.extend(reversed(inner))
        return found


class _Builder(HTMLParser):
    """Events of the parser to a tree; end tags that close nothing are passed over."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.source = source
        self.line_starts = [0, *(found.end() for found in re.finditer("\n", source))]
        self.root = Element("root", {})
        self.stack = [self.root]

    def position(self) -> int:
        line, column = self.getpos()
        return self.line_starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._imply_end(tag)
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.stack[-1].children.append(element)
        if tag not in VOID and len(self.stack) < DEEPEST:
            self.stack.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._imply_end(tag)
        self.stack[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        for at in range(len(self.stack) - 1, 0, -1):
            if self.stack[at].tag == tag:
                del self.stack[at:]
                return
            if self.stack[at].tag in {"td", "th", "table"} and tag not in {"table", "tr", "tbody"}:
                return

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """`<![…>` is a comment, as to browsers; the parser's own reading fails where no name follows."""
        return self.parse_bogus_comment(i, report)

    def handle_data(self, data: str) -> None:
        start = self.position()
        self.stack[-1].children.append(Words(data, start, start + len(data)))

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        start = self.position()
        end = start + len(written)
        if self.source[end : end + 1] == ";":
            end += 1
        self.stack[-1].children.append(Words(html.unescape(self.source[start:end]), start, end))

    def _imply_end(self, tag: str) -> None:
        ends, walls = IMPLIED_END.get(tag, (set(), set()))
        for at in range(len(self.stack) - 1, 0, -1):
            if self.stack[at].tag in ends:
                del self.stack[at:]
                return
            if self.stack[at].tag in walls:
                return


def parse(source: str) -> Element:
    """The tree of a page, however badly it is written."""
    builder = _Builder(source)
    builder.feed(source)
    builder.close()
    return builder.root
