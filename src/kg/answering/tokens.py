"""A question cut into the words the graph and the lexicon know, and those nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import rjieba

from kg.answering.index import Index
from kg.answering.lexicon import Lexicon, Sense, stem
from kg.answering.normal import CJK

LATIN = re.compile(r"[a-z0-9][a-z0-9.&'/+%-]*[a-z0-9%+]|[a-z0-9]")
HAS_CJK = re.compile(rf"[{CJK}]")
PHASE = re.compile(
    r"第?(?P<n>[一二三四五六七八九十]|\d{1,2})期|phase[ -]?(?P<p>\d|i{1,3}|iv|one|two|three|four)\b"
    r"|(?P<w>first|second|third|fourth|1st|2nd|3rd)[ -]phase"
)
SCALE = re.compile(
    r"(?P<n>[一二两三四五六七八九]|\d+)?(?P<u>[百千万])?亿级"
    r"|(?P<e>\d+(?:\.\d+)?|hundred)[ -]?billion(?:[ -]yuan)?"
)
NUMBER = re.compile(
    r"\d+(?:\.\d+)?\s*(?:%|亿元|万元|亿|万户|万|元|家|个|公顷|公里|天|per cent|percent|billion|million)?"
)
YEAR = re.compile(r"20\d\d年?度?")
INSIDE = "里内中上类系"
LONGEST_NAME_READ = 30
AFTER_PHASE = 8
LONGEST_PHRASE = 7
LONGEST_MERGE = 12
LONGEST_SPLIT = 4
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

# These tell sorts apart (民营, 大型): a condition, however small the word.
QUALIFIERS = {"a", "b"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the question: what it can stand for, and the words of a report it may match.

    `kind` is name, sense, term, phase, scale, number, year, join, stop or unknown.
    """

    text: str
    kind: str
    senses: tuple[Sense, ...] = ()
    words: tuple[str, ...] = ()
    proper: bool = False
    soft: bool = False

    def means(self, kind: str) -> tuple[str, ...]:
        """The values of a kind of sense that this word can have."""
        return tuple(sense.value for sense in self.senses if sense.kind == kind)


def tokenize(question: str, index: Index, lexicon: Lexicon, quoted: Sequence[str] = ()) -> tuple[Token, ...]:
    """The words of a cleaned question (see `normal.clean`), in order; `quoted` are words it had in quotes."""
    tokens: list[Token] = []
    position = 0
    for match, kind in _patterns(question, index, quoted):
        if match.start() < position:
            continue
        tokens += _stretch(question[position : match.start()], index, lexicon)
        words = (match[0],) if kind in {"name", "term"} else ()
        tokens.append(Token(match[0].strip(), kind, (), words))
        position = match.end()
    tokens += _stretch(question[position:], index, lexicon)
    return tuple(_compose(tokens, index))


def _patterns(question: str, index: Index, quoted: Sequence[str] = ()) -> list[tuple[re.Match[str], str]]:
    found = [(match, "phase") for match in PHASE.finditer(question)]
    found += [(match, "scale") for match in SCALE.finditer(question)]
    free = [pair for pair in found if pair[1] == "scale" or not _in_name(question, pair[0], index)]
    free += [
        (match, "name" if word in index.names else "term")
        for word in quoted
        if index.in_corpus(word)
        for match in re.finditer(re.escape(word), question)
        if not _in_name(question, match, index)
    ]
    return sorted(free, key=lambda pair: (pair[0].start(), -pair[0].end()))


def _in_name(question: str, match: re.Match[str], index: Index) -> bool:
    """Whether a phase or scale is part of a whole name: 某某医疗二期."""
    return any(
        question[start:end] in index.names
        for start in range(max(0, match.start() - LONGEST_NAME_READ), match.start() + 1)
        for end in range(match.end(), min(len(question), match.end() + AFTER_PHASE) + 1)
        if end - start > len(match[0])
    )


