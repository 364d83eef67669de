"""Clauses as scenes: verbs with the names on either side, each name a mention with its class.

A scene settles once, for all frames, what a clause is about: which names stand together, which verb they
belong to, whose second half-clause a bare 二期 or 技术中心 continues.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from kg.document.model import Document, Passage
from kg.facts.composition import composed
from kg.facts.firms import owner_of
from kg.mentions.clauses import Chunk, ChunkKind, Clause, clauses_of
from kg.mentions.groups import INVESTED, groups_of
from kg.mentions.inside import inside
from kg.mentions.kinds import Role, industry_names, kind_of
from kg.mentions.lexicon import load
from kg.mentions.model import Mention
from kg.mentions.names import Group, Name
from kg.mentions.places import Surroundings, surroundings
from kg.text import Span
from kg.vocabulary import EntityClass

Item = Group | Chunk


@dataclass(frozen=True, slots=True)
class Act:
    """One verb with the names before and after it; `counted` where a count stands beside the second."""

    verb: Chunk
    left: Group | None
    right: Group | None
    counted: bool


@dataclass(frozen=True)
class Scene:
    """One clause understood: its acts, and the mention each name became."""

    clause: Clause
    items: tuple[Item, ...]
    acts: tuple[Act, ...]
    mentions: Mapping[Name, Mention]
    owners: Mapping[Name, Mention]
    inner: tuple[Mention, ...]

    @property
    def counted(self) -> frozenset[Name]:
        """Names beside a count: kinds of things (引入项目六个), unless the count belongs to their list."""
        found: set[Name] = set()
        for at, item in enumerate(self.items):
            if (
                isinstance(item, Group)
                and item.listing is None
                and (
                    _is_count(self.items, at + 1) or (_is_count(self.items, at - 1) and len(item.names) == 1)
                )
            ):
                found.update(item.names)
        return frozenset(found)

    @property
    def titles(self) -> frozenset[Name]:
        """Names of titles and lists that something was given or put on; papers are things all the same."""
        return frozenset(
            name
            for act in self.acts
            if "recognised" in act.verb.groups and act.right is not None and act.right is not act.left
            for name in act.right.names
            if name in self.mentions and self.mentions[name].kind is not EntityClass.POLICY_DOCUMENT
        )

    @property
    def passage(self) -> Passage:
        """The unit of evidence the clause stands in."""
        return self.clause.passage

    def cast(self, group: Group | None) -> tuple[Mention, ...]:
        """The mentions of a group's names, in order."""
        if group is None:
            return ()
        return tuple(self.mentions[name] for name in group.names if name in self.mentions)


def scenes_of(document: Document) -> tuple[Scene, ...]:
    """A scene for every clause of a report, in text order."""
    around = surroundings(document.metadata.region)
    scenes: list[Scene] = []
    for clause in clauses_of(document):
        before = scenes[-1] if scenes and scenes[-1].passage == clause.passage else None
        scenes.append(_scene(clause, before, around))
    return tuple(scenes)


def _scene(clause: Clause, before: Scene | None, around: Surroundings) -> Scene:
    items = _items(clause)
    acts = tuple(
        _act(items, at) for at, item in enumerate(items) if _is_verb(item) and not _is_denied(items, at)
    )
    acts = _shared(acts, before)
    mentions: dict[Name, Mention] = {}
    owners: dict[Name, Mention] = {}
    for item in items:
        if isinstance(item, Group):
            mentions.update(_cast(item, _role(item, acts), before, mentions, around))
            mentions.update(composed(item, mentions, clause))
            owners.update(_inherited(item, mentions, around))
    names = (name for item in items if isinstance(item, Group) for name in item.names)
    inner = tuple(found for name in names for found in inside(name, around))
    return Scene(clause, tuple(items), acts, MappingProxyType(mentions), MappingProxyType(owners), inner)


def _role(group: Group, acts: Sequence[Act]) -> Role:
    """What the verbs beside a group make of its names; work on paper counts as construction."""
    done = (act for act in acts if group is act.right or (group is act.left and act.right is None))
    verbs = {each for act in done for each in act.verb.groups}
    does = frozenset(each for act in acts if group is act.left for each in act.verb.groups)
    words = (group.listed, *(name.trailing for name in group.names))
    objects = (act.right for act in acts if group is act.left and act.right is not None)
    permits = any(name.label.endswith(PERMITS) for right in objects for name in right.names)
    if permits or any(word.endswith(ON_PAPER) for word in words):
        verbs.add("designed")
    titles = (act.right for act in acts if group is act.left and "recognised" in act.verb.groups)
    title = "".join(name.label for right in titles if right is not None for name in right.names)
    return Role(frozenset(verbs), does, title, group.led)


# What only a building obtains.
PERMITS = ("规划许可证", "施工许可证", "用地许可证", "用地手续")
# Behind a name these say that it is being planned.
ON_PAPER = ("前期工作", "前期", "方案研究", "方案设计", "选址", "可研", "招投标", "前期手续")


