"""A firm's short name at the front of what it owns, told by the goods, works or quantity behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.owner_words import is_civic, owner_words
from kg.mentions.brands import Brand, brand_of
from kg.mentions.chunks import Token, text_of
from kg.mentions.dictionary import known
from kg.mentions.goods import industry_names, making
from kg.mentions.lexicon import load
from kg.mentions.name_words import name_words
from kg.mentions.names import Name
from kg.mentions.places import Surroundings, names_division
from kg.vocabulary import EntityClass


def _is_county(text: str, around: Surroundings) -> bool:
    """A province or city belongs to the firm's name (福建华电), a county only says where (五台县昌荣)."""
    return around.names(text) and (not names_division(text) or text[-1] in "县区旗")


ACRONYM = re.compile(r"[A-Za-z]{2,4}")


def is_acronym(core: Sequence[Token]) -> bool:
    """LED, CNG: what is made, unless a firm known nationwide is called so."""
    made = core if len(core) < 2 or core[1].text not in load().goods else core[:1]  # CNG|汽车
    return ACRONYM.fullmatch(text_of(made)) is not None and not _nationwide(core)


def front_of(name: Name, around: Surroundings) -> str:
    """The firm's words at the front, told by what stands behind them: goods or works, not roads."""
    brand = brand_of(name.tokens, around)
    count = _length(name, brand, around)
    core, rest = name.tokens[:count], name.tokens[count:]
    if not core or not (rest or name.phase) or is_acronym(core):
        return ""
    if len(core) > 1 and _is_county(core[0].text, around):
        core = core[1:]
    label = text_of(core).rstrip("·•-—")
    if brand is not None and _is_closed(brand, core, rest) and _is_project(name):
        return label
    if _nationwide(core):
        return label
    sure, chosen = brand is None or brand.sure, _is_chosen(core[0])
    if is_civic(name.label) or _is_placed(core, rest, around, sure=sure, chosen=chosen):
        return ""
    if _tells_made(name, brand, rest) or (sure and (name.suffix is not None or name.phase)):
        return label
    return label if name.label.endswith(owner_words().owned if chosen else owner_words().facilities) else ""


def _length(name: Name, brand: Brand | None, around: Surroundings) -> int:
    """How many words at the front may be the firm's: none from a number on."""
    count = brand.words if brand is not None else _closed(name.tokens, around)
    if brand is not None and not brand.sure:
        count = _whole(name.tokens, count)
    return next((at for at in range(count) if name.tokens[at].text[0].isdecimal()), count)


def _is_chosen(first: Token) -> bool:
    """Whether a word that no dictionary explains has a character that firms are named with."""
    unlisted = not known(first.text) or first.pos in ("nz", "nrt")
    return unlisted and any(each in owner_words().characters for each in first.text)


def _tells_made(name: Name, brand: Brand | None, rest: Sequence[Token]) -> bool:
    """Whether what is made stands behind the firm's words; the last word of a park is nothing made."""
    park = name.suffix is not None and name.suffix.kind is EntityClass.PARK
    before = [token for token in rest if not park or token.span.end <= _suffix_at(name)]
    return (brand is not None and brand.making and not park) or any(map(_is_made, before))


def _is_closed(brand: Brand, core: Sequence[Token], rest: Sequence[Token]) -> bool:
    """某某矿业露天转地下, 某某石化PTA: behind a trade only firms have, or before goods by a short form."""
    closed = len(core) > 1 and core[-1].text in owner_words().closers
    coded = bool(rest) and rest[0].pos == "eng" and len(rest) == 1
    return brand.sure and brand.label.endswith(core[-1].text) and len(rest) > 0 and (closed or coded)


def _is_project(name: Name) -> bool:
    return name.suffix is None or name.suffix.kind is EntityClass.PROJECT


def _suffix_at(name: Name) -> int:
    """Where the last word of a name begins."""
    return name.core.end - (len(name.suffix.word) if name.suffix is not None else 0)


def _whole(tokens: Sequence[Token], count: int) -> int:
    """Past the unlisted words and single characters that go on with a brand the dictionary cut in two."""
    while 0 < count < len(tokens) and _goes_on(tokens[count], tokens[count + 1 : count + 2]):
        count += 1
    return count


def _goes_on(token: Token, following: Sequence[Token]) -> bool:
    if (
        token.kind != "word"
        or token.text[0].isdecimal()
        or _is_made(token)
        or token.text in name_words().materials
    ):
        return False
    if token.pos == "eng":
        return not any(_is_made(each) for each in following)
    single = len(token.text) == 1 and token.pos in ("ns", "nr", "g", "x", "j", "zg")
    return single or (not known(token.text) and len(token.text) <= 3)


def _nationwide(core: Sequence[Token]) -> bool:
    """Whether a firm known nationwide begins there, or the one of its kind that a city has (某市城投)."""
    names, text = load().known_names, ""
    if len(core) > 1 and core[1].text in name_words().of_regions and names_division(core[0].text):
        return True
    for token in core:
        text += token.text
        if names.get(text) is EntityClass.ENTERPRISE:
            return True
    return False


def _is_placed(
    core: Sequence[Token], rest: Sequence[Token], around: Surroundings, *, sure: bool, chosen: bool
) -> bool:
    """Whether a word that may be a firm's is rather a place's or a good's."""
    last, first = core[-1].text[-1], core[0]
    if sure:
        return first.text in "区县市省镇乡"
    behind = text_of(rest)
    sited = not chosen and any(word in behind for word in owner_words().sited) and not _is_gear(rest)
    placed = (
        last in name_words().placelike or last in name_words().villagelike or last in name_words().materials
    )
    return placed or sited or first.text in load().goods


def _is_gear(rest: Sequence[Token]) -> bool:
    """风电|齿轮箱, 光伏|组件: goods for power stations, that are made where no wind blows."""
    at = next((at for at, token in enumerate(rest) if token.text in owner_words().sited), len(rest))
    made = making(rest[at + 1 :])
    return made is not None and made.industrial and rest[at + 1].text not in owner_words().facilities


def _is_made(token: Token) -> bool:
    """Whether a word is goods or works, or ends in them (除尘设备)."""
    goods = load().goods
    return any(token.text[at:] in goods for at in range(max(1, len(token.text) - 1)))


def _closed(tokens: Sequence[Token], around: Surroundings) -> int:
    """星光纸业: how many words a firm's name has that an ordinary word begins and its trade closes."""
    if len(tokens) < 2 or tokens[1].text not in owner_words().closers:
        return 0
    first, lexicon = tokens[0].text, load()
    common = first in lexicon.goods or first in lexicon.weak or first in lexicon.vague
    region = around.names(first) or first in industry_names()
    return 0 if common or region or first in lexicon.leading or tokens[0].kind != "word" else 2
