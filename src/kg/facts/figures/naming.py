"""What a figure is a figure of: the words beside it, without what opens the clause and what carries the value."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.facts.figures.words import words
from kg.values.period import find_periods

Part = tuple[int, int] | str


@dataclass(frozen=True, slots=True)
class Name:
    """An indicator's name in parts of the sentence, in the order of the label.

    `verb` begins what is counted, `noun` is what is counted; a name with a statistic's head (收入, 比重) has
    no verb. `owner` is the subject that the name leaves out. `forecast` and `target` tell of 预计 and 力争,
    `each` of 分别.
    """

    noun: tuple[Part, ...]
    verb: tuple[Part, ...] = ()
    after: tuple[Part, ...] = ()
    owner: tuple[int, int] | None = None
    headed: bool = False
    each: bool = False
    rule: str = "figure.noun"
    others: tuple[tuple[Part, ...], ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The whole name, in the order of the label."""
        return (*self.verb, *self.noun, *self.after)


_YEAR_AHEAD = re.compile(r"[“\d去今明本当上下前第全年过近未十一二三四]")
_INNER = re.compile(r"(?:已经|已|累计|共计|共|均|全部|现有|计划|力争)$")
_NOTE = re.compile(r"\(\d{1,3}\)")
_CARRIER = re.compile("完成|实现|达成")


def skip_lead(text: str, start: int, end: int) -> int:
    """Where the naming words of a clause begin: past links, regions, adverbs, modals and periods."""
    lexicon = words()
    at = start
    while at < end:
        match = lexicon.lead.match(text, at, end) or lexicon.before_verb.match(text, at, end)
        if match is None and _YEAR_AHEAD.match(text, at, end):
            period = next(iter(find_periods(text[at:end], 2000)), None)
            if period is not None and period.span.start == 0 and not text.startswith("度", at + period.span.end):
                at += period.span.end
                at += text.startswith(("前", "末", "以来"), at)
                continue
        if match is None or match.end() == at:
            break
        at = match.end()
    return at


def left_name(text: str, start: int, end: int) -> Name | None:
    """The name given by the words to the left of a figure; None where they give none.

    The name may lack a noun (竣工5部): it is then up to the reader of the sentence to find one.
    """
    lexicon = words()
    each = "分别" in text[start:end]
    start = skip_lead(text, start, end)
    tail = lexicon.light_end.search(text, start, end)
    stop = tail.start() if tail else end
    stop = _trim(text, start, stop)
    if start >= stop:
        return Name((), each=each) if each else None
    verb, noun, owner = _split(text, start, stop)
    if verb is not None and verb[0] == verb[1]:
        verb = None
    headed = bool(lexicon.head.search(text, *noun)) if noun[0] < noun[1] else False
    verb_words = text[slice(*verb)] if verb else ""
    if verb and headed and verb_words in lexicon.light_words:
        prefix = _prefix(text, owner)
        name = Name((*prefix, noun), owner=None if prefix else owner, headed=True, each=each)
        full = ((verb, noun),) if not prefix else ((noun,), (*prefix, verb, noun))
        return replace(name, others=full)
    if verb is None:
        return _noun_only(text, noun, headed, each)
    if noun[0] >= noun[1]:
        return Name((), verb=(verb,), owner=owner, each=each, rule="figure.verb")
    name = Name(_clean(text, noun), verb=(verb,), owner=owner, headed=headed, each=each, rule="figure.verb-object")
    return replace(name, others=((noun,),))


def _noun_only(text: str, noun: tuple[int, int], headed: bool, each: bool) -> Name:
    """A noun phrase; with a verb at its end (项目已出让15个) the verb is kept apart."""
    lexicon = words()
    for match in lexicon.verb.finditer(text, noun[0] + 2, noun[1]):
        if match.end() == noun[1] and not headed:
            stem = noun[0], noun[0] + len(_INNER.sub("", text[noun[0] : match.start()]))
            if stem[1] - stem[0] < 2 or text[stem[1] - 1] in "、和与及的":
                break
            verb = (match.start(), match.end())
            return Name((stem,), after=(verb,), each=each, rule="figure.noun-verb", others=((stem,),))
    return Name(_clean(text, noun), headed=headed, each=each)


