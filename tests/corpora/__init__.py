"""Value corpora: one meaning and the many surfaces it has, as data."""

from __future__ import annotations

import tomllib
from pathlib import Path

HOME = Path(__file__).parent


def load(name: str) -> dict[str, list[dict[str, object]]]:
    """The tables of one corpus."""
    return tomllib.loads((HOME / f"{name}.toml").read_text("utf-8"))


def surfaces(name: str, table: str = "case") -> list[tuple[str, dict[str, object]]]:
    """Every surface of a corpus beside the case it belongs to."""
    found: list[tuple[str, dict[str, object]]] = []
    for case in load(name)[table]:
        words = case["surfaces"]
        assert isinstance(words, list)
        found.extend((str(word), case) for word in words)
    return found


def strangers(name: str) -> list[str]:
    """Every string of a corpus that must not match."""
    return [
        word
        for words in tomllib.loads((HOME / f"{name}.toml").read_text("utf-8"))["none"].values()
        for word in words
    ]
