"""Areas that are laid out and built, or whose rank is sought: they have steps as projects have."""

from __future__ import annotations

import re

from kg.facts.acts import Act
from kg.facts.step_frames import Frame
from kg.facts.word_lists import word_lists
from kg.mentions.names import Name
from kg.mentions.specificity import Specificity
from kg.vocabulary import MilestoneType


def is_of_area(name: Name, act: Act, frame: Frame) -> bool:
    """启动某新区建设, 某片区启动建设; 争创某省级度假区: areas that are built or sought, no town or county."""
    if frame.type is MilestoneType.APPLIED:
        return GRADED.search(name.label) is not None
    if frame.type not in (MilestoneType.STARTED, MilestoneType.PROGRESSING):
        return True
    built = name.trailing.startswith(("建设", "开发")) or (
        act.left is not None and act.verb.text.endswith("建设")
    )
    words = word_lists()
    laid_out = (*words.laid_out, *words.founded) if frame.type is MilestoneType.STARTED else words.laid_out
    return built and name.specificity is Specificity.PROPER and name.label.endswith(laid_out)


# The tier in the name of an area that is awarded.
GRADED = re.compile(r"(?:国家|省|市|自治区)级|^国家|[0-9]A级|AAAA")
