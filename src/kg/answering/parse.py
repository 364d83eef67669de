"""The words of a question put together: what is asked for, and every condition on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.answering.asked import grouped_by, kinds_of, sorts_of
from kg.answering.cues import (
    find_asks,
    find_besides,
    find_besides_phrase,
    find_figures,
    find_half,
    find_lacking,
    find_modality,
    find_numbers,
    find_phases,
    find_quoted,
    find_scale,
    find_step_phrase,
    find_steps,
    find_threshold,
    find_units,
    split_table,
    values,
)
from kg.answering.heads import called_so, with_heads
from kg.answering.index import Index
from kg.answering.lexicon import Kind, Lexicon
from kg.answering.lexicon.cues import cue
from kg.answering.lexicon.cues import words as listed_words
from kg.answering.negation import affirmed_steps, denies_state, is_negated, scope
from kg.answering.normal import asked_in_chinese, is_chinese
from kg.answering.nouns import Words, find_target, merge
from kg.answering.owners import asks_whose
from kg.answering.phrases import (
    as_noun,
    as_stated,
    compounds,
    count_of,
    districts,
    either,
    meetings,
    with_numbers,
)
from kg.answering.question import Question, Term
from kg.answering.reading import read_as, read_in_time, read_kind, read_left_out
from kg.answering.rewording import reworded
from kg.answering.terms import sort_terms
from kg.answering.times import (
    compared,
    find_part,
    find_years,
    own_years,
    time_terms,
    without_compared,
    without_part,
)
from kg.answering.tokenizing import tokenize
from kg.answering.tokens import PAUSE, Token
from kg.answering.typos import as_titles, mend

NOT_YET = cue("not-yet-said")
BUILDING = listed_words("said-of-buildings")


def parse(text: str, index: Index, lexicon: Lexicon) -> Question:
    """The reading of a question; never fails, what it cannot place goes to `unknown`."""
    plain, in_time = reworded(text, index, lexicon)
    plain, table = split_table(plain)
    said = tokenize(without_part(without_compared(plain)), index, lexicon, find_quoted(text))
    tokens = as_titles(mend(said, index), index)
    tokens = tuple(count_of(compounds(meetings(districts(tokens)), index)))
    asks = find_asks(tokens, plain)
    words = Words(tokens, find_target(tokens, asks, plain, index))
    merged = as_noun(merge(words, index))
    question = replace(_question(text, plain, merged, asks, index, lexicon), table=table)
    if not in_time:
        return question
    told = read_in_time(in_time, chinese=question.chinese)
    return replace(question, in_time=in_time, reading=(*question.reading, told))


def _question(
    text: str,
    plain: str,
    merged: Sequence[tuple[Token, bool]],
    asks: frozenset[str],
    index: Index,
    lexicon: Lexicon,
) -> Question:
    said = tuple([token for token, target in merged if not target])
    rest, left_out = (said, ()) if "yes_no" in asks else scope(said)
    kinds, extra, given = _kinds(merged, asks, index, lexicon)
    terms, hints, home, unknown, missing = sort_terms(
        rest, text, index, lexicon, short=bool(kinds) or _what_is_there(rest, asks)
    )
    phases = find_phases(rest)
    question = Question(
        text=text,
        chinese=is_chinese(plain),
        asks=asks,
        kinds=kinds,
        sorts=sorts_of(merged, lexicon) if "yes_no" in asks else (),
        steps=find_steps(rest, is_negated(rest, asks)),
        step_phrase=find_step_phrase(affirmed_steps(rest) or rest),
        building=any(token.text in BUILDING for token in rest if token.means("milestone")),
        lacking=find_lacking(rest),
        besides=find_besides(rest),
        besides_phrase=find_besides_phrase(rest),
        whose=asks_whose([token for token, _ in merged]),
        award=given or bool(values(rest, "award")) or _honoured(merged),
        modality=find_modality(rest, asks, plain),
        half=find_half(rest),
        years=find_years(plain, index),
        own_years=own_years(plain, index),
        part=find_part(plain, index),
        roles=frozenset(values(rest, "role")),
        figures=find_figures(rest, plain) | ({"YoYGrowth"} if compared(plain) else frozenset()),
        levels=frozenset(values(rest, "level")),
        relations=frozenset(values(rest, "relation")),
        phase=next(iter(phases), ""),
        other_phases=phases[1:],
        scale=find_scale(rest),
        sized=_sized(merged),
        terms=(*terms, *extra),
        hints=hints,
        home=home,
        unknown=unknown,
        missing=missing,
        passed=tuple(t.text for t in rest if t.kind == "stop" and t.soft),
        compare=next(iter(values(rest, "compare")), ""),
        superlative=next(iter(values(rest, "superlative")), ""),
        threshold=find_threshold(rest),
        states=frozenset(values(rest, "state")),
        states_denied=denies_state(rest),
        each=grouped_by(merged, lexicon),
        each_region="region" in values(rest, "each"),
        negated=is_negated(rest, asks),
        numbers=find_numbers(plain),
        wanted_units=(*find_units(plain), *values(rest, "unit")),
        doing=_doing(rest, lexicon),
        reading=tuple(read_as(merged, index, lexicon, chinese=asked_in_chinese(text))),
    )
    return _finished(_narrowed(question, rest, left_out, index, lexicon), rest, merged, index, lexicon)


def _kinds(
    merged: Sequence[tuple[Token, bool]], asks: frozenset[str], index: Index, lexicon: Lexicon
) -> tuple[tuple[Kind, ...], tuple[Term, ...], bool]:
    """The kinds asked for, terms that come with them, and whether it is asked who was given a title."""
    kinds, extra = kinds_of(merged, lexicon, index)
    given = any(kind.id == "title" for kind in kinds) and ("who" in asks or _to_whom(merged))
    return ((), (*extra, *_titled(merged)), True) if given else (kinds, extra, False)


def _what_is_there(rest: Sequence[Token], asks: frozenset[str]) -> bool:
    """Whether anything that there is in a place may be the answer: 某镇有什么; no town does what it has."""
    done = any(token.means("milestone") or token.means("modality") for token in rest)
    other = asks & {"how_much", "how_many", "yes_no", "evidence"}
    return bool(asks & {"which", "what_is"}) and not (done or other)


def _honoured(merged: Sequence[tuple[Token, bool]]) -> bool:
    """Whether a title stands beside the noun that is asked for: 国家级荣誉有哪些单位."""
    asked = [token for token, target in merged if target]
    titled = any("title" in token.means("class") for token, target in merged if not target)
    return titled and any(token.means("class") for token in asked)


def _to_whom(merged: Sequence[tuple[Token, bool]]) -> bool:
    """Whether the title is what was given and who has it is asked for: what was awarded the title of."""
    said = [token for token, _ in merged]
    asking = next((at for at, token in enumerate(said) if "which" in token.means("ask")), None)
    won = next((at for at, token in enumerate(said) if token.means("award")), None)
    titled = next((at for at, token in enumerate(said) if "title" in token.means("class")), None)
    if asking is None or won is None or titled is None:
        return False
    plain = not any(token.means("class") or token.kind in {"name", "term"} for token in said[:won])
    return asking < won < titled and plain and said[titled].text.isascii()


def _titled(merged: Sequence[tuple[Token, bool]]) -> tuple[Term, ...]:
    """The nouns that only tell which title was given: 孵化器称号给了谁."""
    return tuple(
        Term(token.text, token.words)
        for token, target in merged
        if target and token.words and "title" not in token.means("class")
    )


def _doing(rest: Sequence[Token], lexicon: Lexicon) -> tuple[Term, ...]:
    """The steps asked about, each with the verbs that tell it."""
    steps = dict.fromkeys(values(rest, "milestone"))
    return tuple(Term(step, lexicon.triggers.get(step, ())) for step in steps)


def _finished(
    question: Question,
    rest: Sequence[Token],
    merged: Sequence[tuple[Token, bool]],
    index: Index,
    lexicon: Lexicon,
) -> Question:
    """The question with what follows from its words taken together: nouns, what is asked, sides, head."""
    nouns = tuple(Term(t.text, t.words) for t in rest if t.means("class") and t.words)
    asked = tuple(Term(t.text, t.words) for t, target in merged if target and t.words)
    question = _as_stepped(replace(question, nouns=nouns, asked=asked, sides=_sides(rest, question)), lexicon)
    question = _together(question)
    return question if question.kinds or "evidence" in question.asks else called_so(question, merged, index)


def _together(question: Question) -> Question:
    """A question for partners without the founding of what they do: 跟谁建立了合作."""
    founded = question.steps == ("Established",) and "partner" in question.relations
    return replace(question, steps=(), doing=()) if founded and not question.kinds else question


def _as_stepped(question: Question, lexicon: Lexicon) -> Question:
    """A noun that with a step stands for another kind, read so: policies that are published are papers."""
    meant = {
        kind: lexicon.kinds[kind.stepped] for kind in question.kinds if set(kind.steps) & set(question.steps)
    }
    if not meant:
        return question
    kinds = tuple(dict.fromkeys(meant.get(kind, kind) for kind in question.kinds))
    said = ", ".join(term.text for term in question.asked)
    reads = tuple(read_kind(said, kind, chinese=question.chinese) for kind in meant.values())
    return replace(question, kinds=kinds, reading=(*question.reading, *reads))


def _narrowed(
    question: Question,
    rest: Sequence[Token],
    left_out: Sequence[Token],
    index: Index,
    lexicon: Lexicon,
) -> Question:
    """The question with what narrows it further: nouns after names, what is left out, another time."""
    if {"which", "who"} & question.asks and not question.asks & {"how_many", "how_much", "yes_no"}:
        question = with_heads(question, rest, index, lexicon)
    question = either(question, rest, index)
    question = _leaving_out(question, left_out, index, lexicon)
    question = with_numbers(as_stated(question, index), index)
    others = tuple(term for term in time_terms(question) if term not in question.terms)
    question = replace(question, terms=(*question.terms, *others))
    return question


def _sized(merged: Sequence[tuple[Token, bool]]) -> bool:
    """Whether a scale is said of parks or projects themselves and not of an industry: 千亿级园区."""
    return any(
        one.kind == "scale" and set(other.means("class")) & {"park", "project", "platform"}
        for (one, _), (other, _) in pairwise(merged)
    )


def _leaving_out(question: Question, tokens: Sequence[Token], index: Index, lexicon: Lexicon) -> Question:
    """The question with what its answers must not be: 汽车产业以外, 不在某地, not a park.

    What is asked for is not left out whole: behind names it says what they are, 除甲、乙两个项目外的项目.
    """
    if not tokens:
        return question
    terms, _, home, unknown, missing = sort_terms(tokens, question.text, index, lexicon)
    said = tuple(term for term in terms if _denied_there(term, question.text, index))
    question = replace(question, terms=(*question.terms, *said))
    terms = tuple(term for term in terms if term not in said)
    marks = tuple(Term(t.text, (t.text,)) for t in tokens if t.kind in {"phase", "scale"})
    kinds = tuple(lexicon.kinds[value] for token in tokens for value in token.means("class")[:1])
    places = tuple(Term(name, (name,)) for name in home)
    if terms:
        kinds = tuple(kind for kind in kinds if kind not in question.kinds)
    return replace(
        question,
        excluded=(*terms, *marks, *places),
        excluded_kinds=kinds,
        unknown=(*question.unknown, *unknown),
        missing=(*question.missing, *missing),
        reading=(*question.reading, read_left_out(tokens, chinese=question.chinese)),
    )


def _denied_there(term: Term, text: str, index: Index) -> bool:
    """Whether the report itself denies what is to be left out, so that this is what is asked: 尚未恢复的."""
    clauses = [index.text.pieces[at].words for word in term.words for at in index.text.saying(word)]
    return bool(clauses and NOT_YET.search(text)) and all(map(NOT_YET.search, clauses))


def _sides(tokens: Sequence[Token], question: Question) -> tuple[tuple[Term, ...], ...]:
    """The sides of a comparison, in the order of the question; the highest of 甲、乙、丙 is one too."""
    if not (question.compare or question.superlative or "or" in values(tokens, "join")):
        return ()
    sides: list[list[Term]] = [[]]
    by_text = {term.text: term for term in question.terms}
    for token in tokens:
        splits = bool(token.means("join")) or bool(token.means("compare")) or token.kind == "join"
        splits = splits or (token is PAUSE and bool(question.superlative))
        if splits and sides[-1]:
            sides.append([])
        elif token.text in by_text:
            sides[-1].append(by_text[token.text])
        elif token.kind == "scale":
            sides[-1].append(
                Term(token.text, ("千亿级" if "千" in token.text or "100" in token.text else token.text,))
            )
    return tuple(tuple(side) for side in sides if side)
