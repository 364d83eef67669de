"""Works and papers named by what is done: a verb's word that closes a name or is in another verb's object."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.border_words import border_words
from kg.mentions.chunks import Chunk, ChunkKind, Token
from kg.mentions.lexicon import Lexicon
from kg.mentions.name_words import name_words

# What may stand behind a name that ends in a verb's word: 某路改造、某桥扩建等项目.
LIST_MARKS = frozenset(["、", "等", "和", "及", "与", "以及"])
# Verbs that take works, papers and campaigns for their object: behind them another verb is part of its name.
GOVERNING = frozenset(
    {"started", "progressing", "completed", "designed", "doing", "building", "held", "published"}
)
# Verbs that are never part of such a name.
FINITE = frozenset(
    {"settled", "signed", "in_production", "in_operation", "recognised", "published", "listed"}
)


def is_object(
    item: Chunk, before: Sequence[Token | Chunk], after: Sequence[Token | Chunk], lexicon: Lexicon
) -> bool:
    """启动某小区提升改造, 实施某处提质增效和整治工程: the second verb is inside the first one's object."""
    if not before or not isinstance(before[-1], Token) or item.kind is not ChunkKind.VERB:
        return False
    if item.groups & FINITE or not _is_governed(before):
        return False
    if not after or (isinstance(after[0], Chunk) and after[0].text in LIST_MARKS - JOINING):
        works = item.text in border_words().works and item.text not in border_words().begun
        return works or item.text in lexicon.suffixes or before[-1].text + item.text in lexicon.suffixes
    if isinstance(after[0], Token):
        near = after[0].text in border_words().undertakings and (
            len(after) == 1 or isinstance(after[1], Chunk)
        )
        return near or ("building" not in item.groups and _last_of(after) in border_words().papers)
    return after[0].text in JOINING and _closes_work(after[1:])


def is_done_to(
    item: Chunk, before: Sequence[Token | Chunk], after: Sequence[Token | Chunk], lexicon: Lexicon
) -> bool:
    """某铁路扩能改造竣工: works on a thing by its name, which then come to something."""
    following = after[0] if after else None
    if item.kind is not ChunkKind.VERB or not isinstance(following, Chunk) or not following.groups & COMING:
        return False
    if item.text in border_words().begun or (len(after) > 1 and isinstance(after[1], Token)):
        return False
    works = lexicon.suffixes.get(item.text)
    if item.text not in border_words().works and (works is None or works.rule != "works"):
        return False
    name = _name_before(before)
    thing = lexicon.suffix_of(name)
    return thing is not None and thing.rule in THINGS and name not in lexicon.bare_heads


def is_listed(
    item: Chunk, before: Sequence[Token | Chunk], after: Sequence[Token | Chunk], lexicon: Lexicon
) -> bool:
    """甲材料、乙水泥优化升级等项目, 甲公园、乙后期扶持项目等工程: the last of a list of works."""
    if item.kind is not ChunkKind.VERB or item.groups & FINITE or not before or not after:
        return False
    if not isinstance(before[-1], Token) or not _is_in_list(before):
        return False
    run = _words_of(after)
    if run and not run.endswith(name_words().ventures):
        return False
    works = item.text in border_words().works or item.text in lexicon.suffixes or bool(run)
    rest = [each for each in after if isinstance(each, Chunk)] if run else after
    return works and bool(rest) and rest[0].text == "等" and _closes_ventures(after)


def is_led(
    item: Chunk, before: Sequence[Token | Chunk], after: Sequence[Token | Chunk], lexicon: Lexicon
) -> bool:
    """继续建设某桥, 新建某桥、改造某路: what builds, behind a verb that only leads it, or builds too."""
    if item.text not in border_words().built or not after or not isinstance(after[0], Token):
        return False
    lead = next((each for each in reversed(before) if not _is_how(each)), None)
    if not isinstance(lead, Chunk) or not (lead.text in border_words().leading or _is_next(before)):
        return False
    name = _words_of(after)
    suffix = lexicon.suffix_of(name)
    rest = after[len([each for each in after if isinstance(each, Token)]) :]
    return suffix is not None and len(name) > len(suffix.word) + 1 and not any(map(_is_verb, rest))


def _is_next(before: Sequence[Token | Chunk]) -> bool:
    """新建某桥、|改造某路: the clause opens with a verb that builds, and its list with another one."""
    opening = next((each for each in before if not _is_how(each)), None)
    builds = isinstance(opening, Chunk) and bool(opening.groups & BUILDING)
    return builds and before[-1].text == "、" and len(before) > 1 and isinstance(before[-2], Token)


# Verbs that make or mend what stands behind them.
BUILDING = frozenset({"completed", "building"})


def _is_how(each: Token | Chunk) -> bool:
    return isinstance(each, Chunk) and each.kind in (ChunkKind.ADVERB, ChunkKind.TIME)


def _is_verb(each: Token | Chunk) -> bool:
    return isinstance(each, Chunk) and each.kind is ChunkKind.VERB


def _is_in_list(before: Sequence[Token | Chunk]) -> bool:
    """Whether the last chunk before the words at hand, but for what the thing costs, is the 、 of a list."""
    chunks = (each for each in reversed(before) if isinstance(each, Chunk))
    opened = next((each for each in chunks if each.kind is not ChunkKind.QUANTITY), None)
    return opened is not None and opened.text == "、"


