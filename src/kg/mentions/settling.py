"""Soft words decided: whether a verb's or an adverb's word stands inside a name or does its own work."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.mentions.chunks import Chunk, ChunkKind, Token
from kg.mentions.lexicon import Lexicon
from kg.mentions.places import names_division

# Groups that are acts on a name to their right only; a soft word of these at the end of a name stays in it.
NOMINAL = frozenset({"building", "doing", "partnering", "designed", "applied"})


def settled(marked: Sequence[Token | Chunk], lexicon: Lexicon) -> list[Token | Chunk]:
    """Soft words decided: part of a name between two of its words, else a verb or an adverb."""
    decided: list[Token | Chunk] = []
    for at, item in enumerate(marked):
        after = marked[at + 1] if at + 1 < len(marked) else None
        spans = (
            isinstance(item, Chunk) and item.text in ("至", "经") and _is_stretch(decided, marked[at + 1 :])
        )
        spans = spans or (isinstance(item, Chunk) and (_is_of(item, decided, after) or _is_road(item, after)))
        spans = spans or (isinstance(item, Chunk) and _is_object(item, decided, marked[at + 1 :], lexicon))
        if isinstance(item, Chunk) and (spans or _in_name(item, decided, after, lexicon)):
            decided.append(Token(item.span, item.text, "vn", "soft"))
        else:
            decided.append(item)
    return decided


# 经一路: a street of a grid.
GRID = re.compile(r"^[一二三四五六七八九十]+[路街]$")


def _is_road(item: Chunk, after: Token | Chunk | None) -> bool:
    return item.text == "经" and isinstance(after, Token) and GRID.match(after.text) is not None


# 天空之城, 茶叶之乡: what 之 ties to a name's word inside it.
OF = frozenset("城乡都窗家星路声春光恋谷园湾岛")


def _is_of(item: Chunk, before: Sequence[Token | Chunk], after: Token | Chunk | None) -> bool:
    tied = item.text == "之" and bool(before) and isinstance(before[-1], Token)
    return tied and isinstance(after, Token) and after.text[0] in OF


# Verbs that take works, papers and campaigns for their object: behind them another verb is part of its name.
GOVERNING = frozenset(
    {"started", "progressing", "completed", "designed", "doing", "building", "held", "published"}
)
# What papers and campaigns end in: 实施分类复工复产方案.
PAPERS = frozenset({"方案", "规划", "计划", "办法", "意见", "行动", "措施"})
# Verbs that are never part of such a name.
FINITE = frozenset(
    {"settled", "signed", "in_production", "in_operation", "recognised", "published", "listed"}
)


def _is_object(
    item: Chunk, before: Sequence[Token | Chunk], after: Sequence[Token | Chunk], lexicon: Lexicon
) -> bool:
    """启动某小区提升改造, 实施某处提质增效和整治工程: the second verb is inside the first one's object."""
    if item.kind is not ChunkKind.VERB or not before or not isinstance(before[-1], Token):
        return False
    if item.groups & FINITE or not _is_governed(before):
        return False
    if not after or (isinstance(after[0], Chunk) and after[0].text in LIST_MARKS - JOINING):
        return item.text in WORKS - BEGUN or item.text in lexicon.suffixes
    if isinstance(after[0], Token):
        near = after[0].text in UNDERTAKINGS and (len(after) == 1 or isinstance(after[1], Chunk))
        return near or ("building" not in item.groups and _last_of(after) in PAPERS)
    return after[0].text in JOINING and _closes_work(after[1:])


JOINING = frozenset({"和", "及", "与"})
# Behind a name these say what is done to it.
BEGUN = frozenset({"新建", "续建", "修建"})


def _is_governed(before: Sequence[Token | Chunk]) -> bool:
    """Whether the words so far are the object of a verb right before them."""
    verb = next(
        (each for each in reversed(before) if isinstance(each, Chunk) and each.text not in LIST_MARKS), None
    )
    return verb is not None and verb.kind is ChunkKind.VERB and bool(verb.groups & GOVERNING)


def _closes_work(after: Sequence[Token | Chunk]) -> bool:
    """Whether the words up to the next chunk end in 项目, 工程 or their like."""
    return len(after) > 1 and _last_of(after) in UNDERTAKINGS


def _last_of(after: Sequence[Token | Chunk]) -> str:
    """The last word before the next chunk."""
    last = ""
    for each in after:
        if isinstance(each, Chunk):
            break
        last = each.text
    return last


