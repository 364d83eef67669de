"""A passage as clauses, a clause as chunks: names, verbs and the words between them.

Shallow on purpose: the genre puts verbs, adverbs and counts where they can be told by a word list and the
word borders of a general dictionary, and what is left between them is a name.
"""

from __future__ import annotations

import heapq
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from kg.document.model import Document, Passage, PassageKind
from kg.mentions.border_words import border_words
from kg.mentions.chunks import Chunk, ChunkKind, Clause, Token, text_of
from kg.mentions.counted_items import with_items
from kg.mentions.denials import with_denials
from kg.mentions.dictionary import known
from kg.mentions.field_words import names_field
from kg.mentions.firm_rows import with_rows
from kg.mentions.lexicon import NUMERALS, Lexicon, load
from kg.mentions.name_words import name_words
from kg.mentions.phrased import with_papers, with_ways
from kg.mentions.places import names_division
from kg.mentions.settling import settled
from kg.mentions.unlisted import with_verbs
from kg.mentions.words import tokens_of
from kg.text import Span

__all__ = ["Chunk", "ChunkKind", "Clause", "Token", "chunk", "clauses_of", "tokens_of"]

# Passages that name what stands below them and state nothing by themselves.
UNSPOKEN = frozenset({PassageKind.HEADING, PassageKind.ROW_HEAD, PassageKind.CAPTION})
MARKS = frozenset(",;。:!?\n\t|…—①②③④⑤⑥⑦⑧⑨⑩")
# A stretch taken whole: a title, a quotation without a clause inside, a bracket.
WHOLE = re.compile(
    r"《[^》\n]{1,60}》|“[^”\n;。]{1,24}”|“[^“”\n;。]{25,60}”(?=的?(?:总体|发展|工作|奋斗|战略|建设)*(?:目标|思路|定位|要求|理念|方针|战略))|“[^“”\n,;。、]{2,12}(?:、[^“”\n,;。、]{2,12}){2,7}”|‘[^’\n,;。]{1,24}’|\"[^\"\n,;。]{1,24}\"|\([^()\n,;。]{1,24}\)"
)
# What counts the rows of a list at the head of a passage: 2.规划实施某公园.
NUMBERING = re.compile(r"\s*(?:\(?[0-9]{1,2}\)|[0-9]{1,2}[.、])(?![0-9])\s*")
# The number of a note, or what a thing costs or measures: no part of any name.
ASIDE = re.compile(
    r"\((?:[0-9]{1,3}|以下简称[^()]*|(?:总|计划|预计)?(?:投资|用地|占地)?(?:额|面积)?[约近超]?[0-9.]+[万亿]?(?:美?元|亩|公里|平方米|平方公里|万吨|吨))\)"
)
# 15万只生猪养殖项目 is how large a project is, as 15万头 and 15万吨 are.
COUNT = re.compile(
    r"(?<!第)(?:[0-9][0-9,.]*|[一二三四五六七八九十百千两几数]+)(?:余|多)?[万亿]?(?:余|多)?"
    r"(?:[美欧日港]元|个(?!亿)|家|项(?!目)|座|所|处|条|批|名|户|(?<![万亿])件(?!事)|张|(?<![万亿])辆|(?<![万亿])台(?!山|县|镇|乡|街|村|[0-9])|(?<![万亿])套|部|(?<![万亿])片|场|次(?!性)|人次|(?<![万亿])只|支|款|幢|栋|亩|公里|平方公里|平方米|平米|米(?![业粉线面制兰])|万元|亿元|人|%|个百分点|公顷)"
    r"(?:\(次\)|\(套\)|\(人\))?(?:以上|左右)?(?!林)"
    r"|[0-9][0-9,.]*(?:余|多)?[万亿]?(?:宗|株|间|艘|位|笔|份|眼|孔|盏|棵)"
    r"|[0-9][0-9.]*[万亿]?[余多][万亿]?元"
    r"|(?<=投资)[0-9][0-9,.]*[余多]?[万亿](?![元美欧港日人余多千瓦吨平亩立])"
)
# How many months, or how long it took; how often an event was held; a month or a year with what stands behind
# it; how many years running.
WHEN = re.compile(
    r"(?:比|较)(?:原|原定|预定|合同)?(?:计划|工期|合同工期|规划)(?=提前)|"
    r"[0-9一二两三四五六七八九十半]+个(?:多|半)?月(?:时间)?(?!季|球|嫂)|"
    r"[两几数多]届|(?:(?<=举办)|(?<=承办)|(?<=举行)|(?<=主办)|(?<=举办了)|(?<=承办了))[0-9一二三四五六七八九十]+届|"
    r"(?<=提前)[0-9一二两三四五六七八九十半]+(?:个多?(?:月|季度)|年|天|季度)|"
    r"(?:历[时经]|用时|仅用时?|只用)了?[0-9一二两三四五六七八九十半数多]+(?:个?多?月|年[多半]?|天)(?:时间|之久)?(?:的?(?:艰苦)?(?:建设|努力|奋战))?|"
    r"连续第?[0-9一二两三四五六七八九十多]+(?:个)?(?:年度?|次|届|季度)|"
    r"(?:[0-9]{4}年)?(?:[0-9]{1,2}[-—–~至到]{1,2})?[0-9]{1,2}月(?:[0-9]{1,2}日|份?(?:底|末|初|[上中下]{1,2}旬)|份)?(?:之?前|起(?![步点来草飞源降重于]))?|"
    r"[0-9]{4}年(?!度)(?:底|末|初|内)?(?:之?前|起(?![步点来草飞源降重于]))?"
)
TIMES = NUMERALS | frozenset("连历用仅只比较半")
# 某馆建设中 says how far it is, 建设中国馆 what is built.
STATE_ENDS = frozenset("的、和及与等(")
PLACEHOLDERS = {"《": "title", "“": "quote", "‘": "quote", '"': "quote", "(": "bracket"}