def _closes_ventures(after: Sequence[Token | Chunk]) -> bool:
    """Whether 等 here closes a list of projects: 等32个项目, 等重点民生项目."""
    at = next((at for at, each in enumerate(after) if each.text == "等"), len(after))
    noun = ""
    for each in after[at + 1 :]:
        if isinstance(each, Token):
            noun += each.text
        elif noun or each.kind not in (ChunkKind.QUANTITY, ChunkKind.ADVERB):
            break
    return noun.endswith(name_words().ventures)


# What works come to.
COMING = frozenset({"started", "completed", "topped_out", "in_operation", "accepted"})
# Rules of last words of what is worked on.
THINGS = frozenset({"project", "road", "institution", "park", "place"})


def _name_before(before: Sequence[Token | Chunk]) -> str:
    """The words right before, back to the last chunk."""
    words = ""
    for each in reversed(before):
        if isinstance(each, Chunk):
            break
        words = each.text + words
    return words


def is_made_of(
    item: Chunk, before: Sequence[Token | Chunk], after: Sequence[Token | Chunk], lexicon: Lexicon
) -> bool:
    """某产业园产品储备设施项目加快推进: what is said to go on is one name, verbs and all."""
    if item.kind is not ChunkKind.VERB or not item.groups or item.groups - PLAIN:
        return False
    front, words, last = _name_before(before), _words_of(after), _last_of(after)
    if not last.endswith(name_words().ventures) or len(front) < ENOUGH_FOR_FRONT or not front.isalnum():
        return False
    told = lexicon.suffix_of(front)
    if told is not None or len(words) == len(last) == len("项目"):
        return False
    opened = next((each for each in reversed(before) if isinstance(each, Chunk)), None)
    if opened is not None and opened.kind is not ChunkKind.CONJUNCTION:
        return False
    behind = [each for each in after if isinstance(each, Chunk)][:1]
    return (
        bool(behind)
        and behind[0].kind is ChunkKind.VERB
        and bool(behind[0].groups & COMING_ON)
        and (after[-1] is behind[0])
    )


PLAIN = frozenset({"doing", "applied"})
COMING_ON = frozenset({"started", "progressing", "completed", "topped_out", "in_production", "accepted"})
ENOUGH_FOR_FRONT = 6


def _words_of(after: Sequence[Token | Chunk]) -> str:
    words = ""
    for each in after:
        if isinstance(each, Chunk):
            break
        words += each.text
    return words


JOINING = frozenset({"和", "及", "与"})


def _is_governed(before: Sequence[Token | Chunk]) -> bool:
    """Whether the words so far are the object of a verb right before them."""
    verb = next(
        (each for each in reversed(before) if isinstance(each, Chunk) and each.text not in LIST_MARKS), None
    )
    return verb is not None and verb.kind is ChunkKind.VERB and bool(verb.groups & GOVERNING)


def _closes_work(after: Sequence[Token | Chunk]) -> bool:
    """Whether the words up to the next chunk end in 项目, 工程 or their like."""
    return len(after) > 1 and _last_of(after) in border_words().undertakings


def _last_of(after: Sequence[Token | Chunk]) -> str:
    """The last word before the next chunk."""
    last = ""
    for each in after:
        if isinstance(each, Chunk):
            break
        last = each.text
    return last


def closes_name(
    item: Chunk, before: Sequence[Token | Chunk], after: Token | Chunk | None, lexicon: Lexicon
) -> bool:
    """某河治理、某路改扩建工程: works or a paper behind a name's word, before what goes on with the list."""
    last = before[-1] if before else None
    if not isinstance(last, Token) or item.kind not in ACTING:
        return False
    if _go_on(item, after):
        return True
    if isinstance(after, Token):
        if item.text + after.text in border_words().works and last.text not in lexicon.bare_heads:
            return True
        if item.text in border_words().body_tasks and after.text in border_words().bodies:
            return True
        if item.text in GATHERING and after.text.startswith(border_words().gathered):
            return True
        works = item.text in lexicon.suffixes or item.text in border_words().works
        return works and item.kind is ChunkKind.VERB and after.text in border_words().undertakings
    if item.text in border_words().plans and (
        after is None or (after.kind is not ChunkKind.VERB and after.text in LIST_MARKS)
    ):
        return True
    listed = isinstance(after, Chunk) and after.text in LIST_MARKS
    if listed and last.text in border_words().works and item.text in border_words().works:
        return True  # 某院搬迁|新建
    return listed and (item.text in lexicon.suffixes or item.text in border_words().works - {"新建", "续建"})


ACTING = frozenset({ChunkKind.VERB, ChunkKind.ADVERB})
# 产业集聚中心, 生态集聚空间: what gathers there, said of a place.
GATHERING = frozenset({"集聚", "聚集"})


def _go_on(item: Chunk, after: Token | Chunk | None) -> bool:
    """某路提质|改造工程: works behind a name's word, before other works."""
    if not isinstance(after, Chunk) or after.kind is not ChunkKind.VERB:
        return False
    return (
        item.kind is ChunkKind.VERB
        and item.text in border_words().works
        and (after.text in border_words().works or after.text in border_words().mending)
    )
