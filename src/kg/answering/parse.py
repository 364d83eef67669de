"""The words of a question put together: what is asked for, and every condition on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.answering.index import Index
from kg.answering.lexicon import Kind, Lexicon
from kg.answering.near import near_names
from kg.answering.normal import clean, is_chinese
from kg.answering.question import Question, Read, Term
from kg.answering.tokens import PHASE, SCALE, Token, tokenize
from kg.answering.typos import mend

AUXILIARIES = {"is", "are", "was", "were", "did", "do", "does", "has", "have", "had", "can", "will", "would"}
BEFORE_NOUN = {"which", "how_many", "who"}
STOPPING = {"milestone", "award", "modality", "compare", "threshold"}
STOPPING_RELATIONS = {"servesIndustry", "partner", "undertakenBy", "locatedIn"}
DIGITS = {character: at + 1 for at, character in enumerate("一二三四五六七八九十")} | {"两": 2}
ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
}
NOUN_OR_VERB = {"计划", "会", "规划建设"}
UNITS = {"": 10**8, "百": 10**10, "千": 10**11, "万": 10**12}
NUMBER = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)\s*(%|亿元|亿|万元|万户|万|per cent|percent|[\u4e00-\u9fff])?")
ASKED_UNIT = re.compile(
    r"(?:多少|几)(?P<unit>百分点|个百分点|亿元|万元|亿|万|元|家次|人次|万平方米|平方公里|平方米|公里|公顷|微克|[\u4e00-\u9fff])"
)
MEANINGS = {
    "milestone": "dp:milestoneType dp:{}",
    "modality": "dp:modality dp:{}",
    "role": "dp:figureRole dp:{}",
    "level": "dp:level {}",
    "relation": "dp:{}",
    "figure": "dp:figureType dp:{}",
    "class": "kind {}",
}
MERGE_LIMIT = 20
WHETHER = ("有没有", "有无", "是不是", "能不能", "会不会")
NAMEABLE = (
    "Project",
    "Park",
    "Platform",
    "Enterprise",
    "Organization",
    "Event",
    "PolicyDocument",
    "PolicyMeasure",
    "Place",
)
INDUSTRY = re.compile(r"(?:产业集群|产业领域|产业|行业|领域|集群)$")


@dataclass(frozen=True, slots=True)
class Words:
    """A question's tokens with the place of the noun that is asked for."""

    tokens: tuple[Token, ...]
    target: tuple[int, ...]


def parse(text: str, index: Index, lexicon: Lexicon) -> Question:
    """The reading of a question; never fails, what it cannot place goes to `unknown`."""
    plain, cut = clean(text)
    for phrase in WHETHER:
        plain = plain.replace(phrase, "是否")
    tokens = mend(tokenize(plain, index, lexicon), index)
    asks = _asks(tokens, plain)
    words = Words(tokens, _target(tokens, asks))
    merged = _merge(words, index)
    return _question(text, plain, cut, merged, asks, index, lexicon)


def _values(tokens: Iterable[Token], kind: str) -> list[str]:
    return [value for token in tokens for value in token.means(kind)]


def _asks(tokens: Sequence[Token], plain: str) -> frozenset[str]:
    asks = set(_values(tokens, "ask"))
    content = [token for token in tokens if token.kind != "join"]
    first = plain.split(" ", 1)[0]
    if first in AUXILIARIES and not asks & {"which", "who", "how_many"}:
        asks.add("yes_no")
    if "yes_no" in asks and asks & {"which", "how_many", "who"} and content[-1].text not in {"吗", "么"}:
        asks.discard("yes_no")
    return frozenset(asks)


def _is_class(token: Token) -> bool:
    return bool(token.means("class")) and token.kind == "sense"


def _stops(token: Token) -> bool:
    kinds = {sense.kind for sense in token.senses}
    return bool(kinds & STOPPING) or bool(set(token.means("relation")) & STOPPING_RELATIONS)


def _target(tokens: Sequence[Token], asks: frozenset[str]) -> tuple[int, ...]:
    """Where the noun that is asked for stands; several places if they are joined or side by side."""
    head = _after_ask(tokens)
    if head is None:
        head = _before_ask(tokens)
    numeric = any({"Target", "Forecast"} & set(t.means("role")) or t.means("figure") for t in tokens)
    if (
        head is None
        and not numeric
        and not asks & {"how_much", "how_many", "who", "where", "yes_no", "evidence", "link"}
    ):
        classes = [at for at, token in enumerate(tokens) if _is_class(token)]
        head = classes[-1] if classes else None
    return _neighbours(tokens, head) if head is not None else ()


