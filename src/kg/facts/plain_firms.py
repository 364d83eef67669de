"""Firms called by ordinary words or short forms, and words that call none before what towns build."""

from __future__ import annotations

from collections.abc import Sequence

from kg.facts.owner_words import is_civic, owner_words
from kg.mentions.chunks import Token, text_of
from kg.mentions.dictionary import known
from kg.mentions.field_words import names_field
from kg.mentions.goods import industry_names, trails_goods
from kg.mentions.lexicon import load
from kg.mentions.name_words import name_words
from kg.mentions.names import Name
from kg.mentions.specificity import is_proper

TWO = 2


def is_old_works(name: Name) -> bool:
    """泽铸|搬迁, 沧化|技改: the short name of a city's old works, before what is done to them."""
    first, rest = name.tokens[0], name.label[len(name.tokens[0].text) :].removesuffix("项目")
    words = owner_words()
    short = len(first.text) == TWO and not known(first.text) and first.text[-1] in words.old_works
    return short and rest.removesuffix("工程") in words.moves


def plant_of(name: Name) -> str:
    """云家河煤矿|三机升级: the mine or factory before what is done there."""
    words, text = owner_words(), ""
    for number, token in enumerate(name.tokens[:-1], 1):
        text += token.text
        rest = name.label[len(text) :]
        named = is_proper(name.tokens[0]) and len(text) > TWO + 1
        if token.text in load().trades:
            return ""  # 某某煤业|煤矿: the firm's own
        if number > 1 and named and text.endswith(words.plants):
            whole = rest in words.works or rest.removesuffix("项目") in words.works or name.phase == rest
            return "" if whole or len(rest) < TWO else text
    return ""


def is_called_by_trade(name: Name) -> bool:
    """骏马|新材料: an ordinary noun and a trade that together are no field's name."""
    first, trade = name.tokens[0], text_of(name.tokens[1:])
    noun = first.kind == "word" and first.pos == "n" and len(first.text) == TWO
    lexicon = load()
    common = any(
        first.text in words for words in (lexicon.weak, lexicon.leading, lexicon.vague, lexicon.qualities)
    )
    made = first.text in lexicon.goods or first.text in industry_names() or trails_goods(first)
    field = made or names_field(first.text) or names_field(name.label)
    return noun and trade in lexicon.trades and not common and not field


def is_towns(name: Name, prefix: Sequence[Token]) -> bool:
    """云栖文化|小镇: a trade right before what towns build says what that is for."""
    last = prefix[-1].text
    told = (
        last in load().trades and last not in owner_words().closers and not last.endswith(name_words().legal)
    )
    return told and owner_words().civic.match(name.label.removeprefix(text_of(prefix))) is not None


def is_towns_work(name: Name, prefix: Sequence[Token]) -> bool:
    """云西|装备制造产业带配套区建设: without a trade the word before what towns build is a place."""
    return prefix[-1].text not in load().trades and is_civic(name.label.removeprefix(text_of(prefix)))
