"""Soft words decided: whether a verb's or an adverb's word stands inside a name or does its own work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from kg.mentions.border_words import border_words
from kg.mentions.chunks import Chunk, ChunkKind, Token
from kg.mentions.doers import does
from kg.mentions.field_words import names_field
from kg.mentions.goods import making
from kg.mentions.lexicon import Lexicon
from kg.mentions.name_words import name_words
from kg.mentions.ties import ties
from kg.mentions.works import closes_name, is_done_to, is_led, is_listed, is_made_of, is_object

# Groups that are acts on a name to their right only; a soft word of these at the end of a name stays in it.
NOMINAL = frozenset({"building", "doing", "partnering", "designed", "applied"})


def settled(marked: Sequence[Token | Chunk], lexicon: Lexicon) -> list[Token | Chunk]:
    """Soft words decided: part of a name between two of its words, else a verb or an adverb."""
    decided = list(marked)
    for at, item in enumerate(marked):
        if not isinstance(item, Chunk):
            continue
        before, after = decided[:at], marked[at + 1 :]
        adverbial = at > 1 and isinstance(last := decided[at - 1], Token) and last.pos in MANNERS
        if adverbial and _is_how(decided[at - 1], item, before[:-1], after, lexicon):
            decided[at - 1] = Chunk(ChunkKind.ADVERB, decided[at - 1].span, decided[at - 1].text)
        elif item.kind is ChunkKind.QUANTITY and (
            _is_output(item, before, after) or _is_round(item, after) or _is_parted(item, before, after)
        ):
            decided[at] = Token(item.span, item.text, "m")
        elif _is_inside(item, before, after, lexicon):
            decided[at] = Token(item.span, item.text, "vn", "soft")
    return decided


# How the dictionary marks adverbs, idioms (紧锣密鼓) and times (同年), and how long such a word is.
MANNERS = {"d": 2, "i": 4, "t": 2}


def _is_how(
    adverb: Token | Chunk,
    item: Chunk,
    before: Sequence[Token | Chunk],
    after: Sequence[Token | Chunk],
    lexicon: Lexicon,
) -> bool:
    """某产业集群|快步|发展, 某桥|终于|通车: an adverb of the dictionary between a name and its verb."""
    if not isinstance(adverb, Token) or not before or len(adverb.text) != MANNERS.get(adverb.pos, 0):
        return False
    last = before[-1]
    named = isinstance(last, Token) and lexicon.suffix_of("一" + last.text) is not None
    plain = adverb.text not in lexicon.soft_adverbs and adverb.text not in lexicon.suffixes
    plain = plain and not _is_phase(adverb.text, lexicon)
    ends = not after or not isinstance(after[0], Token)
    steps = item.kind is ChunkKind.VERB and bool(item.groups - NOMINAL)
    return named and plain and (steps or (adverb.pos == "d" and ends and item.text in lexicon.soft))


def _is_phase(word: str, lexicon: Lexicon) -> bool:
    """某公园|一期|建设: an adverb to the dictionary, a part of the works to us."""
    match = lexicon.phase.search(word)
    return match is not None and match.group() == word


def _is_output(item: Chunk, before: Sequence[Token | Chunk], after: Sequence[Token | Chunk]) -> bool:
    """某某公司|5000台|环卫设备: how much a firm makes is part of what its project is called."""
    last, following = before[-1] if before else None, after[0] if after else None
    if not isinstance(last, Token) or not isinstance(following, Token):
        return False
    firm = last.text in name_words().makers
    return firm and item.text.endswith(name_words().pieces) and making((following,)) is not None


# How many a campaign reaches, by name and not counted: 百家, 千名, 万亩.
ROUND = re.compile(r"[一]?[百千万双]{1,2}[家名个项村企户人亩校厂店场园镇条]{1,2}")


def _is_round(item: Chunk, after: Sequence[Token | Chunk]) -> bool:
    """百家优质企业倍增计划: a round number and what it counts open a campaign's name."""
    if ROUND.fullmatch(item.text) is None:
        return False
    words = [each.text for each in takewhile(lambda each: not _ends_run(each), after)]
    text = "".join(words)
    return text.endswith(name_words().rounded) and len(text) >= ENOUGH_ROUNDED


# 某某防治六大行动: into how many campaigns one is parted.
PARTS = re.compile(r"[两三四五六七八九十0-9]+大")