def clauses_of(document: Document) -> tuple[Clause, ...]:
    """Every clause of every passage but headings, in text order."""
    tokens = tokens_of(document)
    starts = [token.span.start for token in tokens]
    found: list[Clause] = []
    for passage in document.passages:
        if passage.kind in UNSPOKEN:
            continue
        number = NUMBERING.match(document.source.folded, passage.span.start, passage.span.end)
        first = number.end() if number else passage.span.start
        low, high = bisect_left(starts, first), bisect_left(starts, passage.span.end)
        words = _whole(tokens[low:high], document.source.folded, passage.span)
        clauses = _clauses(words, passage, document.source.folded)
        found.extend(clause for clause in clauses if not _is_head(clause))
    return tuple(found)


def _is_head(clause: Clause) -> bool:
    head = clause.passage.bullet_head
    return head is not None and clause.span in head


def _whole(tokens: Sequence[Token], text: str, span: Span) -> list[Token]:
    """The tokens, those inside a quotation or bracket replaced by the one that holds them."""
    kept: list[Token] = []
    at = 0
    for match in WHOLE.finditer(text, span.start, span.end):
        whole = Span(match.start(), match.end())
        while at < len(tokens) and tokens[at].span.end <= whole.start:
            kept.append(tokens[at])
            at += 1
        while at < len(tokens) and tokens[at].span.start < whole.end:
            at += 1
        if not ASIDE.fullmatch(match.group()):
            kept.append(Token(whole, match.group(), "x", PLACEHOLDERS[match.group()[0]]))
    kept.extend(tokens[at:])
    return kept


def _clauses(tokens: Sequence[Token], passage: Passage, text: str) -> Iterator[Clause]:
    run: list[Token] = []
    for token in (*tokens, None):
        if token is None or (token.text[0] in MARKS and _parts_clauses(token, run, text)):
            if run:
                chunks = chunk(run, text)
                yield Clause(run[0].span.cover(run[-1].span), passage, chunks)
            run = []
        elif not token.text.isspace():
            run.append(token)


