"""The ledger's lines by where their pledges stand, so that a target of the graph finds its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.assessment.rows import LedgerRecord, Said
from kg.web.graph import Row


class Pledges:
    """The lines on figures aimed at, by report and sentence."""

    def __init__(self, ledger: Iterable[LedgerRecord]) -> None:
        self._by_place: dict[str, list[tuple[LedgerRecord, bool]]] = {}
        for record in ledger:
            if record["kind"] == "target":
                for said in (record["pledge"], *record["repeated"]):
                    first = said is record["pledge"]
                    self._by_place.setdefault(_place(said), []).append((record, first))

    def on(self, passages: Sequence[str], label: str, target: Row) -> LedgerRecord | None:
        """The one line on a target; none where there is none or more than one might be meant."""
        at = [each for passage in passages for each in self._by_place.get(_end(passage), ())]
        due = [each for each in at if each[0]["deadline"] == target.get("period", "")]
        words = [each for each, first in due if first and each["target"] == target.get("surface", "")]
        named = [each for each, _ in due if each["what"] == label]
        for found in (words, [each for each in words if each["what"] == label], [] if words else named):
            if len(found) == 1:
                return found[0]
        return None


def is_of(said: Said, passages: Sequence[str], figure: Row) -> bool:
    """Whether a sentence of the ledger is one of these, and the words marked in it are the figure's own."""
    marked = [said["text"][start - said["start"] : end - said["start"]] for start, end in said["marks"]]
    return _place(said) in map(_end, passages) and figure.get("surface", "") in marked


def _place(said: Said) -> str:
    return f"{said['report']}#char={said['start']},{said['end']}"


def _end(passage: str) -> str:
    return passage.rpartition("/")[2]