def _is_parted(item: Chunk, before: Sequence[Token | Chunk], after: Sequence[Token | Chunk]) -> bool:
    if not before or not isinstance(before[-1], Token) or PARTS.fullmatch(item.text) is None:
        return False
    following = after[0].text if after else ""
    run = "".join(each.text for each in takewhile(lambda each: not _ends_run(each), after))
    return not {run, following}.isdisjoint(name_words().parted)


def _ends_run(each: Token | Chunk) -> bool:
    return isinstance(each, Chunk) and each.kind is not ChunkKind.VERB


# A campaign's last word with what it is about before.
ENOUGH_ROUNDED = 4


def _is_inside(
    item: Chunk, before: Sequence[Token | Chunk], after: Sequence[Token | Chunk], lexicon: Lexicon
) -> bool:
    if item.text in name_words().together and _is_together(before, after):
        return False
    if item.text in border_words().built and is_led(item, before, after, lexicon):
        return False
    if item.text == "所" and before and isinstance(last := before[-1], Token):
        return last.text + item.text in lexicon.suffixes  # 某某司法|所
    following = after[0] if after else None
    if (
        item.text in lexicon.soft
        and isinstance(following, Token)
        and following.text.endswith(name_words().legal_full)
    ):
        return True  # 某某|投资|有限公司
    if (
        item.text in name_words().lines
        and isinstance(following, Token)
        and following.text in name_words().legal
        and before
        and isinstance(before[-1], Token)
    ):
        return True  # 某某|发行|集团
    verb = item.kind is ChunkKind.VERB
    return (
        ties(item, before, after)
        or (
            verb
            and (
                is_object(item, before, after, lexicon)
                or is_done_to(item, before, after, lexicon)
                or is_made_of(item, before, after, lexicon)
                or is_listed(item, before, after, lexicon)
            )
        )
        or _in_name(item, before, after[0] if after else None, lexicon)
    )


def _is_together(before: Sequence[Token | Chunk], after: Sequence[Token | Chunk]) -> bool:
    """甲集团和某大学|合作|设立: it is done together, and nobody is called so."""
    last, following = before[-1] if before else None, after[0] if after else None
    party = isinstance(last, Token) and last.text.endswith(name_words().parties)
    return party and _is_verb(following)


def _in_name(
    item: Chunk, before: Sequence[Token | Chunk], after: Token | Chunk | None, lexicon: Lexicon
) -> bool:
    """Whether a chunk between words is part of a name with them."""
    followed = isinstance(after, Token) or (after is not None and _is_soft(after, lexicon))
    last = before[-1] if before else None
    if closes_name(item, before, after, lexicon) or _makes_word(item, last, after, lexicon):
        return True
    if item.kind is ChunkKind.ADVERB:
        return _is_adverb_in_name(item, before, after, lexicon, followed=followed)
    if _is_of_brand(item, last, after, lexicon):
        return True
    soft = item.text in lexicon.soft and item.kind is ChunkKind.VERB
    return soft and _is_verb_in_name(item, before, after, followed=followed)


def _is_adverb_in_name(
    item: Chunk,
    before: Sequence[Token | Chunk],
    after: Token | Chunk | None,
    lexicon: Lexicon,
    *,
    followed: bool,
) -> bool:
    """Whether an adverb's word is part of a name; behind a whole name it may say how the thing goes on."""
    last = before[-1] if before else None
    if _is_cut_place(item, last, after):
        return True
    goes_on = item.text in name_words().progress or (len(item.text) == 1 and _is_verb(after))
    if goes_on and _is_whole(before, lexicon):
        return False
    return _splits_word(item, after) or (followed and _is_quality(item, last, after, lexicon))


def _is_verb_in_name(
    item: Chunk, before: Sequence[Token | Chunk], after: Token | Chunk | None, *, followed: bool
) -> bool:
    """Whether a soft verb's word is part of a name, by what stands before and behind it."""
    last = before[-1] if before else None
    done = isinstance(after, Chunk) and after.text == "了"
    if done or does(item, before, after, followed=followed) or (followed and _follows_verb(before)):
        return False
    nominal = not item.groups - NOMINAL or item.text in NOUNS
    if isinstance(last, Token):
        return followed or nominal
    governed = next((chunk for chunk in reversed(before) if not _is_adverb(chunk)), None)
    if isinstance(governed, Chunk) and governed.kind in GOVERNORS and not governed.text.endswith("元"):
        return nominal or (followed and governed.kind is not ChunkKind.VERB)
    return nominal and not followed


