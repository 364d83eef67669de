"""Names that lean on the figure before: its verb, its noun, its statistic, the thing it counts."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.facts.figures.clauses import Slot
from kg.facts.figures.context import PEOPLE, Context, said
from kg.facts.figures.coordination import split_names
from kg.facts.figures.counted_names import without_act
from kg.facts.figures.leads import skip_lead
from kg.facts.figures.lists import lists
from kg.facts.figures.naming import Name, Part, left_name
from kg.facts.figures.words import past_verbs, words
from kg.values.units import UnitKind

# 亩均 of 亩均收入 is not what 总产 is of, nor 销售 of 销售收入 what 利税 is of.
_NO_SECTOR = re.compile("(?:[人户亩地村日年]均|平均|销售|营业|主营业务|业务)$")
# 粮食生产再获丰收,总产20万吨.
_GROWN = re.compile("(?P<crop>[\u4e00-\u9fff]{1,6}?)(?:生产|种植|养殖)")
# 完成粮食播种11万亩,总产量8287万斤.
_SOWN = re.compile("(?P<crop>[\u4e00-\u9fff]{1,6}?)(?:总播|播种|种植|栽植|收获)(?:面积)?")
_TIER = re.compile(r"[国省市县区州地旗镇乡村厅部]家?级?(?:及?以上)?(?:重点)?")
_ABOVE = re.compile(r"[\d十百千万]*[万亿]?元(?:及?以上|以下)")
_LENDERS = ("figure.verb-object", "figure.inherited")


def completed(text: str, name: Name, slot: Slot, context: Context) -> Name:
    """The name with the verb or noun it leaves to the figure before it."""
    before = context.last
    if before is None:
        return _of_former(text, name, context)
    if name.rule == "figure.share" and name.headed:  # 对工业投资的贡献率 is that of the figure before
        own = [each for each in context.recent if each.rule != "figure.share"][-1:] or [before]
        return replace(name, noun=(*own[0].parts, *name.noun), others=(name.noun,))
    if not name.verb and said(text, name.noun) in words().of_before:
        others = ((*before.noun, *name.noun),) if before.verb else ()
        return replace(name, noun=(*before.parts, *name.noun), others=others)
    if not name.noun and said(text, name.verb) in words().bare_heads:
        return whole_name(text, Name(name.verb, headed=True), context)
    if not name.noun and name.verb:
        return _object_of(text, name, before, slot, context)
    if name.after and slot.linked:
        name = Name((*name.noun, *name.after))
    if name.verb or name.headed or name.after:
        return whole_name(text, name, context)
    return _unheaded(text, name, slot, context)


def _unheaded(text: str, name: Name, slot: Slot, context: Context) -> Name:
    """A noun that is no statistic by itself, with the statistic, noun or verb of the figure before."""
    before = context.last
    people = _people(text, name, slot, context) if slot.quantity.base_unit in PEOPLE else None
    if people is not None or before is None:
        return people or name
    if before.headed and not before.verb and slot.quantity.base_unit == context.unit and not name.lit:
        if before.noun and _A_TIER.search(said(text, name.noun)):
            return replace(_with_noun(text, name, before), headed=True)
        own = ("增收", said(text, (context.head,))[-1:]) if context.head else ()
        if context.head and not said(text, name.noun).endswith(own):
            whole = len(before.noun) == 1 and not _OF_PART.match(said(text, before.noun))
            if whole and _PLACE.fullmatch(said(text, name.noun)):
                return replace(name, noun=(*name.noun, *before.noun), headed=True, others=(name.noun,))
            return replace(name, noun=(*name.noun, context.head), headed=True, others=(name.noun,))
    part = _part_of(text, name, slot, before)
    if part is not None:
        return part
    if not before.verb or before.headed or name.lit:
        return name
    return _with_verb(text, name, before) if _lends_verb(text, name, slot, context) else name


# 其中县级1902张 is all that the statistic before says, of that tier; 其中汽车类 is a trade.
_A_TIER = re.compile("(?:级|本级|级以上|重点|属)$")
# 其中云栖区38平方公里, behind 建成区面积: all that the statistic before says.
_PLACE = re.compile("[\u4e00-\u9fff]{1,5}(?:[区县镇乡旗]|(?<!城)市)")
_OF_PART = re.compile("[省市县区州镇]属|(?!建成区)[\u4e00-\u9fff]{1,5}(?:[区县镇乡旗]|(?<!城)市)")
# 其中贫困地区5个: how many of those counted are there.
_AREA = re.compile("(?:[\u4e00-\u9fff]{0,4}(?:地区|山区)|农村|城镇|城区|县城|市区|乡村|乡镇|主城区|中心城区)")


def _part_of(text: str, name: Name, slot: Slot, before: Name) -> Name | None:
    """其中贫困地区5个, 其中国家级3个: how many of those counted before are there, or of that tier."""
    noun = said(text, name.noun)
    among = text.startswith(("其中", ":其中"), slot.clause) or text.startswith("其中", slot.left)
    if among and not name.lit and _AREA.fullmatch(noun):
        return replace(name, verb=before.verb, noun=(*name.noun, *before.noun), rule="figure.inherited")
    return _with_noun(text, name, before) if words().modifier.search(noun) and before.noun else None


def _people(text: str, name: Name, slot: Slot, context: Context) -> Name | None:
    """Pupils and teachers of the schools before, and people named in full; None for other names."""
    noun = said(text, name.noun)
    if noun in words().members and not name.verb:
        return whole_name(text, name, context)
    before = context.last
    if before is not None and slot.quantity.base_unit == context.unit and words().host.search(noun):
        return _of_host(text, name, before)
    if before is None or words().person.search(noun) is None:
        return None
    return _with_verb(text, name, before) if not name.lit and _lends_verb(text, name, slot, context) else name


def _with_verb(text: str, name: Name, before: Name) -> Name:
    """绿道8公里 after 新建绿地43公顷 was built too."""
    if not before.verb or before.headed:
        return name
    front = _like_front(text, name, before)
    noun = (front, *name.noun) if front else name.noun
    others = (name.noun, (*before.verb, *name.noun)) if front else (name.noun,)
    return replace(name, verb=before.verb, noun=noun, rule="figure.inherited", others=others)


def _like_front(text: str, name: Name, before: Name) -> Part:
    """省级 of 省级示范镇3个、示范点5个: what both are, where they differ in the last character alone."""
    own, noun = said(text, name.noun), said(text, before.noun)
    at = noun.rfind(own[:-1]) if 3 <= len(own) <= 4 else -1
    return noun[:at] if at > 1 and len(noun) - at <= len(own) else ""


def _of_host(text: str, name: Name, before: Name) -> Name:
    """其中普通中学2741人 after 专任教师8229人 are the teachers of those schools."""
    noun = said(text, before.noun)
    if before.verb or not (words().person.search(noun) or noun in words().members):
        return name
    own = before.others[0] if before.rule == "figure.inherited" and before.others else ()
    what = before.noun[len(own) :] if before.noun[: len(own)] == own else before.noun
    return replace(name, noun=(*name.noun, *what), rule="figure.inherited", others=(name.noun,))


def _lends_verb(text: str, name: Name, slot: Slot, context: Context) -> bool:
    """Whether the verb before holds on: 新建绿地43公顷,绿道8公里; 新增甲2家、乙3家."""
    if context.last is None or context.last.rule not in _LENDERS:
        return False
    if said(text, name.noun).startswith(words().own_state):
        return False
    if text.startswith(lists().in_all, slot.clause):
        return False
    if slot.linked or not slot.first:
        return True
    if slot.clause - context.end > 2:
        return False
    if slot.quantity.kind is UnitKind.COUNT:
        return slot.quantity.base_unit == context.unit
    return context.last_kind is slot.quantity.kind


def _object_of(text: str, name: Name, before: Name, slot: Slot, context: Context) -> Name:
    """竣工5部 after 启动加装电梯75部: a verb alone has the object of what was last counted."""
    if slot.quantity.kind is UnitKind.COUNT:
        if context.base is not None and context.base_unit == slot.quantity.base_unit:
            before = context.base
        elif context.last_kind in (UnitKind.COUNT, UnitKind.MONEY) and not _fared(text, name, slot, context):
            return name
    elif before.headed and not before.verb and context.last_kind is not slot.quantity.kind:
        return name  # 占地82亩,投入1亿元: money is put into no area
    noun = _without_state(text, before.noun)
    if before.after:
        return replace(name, noun=noun, verb=(), after=name.verb, rule="figure.verb")
    others = tuple((*name.verb, *bare) for bare in without_act(text, noun))
    if said(text, name.verb) in words().participles:  # 开工某工程, 某工程开工
        others = (*others, (*noun, *name.verb))
    if noun != before.noun:
        others = (*others, (*name.verb, *before.noun))
    return replace(name, noun=noun, others=others)


def _fared(text: str, name: Name, slot: Slot, context: Context) -> bool:
    """新登记市场主体6820户,注销1975户: of whom it is said, where they are counted as those before are."""
    return slot.quantity.base_unit == context.unit and said(text, name.verb) in words().participles


# 计划|开工, 在建|在库: how far the things counted before are, which those told of next need not be.
_STATE = re.compile("(?:本|今)年度?|计划|在[建库谈]|储备|前期|拟")


def _without_state(text: str, noun: tuple[Part, ...]) -> tuple[Part, ...]:
    """项目 of 在建在库项目: 新入库 of those are 新入库项目."""
    first, *rest = noun or ("",)
    start, stop = (0, len(first)) if isinstance(first, str) else first
    whole = first if isinstance(first, str) else text
    at = start
    while state := _STATE.match(whole, at, stop) or words().verb.match(whole, at, stop):
        works = state[0] != "建设" and whole[state.end() : stop] in ("项目", "工程", "企业")
        told = works or state.re is _STATE or words().strong.match(whole, at, stop)
        if state.end() + 2 > stop or not told:
            break
        at = state.end()
    if at == start:
        return noun
    return (first[at:] if isinstance(first, str) else (at, stop), *rest)


def _with_noun(text: str, name: Name, before: Name) -> Name:
    """其中国家级3个 after 省级以上企业技术中心56个: the noun is that of the figure before."""
    noun = before.noun
    tier = _TIER.match(said(text, noun))
    if tier and not isinstance(noun[0], str):
        noun = ((noun[0][0] + tier.end(), noun[0][1]), *noun[1:])
    turned = ((*name.noun, *before.verb, *noun),) if before.verb else ()  # 招商类引荐项目
    return replace(name, verb=before.verb, noun=(*name.noun, *noun), rule="figure.inherited", others=turned)


def whole_name(text: str, name: Name, context: Context) -> Name:
    """The name with what it is of, where it is only the last word of one."""
    return _of_base(text, _of_whole(text, name, context), context)


def _of_whole(text: str, name: Name, context: Context) -> Name:
    """在校生 after 普通高中招生 is that of the same schools; 增加值 after 工业总产值 that of industry."""
    before = context.recent[-1] if context.recent else None
    sown = None if before is None else _SOWN.fullmatch(said(text, before.noun))
    if sown and said(text, name.parts) in words().yields:
        return replace(name, noun=(sown["crop"], *name.noun), others=())
    if before is None or said(text, name.parts) not in words().bare_heads or not before.noun:
        return name
    if before.verb:
        grown = said(text, before.verb) in words().bare_heads
        return replace(name, noun=(*before.noun, *name.noun), others=()) if grown else name
    noun = said(text, before.noun)
    head = words().head.search(noun)
    if head is None or head.start() < 2 or _NO_SECTOR.search(noun, 0, head.start()):
        return name
    first = before.noun[0]
    if len(before.noun) == 1 and not isinstance(first, str):
        return replace(name, noun=((first[0], first[0] + head.start()), *name.noun), others=())
    return replace(name, noun=(noun[: head.start()], *name.noun), others=())


def _of_base(text: str, name: Name, context: Context) -> Name:
    """面积2万平方米 after 拆除违法建筑80处 is the area of those buildings."""
    base = context.base
    if base is None and context.former is not None:
        return _of_former(text, name, context)
    whole = said(text, name.noun)
    if whole in words().members and not name.verb:
        return replace(name, noun=(*_host(text, context), *name.noun), others=())
    if base is not None and not base.verb and whole in words().bare_heads and not name.verb:
        earns = said(text, base.noun).endswith("企业")
        return replace(name, noun=(*base.noun, *name.noun), others=(name.noun,)) if earns else name
    if base is None or name.verb or name.rule == "figure.size" or not words().attribute.fullmatch(whole):
        return name
    if "投资" in whole and not said(text, base.noun).endswith(words().investable):
        return name
    if whole == "投资" and not name.others:
        return name
    bare = without_verbs(text, base.noun)
    if said(text, bare) == "项目" and len(said(text, base.verb)) > 1:
        bare = base.parts  # 新建项目119个,总投资5亿元: of the new ones
    others = [(*base.parts, *name.noun), (*base.noun, *name.noun)]
    others += [(*bare, *other) for other in name.others[:1]]
    return replace(name, noun=(*bare, *name.noun), others=tuple(others))


def _of_former(text: str, name: Name, context: Context) -> Name:
    """完成投资4亿元 at the head of a sentence is of the projects that the sentence before counts."""
    former, whole = context.former, said(text, name.noun)
    if former is None or name.verb or name.owner:
        return name
    if any(each.noun[: len(former.noun)] != former.noun for each in context.recent):
        return name
    if "投资" not in whole or not words().attribute.fullmatch(whole):
        return name
    others = tuple((*former.noun, *other) for other in name.others[:1])
    return replace(name, noun=(*former.noun, *name.noun), others=(*others, name.noun))


def _host(text: str, context: Context) -> tuple[Part, ...]:
    """The schools or hospitals counted, or whose people were (幼儿园教职工143人,专任教师85人)."""
    last, base = context.last, context.base
    if last is not None and not last.verb and context.unit in PEOPLE:
        noun = said(text, last.noun)
        found = words().of_host.fullmatch(noun)
        if found and words().host.search(found["host"]):
            return (found["host"],)
    counted = base is not None and not base.verb and words().host.search(said(text, base.noun))
    return base.noun if base is not None and counted else ()


def without_verbs(text: str, noun: tuple[Part, ...]) -> tuple[Part, ...]:
    """引进县外项目, where it is itself counted by a verb, is of 县外项目."""
    if not noun or isinstance(noun[0], str):
        return noun
    (start, stop), rest = noun[0], noun[1:]
    return ((past_verbs(text, start, stop), stop), *rest)


# People are counted themselves: 旅游收入增长12%,入境游客增长10%.
_GUESTS = re.compile("(?:游客|旅客|人[数口次才员]|就业|用户|客流)$|(?:人次|数量)")


def with_head(text: str, name: Name, context: Context) -> Name:
    """股份制企业增长6.5% after 企业增加值增长6.8%: the statistic is that of the figure before."""
    if name.headed or name.verb or name.after or not name.noun or name in context.recent:
        return name
    if context.head is None or not context.recent or _GUESTS.search(said(text, name.noun)):
        return name
    return replace(name, noun=(*name.noun, context.head), headed=True, others=(name.noun,))


def share_names(text: str, series: list[Slot], share: re.Match[str], context: Context) -> list[Name]:
    """第三产业占GDP比重, or the names before with 占…比重; 甲、乙产量分别占 gives each its own."""
    slot = series[0]
    verb = share.start() + share[0].startswith("所")
    of: tuple[Part, ...] = ((verb, verb + 1 + 2 * text.startswith("相当于", verb)), share.span("of"))
    word: Part = share.span("word") if share["word"] else "比重"
    if share["of"] == "比" or (share["of"] == "" and not share["word"]):
        of, word = (), (verb, verb + 2) if share["of"] else "占比"
    own = left_name(text, slot.left, share.start())
    if own is not None and own.parts:
        each = text.endswith("分别", slot.left, share.start()) or len(series) > 1
        names = split_names(text, own, len(series), each=each)
        return [_share(name.parts, of, word, bare=False) for name in names]
    last = context.recent[-1] if context.recent else None
    if last is not None and last.stem:
        return [_share(last.stem, of, word, bare=True)]
    shared = [name for name in context.recent if name.rule != "figure.share"] or context.recent
    before = shared[-len(series) :] or ([context.last] if context.last else [])
    return [_share(name.parts, of, word, bare=True) for name in before] or [_share((), of, word, bare=False)]


def _share(noun: tuple[Part, ...], of: tuple[Part, ...], word: Part, *, bare: bool) -> Name:
    others = [(*noun, *of, "的", word), *([(*noun, *of)] if of else [])]
    others += [(*of, word), (*of, "的", word), of] if bare and of else []
    return Name((*noun, *of, word), headed=True, rule="figure.share", others=tuple(others), stem=noun)


def as_total(text: str, name: Name) -> Name:
    """累计达到12560张 after 新增床位856张 counts all of them, not the new ones."""
    if name.noun and said(text, name.after).startswith("新"):
        return replace(name, after=(), others=())
    return replace(name, verb=(), others=()) if name.noun and said(text, name.verb).startswith("新") else name


def of_sector(text: str, name: Name, slot: Slot) -> Name:
    """完成产值8亿元 after 金融业持续做强 is that sector's, where the clause before has no figure."""
    if not slot.first or not name.headed or name.owner is not None or slot.clause < 3:
        return name
    if said(text, name.parts) in words().yields:
        return _of_crop(text, name, slot)
    if not text.startswith(lists().brought, skip_lead(text, slot.clause, slot.quantity.surface.start)):
        return name
    start = max(text.rfind(mark, 0, slot.clause - 1) for mark in ",;:。") + 1
    start = skip_lead(text, start, slot.clause - 1)
    fares = words().running.search(text, min(start + 2, slot.clause - 1), slot.clause - 1)
    if fares is None or words().sector.search(text, start, fares.start()) is None:
        return name
    if fares.start() - start > _SECTOR_LENGTH or "生产总值" in said(text, name.parts):
        return name
    return replace(name, noun=((start, fares.start()), *name.noun), others=(*name.others, name.noun))


