"""Names that stand together: lists, and names that share a last word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.mentions.chunks import text_of
from kg.mentions.clauses import Chunk, ChunkKind, Clause, Token
from kg.mentions.dictionary import PROPER, known
from kg.mentions.field_words import names_field
from kg.mentions.joins import (
    Reading,
    are_apart,
    are_fields,
    are_objects,
    are_steps,
    are_two,
    completes,
    is_one,
    opens_with_town,
)
from kg.mentions.kind_words import kind_words
from kg.mentions.lexicon import NUMERALS, ListNoun, load
from kg.mentions.list_words import list_words
from kg.mentions.listings import is_etc, listing_of
from kg.mentions.name_words import name_words
from kg.mentions.names import QUOTES, Group, Name
from kg.mentions.places import names_division
from kg.mentions.specificity import JOINERS
from kg.text import Span
from kg.vocabulary import EntityClass


def groups_of(clause: Clause) -> tuple[Group, ...]:
    """The groups of names of a clause, in order."""
    groups: list[Group] = []
    reading = Reading()
    at = 0
    chunks = clause.chunks
    while at < len(chunks):
        if chunks[at].kind is ChunkKind.NAME:
            group, at = _group(chunks, at, reading)
            groups.append(group)
        else:
            at += 1
    return tuple(groups)


def _group(chunks: Sequence[Chunk], first: int, reading: Reading) -> tuple[Group, int]:
    """The group that begins at a chunk, and the chunk behind it."""
    pieces, at = _listed(chunks, first, reading)
    etc = is_etc(chunks, at)
    if len(pieces) == 1 and not etc:
        led = at < len(chunks) and chunks[at].text in list_words().leads
        return Group(_names(pieces, reading), None, "", first, at - 1, led), at
    if _are_parts_of_one(pieces, chunks, first, at, reading):
        joint = Token(chunks[at - 2].span, chunks[at - 2].text, "c")
        pieces = [[*pieces[0], joint, *pieces[1]]]
    pieces = _of_campaign(pieces, chunks[first:at], reading, etc=etc)
    listing, listed, after = listing_of(chunks, at) if len(pieces) > 1 or etc else (None, "", at)
    led = any(each.text in list_words().leads for each in chunks[at : at + (3 if etc else 1)])
    if listing is None and _are_fields(pieces, reading):
        listing = load().list_nouns["产业"]
    elif _lists_fields(pieces, listing, chunks[at].text if at < len(chunks) else ""):
        listing, led = load().list_nouns["产业"], False
    closed = _closer(pieces) if listing is None else None
    if closed is not None:
        listing, listed = closed, pieces[-1].pop().text
    names = _names(pieces, reading)
    return Group(names, listing, listed, first, after - 1, led, _is_counted(chunks, at)), after


def _are_fields(pieces: Sequence[list[Token]], reading: Reading) -> bool:
    *others, last = pieces
    return bool(others) and all(are_fields(one, last, reading) for one in others)


def _names(pieces: Sequence[list[Token]], reading: Reading) -> tuple[Name, ...]:
    found = (reading.name(part) for piece in pieces for part in _parted(piece))
    return tuple([name for name in found if name is not None])


def _listed(chunks: Sequence[Chunk], first: int, reading: Reading) -> tuple[list[list[Token]], int]:
    """The words of each name of a list, with the 和 that is part of one, and the chunk behind them."""
    pieces = side_by_side(chunks[first].tokens)
    at = first + 1
    while at + 1 < len(chunks):
        joiner, cost = chunks[at], int(_is_sum(chunks, at + 1))
        following = chunks[at + 1 + cost]
        if not _goes_on(joiner, following):
            break
        at += cost
        etc = is_etc(chunks, at + 2)
        short = len(pieces) > 1 or joiner.text != "和"
        firms = (
            joiner.text in TYING and etc and _are_firms(pieces[-1], following, chunks, at + 2, short=short)
        )
        apart = firms or (len(pieces) == 1 and _counts_two(chunks, at + 2))
        if not apart and _is_inside(pieces, joiner, following, reading, etc=etc):
            pieces[-1] += [Token(joiner.span, joiner.text, "c"), *following.tokens]
        else:
            pieces += side_by_side(following.tokens)
        at += 2
    return pieces, at


# 甲业和乙业两大主导产业, 甲镇和乙镇两个集镇: as many as the names before.
TWO = re.compile("[两2][大个家条项座]")


def _counts_two(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether what stands before is counted as two by the noun right behind."""
    count, noun = (*chunks[at : at + 2], None, None)[:2]
    counted = count is not None and count.kind is ChunkKind.QUANTITY and TWO.fullmatch(count.text) is not None
    return counted and noun is not None and noun.kind is ChunkKind.NAME