def _makes_word(
    item: Chunk, last: Token | Chunk | None, after: Token | Chunk | None, lexicon: Lexicon
) -> bool:
    """创业|大道, 建设|规模, 价值|实现|机制: a verb's word inside a street's name or a longer word."""
    if not isinstance(after, Token):
        return False
    if item.text == "建设" and after.text in border_words().measured:
        return True
    if item.text == "综合" and last is None and after.pos[:1] == "n":
        return True  # 综合|交通规划 opens the clause
    if item.text in lexicon.soft and names_field(item.text + after.text):
        return True  # 节能|环保产业
    if item.text == "实现" and isinstance(last, Token) and last.text == "价值":
        return True
    return (
        after.text in name_words().streets
        and item.text in lexicon.soft
        and item.text not in name_words().road_kinds
    )


def _follows_verb(before: Sequence[Token | Chunk]) -> bool:
    """建成、|改造某校: behind a verb and 、 stands another verb of the same clause."""
    joiner, verb = (before[-1], before[-2]) if len(before) > 1 else (None, None)
    joined = isinstance(joiner, Chunk) and joiner.text in VERB_JOINERS
    return joined and isinstance(verb, Chunk) and verb.kind is ChunkKind.VERB


VERB_JOINERS = frozenset({"、", "并", "和"})


def _is_quality(
    item: Chunk, last: Token | Chunk | None, after: Token | Chunk | None, lexicon: Lexicon
) -> bool:
    """Whether an adverb's word stands in a name and does not say how the verb behind it is done."""
    opens = not isinstance(last, Token) and item.text in border_words().manners
    return item.text in lexicon.soft_adverbs and not (
        (opens or item.text in name_words().progress) and isinstance(after, Chunk)
    )


def _is_of_brand(
    item: Chunk, last: Token | Chunk | None, after: Token | Chunk | None, lexicon: Lexicon
) -> bool:
    """人|本|集团, 某某|未来|工厂, 举办|冬季|冰雪节: short words that belong to the name behind them."""
    season = item.kind is ChunkKind.TIME and item.text in name_words().seasons
    if season and isinstance(after, Token) and isinstance(last, Chunk) and last.kind is ChunkKind.VERB:
        return True
    if not isinstance(last, Token) or not isinstance(after, Token):
        return False
    if item.kind is ChunkKind.TIME and YEAR.fullmatch(item.text) and after.text in border_words().meetings:
        return True  # 某某论坛2022年年会
    if item.kind is ChunkKind.PARTICLE and len(item.text) == len(last.text) == 1:
        return after.text in lexicon.trades and item.text not in ("等", "的", "了")
    return (season or item.text == NEW) and item.kind is ChunkKind.TIME and last.kind == "word"


YEAR = re.compile(r"[0-9]{4}年?")
# A time that says of a thing only that it is new: 未来工厂.
NEW = "未来"


def _is_cut_place(item: Chunk, last: Token | Chunk | None, after: Token | Chunk | None) -> bool:
    """南|都|幼儿园: a place's last character that the dictionary takes for an adverb."""
    cut = item.text in border_words().place_ends and isinstance(last, Token) and len(last.text) == 1
    return cut and isinstance(after, Token)


def _splits_word(item: Chunk, after: Token | Chunk | None) -> bool:
    """合力|泰: an adverb to the dictionary, with one character left over, is a word it does not know."""
    return (
        isinstance(after, Token) and len(after.text) == 1 and after.pos in LEFT_OVER and len(item.text) == 2
    )


LEFT_OVER = frozenset({"nr", "ns", "nz", "nrt", "x"})


# Soft words that close a name far more often than they are its verb: 某监管试点.
NOUNS = frozenset({"试点"})


# Behind these a soft word with a name to its right is the name's first word.
GOVERNORS = frozenset({ChunkKind.VERB, ChunkKind.QUANTITY, ChunkKind.CONJUNCTION})


def _is_adverb(item: Token | Chunk) -> bool:
    return isinstance(item, Chunk) and item.kind is ChunkKind.ADVERB


def _is_verb(item: Token | Chunk | None) -> bool:
    return isinstance(item, Chunk) and item.kind is ChunkKind.VERB


def _is_whole(before: Sequence[Token | Chunk], lexicon: Lexicon) -> bool:
    """Whether the words so far end as names do (“某某”工程|共|实施)."""
    last = before[-1] if before else None
    return isinstance(last, Token) and last.text in lexicon.suffixes


def _is_soft(item: Token | Chunk, lexicon: Lexicon) -> bool:
    return isinstance(item, Chunk) and item.text in (
        lexicon.soft if item.kind is ChunkKind.VERB else lexicon.soft_adverbs
    )