def _parts_clauses(token: Token, run: Sequence[Token], text: str) -> bool:
    """Whether a clause ends here; a single dash stands inside a name (关中—某地经济区)."""
    start = token.span.start
    if token.kind != "word" or token.text[0] != "—":
        return token.kind == "word"
    double = "——" in text[max(0, start - 1) : start + 2]
    if not double or not any(at.start() < start < at.end() for at in _lines_by_ends(text, start)):
        return double
    place = next((each for each in reversed(run) if each.text[0] != "—"), None)
    return place is None or (known(place.text) and place.pos not in PLACED)


# How the dictionary marks the names of places, and of what it takes for persons.
PLACED = frozenset({"ns", "nr", "nrt", "nz", "nt"})


def _lines_by_ends(text: str, start: int) -> Iterator[re.Match[str]]:
    """甲地——乙地铁路, 甲地——乙地——丙地高速公路: what runs from one place to another, about an offset."""
    return _line().finditer(text, max(0, start - LONGEST_LINE), start + LONGEST_LINE)


LONGEST_LINE = 24


@cache
def _line() -> re.Pattern[str]:
    ends = "|".join(sorted(border_words().stretch, key=len, reverse=True))
    return re.compile(rf"[一-龥]{{2,4}}(?:——[一-龥]{{2,4}}?)+(?:{ends})(?![一-龥]*——)")


def chunk(tokens: Sequence[Token], text: str) -> tuple[Chunk, ...]:
    """The chunks of one clause."""
    lexicon = load()
    marked = with_items(_marked(tokens, text, lexicon))
    marked = with_verbs(settled(with_ways(with_papers(marked, lexicon), lexicon), lexicon), lexicon)
    marked = with_rows(marked, lexicon)
    chunks: list[Chunk] = []
    names: list[Token] = []
    for item in marked:
        if isinstance(item, Token):
            names.append(item)
            continue
        if names:
            chunks.append(_name(names))
            names = []
        chunks.append(item)
    if names:
        chunks.append(_name(names))
    return with_denials(chunks, lexicon)


def _name(tokens: Sequence[Token]) -> Chunk:
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    return Chunk(ChunkKind.NAME, span, text_of(tokens), tokens=tuple(tokens))


def _marked(tokens: Sequence[Token], text: str, lexicon: Lexicon) -> list[Token | Chunk]:
    """Tokens, with every verb, count and function word made a chunk; the longest word wins."""
    ends = {token.span.end for token in tokens}
    limit = tokens[-1].span.end
    known_lengths, word_lengths, openings = lexicon.known_lengths, lexicon.word_lengths, lexicon.openings
    marked: list[Token | Chunk] = []
    past = -1
    for token in tokens:
        if token.span.start < past:
            if token.span.end > past:
                rest = Span(past, token.span.end)
                marked.append(_left_over(rest, text))
                past = token.span.end
            continue
        if token.kind != "word":
            marked.append(token)
            continue
        start = token.span.start
        two = text[start : start + 2]
        found: Token | Chunk | None = None
        if two in known_lengths:
            found = _known_at(token, text, limit, ends, lexicon)
        if found is None and (two in word_lengths or text[start] in openings):
            found = _word_at(token, text, limit, ends, lexicon, marked)
        inner = _inner_verb(token, text, limit, lexicon) if found is None and len(token.text) > 2 else None
        if inner is not None:
            head = Span(token.span.start, inner.span.start)
            marked += [Token(head, text[head.start : head.end], token.pos), inner]
            past = inner.span.end
        elif found is None:
            marked.append(token)
        else:
            marked.append(found)
            past = found.span.end
    return marked


def _left_over(rest: Span, text: str) -> Token | Chunk:
    """2010年|经国务院批准: what a year or count leaves of a word, which 经 makes who does it."""
    word = text[rest.start : rest.end]
    return Chunk(ChunkKind.PREPOSITION, rest, word) if word in LED_BY else Token(rest, word, "x")


