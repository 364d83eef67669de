"""取消, 暂停 and their like: a verb by themselves, or what denies the verb behind them."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.chunks import Chunk, ChunkKind
from kg.mentions.lexicon import Lexicon

NEGATION = ChunkKind.NEGATION.value


def with_denials(chunks: Sequence[Chunk], lexicon: Lexicon) -> tuple[Chunk, ...]:
    """取消|举办: a word of both lists denies the verb behind it; 取消|某项目 is said of the thing."""
    return tuple(
        Chunk(ChunkKind.NEGATION, each.span, each.text) if _denies(each, behind, lexicon) else each
        for each, behind in zip(chunks, (*chunks[1:], None), strict=True)
    )


def _denies(chunk: Chunk, behind: Chunk | None, lexicon: Lexicon) -> bool:
    if chunk.kind is not ChunkKind.VERB or lexicon.function.get(chunk.text) != NEGATION:
        return False
    return behind is not None and behind.kind in (ChunkKind.VERB, ChunkKind.ADVERB)