# Last words of what runs from one place to another.
STRETCH = (
    "公路",
    "高速",
    "铁路",
    "段",
    "线",
    "道路",
    "路",
    "通道",
    "隧道",
    "大道",
    "线路",
    "管道",
    "管线",
    "河道",
    "水道",
    "航道",
    "工程",
    "城际",
    "高铁",
    "专线",
)


def _is_stretch(before: Sequence[Token | Chunk], after: Sequence[Token | Chunk]) -> bool:
    """甲地至乙地公路, 某某高速甲地至乙地: 至 inside the name of a road or line."""
    if not before or not isinstance(before[-1], Token):
        return False
    ahead = ""
    for item in after:
        if not isinstance(item, Token):
            break
        ahead += item.text
    behind = ""
    for item in reversed(before):
        if not isinstance(item, Token):
            break
        behind = item.text + behind
    if _is_between(before, after):
        return True
    ahead = NOTE.sub("", ahead)
    return len(ahead) > 1 and (ahead.endswith(STRETCH) or ROUTE.search(behind) is not None)


def _is_between(before: Sequence[Token | Chunk], after: Sequence[Token | Chunk]) -> bool:
    """甲地至乙地, with nothing but the list around: one of its lines."""
    first, last = before[-1], after[0] if after else None
    if (
        not isinstance(first, Token)
        or not isinstance(last, Token)
        or any(isinstance(item, Chunk) and item.text in ("由", "从", "自", "在") for item in before)
    ):
        return False
    closed = len(after) > 1 and isinstance(after[1], Chunk) and after[1].text in LIST_MARKS
    return closed and all(token.pos == "ns" or names_division(token.text) for token in (first, last))


# Behind a line's last word: 某线项目(某地段).
NOTE = re.compile(r"(?:项目|工程|建设)?(?:\([^()]*\))?(?:项目|工程|建设)?$")
# What a stretch of road or line is named by before its ends are.
ROUTE = re.compile(r"^[GSX][0-9]{2,4}|高速|公路|铁路|国道|省道")


def _in_name(
    item: Chunk, before: Sequence[Token | Chunk], after: Token | Chunk | None, lexicon: Lexicon
) -> bool:
    followed = isinstance(after, Token) or (after is not None and _is_soft(after, lexicon))
    last = before[-1] if before else None
    if _closes_name(item, before, after, lexicon):
        return True
    if item.kind is ChunkKind.ADVERB:
        if item.text == "都" and _is_cut_place(last, after):
            return True
        return _splits_word(item, after) or (followed and _is_quality(item, last, after, lexicon))
    if item.kind is not ChunkKind.VERB or item.text not in lexicon.soft:
        return False
    if _is_taken(item, before, after) or _awards(item, last, after) or _by_place(item, before, after):
        return False
    if _invests(item, after) or (followed and _by_firm(item, last)):
        return False
    if isinstance(last, Token) and ((followed and _is_where(before)) or _is_joint(item, before, after)):
        return False
    nominal = not item.groups - NOMINAL or item.text in NOUNS
    if isinstance(last, Token):
        return followed or nominal
    governed = next((chunk for chunk in reversed(before) if not _is_adverb(chunk)), None)
    if isinstance(governed, Chunk) and governed.kind in GOVERNORS and not governed.text.endswith("元"):
        return nominal or (followed and governed.kind is not ChunkKind.VERB)
    return nominal and not followed


def _is_quality(
    item: Chunk, last: Token | Chunk | None, after: Token | Chunk | None, lexicon: Lexicon
) -> bool:
    """Whether an adverb's word stands in a name and does not say how the verb behind it is done."""
    opens = not isinstance(last, Token) and item.text in MANNERS
    return item.text in lexicon.soft_adverbs and not (
        (opens or item.text in HOW) and isinstance(after, Chunk)
    )


def _is_cut_place(last: Token | Chunk | None, after: Token | Chunk | None) -> bool:
    """南|都|幼儿园: a place's last character that the dictionary takes for an adverb."""
    return isinstance(last, Token) and len(last.text) == 1 and isinstance(after, Token)


def _splits_word(item: Chunk, after: Token | Chunk | None) -> bool:
    """合力|泰: an adverb to the dictionary, with one character left over, is a word it does not know."""
    return (
        isinstance(after, Token) and len(after.text) == 1 and after.pos in LEFT_OVER and len(item.text) == 2
    )


