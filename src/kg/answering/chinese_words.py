"""A Chinese stretch of a question as words: those the graph and the lexicon know, then the language's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import rjieba

from kg.answering.index import Index
from kg.answering.lexicon import Lexicon, Sense
from kg.answering.lexicon.cues import any_of, units_of
from kg.answering.lexicon.cues import words as listed
from kg.answering.normal import CJK
from kg.answering.tokens import NUMBER, YEAR, Token

# A town that a report mostly names without this ending.
TOWNS = "镇乡"
HAS_CJK = re.compile(rf"[{CJK}]")
INSIDE = "里内中上类系级"
LONGEST_MERGE = 12
LONGEST_SPLIT = 4
# Endings that leave a word what it is: a field of it, how much of it there is, what sort of place it is.
NO_HEADS = frozenset("业界类系型级方侧端们处边版里内省市区县镇乡村量额数值群")
# What the general dictionary leaves hanging before the word after it.
MODALS = "能可会要已将"
# What the general dictionary leaves hanging on the word before it.
PARTICLES = "了过着有要"
# Tags of words that may stay unknown without harm: verbs, adverbs, pronouns, particles, numbers.
HARMLESS = {
    "v",
    "d",
    "r",
    "p",
    "c",
    "u",
    "ul",
    "uj",
    "uz",
    "y",
    "t",
    "m",
    "q",
    "a",
    "ad",
    "zg",
    "f",
    "x",
    "b",
    "e",
    "o",
}

# What is left of a number behind its digits: 1.5|万个.
LARGE = re.compile(rf"[十百千万亿]+(?:{any_of('counting')})?")
# Tags of words that only colour what is said: adverbs, particles, exclamations; what may deny does more.
COLOURING = {"d", "ad", "c", "y", "e", "o", "u", "uz"}
MAY_DENY = re.compile("[不没未无非莫勿别难少鲜罕仅只再又重]|几乎|除")

# 套数, 座数: how many, counted so.
COUNTED_SO = frozenset(listed("counting")) - frozenset(listed("persons"))
# Of two readings as good as each other that which keeps the language's own words counts more.
BOUNDARY = 0.01
HOW_MANY = (Sense("ask", "how_many", "how_many"),)
# These tell sorts apart (民营, 大型): a condition, however small the word.
QUALIFIERS = {"a", "b"}


def chinese_words(text: str, index: Index, lexicon: Lexicon) -> Iterator[Token]:
    """The words of a Chinese stretch, in order."""
    position = 0
    for start, end, token in _whole_words(text, _best(text, index, lexicon), index, lexicon):
        yield from _rest(text[position:start], index, lexicon)
        yield token
        position = end
    yield from _rest(text[position:], index, lexicon)


def _whole_words(
    text: str, chosen: Sequence[tuple[int, int, Token]], index: Index, lexicon: Lexicon
) -> Iterator[tuple[int, int, Token]]:
    """The chosen words, a noun of a class not cut out of a longer word of the language: 高铁站 is no 高铁."""
    ends = {end for _, end, _ in chosen}
    starts = {start for start, _, _ in chosen}
    at = 0
    words: dict[int, int] = {}
    begins: dict[int, int] = {}
    for word in rjieba.cut(text):
        words[at] = at + len(word)
        begins[at + len(word)] = at
        at += len(word)
    for start, end, token in chosen:
        longer = words.get(start, 0)
        only_class = token.kind == "sense" and {sense.kind for sense in token.senses} <= {"class", "relation"}
        whole_word = longer == end + 1 and text[end] != "数" and _one_word(text[start:longer])
        if only_class and whole_word and end not in starts and longer not in ends:
            whole = _word(text[start:longer], {"n"}, index, lexicon)
            if whole.kind in {"unknown", "term"}:
                yield start, longer, whole
                continue
        if (
            only_class
            and begins.get(end) == start - 1
            and start not in ends
            and _one_word(text[start - 1 : end])
        ):
            whole = _word(text[start - 1 : end], {"n"}, index, lexicon)
            if whole.kind in {"unknown", "term"}:
                yield start - 1, end, whole
                continue
        said = text[start : end + 1]
        if token.kind in {"name", "term"} and end < len(text) and end not in starts:
            one_word = longer == end + 1 and said[-1] not in NO_HEADS
            single = len(rjieba.cut(text[end:], False)[0]) == 1
            if (one_word or single) and (_other_noun(said, index, lexicon) or one_word):
                yield start, end + 1, _word(said, {"n"}, index, lexicon)
                continue
        yield start, end, token


def _one_word(text: str) -> bool:
    """Whether the general dictionary has it as one word."""
    return len(rjieba.cut(text, False)) == 1


def _other_noun(whole: str, index: Index, lexicon: Lexicon) -> bool:
    """Whether the single noun at the end of a word makes another thing of it: an island of 人工智能."""
    last = whole[-1]
    known = last in lexicon.chinese or last in lexicon.stop_chinese or last in NO_HEADS
    return not known and bool(HAS_CJK.match(last)) and rjieba.tag(last)[0][1] in {"n", "ng", "nz", "ns"}


def _best(text: str, index: Index, lexicon: Lexicon) -> list[tuple[int, int, Token]]:
    """The known words that cover a text best: long ones count more than their length."""
    size = len(text)
    score: list[float] = [0.0] * (size + 1)
    choice: list[tuple[int, Token] | None] = [None] * (size + 1)
    longest = min(size, max(index.longest_name, 12))
    bounds, places = _boundaries(text)
    for start in range(size - 1, -1, -1):
        score[start], choice[start] = score[start + 1], None
        for end in range(start + 2, min(size, start + longest) + 1):
            if _inside_word(text, start, end) or start in places:
                continue
            known = _known(text[start:end], index, lexicon)
            whole = BOUNDARY * (start in bounds and end in bounds)
            if known and (gain := (end - start) ** 2 + known[1] + whole + score[end]) > score[start]:
                score[start], choice[start] = gain, (end, known[0])
    found, at = [], 0
    while at < size:
        chosen = choice[at]
        if chosen:
            found.append((at, chosen[0], chosen[1]))
            at = chosen[0]
        else:
            at += 1
    return found


def _boundaries(text: str) -> tuple[set[int], set[int]]:
    """Where the general dictionary begins and ends words, and what lies within its names of two: 成|都."""
    found, within, at = {0}, set(), 0
    for word, tag in rjieba.tag(text):
        if tag == "ns" and len(word) == 2 and _one_word(word):
            within.add(at + 1)
        at += len(word)
        found.add(at)
    return found, within


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether a cut would stand inside a Latin word or a number."""
    cut_left = start > 0 and _latin(text[start - 1]) and _latin(text[start])
    cut_right = end < len(text) and _latin(text[end - 1]) and _latin(text[end])
    return cut_left or cut_right


