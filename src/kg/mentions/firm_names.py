"""Firms' names without 公司: a brand and its trade, a city and an unknown word, what reads like one."""

from __future__ import annotations

from collections.abc import Sequence

from kg.mentions.brands import LONGEST_CORE, brand_of, placelike, shaped_like_firm
from kg.mentions.chunks import Token, text_of
from kg.mentions.dictionary import known
from kg.mentions.field_words import names_field
from kg.mentions.goods import industry_names, trails_goods
from kg.mentions.lexicon import load
from kg.mentions.name_words import name_words
from kg.mentions.names import Name
from kg.mentions.places import Surroundings, names_division
from kg.mentions.specificity import Specificity, is_proper, is_spelt
from kg.vocabulary import EntityClass


def is_firm(name: Name, around: Surroundings) -> bool:
    """某某科技, 某某股份: a brand and a trade that closes it, nothing else."""
    if name.phase or len(name.tokens) < 2 or not firmlike(name) or len(name.tokens[-1].text) < 2:
        return False
    brand = brand_of(name.tokens, around)
    return brand is not None and brand.label == name.label and name.tokens[-1].text in load().trades


def is_regional_firm(name: Name) -> bool:
    """上海某某: a city and a word of no dictionary, spelt as firms are."""
    first, rest = name.tokens[0], name.tokens[1:]
    label = text_of(rest)
    if not rest or not names_division(first.text) or first.text[-1] in "省市县区" or name.phase:
        return False
    strange = all(token.kind == "word" and _is_strange(token) for token in rest)
    return strange and 2 < len(label) <= LONGEST_CORE and not placelike(label) and shaped_like_firm(label)


def _is_strange(token: Token) -> bool:
    return len(token.text) == 1 or token.pos in ("nr", "nrt", "nz") or not known(token.text)


def may_trade(name: Name, around: Surroundings) -> bool:
    """德隆智能, 汉瑞: what may be a firm where its clause says of it what is said of firms alone."""
    if name.suffix is not None or name.phase or name.specificity is not Specificity.PROPER:
        return False
    words = all(token.kind == "word" and not token.text[0].isdecimal() for token in name.tokens)
    label = name.label
    if not words or placelike(label) or around.names(label) or names_field(label):
        return False
    if closes_with_trade(name) or is_regional_firm(name):
        return True
    core = name.tokens[1:] if len(name.tokens) > 1 and names_division(name.tokens[0].text) else name.tokens
    strange = all(map(_is_strange, core)) and not trails_goods(core[-1])
    label = text_of(core)
    return strange and 1 < len(label) <= LONGEST_CORE and shaped_like_firm(label)


def is_called_as_firms_are(name: Name) -> bool:
    """京东, 泽柏生物, 中科瑞能: known nationwide, or an unknown word with a trade or spelt so."""
    if name.suffix is not None or name.phase or names_division(name.label):
        return False
    if load().known_names.get(name.label) is EntityClass.ENTERPRISE:
        return True
    traded = len(name.tokens) > 1 and name.tokens[-1].text in load().trades
    last = name.tokens[-1]
    if len(name.tokens) == 1 and known(last.text) and last.pos not in ("nz", "nt"):
        return False  # 利在千秋的工程
    common = len(name.tokens) > 1 and len(last.text) > 1 and known(last.text)  # 抗日战争|精神
    spelt = shaped_like_firm(name.label) and not placelike(name.label) and not common
    initials = len(name.tokens) > 2 and len(name.tokens[0].text) == 1  # 沣|澜|科技
    return (firmlike(name) and (traded or spelt)) or (traded and initials)


def may_come(name: Name) -> bool:
    """科伦|博泰, 天数|智芯, 浙江|吉利: what may be a firm's name where it is said to come or to sign.

    Each word is a name, a region, a trade or goods; a common noun may only open it before an unlisted word, a
    quality only close it behind a region.
    """
    if name.suffix is not None or name.phase:
        return False
    words = name.tokens
    if len(words) == 1:
        return not known(words[0].text) or words[0].pos in NAMED
    plain = [token for token in words if not _is_names_word(token)]
    if not plain:
        return any(is_proper(token) for token in words)
    odd = plain[0]
    opens = odd is words[0] and odd.pos == "n" and not known(words[-1].text)
    closes = odd is words[-1] and names_division(words[0].text) and odd.pos[:1] in "anz"
    return len(plain) == 1 and len(words) == 2 and len(odd.text) == 2 and (opens or closes)


# How the dictionary marks names of makes, bodies and persons, and of places that no gazetteer has.
NAMED = frozenset({"nz", "nt", "nr", "nrt", "ns", "eng"})


def is_of_place(label: str) -> bool:
    """Whether words end as places, bodies and papers do that no firm is called by."""
    return placelike(label) or label.endswith(name_words().no_comers)


def _is_names_word(token: Token) -> bool:
    """Whether a word is one that firms' names are made of."""
    lexicon = load()
    soft = token.kind == "soft" and token.text in lexicon.trades  # 大疆|创新
    if (token.kind != "word" and not soft) or token.text[0].isdecimal():
        return False
    made = token.text in lexicon.trades or token.text in lexicon.products or trails_goods(token)
    return made or not known(token.text) or token.pos in NAMED or names_division(token.text)


def closes_with_trade(name: Name) -> bool:
    """德隆智能: a word of any sort and a trade, which together are no field and no goods."""
    if name.suffix is not None or name.phase or name.specificity is not Specificity.PROPER:
        return False
    return is_traded(name.tokens)


def is_traded(tokens: Sequence[Token]) -> bool:
    """Whether words that hold a proper one close with a trade, and are no goods or field with it."""
    closed = len(tokens) > 1 and tokens[-1].text in load().trades and len(tokens[-1].text) > 1
    label = text_of(tokens)
    short = closed and len(label) <= LONGEST_TRADED and all(token.kind == "word" for token in tokens)
    return short and not _opens_with_matter(tokens[0]) and not names_field(label)


# So long is a firm's name that a trade closes.
LONGEST_TRADED = 8


def _opens_with_matter(token: Token) -> bool:
    """轻工|机械, 滨江县|环保: goods, a field or a place's full name before what closes firms' names."""
    first, lexicon = token.text, load()
    common = any(first in words for words in (lexicon.goods, lexicon.trades, lexicon.weak, lexicon.qualities))
    matter = first in industry_names() or trails_goods(token) or first[-1] in name_words().materials
    return common or matter or first[-1] in "省市县区镇乡村"


def makes(name: Name, around: Surroundings) -> bool:
    """某某轮毂: a firm's name with what it makes behind it is what is being built or run."""
    brand = brand_of(name.tokens, around)
    return brand is not None and brand.making and brand.sure


def firmlike(name: Name) -> bool:
    """Whether a name without a class of its own reads like a firm's: an unknown word and its trade."""
    if not name.tokens:
        return False
    first = name.tokens[0]
    return (
        2 <= len(name.label) <= 10
        and all(token.kind == "word" and not token.text[0].isdecimal() for token in name.tokens)
        and (not known(first.text) or first.pos in ("nr", "nrt", "nz") or is_spelt(name.tokens))
        and name.tokens[-1].pos != "d"
    )