LEFT_OVER = frozenset({"nr", "ns", "nz", "nrt", "x"})
# Before a verb at the head of its phrase these say how it is done, whatever they do inside names.
MANNERS = frozenset(
    [
        "共同",
        "顺利",
        "有效",
        "快速",
        "主动",
        "广泛",
        "提前",
        "首次",
        "加力",
        "应",
        "可",
        "能",
        "更",
        "正",
        "现",
        "重点",
        "高标准",
        "高质量",
        "高水平",
    ]
)
# These say how something is done before any verb, also one that may stand in a name: 某项目顺利运营.
HOW = frozenset(["顺利", "提前", "首次"])
# What may stand behind a name that ends in a verb's word: 某路改造、某桥扩建等项目.
LIST_MARKS = frozenset(["、", "等", "和", "及", "与", "以及"])
# Nouns that a verb's word before them and a name's word before that make one name: 某路改扩建工程.
UNDERTAKINGS = frozenset(["工程", "项目", "行动", "计划", "方案", "规划", "机制", "制度"])
PLANS = frozenset(["计划", "规划", "试点", "补贴"])


def _closes_name(
    item: Chunk, before: Sequence[Token | Chunk], after: Token | Chunk | None, lexicon: Lexicon
) -> bool:
    """某河治理、某路改扩建工程: works or a paper behind a name's word, before what goes on with the list."""
    last = before[-1] if before else None
    if not isinstance(last, Token) or item.kind not in (ChunkKind.VERB, ChunkKind.ADVERB):
        return False
    if _go_on(item, after):
        return True
    if isinstance(after, Token):
        if item.text == "签约" and after.text == "服务":
            return True
        if item.text in GATHERING and after.text.startswith(GATHERED):
            return True
        works = item.text in lexicon.suffixes or item.text in WORKS
        return works and item.kind is ChunkKind.VERB and after.text in UNDERTAKINGS
    if item.text in PLANS and (
        after is None or (after.kind is not ChunkKind.VERB and after.text in LIST_MARKS)
    ):
        return True
    listed = isinstance(after, Chunk) and after.text in LIST_MARKS
    return listed and (item.text in lexicon.suffixes or item.text in WORKS - {"新建", "续建"})


# 产业集聚中心, 生态集聚空间: what gathers there, said of a place.
GATHERING = frozenset({"集聚", "聚集"})
GATHERED = ("中心", "区", "空间", "园", "带", "高地", "平台", "体", "地")
WORKS = frozenset(
    [
        *(
            "改扩建",
            "新建",
            "改建",
            "修建",
            "搬迁",
            "迁建",
            "扩建",
            "续建",
            "改造提升",
            "提升改造",
            "整体搬迁",
        ),
        *(
            "提质",
            "提档",
            "大修",
            "中修",
            "提级",
            "提标",
            "提能",
            "扩能",
            "增容",
            "扩容",
            "加固",
            "除险加固",
            "拓宽",
        ),
        *(
            "清淤",
            "疏浚",
            "亮化",
            "绿化",
            "美化",
            "硬化",
            "配套",
            "修缮",
            "修复",
            "重建",
            "复建",
            "改线",
            "贯通",
        ),
        *("连通", "联通", "引调水", "安置", "回迁", "防护", "保护", "整治", "治理", "提质改造", "提档升级"),
        *(
            "提质升级",
            "提质扩容",
            "扩容提质",
            "改造升级",
            "升级改造",
            "新改扩建",
            "迁扩建",
            "易地搬迁",
            "易地新建",
        ),
    ]
)
# Words that go on with works: 提档改造工程.
MENDING = frozenset({"改造", "提升", "建设", "更新", "工程"})


def _go_on(item: Chunk, after: Token | Chunk | None) -> bool:
    """某路提质|改造工程: works behind a name's word, before other works."""
    if not isinstance(after, Chunk) or after.kind is not ChunkKind.VERB:
        return False
    return item.kind is ChunkKind.VERB and item.text in WORKS and after.text in WORKS | MENDING


def _is_taken(item: Chunk, before: Sequence[Token | Chunk], after: Token | Chunk | None) -> bool:
    """将某服务向下延伸: behind 将 the last word is the verb."""
    return after is None and any(isinstance(each, Chunk) and each.text in ("将", "把") for each in before)


