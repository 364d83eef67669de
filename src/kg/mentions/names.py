"""Name chunks to names: where each begins and ends, its class by its last word, its phase.

A name is kept with how specific it is, since `产业园区` names nothing, `滨江产业园区` names one park, and
`污水处理站提标改造` names a thing only where the clause says something happened to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from kg.mentions.clauses import Chunk, ChunkKind, Clause, Token
from kg.mentions.dictionary import known
from kg.mentions.lexicon import Lexicon, ListNoun, Suffix, load
from kg.text import Span
from kg.vocabulary import EntityClass


class Specificity(IntEnum):
    """How surely words name one thing."""

    GENERIC = 0
    DESCRIPTIVE = 1
    PROPER = 2


# Names and groups are the very words at one place: two are the same only if they are one object.
@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """Words taken as one name.

    `span` covers the name with its phase; `core` without it; `suffix` is its last word's entry; `trailing`
    what stands behind it and is no part (建设, 前期工作).
    """

    span: Span
    core: Span
    label: str
    suffix: Suffix | None
    phase: str
    trailing: str
    specificity: Specificity
    title: bool
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Names that stand together (A、B和C等N家企业); `first` and `last` are chunk numbers in the clause."""

    names: tuple[Name, ...]
    listing: ListNoun | None
    listed: str
    first: int
    last: int


PROPER_POS = frozenset({"nr", "nrt", "ns", "nt", "nz", "eng", "nrfg"})
QUOTES = "“”‘’\"'"
# 4.0版, 2021升级版: which edition of the thing it is.
VERSION = re.compile(r"(?:[0-9]+(?:\.[0-9]+)?版|[0-9]{4}升级版)$")
ADMINISTRATIVE = frozenset(
    {"区", "市", "县", "省", "镇", "国家", "全国", "中国", "国家级", "省级", "市级", "县级", "区级"}
)
JOINERS = frozenset({"和", "及", "与", "以及", "暨", "或"})
LATIN_OR_DIGIT = re.compile(r"[A-Za-z0-9]")


def groups_of(clause: Clause) -> tuple[Group, ...]:
    """The groups of names of a clause, in order."""
    groups: list[Group] = []
    at = 0
    chunks = clause.chunks
    while at < len(chunks):
        if chunks[at].kind is ChunkKind.NAME:
            group, at = _group(chunks, at)
            groups.append(group)
        else:
            at += 1
    return tuple(groups)


def _group(chunks: Sequence[Chunk], first: int) -> tuple[Group, int]:
    pieces: list[list[Token]] = [list(chunks[first].tokens)]
    at = first + 1
    while (
        at + 1 < len(chunks)
        and chunks[at].kind is ChunkKind.CONJUNCTION
        and chunks[at + 1].kind is ChunkKind.NAME
    ):
        joiner, following = chunks[at], chunks[at + 1]
        if joiner.text in JOINERS and not _stands_alone(pieces[-1]):
            pieces[-1] += [Token(joiner.span, joiner.text, "c"), *following.tokens]
        else:
            pieces.append(list(following.tokens))
        at += 2
    listed = len(pieces) == 2 and pieces[1][0].span.start - pieces[0][-1].span.end == 1
    if listed and not _is_etc(chunks, at) and _completes(pieces[0], pieces[1]):
        pieces = [[*pieces[0], _joint(pieces[0], pieces[1]), *pieces[1]]]
    listing, listed, after = (
        _listing(chunks, at) if len(pieces) > 1 or _is_etc(chunks, at) else (None, "", at)
    )
    names = tuple(name for piece in pieces for part in _parted(piece) if (name := analyse(part)) is not None)
    return Group(names, listing, listed, first, after - 1), after


def _parted(tokens: list[Token]) -> list[list[Token]]:
    """“甲项目”乙公司总部 is two names; 某园首发项目“乙” keeps the park beside the project."""
    lexicon = load()
    first, last = tokens[0], tokens[-1]
    if len(tokens) > 2 and first.kind == "quote":
        inner = lexicon.suffix_of(first.text.strip(QUOTES))
        if inner is not None and inner.kind is EntityClass.PROJECT:
            return [[first], tokens[1:]]
    if len(tokens) > 2 and last.kind == "quote":
        for at in range(len(tokens) - 2, 0, -1):
            host = lexicon.suffix_of("".join(token.text for token in tokens[:at]))
            if host is not None and host.sure and host.kind is EntityClass.PARK:
                return [tokens[:at], tokens[at:]]
    return [tokens]


