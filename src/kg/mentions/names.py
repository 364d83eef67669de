"""Name chunks to names: where each begins and ends, its class by its last word, its phase.

A name is kept with how specific it is, since `产业园区` names nothing, `滨江产业园区` names one park, and
`污水处理站提标改造` names a thing only where the clause says something happened to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.frozen import dataclass
from kg.mentions.chunks import PAPER, Token, text_of
from kg.mentions.dictionary import PROPER, known
from kg.mentions.fronts import introduced, without_front
from kg.mentions.lexicon import Lexicon, ListNoun, Suffix, load
from kg.mentions.name_words import name_words
from kg.mentions.places import names_division
from kg.mentions.specificity import JOINERS, Specificity, specificity
from kg.text import Span
from kg.vocabulary import EntityClass


# Names and groups are the very words at one place: two are the same only if they are one object.
@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """Words taken as one name.

    - `span` covers the name with its phase (二期), `core` without it.
    - `label` is the name as written, `suffix` the entry of its last word, if any.
    - `trailing` are words behind it that are no part of it (建设, 前期工作).
    - `specificity` says how surely it names one thing; `title` whether it stands in 《》.
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
    """Names that stand together (A、B和C等N家企业).

    - `listing` is the noun that closes the list, `listed` the words between 等 and it.
    - `first` and `last` are the numbers of its chunks in the clause.
    - `led` where the names lead the industry that closes the list (以甲为龙头的某产业).
    - `counted` where the list says how many there are of its kind (甲、乙等6所学校).
    """

    names: tuple[Name, ...]
    listing: ListNoun | None
    listed: str
    first: int
    last: int
    led: bool = False
    counted: bool = False


QUOTES = "“”‘’\"'"
BRACKET = re.compile(r"\([^()]*\)$")
# 4.0版, 2021升级版: which edition of the thing it is.
VERSION = re.compile(r"(?:[0-9]+(?:\.[0-9]+)?版|[0-9]{4}升级版)$")


def analyse(tokens: Sequence[Token]) -> Name | None:
    """The name in a run of words, or None where nothing is left once generic words are dropped."""
    lexicon = load()
    tokens = without_front(tokens, lexicon)
    if tokens and tokens[-1].kind == "bracket":
        tokens = _without_size(tokens)
    if not tokens or (tokens[0].text.isdecimal() and len(tokens) == 1):
        return None
    if tokens[-1].kind in ("title", "quote") and len(tokens) > 1:
        return _apposition(tokens, lexicon)
    tokens = _without_praise(tokens)
    text = text_of(tokens)
    if text.count("“") != text.count("”"):
        return None  # part of a quotation that holds whole clauses
    if tokens[0].kind in PAPERS and not (tokens[0].kind == "title" and _is_occasion(text, lexicon)):
        return _phrased(tokens, lexicon) if tokens[0].kind == PAPER else _titled(tokens[0], tokens)
    body, phase, trailing = _parts(text)
    suffix = last_word(body, tokens, lexicon)
    if suffix is None and body[:1] in QUOTES:
        suffix = lexicon.suffix_of(body.strip(QUOTES))
    behind = introduced(tokens, lexicon) if suffix is None and not phase else None
    if behind is not None:
        return _introduced(tokens[behind[0] :], behind[1])
    start = tokens[0].span.start
    span = Span(start, end_of(tokens, len(body) + len(phase)) if trailing else tokens[-1].span.end)
    core = span if body and not phase else Span(start, end_of(tokens, len(body)) if body else start)
    named = tuple(tokens)
    if named[-1].span.start >= core.end:
        named = tuple([token for token in tokens if token.span.start < core.end])
    grade = specificity(named, suffix, body, lexicon)
    if phase and grade is Specificity.GENERIC and body:
        grade = Specificity.DESCRIPTIVE
    return Name(span, core, body + phase, suffix, phase, trailing, grade, False, named)