def _latin(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in ".-")


def _known(word: str, index: Index, lexicon: Lexicon) -> tuple[Token, float] | None:
    if word in lexicon.chinese:
        return Token(word, "sense", lexicon.chinese[word], (word,)), 0.0
    if word in index.names and not (_made_of_senses(word, lexicon) or _verb_first(word, index, lexicon)):
        return Token(word, "name", (), (word, *lexicon.synonyms.get(word, ()))), 0.3
    if len(word) > 2 and word[-1] in TOWNS and word[:-1] in index.names and index.in_corpus(word):
        return Token(word, "name", (), (word, word[:-1])), 0.2
    if len(word) > 2 and word in lexicon.stop_chinese:
        return Token(word, "stop"), -0.2
    if word in lexicon.synonyms:
        return Token(word, "term", (), tuple(dict.fromkeys((word, *lexicon.synonyms[word])))), -0.1
    if word in index.home:
        return Token(word, "name", (), (word,)), 0.2
    return None


def _made_of_senses(word: str, lexicon: Lexicon) -> bool:
    """Whether a name is only nouns and verbs that the lexicon has: 项目交付, 项目建成投产."""
    return any(
        word[:cut] in lexicon.chinese
        and (word[cut:] in lexicon.chinese or _made_of_senses(word[cut:], lexicon))
        for cut in range(2, len(word) - 1)
    )


