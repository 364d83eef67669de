"""Splits a paragraph into sentences: at 。！？ and line ends, never inside quotation marks or brackets."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise

from kg.document.lines import trim
from kg.text import Span, fold

PAIRS = {"“": "”", "‘": "’", "(": ")", "《": "》", "「": "」", "『": "』", "【": "】", "〈": "〉", "[": "]"}
OPENERS = {closer: opener for opener, closer in PAIRS.items()}
ENDS = "。!?｡"
CLOSERS = "".join(OPENERS)
MARK = re.compile(f"[\n{re.escape(''.join((*PAIRS, *OPENERS)))}]")
END = re.compile(f"[\n{ENDS}]")
CJK = "\u4e00-\u9fff"
# A full stop typed as a point: after a Chinese word, before another or the end. Taken as an end only in a
# paragraph without any 。, since elsewhere it stands in foreign names.
POINT = re.compile(rf"(?<=[{CJK}”)》%])(?<![一二三四五六七八九十])\.(?=\s*(?:[{CJK}“《]|$))")

# The heading of a section run into its first sentence: 八、财政和金融 全年财政收入6亿元; 二、农 业 全年….
RUN_IN = re.compile(
    rf"[一二三四五六七八九十]{{1,3}}、 *(?:[{CJK}](?: +[{CJK}](?![{CJK}]))+|[{CJK}、]{{2,12}}) +"
    rf"(?=[^。]{{12}})(?:(?<=[{CJK}] )|(?<=  ))(?=[{CJK}“\d])"
)


def enclosed(folded: str) -> list[bool]:
    """For each character, whether it stands between a balanced pair of marks; lone marks count not."""
    changes = [0] * (len(folded) + 1)
    open_marks: list[tuple[str, int]] = []
    opened = dict.fromkeys(PAIRS, 0)
    for found in MARK.finditer(folded):
        mark, at = found[0], found.start()
        if mark == "\n":
            open_marks.clear()
            opened = dict.fromkeys(PAIRS, 0)
        elif mark in PAIRS:
            open_marks.append((mark, at))
            opened[mark] += 1
        elif mark in OPENERS and opened[OPENERS[mark]]:
            start = _close(open_marks, opened, OPENERS[mark])
            changes[start] += 1
            changes[at + 1] -= 1
    if not any(changes):
        return [False] * len(folded)
    return [depth > 0 for depth in accumulate(changes[:-1])]


def _close(open_marks: list[tuple[str, int]], opened: dict[str, int], wanted: str) -> int:
    """Takes marks off the stack up to the wanted one, and gives where that stood."""
    while True:
        mark, start = open_marks.pop()
        opened[mark] -= 1
        if mark == wanted:
            return start


def _ends(folded: str) -> list[int]:
    """Offsets just after each sentence, closing marks that nothing opened included."""
    inside = enclosed(folded)
    marks = END.finditer(folded)
    ends = {found.end() for found in marks if found[0] == "\n" or not inside[found.start()]}
    if "。" not in folded:
        ends |= {found.end() for found in POINT.finditer(folded) if not inside[found.start()]}
    ends = {_past_closers(folded, inside, end) for end in ends}
    if " " in folded:
        ends |= {found.end() for start in (0, *ends) if (found := _run_in(folded, start))}
    return sorted(ends)


def _run_in(folded: str, start: int) -> re.Match[str] | None:
    while start < len(folded) and folded[start] in " \n":
        start += 1
    return RUN_IN.match(folded, start)


def _past_closers(folded: str, inside: list[bool], end: int) -> int:
    while end < len(folded) and folded[end] in CLOSERS and not inside[end]:
        end += 1
    return end


def sentences(text: str, within: Span) -> tuple[Span, ...]:
    """The sentences of one stretch of text, trimmed, in order; together they hold all but its white space."""
    folded = fold(text[within.start : within.end])
    bounds = [0, *_ends(folded), len(folded)]
    found: list[Span] = []
    for start, end in pairwise(bounds):
        sentence = trim(text, Span(within.start + start, within.start + max(start, end)))
        if not sentence:
            continue
        if found and _is_only_marks(folded[sentence.start - within.start : sentence.end - within.start]):
            found[-1] = found[-1].cover(sentence)
        else:
            found.append(sentence)
    return tuple(found)


def _is_only_marks(words: str) -> bool:
    return not words.strip(ENDS + CLOSERS)
