"""What a verb, its object or a part of a thing says of the thing, read from frames/milestones.toml."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.mentions.lexicon import entries
from kg.mentions.names import Group, Name
from kg.vocabulary import EntityClass, MilestoneType

FRAMES = Path(__file__).parent / "frames" / "milestones.toml"


@dataclass(frozen=True, slots=True)
class Frame:
    """One reading of a verb group; `words` empty means every verb of the group."""

    id: str
    group: str
    type: MilestoneType
    side: str
    classes: frozenset[EntityClass]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Complement:
    """Verbs that with such an object tell of their subject; `whole` is what all of the object has to be."""

    id: str
    type: MilestoneType
    verbs: frozenset[str]
    ends: tuple[str, ...]
    whole: re.Pattern[str] | None = None

    def takes(self, verb: str) -> bool:
        """Whether it is a complement of a verb: what 完成 takes, 圆满完成 and 超额完成 take."""
        return verb in self.verbs or (verb.endswith("完成") and "完成" in self.verbs)

    def told_by(self, words: str) -> bool:
        """Whether the words of an object say so: 完成改造 is all the work, 完成门诊楼改造 a part of it."""
        return words.endswith(self.ends) and (self.whole is None or self.whole.fullmatch(words) is not None)


@dataclass(frozen=True, slots=True)
class Part:
    """Parts and stages of a thing whose verb says something of the thing that the sentence is about."""

    id: str
    type: MilestoneType
    groups: frozenset[str]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shell:
    """Words behind a thing whose completion is a step of the thing, and not that it is built."""

    type: MilestoneType
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames, by verb group; what trailing words change; the modals that announce."""

    by_group: dict[str, tuple[Frame, ...]]
    trailing: dict[str, MilestoneType]
    modals: frozenset[str]
    complements: tuple[Complement, ...]
    shells: tuple[Shell, ...]
    parts: tuple[Part, ...]


@cache
def frames() -> Frames:
    """The frames of milestones.toml, read once."""
    by_group: dict[str, tuple[Frame, ...]] = {}
    for table in entries(FRAMES, "frame"):
        classes = frozenset(EntityClass(name) for name in str(table["classes"]).split())
        frame = Frame(
            str(table["id"]),
            str(table["group"]),
            MilestoneType(str(table["type"])),
            str(table["side"]),
            classes,
            frozenset(str(table.get("words", "")).split()),
        )
        by_group[frame.group] = (*by_group.get(frame.group, ()), frame)
    trailing = {
        word: MilestoneType(str(table["type"]))
        for table in entries(FRAMES, "trailing")
        for word in str(table["words"]).split()
    }
    modals = frozenset(word for table in entries(FRAMES, "planned") for word in str(table["words"]).split())
    complements = tuple(_complement(table) for table in entries(FRAMES, "complement"))
    shells = tuple(
        Shell(MilestoneType(str(table["type"])), tuple(str(table["words"]).split()))
        for table in entries(FRAMES, "shell")
    )
    return Frames(by_group, trailing, modals, complements, shells, _parts())


def _complement(table: dict[str, object]) -> Complement:
    ends = tuple(str(table["ends"]).split())
    work = "|".join(sorted(ends, key=len, reverse=True))
    whole = re.compile(f"了?(?:全部|所有|整体|全面|工程|项目)?(?:(?:{work})[和及、]?)+(?:工程|工作)?")
    return Complement(
        str(table["id"]),
        MilestoneType(str(table["type"])),
        frozenset(str(table["verbs"]).split()),
        ends,
        whole if table.get("whole") else None,
    )


def _parts() -> tuple[Part, ...]:
    return tuple(
        Part(
            str(table["id"]),
            MilestoneType(str(table["type"])),
            frozenset(str(table["groups"]).split()),
            tuple(str(table["words"]).split()),
        )
        for table in entries(FRAMES, "part")
    )


def tells_work(verb: str, objects: Sequence[Name]) -> bool:
    """Whether a verb and its object say of their subject that it is built: 某路完成可研, 某街完成征拆."""
    fitting = [each for each in _of_works() if each.takes(verb)] if objects else []
    if not fitting:
        return False
    words = "".join(name.label + name.trailing for name in objects)
    return bool(words) and any(each.told_by(words) for each in fitting)


@cache
def _of_works() -> tuple[Complement, ...]:
    return tuple(each for each in frames().complements if each.type in WORKS)


# What only building works come to by what is done of them.
WORKS = frozenset(
    {
        MilestoneType.DESIGNED,
        MilestoneType.LAND_ACQUIRED,
        MilestoneType.TOPPED_OUT,
    }
)


@cache
def papers() -> re.Pattern[str]:
    """Words that are nothing but work on paper, listed or not: 初步设计和施工图设计工作."""
    ends = {end for each in frames().complements if each.type is MilestoneType.DESIGNED for end in each.ends}
    words = "|".join(sorted(map(re.escape, ends - {"征地", "征拆"}), key=lambda word: (-len(word), word)))
    return re.compile(f"的?(?:(?:{words})(?:等|及|和|与|、)?)+(?:工作)?")


def trailing_of(name: Name, group: Group) -> str:
    """The words behind a name, behind its list or behind the last name beside it (甲项目和乙项目前期工作)."""
    last = group.names[-1] if group.names else None
    if last is None or last is name:
        return name.trailing or group.listed
    paper = last.label if last.label in frames().trailing else ""  # 甲桥初步设计和施工图设计
    return name.trailing or group.listed or last.trailing or paper


def type_with(frame: Frame, trailing: str) -> MilestoneType:
    """A trailing 前期工作 or 编制 turns what goes on or begins into design."""
    if frame.type not in (MilestoneType.PROGRESSING, MilestoneType.STARTED, MilestoneType.COMPLETED):
        return frame.type
    if frame.type is MilestoneType.COMPLETED:
        shell = next((each for each in frames().shells if trailing.endswith(each.words)), None)
        if shell is not None:
            return shell.type
    return trailing_type(trailing) or frame.type


def trailing_type(trailing: str) -> MilestoneType | None:
    """The step that words behind a name speak of, or None."""
    types = frames().trailing
    for start in range(len(trailing)):
        if trailing[start:] in types:
            return types[trailing[start:]]
    return None
