"""Areas that are laid out and built, or whose rank is sought: they have steps as projects have."""

from __future__ import annotations

import re

from kg.facts.acts import Act
from kg.facts.step_frames import Frame
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
    laid_out = AREA if frame.type is MilestoneType.STARTED else QUARTER
    return built and name.specificity is Specificity.PROPER and laid_out.search(name.label) is not None


# Last words of areas that are laid out and built, and the tier in the name of one that is awarded.
AREA = re.compile(
    r"(?:新区|片区|示范区|核心区|度假区|景区|旅游区|功能区|开发区|试验区|先行区|实验区|商务区|引领区|组团|新城|小镇|商圈|街区|产业带|枢纽|公园)$"
)
# Those of them that a plan lays out street by street, of which 推进 tells that they are being built.
QUARTER = re.compile(r"(?:新区|片区|度假区|景区|旅游区|商务区|组团|新城|小镇|商圈|街区|公园)$")
GRADED = re.compile(r"(?:国家|省|市|自治区)级|^国家|[0-9]A级|AAAA")
