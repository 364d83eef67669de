"""The result of an evaluation: counts, the misses and the spurious finds with their words, tables of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.text import Span


@dataclass(frozen=True, slots=True)
class Item:
    """One thing labelled or found: its class, what it says, the words that say it; the rule that found it."""

    group: str
    what: str
    span: Span
    quote: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """How one kind (or one class of it) fared.

    `found` of the labelled were found. `right` of the `judged` finds, those inside exhaustively labelled
    stretches, are labelled; where nothing is exhaustive, nothing is judged and precision is unknown.
    """

    kind: str
    group: str
    labelled: int
    found: int
    judged: int
    right: int
    missed: tuple[Item, ...] = ()
    spurious: tuple[Item, ...] = ()
    confirmed: tuple[Item, ...] = ()

    @property
    def recall(self) -> float | None:
        """The part of the labelled that was found."""
        return self.found / self.labelled if self.labelled else None

    @property
    def precision(self) -> float | None:
        """The part of the finds that is right."""
        return self.right / self.judged if self.judged else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        if self.precision is None or self.recall is None:
            return None
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All scores of one report, kind by kind, the whole kind before its classes."""

    report_id: str
    scores: tuple[Score, ...]

    def score(self, kind: str, group: str = "") -> Score:
        """One score; KeyError where the kind or class was neither labelled nor found."""
        for score in self.scores:
            if (score.kind, score.group) == (kind, group):
                return score
        raise KeyError((kind, group))


HEADINGS = ("kind", "class", "labelled", "found", "missed", "spurious", "precision", "recall", "F1")


def table(evaluations: Sequence[Evaluation]) -> str:
    """One plain-text table a report and, for several, one of them all together."""
    parts = [_table(evaluation) for evaluation in evaluations]
    if len(evaluations) > 1:
        parts.append(_table(_together(evaluations)))
    return "\n".join(parts)


def listing(evaluation: Evaluation) -> str:
    """The misses and the spurious finds, one a line: sign, kind, class, what, offsets, words."""
    lines = [f"# {evaluation.report_id}"]
    for score in evaluation.scores:
        if not score.group:
            lines += [_line("-", score.kind, item) for item in score.missed]
            lines += [_line("+", score.kind, item) for item in score.spurious]
    return "\n".join(lines) + "\n"


def as_json(evaluation: Evaluation) -> dict[str, object]:
    """The whole evaluation as plain values, misses and spurious finds with the whole kinds only."""
    return {"report": evaluation.report_id, "scores": [_score_as_json(score) for score in evaluation.scores]}


def _score_as_json(score: Score) -> dict[str, object]:
    plain: dict[str, object] = {
        "kind": score.kind,
        "class": score.group,
        "labelled": score.labelled,
        "found": score.found,
        "judged": score.judged,
        "right": score.right,
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
    }
    if not score.group:
        plain["missed"] = [_item_as_json(item) for item in score.missed]
        plain["spurious"] = [_item_as_json(item) for item in score.spurious]
    return plain


def _item_as_json(item: Item) -> dict[str, object]:
    where = {"start": item.span.start, "end": item.span.end}
    return {"class": item.group, "what": item.what, **where, "quote": item.quote}


# A proof may reach over pages, from an industry's name to what stands under it.
LONGEST_QUOTE = 120


def _line(sign: str, kind: str, item: Item) -> str:
    words = " ".join(item.quote.split())
    if len(words) > LONGEST_QUOTE:
        half = LONGEST_QUOTE // 2
        words = f"{words[:half]}…{words[-half:]}"
    return f"{sign} {kind}\t{item.group}\t{item.what}\t{item.span.start}-{item.span.end}\t{words}"


def _together(evaluations: Sequence[Evaluation]) -> Evaluation:
    keys = dict.fromkeys((score.kind, score.group) for one in evaluations for score in one.scores)
    kinds = list(dict.fromkeys(kind for kind, _ in keys))
    ordered = sorted(keys, key=lambda key: (kinds.index(key[0]), key[1]))
    return Evaluation("all", tuple(_sum(key, evaluations) for key in ordered))


def _sum(key: tuple[str, str], evaluations: Iterable[Evaluation]) -> Score:
    same = [score for one in evaluations for score in one.scores if (score.kind, score.group) == key]
    # Finds of a set that is not exhaustive are in none of the sums, so each sum keeps its meaning.
    return Score(
        *key,
        labelled=sum(score.labelled for score in same),
        found=sum(score.found for score in same),
        judged=sum(score.judged for score in same),
        right=sum(score.right for score in same),
    )


def _table(evaluation: Evaluation) -> str:
    rows = [HEADINGS, *(_row(score) for score in evaluation.scores)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines = [evaluation.report_id]
    for row in rows:
        cells = (
            cell.ljust(width) if at < 2 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines) + "\n"


def _row(score: Score) -> tuple[str, ...]:
    spurious = str(score.judged - score.right) if score.judged else "-"
    counts = (str(score.labelled), str(score.found), str(score.labelled - score.found), spurious)
    return (score.kind, score.group, *counts, *map(_share, (score.precision, score.recall, score.f1)))


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
