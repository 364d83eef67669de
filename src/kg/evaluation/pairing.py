"""Lays what was labelled beside what was found and counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.evaluation.scores import Item, Score


@dataclass(frozen=True, slots=True)
class Comparison:
    """Labelled and found items of one kind and which of them fit.

    The last of `labelled`, from `firm` on, are arguable: none of them is missed, and a find that fits only
    them is not judged. `judged[j]` says that find j counts at all.
    """

    kind: str
    labelled: Sequence[Item]
    firm: int
    found: Sequence[Item]
    judged: Sequence[bool]
    pairs: frozenset[tuple[int, int]]

    def score(self, group: str = "") -> Score:
        """The score of one class, or of the whole kind."""
        hit = {label for label, _ in self.pairs}
        right = {find for label, find in self.pairs if label < self.firm}
        excused = {find for label, find in self.pairs if label >= self.firm} - right
        labels = [at for at in range(self.firm) if group in ("", self.labelled[at].group)]
        finds = [
            at
            for at, item in enumerate(self.found)
            if self.judged[at] and at not in excused and group in ("", item.group)
        ]
        return Score(
            kind=self.kind,
            group=group,
            labelled=len(labels),
            found=sum(at in hit for at in labels),
            judged=len(finds),
            right=sum(at in right for at in finds),
            missed=tuple(self.labelled[at] for at in labels if at not in hit),
            spurious=tuple(self.found[at] for at in finds if at not in right),
            confirmed=tuple(self.found[at] for at in finds if at in right),
        )

    def scores(self) -> tuple[Score, ...]:
        """The score of the whole kind, then of each class that counts, in alphabetic order."""
        groups = sorted({item.group for item in (*self.labelled[: self.firm], *self.found)} - {""})
        classes = (self.score(group) for group in groups)
        return (self.score(), *(score for score in classes if score.labelled or score.judged))


def fitting_pairs(
    labels: int, finds: int, fit: Callable[[int, int], float], *, firm: int, one_to_one: bool
) -> frozenset[tuple[int, int]]:
    """The pairs (label, find) that fit better than 0.

    One to one, labels before `firm` choose first, the best fits first, ties in text order.
    """
    fits = [
        (label >= firm, -worth, label, find)
        for label in range(labels)
        for find in range(finds)
        if (worth := fit(label, find)) > 0
    ]
    if not one_to_one:
        return frozenset((label, find) for *_, label, find in fits)
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for *_, label, find in sorted(fits):
        if label not in chosen and find not in taken:
            chosen[label] = find
            taken.add(find)
    return frozenset(chosen.items())
