"""Words of a question that mean something else side by side than each alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from kg.answering.index import Index
from kg.answering.lexicon import Sense
from kg.answering.lexicon.cues import any_of, cue, words
from kg.answering.normal import bare
from kg.answering.question import Question, Term
from kg.answering.tokens import Token

STATED = re.compile(rf"(?<![\d.])\d+(?:\.\d+)?(?:{any_of('units')}|{any_of('counting')})")

BOUND_STATED = re.compile(rf"超过?(?P<n>\d+(?:\.\d+)?)(?P<unit>{any_of('counting')})")

BOTH_AT_ONCE = cue("both-at-once")
# A number before a noun in an English question, no year: with 22 measures.
# Several things, not a bound, a time or an amount.
COUNTED_THINGS = re.compile(
    rf"(?<![\d.])\d{{2,}}(?:{any_of('counting')})(?=[重大]?[\u3400-\u9fff]{{0,4}}(?:项目|企业|工程))"
)
OF_SCALE = cue("of-a-scale")
COUNTED_IN_ENGLISH = re.compile(r"(?<![\w.%-])(\d{1,3}|[3-9]\d{3})(?= [a-z]{3,})")
# Alone these say too much to ask for anything: 区里, 县里.
DISTRICTS = {"区", "县"}
MEETING = "会"
# What is done under this name is no target: 治理任务.
TASK = "任务"
COUNTED = {
    "project",
    "enterprise",
    "park",
    "platform",
    "event",
    "organization",
    "school",
    "hospital",
    "kindergarten",
    "village",
    "town",
    "incubator",
    "centre",
    "body",
}


def as_noun(merged: Sequence[tuple[Token, bool]]) -> tuple[tuple[Token, bool], ...]:
    """A verb that is asked for stands for what is done: 什么合作."""
    noun = (Sense("class", "cooperation", "cooperation"),)
    return tuple(
        (replace(token, senses=noun), target)
        if target and "partner" in token.means("relation")
        else (token, target)
        for token, target in merged
    )


def districts(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens with 区 or 县 as the noun that it is beside the asking word: 哪个区, 提到的区有哪些."""
    district = (Sense("class", "district", "district"),)
    before = (None, *tokens)
    after = (*tokens[1:], None)
    return tuple(
        replace(token, kind="sense", senses=district, words=(token.text,))
        if token.text in DISTRICTS and (_asks_which(asking) or (_of(asking) and _asks_which(following)))
        else token
        for asking, token, following in zip(before, tokens, after, strict=False)
    )


def _asks_which(token: Token | None) -> bool:
    return token is not None and "which" in token.means("ask")


def _of(token: Token | None) -> bool:
    return token is not None and token.text == "的"


