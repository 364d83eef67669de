"""Who does it: places and firms before their verb, and words before it that leave it no part of a name."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.border_words import border_words
from kg.mentions.chunks import Chunk, ChunkKind, Token
from kg.mentions.dictionary import known
from kg.mentions.lexicon import load
from kg.mentions.name_words import name_words
from kg.mentions.places import names_division
from kg.vocabulary import EntityClass


def does(
    item: Chunk, before: Sequence[Token | Chunk], after: Token | Chunk | None, *, followed: bool
) -> bool:
    """Whether a word that may be part of a name is here the verb of who stands before it.

    `followed` where a name's word, or what may be one, stands behind it.
    """
    last = before[-1] if before else None
    if _is_taken(item, before, after) or _awards(item, last, after) or _by_place(item, before, after):
        return True
    if (
        _invests(item, after)
        or _is_invested(item, before, after)
        or (followed and _by_firm(item, before, after))
    ):
        return True
    return isinstance(last, Token) and ((followed and _is_where(before)) or _is_joint(item, before, after))


def _is_taken(item: Chunk, before: Sequence[Token | Chunk], after: Token | Chunk | None) -> bool:
    """将某服务向下延伸: behind 将 and 向 the last word is the verb."""
    return after is None and any(isinstance(each, Chunk) and each.text in TAKING for each in before)


TAKING = frozenset({"将", "把", "向"})


def _awards(item: Chunk, last: Token | Chunk | None, after: Token | Chunk | None) -> bool:
    """某镇创建省级示范镇: the place seeks the title."""
    place = isinstance(last, Token) and len(last.text) > 1 and last.text.endswith(border_words().seekers)
    place = place or (isinstance(last, Chunk) and last.kind is ChunkKind.VERB)
    title = isinstance(after, Token) and after.text.startswith(border_words().levels)
    return place and title and item.text in border_words().seeking


def _by_place(item: Chunk, before: Sequence[Token | Chunk], after: Token | Chunk | None) -> bool:
    """支持某县发展循环经济: a county by its full name, and nothing else, before what it does."""
    if (
        item.text not in border_words().place_acts
        or not isinstance(after, Token)
        or after.text.startswith(border_words().place_bodies)
    ):
        return False
    last = before[-1] if before else None
    if not isinstance(last, Token) or (len(before) > 1 and isinstance(before[-2], Token)):
        return False
    return len(last.text) > 2 and last.text[-1] in "省市县区州" and names_division(last.text)


def _invests(item: Chunk, after: Token | Chunk | None) -> bool:
    """投资二十亿元: a sum behind it makes 投资 the verb."""
    if item.text != "投资" or not isinstance(after, Chunk):
        return False
    return after.kind is ChunkKind.QUANTITY or after.text in ABOUT


def _is_invested(item: Chunk, before: Sequence[Token | Chunk], after: Token | Chunk | None) -> bool:
    """某公司投资的某项目: between a firm's legal form and 的 the word is what the firm does."""
    last = before[-1] if before else None
    tied = isinstance(after, Chunk) and after.text == "的"
    legal = isinstance(last, Token) and last.text.endswith(name_words().legal)
    return item.text in ("投资", "建设", "承建") and tied and legal


# What stands before a sum: 投资近三十亿元.
ABOUT = frozenset({"近", "超", "逾", "约", "超过", "达"})


def _by_firm(item: Chunk, before: Sequence[Token | Chunk], after: Token | Chunk | None) -> bool:
    """某某集团建设某园, 泽柏科技实施某项目: the firm builds."""
    last = before[-1] if before else None
    if not isinstance(last, Token):
        return False
    named = len(last.text) > 2 or (len(before) > 1 and isinstance(before[-2], Token) and len(last.text) == 1)
    county = last.text[-1] in "县市区" and named and item.text in border_words().county_acts
    if item.text in border_words().firm_acts and (_is_let(before) or _is_party(before)):
        return True
    if item.text not in border_words().firm_acts:
        return county
    named_so = isinstance(after, Token) and after.text not in name_words().ventures and _is_short_name(before)
    return county or last.text.endswith(name_words().legal) or named_so


def _is_short_name(before: Sequence[Token | Chunk]) -> bool:
    """Whether the words before are a firm known nationwide, or an unlisted word and its trade."""
    run: list[Token] = []
    for each in reversed(before):
        if not isinstance(each, Token) or each.kind != "word":
            break
        run.insert(0, each)
    if (
        not run
        or len(run) > MOST_WORDS
        or (len(run) < len(before) and isinstance(before[-len(run) - 1], Token))
    ):
        return False
    if load().known_names.get("".join(each.text for each in run)) is EntityClass.ENTERPRISE:
        return True
    unlisted = not known(run[0].text) or len(run[0].text) == 1 < len(run[:-1])
    trades = name_words().closing | load().trades
    return len(run) > 1 and run[-1].text in trades and unlisted


MOST_WORDS = 4


def _is_let(before: Sequence[Token | Chunk]) -> bool:
    """支持某某建设某基地: a firm known nationwide, and what it is helped to do."""
    verb, who = before[-2:] if len(before) > 1 else (None, before[-1] if before else None)
    if not isinstance(verb, Chunk) or verb.text not in border_words().letting:
        return False
    if not isinstance(who, Token) or who.kind != "word" or len(who.text) < 2:
        return False
    return load().known_names.get(who.text) is EntityClass.ENTERPRISE


def _is_party(before: Sequence[Token | Chunk]) -> bool:
    """联合某某科技建设某实验室: behind 联合 stands with whom, and then what they do."""
    at = next((at for at in range(len(before) - 1, -1, -1) if isinstance(before[at], Chunk)), None)
    if at is None or before[at].text != "联合" or at == len(before) - 1:
        return False
    party = "".join(each.text for each in before[at + 1 :])
    return len(party) > 1 and party not in load().weak


def _is_joint(item: Chunk, before: Sequence[Token | Chunk], after: Token | Chunk | None) -> bool:
    """与某公司合作, 与某公司联合组建某院: behind 与 the word before the end or the verb is no name's."""
    first = before[0]
    opened = isinstance(first, Chunk) and first.text in ("与", "同", "和")
    ends = after is None or (isinstance(after, Chunk) and after.kind is ChunkKind.VERB and bool(after.groups))
    return opened and ends and "partnering" in item.groups


def _is_where(before: Sequence[Token | Chunk]) -> bool:
    """Whether the name so far is a place behind 在: the verb is still to come."""
    opened = next((item for item in reversed(before) if isinstance(item, Chunk)), None)
    return opened is not None and opened.kind is ChunkKind.PREPOSITION and opened.text in ("在", "于")
