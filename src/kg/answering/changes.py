"""Which figures say that their indicator rose or fell: rates, points, and what is called by its fall."""

from __future__ import annotations

from kg.answering.figures import GROWTH
from kg.answering.graph import Figure
from kg.answering.index import Index
from kg.answering.lexicon.cues import cue
from kg.answering.normal import bare
from kg.values.shown import is_called_a_fall

ROSE = cue("rose-by-points")
NOT_ITS_OWN = cue("points-of-others")
SIZE_OF_FALL = cue("size-of-a-fall")


def is_change(figure: Figure, index: Index, *, rates: bool, fell: bool) -> bool:
    """Whether a figure says that its indicator rose or fell: a rate, where none is asked for points too.

    What fell by an amount is called so (政府债务减少 1.3亿元) and told in the negative. That a fall
    became smaller (税收降幅收窄 2个百分点) is neither a fall nor a rise of what fell.
    """
    if SIZE_OF_FALL.search(figure.name):
        return False
    if rates or figure.type == "YoYGrowth":
        return figure.type == "YoYGrowth"
    if fell:
        return figure.type in GROWTH or (figure.value < 0 and is_called_a_fall(figure.name))
    return figure.type in GROWTH and _rose_by_points(figure, index)


def _rose_by_points(figure: Figure, index: Index) -> bool:
    """Whether points are told as a rise: not of more than elsewhere (高于), nor what others rose by."""
    before = index.said_of(figure)[0].partition(bare(figure.surface))[0]
    return bool(ROSE.search(before)) and not NOT_ITS_OWN.search(before)
