"""The nouns by which a question says what it asks for, and by which the answer is to be grouped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.answering.index import Index
from kg.answering.lexicon import Kind, Lexicon
from kg.answering.question import Term
from kg.answering.tokens import Token

# Right before another noun these only say of what sort it is: 行业峰会, 企业总部.
ADJUNCTS = {"industry", "enterprise", "organization"}


def kinds_of(
    merged: Sequence[tuple[Token, bool]], lexicon: Lexicon, index: Index
) -> tuple[tuple[Kind, ...], tuple[Term, ...]]:
    """The kinds asked for; of two nouns side by side the first narrows the second (园区项目, 医院项目)."""
    kinds: list[Kind] = []
    beside = joined = False
    compound = _compound(merged, lexicon, index)
    if compound and not any(target and token.kind == "term" for token, target in merged):
        return (compound,), ()
    narrowing = ""
    for token, target in merged:
        if target and token.kind == "term":
            narrowing = re.escape(token.text)
        if target and token.means("class"):
            kind = lexicon.kinds[token.means("class")[0]]
            if narrowing:
                kind = replace(kind, id="called", pattern=f"{narrowing}.*(?:{kind.pattern})")
                narrowing = ""
            if beside and kind.id == "project" and not kinds[-1].pattern:
                continue
            if beside and kinds[-1].id in ADJUNCTS:
                kinds.pop()
            narrowed = beside and bool(kinds and kinds[-1].pattern and kind.pattern)
            apart = joined and bool(kinds) and not (kinds[-1].pattern and kind.pattern)
            kinds.append(replace(kind, joined=apart, within=narrowed and _headed(token, lexicon)))
            joined = False
        joined = joined or bool({"and", "or"} & set(token.means("join")))
        if token.text not in {"类", "的"} or not beside:
            beside = bool(kinds) and target and bool(token.means("class"))
    said = [lexicon.kinds[value] for token, _ in merged for value in token.means("class")[:1]]
    extra = tuple(Term(word, (word,)) for kind in said for word in kind.also)
    return tuple(dict.fromkeys((*_apart(merged, kinds, lexicon), *kinds))), tuple(dict.fromkeys(extra))


def _apart(merged: Sequence[tuple[Token, bool]], kinds: Sequence[Kind], lexicon: Lexicon) -> tuple[Kind, ...]:
    """In keyword style what a noun standing apart narrows the one asked for to: 医院 开工 项目."""
    if [kind.id for kind in kinds] != ["project"] or any(token.means("ask") for token, _ in merged):
        return ()
    said = [token for token, _ in merged if token.kind != "stop"]
    steps = [at for at, token in enumerate(said) if token.means("milestone")]
    others = [
        lexicon.kinds[value]
        for token in said[: steps[0] if steps else 0]
        for value in token.means("class")[:1]
    ]
    return tuple(kind for kind in others if kind.pattern and "Project" in kind.classes)


def _compound(merged: Sequence[tuple[Token, bool]], lexicon: Lexicon, index: Index) -> Kind | None:
    """Two nouns side by side that stand so in names: 大学科技园 is no university."""
    for (one, first), (other, second) in pairwise(merged):
        sort = one.kind in {"term", "name"} and other.means("class")[:1] == ("centre",)
        if second and sort and not one.text.isascii() and index.named(one.text + other.text):
            return Kind("called", lexicon.kinds["centre"].classes, re.escape(one.text + other.text))
        if first and second and one.means("class") and other.means("class") and not one.text.isascii():
            whole = one.text + other.text
            classes = lexicon.kinds[other.means("class")[0]].classes
            if any(index.things[iri].classes & set(classes) for iri in index.named(whole)):
                return Kind("called", classes, re.escape(whole))
    return None


def _headed(token: Token, lexicon: Lexicon) -> bool:
    """Whether a noun ends in one that says no more than a class, so that a noun before it narrows it."""
    heads = (token.text[at:] for at in range(1, len(token.text)))
    values = (
        value
        for head in heads
        for s in lexicon.chinese.get(head, ())
        for value in (s.value,)
        if s.kind == "class"
    )
    return any(not lexicon.kinds[value].pattern for value in values)


def grouped_by(merged: Sequence[tuple[Token, bool]], lexicon: Lexicon) -> tuple[Kind, ...]:
    """The noun by which the answer is to be grouped: 各园区有几家企业, 这些园区各有几家企业."""
    said = [token for token, target in merged if token.kind != "stop" and not target]
    beside = [*pairwise(said), *((other, one) for one, other in pairwise(said))]
    return tuple(
        lexicon.kinds[other.means("class")[0]]
        for one, other in beside
        if "each" in one.means("each") and other.means("class")
    )[:1]


def sorts_of(merged: Sequence[tuple[Token, bool]], lexicon: Lexicon) -> tuple[Kind, ...]:
    """The nouns of a question for yes or no by which a thing must be called: 有没有医院."""
    said = [lexicon.kinds[value] for token, _ in merged for value in token.means("class")[:1]]
    return tuple(kind for kind in said if kind.pattern and kind.classes != ("Place",))
