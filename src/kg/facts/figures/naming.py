"""What a figure is of: the words beside it, without what opens the clause and what carries the value."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.figures.leads import skip_lead
from kg.facts.figures.words import headed as has_head
from kg.facts.figures.words import past_verbs, words
from kg.frozen import dataclass

Part = tuple[int, int] | str


@dataclass(frozen=True, slots=True)
class Name:
    """An indicator's name, as parts of the sentence in the order of the label.

    - `verb` begins what is counted, `noun` is what is counted, `after` stands behind both. A name that ends
      as statistics do (收入, 比重) is `headed` and has no verb.
    - `owner` is the subject that the name leaves out.
    - `carrier` is the 完成 or 实现 right before the figure; `lit` where there is any such word, `each` where
      it is 分别.
    - `others` are further names of the same figure; `stem` is what has the share that a share's name tells.
    """

    noun: tuple[Part, ...]
    verb: tuple[Part, ...] = ()
    after: tuple[Part, ...] = ()
    owner: tuple[int, int] | None = None
    headed: bool = False
    each: bool = False
    rule: str = "figure.noun"
    carrier: tuple[int, int] | None = None
    lit: bool = False
    others: tuple[tuple[Part, ...], ...] = ()
    stem: tuple[Part, ...] = ()

    @property
    def compared(self) -> bool:
        """Whether it says by how much a statistic is above or below another place's (X高于全省)."""
        return bool(self.after) and self.rule == "figure.noun"

    @property
    def parts(self) -> tuple[Part, ...]:
        """The whole name, in the order of the label."""
        return (*self.verb, *self.noun, *self.after)


_INNER = re.compile(r"(?:已经|已|累计|共计|共|分别|(?<![人户亩村日平年月])均|全部|现有|计划|力争)$")
_NOTE = re.compile(
    r"分别|\[\d{1,3}\]|\((?:\d{4}年?(?:[-—–~至]+\d{4}年?)?|下同|\d{1,3}|(?:不?含|不?包括|除)[^()]*|[^()]*[\u4e00-\u9fff][^()]{7,})\)"
)
# 等 behind what is listed, not in 高等教育, 中等职业, 同等学力.
_AND_OTHERS = re.compile(
    r"(?<![平同均对])等(?!级|次|额|待|于|值)(?<!高等(?=[教院学职专级法]))(?<!中等(?=[教职专收城学]))(?<!初等(?=[教]))"
)
# 拟建|建筑面积, 拟|新增; 拟建面积 is a statistic's name.
_INTENDED = re.compile("拟建(?=建筑面积)|拟(?!建面积)")
_EACH = re.compile(r"分别|(?:均|都)(?:已|要)?(?:达到|达|为|超过|保持|实现|完成|在)*\s*$")
_AND_VERB = re.compile("[、和并与及]")
_CARRIER = re.compile("完成(?!率|情况|度)|实现(?!率|度)|达成(?!率)")
_HAVING = re.compile(
    "(?:集聚|聚集)了?(?=规|各类|企业|相关|上下游|一批)|共有|拥有(?![量率数])|(?<![从对将把在按以])现有|建有|设有|配有|(?<=[县市区州旗镇乡])有(?![限关效机色线序])"
)
_PER = re.compile("每|均")
# “某某”等专项行动清理河道1080条: who cleared them is the subject, whatever else the verb may be part of.
_CAMPAIGN = re.compile("[”等][^、,;]{0,4}(?:行动|活动)(?=[^、,;]{4})")
# 将财政新增支出的90%投入民生: all before 的 is what is put there.
_PUT = re.compile("(?:每年|各自)?[将把](?:每年)?")
# 确定|了重点项目: a verb by its 了, whatever it is.
_DONE = re.compile("(?!为了|除了)[\u4e00-\u9fff]{2}(?=了(?![解望然断])[^,;])")
_ADVERB = re.compile("现已|已经|已|(?<![公同])共(?![享建同用])|先后")
# What a rate is of (对增长的贡献率, 相当于生产总值的比例), which its name keeps.
_OWNER_LENGTH = 8
_RELATED = re.compile("对|相当于|占|与")