def _without_praise(tokens: Sequence[Token]) -> Sequence[Token]:
    """某某新区|一流现代化城区, 某某科技城|重要策源地: a place, without what it is to become behind it."""
    at = next((at for at, token in enumerate(tokens) if at and token.text in name_words().ranks), 0)
    if not at or at == len(tokens) - 1:
        return tokens
    front = text_of(tokens[:at])
    suffix = load().suffix_of(front)
    place = suffix is not None and suffix.sure and suffix.kind in GROUNDS and len(suffix.word) > 1
    known_place = load().known_names.get(front) is EntityClass.PLACE or names_division(front)
    behind = load().suffix_of(text_of(tokens[at:]))
    thing = behind is not None and behind.kind in THINGS  # 某某科技城|一流实验室
    return tokens[:at] if (place or known_place) and not thing else tokens


# Classes of what a place or a zone is, and of what may stand in one.
GROUNDS = frozenset({EntityClass.PLACE, EntityClass.PARK})
THINGS = frozenset({EntityClass.PROJECT, EntityClass.PLATFORM, EntityClass.ORGANIZATION, EntityClass.EVENT})


# Behind a name, how large it is or what it costs: 某某小镇(总建筑面积约32000平米).
SIZED = re.compile(
    r"\([^()]*[0-9](?:万|亿)?余?(?:平方米|平米|亩|公顷|平方公里|公里|米|元|吨|户|人|套|个)[^()]*\)$"
)


