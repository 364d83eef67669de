"""A question in the words that are read: turns of phrase that mean the same as others are put as those."""

from __future__ import annotations

import re

import rjieba

from kg.answering.index import Index
from kg.answering.lexicon import Lexicon
from kg.answering.lexicon.cues import cue
from kg.answering.lexicon.cues import words as listed_words
from kg.answering.matching import SIZES
from kg.answering.negation import denied
from kg.answering.normal import clean

SPLIT_VERB = re.compile(r"([\u3400-\u9fff])([了过])([\u3400-\u9fff])")
# 除某地外 is cut as 除某 and 地外 by those who do not know the place.
ALL_BUT = re.compile(r"除(?:了|(?!外|以|去))([^,。?]{2,14}?)(?:以外|之外|外)(?=[,，还有的都其哪])")
WHETHER = listed_words("whether")
REQUEST = cue("request-for-a-number")
INTRODUCING = cue("introducing-oneself")
WITH_PLACES = cue("with-which-places")
BY_SORT = cue("by-sort")
NOT_IN_FIRST_HALF = cue("not-in-first-half")
HALF_TIME = cue("half-time")
ISSUED_BY = cue("issued-by-whom")
IN_TIME = cue("in-time")
TARGETS = cue("which-targets-are-reached")
PLEDGES = cue("which-pledges-are-kept")
PROMISES = cue("which-promises-are-kept")
MADE = cue("projects-done")
OF_SCALE = cue("of-a-scale")
IN_WHAT_TOGETHER = cue("in-what-together")
# Nouns that are names of one thing, whatever stands before them.
PROPER = {"nr", "nrt", "nrfg", "ns", "nt", "nz", "eng"}
# 几个亿 is said for 几亿.
LOOSELY_COUNTED = re.compile(r"(?<=[几少两\d十百千])个(?=[亿万])")


def reworded(text: str, index: Index, lexicon: Lexicon) -> tuple[str, str]:
    """The question as it is read, and the words in it that ask whether something was done in time."""
    plain = REQUEST.sub("", LOOSELY_COUNTED.sub("", clean(text)))
    plain = IN_WHAT_TOGETHER.sub("有哪些合作", plain)
    plain = WITH_PLACES.sub(r"\g<with>哪些城市", plain)
    plain = ISSUED_BY.sub("发布", plain)
    plain = HALF_TIME.sub("", NOT_IN_FIRST_HALF.sub("", plain))
    plain = BY_SORT.sub(r"各\g<sort>\g<verb>", plain)
    in_time = IN_TIME.search(plain)
    plain = TARGETS.sub(_as_indicators, IN_TIME.sub("", plain))
    plain = MADE.sub(r"\g<before>建成", PLEDGES.sub(r"\g<before>兑现", plain))
    plain = PROMISES.sub(r"\g<before>been kept", plain)
    plain = OF_SCALE.sub(_as_scale, plain)
    for phrase in WHETHER:
        plain = plain.replace(phrase, "是否")
    plain = ALL_BUT.sub(r"除了\1,", plain)
    plain = SPLIT_VERB.sub(lambda match: _closed(match, lexicon) if _alone(match) else match[0], plain)
    return _without_occasion(plain, index, lexicon), in_time[0] if in_time is not None else ""


def _as_indicators(match: re.Match[str]) -> str:
    """哪些目标没有完成 asks for the indicators whose target was not reached."""
    if match["english"] or match["missing"]:
        missed = match["missing"] or denied(match[0])
        return f"which indicators {'missed' if missed else 'met'} their annual target"
    return f"哪些指标{'没有' if match['not'] or match['none'] else ''}完成年度目标"


def _as_scale(match: re.Match[str]) -> str:
    """At the scale of 千亿 is 千亿级."""
    size = match["of"] or match["size"]
    if not size.isascii():
        return f"{size}级"
    number = re.search(r"\d+", size)
    yuan = (int(number[0]) if number else 100) * 10**9  # a hundred billion
    return next((word for word, of_it in SIZES.items() if of_it == yuan), size)


def _without_occasion(plain: str, index: Index, lexicon: Lexicon) -> str:
    """The question without what somebody says of the occasion before it: 市长下周去某镇, 那边有什么项目.

    Of a clause about a person only what names anything stays, if what follows asks for a sort of things.
    """
    head, comma, rest = plain.partition(",")
    asked = {sense.kind for word in lexicon.chinese if word in rest for sense in lexicon.chinese[word]}
    if not comma or "ask" not in asked:
        return plain
    if INTRODUCING.search(head):
        return rest
    said = [(word, tag) for word, tag in rjieba.tag(head)]
    personal = "class" in asked and any(word in lexicon.persons for word, _ in said)
    kept = (
        " " if word in lexicon.occasion or (personal and _in_passing(word, tag, index)) else word
        for word, tag in said
    )
    return "".join(kept) + comma + rest


def _in_passing(word: str, tag: str, index: Index) -> bool:
    """Whether a word names nothing that a report may speak of."""
    return tag not in PROPER and not word.isascii() and (tag.startswith("v") or not index.named(word))


def _alone(match: re.Match[str]) -> bool:
    """Whether the end of a split verb is no beginning of another word: 签了约, and not 批评了上海."""
    at = 0
    for word in rjieba.cut(match.string):
        if at == match.start(3):
            return len(word) == 1
        at += len(word)
    return True


def _closed(match: re.Match[str], lexicon: Lexicon) -> str:
    """A verb put together again that 了 or 过 stands inside: 签了约."""
    verb = match[1] + match[3]
    steps = {sense.kind for sense in lexicon.chinese.get(verb, ())} & {"milestone", "award", "relation"}
    return verb + match[2] if steps else match[0]
