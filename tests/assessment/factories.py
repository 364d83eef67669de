"""Reports and figures made of a few words, for tests of what follows from them."""

from __future__ import annotations

from pathlib import Path

from kg.assessment.series import Told
from kg.document.model import Metadata
from kg.document.reader import read, read_text
from kg.facts.extractor import extract
from kg.facts.model import Evidence, Figure, ObservationFact
from kg.mentions.model import Mention
from kg.resolution.resolver import resolve
from kg.text import SourceText, Span, fold
from kg.values.quantity import find_quantities
from kg.vocabulary import EntityClass, FigureRole, FigureType

SEQUENCE = Path(__file__).parent / "sequence"
IN_ORDER = ("2021h1", "2021", "2022h1")
# Two half-years more.
FIVE = (*IN_ORDER, "2022", "2023h1")
# The first three with two reports of a second district that does not exist either.
EVERY = (*IN_ORDER, "chengxi-2021", "chengxi-2022h1")


def told(*lines: str, report: str = "r", period: str = "2021-01-01/2021-06-30", region: str = "") -> Told:
    """A report of those lines, read, extracted and resolved."""
    metadata = Metadata(report, "某区报告", "某区人民政府", "某区人大", region, period)
    document = read_text(SourceText("\n".join(lines), report), metadata)
    return Told(document, resolve(document, extract(document)))


def told_file(path: Path) -> Told:
    """A report's file, read, extracted and resolved."""
    document = read(path)
    return Told(document, resolve(document, extract(document)))


def observation(words: str, period: str, role: FigureRole, label: str = "某项指标") -> ObservationFact:
    """A figure of 51.2公顷, 增长5%, 总数2100家; 总数 makes a stock of it, 下降 a negative number."""
    quantity = find_quantities(fold(words))[0]
    sign = -1 if "下降" in words else 1
    figure = Figure(
        value=sign * quantity.value,
        unit=quantity.unit,
        surface=words,
        base_value=sign * quantity.base_value,
        base_unit=quantity.base_unit,
        comparator=quantity.comparator,
        span=quantity.span,
    )
    name = f"{label}总数" if "总数" in words else label
    mention = Mention(name, EntityClass.INDICATOR, (Span(0, 1),), "test")
    return ObservationFact(
        mention, figure, _type(words, quantity.unit), role, period, None, Evidence((quantity.span,), "test")
    )


def _type(words: str, unit: str) -> FigureType:
    if "增长" in words or "下降" in words:
        return FigureType.YOY_GROWTH
    return FigureType.COUNT if unit in {"家", "台", "部", "座", "个"} else FigureType.AMOUNT
