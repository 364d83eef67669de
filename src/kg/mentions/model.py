"""A mention: words of the report that name a thing."""

from __future__ import annotations

from kg.frozen import dataclass
from kg.text import Span
from kg.vocabulary import EntityClass


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a thing.

    `label` is the name as written, without the white space a table broke into it. It may be put together
    from several spans (上海(南翔)精准医学产业园核心研发基地 + 三期); `spans` are in text order.
    """

    label: str
    kind: EntityClass
    spans: tuple[Span, ...]
    rule: str
    aliases: tuple[str, ...] = ()

    # By name and place, which tell nearly all apart: mentions are gathered in sets again and again.
    def __hash__(self) -> int:
        return hash((self.label, self.spans[0].start if self.spans else -1))

    def __reduce__(self) -> tuple[type[Mention], tuple[object, ...]]:
        return Mention, (self.label, self.kind, self.spans, self.rule, self.aliases)

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return self.spans[0] if len(self.spans) == 1 else self.spans[0].cover(self.spans[-1])
