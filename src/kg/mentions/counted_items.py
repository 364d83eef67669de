"""Lists that count works (甲、乙等七个项目): between two of their marks stands one name, verbs and all."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.border_words import border_words
from kg.mentions.chunks import Chunk, ChunkKind, Token
from kg.mentions.name_words import name_words


def with_items(marked: Sequence[Token | Chunk]) -> list[Token | Chunk]:
    """The words and chunks of a clause, those inside an item of such a list made words of its name.

    Before the first mark the verb of the clause may stand, and only 对 is surely inside a name there.
    """
    found = _with_founders(marked)
    end = _end(found)
    if end is None:
        return found
    first = next((at for at in range(end) if found[at].text == "、" and isinstance(found[at], Chunk)), end)
    for at in range(first + 1, end):
        item = found[at]
        if isinstance(item, Chunk) and _is_inside(item, found[at - 1], found[at + 1]):
            found[at] = Token(item.span, item.text, "vn", "soft")
    return found


def _with_founders(marked: Sequence[Token | Chunk]) -> list[Token | Chunk]:
    """甲公司新上某某项目、乙公司某某项目: where each item has its firm, each is one name."""
    found = list(marked)
    items = _items(found)
    owned = [item for item in items if any(_is_firm(found[at]) for at in item[:-1])]
    if len(items) < 2 or len(owned) < 2:
        return found
    for item in owned:
        for at in item[1:-1]:
            verb = found[at]
            anew = isinstance(verb, Chunk) and verb.kind is ChunkKind.VERB and verb.text in name_words().anew
            if anew and _is_venture(found[item[-1]]) and _is_firm(found[at - 1]):
                found[at] = Token(verb.span, verb.text, "vn", "soft")
    return found


def _items(marked: Sequence[Token | Chunk]) -> list[list[int]]:
    """The places of the words of each item that 、 parts from the next, the last up to what closes it."""
    items: list[list[int]] = [[]]
    for at, item in enumerate(marked):
        if isinstance(item, Chunk) and item.text == "、":
            items.append([])
        elif isinstance(item, Chunk) and item.text == "等":
            break
        else:
            items[-1].append(at)
    return [item for item in items if len(item) > 1]


def _is_firm(item: Token | Chunk) -> bool:
    return isinstance(item, Token) and item.text.endswith(("公司", "集团"))


def _is_venture(item: Token | Chunk) -> bool:
    return isinstance(item, Token) and item.text.endswith(name_words().ventures)


def _end(marked: Sequence[Token | Chunk]) -> int | None:
    """The place of the 等 or the count that closes a list of projects, if the clause has one."""
    for at, item in enumerate(marked[:-2]):
        if not isinstance(item, Chunk) or item.text != "等" or at == 0:
            continue
        count = marked[at + 1]
        if not isinstance(count, Chunk) or count.kind is not ChunkKind.QUANTITY:
            return None
        words = ""
        for each in marked[at + 2 :]:
            words += each.text
            if words.endswith(name_words().ventures):
                return at
            if isinstance(each, Chunk) and each.kind not in MODIFYING:
                break
        return None
    return None


# What may stand between the count and its noun: 重点 建设项目, 续建 项目, 2023年 项目.
MODIFYING = frozenset({ChunkKind.VERB, ChunkKind.ADVERB, ChunkKind.TIME})


def _is_inside(item: Chunk, before: Token | Chunk, after: Token | Chunk) -> bool:
    """Whether a verb or 对 has words of the same item on both sides."""
    if not isinstance(before, Token) or not isinstance(after, Token):
        return False
    if item.kind is ChunkKind.PREPOSITION:
        return item.text == "对"
    works = item.text in border_words().works or item.text in border_words().begun
    return item.kind is ChunkKind.VERB and (works or not item.groups)