def _completes(first: Sequence[Token], second: Sequence[Token]) -> bool:
    """城市供水、污水管网改造工程: the first has no last word of its own and shares the second's."""
    one, other = analyse(first), analyse(second)
    if one is None or other is None or other.suffix is None or other.suffix.kind is not EntityClass.PROJECT:
        return False
    shared = one.suffix is None and not one.phase and not one.title and len(one.label) <= 4
    return (
        shared and first[0].kind == "word" and all(known(token.text) for token in first) and not one.trailing
    )


def _joint(first: Sequence[Token], second: Sequence[Token]) -> Token:
    return Token(Span(first[-1].span.end, second[0].span.start), "、", "c")


def _is_etc(chunks: Sequence[Chunk], at: int) -> bool:
    return at < len(chunks) and chunks[at].text in LIST_ENDS


def _stands_alone(tokens: Sequence[Token]) -> bool:
    """Whether words before 和 are a name by themselves, so that 和 joins two names."""
    if tokens[-1].kind in ("title", "quote"):
        return True
    name = analyse(tokens)
    if name is not None and name.suffix is not None and name.suffix.kind is EntityClass.POLICY_DOCUMENT:
        return name.suffix.sure
    return name is not None and (
        (name.suffix is not None and (name.specificity > 0 or name.trailing != ""))
        or name.phase != ""
        or (len(tokens) == 1 and tokens[0].pos in ("ns", "nr", "nt", "nz"))
    )


def _listing(chunks: Sequence[Chunk], at: int) -> tuple[ListNoun | None, str, int]:
    """The class noun behind 等, the words up to it, and the chunk after them."""
    opens = at < len(chunks) and (chunks[at].text in LIST_ENDS or chunks[at].kind is ChunkKind.QUANTITY)
    if not opens:
        return None, "", at
    lexicon = load()
    words, best, end, listed = "", None, at + 1, ""
    if chunks[at].kind is ChunkKind.QUANTITY:
        end = at
    for number in range(at + 1, len(chunks)):
        chunk = chunks[number]
        if chunk.kind in (ChunkKind.VERB, ChunkKind.PREPOSITION) and chunk.text not in INVESTED:
            break
        if chunk.text == "的" and chunks[number - 1].kind is ChunkKind.NAME:
            break
        before = words
        words += chunk.text
        if chunk.kind is ChunkKind.NAME:
            noun = lexicon.list_noun_of(_untrailed(words, lexicon)) or _noun_within(before, chunk, lexicon)
            if noun is not None:
                best, end, listed = noun, number + 1, words
            elif best is None and lexicon.trailing.fullmatch(words):
                end, listed = number + 1, words
        if chunks[at].kind is ChunkKind.QUANTITY:
            break
    return best, listed, end


# What closes a list before its noun: 等…项目, 为代表的…产业.
LIST_ENDS = frozenset(
    [
        "等",
        "等等",
        "为代表",
        "为主",
        "为主导",
        "为主体",
        "为支撑",
        "为龙头",
        "为重点",
        "为核心",
        "为引领",
        "为骨干",
        "为特色",
    ]
)
# Verbs that stand inside the words between 等 and its noun: 等总投资五亿元的三个项目.
INVESTED = frozenset({"总投资", "投资", "占地"})


def _noun_within(before: str, chunk: Chunk, lexicon: Lexicon) -> ListNoun | None:
    """等四家骨干企业上市辅导: the noun ends at a word inside the name chunk."""
    words = before
    for token in chunk.tokens[:-1]:
        words += token.text
        noun = lexicon.list_noun_of(words)
        if noun is not None and noun.word.endswith(token.text) and _closes(noun, chunk, token):
            return noun
    return None


def _closes(noun: ListNoun, chunk: Chunk, token: Token) -> bool:
    """Whether the noun is whole there: 产业 before 蓬勃, not before 链条."""
    if noun.overrides:
        return True
    following = next(other for other in chunk.tokens if other.span.start >= token.span.end)
    return noun.word.endswith("产业") and not following.pos.startswith("n")


def _untrailed(text: str, lexicon: Lexicon) -> str:
    match = lexicon.trailing.search(text)
    return text[: match.start()] if match and match.start() else text


