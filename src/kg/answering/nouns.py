"""The noun that a question asks for, and nouns that are part of a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.answering.index import Index
from kg.answering.lexicon import load_lexicon
from kg.answering.negation import scope
from kg.answering.tokens import Token

BEFORE_NOUN = {"which", "how_many", "who"}
STOPPING = {"milestone", "award", "modality", "compare", "threshold"}
STOPPING_RELATIONS = {"servesIndustry", "partner", "undertakenBy", "locatedIn"}
MERGE_LIMIT = 20
PREPOSITIONS = {"in", "of", "for", "on", "at", "about", "with", "within", "inside", "from", "by"}


@dataclass(frozen=True, slots=True)
class Words:
    """A question's tokens with the place of the noun that is asked for."""

    tokens: tuple[Token, ...]
    target: tuple[int, ...]


def is_class(token: Token) -> bool:
    """Whether a word can stand for a class of things."""
    return bool(token.means("class")) and token.kind == "sense"


def stops(token: Token) -> bool:
    """Whether a word is a verb at which a noun phrase ends."""
    kinds = {sense.kind for sense in token.senses}
    return bool(kinds & STOPPING) or bool(set(token.means("relation")) & STOPPING_RELATIONS)


def find_target(tokens: Sequence[Token], asks: frozenset[str], plain: str, index: Index) -> tuple[int, ...]:
    """Where the noun that is asked for stands; several places if they are joined or side by side."""
    head = _whose(tokens)
    if head is None:
        head = _after_ask(tokens)
    if head is None:
        head = _before_ask(tokens)
    if head is None:
        head = _cooperation(tokens)
    if head is None and not asks:
        head = _described(tokens)
    if head is None and "how_many" in asks:
        head = _counted(tokens)
    if head is None and _names_what(tokens, index):
        return ()
    numeric = any({"Target", "Forecast"} & set(t.means("role")) or t.means("figure") for t in tokens)
    if (
        head is None
        and not numeric
        and not asks & {"how_much", "how_many", "who", "where", "when", "yes_no", "evidence", "link"}
    ):
        classes = [at for at, token in enumerate(tokens) if is_class(token) and not _only_field(tokens, at)]
        classes = [at for at in classes if not _before_noun(tokens, at, plain, index)]
        classes = [at for at in classes if not _of_each(tokens, at)]
        left_out = scope(tokens)[1]
        classes = [at for at in classes if not any(tokens[at] is out for out in left_out)] or classes
        classes = _before_preposition(tokens, classes) or classes
        if "status" in asks:
            classes = [at for at in classes if not _ends_name(tokens, at, index)]
        head = classes[-1] if classes else None
    return _neighbours(tokens, head) if head is not None else ()


def _before_preposition(tokens: Sequence[Token], classes: Sequence[int]) -> list[int]:
    """In English the nouns before the first preposition: started projects in the sensor industry."""
    ends = [at for at, token in enumerate(tokens) if token.text in PREPOSITIONS]
    return [at for at in classes if at < ends[0]] if ends else []


def _names_what(tokens: Sequence[Token], index: Index) -> bool:
    """Whether a noun that ends names stands between the asking word and a verb: 哪个实践区入选."""
    for asking, noun, verb in zip(tokens, tokens[1:], tokens[2:], strict=False):
        plain = noun.kind == "term" and not noun.text.isascii() and noun.text not in index.names
        if "which" in asking.means("ask") and plain and (stops(verb) or verb.text == "被"):
            return any(
                name.endswith(noun.text) for iri in index.named(noun.text) for name in index.things[iri].names
            )
    return False