def left_name(text: str, start: int, end: int, *, linked: bool = False) -> Name | None:
    """The name given by the words to the left of a figure; None where they give none.

    The name may lack a noun (竣工5部): it is then up to the reader of the sentence to find one.
    """
    lexicon = words()
    end = start + len(text[start:end].rstrip(" \n"))
    apart = end > start + 1 and text[end - 1] == "各"  # 甲基地、乙基地各9000亩
    end -= apart
    each = apart or _EACH.search(text, start, end) is not None
    start = skip_lead(text, start, end)
    intended = None if linked else _INTENDED.match(text, start, end)
    start = intended.end() if intended else start
    tail = lexicon.light_end.search(text, start, end)
    stop = _trim(text, start, tail.start() if tail else end)
    carrier = _CARRIER.search(text, stop, end)
    span = carrier.span() if carrier else None
    if start >= stop:
        return Name((), each=each, carrier=span) if each or span else None
    if words().towards_all.fullmatch(text, start, stop):
        return None
    name = _named(text, start, stop)
    if not each and tail is None:
        return name
    return replace(name, each=each, carrier=span, lit=name.lit or tail is not None)


# 对工业投资的贡献率: what it is a rate of belongs to its name.
_TOWARDS = re.compile("对[^,;:]{2,16}?的?(?:贡献率|贡献度|拉动率|贡献份额)")


# 年度计划完成投资: a sum to be invested, whose verb carries no figure.
_MEANT = re.compile("(?:^|(?<=[年度项目标程业]))(?:年度|当年|全年)?计划(?:总|完成|新增){1,2}投资$")

# 企业设立研发机构覆盖率 is a rate of what firms do; 提升覆盖率 is no rate of raising it.
_RATES = ("率", "比重", "占比")
_MOVING = frozenset(
    ("提升", "提高", "降低", "推动", "推进", "促进", "增加", "减少", "控制", "带动", "巩固", "使", "加强")
)


def _named(text: str, start: int, stop: int) -> Name:
    lexicon = words()
    meant = _MEANT.search(text, start, stop) is not None
    if meant or _TOWARDS.fullmatch(text, start, stop):
        return Name(((start, stop),), headed=True, rule="figure.noun" if meant else "figure.share")
    verb, noun, owner = _split(text, start, stop)
    kept = clean(text, noun)
    headed = bool(kept) and has_head(text, *kept[-1])
    if verb is None or (stop - start < 7 and lexicon.modifier.search(text, start, stop)):
        return _noun_only(text, noun if verb is None else (start, stop), headed)
    if text[slice(*verb)] in lexicon.having and noun[0] < noun[1]:
        kept = clean(text, noun)
        whole: tuple[tuple[Part, ...], ...] = () if owner is None else ((*_prefix(text, owner), *kept),)
        if whole and len(kept) == 1 and text[slice(*kept[0])] in lexicon.bare_heads:
            return Name(whole[0], headed=headed, lit=True, others=(kept,))
        return Name(kept, owner=owner, headed=headed, lit=True, others=whole)
    done = text[slice(*verb)]
    if headed and (done in lexicon.light_words or done in lexicon.yielding):
        return _statistic(text, verb, kept, owner)
    if noun[0] >= noun[1]:
        return Name((), verb=(verb,), owner=owner, rule="figure.verb")
    if owner and headed and text.endswith(_RATES, *noun) and done not in _MOVING:
        return Name(((owner[0], noun[1]),), headed=True)
    if owner and (text[slice(*owner)] in lexicon.kept_subjects or _of_people(text, owner, noun)):
        return Name(((owner[0], noun[1]),), headed=headed, others=((verb, noun),))
    others = (kept, *_bare(text, kept))
    if text[slice(*verb)] == "实现":
        return Name(kept, owner=owner, headed=headed, lit=True, others=((verb, *kept), *others[1:]))
    return Name(kept, verb=(verb,), owner=owner, headed=headed, rule="figure.verb-object", others=others)


