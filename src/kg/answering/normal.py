"""Questions and names made comparable: width, case, quotes and spaces no longer differ."""

from __future__ import annotations

import re
import unicodedata

# What is longer is no question, and is not read.
LONGEST = 400
DROPPED = set("“”\"'‘’《》〈〉「」『』()（）[]【】〔〕{}·•＂`~*_^<>|\\")
PAUSE = set(",，;；。!！?？:：、\n\t…")
CJK = r"\u3400-\u9fff"
SPACE_AT_CJK = re.compile(rf"(?<=[{CJK}]) +| +(?=[{CJK}])")
ENGLISH = re.compile(
    r"\b(?:which|what|who|whose|how|when|where|is|are|was|were|did|do|does|has|have|had|the|of)\b",
    re.IGNORECASE,
)
POSSESSIVE = re.compile(r"(?<=[a-z])['’]s\b")
DROPPED_RUN = re.compile("[" + re.escape("".join(sorted(DROPPED))) + "]+")
DASHES = re.compile(r"[\u2010-\u2015\u2212－—]+")


# What is left as it is, which most names and clauses are.
BARE = re.compile(r"[\u4e00-\u9fff0-9a-z,.%、。+/-]*")


def bare(text: str) -> str:
    """A name or sentence as compared: half-width, lower case, without quotes, brackets and inner spaces."""
    if BARE.fullmatch(text):
        return text
    folded = DASHES.sub("-", unicodedata.normalize("NFKC", text.replace("|", ","))).lower()
    kept = " ".join(DROPPED_RUN.sub("", folded).split())
    return SPACE_AT_CJK.sub("", kept) if " " in kept else kept


def clean(question: str) -> str:
    """A question fit for reading; pauses stay, marks that say nothing go."""
    folded = DASHES.sub("-", unicodedata.normalize("NFKC", question[:LONGEST])).lower()
    folded = POSSESSIVE.sub("", folded)
    plain = "".join(_plain(character) for character in folded)
    return " ".join(plain.split())[: 2 * LONGEST]


def _plain(character: str) -> str:
    if character in DROPPED:
        return " " if character in "<>|\\{}_^*`" else ""
    if character in PAUSE:
        return {"、": "、", "?": "?", "？": "?"}.get(character, ",")
    category = unicodedata.category(character)
    keep = category[0] in "LNP" or character in "%+-~=°℃/.&"
    return character if keep else " "


def is_chinese(text: str) -> bool:
    """Whether a question is put in Chinese: by what most of its words are."""
    chinese = len(re.findall(rf"[{CJK}]", text))
    return chinese >= len(re.findall(r"[a-z]+", text)) and chinese > 0


def asked_in_chinese(question: str) -> bool:
    """Whether a question is asked in Chinese; long Chinese names do not make an English one so."""
    return is_chinese(question.lower()) and not ENGLISH.search(question)
