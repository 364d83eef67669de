"""What closes a list: 等 and its like, the noun that says what its members are, how far that noun reaches."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.clauses import Chunk, ChunkKind, Token
from kg.mentions.lexicon import Lexicon, ListNoun, load
from kg.mentions.list_words import list_words
from kg.mentions.name_words import name_words
from kg.vocabulary import EntityClass


def is_etc(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether the list is closed there."""
    return at < len(chunks) and chunks[at].text in list_words().ends


def listing_of(chunks: Sequence[Chunk], at: int) -> tuple[ListNoun | None, str, int]:
    """The class noun behind 等, the words up to it, and the chunk after them."""
    found = _near_noun(chunks, at)
    far = _far_noun(chunks, at, load()) if found[0] is None else _field_of_noun(chunks, found[0], found[2])
    if found[0] is not None and far is not None:
        return far, found[1] + chunks[found[2] + 1].text, found[2] + 2
    return found if far is None else (far, chunks[-1].text, len(chunks))


def _field_of_noun(chunks: Sequence[Chunk], noun: ListNoun, at: int) -> ListNoun | None:
    """甲、乙等生命健康领域各类企业: what stands behind the field is what the list is of."""
    tie, behind = (*chunks[at : at + 2], None, None)[:2]
    if not noun.word.endswith("领域") or tie is None or behind is None or behind.kind is not ChunkKind.NAME:
        return None
    further = load().list_noun_of(behind.text) if tie.text in FIELD_TIES else None
    firms = further is not None and further.kind is EntityClass.ENTERPRISE
    return further if firms else None


FIELD_TIES = frozenset({"的", "各类", "各", "一批"})


def _near_noun(chunks: Sequence[Chunk], at: int) -> tuple[ListNoun | None, str, int]:
    """The noun that the words right behind 等 end in."""
    opens = at < len(chunks) and (
        chunks[at].text in list_words().ends or chunks[at].kind is ChunkKind.QUANTITY
    )
    if not opens:
        return None, "", at
    lexicon = load()
    places = _counted_places(chunks, at, lexicon)
    if places is not None:
        return places, places.word, at
    words, best, end, listed = "", None, at + 1, ""
    if chunks[at].kind is ChunkKind.QUANTITY:
        end = at
    for number in range(at + 1, len(chunks)):
        chunk = chunks[number]
        whole = best is not None and _untrailed(words, lexicon).endswith(best.word)
        if _ends_words(chunks, number) or (whole and chunk.kind in ENDING):
            break
        before = words
        words += chunk.text
        chain = (
            words.endswith("产业链")
            and number + 1 < len(chunks)
            and chunks[at].kind is not ChunkKind.QUANTITY
        )
        if chunk.kind is ChunkKind.NAME and not chain:
            noun = _noun_before_verb(before, chunk, lexicon)
            noun = (
                noun
                or _closing_noun(_untrailed(words, lexicon), chunk, lexicon)
                or lexicon.list_nouns.get(words[-len("餐饮品牌") :])
                or _chain(words, lexicon)
                or _noun_within(before, chunk, lexicon)
            )
            if noun is not None:
                best, end, listed = noun, number + 1, words
            elif best is None and lexicon.trailing.fullmatch(words):
                end, listed = number + 1, words
        if chunks[at].kind is ChunkKind.QUANTITY:
            break
    return best, listed, end


def _far_noun(chunks: Sequence[Chunk], at: int, lexicon: Lexicon) -> ListNoun | None:
    """甲、乙等20多家科技含量高、潜力巨大的企业: what the list is of closes the clause, behind 的."""
    if at + 3 > len(chunks) or not is_etc(chunks, at):
        return None
    tie, last = chunks[-2], chunks[-1]
    counted = at + 1 < len(chunks) and chunks[at + 1].kind is ChunkKind.QUANTITY
    if not counted or tie.text != "的" or last.kind is not ChunkKind.NAME:
        return None
    between = chunks[at + 2 : -2]
    if any(each.kind is ChunkKind.VERB and each.text not in list_words().costs for each in between):
        return None
    noun = lexicon.list_noun_of(last.text)
    return noun if noun is not None and last.text.endswith(noun.word) else None


# Behind the noun of a list another list, or how many there are, begins.
ENDING = frozenset({ChunkKind.CONJUNCTION, ChunkKind.QUANTITY})