# Of what is left of a word these lead who does something.
LED_BY = frozenset({"经", "被", "由"})
# A known name of so many characters is never the chance meeting of other words.
WHOLE_NAME = 4


def _known_at(token: Token, text: str, limit: int, ends: set[int], lexicon: Lexicon) -> Token | Chunk | None:
    """一网|统管: the words of a name known nationwide are one, whatever verbs they hold."""
    start = token.span.start
    for length in lexicon.known_lengths[text[start : start + 2]]:
        if length < WHOLE_NAME or length <= len(token.text):
            return None
        end = start + length
        known_name = end <= limit and end in ends and text[start:end] in lexicon.known_names
        if known_name and token.text not in lexicon.verbs:
            return Token(Span(start, end), text[start:end], "nz")
    return None


# The particle 地 stands behind adverbs; behind these 地 is land (六环路入|地改造).
NOMINAL_POS = frozenset({"n", "ns", "nr", "nz", "nt", "m", "q"})


# A shorter verb that begins inside a dictionary word is too often none.
ENOUGH_FOR_INNER = 4


def _inner_verb(token: Token, text: str, limit: int, lexicon: Lexicon) -> Chunk | None:
    """A listed verb of four characters or more that begins inside a dictionary word (工作进|展顺利)."""
    for start in range(token.span.start + 1, token.span.end):
        for length in lexicon.word_lengths.get(text[start : start + 2], ()):
            if length < ENOUGH_FOR_INNER:
                break
            word = text[start : start + length]
            if start + length <= limit and word in lexicon.verbs:
                return Chunk(ChunkKind.VERB, Span(start, start + length), word, lexicon.verbs[word])
    return None


def _word_at(
    token: Token,
    text: str,
    limit: int,
    ends: set[int],
    lexicon: Lexicon,
    marked: Sequence[Token | Chunk],
) -> Chunk | None:
    """The longest listed word here; at the head of a clause a verb may end inside a dictionary word."""
    start = token.span.start
    number = _number_at(text, start, limit, marked) if text[start] in TIMES else None
    if number is not None or (len(token.text) == TWO and _is_province(text, start, marked)):
        return number
    for length in (*lexicon.word_lengths.get(text[start : start + 2], ()), 1):
        word = text[start : start + length]
        if word not in lexicon.listed or start + length > limit:
            continue
        goes_on = start + length < limit and text[start + length] not in STATE_ENDS
        if goes_on and (word in border_words().states or (length > 3 and word[-1] == "中")):
            continue
        groups = lexicon.verbs.get(word)
        cuts = length < 3 and start + length not in ends
        if cuts and (marked or groups is None or not _may_cut(token, length, text, ends)):
            continue
        if groups is not None and not _shielded(text, start, length, limit, lexicon):
            end = start + length + _reaches(groups, text, start + length, limit)
            end, groups = _with_task(text, end, limit, lexicon, groups)
            return Chunk(ChunkKind.VERB, Span(start, end), text[start:end], groups)
        kind = lexicon.function.get(word)
        if kind is not None and _is_bound(text, start, length, limit, marked, lexicon):
            continue
        if kind is not None and (length > 1 or token.text == word):
            return Chunk(ChunkKind(kind), Span(start, start + length), word)
        if (
            word in lexicon.soft
            and token.text == word
            and not _housed(text, start + length, limit, word, lexicon)
        ):
            return Chunk(ChunkKind.VERB, Span(start, start + length), word)
    return None