def _is_sum(chunks: Sequence[Chunk], at: int) -> bool:
    """甲材料、15亿元乙水泥等项目: what one thing of a list costs stands before its name."""
    summed = chunks[at].kind is ChunkKind.QUANTITY and chunks[at].text.endswith("元")
    return summed and at + 1 < len(chunks) and chunks[at - 1].text == "、"


def _goes_on(joiner: Chunk, following: Chunk) -> bool:
    return joiner.kind is ChunkKind.CONJUNCTION and following.kind is ChunkKind.NAME


def _is_inside(
    pieces: Sequence[list[Token]], joiner: Chunk, following: Chunk, reading: Reading, *, etc: bool
) -> bool:
    """Whether a conjunction stands inside a name, and does not part the last piece from what follows."""
    last = pieces[-1]
    if joiner.text not in JOINERS or joiner.text == "以及":
        return False
    whole = load().suffix_of(text_of(last) + joiner.text + following.text)
    if whole is not None and joiner.text in whole.word[1:-1]:
        return True  # 某某景区综合开发|与|保护
    if joiner.text == "和" and _is_cut_firm(last, following):
        return True
    parting = joiner.text in ("和", "与") or (joiner.text == "及" and len(pieces) > 1)
    if parting and are_apart(last, joiner, following.tokens, reading):
        return False
    if etc and are_two(last, following.tokens, reading):
        return False
    return is_one(last, joiner, following.tokens, reading)


TYING = frozenset({"和", "及", "与"})


def _are_firms(
    last: Sequence[Token], following: Chunk, chunks: Sequence[Chunk], at: int, *, short: bool
) -> bool:
    """某某电子和某某药业等企业: before 等企业 stand two, each with a name of its own.

    `short` where no name of two characters goes on behind the joiner, as 檀和 might.
    """
    enough = ENOUGH_IN_LIST if short else ENOUGH_FOR_FIRM
    long = len(text_of(last)) >= enough and len(following.text) >= enough
    listing = listing_of(chunks, at)[0] if long else None
    return listing is not None and listing.kind is EntityClass.ENTERPRISE


ENOUGH_FOR_FIRM = 3
ENOUGH_IN_LIST = 2


def _is_cut_firm(last: Sequence[Token], following: Chunk) -> bool:
    """檀|和|沣药业: one character before 和 is no firm, and the trade behind closes the name of one."""
    alone = len(last) == 1 and len(last[0].text) == 1 and last[0].text not in name_words().tiers
    if alone and last[0].text in NUMERALS and following.tokens[0].pos not in ("m", "q"):
        return True  # 三|和|智慧产业园
    return alone and len(following.tokens) > 1 and following.tokens[-1].text in load().trades


def _are_parts_of_one(
    pieces: Sequence[list[Token]], chunks: Sequence[Chunk], first: int, at: int, reading: Reading
) -> bool:
    """某镇甲村、乙村产业基地: two pieces that 、 parts, and that are one thing's name all the same."""
    if len(pieces) != 2 or chunks[at - 2].text != "、":
        return False
    if pieces[1][0].span.start - pieces[0][-1].span.end != len("、"):
        return False
    if first == 0 and at == len(chunks) and opens_with_town(pieces):
        return True
    return not is_etc(chunks, at) and completes(pieces[0], pieces[1], reading)


def _of_campaign(
    pieces: list[list[Token]], listed: Sequence[Chunk], reading: Reading, *, etc: bool
) -> list[list[Token]]:
    """The pieces of a list as one, where they are what one campaign is about."""
    members = [chunk.tokens for chunk in listed if chunk.tokens]
    if len(listed) != 2 * len(members) - 1 or len(members) < 2:
        return pieces
    objects = not etc and len(members) == len(pieces) and are_objects(pieces, reading)
    if not objects and not are_steps(members, reading):
        return pieces
    return [[token for chunk in listed for token in _tokens(chunk)]]


def _tokens(chunk: Chunk) -> Sequence[Token]:
    return chunk.tokens or (Token(chunk.span, chunk.text, "c"),)


QUOTED = frozenset({"title", "quote"})


def side_by_side(tokens: Sequence[Token]) -> list[list[Token]]:
    """The names of a run, cut between two titles (《甲》《乙》) and, without other words, quotations."""
    if len(tokens) == 1 or QUOTED.isdisjoint([token.kind for token in tokens]):
        return [list(tokens)]
    shared = tokens[0].kind == "quote" and tokens[-1].text in name_words().shared_by_quotes
    names = tokens[:-1] if shared else tokens
    kinds = {"title"} if any(token.kind not in QUOTED for token in names) else QUOTED
    pieces = [[tokens[0]]]
    for before, token in pairwise(tokens):
        if before.kind in kinds and token.kind in kinds:
            pieces.append([token])
        else:
            pieces[-1].append(token)
    return pieces