def _verb_first(word: str, index: Index, lexicon: Lexicon) -> bool:
    """Whether a name is an indicator's that begins with what was done: 共建某教育集团, 企业通过某评定."""
    start = 2 if any(sense.kind == "class" for sense in lexicon.chinese.get(word[:2], ())) else 0
    first = lexicon.chinese.get(word[start : start + 2], ())
    done = {sense.kind for sense in first} & {"relation", "milestone", "award"}
    return bool(done) and all(index.things[iri].classes == {"Indicator"} for iri in index.names[word])


def _rest(text: str, index: Index, lexicon: Lexicon) -> Iterator[Token]:
    """What is left: cut by the general dictionary, put together again where the reports write it so."""
    if not text:
        return
    said = [(word, tag) for word, tag in rjieba.tag(text) if word.strip()]
    tagged = _singles(_as_reported(said, index), index, lexicon)
    at = 0
    while at < len(tagged):
        end = _merged(tagged, at, index, lexicon)
        word = "".join(word for word, _ in tagged[at:end])
        token = _word(word, {tag for _, tag in tagged[at:end]}, index, lexicon)
        yield from _small_words(token, index, lexicon) if token.kind == "unknown" else (token,)
        at = end


def _as_reported(tagged: Sequence[tuple[str, str]], index: Index) -> list[tuple[str, str]]:
    """The words with one that only the tagger made cut where the reports end a phrase: 服务点|设."""
    found: list[tuple[str, str]] = []
    for word, tag in tagged:
        before = found[-1][0] if found else ""
        made_up = bool(before) and len(word) > 1 and len(rjieba.cut(word, False)) > 1
        if made_up and not index.in_corpus(word) and index.in_corpus(before + word[0]):
            found[-1] = (before + word[0], found[-1][1])
            found += rjieba.tag(word[1:])
        else:
            found.append((word, tag))
    return found


def _singles(tagged: Sequence[tuple[str, str]], index: Index, lexicon: Lexicon) -> list[tuple[str, str]]:
    """The tagged words with single characters of no use side by side as one name: 沪|嘉."""
    found: list[tuple[str, str]] = []
    for word, tag in tagged:
        alone = len(word) == 1 and word not in lexicon.stop_chinese and word not in lexicon.chinese
        before = found[-1] if found else ("", "")
        if alone and HAS_CJK.match(word) and before[1] == "single":
            found[-1] = (before[0] + word, "single")
        elif alone and _one_noun(before, (word, tag), index, lexicon):
            found[-1] = (before[0] + word, "n")
        else:
            found.append((word, "single" if alone and HAS_CJK.match(word) else tag))
    return [(word, "n" if tag == "single" else tag) for word, tag in found]


def _one_noun(before: tuple[str, str], after: tuple[str, str], index: Index, lexicon: Lexicon) -> bool:
    """Whether a single noun makes one word with the word before it."""
    if after[1] == "n" and len(before[0]) == 2 and _bare_noun(before[0], index, lexicon):
        return True
    return before[1] == "n" and _other_noun(before[0] + after[0], index, lexicon)


def _bare_noun(word: str, index: Index, lexicon: Lexicon) -> bool:
    """Whether the noun after a plain word makes another word of it: 消费券."""
    known = (lexicon.chinese, lexicon.stop_chinese, lexicon.synonyms, index.names)
    return bool(HAS_CJK.match(word)) and not any(word in each for each in known)


