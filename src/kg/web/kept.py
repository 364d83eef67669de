"""Answers that are kept for who asks the same."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

from kg.web.query_process import Reply

# What was asked.
Key = tuple[bytes | str | None, ...]
# What an entry takes beside its bytes.
ENTRY = 500


@dataclass
class ResponseCache:
    """Whole answers by request, the least lately used dropped first; emptied when the graph changes."""

    limit: int
    size: int = 0
    entries: OrderedDict[Key, Reply] = field(default_factory=OrderedDict)

    def get(self, key: Key) -> Reply | None:
        """The kept answer."""
        reply = self.entries.get(key)
        if reply is not None:
            self.entries.move_to_end(key)
        return reply

    def put(self, key: Key, reply: Reply) -> None:
        """Keeps an answer, unless it alone would take more than an eighth of the room."""
        size = _size(key, reply)
        if size > self.limit // 8 or key in self.entries:
            return
        self.entries[key] = reply
        self.size += size
        while self.size > self.limit:
            self.size -= _size(*self.entries.popitem(last=False))

    def clear(self) -> None:
        """Forgets everything."""
        self.entries.clear()
        self.size = 0


def _size(key: Key, reply: Reply) -> int:
    """What is asked counts too: a long query may have a short answer."""
    return ENTRY + sum(len(part) for part in key if part) + len(reply.body)