def _inherited(group: Group, mentions: dict[Name, Mention], around: Surroundings) -> dict[Name, Mention]:
    """甲公司总部入驻某园、技术中心投入使用: the second is 甲公司's, and its name is put together."""
    if len(group.names) != 1 or group.names[0] in mentions or not mentions:
        return {}
    name, (earlier, host) = group.names[0], next(iter(mentions.items()))
    owner = owner_of(earlier, host.kind, around)
    if (
        owner is None
        or name.suffix is None
        or (name.suffix.sure and name.suffix.kind is not EntityClass.PROJECT)
    ):
        return {}
    label = owner.label + name.label
    mentions[name] = Mention(label, EntityClass.PROJECT, (*owner.spans, name.span), "name.inherited")
    return {name: owner}


def _is_verb(item: Item) -> bool:
    return isinstance(item, Chunk) and item.kind is ChunkKind.VERB


def _is_denied(items: Sequence[Item], at: int) -> bool:
    """尚未通车, 未能如期竣工: what the verb says has not happened."""
    before = next(
        (item for item in reversed(items[:at]) if isinstance(item, Group) or item.kind not in PASSED), None
    )
    return isinstance(before, Chunk) and before.kind is ChunkKind.NEGATION


# What may stand between a negation and its verb.
PASSED = frozenset({ChunkKind.ADVERB, ChunkKind.TIME, ChunkKind.VERB})


def _items(clause: Clause) -> list[Item]:
    """Chunks with each run of names replaced by its group; a list is cut where its class turns."""
    items: list[Item] = []
    groups = {group.first: group for group in groups_of(clause)}
    at = 0
    while at < len(clause.chunks):
        group = groups.get(at)
        if group is None:
            items.append(clause.chunks[at])
            at += 1
            continue
        follows = clause.chunks[group.last + 1] if group.last + 1 < len(clause.chunks) else None
        items.extend(_cut(group, items[-1] if items else None, follows))
        at = group.last + 1
    return items


# Verbs with the place to their right: 甲入驻乙园、丙投入使用 has two clauses in one.
ARRIVING = frozenset({"落户", "入驻", "落地", "迁入", "进驻", "签约落户"})


def _cut(group: Group, before: Item | None, follows: Chunk | None) -> tuple[Group, ...]:
    arriving = isinstance(before, Chunk) and before.kind is ChunkKind.VERB and before.text in ARRIVING
    if not arriving or len(group.names) < 2 or follows is None or follows.kind is not ChunkKind.VERB:
        return (group,)
    host, rest = group.names[:1], group.names[1:]
    return (
        Group(host, None, "", group.first, group.first),
        Group(rest, group.listing, group.listed, group.first + 2, group.last),
    )


def _act(items: Sequence[Item], at: int) -> Act:
    verb = items[at]
    if not isinstance(verb, Chunk):
        raise TypeError("an act begins at a verb")
    left = _left(items, at)
    right, counted = _right(items, at)
    return Act(verb, left, right, counted)


def _left(items: Sequence[Item], at: int) -> Group | None:
    """The nearest name before a verb, over adverbs, times and verbs that share it."""
    for number in range(at - 1, -1, -1):
        item = items[number]
        if isinstance(item, Group):
            return item
        if item.kind in (ChunkKind.ADVERB, ChunkKind.TIME, ChunkKind.VERB, ChunkKind.CONJUNCTION):
            continue
        if item.kind is ChunkKind.PARTICLE and item.text in ("等", "并", "已"):
            continue
        if item.kind is ChunkKind.QUANTITY and _is_sum(items, number):
            continue
        return None
    return None


def _is_sum(items: Sequence[Item], number: int) -> bool:
    """某集团投资二十亿元建设: what is invested stands between the firm and what it does."""
    before = items[number - 1] if number else None
    return isinstance(before, Chunk) and before.text in INVESTED


def _right(items: Sequence[Item], at: int) -> tuple[Group | None, bool]:
    """The nearest name after a verb, and whether a count stands between."""
    verb, counted = items[at], False
    if not isinstance(verb, Chunk):
        return None, False
    for number in range(at + 1, len(items)):
        item = items[number]
        if isinstance(item, Group):
            if all(token.text in WORK for name in item.names for token in name.tokens):
                return None, counted
            return item, counted or _is_counted(items, number)
        if item.kind is ChunkKind.QUANTITY:
            counted = counted or not item.text.endswith(MEASURES)
            continue
        if item.kind in (ChunkKind.ADVERB, ChunkKind.TIME) or item.text in ("了", "并", "和", "及"):
            continue
        if item.text in INVESTED and item is not verb:
            return None, True
        chained = item.kind is ChunkKind.VERB and all(
            not isinstance(each, Group) for each in items[at:number]
        )
        if chained and not (item.groups & LEAVING):
            if verb.groups & LEADING and item.groups - LEADING:
                return None, counted
            continue
        return None, counted
    return None, counted


