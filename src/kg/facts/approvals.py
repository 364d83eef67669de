"""Leave that an authority gives: who gives it, and when it was given."""

from __future__ import annotations

from kg.facts.acts import Act
from kg.facts.scenes import Scene
from kg.facts.step_frames import Frame
from kg.facts.word_lists import word_lists
from kg.mentions.clauses import ChunkKind
from kg.mentions.names import Group
from kg.vocabulary import EntityClass, MilestoneType


def gives_leave(scene: Scene, act: Act, frame: Frame, group: Group | None) -> bool:
    """省发改委核准立项: who stands before such a verb grants it; who 获批 or 通过评审 obtains it."""
    if frame.type is not MilestoneType.APPROVED or group is None or group is not act.left:
        return False
    givers = scene.cast(group)
    bodies = bool(givers) and all(each.kind is EntityClass.ORGANIZATION for each in givers)
    return bodies and not act.verb.text.startswith(word_lists().obtaining)


def is_when(scene: Scene, act: Act, group: Group | None) -> bool:
    """某风电项目在去年获得批复|后: words of when, behind a day that is over, and no object."""
    if group is None or any(name.label not in word_lists().afterwards for name in group.names):
        return False
    before = (each for each in scene.clause.chunks if each.span.end <= act.verb.span.start)
    return scene.items[-1] is group and any(each.kind is ChunkKind.TIME for each in before)