def _of_people(text: str, owner: tuple[int, int], noun: tuple[int, int]) -> bool:
    """农村劳动力新增转移就业: who came to work is part of what is counted."""
    return words().person.search(text, *owner) is not None and text.endswith(("就业", "创业"), *noun)


def _bare(text: str, noun: tuple[tuple[int, int], ...]) -> tuple[tuple[tuple[int, int], ...], ...]:
    """重点项目 for 谋划实施重点项目: what is counted, without a second verb before it."""
    if not noun:
        return ()
    start = past_verbs(text, *noun[0])
    return (((start, noun[0][1]), *noun[1:]),) if start > noun[0][0] and start + 2 < noun[0][1] else ()


def _statistic(
    text: str, verb: tuple[int, int], noun: tuple[tuple[int, int], ...], owner: tuple[int, int] | None
) -> Name:
    """完成投资 is 投资; 规模以上工业完成产值 is that of its subject."""
    prefix = _prefix(text, owner)
    done = _CARRIER.match(text, *noun[0])  # 上报|完成|投资额
    noun = ((done.end(), noun[0][1]), *noun[1:]) if done else noun
    if not prefix:
        return Name(noun, owner=owner, headed=True, others=((verb, *noun),))
    head = words().head.search(text, *noun[-1])
    short = (*prefix, head.span()) if head else (*prefix, *noun)
    return Name((*prefix, *noun), headed=True, others=(short, (*prefix, verb, *noun)))


def _noun_only(text: str, noun: tuple[int, int], headed: bool) -> Name:
    """A noun phrase; with a verb at its end (项目已出让15个) the verb is kept apart."""
    inner = text.rfind("的", *noun)
    related = _RELATED.search(text, noun[0], max(noun[0], inner))
    told = inner - noun[0] > _OWNER_LENGTH or words().verb.search(text, noun[0], max(noun[0], inner))
    if headed and noun[0] < inner < noun[1] - 2 and text[inner - 1] != "中" and related is None and told:
        noun = skip_lead(text, inner + 1, noun[1]), noun[1]
    for match in words().verb.finditer(text, noun[0] + 2, noun[1]):
        if match.end() == noun[1] and not headed:
            stem = noun[0], noun[0] + len(_INNER.sub("", text[noun[0] : match.start()]))
            if stem[1] - stem[0] < 2 or text[stem[1] - 1] in "、和与及的":
                break
            verb = (match.start(), match.end())
            return Name((stem,), after=(verb,), rule="figure.noun-verb", others=((verb, stem), (stem,)))
    parts = clean(text, noun)
    last = parts[-1] if parts else ""
    return Name(parts, headed=headed or (not isinstance(last, str) and has_head(text, *last)))


def subject(text: str, start: int, stop: int) -> Name | None:
    """The statistic a clause without a figure is about: 进出口总额首次突破百亿大关,达到102亿元."""
    start = skip_lead(text, start, stop)
    for verb in words().verbal.finditer(text, min(start + 2, stop), stop):
        end = verb.start() - next(
            (len(word) for word in _COMPARING if text.endswith(word, start, verb.start())), 0
        )
        if has_head(text, start, end) and _outside(text, start, end):
            return Name(((start, end),), headed=True)
    return None


_COMPARING = ("同比", "环比", "也", "亦", "均", "都", "更")


def _trim(text: str, start: int, stop: int) -> int:
    while stop > start and text[stop - 1] in " ,:、的了已共将可就还≤≥\n":
        stop -= 1
    return stop