def analyse(tokens: Sequence[Token]) -> Name | None:
    """The name in a run of words, or None where nothing is left once generic words are dropped."""
    lexicon = load()
    tokens = _without_leading(tokens, lexicon)
    if not tokens or (tokens[0].text.isdecimal() and len(tokens) == 1):
        return None
    if tokens[-1].kind in ("title", "quote") and len(tokens) > 1:
        return _apposition(tokens, lexicon)
    if tokens[0].kind == "title":
        return _titled(tokens[0], tokens)
    text = "".join(token.text for token in tokens)
    body, phase, trailing = _parts(text, lexicon)
    suffix = _suffix(body, tokens, lexicon)
    if suffix is None and body[:1] in QUOTES:
        suffix = lexicon.suffix_of(body.strip(QUOTES))
    ends = _ends(tokens)
    start = tokens[0].span.start
    span = Span(start, ends[len(body) + len(phase) - 1])
    core = Span(start, ends[len(body) - 1]) if body else Span(start, start)
    named = [token for token in tokens if token.span.start < core.end]
    grade = _specificity(named, suffix, body, lexicon)
    if phase and grade is Specificity.GENERIC and body:
        grade = Specificity.DESCRIPTIVE
    return Name(span, core, body + phase, suffix, phase, trailing, grade, False, tuple(named))


def _suffix(body: str, tokens: Sequence[Token], lexicon: Lexicon) -> Suffix | None:
    """The last word's entry, a bracket or version behind it passed over; one character counts as a word only."""
    plain = VERSION.sub("", re.sub(r"\([^()]*\)$", "", body))
    found = lexicon.suffix_of(plain)
    if found is not None and len(found.word) == 1:
        last = next((token for token in reversed(tokens) if plain.endswith(token.text)), None)
        plain_word = last is not None and last.text != found.word and known(last.text)
        initials = any(len(token.text) == 1 for token in tokens[:-1])
        if last is not None and plain_word and last.pos not in ("ns", "nr", "nz") and not initials:
            return None
    return found


def _ends(tokens: Sequence[Token]) -> list[int]:
    """For each character of the joined words, the offset behind it; a note's number between words is passed over."""
    return [token.span.start + number for token in tokens for number in range(1, len(token.text) + 1)]


def _parts(text: str, lexicon: Lexicon) -> tuple[str, str, str]:
    """Body, phase and trailing words of a run."""
    trailing = ""
    cut = _trailing_at(text, lexicon)
    if cut is not None:
        text, trailing = text[:cut], text[cut:]
    match = lexicon.phase.search(text)
    if match is not None and match.group():
        return text[: match.start()], match.group(), trailing
    return text, "", trailing


def _trailing_at(text: str, lexicon: Lexicon) -> int | None:
    """Where the words that are no part of the name begin: the first place that leaves a whole name before it."""
    match = lexicon.trailing.search(text)
    if match is None:
        return None
    for at in range(max(2, match.start()), len(text)):
        rest = text[:at]
        if lexicon.trailing.fullmatch(text, at) is None:
            continue
        if rest[-1] in "》”" or lexicon.phase.search(rest) or VERSION.search(rest):
            return at
        found, whole = lexicon.suffix_of(rest), lexicon.suffix_of(text)
        if found is not None and (whole is None or len(whole.word) <= len(text) - at):
            return at
    return None


def _without_leading(tokens: Sequence[Token], lexicon: Lexicon) -> Sequence[Token]:
    at = 0
    while at < len(tokens) - 1 and (tokens[at].text in lexicon.leading or _is_act(tokens, at, lexicon)):
        at += 1
    at = _past_class(tokens, at)
    if tokens[at].text in lexicon.leading:
        return ()
    return tokens[at:]


# 世界五百强企业某某集团: what stands before the firm's own name.
CLASS_NOUNS = frozenset({"企业", "央企", "民企", "国企", "龙头企业", "上市公司", "骨干企业", "知名企业"})


def _past_class(tokens: Sequence[Token], at: int) -> int:
    """Where the name begins behind a class noun that introduces a firm."""
    found = [number for number in range(at, len(tokens) - 1) if tokens[number].text in CLASS_NOUNS]
    if not found:
        return at
    rest = "".join(token.text for token in tokens[found[-1] + 1 :])
    suffix = load().suffix_of(rest)
    return found[-1] + 1 if suffix is not None and suffix.kind is EntityClass.ENTERPRISE else at