def _stretch(text: str, index: Index, lexicon: Lexicon) -> Iterator[Token]:
    """A stretch without phases and scales: Chinese runs and English words, pauses between them kept."""
    run: list[str] = []
    for part in re.findall(r"[^\s,?、]+|[,?、]", text):
        if HAS_CJK.search(part) or part in ",?、":
            yield from _english(run, index, lexicon)
            run = []
            if part == "、":
                yield Token(part, "join", (Sense("join", "and", "and"),))
            elif part not in ",?":
                yield from _chinese(part, index, lexicon)
        else:
            run.append(part)
    yield from _english(run, index, lexicon)


def _chinese(text: str, index: Index, lexicon: Lexicon) -> Iterator[Token]:
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
    for word in rjieba.cut(text):
        words[at] = at + len(word)
        at += len(word)
    for start, end, token in chosen:
        longer = words.get(start, 0)
        only_class = token.kind == "sense" and {sense.kind for sense in token.senses} == {"class"}
        if only_class and longer == end + 1 and end not in starts and longer not in ends:
            whole = _word(text[start:longer], {"n"}, index, lexicon)
            if whole.kind in {"unknown", "term"}:
                yield start, longer, whole
                continue
        yield start, end, token


def _best(text: str, index: Index, lexicon: Lexicon) -> list[tuple[int, int, Token]]:
    """The known words that cover a text best: long ones count more than their length."""
    size = len(text)
    score: list[float] = [0.0] * (size + 1)
    choice: list[tuple[int, Token] | None] = [None] * (size + 1)
    longest = min(size, max(index.longest_name, 12))
    for start in range(size - 1, -1, -1):
        score[start], choice[start] = score[start + 1], None
        for end in range(start + 2, min(size, start + longest) + 1):
            if _inside_word(text, start, end):
                continue
            known = _known(text[start:end], index, lexicon)
            if known and (gain := (end - start) ** 2 + known[1] + score[end]) > score[start]:
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
    tagged = _singles([(word, tag) for word, tag in rjieba.tag(text) if word.strip()], index, lexicon)
    at = 0
    while at < len(tagged):
        end = _merged(tagged, at, index, lexicon)
        word = "".join(word for word, _ in tagged[at:end])
        token = _word(word, {tag for _, tag in tagged[at:end]}, index, lexicon)
        yield from _small_words(token, index, lexicon) if token.kind == "unknown" else (token,)
        at = end


def _singles(tagged: Sequence[tuple[str, str]], index: Index, lexicon: Lexicon) -> list[tuple[str, str]]:
    """The tagged words with single characters of no use side by side as one name: 沪|嘉."""
    found: list[tuple[str, str]] = []
    for word, tag in tagged:
        alone = len(word) == 1 and word not in lexicon.stop_chinese and word not in lexicon.chinese
        before = found[-1] if found else ("", "")
        if alone and HAS_CJK.match(word) and before[1] == "single":
            found[-1] = (before[0] + word, "single")
        elif alone and tag == "n" and len(before[0]) == 2 and _bare_noun(before[0], index, lexicon):
            found[-1] = (before[0] + word, "n")
        else:
            found.append((word, "single" if alone and HAS_CJK.match(word) else tag))
    return [(word, "n" if tag == "single" else tag) for word, tag in found]


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
    each = any(sense.kind == "each" for sense in lexicon.chinese.get(word[0], ()))
    made_up = len(word) <= LONGEST_SPLIT and (each or len(rjieba.cut(word, False)) > 1)
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
        plain = not any(word in lexicon.stop_chinese for word in (words[0], words[-1]))
        if plain and 2 <= len(whole) <= LONGEST_MERGE and index.in_corpus(whole):
            return end
    return at + 1


