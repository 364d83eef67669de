"""How Chinese names are read: syllables for the search, and the order of a Chinese list.

Most of a name is read letter by letter; only where a word of the dictionary is read otherwise (重庆, 银行)
does the word decide. So a name takes microseconds where `lazy_pinyin` takes a tenth of a millisecond.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind
from pypinyin import Style, lazy_pinyin
from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_DIGITS = re.compile(r"\d+")


@cache
def _of_letter(letter: str) -> str:
    return lazy_pinyin(letter, style=Style.NORMAL)[0]


def _plain(tone: str) -> str:
    """A syllable without its tone, as the search has it: ü is v."""
    parts = unicodedata.normalize("NFD", tone.replace("ü", "v").replace("ǚ", "v").replace("ǜ", "v"))
    return "".join(part for part in parts if not unicodedata.combining(part))


@cache
def _words() -> tuple[AhoCorasick, Sequence[Sequence[str]]]:
    """The words of the dictionary that are not read as their letters are."""
    first = {chr(code): readings.partition(",")[0] for code, readings in pinyin_dict.items()}
    found = {}
    for word, readings in phrases_dict.items():
        told = [each[0] for each in readings]
        if len(told) == len(word) and any(
            first.get(letter) != tone for letter, tone in zip(word, told, strict=True)
        ):
            plain = [_plain(tone) for tone in told]
            if plain != [_of_letter(letter) for letter in word]:
                found[word] = plain
    return AhoCorasick(list(found), matchkind=MatchKind.LeftmostLongest), list(found.values())


def syllables(text: str) -> list[str]:
    """Each letter's reading without tone; what is not Chinese stays as it is.

    >>> syllables("重庆路3号")
    ['chong', 'qing', 'lu', '3', 'hao']
    """
    read = [_of_letter(letter) if HAN.match(letter) else letter for letter in text]
    words, readings = _words()
    for number, start, end in words.find_matches_as_indexes(text):
        read[start:end] = readings[number]
    return read


def reading_order(text: str) -> tuple[str, str]:
    """The key that sorts names as a Chinese index does: by reading, the same letters together, 2 before 13.

    Quotation marks and other signs do not count.

    >>> sorted(["中山路", "安亭", "“云”基地", "13号线", "2号线"], key=reading_order)
    ['2号线', '13号线', '安亭', '“云”基地', '中山路']
    """
    parts = []
    for letter, reading in zip(text, syllables(text), strict=True):
        if HAN.match(letter):
            parts.append(f"{reading}\x01{letter}\x01")
        elif letter.isalnum():
            parts.append(unicodedata.normalize("NFKC", letter).casefold())
    return _DIGITS.sub(lambda digits: digits[0].zfill(9), "".join(parts)), text