def _of_crop(text: str, name: Name, slot: Slot) -> Name:
    start = max(text.rfind(mark, 0, slot.clause - 1) for mark in ",;:。") + 1
    crop = _GROWN.match(text, skip_lead(text, start, slot.clause - 1), slot.clause - 1)
    return name if crop is None else replace(name, noun=(crop.span("crop"), *name.noun), others=())


_SECTOR_LENGTH = 10


@cache
def _task() -> re.Pattern[str]:
    return re.compile(f"(?:考核|约束性)?(?:{lists().tasks.pattern})$")


def without_task(text: str, name: Name) -> Name:
    """完成38座 after 改厕任务40座 counts 改厕."""
    part = name.noun[-1] if name.noun else ""
    task = None if isinstance(part, str) else _task().search(text, *part)
    if task is None or isinstance(part, str) or task.start() <= part[0] + 1:
        return name
    return replace(name, noun=(*name.noun[:-1], (part[0], task.start())), headed=False, others=(name.noun,))


def size_name(text: str, slot: Slot, before: Name) -> Name:
    """5亿元以上 with the noun of the figure before, without that one's own size (亿元以上项目)."""
    noun = said(text, before.noun)
    own = _ABOVE.match(noun)
    bare: tuple[Part, ...] = (noun[own.end() :],) if own else before.noun
    surface = slot.quantity.surface
    return Name(((surface.start, surface.end), *bare), verb=before.verb, rule="figure.inherited")