def _trim(text: str, start: int, stop: int) -> int:
    while stop > start and text[stop - 1] in " ,:、的了出到过已共将可就还\n":
        stop -= 1
    return stop


def _clean(text: str, span: tuple[int, int]) -> tuple[Part, ...]:
    """The span without note marks and the 每人每年 that only qualify the value."""
    parts: list[Part] = []
    at = span[0]
    for match in _NOTE.finditer(text, *span):
        parts.append((at, match.start()))
        at = match.end()
    parts.append((at, span[1]))
    return tuple(part for part in parts if part[0] < part[1])


def _split(
    text: str, start: int, stop: int
) -> tuple[tuple[int, int] | None, tuple[int, int], tuple[int, int] | None]:
    """The verb, the noun after it and the subject before it."""
    owner = None
    preposition = words().preposition.match(text, start, stop)
    if preposition:
        verb = words().strong.search(text, preposition.end() + 1, stop)
        owner = (preposition.end(), verb.start()) if verb else None
        start = verb.start() if verb else preposition.end()
    at = _verb_end(text, start, stop)
    if at > start:
        return _after_light(text, start, at, stop, owner)
    middle = _middle(text, start, stop)
    if middle is not None:
        return _after_light(text, middle, _verb_end(text, middle, stop), stop, (start, middle))
    return None, (start, stop), owner


def _middle(text: str, start: int, stop: int) -> int | None:
    """Where a verb begins inside the phrase, outside quotes and with words after it."""
    for pattern in (words().strong, _CARRIER):
        for match in pattern.finditer(text, start + 1, stop):
            inside = match.end() < stop and text[match.start() - 1] not in "的、"
            if inside and _outside(text, start, match.start()):
                return match.start()
    return None


def _outside(text: str, start: int, at: int) -> bool:
    inside = text[start:at]
    return all(inside.count(mark) <= inside.count(end) for mark, end in ("“”", "《》", "()"))


def _verb_end(text: str, start: int, stop: int) -> int:
    """The end of the verbs at a place: several in a row (新增投入使用) are one."""
    lexicon = words()
    at = start
    while at < stop:
        match = lexicon.verb.match(text, at, stop) or lexicon.light.match(text, at, stop)
        if match is None or (at > start and match.end() == stop):
            break
        at = match.end()
        while text.startswith(("了", "出", "到", "过"), at) and at < stop:
            at += 1
    return at


def _after_light(
    text: str, start: int, at: int, stop: int, owner: tuple[int, int] | None
) -> tuple[tuple[int, int] | None, tuple[int, int], tuple[int, int] | None]:
    """The verb without its particles; a light verb gives way to a verb after it (完成全年新建…)."""
    lexicon = words()
    verb_stop = at
    while verb_stop > start and text[verb_stop - 1] in "了出到过":
        verb_stop -= 1
    if text[start:verb_stop] in lexicon.light_words:
        onward = skip_lead(text, at, stop)
        further = _verb_end(text, onward, stop)
        if further > onward:
            return (onward, further), (further, stop), owner
        at = onward
    return (start, verb_stop), (at, stop), owner


def _prefix(text: str, owner: tuple[int, int] | None) -> tuple[Part, ...]:
    """The subject of 完成 or 实现 as part of the statistic's name (规模以上工业实现增加值)."""
    if owner is None:
        return ()
    start, stop = owner[0], _trim(text, *owner)
    tail = words().light_end.search(text, start, stop)
    stop = _trim(text, start, tail.start()) if tail else stop
    return ((start, stop),) if start < stop else ()