# Behind a verb these name the work, not another thing: 开工建设, 完成改造.
WORK = frozenset({"建设", "改造", "施工", "扩建", "改建", "修建", "实施", "升级"})
# A length or an area before a name says how large the thing is, not how many there are.
MEASURES = ("公里", "平方米", "公顷", "亩", "万元", "亿元", "吨")
# 谋划启动某工程: the verb that leads gives the name to the one it leads.
LEADING = frozenset({"designed", "progressing", "doing"})
# A verb that already has its subject to the left ends the search to the right of the one before it.
LEAVING = frozenset({"doing"})


def _is_count(items: Sequence[Item], at: int) -> bool:
    item = items[at] if 0 <= at < len(items) else None
    return (
        isinstance(item, Chunk)
        and item.kind is ChunkKind.QUANTITY
        and item.text[0] not in "一三四五六七八九十两"
    )


def _is_counted(items: Sequence[Item], number: int) -> bool:
    """建成充电桩五百个: a count behind the name makes it a kind of thing, not one thing."""
    following = items[number + 1] if number + 1 < len(items) else None
    return isinstance(following, Chunk) and following.kind is ChunkKind.QUANTITY


def _shared(acts: tuple[Act, ...], before: Scene | None) -> tuple[Act, ...]:
    """Acts of a clause without a subject of its own take that of the clause before."""
    if not acts or before is None or not before.acts or acts[0].left is not None or acts[0].right is not None:
        return acts
    last = before.acts[-1]
    subject = before.acts[0].left or (None if last.counted else last.right)
    if subject is None or acts[0].counted:
        return acts
    alone = 0
    while alone < len(acts) and acts[alone].left is None and acts[alone].right is None:
        alone += 1
    return (*(Act(act.verb, subject, None, act.counted) for act in acts[:alone]), *acts[alone:])


def _cast(
    group: Group,
    role: Role,
    before: Scene | None,
    sofar: Mapping[Name, Mention],
    around: Surroundings,
) -> dict[Name, Mention]:
    """A mention for each name of the group that has a class."""
    cast: dict[Name, Mention] = {}
    for name in group.names:
        owner = _owner(name, {**sofar, **cast}, before)
        if owner is not None:
            cast[name] = owner
            continue
        kind = kind_of(name, group.listing, role, around)
        if kind is not None and (name.specificity or around.names(name.label)):
            found = mention(name, _own_site(name, kind, role, around))
            cast[name] = _listed_firm(found, name, group)
    return cast


def _own_site(name: Name, kind: EntityClass, role: Role, around: Surroundings) -> EntityClass:
    """A firm's own 园区 that goes into production is its plant, a project, not a park for others."""
    owned = kind is EntityClass.PARK and bool(role.verbs & PLANT) and owner_of(name, kind, around) is not None
    return EntityClass.PROJECT if owned else kind


PLANT = frozenset({"in_production", "land_acquired"})


def _listed_firm(mention: Mention, name: Name, group: Group) -> Mention:
    """甲、乙等企业: what a list calls firms is one, even where a dictionary knows the word."""
    listing, lexicon = group.listing, load()
    firms = listing is not None and listing.kind is EntityClass.ENTERPRISE
    if mention.kind is not EntityClass.ENTERPRISE or not firms or name.suffix is not None:
        return mention
    plain = name.label in lexicon.goods or name.label in industry_names() or name.label in lexicon.weak
    if plain or not 2 <= len(name.label) <= LONGEST_FIRM:
        return mention
    return replace(mention, rule="name.listed-firm")


LONGEST_FIRM = 8


def _owner(name: Name, sofar: Mapping[Name, Mention], before: Scene | None) -> Mention | None:
    """A bare phase (二期) continued from the name before it: put together from both places."""
    if not name.phase or len(name.label) != len(name.phase):
        return None
    candidates = [*(before.mentions.items() if before else ()), *sofar.items()]
    for other, earlier in reversed(candidates):
        if other.phase and other.core.end > other.core.start:
            label = earlier.label[: len(earlier.label) - len(other.phase)] + name.phase
            return Mention(
                label,
                earlier.kind,
                (earlier.spans[0].__class__(*_core(earlier, other)), name.span),
                "name.phase",
            )
    return None


def _core(earlier: Mention, other: Name) -> tuple[int, int]:
    first = earlier.spans[0]
    return first.start, min(first.end, other.core.end) if len(earlier.spans) == 1 else first.end


def mention(name: Name, kind: EntityClass) -> Mention:
    """The mention of a name; its label without quotation marks is an alias."""
    label = name.label
    aliases = []
    if any(mark in label for mark in "“”"):
        aliases.append(label.replace("“", "").replace("”", ""))
    rule = f"name.{name.suffix.rule}" if name.suffix else "name.argument"
    if name.title:
        rule = "name.title"
    return Mention(label, kind, (Span(name.span.start, name.span.end),), rule, tuple(aliases))