# Soft verbs that never begin a name.
ACTS = frozenset(
    {
        "建设",
        "培育",
        "升级",
        "优化",
        "提升",
        "改善",
        "实施",
        "拓展",
        "推广",
        "更新",
        "参与",
        "引导",
        "规划建设",
    }
)


def _is_act(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a first word is a verb on the rest: 建设某某园; or a class noun before a quotation: 行业“…”."""
    following = tokens[at + 1]
    if tokens[at].text in ACTS and tokens[at].kind == "soft":
        return "".join(token.text for token in tokens[at:]) not in lexicon.suffixes
    return (
        following.kind == "quote"
        and len(tokens) > at + 2
        and tokens[at].text in ("行业", "企业", "全区", "打造")
    )


def _titled(token: Token, tokens: Sequence[Token]) -> Name:
    inner = Span(token.span.start + 1, token.span.end - 1)
    trailing = "".join(other.text for other in tokens[1:])
    return Name(inner, inner, token.text[1:-1], None, "", trailing, Specificity.PROPER, True, (token,))


def _apposition(tokens: Sequence[Token], lexicon: Lexicon) -> Name:
    """某园首发项目“甲”: the quotation is the name, the noun before it its class."""
    last = tokens[-1]
    if last.kind == "title":
        return _titled(last, (last,))
    before = "".join(token.text for token in tokens[:-1])
    suffix = lexicon.suffix_of("一" + before)
    if suffix is None:
        span = tokens[0].span.cover(last.span)
        text = "".join(token.text for token in tokens)
        return Name(span, span, text, None, "", "", Specificity.PROPER, False, tuple(tokens))
    return Name(last.span, last.span, last.text, suffix, "", "", Specificity.PROPER, False, (last,))


def _specificity(tokens: Sequence[Token], suffix: Suffix | None, body: str, lexicon: Lexicon) -> Specificity:
    if body in lexicon.bare_heads or body in lexicon.weak:
        return Specificity.GENERIC
    room = len(body) - (len(suffix.word) if suffix else 0)
    before = [token for token in tokens if token.span.start < tokens[0].span.start + room] if room > 0 else []
    if any(_proper(token, lexicon) for token in before):
        return Specificity.PROPER
    if suffix is not None and len(before) > 1 and before[0].text in ADMINISTRATIVE and room >= 3:
        return Specificity.PROPER
    if suffix is not None and suffix.kind is EntityClass.POLICY_DOCUMENT and room >= ENOUGH_FOR_PAPER:
        return Specificity.DESCRIPTIVE
    if suffix is not None and suffix.kind is EntityClass.INDUSTRY:
        return Specificity.DESCRIPTIVE if before and before[0].text not in VAGUE else Specificity.GENERIC
    content = [token for token in before if token.text not in lexicon.weak and token.text not in JOINERS]
    enough = sum(len(token.text) for token in content) >= (suffix.least if suffix else 2) or room >= LONG
    return Specificity.DESCRIPTIVE if content and enough else Specificity.GENERIC


# Before 产业 these name no field.
VAGUE = frozenset(
    [
        "重点",
        "新兴",
        "传统",
        "特色",
        "优势",
        "主导",
        "支柱",
        "高端",
        "绿色",
        "未来",
        "相关",
        "各",
        "战略",
        "关键",
        "民生",
        "更广",
        "三大",
        "两大",
        "本地",
        "优质",
        "新",
        "规上",
        "规模以上",
        "区属",
        "新型",
        "潜力",
        "富民",
        "扶贫",
        "优势特色",
        "基础",
        "龙头",
        "富硒",
        "重大",
        "高新",
        "全",
        "第一",
        "第二",
        "第三",
        "一",
        "二",
        "三",
    ]
)


# So many characters before the last word tell one thing from another even if most are common words.
LONG = 6
ENOUGH_FOR_PAPER = 4


def _proper(token: Token, lexicon: Lexicon) -> bool:
    if token.kind != "word":
        return token.kind in ("title", "quote", "bracket")
    if token.text in lexicon.weak or token.text in lexicon.soft:
        return False
    if token.pos in PROPER_POS or LATIN_OR_DIGIT.search(token.text):
        return True
    if len(token.text) == 1:
        return token.pos in ("zg", "g", "x")
    return not known(token.text)
