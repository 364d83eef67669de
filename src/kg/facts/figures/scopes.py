"""What a figure covers, where the text names it beside the figure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kg.mentions.model import Mention
from kg.text import Span
from kg.vocabulary import EntityClass

_TOPICS = {EntityClass.PLATFORM, EntityClass.PARK}
_NEVER = {EntityClass.INDICATOR, EntityClass.INDUSTRY, EntityClass.POLICY_DOCUMENT}
# Their names may hold a size, 某某20万吨啤酒项目, that is no figure of anything.
_SIZED = {EntityClass.PROJECT, EntityClass.PARK, EntityClass.PLATFORM}


class Scopes:
    """The mentions of a report by place, to find the one that a figure's subject is."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        usable = (mention for mention in mentions if mention.kind not in _NEVER)
        self._mentions = sorted(usable, key=_place)
        self._starts = [mention.span.start for mention in self._mentions]
        self._reach: dict[int, int] = {}
        for mention in mentions:
            if mention.kind in _SIZED:
                self._cover(mention, past=0)
            elif mention.kind is EntityClass.POLICY_DOCUMENT:
                self._cover(mention, past=1)

    def _cover(self, mention: Mention, *, past: int) -> None:
        """Notes how far a name goes from each of its places; a paper's number may close it (稳增长20条)."""
        for span in mention.spans:
            for at in range(span.start + 1, span.end):
                self._reach[at] = max(self._reach.get(at, 0), span.end + past)

    @property
    def any(self) -> bool:
        """Whether there is anything to cover."""
        return bool(self._mentions)

    def in_name(self, quantity: Span) -> bool:
        """Whether a quantity is part of a name that begins before it and goes on behind, or of a paper's."""
        return self._reach.get(quantity.start, 0) > quantity.end

    def of(self, thing: Span | None, naming: Sequence[Span]) -> Mention | None:
        """The longest mention inside the subject's words and outside the indicator's own, if any."""
        if thing is None or not self._mentions:
            return None
        at = bisect_left(self._starts, thing.start)
        inside = []
        while at < len(self._mentions) and self._starts[at] < thing.end:
            span = self._mentions[at].span
            if span in thing and not any(span.overlaps(words) for words in naming):
                inside.append(self._mentions[at])
            at += 1
        return max(inside, key=lambda mention: (len(mention.span), mention.span.end), default=None)

    def topic(self, start: int, stop: int) -> Mention | None:
        """The platform or park that begins there: what a clause and those after speak of."""
        at = bisect_left(self._starts, start)
        found = []
        while at < len(self._mentions) and self._starts[at] < stop:
            if self._mentions[at].kind in _TOPICS:
                found.append(self._mentions[at])
            at += 1
        return max(found, key=lambda mention: len(mention.span), default=None)

    def only_project(self, words: Span) -> Mention | None:
        """The one project that is named within the words; None where there are several."""
        at = bisect_left(self._starts, words.start)
        found: list[Mention] = []
        while at < len(self._mentions) and self._starts[at] < words.end:
            mention = self._mentions[at]
            if mention.kind is EntityClass.PROJECT and not any(mention.span in each.span for each in found):
                found = [each for each in found if each.span not in mention.span] + [mention]
            at += 1
        return found[0] if len(found) == 1 else None


def _place(mention: Mention) -> tuple[int, int, str]:
    span = mention.span
    return span.start, span.end, mention.label