def _with_task(
    text: str, end: int, limit: int, lexicon: Lexicon, groups: frozenset[str]
) -> tuple[int, frozenset[str]]:
    """顺利完成|选址: 完成选址 is one verb, whatever stands before it in the dictionary's longer word."""
    if text[end - TWO : end] != "完成":
        return end, groups
    for length in lexicon.word_lengths.get("完成", ()):
        stop = end - TWO + length
        closes = stop == limit or (stop < limit and text[stop] in "、和及并与")
        if length > TWO and closes and text[end - TWO : stop] in lexicon.verbs:
            return stop, lexicon.verbs[text[end - TWO : stop]]
    return end, groups


TWO = 2


def _is_province(text: str, start: int, marked: Sequence[Token | Chunk]) -> bool:
    """福|建立|源科技: a province whose last character the dictionary gives to a verb."""
    last = marked[-1] if marked else None
    cut = isinstance(last, Token) and len(last.text) == 1 and last.span.end == start
    return cut and names_division(text[start - 1 : start + 1])


def _reaches(groups: frozenset[str], text: str, end: int, limit: int) -> int:
    """争取到某项目: 到 behind what is sought or obtained belongs to the verb, unless it says when."""
    obtains = end + 1 < limit and text[end] == "到" and bool(groups & {"applied", "recognised"})
    return 1 if obtains and not text[end + 1].isdecimal() and text[end + 1] not in "今明年" else 0


def _may_cut(token: Token, length: int, text: str, ends: set[int]) -> bool:
    """Whether a verb that opens the clause may end inside a word; 并|入选 is not 并入|选."""
    if length != 2 or len(token.text) > 2 or token.pos == "c":
        return False
    # 引|智慧农业 is not 引智|慧农业: the word and the next one are a field.
    behind = heapq.nsmallest(2, (end for end in ends if end > token.span.end))
    return not any(names_field(text[token.span.end : end]) for end in behind)


def _number_at(text: str, start: int, limit: int, marked: Sequence[Token | Chunk]) -> Chunk | None:
    last = marked[-1] if marked else None
    if isinstance(last, Token) and last.text in name_words().output:
        return None  # 年产三百万片面板 is what the project is
    when = WHEN.match(text, start, limit)
    if when is not None:
        return Chunk(ChunkKind.TIME, Span(start, when.end()), when.group())
    count = COUNT.match(text, start, limit)
    return Chunk(ChunkKind.QUANTITY, Span(start, count.end()), count.group()) if count is not None else None


def _is_bound(
    text: str, start: int, length: int, limit: int, marked: Sequence[Token | Chunk], lexicon: Lexicon
) -> bool:
    """Whether what is elsewhere a function word belongs to a name: 和美乡村, 六环路入地改造, 某桥初步设计."""
    bound = text.startswith(border_words().bound, start, limit) and not text.startswith(ON_INDUSTRY, start)
    if length > 1:
        return bound and bool(marked) and isinstance(marked[-1], Token)
    if bound or _shielded(text, start, 1, limit, lexicon) or ONE_BEFORE_LAST.match(text, start):
        return True
    last = marked[-1] if marked else None
    if text[start] != "地":
        return False
    listed = isinstance(last, Chunk) and last.kind is ChunkKind.CONJUNCTION  # 政策库、|地|图库
    return listed or (isinstance(last, Token) and last.pos in NOMINAL_POS)


# 才溪镇, 而山社区: one character is too little of a name, so that the one before it belongs to it.
ONE_BEFORE_LAST = re.compile("[才却而][^,。;、:“”()](?:镇|乡|村|社区|街道)")
# 在产业园: no 在产, which says of goods that they are being made.
ON_INDUSTRY = "在产业"


def _housed(text: str, end: int, limit: int, word: str, lexicon: Lexicon) -> bool:
    """安置|房: a soft verb and one character that make a last word of names."""
    return end < limit and word + text[end] in lexicon.suffixes


def _shielded(text: str, start: int, length: int, limit: int, lexicon: Lexicon) -> bool:
    """集聚区: a verb that begins a longer last word of names is part of it."""
    for end in (start + length + 1, start + length + 2, start + length + 4):
        if end <= limit and text[start:end] in lexicon.suffixes:
            return True
    return False