def _is_counted(chunks: Sequence[Chunk], at: int) -> bool:
    """某社区等10个示范点: what a list counts off it gives by name."""
    return at + 1 < len(chunks) and is_etc(chunks, at) and chunks[at + 1].kind is ChunkKind.QUANTITY


def _lists_fields(pieces: Sequence[Sequence[Token]], listing: ListNoun | None, behind: str) -> bool:
    """Whether what 等领域 or 为主导 closes is a list of fields: one of them is known, of the latter half."""
    hosts = listing is not None and listing.kind in (EntityClass.PARK, EntityClass.PLACE)  # …为主导的功能区
    led = (listing is None or hosts) and len(pieces) > 1 and behind[:1] == "为"
    led = led and behind in list_words().ends
    if not led and (listing is None or not listing.word.endswith("领域")):
        return False
    words = [text_of(piece) for piece in pieces]
    known = [each for each in words if names_field(each) or each in load().wares]
    return len(known) * 2 >= len(pieces) if led else any(len(each) > 2 for each in known)


# 甲、乙两地, 丙、丁三校: how many of what closes the list as one word.
CLOSER = re.compile(r"[两二三四五六七八九十][大]?([地镇乡村县市区省校院园桥路街河湖山企家])")


def _closer(pieces: Sequence[list[Token]]) -> ListNoun | None:
    """The noun of the word that closes a list without 等, if one does."""
    last = pieces[-1]
    if len(pieces) < 2 or len(last) < 2:
        return None
    match = CLOSER.fullmatch(last[-1].text)
    if len(last[-2].text) == 1:  # 纬|三路 is one road
        return None
    return load().list_nouns.get(CLOSERS[match.group(1)]) if match is not None else None


CLOSERS = {
    **dict.fromkeys("地镇乡村县市区省", "地区"),
    **dict.fromkeys("校院", "院校"),
    **dict.fromkeys("桥路街", "道路"),
    **dict.fromkeys("河湖山", "景区"),
    **dict.fromkeys("企家", "企业"),
    "园": "园区",
}


def _parted(tokens: list[Token]) -> list[list[Token]]:
    """“甲项目”乙公司总部 is two names; 某园首发项目“乙” keeps the park beside the project."""
    lexicon = load()
    if tokens[0].kind == "quote" and YEARS.fullmatch(tokens[0].text):
        return [[part] for part in _listed_in(tokens[0])]
    titled = _behind_title(tokens)
    if titled:
        return [tokens[titled:]]
    first, last = tokens[0], tokens[-1]
    if len(tokens) > 2 and first.kind == "quote":
        inner = lexicon.suffix_of(first.text.strip(QUOTES))
        if inner is not None and inner.kind is EntityClass.PROJECT:
            return [[first], tokens[1:]]
    if len(tokens) > 2 and last.kind == "quote":
        for at in range(len(tokens) - 2, 0, -1):
            host = lexicon.suffix_of(text_of(tokens[:at]))
            if host is not None and host.sure and host.kind is EntityClass.PARK:
                return [tokens[:at], tokens[at:]]
    return [tokens]


# “某某突破年、某某建设年”活动: campaigns that one pair of quotation marks lists.
YEARS = re.compile(r"“(?:[^“”、0-9]{2,10}年、)+[^“”、0-9]{2,10}年”")


def _listed_in(quoted: Token) -> Iterator[Token]:
    """The members of a list in quotation marks, each as a quotation of its own."""
    at = quoted.span.start + 1
    for part in quoted.text[1:-1].split("、"):
        yield Token(Span(at, at + len(part)), part, quoted.pos, "quote")
        at += len(part) + 1


def _behind_title(tokens: Sequence[Token]) -> int:
    """某省“瞪羚企业”某某制药: how many words of the run say what the firm behind them was called."""
    at = next((at for at, token in enumerate(tokens[:-1]) if token.kind == "quote"), None)
    if at is None or kind_words().firm_titles.search(tokens[at].text) is None:
        return 0
    behind = tokens[at + 1]
    named = not known(behind.text) or behind.pos in PROPER
    return at + 1 if named and all(map(_is_tier, tokens[:at])) else 0


def _is_tier(token: Token) -> bool:
    return token.text in TIERS or token.text in name_words().levels or names_division(token.text)


TIERS = frozenset("省市县区")
