"""The diagram of the ontology: classes where diagram.toml puts them, properties as arrows between them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.namespaces import PREFIXES
from kg.ontology import load

PLACES = Path(__file__).with_suffix(".toml")
WIDE, HIGH = 132, 46
THING = "Thing"
LOOP = 26
DP = PREFIXES["dp"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """How diagram.toml has an arrow drawn: to which side a loop goes, below which line one runs."""

    loop: str = "right"
    via: int | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A class on the diagram, by its centre."""

    name: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Arrow:
    """One or more properties between the same two classes: the line, where its words stand, which they are.

    `path` is an SVG path; a dashed one says that the first class is a kind of the second.
    """

    properties: Sequence[str]
    source: str
    target: str
    path: str
    x: float
    y: float
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Diagram:
    """All that is drawn."""

    width: int
    height: int
    frame: Mapping[str, int]
    bands: Sequence[tuple[str, int]]
    boxes: Sequence[Box]
    arrows: Sequence[Arrow]


@cache
def diagram() -> Diagram:
    """The diagram, worked out once."""
    told = tomllib.loads(PLACES.read_text(encoding="utf-8"))
    boxes = {name: Box(name, x, y) for name, (x, y) in told["classes"].items()}
    joined: dict[tuple[str, str], list[str]] = {}
    drawn: dict[tuple[str, str], Drawn] = {}
    for edge in told["edge"]:
        key = (edge["from"], edge["to"])
        joined.setdefault(key, []).append(edge["property"])
        drawn[key] = Drawn(**{name: edge[name] for name in ("loop", "via") if name in edge})
    arrows = [_arrow(boxes, told["frame"], key, names, drawn[key]) for key, names in joined.items()]
    arrows += [_arrow(boxes, told["frame"], key, [], Drawn(), dashed=True) for key in _kinds(boxes)]
    bands = [(band["key"], band["x"]) for band in told["band"]]
    return Diagram(told["width"], told["height"], told["frame"], bands, list(boxes.values()), arrows)


def _kinds(boxes: Mapping[str, Box]) -> list[tuple[str, str]]:
    """Each class on the diagram that is a kind of another on it."""
    terms = load().terms
    return [
        (name, above.removeprefix(DP))
        for name in boxes
        for above in terms[DP + name].superiors
        if above.removeprefix(DP) in boxes
    ]


def _arrow(
    boxes: Mapping[str, Box],
    frame: Mapping[str, int],
    key: tuple[str, str],
    names: Sequence[str],
    drawn: Drawn,
    *,
    dashed: bool = False,
) -> Arrow:
    source, target = key
    if source == target:
        way = -1 if drawn.loop == "left" else 1
        x, y = boxes[source].x + way * WIDE // 2, boxes[source].y
        out = x + way * LOOP
        path = f"M{x},{y - 10}C{out},{y - 26} {out},{y + 26} {x},{y + 10}"
        return Arrow(names, source, target, path, out + way * 32, y + 5)
    one = _framed(frame, boxes[target]) if source == THING else boxes[source]
    other = _framed(frame, boxes[source]) if target == THING else boxes[target]
    if drawn.via is not None:
        path = f"M{one.x},{one.y + HIGH // 2}V{drawn.via}H{other.x}V{other.y + HIGH // 2}"
        return Arrow(names, source, target, path, (one.x + other.x) / 2, drawn.via + 5)
    start, end = _border(one, other), _border(other, one)
    path = f"M{start[0]:.1f},{start[1]:.1f}L{end[0]:.1f},{end[1]:.1f}"
    middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    # Words stand above a short level line, on any other.
    return Arrow(names, source, target, path, middle[0], middle[1] + (-7 if THING in key else 5), dashed)


def _framed(frame: Mapping[str, int], box: Box) -> Box:
    """The point of the frame that is next to a box, level with it."""
    return Box(THING, frame["left"] if box.x < frame["left"] else frame["right"], box.y)


def _border(box: Box, other: Box) -> tuple[float, float]:
    """Where the line between the centres of two boxes leaves the first."""
    if box.name == THING:
        return box.x, box.y
    dx, dy = other.x - box.x, other.y - box.y
    part = min(WIDE / 2 / abs(dx) if dx else 9.0, HIGH / 2 / abs(dy) if dy else 9.0)
    return box.x + dx * part, box.y + dy * part
