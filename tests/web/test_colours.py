"""A class has one colour wherever it is drawn: on pages, on the canvas, in the picture taken away."""

from __future__ import annotations

import re

from kg.export.picture import COLOURS
from kg.web.site import ASSETS, HOME

WANTED = {kind.value: colour for kind, colour in COLOURS.items()}


def test_pages_canvas_and_picture_agree() -> None:
    """The style sheet and the canvas name the same colour for each class."""
    style = (ASSETS / "style.css").read_text(encoding="utf-8")
    drawing = (HOME / "bundle" / "drawing.js").read_text(encoding="utf-8")
    for kind, colour in WANTED.items():
        assert re.search(rf"--{kind}: ({'#' + '[0-9a-f]' * 6})", style).group(1) == colour  # type: ignore[union-attr]
        assert re.search(rf"\b{kind}: \"(#[0-9a-f]{{6}})\"", drawing).group(1) == colour  # type: ignore[union-attr]