def _word(word: str, tags: set[str], index: Index, lexicon: Lexicon) -> Token:
    if word in lexicon.chinese:
        return Token(word, "sense", lexicon.chinese[word], (word,))
    if YEAR.fullmatch(word):
        return Token(word, "year", (), (word.rstrip("年度"),))
    if word in lexicon.stop_chinese:
        return Token(word, "stop")
    if NUMBER.fullmatch(word):
        return Token(word, "number", (), (word,))
    words = tuple(dict.fromkeys((word, *lexicon.synonyms.get(word, ()))))
    if len(word) > 1 and any(index.in_corpus(each) for each in words):
        return Token(word, "term", (), words, soft=bool(tags) and tags <= HARMLESS - QUALIFIERS)
    if len(word) == 1:
        return Token(word, "stop")
    if word[-1] in INSIDE and word[:-1] in lexicon.stop_chinese:
        return Token(word, "stop")
    if word[-1] in INSIDE and index.in_corpus(word[:-1]):
        return Token(word, "term", (), (word[:-1],))
    split = _pieces(word, index, lexicon)
    return split or Token(word, "unknown", (), words, proper=not tags & HARMLESS)


def _pieces(word: str, index: Index, lexicon: Lexicon) -> Token | None:
    """A longer word the reports lack, by its two halves if they have both."""
    if len(word) < 4:
        return None
    for cut in range(len(word) - 2, 1, -1):
        left, right = word[:cut], word[cut:]
        if index.in_corpus(left) and (index.in_corpus(right) or right in lexicon.stop_chinese):
            return Token(word, "term", (), (left,))
    return None


def _english(parts: Sequence[str], index: Index, lexicon: Lexicon) -> Iterator[Token]:
    words = [word for part in parts for word in LATIN.findall(part.replace("'s", ""))]
    stems = [stem(word) for word in words]
    at = 0
    while at < len(words):
        for size in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
            token = _phrase(" ".join(words[at : at + size]), " ".join(stems[at : at + size]), index, lexicon)
            if token:
                yield token
                at += size
                break
        else:
            pieces = words[at].split("-")
            if len(pieces) > 1 and not index.in_corpus(words[at]):
                words[at : at + 1] = pieces
                stems[at : at + 1] = [stem(piece) for piece in pieces]
                continue
            yield _foreign(words[at], index)
            at += 1


def _phrase(text: str, key: str, index: Index, lexicon: Lexicon) -> Token | None:
    translated = lexicon.translations.get(key, ())
    if key in lexicon.english:
        return Token(text, "sense", lexicon.english[key], translated)
    if translated:
        return Token(text, "term", (), translated)
    if text in index.names:
        return Token(text, "name", (), (text,))
    if key in lexicon.stop_english or text in lexicon.stop_english:
        return Token(text, "stop")
    return None


def _foreign(word: str, index: Index) -> Token:
    if YEAR.fullmatch(word):
        return Token(word, "year", (), (word,))
    if NUMBER.fullmatch(word):
        return Token(word, "number", (), (word,))
    if len(word) > 1 and index.in_corpus(word):
        return Token(word, "term", (), (word,))
    pieces = index.pinyin.get(word.replace("'", "").replace("-", ""), ())
    if pieces and len(word) > 3:
        return Token(word, "name", (), pieces)
    return Token(word, "unknown", (), (word,))


def _compose(tokens: Iterable[Token], index: Index) -> Iterator[Token]:
    """Pinyin and the translated word after it as one name, where the reports know it: Jiading + New City."""
    held: Token | None = None
    for token in tokens:
        if held is not None:
            joined = _joined(held, token, index)
            if joined:
                held = joined
                continue
            yield held
        held = token
    if held is not None:
        yield held


def _joined(left: Token, right: Token, index: Index) -> Token | None:
    spoken = left.text.isascii() and right.text.isascii() and left.kind == "name"
    if not spoken or right.kind not in {"term", "sense", "name"} or not right.words:
        return None
    words = tuple(a + b for a in left.words for b in right.words if index.named(a + b))
    return replace(left, text=f"{left.text} {right.text}", words=words) if words else None
