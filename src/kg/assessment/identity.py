"""One thing in several reports of a region, as resolution joins them; a key that holds in all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.assessment.series import Told
from kg.mentions.model import Mention
from kg.resolution.linking import link
from kg.resolution.model import Entity, Judgement
from kg.resolution.names import folded
from kg.resolution.referents import SCHEMES, family


class Identity:
    """Which entities of a series are one thing; `of` gives each the same key in every report."""

    def __init__(self, reports: Sequence[Told], judgements: Iterable[Judgement] = ()) -> None:
        found = link((each for told in reports for each in told.seen), tuple(judgements))
        self._leader = found.leader
        self._name: dict[str, str] = {}
        for told in reports:
            for each in told.seen:
                self._name.setdefault(each.key, f"{family(each.kind)}|{folded(each.label)}")

    def of(self, told: Told, entity: Entity) -> str:
        """The thing's key in all reports: its family and the name it first had."""
        if entity.kind in SCHEMES:
            return f"{family(entity.kind)}|{folded(entity.label)}"
        return self._name[self._leader.get(entity.key, entity.key)]

    def of_mention(self, told: Told, mention: Mention) -> str:
        """The key of the thing a mention names."""
        return self.of(told, told.resolved.entity_of[mention])