def _after_ask(tokens: Sequence[Token]) -> int | None:
    for at, token in enumerate(tokens):
        if set(token.means("ask")) & BEFORE_NOUN:
            found = _head(tokens, at + 1)
            if found is not None:
                return found
    return None


def _head(tokens: Sequence[Token], start: int) -> int | None:
    """The last noun of a class right after an asking word, before a verb; or after 'verb 的'."""
    head: int | None = None
    for at in range(start, len(tokens)):
        token = tokens[at]
        if _is_class(token):
            head = at
            continue
        if token.means("ask"):
            return head
        if token.means("unit"):
            return None
        if "concerns" in token.means("relation"):
            continue
        if _stops(token):
            if head is not None:
                return head
            relative = any(later.text == "的" for later in tokens[at + 1 : at + 6])
            if not relative:
                return None
        elif head is not None and token.text != "的" and token.kind != "join" and not _noun_like(token):
            return head
    return head


def _noun_like(token: Token) -> bool:
    return token.kind in {"term", "name"} and not token.text.isascii()


def _before_ask(tokens: Sequence[Token]) -> int | None:
    asking = [at for at, token in enumerate(tokens) if {"which", "who"} & set(token.means("ask"))]
    if not asking:
        return None
    before = [at for at in range(asking[-1]) if _is_class(tokens[at])]
    return before[-1] if before else None


def _neighbours(tokens: Sequence[Token], head: int) -> tuple[int, ...]:
    places, at = [head], head - 1
    while at >= 0:
        if _is_class(tokens[at]):
            places.append(at)
        elif (
            tokens[at].kind != "join"
            and "and" not in tokens[at].means("join")
            and "or" not in tokens[at].means("join")
        ):
            break
        at -= 1
    return tuple(sorted(places))


def _merge(words: Words, index: Index) -> tuple[tuple[Token, bool], ...]:
    """Tokens with whether each is the noun asked for; nouns beside a name become part of it if it is one."""
    merged: list[tuple[Token, bool]] = []
    at = 0
    tokens = words.tokens
    while at < len(tokens):
        end = at if at in words.target else _merge_end(words, at, index)
        if end > at:
            whole = "".join(token.text for token in tokens[at : end + 1])
            generic = all(token.kind == "sense" for token in tokens[at + 1 : end + 1])
            named = [tokens[at].text] if generic and tokens[at].kind == "name" else []
            merged.append((Token(whole, "term", (), tuple(dict.fromkeys((whole, *named)))), False))
        else:
            merged.append((tokens[at], at in words.target))
        at = max(at, end) + 1
    return tuple(merged)


def _mergeable(token: Token) -> bool:
    kinds = {sense.kind for sense in token.senses}
    return (
        token.kind in {"term", "name", "unknown"} or bool(kinds & {"class", "level"}) or kinds == {"relation"}
    )


def _merge_end(words: Words, at: int, index: Index) -> int:
    first = words.tokens[at]
    if first.text.isascii() or not (first.kind in {"term", "name", "unknown"} or _is_class(first)):
        return at
    end, best = at, at
    whole = first.text
    while end + 1 < len(words.tokens) and end + 1 not in words.target and len(whole) < MERGE_LIMIT:
        following = words.tokens[end + 1]
        if following.text.isascii() or not _mergeable(following):
            break
        end += 1
        whole += following.text
        if index.in_corpus(whole):
            best = end
    return best


def _question(
    text: str,
    plain: str,
    cut: bool,
    merged: Sequence[tuple[Token, bool]],
    asks: frozenset[str],
    index: Index,
    lexicon: Lexicon,
) -> Question:
    rest = [token for token, target in merged if not target]
    kinds, extra = _kinds(merged, lexicon)
    terms, hints, home, unknown, missing = _terms(rest, text, index)
    question = Question(
        text=text,
        chinese=is_chinese(plain),
        cut=cut,
        asks=asks,
        kinds=kinds,
        steps=tuple(dict.fromkeys(_values(rest, "milestone"))),
        step_phrase=_step_phrase(rest),
        award=bool(_values(rest, "award")),
        modality=_modality(rest, asks, plain),
        half=_half(rest),
        roles=frozenset(_values(rest, "role")),
        figures=frozenset(_values(rest, "figure")),
        levels=frozenset(_values(rest, "level")),
        relations=frozenset(_values(rest, "relation")),
        phase=_phase(rest),
        scale=_scale(rest),
        terms=(*terms, *extra),
        hints=hints,
        home=home,
        unknown=unknown,
        missing=missing,
        compare=next(iter(_values(rest, "compare")), ""),
        superlative=next(iter(_values(rest, "superlative")), ""),
        threshold=next(iter(_values(rest, "threshold")), ""),
        negated="not" in _values(rest, "join"),
        numbers=_numbers(plain),
        wanted_units=(*_wanted_units(plain), *_values(rest, "unit")),
        reading=tuple(_reading(merged, index)),
    )
    nouns = tuple(Term(t.text, t.words) for t in rest if t.means("class") and t.words)
    asked = tuple(Term(t.text, t.words) for t, target in merged if target and t.words)
    question = replace(question, nouns=nouns, asked=asked, sides=_sides(rest, question))
    return question if question.kinds else _with_head(question, merged, index)