def meetings(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens with 会 at the end of what is asked for as the noun that it is there: 哪些汽车的会."""
    said = [token for token in tokens if token.kind != "stop"]
    asks = any({"which", "how_many"} & set(token.means("ask")) for token in tokens)
    if not (said and asks and said[-1].text == MEETING):
        return tuple(tokens)
    noun = (Sense("class", "meeting", "meeting"),)
    return tuple(replace(t, kind="sense", senses=noun) if t is said[-1] else t for t in tokens)


def compounds(tokens: Sequence[Token], index: Index) -> tuple[Token, ...]:
    """A verb right before a noun as one noun, where reports write it so: 服务机构, 治理任务."""
    found: list[Token] = []
    for token in tokens:
        verb = found[-1] if found else None
        if verb and "servesIndustry" in verb.means("relation") and set(token.means("class")) & COUNTED:
            whole = verb.text + token.text
            if index.in_corpus(whole):
                found[-1] = replace(token, text=whole, words=(whole,))
                continue
        if verb and token.text == TASK and verb.kind == "term" and index.in_corpus(verb.text + TASK):
            found[-1] = replace(verb, text=verb.text + TASK, words=(verb.text + TASK, *verb.words))
            continue
        found.append(token)
    return tuple(found)


def either(question: Question, tokens: Sequence[Token], index: Index) -> Question:
    """The question with two joined names of one class as one condition: 汽车和医疗产业的项目."""
    joint = any(kind.id == "cooperation" for kind in question.kinds)
    joint = joint or bool(BOTH_AT_ONCE.search(question.text))
    together = joint or {"partner"} & question.relations or {"link", "evidence"} & question.asks
    if together or question.compare or question.superlative or question.asks & {"how_much", "yes_no"}:
        return question
    terms = {term.text: term for term in question.terms}
    said = [token for token in tokens if token.kind != "stop"]
    for before, join, after in zip(said, said[1:], said[2:], strict=False):
        left, right = terms.get(before.text), terms.get(after.text)
        if left and right and left is not right and _either_will_do(left, join, right, index):
            terms = _as_one(terms, left, right, after.text)
    return replace(question, terms=tuple(terms.values()))


def _either_will_do(left: Term, join: Token, right: Term, index: Index) -> bool:
    """Whether one of two joined words is enough: names of one class, or plain words of the text."""
    joins = set(join.means("join"))
    if not joins & {"and", "or"}:
        return False
    verbs = left.soft and right.soft and "both" not in joins
    nameless = not any(index.named(word) for word in (*left.words, *right.words))
    return _alike(left, right, index) or verbs or ("or" in joins and nameless)


def _as_one(terms: Mapping[str, Term], left: Term, right: Term, key: str) -> dict[str, Term]:
    """The terms with two of them as one, met by what meets either; under the second's word for a third."""
    both = Term(
        f"{left.text} / {right.text}",
        tuple(dict.fromkeys((*left.words, *right.words))),
        exact=left.exact and right.exact,
        industry=left.industry and right.industry,
        soft=left.soft and right.soft,
    )
    return {**{name: term for name, term in terms.items() if term not in {left, right}}, key: both}


def _alike(left: Term, right: Term, index: Index) -> bool:
    """Whether two terms are names, or in names, of one class; each indicator has its own figure."""
    classes = [
        {
            name
            for word in term.words
            for iri in index.names.get(word, index.named(word))
            for name in index.things[iri].classes
        }
        for term in (left, right)
    ]
    return bool(classes[0] & classes[1] - {"Indicator"})


def as_stated(question: Question, index: Index) -> Question:
    """The question with a bound that a report states in so many words as one of them: 集聚企业超过100家."""
    match = BOUND_STATED.search(bare(question.text))
    if match is None or not question.compare or not {"which", "who"} & question.asks or not question.kinds:
        return question
    said = tuple(
        word
        for word in (f"超过{match['n']}{match['unit']}", f"超{match['n']}{match['unit']}")
        if index.text.saying(word)
    )
    if not said or any(kind.id == "indicator" for kind in question.kinds):
        return question
    return replace(question, compare="", terms=(*question.terms, Term(match[0], said)))


def with_numbers(question: Question, index: Index) -> Question:
    """The question with a number it states as a word that must stand beside: 哪个方案有22项举措."""
    if question.compare or question.superlative or question.threshold or "yes_no" in question.asks:
        return question
    if question.asks & {"how_many", "how_much"}:
        return replace(question, missing=(*question.missing, *_uncounted(question, index)))
    said = bare(question.text)
    names = [word for term in question.terms for word in term.words]
    stated = [match[0] for match in STATED.finditer(said) if not any(match[0] in name for name in names)]
    known = tuple(Term(word, (word,)) for word in stated if index.text.saying(word))
    lost = tuple(word for word in stated if not index.text.saying(word))
    inside = {piece for term in question.terms for piece in term.text.split()}
    for number in (n for n in COUNTED_IN_ENGLISH.findall(OF_SCALE.sub("", question.text)) if n not in inside):
        said_so = tuple(number + unit for unit in words("counting") if index.text.saying(number + unit))
        known += (Term(number, said_so),) if said_so else ()
        lost += () if said_so else (number,)
    return replace(
        question,
        terms=(*question.terms, *known),
        unknown=(*question.unknown, *lost),
        missing=(*question.missing, *lost),
    )


def _uncounted(question: Question, index: Index) -> tuple[str, ...]:
    """So many things whose figure is asked for and of which no report says that there are so many."""
    said = bare(question.text)
    return tuple(
        match[0]
        for match in COUNTED_THINGS.finditer(said)
        if not any(
            re.search(rf"(?<![\d.]){match[0]}", index.text.pieces[at].words)
            for at in index.text.saying(match[0])
        )
    )


def count_of(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens with 多少 before a noun for things that are counted, or 数 after one, read as how many."""
    before = (None, *tokens)
    for noun, token, following in zip_longest(before, tokens, tokens[1:]):
        if token is None:
            return
        counted = following is not None and set(following.means("class")) & COUNTED
        last = following is None and noun is not None and noun.kind in {"term", "name"}
        number = token.text == "数" and noun is not None and (set(noun.means("class")) & COUNTED or last)
        if number or (token.text == "多少" and counted):
            yield replace(token, kind="sense", senses=(Sense("ask", "how_many", "how_many"),))
        else:
            yield token