def _awards(item: Chunk, last: Token | Chunk | None, after: Token | Chunk | None) -> bool:
    """某镇创建省级示范镇: the place seeks the title."""
    place = isinstance(last, Token) and len(last.text) > 1 and last.text.endswith(SEEKERS)
    title = isinstance(after, Token) and after.text.startswith(LEVELS)
    return place and title and item.text in ("创建", "争创", "申报", "获评")


SEEKERS = (*"镇乡村县市区湖山岛谷河园寨港", "医院", "学校", "中学", "小学", "公司", "景区")
LEVELS = ("国家", "全国", "省", "市级", "中国", "三甲", "三级", "二甲", "二级", "5A", "4A", "3A")
# What a county or city does: these stand inside names far more rarely than they are its verb.
PLACE_ACTS = frozenset(
    ["实施", "启动", "制定", "编制", "引导", "承接", "参与", "新增", "争创", "申创", "推广", "创建", "发展"]
)
# 某区发展规划, 某市发展和改革委员会: names that go on behind 发展 and its like.
GOING_ON = (
    "规划",
    "计划",
    "战略",
    "研究",
    "改革",
    "和",
    "与",
    "中心",
    "集团",
    "委",
    "局",
    "投资",
    "工作",
    "有限",
)


def _by_place(item: Chunk, before: Sequence[Token | Chunk], after: Token | Chunk | None) -> bool:
    """支持某县发展循环经济: a county by its full name, and nothing else, before what it does."""
    if item.text not in PLACE_ACTS or not isinstance(after, Token) or after.text.startswith(GOING_ON):
        return False
    last = before[-1] if before else None
    if not isinstance(last, Token) or (len(before) > 1 and isinstance(before[-2], Token)):
        return False
    return len(last.text) > 2 and last.text[-1] in "省市县区州" and names_division(last.text)


def _invests(item: Chunk, after: Token | Chunk | None) -> bool:
    """投资二十亿元: a sum behind it makes 投资 the verb."""
    return item.text == "投资" and isinstance(after, Chunk) and after.kind is ChunkKind.QUANTITY


# Last words of firms' names, behind which a verb of building is what the firm does.
LEGAL = ("公司", "集团", "股份", "控股")
FIRM_ACTS = frozenset({"建设", "投资", "开发", "新建", "扩建", "改造", "规划建设"})


def _by_firm(item: Chunk, last: Token | Chunk | None) -> bool:
    """某某集团建设某园: the firm builds."""
    if not isinstance(last, Token):
        return False
    county = last.text[-1] in "县市区" and len(last.text) > 2 and item.text in NEW
    return county or (item.text in FIRM_ACTS and last.text.endswith(LEGAL))


# 某某县新建学校: the county builds.
NEW = frozenset({"新建", "改建", "扩建", "新增", "修建"})


def _is_joint(item: Chunk, before: Sequence[Token | Chunk], after: Token | Chunk | None) -> bool:
    """与某公司合作, 与某公司联合组建某院: behind 与 the word before the end or the verb is no name's."""
    first = before[0]
    opened = isinstance(first, Chunk) and first.text in ("与", "同", "和")
    ends = after is None or (isinstance(after, Chunk) and after.kind is ChunkKind.VERB and bool(after.groups))
    return opened and ends and "partnering" in item.groups


# Soft words that close a name far more often than they are its verb: 某监管试点.
NOUNS = frozenset({"试点"})


def _is_where(before: Sequence[Token | Chunk]) -> bool:
    """Whether the name so far is a place behind 在: the verb is still to come."""
    opened = next((item for item in reversed(before) if isinstance(item, Chunk)), None)
    return opened is not None and opened.kind is ChunkKind.PREPOSITION and opened.text in ("在", "于")


# Behind these a soft word with a name to its right is the name's first word.
GOVERNORS = frozenset({ChunkKind.VERB, ChunkKind.QUANTITY, ChunkKind.CONJUNCTION})


def _is_adverb(item: Token | Chunk) -> bool:
    return isinstance(item, Chunk) and item.kind is ChunkKind.ADVERB


def _is_soft(item: Token | Chunk, lexicon: Lexicon) -> bool:
    return isinstance(item, Chunk) and item.text in (
        lexicon.soft if item.kind is ChunkKind.VERB else lexicon.soft_adverbs
    )
