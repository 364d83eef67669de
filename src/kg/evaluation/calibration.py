"""Evaluations to the precision of each rule, which the graph then states as confidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.evaluation.scores import Evaluation
from kg.rdf.confidence import PARTING

WHOLE_KINDS = frozenset({"entity", "relation", "milestone", "observation", "commitment", "recognition"})
# Fewer finds than this say too little of one rule; its family then speaks for it.
ENOUGH = 8


@dataclass(frozen=True, slots=True)
class Tally:
    """How many finds were right of how many that people judged."""

    right: int
    judged: int

    @property
    def precision(self) -> float:
        """The part that is right."""
        return self.right / self.judged


def tallies(evaluations: Iterable[Evaluation]) -> dict[str, Tally]:
    """Every rule's finds inside exhaustively labelled stretches, sorted by rule."""
    right: Counter[str] = Counter()
    judged: Counter[str] = Counter()
    for evaluation in evaluations:
        for score in evaluation.scores:
            if score.kind in WHOLE_KINDS and not score.group:
                right.update(item.rule for item in score.confirmed)
                judged.update(item.rule for item in (*score.confirmed, *score.spurious))
    return {rule: Tally(right[rule], judged[rule]) for rule in sorted(judged)}


def confidence_toml(found: Mapping[str, Tally]) -> str:
    """The file that `kg.rdf.confidence` reads: rules, their families, and what is known of neither."""
    families: dict[str, Tally] = {}
    for rule, tally in found.items():
        families_of = [rule[: parting.start()] for parting in PARTING.finditer(rule)] or [rule]
        for family in families_of:
            before = families.get(family, Tally(0, 0))
            families[family] = Tally(before.right + tally.right, before.judged + tally.judged)
    whole = Tally(sum(each.right for each in found.values()), sum(each.judged for each in found.values()))
    lines = [
        "# Precision of each rule on the labelled sets, written by `kg evaluate --calibrate`.",
        f"# A rule with fewer than {ENOUGH} judged finds takes its family's, that is its id up to one of",
        "# the marks . / : and -; else the default.",
        f"default = {_rounded(whole)}",
        "",
        "[families]",
        *(_line(name, tally) for name, tally in sorted(families.items()) if tally.judged >= ENOUGH),
        "",
        "[rules]",
        *(_line(name, tally) for name, tally in found.items() if tally.judged >= ENOUGH),
    ]
    return "\n".join(lines) + "\n"


def _rounded(tally: Tally) -> str:
    return f"{tally.precision:.3f}" if tally.judged else "0.9"


def _line(name: str, tally: Tally) -> str:
    return f'"{name}" = {_rounded(tally)} # {tally.right} of {tally.judged}'