def _without_size(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens without a bracket at their end that only measures what they name."""
    sized = len(tokens) > 1 and SIZED.fullmatch(tokens[-1].text)
    return tokens[:-1] if sized else tokens


# A road by its number, at the end of what kind of road it is.
NUMBERED = re.compile(r"(?:国道|省道|县道|高速|高速公路|公路|线|路)[GSXYC][0-9]{2,4}$")


# A paper by how many clauses it has.
CLAUSES = re.compile(r".{6}[0-9一二三四五六七八九十]+条$")


def last_word(body: str, tokens: Sequence[Token], lexicon: Lexicon) -> Suffix | None:
    """The entry of a name's last word; a bracket or an edition (2.0版) behind it is passed over.

    A last word of one character counts only where the dictionary does not read it as the end of a longer
    word.
    """
    plain = VERSION.sub("", body) if body.endswith("版") else body
    plain = BRACKET.sub("", plain) if plain.endswith(")") else plain
    found = lexicon.suffix_of(plain) or _office(plain, tokens)
    if found is None and plain[-1:] == "条" and CLAUSES.search(plain):
        return lexicon.suffixes["条措施"]  # 推进某某发展36条
    if found is None and plain[-1:].isdigit() and NUMBERED.search(plain):
        return lexicon.suffixes["国道"]  # 沿边国道G331
    if found is not None and len(found.word) == 1 and not (found.rule in ANY_WORD and _is_whose(tokens)):
        last = next((token for token in reversed(tokens) if plain.endswith(token.text)), None)
        plain_word = last is not None and last.text != found.word and known(last.text)
        short = len(plain) <= SHORT_FOR or any(token.text in JOINERS for token in tokens)
        initials = (short or plain.endswith("道路")) and any(len(token.text) == 1 for token in tokens[:-1])
        if last is not None and plain_word and last.pos not in ("ns", "nr", "nz") and not initials:
            return None
    return found


def _is_whose(tokens: Sequence[Token]) -> bool:
    """太谷|纺织厂, 市|纺织厂: a place, or the county itself, before a word of the dictionary."""
    first = tokens[0]
    told = first.pos in PROPER or len(first.text) == 1 or first.text in name_words().output
    return len(tokens) > 1 and told


# 纺织厂, 通信局: in which word ever it stands, what ends in these behind whose it is.
ANY_WORD = frozenset({"factory", "organization"})
# So short a name may be cut into words by chance: 嘉|青松|金线.
SHORT_FOR = 6


# Last characters of offices, that name one behind a division or 县, 市, 省.
OFFICE = re.compile(
    r"^(?:[省市县区州]|国家|.{1,6}[省市县区州盟旗]).{0,8}(?:[^布格结大全开]局|[^客餐展]厅|[^编常]委|[^创举承主协兴开督联合代帮通查交催申置]办)$"
)


def _office(plain: str, tokens: Sequence[Token]) -> Suffix | None:
    """某省文物局, 县融媒委: an office by its last character and whose it is."""
    if plain[-1:] not in OFFICES or len(plain) < ENOUGH_FOR_OFFICE:
        return None
    first = tokens[0].text
    whose = len(first) == 1 or first == "国家" or names_division(first)
    whose = whose or (first[0] in OWN and not known(first))  # 省工|信厅: cut by chance
    if not whose or OFFICE.match(plain) is None:
        return None
    return Suffix(plain[-1], EntityClass.ORGANIZATION, True, 1, "organization")


OFFICES = frozenset("局厅委办")
ENOUGH_FOR_OFFICE = 4
OWN = frozenset("省市县区州")


def end_of(tokens: Sequence[Token], length: int) -> int:
    """Where in the text the first `length` characters of the words end.

    The words may not adjoin in the text: the number of a note may stand between two of them.
    """
    left = length
    for token in tokens:
        if left <= len(token.text):
            return token.span.start + left
        left -= len(token.text)
    raise IndexError(length)


@lru_cache(maxsize=1 << 13)
def _parts(text: str) -> tuple[str, str, str]:
    """Body, phase and trailing words of a run."""
    lexicon, trailing = load(), ""
    cut = _trailing_at(text, lexicon)
    if cut is None and (shell := SHELL.search(text)) is not None and text not in lexicon.suffixes:
        cut = shell.start()
    if cut is not None:
        text, trailing = text[:cut], text[cut:]
    match = lexicon.phase.search(text)
    if match is not None and match.group() and not _is_district(text):
        return text[: match.start()], match.group(), trailing
    return text, "", trailing


def _is_district(text: str) -> bool:
    """江北区, 市南区: a district by its name, not the northern part of something."""
    return text[-2:] in ("北区", "南区") and names_division(text[-3:])


# 某物流主体工程: the structure of whatever is named before it.
SHELL = re.compile(r"(?<=..)(?:主体工程|主体结构|主体)(?:建设|施工)?$")


def _trailing_at(text: str, lexicon: Lexicon) -> int | None:
    """Where the words that are no part of the name begin: the first place that leaves a whole name."""
    match = lexicon.trailing.search(text)
    if match is None:
        return None
    for at in range(max(2, match.start()), len(text)):
        rest = text[:at]
        if lexicon.trailing.fullmatch(text, at) is None:
            continue
        whole_name = rest[-1] in "》”" or lexicon.phase.search(rest) or VERSION.search(rest)
        if whole_name or text[at:] in name_words().markets:
            return at
        found, whole = lexicon.suffix_of(rest), lexicon.suffix_of(text)
        if rest.endswith("规划") and text[at:].startswith("建设") and text[at - 3] not in "体项细":
            return None  # 推进新城高标准规划建设: planning and building, no plan
        works = whole is not None and whole.rule == "works" and len(whole.word) == len(text) - at
        # 某高速公路扩容 is a project of its own; 某园区扩容 is said of the park.
        widened = text[at:] == "扩容" and rest.endswith(name_words().widened)
        if works and found is not None and (found.kind is EntityClass.PLACE or widened):
            return None
        paper = whole is not None and whole.kind is EntityClass.POLICY_DOCUMENT and len(whole.word) >= FULL
        if paper and found is not None and found.kind is EntityClass.PLACE:
            return None  # 某新区建设|实施方案
        if found is not None and (whole is None or len(whole.word) <= len(text) - at):
            return at
    return None


# So many characters of a paper's last word say that it is one: 实施方案, 行动计划.
FULL = 4


def _introduced(tokens: Sequence[Token], noun: Suffix | ListNoun) -> Name:
    """商业综合体某某城: the name is what follows, the noun before it its class."""
    span = tokens[0].span.cover(tokens[-1].span)
    suffix = noun if isinstance(noun, Suffix) else Suffix(noun.word, noun.kind, True, 2, "introduced")
    label = text_of(tokens)
    return Name(span, span, label, suffix, "", "", Specificity.PROPER, False, tuple(tokens))


PAPERS = frozenset({"title", PAPER})


def _phrased(tokens: Sequence[Token], lexicon: Lexicon) -> Name:
    """促进某某增长若干措施: a paper called by a whole phrase, and what is done with it behind."""
    paper = tokens[0]
    suffix = lexicon.suffix_of(paper.text)
    if suffix is None or suffix.kind is not EntityClass.POLICY_DOCUMENT:
        suffix = lexicon.suffixes["条措施"]
    trailing = text_of(tokens[1:])
    return Name(paper.span, paper.span, paper.text, suffix, "", trailing, Specificity.PROPER, False, (paper,))


def _titled(token: Token, tokens: Sequence[Token]) -> Name:
    inner = Span(token.span.start + 1, token.span.end - 1)
    trailing = text_of(tokens[1:])
    return Name(inner, inner, token.text[1:-1], None, "", trailing, Specificity.PROPER, True, (token,))


def _is_held(name: Name) -> bool:
    event = name.suffix is not None and name.suffix.kind is EntityClass.EVENT
    return event and name.specificity is Specificity.PROPER


def _is_occasion(text: str, lexicon: Lexicon) -> bool:
    """《某公约》缔约方大会: what is held about a paper."""
    found = lexicon.suffix_of(text)
    return found is not None and found.kind is EntityClass.EVENT and found.sure


# Classes whose names are often one quotation (“三长制”), whatever stands before it.
CATCHWORDS = frozenset({EntityClass.POLICY_MEASURE, EntityClass.EVENT, EntityClass.PLATFORM})


# A paper called by how many clauses it has.
CLAUSES_QUOTED = re.compile(r"[0-9一二三四五六七八九十]+条”$")


def _is_firms(owner: Sequence[Token], inner: Suffix | None, lexicon: Lexicon) -> bool:
    """某某公司“某某项目”: what a firm's quotation names is a thing of the firm, and not the firm."""
    firm = lexicon.suffix_of(text_of(owner))
    return inner is not None and firm is not None and firm.kind is EntityClass.ENTERPRISE


def _apposition(tokens: Sequence[Token], lexicon: Lexicon) -> Name | None:
    """某园首发项目“甲”: the quotation is the name, the noun before it its class."""
    last = tokens[-1]
    if last.kind == "title":
        return _titled(last, (last,))
    bare = last.text.strip(QUOTES)
    if tokens[-2].kind == "soft" and tokens[-2].text in name_words().front_verbs and len(tokens) > 2:
        return analyse(tokens[:-2])  # 支持某某镇建设“某某小镇”
    if bare in name_words().praise:  # 攻坚园区“主战场”
        return analyse(tokens[:-1])
    inner = lexicon.suffixes.get(bare) or lexicon.suffix_of(bare)
    # 某某流域“十年禁渔”, 某某公司“某某项目”: by its own last word, not by that of what stands before it.
    own = lexicon.known_names.get(bare) in CATCHWORDS or (inner is not None and inner.kind in CATCHWORDS)
    if own or _is_firms(tokens[:-1], inner, lexicon):
        return Name(last.span, last.span, last.text, inner, "", "", Specificity.PROPER, False, (last,))
    if text_of(tokens[:-1]) in name_words().whose and CLAUSES_QUOTED.search(last.text):  # 市“稳增长20条”
        return Name(last.span, last.span, last.text, None, "", "", Specificity.PROPER, False, (last,))
    whole = analyse(tokens[:-1])
    if whole is not None and _is_held(whole):  # 首届某某博览会“一炮打响”
        return whole
    before = text_of(tokens[:-1])
    suffix = lexicon.suffix_of("一" + before)
    if suffix is None:
        span = tokens[0].span.cover(last.span)
        text = text_of(tokens)
        return Name(span, span, text, None, "", "", Specificity.PROPER, False, tuple(tokens))
    if suffix.kind is EntityClass.PLACE:  # 某某地区“端庄大气”: what is said of the place
        return analyse(tokens[:-1])
    return Name(last.span, last.span, last.text, suffix, "", "", Specificity.PROPER, False, (last,))
