"""How a question was read, phrase by phrase, in the language it was asked in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.answering.index import Index
from kg.answering.lexicon import Kind, Lexicon, Sense
from kg.answering.question import Read
from kg.answering.terms_shown import term_words
from kg.answering.tokens import Token

# What a sense of the lexicon means, in Chinese and in English.
SAID = {
    ("ask", "which"): ("问哪些", "asks which"),
    ("ask", "who"): ("问谁", "asks who"),
    ("ask", "where"): ("问哪里", "asks where"),
    ("ask", "when"): ("问何时", "asks when"),
    ("ask", "how_many"): ("问数量", "asks how many"),
    ("ask", "how_much"): ("问数值", "asks how much"),
    ("ask", "yes_no"): ("问是否", "asks whether"),
    ("ask", "what_is"): ("问是什么", "asks what it is"),
    ("ask", "evidence"): ("问原文", "asks for the sentences"),
    ("ask", "status"): ("问进展", "asks how far it is"),
    ("ask", "link"): ("问两者关系", "asks how they are related"),
    ("time", "first"): ("上半年", "first half of the year"),
    ("time", "second"): ("下半年", "second half of the year"),
    ("time", "year"): ("这一年", "this year"),
    ("time", "whole"): ("全年", "the whole year"),
    ("each", "each"): ("按其分组", "grouped by"),
    ("join", "and"): ("和", "and"),
    ("join", "both"): ("都要", "both"),
    ("join", "or"): ("或", "or"),
    ("join", "not"): ("除外或未有", "not"),
    ("compare", "more"): ("比较: 更多", "compares: more"),
    ("compare", "less"): ("比较: 更少", "compares: less"),
    ("superlative", "max"): ("最高者", "the highest"),
    ("superlative", "min"): ("最低者", "the lowest"),
    ("threshold", "reached"): ("是否达到目标", "whether the target is reached"),
    ("threshold", "half"): ("是否过半", "whether half is reached"),
    ("figure", "progress"): ("完成目标的比例", "share of the target"),
    ("figure", "remaining"): ("离目标还差", "still missing from the target"),
    ("award", "any"): ("获得称号或奖项", "obtained a title"),
    ("level", "municipal"): ("市级", "municipal level"),
    ("level", "provincial"): ("省级", "provincial level"),
    ("level", "national"): ("国家级", "national level"),
    ("level", "county"): ("区县级", "county level"),
    ("level", "township"): ("乡镇级", "township level"),
}
# Senses whose value is a term of the vocabulary.
TERMS = {
    "milestone": ("阶段: {}", "step: {}"),
    "modality": ("{}", "{}"),
    "role": ("数值: {}", "figure: {}"),
    "state": ("状况: {}", "stands: {}"),
    "relation": ("关系: {}", "relation: {}"),
    "figure": ("数值类型: {}", "kind of figure: {}"),
}
ASKED = ("所问: {}", "asked for: {}")
NAMED = ("类别: {}", "kind: {}")
CALLED = ("名称含", "called")
LEFT_OUT = ("排除", "left out")
KINDS = {"phase": ("期次", "phase"), "scale": ("规模", "scale"), "year": ("年份", "year")}
UNIT = ("单位: {}", "unit: {}")


def read_as(
    merged: Sequence[tuple[Token, bool]], index: Index, lexicon: Lexicon, *, chinese: bool
) -> Iterator[Read]:
    """Each phrase that means something, with what it became."""
    for token, target in merged:
        meaning = _meaning(token, target, index, lexicon, chinese=chinese)
        if meaning:
            yield Read(token.text, meaning)


def read_left_out(tokens: Sequence[Token], *, chinese: bool) -> Read:
    """What the answers must not be."""
    return Read(" ".join(token.text for token in tokens), LEFT_OUT[not chinese])


def read_kind(said: str, kind: Kind, *, chinese: bool) -> Read:
    """What a noun stands for with the step it is said with."""
    return Read(said, ASKED[not chinese].format(_kind(kind, chinese=chinese)))


def _meaning(token: Token, target: bool, index: Index, lexicon: Lexicon, *, chinese: bool) -> str:
    kinds = [lexicon.kinds[value] for value in token.means("class") if value in lexicon.kinds]
    if target:
        return ASKED[not chinese].format(", ".join(_kind(kind, chinese=chinese) for kind in kinds))
    if token.kind == "sense":
        return "; ".join(dict.fromkeys(_sense(sense, lexicon, chinese=chinese) for sense in token.senses))
    if token.kind in {"term", "name"}:
        names = [index.things[iri].label for word in token.words for iri in index.names.get(word, ())[:3]]
        return " | ".join(dict.fromkeys(names)) or " / ".join(token.words)
    return KINDS[token.kind][not chinese] if token.kind in KINDS else ""


def _sense(sense: Sense, lexicon: Lexicon, *, chinese: bool) -> str:
    said = SAID.get((sense.kind, sense.value))
    if said:
        return said[not chinese]
    if sense.kind == "class" and sense.value in lexicon.kinds:
        return NAMED[not chinese].format(_kind(lexicon.kinds[sense.value], chinese=chinese))
    if sense.kind in TERMS:
        return TERMS[sense.kind][not chinese].format(term_words(sense.value, chinese=chinese))
    return UNIT[not chinese].format(sense.value)


def _kind(kind: Kind, *, chinese: bool) -> str:
    """A kind by its classes, and by what must stand in the name if it is narrower."""
    classes = "、" if chinese else ", "
    said = classes.join(term_words(name, chinese=chinese) for name in kind.classes)
    return f"{said} ({CALLED[not chinese]} {kind.pattern})" if kind.pattern else said