def _before_noun(tokens: Sequence[Token], at: int, plain: str, index: Index) -> bool:
    """Whether a noun only tells what the noun written right behind it is of: 金融机构贷款余额."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or tokens[at].text + following.text not in plain:
        return False
    named = [index.things[iri] for iri in index.names.get(following.text, ())]
    figure = bool(named) and all(thing.classes == {"Indicator"} for thing in named)
    return following.kind == "term" or (following.kind == "name" and figure)


def _ends_name(tokens: Sequence[Token], at: int, index: Index) -> bool:
    """Whether a noun is the end of the name of a thing: 同济大学科技园到什么阶段了."""
    return at > 0 and bool(index.named(tokens[at - 1].text + tokens[at].text))


def _after_ask(tokens: Sequence[Token]) -> int | None:
    for at, token in enumerate(tokens):
        if set(token.means("ask")) & BEFORE_NOUN:
            found = _head(tokens, at + 1)
            if found is not None:
                return found
    return None


def _cooperation(tokens: Sequence[Token]) -> int | None:
    """什么合作: what is done together, where the word for it stands alone after the asking word."""
    for at, (asking, word) in enumerate(pairwise(tokens)):
        last = at + 2 == len(tokens) or tokens[at + 2].kind == "stop"
        if "which" in asking.means("ask") and "partner" in word.means("relation") and last:
            return at + 1
    return None


def _described(tokens: Sequence[Token]) -> int | None:
    """增速低于5%的指标: the noun at the end that all before it describes."""
    said = [at for at, token in enumerate(tokens) if token.kind != "stop" or token.text == "的"]
    if len(said) < 3 or not is_class(tokens[said[-1]]):
        return None
    return said[-1] if tokens[said[-2]].text == "的" else None


def _counted(tokens: Sequence[Token]) -> int | None:
    """某某名单的企业数, 开工的项目有多少个: the noun right before the word for its number, or after 的."""
    for at, (noun, number) in enumerate(pairwise(tokens)):
        if is_class(noun) and "how_many" in number.means("ask"):
            return at
    said = [at for at, token in enumerate(tokens) if token.kind != "stop" or token.text == "的"]
    for verb, of, noun_at, number_at in zip(said, said[1:], said[2:], said[3:], strict=False):
        tied = tokens[verb].means("milestone") and tokens[of].text == "的" and is_class(tokens[noun_at])
        if tied and "how_many" in tokens[number_at].means("ask"):
            return noun_at
    return None


def _whose(tokens: Sequence[Token]) -> int | None:
    """某某是哪个园区的项目: the class right after the asking word, where the thing itself is named before."""
    for at, token in enumerate(tokens[:-3]):
        named = any(before.kind in {"name", "term"} for before in tokens[:at])
        noun, of, *others = tokens[at + 1 : at + 5]
        joined = is_class(noun) and of.text == "的" and any(is_class(other) for other in others)
        if named and joined and "which" in token.means("ask"):
            return at + 1
    return None


def _head(tokens: Sequence[Token], start: int) -> int | None:
    """The last noun of a class right after an asking word, before a verb; or after 'verb 的'."""
    head: int | None = None
    for at in range(start, len(tokens)):
        token = tokens[at]
        if is_class(token):
            if head is not None and _done(tokens, at):
                return head
            head = at
            continue
        if token.means("ask") or token.means("unit"):
            return head if token.means("ask") else None
        if "concerns" in token.means("relation"):
            continue
        if stops(token):
            if head is not None:
                return head
            relative = any(later.text == "的" for later in tokens[at + 1 : at + 6])
            if not relative:
                return None
        elif head is not None and _ends(tokens, at):
            return head
    return head


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word after the noun that is asked for is no part of what it is said with."""
    token = tokens[at]
    plain = token.text != "的" and not token.means("join") and not _noun_like(token)
    return plain or _with_another(tokens, at)


def _with_another(tokens: Sequence[Token], at: int) -> bool:
    """Whether 和 joins what is asked for to what it has to do with: 哪些村和农业示范有关."""
    said = [
        token for token in tokens[at + 1 :] if token.kind != "stop" and "yes_no" not in token.means("ask")
    ]
    joins = "and" in tokens[at].means("join") and tokens[at].text not in {"、", "及", "以及"}
    return joins and len(said) > 1 and bool({"concerns", "partner"} & set(said[-1].means("relation")))