def _with_head(question: Question, merged: Sequence[tuple[Token, bool]], index: Index) -> Question:
    """什么芯片, 哪条中试线: a noun of no class right after the asking word must be in the name."""
    for (asking, _), (noun, _) in zip(merged, merged[1:], strict=False):
        if "which" in asking.means("ask") and noun.kind in {"term", "name"} and not noun.text.isascii():
            exact = any(word in index.names for word in noun.words)
            called = [word for word in noun.words if index.named(word)]
            if not exact and question.chinese and not called:
                return replace(question, narrow=True)
            if not exact and question.chinese:
                kind = Kind("called", NAMEABLE, "|".join(map(re.escape, called)))
                rest = tuple(term for term in question.terms if term.text != noun.text)
                return replace(question, kinds=(kind,), terms=rest)
    return question


def _step_phrase(tokens: Sequence[Token]) -> str:
    """Two steps said in one word: 建成通车, 建成投产."""
    for one, other in zip(tokens, tokens[1:], strict=False):
        if one.means("milestone") and other.means("milestone") and not one.text.isascii():
            return one.text + other.text
    return ""


def _kinds(
    merged: Sequence[tuple[Token, bool]], lexicon: Lexicon
) -> tuple[tuple[Kind, ...], tuple[Term, ...]]:
    """The kinds asked for; of two nouns side by side the first narrows the second (园区项目, 医院项目)."""
    kinds: list[Kind] = []
    beside = False
    for token, target in merged:
        if target and token.means("class"):
            kind = lexicon.kinds[token.means("class")[0]]
            if beside and kind.id == "project" and not kinds[-1].pattern:
                continue
            kinds.append(kind)
        beside = bool(kinds) and target and bool(token.means("class"))
    said = [lexicon.kinds[value] for token, _ in merged for value in token.means("class")[:1]]
    extra = tuple(Term(word, (word,)) for kind in said for word in kind.also)
    return tuple(dict.fromkeys(kinds)), tuple(dict.fromkeys(extra))


@dataclass
class _Sorted:
    """The content words of a question by what became of them."""

    terms: list[Term]
    hints: list[Term]
    home: list[str]
    unknown: list[str]
    missing: list[str]