def clean(text: str, span: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """The span without note marks, and without what it only lists (A、B等感知设备 → 感知设备)."""
    parts: list[tuple[int, int]] = []
    at, stop = span
    listed = max((found.start() for found in _AND_OTHERS.finditer(text, at, stop)), default=-1)
    if listed > at + 1 and listed + 2 < stop:
        at = listed + 1
    for match in _NOTE.finditer(text, at, stop):
        parts.append((at, match.start()))
        at = match.end()
    parts.append((at, stop))
    return tuple(part for part in parts if part[0] < part[1])


# 通过技改使|产值增长5%: the statistic stands behind what brings it about.
_MADE = re.compile("(?<![行驶大公天出])使得?(?=[^用馆命])")


def _split(
    text: str, start: int, stop: int
) -> tuple[tuple[int, int] | None, tuple[int, int], tuple[int, int] | None]:
    """The verb, the noun after it and the subject before it."""
    owner = None
    preposition = words().preposition.match(text, start, stop)
    if preposition and (made := _MADE.search(text, preposition.end() + 2, stop)):
        return _split(text, skip_lead(text, made.end(), stop), stop)
    if preposition is None and (put := _PUT.match(text, start, stop)) and text.startswith("的", stop):
        return None, (put.end(), stop), None
    if preposition:
        verb = words().strong.search(text, preposition.end() + 1, stop)
        if verb is None and preposition[0] == "在":  # 在公共场所配置800台
            verb = next(
                (
                    each
                    for each in words().verb.finditer(text, preposition.end() + 2, stop)
                    if each.end() + 1 < stop
                ),
                None,
            )
        owner = (preposition.end(), verb.start()) if verb else None
        start = verb.start() if verb else skip_lead(text, preposition.end(), stop)
    at = verb_end(text, start, stop)
    if at == start and (done := _DONE.match(text, start, stop)):
        at = done.end()
    if at > start:
        return (*_after_light(text, start, at, stop), owner)
    middle = _middle(text, start, stop)
    if middle is not None:
        return (*_after_light(text, middle, verb_end(text, middle, stop), stop), (start, middle))
    return None, (start, stop), owner


def _middle(text: str, start: int, stop: int) -> int | None:
    """Where a verb begins inside the phrase, outside quotes and with words after it."""
    campaign = _CAMPAIGN.search(text, start + 1, stop)
    if campaign and words().verb.match(text, campaign.end(), stop) and _outside(text, start, campaign.end()):
        return campaign.end()
    for pattern in (_HAVING, _ADVERB, words().strong, words().surely, _CARRIER):
        for match in pattern.finditer(text, start + 1, stop):
            at = match.end() if pattern is _ADVERB else match.start()
            verb = words().verb.match(text, at, stop) if pattern is _ADVERB else match
            if verb is None or (pattern is _HAVING and _PER.search(text, start, at)):
                continue
            inside = verb.end() < stop and text[match.start() - 1] not in "的、"
            if text.endswith("以上", start, match.start()):  # 亿元以上新签约项目
                continue
            if inside and _outside(text, start, at):
                return at
    return None


def _outside(text: str, start: int, at: int) -> bool:
    inside = text[start:at]
    return all(inside.count(mark) <= inside.count(end) for mark, end in ("“”", "《》", "()"))


def verb_end(text: str, start: int, stop: int) -> int:
    """The end of the verb at a place, of both where two are one (开工建设); the place itself without one."""
    match = words().verb.match(text, start, stop) or words().light.match(text, start, stop)
    at = match.end() if match else start
    while match is not None:
        link = _AND_VERB.match(text, at, stop)
        match = words().verb.match(text, link.end(), stop) if link else None
        at = match.end() if match else at
    return at


def _after_light(text: str, start: int, at: int, stop: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The verb and its noun; a light verb gives way to a verb after it (完成全年新建…)."""
    noun = at
    while noun < stop and text[noun] in "了出到过" and not text.startswith(words().not_particles, noun):
        noun += 1
    if text[start:at] in words().light_words:
        onward = skip_lead(text, noun, stop)
        further = words().strong.match(text, onward, stop)
        if further and further.end() < stop:
            return further.span(), (further.end(), stop)
        noun = onward
    return (start, at), (noun, stop)


def _prefix(text: str, owner: tuple[int, int] | None) -> tuple[Part, ...]:
    """The subject of 完成 or 实现 as part of the statistic's name (规模以上工业实现增加值)."""
    if owner is None:
        return ()
    start, stop = owner[0], _trim(text, *owner)
    tail = words().light_end.search(text, start, stop)
    stop = _trim(text, start, tail.start()) if tail else stop
    return ((start, stop),) if start < stop else ()