def _done(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun is used as a verb: 试点了."""
    return at + 1 < len(tokens) and tokens[at + 1].text == "了"


def _noun_like(token: Token) -> bool:
    return token.kind in {"term", "name"} and not token.text.isascii()


def _before_ask(tokens: Sequence[Token]) -> int | None:
    asking = [at for at, token in enumerate(tokens) if {"which", "who"} & set(token.means("ask"))]
    if not asking:
        return None
    before = [at for at in range(asking[-1]) if is_class(tokens[at]) and not _only_field(tokens, at)]
    before = [at for at in before if not _of_each(tokens, at)]
    return before[-1] if before else None


def _only_field(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun before the asking word only names a field: 科创中心建设方面有哪些揭牌."""
    following = next((token for token in tokens[at + 1 :] if token.kind != "stop"), None)
    return following is not None and "concerns" in following.means("relation")


def _of_each(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun is that by which the answer is to be grouped: 每个产业开工了什么."""
    return at > 0 and "each" in tokens[at - 1].means("each")


def _neighbours(tokens: Sequence[Token], head: int) -> tuple[int, ...]:
    places, at = [head], head - 1
    while at >= 0:
        if is_class(tokens[at]) or _narrowing(tokens, at):
            places.append(at)
        elif not _sort_word(tokens, at) and (
            tokens[at].kind != "join"
            and "and" not in tokens[at].means("join")
            and "or" not in tokens[at].means("join")
        ):
            break
        at -= 1
    return tuple(sorted(places))


def _narrowing(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word narrows only the noun right behind it: 总部和生产基地, 研发中心和创新基地."""
    if not _before_sort(tokens, at):
        return False
    joined = at > 1 and bool({"and", "or"} & set(tokens[at - 1].means("join"))) and _is_sort(tokens[at - 2])
    following = tokens[at + 2] if at + 2 < len(tokens) else None
    other = following is not None and bool({"and", "or"} & set(following.means("join")))
    return joined or (other and _before_sort(tokens, at + 3))


def _before_sort(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word of no class stands right before a noun for things called so."""
    if at + 1 >= len(tokens) or tokens[at].kind != "term" or tokens[at].text.isascii():
        return False
    return _is_sort(tokens[at + 1])


def _is_sort(token: Token) -> bool:
    return is_class(token) and bool(load_lexicon().kinds[token.means("class")[0]].pattern)


def _sort_word(tokens: Sequence[Token], at: int) -> bool:
    """Whether 类, or the 的 after it, says that the noun before it is a sort: 总部类的项目."""
    return tokens[at].text == "类" or (tokens[at].text == "的" and at > 0 and tokens[at - 1].text == "类")


def merge(words: Words, index: Index) -> tuple[tuple[Token, bool], ...]:
    """Tokens with whether each is the noun asked for; nouns beside a name become part of it if it is one."""
    merged: list[tuple[Token, bool]] = []
    at = 0
    tokens = words.tokens
    while at < len(tokens):
        end = at if at in words.target else _merge_end(words, at, index)
        if end > at:
            whole = "".join(token.text for token in tokens[at : end + 1])
            generic = all(token.kind == "sense" for token in tokens[at + 1 : end + 1])
            alone = generic and tokens[at].kind == "name" and not index.named(whole)
            named = [tokens[at].text] if alone else []
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
    if first.text.isascii() or not (first.kind in {"term", "name", "unknown"} or is_class(first)):
        return at
    end, best = at, at
    whole, verb = first.text, False
    while end + 1 < len(words.tokens) and end + 1 not in words.target and len(whole) < MERGE_LIMIT:
        following = words.tokens[end + 1]
        if following.text.isascii() or not _mergeable(following):
            break
        end += 1
        whole += following.text
        verb = verb or bool(following.means("relation"))
        if index.named(whole) if verb else index.in_corpus(whole):
            best = end
    return best
