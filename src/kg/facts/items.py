"""A clause as its chunks and the groups of names among them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.facts.word_lists import word_lists
from kg.mentions.clauses import Chunk, ChunkKind, Clause
from kg.mentions.groups import groups_of
from kg.mentions.names import Group

Item = Group | Chunk


def items_of(clause: Clause) -> list[Item]:
    """Chunks with each run of names replaced by its group; a list is cut where its class turns."""
    items: list[Item] = []
    chunks = clause.chunks
    at = 0
    for group in groups_of(clause):
        items.extend(chunks[at : group.first])
        at = group.first
        if chunks[at].text.startswith("集") and any(
            one in word_lists().all_in_one for one in _words(clause, group)
        ):
            group = Group((), None, "", group.first, group.last)  # 建设集甲、乙于一体的丙: what it will hold
        follows = chunks[group.last + 1] if group.last + 1 < len(chunks) else None
        items.extend(_cut(group, items[-1] if items else None, follows))
        at = group.last + 1
    items.extend(chunks[at:])
    return items


def _words(clause: Clause, group: Group) -> Iterator[str]:
    for item in clause.chunks[group.first : group.last + 4]:
        yield item.text
        yield from (token.text for token in item.tokens)


def _cut(group: Group, before: Item | None, follows: Chunk | None) -> tuple[Group, ...]:
    arriving = (
        isinstance(before, Chunk) and before.kind is ChunkKind.VERB and before.text in word_lists().hosting
    )
    if not arriving or len(group.names) < 2 or follows is None or follows.kind is not ChunkKind.VERB:
        return (group,)
    host, rest = group.names[:1], group.names[1:]
    return (
        Group(host, None, "", group.first, group.first),
        Group(rest, group.listing, group.listed, group.first + 2, group.last),
    )