def _terms(
    tokens: Sequence[Token], text: str, index: Index
) -> tuple[tuple[Term, ...], tuple[Term, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    found = _Sorted([], [], [], [], [])
    for token in tokens:
        if token.kind in {"term", "name"}:
            _place(token, index, found)
        elif token.kind == "unknown":
            _place_unknown(token, text, index, found)
        elif token.kind in {"sense", "year", "number"} and token.words:
            found.hints.append(Term(token.text, token.words, hint=True))
    return (
        tuple(found.terms),
        tuple(found.hints),
        tuple(found.home),
        tuple(found.unknown),
        tuple(found.missing),
    )


def _place(token: Token, index: Index, found: _Sorted) -> None:
    if set(token.words) & index.home:
        found.home.append(token.text)
        return
    stem = INDUSTRY.sub("", token.text)
    if stem != token.text and len(stem) > 1 and index.industries(stem):
        found.terms.append(Term(token.text, (stem,), industry=True))
        return
    known = tuple(word for word in (*token.words, *_without_home(token, index)) if index.in_corpus(word))
    if known:
        found.terms.append(Term(token.text, known, exact=any(word in index.names for word in known)))
    else:
        found.unknown.append(token.text)
        found.missing.append(token.text)


def _without_home(token: Token, index: Index) -> list[str]:
    """嘉定新城 as the report itself calls it after the first time: 新城."""
    if token.kind != "name":
        return []
    return [
        word[len(home) :]
        for word in token.words
        for home in sorted(index.home)
        if word.startswith(home)
        and len(word) - len(home) >= 2
        and not word[len(home) :].startswith(("区", "县"))
    ]


def _place_unknown(token: Token, text: str, index: Index, found: _Sorted) -> None:
    guessed = near_names(token.text, index)
    if guessed:
        found.terms.append(Term(token.text, guessed, exact=True))
        return
    found.unknown.append(token.text)
    capital = token.text.isascii() and re.search(
        rf"\b{re.escape(token.text[:1].upper() + token.text[1:])}", text
    )
    if token.proper or (capital and not text.startswith(capital[0])):
        found.missing.append(token.text)


def _modality(tokens: Sequence[Token], asks: frozenset[str], plain: str) -> str:
    found = set(_values(tokens, "modality"))
    if (
        any(token.text in NOUN_OR_VERB for token in tokens)
        and found == {"Planned"}
        and not _before_verb(tokens)
    ):
        found = set()
    halves = set(_values(tokens, "time"))
    if "Planned" in found and not ("Realised" in found and "second" not in halves and "first" in halves):
        return "Planned"
    return "Realised" if "Realised" in found or "first" in halves else ""


def _before_verb(tokens: Sequence[Token]) -> bool:
    """Whether a word like 计划 stands before what is planned, or another word says that it is still to come."""
    for at, token in enumerate(tokens):
        if "Planned" in token.means("modality"):
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if token.text not in NOUN_OR_VERB or (following and _stops(following)) or at == 0:
                return True
            if following is not None and following.text in {"建", "新建", "建设", "做", "办", "引进", "新增"}:
                return True
    return False


def _half(tokens: Sequence[Token]) -> str:
    halves = _values(tokens, "time")
    return halves[0] if halves else ""


def _phase(tokens: Sequence[Token]) -> str:
    for token in tokens:
        match = PHASE.fullmatch(token.text) if token.kind == "phase" else None
        if match:
            said = match["n"] or match["p"] or match["w"]
            number = DIGITS.get(said) or ORDINALS.get(said) or int(said if said.isdigit() else 0)
            return "一二三四五六七八九十"[number - 1 : number] + "期" if 1 <= number <= 10 else ""
    return ""


def _scale(tokens: Sequence[Token]) -> Decimal | None:
    for token in tokens:
        match = SCALE.fullmatch(token.text) if token.kind == "scale" else None
        if match and match["e"]:
            count = Decimal(100) if match["e"] == "hundred" else Decimal(match["e"])
            return count * 10**9
        if match:
            said = match["n"] or "1"
            return Decimal(DIGITS.get(said) or int(said)) * UNITS[match["u"] or ""]
    return None


def _numbers(plain: str) -> tuple[tuple[Decimal, str], ...]:
    return tuple((Decimal(number), unit) for number, unit in NUMBER.findall(plain))


def _wanted_units(plain: str) -> tuple[str, ...]:
    return tuple("元" if match["unit"] == "钱" else match["unit"] for match in ASKED_UNIT.finditer(plain))


def _sides(tokens: Sequence[Token], question: Question) -> tuple[tuple[Term, ...], ...]:
    """The two sides of a comparison, in the order of the question."""
    if not (question.compare or "or" in _values(tokens, "join")):
        return ()
    sides: list[list[Term]] = [[]]
    by_text = {term.text: term for term in question.terms}
    for token in tokens:
        splits = bool(token.means("join")) or bool(token.means("compare")) or token.kind == "join"
        if splits and sides[-1]:
            sides.append([])
        elif token.text in by_text:
            sides[-1].append(by_text[token.text])
        elif token.kind == "scale":
            sides[-1].append(
                Term(token.text, ("千亿级" if "千" in token.text or "100" in token.text else token.text,))
            )
    return tuple(tuple(side) for side in sides if side)


def _reading(merged: Sequence[tuple[Token, bool]], index: Index) -> Iterator[Read]:
    for token, target in merged:
        if target:
            yield Read(token.text, "asked for: " + ", ".join(token.means("class")))
        elif token.kind == "sense":
            yield Read(
                token.text,
                "; ".join(dict.fromkeys(_meaning(sense.kind, sense.value) for sense in token.senses)),
            )
        elif token.kind in {"term", "name"}:
            names = [label for word in token.words for label in _labels(word, index)]
            shown = " | ".join(dict.fromkeys(names)) or " / ".join(token.words)
            yield Read(token.text, shown)
        elif token.kind in {"phase", "scale", "year"}:
            yield Read(token.text, token.kind)


def _meaning(kind: str, value: str) -> str:
    return MEANINGS.get(kind, kind + " {}").format(value)


def _labels(word: str, index: Index) -> list[str]:
    return [index.things[iri].label for iri in index.names.get(word, ())[:3]]