def _counted_places(chunks: Sequence[Chunk], at: int, lexicon: Lexicon) -> ListNoun | None:
    """甲、乙、丙3个街道安置房: the places that are counted, whatever is theirs behind the word."""
    words = chunks[at + 1].tokens if at + 1 < len(chunks) else ()
    if chunks[at].kind is not ChunkKind.QUANTITY or len(words) < 2:
        return None
    noun = lexicon.list_nouns.get(words[0].text)
    return noun if noun is not None and noun.word in name_words().counted_places else None


def _ends_words(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether the words between 等 and its noun cannot go on over a chunk."""
    chunk = chunks[at]
    if chunk.text == "的":
        return chunks[at - 1].kind is ChunkKind.NAME
    acts = (
        chunk.kind is ChunkKind.VERB
        and chunk.text not in list_words().costs
        and not _attributive(chunks, at)
        and not _opens_noun(chunks, at)
    )
    return acts or chunk.kind is ChunkKind.PREPOSITION


def _attributive(chunks: Sequence[Chunk], number: int) -> bool:
    """等续建项目: the verb says how far the things of the list are."""
    following = chunks[number + 1] if number + 1 < len(chunks) else None
    if following is None or following.kind is not ChunkKind.NAME or following.text not in list_words().nouns:
        return False
    return chunks[number].text in name_words().list_states


def _opens_noun(chunks: Sequence[Chunk], number: int) -> bool:
    """等改革试点: a word that may be a verb is the first of the list's noun."""
    following = chunks[number + 1] if number + 1 < len(chunks) else None
    if following is None or following.kind is not ChunkKind.NAME or chunks[number].groups:
        return False
    sort = following.text.startswith("类")  # 等服务|类项目
    return sort or chunks[number].text + following.tokens[0].text in load().list_nouns


def _noun_before_verb(before: str, chunk: Chunk, lexicon: Lexicon) -> ListNoun | None:
    """等学校|实施升级改造: the noun ends where a verb that no list has begins."""
    words, noun = before, None
    for number, token in enumerate(chunk.tokens):
        acts = token.text in list_words().predicates
        if noun is not None and acts and not _is_doer(chunk.tokens[number + 1 :]):
            return noun
        words += token.text
        found = lexicon.list_noun_of(words)
        if found is not None and found.word.endswith(token.text):
            noun = found
        elif number and noun is not None and token.pos[:1] not in "nvmq":
            noun = None
    return None


def _is_doer(following: Sequence[Token]) -> bool:
    """等项目|实施|主体: who does it is what the list is of."""
    return bool(following) and following[0].text in ("主体", "单位", "方")


def _noun_within(before: str, chunk: Chunk, lexicon: Lexicon) -> ListNoun | None:
    """等四家骨干企业上市辅导: the noun ends at a word inside the name chunk."""
    words = before
    for token in chunk.tokens[:-1]:
        words += token.text
        noun = lexicon.list_noun_of(words)
        if noun is not None and noun.word.endswith(token.text) and _closes(noun, chunk, token):
            return noun
    return None


def _chain(words: str, lexicon: Lexicon) -> ListNoun | None:
    """等5条特色产业链发展: chains close a list, though behind a name 产业链 is no part of it."""
    chains = words.removesuffix("建设").removesuffix("发展")
    return lexicon.list_noun_of(chains) if chains.endswith("产业链") else None


def _closing_noun(words: str, chunk: Chunk, lexicon: Lexicon) -> ListNoun | None:
    """The noun that ends the words; 地 only as a word by itself (两地, not 用地)."""
    noun = lexicon.list_noun_of(words)
    if noun is None or noun.word != "地":
        return noun
    return noun if any(token.text == noun.word for token in chunk.tokens) else None


def _closes(noun: ListNoun, chunk: Chunk, token: Token) -> bool:
    """Whether the noun is whole there: 产业 before 蓬勃, not before 链条."""
    if noun.overrides:
        return True
    following = next(other for other in chunk.tokens if other.span.start >= token.span.end)
    if following.kind == "soft" and noun.word.endswith(list_words().sights):
        return True
    measured = following.text in list_words().statistics and noun.kind is EntityClass.INDUSTRY
    if measured and noun.word.endswith("业"):
        return True
    trade = noun.kind is EntityClass.INDUSTRY and noun.word.endswith("业")
    return trade and (not following.pos.startswith("n") or following.text.endswith("化"))


def _untrailed(text: str, lexicon: Lexicon) -> str:
    match = lexicon.trailing.search(text)
    return text[: match.start()] if match and match.start() else text
