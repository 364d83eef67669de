"""Answers that are kept for who asks the same."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

from kg.web.query_process import Reply


@dataclass
class ResponseCache:
    """Whole answers by request, the least lately used dropped first; emptied when the graph changes."""

    limit: int
    size: int = 0
    entries: OrderedDict[tuple[object, ...], Reply] = field(default_factory=OrderedDict)

    def get(self, key: tuple[object, ...]) -> Reply | None:
        """The kept answer."""
        reply = self.entries.get(key)
        if reply is not None:
            self.entries.move_to_end(key)
        return reply

    def put(self, key: tuple[object, ...], reply: Reply) -> None:
        """Keeps an answer, unless it alone would take more than an eighth of the room."""
        if len(reply.body) > self.limit // 8 or key in self.entries:
            return
        self.entries[key] = reply
        self.size += len(reply.body)
        while self.size > self.limit:
            self.size -= len(self.entries.popitem(last=False)[1].body)

    def clear(self) -> None:
        """Forgets everything."""
        self.entries.clear()
        self.size = 0
