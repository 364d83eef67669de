"""Questions and names to offer while someone types."""

from __future__ import annotations

from kg.answering.index import Index
from kg.answering.normal import bare, is_chinese

MOST = 8
ASKING_ZH = {
    "Industry": "{}有哪些项目?",
    "Park": "{}里有哪些企业?",
    "Place": "{}有哪些项目?",
    "Enterprise": "{}有哪些项目?",
    "Project": "{}进展如何?给我原文",
    "Platform": "报告怎么说{}?给我原文",
    "Indicator": "{}是多少?",
    "PolicyDocument": "报告怎么说{}?给我原文",
}
ASKING_EN = {
    "Industry": "Which projects serve {}?",
    "Park": "Which enterprises are in {}?",
    "Place": "Which projects are in {}?",
    "Enterprise": "Which projects belong to {}?",
    "Indicator": "How much is {}?",
}


def suggest(typed: str, index: Index, limit: int = MOST) -> tuple[str, ...]:
    """Questions about the things whose name holds, or begins to spell, what was typed last."""
    word = bare(typed.rsplit(maxsplit=1)[-1]) if typed.strip() else ""
    if not word:
        return ()
    pieces = index.pinyin.get(word, ()) if word.isascii() else ()
    named = set().union(*(index.named(piece) for piece in (word, *pieces)))
    asking = ASKING_ZH if is_chinese(typed) or not word.isascii() else ASKING_EN
    found = []
    for iri in sorted(named, key=lambda iri: (len(index.things[iri].label), index.first_seen(iri))):
        thing = index.things[iri]
        pattern = next((asking[name] for name in asking if name in thing.classes), "")
        if pattern:
            found.append(pattern.format(thing.label))
    return tuple(dict.fromkeys(found))[:limit]
