"""The numbers that Word itself writes before paragraphs (一、, （一）, 1.), which are not in their text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

VALUE, LEVEL, NUM_ID = qn("w:val"), qn("w:ilvl"), qn("w:numId")
DIGITS = "零一二三四五六七八九"
# ST_NumberFormat, ECMA-376 part 1, 17.18.59: those that reports are numbered by.
CHINESE = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "ideographDigital",
    }
)
CIRCLES = frozenset({"decimalEnclosedCircle", "decimalEnclosedCircleChinese"})
LAST_CIRCLE, LAST_COUNTED = 20, 99
PLACEHOLDER = re.compile(r"%([1-9])")
DEEPEST_STYLE = 20


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it begins, in which form, and the words around the number."""

    start: int
    form: str
    text: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list as paragraphs name it: the list it goes on with, and where it begins anew."""

    abstract: str
    starts: Mapping[int, int]


@dataclass
class Numbering:
    """Counts through a document's numbered paragraphs in their order.

    `unread` are those whose form of number is none of the known.
    """

    levels: Mapping[str, Mapping[int, Level]]
    lists: Mapping[str, Numbered]
    styles: Mapping[str, tuple[str, int]]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)
    unread: int = 0

    def before(self, paragraph: BaseOxmlElement) -> str:
        """What Word writes before the next paragraph; nothing before a bullet's."""
        number_id, depth = self._of(paragraph)
        listed = self.lists.get(number_id)
        if listed is None:
            return ""
        levels = self.levels.get(listed.abstract, {})
        level = levels.get(depth)
        if level is None or level.form in ("bullet", "none"):
            return ""
        counts = self._count(number_id, listed, levels, depth)
        numbers = {
            at: _written(counts.get(at, each.start), each.form) for at, each in levels.items() if at <= depth
        }
        if not numbers[depth]:
            self.unread += 1
            return ""
        words = PLACEHOLDER.sub(lambda found: numbers.get(int(found[1]) - 1, ""), level.text)
        return words if not words or not words[-1].isalnum() else f"{words} "

    def _count(
        self, number_id: str, listed: Numbered, levels: Mapping[int, Level], depth: int
    ) -> Mapping[int, int]:
        counts = self.counts.setdefault(listed.abstract, {})
        anew = depth in listed.starts and (number_id, depth) not in self.begun
        self.begun.add((number_id, depth))
        if anew:
            counts[depth] = listed.starts[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else levels[depth].start
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        return counts

    def _of(self, paragraph: BaseOxmlElement) -> tuple[str, int]:
        """The list and level of a paragraph, its own or its style's."""
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return "", 0
        style = _value(properties, "w:pStyle")
        number_id, depth = self.styles.get(style, ("", 0))
        own = properties.find(qn("w:numPr"))
        if own is None:
            return number_id, depth
        return _value(own, "w:numId") or number_id, _whole(_value(own, "w:ilvl"), depth)


def numbering_of(document: Document) -> Numbering:
    """The lists of a document; none where it numbers nothing."""
    parts = (each for each in document.part.rels.values() if not each.is_external)
    found = next((each.target_part for each in parts if each.reltype.endswith("/numbering")), None)
    root = getattr(found, "element", None)
    if root is None:
        return Numbering({}, {}, {})
    levels = {
        each.get(qn("w:abstractNumId"), ""): dict(map(_level, each.iterchildren(qn("w:lvl"))))
        for each in root.iterchildren(qn("w:abstractNum"))
    }
    lists = {each.get(NUM_ID, ""): _numbered(each) for each in root.iterchildren(qn("w:num"))}
    return Numbering(levels, lists, _styles(document.styles.element))


def _level(element: BaseOxmlElement) -> tuple[int, Level]:
    form = _value(element, "w:numFmt") or "decimal"
    level = Level(_whole(_value(element, "w:start"), 1), form, _value(element, "w:lvlText"))
    return _whole(element.get(LEVEL, ""), 0), level


def _numbered(element: BaseOxmlElement) -> Numbered:
    overrides = (
        (_whole(each.get(LEVEL, ""), 0), _value(each, "w:startOverride"))
        for each in element.iterchildren(qn("w:lvlOverride"))
    )
    starts = {depth: int(start) for depth, start in overrides if start.isascii() and start.isdigit()}
    return Numbered(_value(element, "w:abstractNumId"), starts)


def _styles(root: BaseOxmlElement) -> dict[str, tuple[str, int]]:
    """The list and level that each paragraph style gives, its own or that of the style it is based on."""
    by_id = {each.get(qn("w:styleId"), ""): each for each in root.iterchildren(qn("w:style"))}
    found = {}
    for name in by_id:
        current, steps = name, 0
        while current in by_id and steps < DEEPEST_STYLE:
            own = by_id[current].find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if own is not None:
                found[name] = _value(own, "w:numId"), _whole(_value(own, "w:ilvl"), 0)
                break
            current, steps = _value(by_id[current], "w:basedOn"), steps + 1
    return found


def _value(parent: BaseOxmlElement, tag: str) -> str:
    child = parent.find(qn(tag))
    return "" if child is None else child.get(VALUE, "")


def _whole(words: str, otherwise: int) -> int:
    return int(words) if words.isascii() and words.isdigit() else otherwise


def _written(number: int, form: str) -> str:
    """A number in one of the forms; empty where the form is another."""
    if form in CHINESE:
        return _chinese(number)
    if form in CIRCLES and 1 <= number <= LAST_CIRCLE:
        return chr(ord("①") + number - 1)
    return str(number) if form in ("decimal", "decimalZero", "decimalFullWidth") else ""


def _chinese(number: int) -> str:
    """十 up to 九十九; no report has more headings of one rank."""
    if not 0 < number <= LAST_COUNTED:
        return ""
    tens, ones = divmod(number, 10)
    return f"{DIGITS[tens] if tens > 1 else ''}{'十' if tens else ''}{DIGITS[ones] if ones else ''}"