def _small_words(token: Token, index: Index, lexicon: Lexicon) -> Iterator[Token]:
    """A word that nobody knows, as the two that it holds if both are known: 镇要, 评了, 点有."""
    word = token.text
    if len(word) == 2 and word[1] in PARTICLES and len(rjieba.cut(word, False)) == 2:
        yield from (_word(character, set(), index, lexicon) for character in word)
        return
    if len(rjieba.cut(word, False)) > 1 and all(character in lexicon.stop_chinese for character in word):
        yield from (_word(character, set(), index, lexicon) for character in word)
        return
    if any(sense.kind == "join" for sense in lexicon.chinese.get(word[0], ())):
        yield from (_word(part, {"n"}, index, lexicon) for part in (word[0], word[1:]))
        return
    if len(word) > 2 and word[-1] in PARTICLES and index.in_corpus(word[:-1]):
        yield from (_word(word[:-1], {"n"}, index, lexicon), _word(word[-1], set(), index, lexicon))
        return
    each = any(sense.kind == "each" for sense in lexicon.chinese.get(word[0], ()))
    made_up = len(word) <= LONGEST_SPLIT and (each or len(rjieba.cut(word, False)) > 1)
    if made_up and len(word) == 2 and word[0] in MODALS:
        yield from (_word(character, set(), index, lexicon) for character in word)
        return
    for cut in range(len(word) - 1, 0, -1) if made_up else ():
        halves = (word[:cut], word[cut:])
        if all(
            half in lexicon.chinese or half in lexicon.stop_chinese or half in lexicon.synonyms
            for half in halves
        ):
            yield from (_word(half, set(), index, lexicon) for half in halves)
            return
    yield token


def _merged(tagged: Sequence[tuple[str, str]], at: int, index: Index, lexicon: Lexicon) -> int:
    for end in range(min(len(tagged), at + 5), at + 1, -1):
        words = [word for word, _ in tagged[at:end]]
        whole = "".join(words)
        plain = words[0] not in lexicon.stop_chinese and not _latin(whole[-1])
        plain = plain and (
            words[-1] not in lexicon.stop_chinese or _ends_names(tagged[end - 1], whole, index)
        )
        if plain and 2 <= len(whole) <= LONGEST_MERGE and index.in_corpus(whole):
            return end
    return at + 1


def _ends_names(last: tuple[str, str], whole: str, index: Index) -> bool:
    """Whether a noun that says nothing alone is the end of what things are called: 实践|区."""
    return last[1] == "n" and any(
        name.endswith(whole) for iri in index.named(whole) for name in index.things[iri].names
    )


def _word(word: str, tags: set[str], index: Index, lexicon: Lexicon) -> Token:
    if word in lexicon.chinese:
        return Token(word, "sense", lexicon.chinese[word], (word,))
    if len(word) > 1 and word[-1] == "数" and word[:-1] in COUNTED_SO and not index.named(word):
        return Token(word, "sense", HOW_MANY, (word,))
    if YEAR.fullmatch(word):
        return Token(word, "year", (), (word.rstrip("年度"),))
    if word in lexicon.stop_chinese or LARGE.fullmatch(word):
        return Token(word, "stop")
    if NUMBER.fullmatch(word):
        return Token(word, "number", (), (word,))
    words = tuple(dict.fromkeys((word, *lexicon.synonyms.get(word, ()))))
    if len(word) > 1 and (word in units_of() or any(index.in_corpus(each) for each in words)):
        return Token(word, "term", (), words, soft=bool(tags) and tags <= HARMLESS - QUALIFIERS)
    if len(word) == 1:
        return Token(word, "stop")
    if word[-1] in INSIDE and word[:-1] in lexicon.stop_chinese:
        return Token(word, "stop")
    if len(word) > 2 and word[-1] in INSIDE and index.in_corpus(word[:-1]):
        return Token(word, "term", (), (word[:-1],))
    return _unknown(word, tags, words, index, lexicon)


def _unknown(word: str, tags: set[str], words: tuple[str, ...], index: Index, lexicon: Lexicon) -> Token:
    """A word that neither the reports nor the lexicon have: passed over if it only colours what is said."""
    colours = bool(tags) and tags <= COLOURING and not MAY_DENY.search(word)
    if colours and len(rjieba.cut(word, False)) == 1:
        return Token(word, "stop", soft=True)
    return _pieces(word, index, lexicon) or Token(word, "unknown", (), words, proper=not tags & HARMLESS)


def _pieces(word: str, index: Index, lexicon: Lexicon) -> Token | None:
    """A longer word the reports lack, by its two halves if they have both."""
    if len(word) < 4:
        return None
    for cut in range(len(word) - 2, 1, -1):
        left, right = word[:cut], word[cut:]
        if _latin(left[-1]) and _latin(right[0]):
            continue
        if index.in_corpus(left) and (index.in_corpus(right) or right in lexicon.stop_chinese):
            return Token(word, "term", (), (left,))
    return None
