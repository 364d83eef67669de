"""Clauses as scenes: verbs with the names on either side, each name a mention with its class.

A scene settles once, for all frames, what a clause is about: which names stand together, which verb they
belong to, whose second half-clause a bare 二期 or 技术中心 continues.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from kg.derived import derived
from kg.document.model import Document, Passage
from kg.facts.acts import Act, acts_of
from kg.facts.agents import agents
from kg.facts.apposition import with_apposed
from kg.facts.bracketed import without_party
from kg.facts.composition import composed
from kg.facts.counted_kinds import counted_kinds
from kg.facts.firm_works import is_its_project, own_site
from kg.facts.firms import owner_of
from kg.facts.genitives import genitives
from kg.facts.investments import without_costs
from kg.facts.items import Item, items_of
from kg.facts.leaders import leaders
from kg.facts.members import (
    as_listed,
    beside_projects,
    is_beside_alike,
    is_firm_by_its_list,
    is_place_counted_off,
    sharing,
)
from kg.facts.presented import with_presented
from kg.facts.shared_ends import completed
from kg.facts.site_works import with_works
from kg.facts.step_frames import tells_work
from kg.facts.word_lists import word_lists
from kg.frozen import dataclass
from kg.mentions.clauses import Chunk, ChunkKind, Clause, clauses_of
from kg.mentions.field_words import is_listed_field, names_field, stem_of
from kg.mentions.industries import whose
from kg.mentions.inside import inside
from kg.mentions.kinds import is_way, kind_of
from kg.mentions.lexicon import says_nothing
from kg.mentions.model import Mention
from kg.mentions.name_words import name_words
from kg.mentions.names import Group, Name, end_of
from kg.mentions.places import Surroundings, surroundings_of
from kg.mentions.roles import Role
from kg.text import Span
from kg.vocabulary import EntityClass


# What a clause says is asked of the very scene by several rules, and remembered for it.
@dataclass(frozen=True, eq=False)
class Scene:
    """One clause understood: its acts, and the mention each name became.

    `subject` is what the clauses before it in the sentence are about, `borrowed` the mentions of its names;
    `described` is the park that the text around it introduces;
    `passage` is the unit of evidence the clause stands in, `groups` are those among its items.
    """

    clause: Clause
    items: tuple[Item, ...]
    acts: tuple[Act, ...]
    mentions: Mapping[Name, Mention]
    owners: Mapping[Name, Mention]
    inner: tuple[Mention, ...]
    borrowed: Mapping[Name, Mention] = field(default_factory=dict)
    subject: Group | None = None
    described: Mention | None = None
    passage: Passage = field(init=False)
    groups: tuple[Group, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "passage", self.clause.passage)
        object.__setattr__(self, "groups", tuple([item for item in self.items if isinstance(item, Group)]))

    @derived
    def counted(self) -> frozenset[Name]:
        """Names that a number beside them makes a kind of thing (引入项目六个).

        Not those of a list that says how many it has, nor a thing whose size the number is.
        """
        if ChunkKind.QUANTITY not in self.clause.kinds:
            return frozenset()
        return counted_kinds(self.clause, self.items, self.mentions)

    @derived
    def titles(self) -> frozenset[Name]:
        """Names of titles and of lists that the clause says were given or entered: they are no things.

        Papers are things even there.
        """
        return frozenset(
            name
            for act in self.acts
            if act.verb.groups & OBTAINING and act.right is not None and act.right is not act.left
            for name in (*act.right.names, *self._numbered_after(act.right))
            if ("recognised" in act.verb.groups or _is_granted(name, act))
            and name in self.mentions
            and not _is_given_whole(name, self.mentions[name], act)
        )

    def _numbered_after(self, group: Group) -> tuple[Name, ...]:
        """入选某市|十大|集聚区: what stands behind a group and a number goes on with it."""
        at = next((at for at, item in enumerate(self.items) if item is group), 0)
        size, after = (*self.items[at + 1 : at + 3], None, None)[:2]
        numbered = isinstance(size, Chunk) and size.kind is ChunkKind.QUANTITY and isinstance(after, Group)
        return after.names if numbered and isinstance(after, Group) else ()

    def given(self, acts: tuple[Act, ...], borrowed: Mapping[Name, Mention], subject: Group) -> Scene:
        """The same clause with a subject from the clauses before it."""
        return replace(self, acts=acts, borrowed=borrowed, subject=subject)

    @property
    def names_things(self) -> bool:
        """Whether there is a mention to state anything of; most clauses have none."""
        return bool(self.mentions or self.borrowed)

    def cast(self, group: Group | None) -> tuple[Mention, ...]:
        """The mentions of a group's names, in order."""
        if group is None:
            return ()
        mentions, borrowed = self.mentions, self.borrowed
        found = [mentions.get(name) or borrowed.get(name) for name in group.names]
        return tuple([mention for mention in found if mention is not None])

    def mention_of(self, name: Name) -> Mention | None:
        """The mention that a name became, of this clause or of those before it."""
        return self.mentions.get(name) or self.borrowed.get(name)


def _is_granted(name: Name, act: Act) -> bool:
    """某产业获批国家级示范园: what someone obtains from a higher tier is a title, and no thing of theirs."""
    return act.left is not None and "获" in act.verb.text and name.label.startswith(name_words().givers)


def _is_given_whole(name: Name, mention: Mention, act: Act) -> bool:
    """Whether what is obtained is a thing all the same: a paper, a fund (获某专项资金支持), 争取到某工程."""
    works = mention.kind is EntityClass.PROJECT and name.label.endswith(name_words().ventures)
    if works and "争取" in act.verb.text and name.specificity:
        return True
    fund = name.suffix is not None and name.suffix.word.endswith(("资金", "基金"))
    return mention.kind is EntityClass.POLICY_DOCUMENT or (
        fund and mention.kind is EntityClass.POLICY_MEASURE
    )


def scenes_of(document: Document) -> tuple[Scene, ...]:
    """A scene for every clause of a report, in text order."""
    around = surroundings_of(document)
    scenes: list[Scene] = []
    for clause in clauses_of(document):
        before = scenes[-1] if scenes and scenes[-1].passage is clause.passage else None
        scenes.append(_scene(clause, before, around))
    return tuple(scenes)


def _scene(clause: Clause, before: Scene | None, around: Surroundings) -> Scene:
    items, investors, having = with_apposed(items_of(clause), clause), frozenset[Name](), dict[Name, Name]()
    lists = word_lists()
    if not clause.words.isdisjoint(lists.listing):
        items = with_presented(items, before.items if before is not None else ())
    if "的" in clause.words or not clause.words.isdisjoint(lists.investing | lists.sizes):
        plain, investors = without_costs(items)
        items, having = genitives(plain, investors)
    acts = acts_of(items)
    mentions: dict[Name, Mention] = {}
    owners: dict[Name, Mention] = {}
    for at, item in enumerate(items):
        if isinstance(item, Group):
            where = _is_where(items, at)
            role = _role(item, acts, costs=_has_outlay(items, at))
            mentions.update(_cast(item, role, before, mentions, around, where=where))
            mentions.update(agents(items, at, mentions, investors | frozenset(having.values())))
            mentions.update(composed(item, mentions, clause))
            owners.update(_inherited(item, mentions, around))
    owners |= {thing: mentions[owner] for thing, owner in having.items() if owner in mentions}
    names = (name for item in items if isinstance(item, Group) for name in item.names)
    kinds = {name: mention.kind for name, mention in mentions.items()}
    inner = tuple(found for name in names for found in inside(name, kinds.get(name), around))
    return Scene(clause, tuple(items), acts, mentions, owners, inner)


def _has_outlay(items: Sequence[Item], at: int) -> bool:
    """某某天街总投资三亿元: what all of it costs is told of what is built."""
    behind = items[at + 1 : at + 3]
    return len(behind) > 1 and isinstance(behind[0], Chunk) and behind[0].text in word_lists().outlays


def _role(group: Group, acts: Sequence[Act], *, costs: bool) -> Role:
    """What the verbs beside a group make of its names; work on paper counts as construction."""
    title, trades, words = "", False, word_lists()
    on_paper = (
        costs
        or group.listed.endswith(words.on_paper)
        or any(name.trailing.endswith(words.on_paper) for name in group.names)
    )
    if not acts:
        return Role(DESIGNED if on_paper else frozenset(), leads=group.led)
    verbs, does, acts_on = set[str](), set[str](), set[str]()
    for act in acts:
        follows = act.right is group or group in act.beyond
        if follows or (act.right is None and _precedes(group, act)):
            verbs |= act.verb.groups
        if act.left is not group:
            continue
        does |= act.verb.groups
        objects = _names(act.right)
        trades = trades or act.verb.text in words.firm_acts
        trades = trades or any(name.label in words.firm_objects for name in objects)
        if act.right is not None and act.right is not group:
            acts_on |= act.verb.groups
        permitted = objects and any(name.label.endswith(words.permits) for name in objects)
        if permitted or tells_work(act.verb.text, objects):
            verbs.add("designed")
        if act.verb.groups & OBTAINING:
            title += "".join(name.label for name in objects)
    if on_paper:
        verbs.add("designed")
    return Role(frozenset(verbs), frozenset(does), title, group.led, frozenset(acts_on), trades)


DESIGNED = frozenset({"designed"})
# Verbs whose object may be a title: 获评 and 获批.
OBTAINING = frozenset({"recognised", "approved"})


def _names(group: Group | None) -> tuple[Name, ...]:
    return group.names if group is not None else ()


def _precedes(group: Group, act: Act) -> bool:
    return group is act.left or group in act.beside


def _inherited(group: Group, mentions: dict[Name, Mention], around: Surroundings) -> dict[Name, Mention]:
    """甲公司总部入驻某园、技术中心投入使用: the second is 甲公司's, and its name is put together."""
    if len(group.names) != 1 or group.names[0] in mentions or not mentions or group.listing is not None:
        return {}
    name, (earlier, host) = group.names[0], next(iter(mentions.items()))
    owner = owner_of(earlier, host.kind, around)
    if (
        owner is None
        or name.suffix is None
        or says_nothing(name.label)
        or (name.suffix.sure and name.suffix.kind is not EntityClass.PROJECT)
    ):
        return {}
    label = owner.label + name.label
    mentions[name] = Mention(label, EntityClass.PROJECT, (*owner.spans, name.span), "name.inherited")
    return {name: owner}


def _cast(
    group: Group,
    role: Role,
    before: Scene | None,
    sofar: Mapping[Name, Mention],
    around: Surroundings,
    *,
    where: bool = False,
) -> dict[Name, Mention]:
    """A mention for each name of the group that has a class; `where` if the group only says where."""
    cast: dict[Name, Mention] = {}
    for name in group.names:
        bare = name.phase and len(name.label) == len(name.phase)
        owner = _owner(name, {**sofar, **cast}, before) if bare else None
        if owner is not None:
            cast[name] = owner
            continue
        kind = None if _is_of_tiers(name, group) else kind_of(name, group.listing, role, around)
        if kind is EntityClass.PLACE and is_firm_by_its_list(name, group, around):
            kind = EntityClass.ENTERPRISE
        if kind is EntityClass.ENTERPRISE and is_its_project(name, group, role):
            kind = EntityClass.PROJECT
        kind = _as_used(kind, name, where=where)
        if kind is None and (is_beside_alike(name, group) or is_place_counted_off(name, group)):
            kind = EntityClass.PLACE
        if kind is None and "recognised" in role.does and _is_village(name):
            kind = EntityClass.PLACE  # 桥头村入选某名单: common words, and yet the name of the one that did
        listed = kind is EntityClass.INDUSTRY and is_listed_field(name.label)
        if kind is not None and (name.specificity or listed or around.names(name.label)):
            found = with_works(mention(name, own_site(name, kind, role, around)), name, group, role)
            at = whose(name) if kind is EntityClass.INDUSTRY else 0
            if at:
                span = Span(end_of(name.tokens, at), name.span.end)
                found = Mention(name.label[at:], kind, (span,), found.rule)
            cast[name] = as_listed(found, name, group)
    built = [name for name in cast if beside_projects(name, group, cast, role)]
    cast |= {name: replace(cast[name], kind=EntityClass.PROJECT, rule="name.beside") for name in built}
    cast |= completed(group, cast)
    cast |= leaders(group, cast)
    return {**cast, **sharing(group, cast, role)}


def _as_used(kind: EntityClass | None, name: Name, *, where: bool) -> EntityClass | None:
    """在东环路等主干道建设人行天桥 says where; 崇江路建设 speaks of what is built."""
    if where and kind is EntityClass.PROJECT and _is_street(name):
        return EntityClass.PLACE
    road = name.trailing.startswith("建设") and name.label.endswith(tuple(name_words().streets))
    return EntityClass.PROJECT if road and kind is EntityClass.PLACE else kind


def _is_where(items: Sequence[Item], at: int) -> bool:
    """Whether a group stands behind 在 or 沿."""
    before = items[at - 1] if at else None
    return isinstance(before, Chunk) and before.text in ("在", "沿")


def _is_street(name: Name) -> bool:
    return name.label.endswith(tuple(name_words().streets)) and not name.trailing


def _is_village(name: Name) -> bool:
    return name.suffix is not None and name.suffix.word in word_lists().towns and not name.trailing


def _is_of_tiers(name: Name, group: Group) -> bool:
    """推动国家、省、市稳增长政策: what all tiers have is not the last one's by the words before it alone."""
    tiers = name_words().tiers
    if len(name.tokens) < 2 or name.label[:1] not in tiers:
        return False
    at = group.names.index(name)
    before = group.names[at - 1].label if at else ""
    return before in tiers


def _owner(name: Name, sofar: Mapping[Name, Mention], before: Scene | None) -> Mention | None:
    """A bare phase (二期) continued from the name before it: put together from both places."""
    candidates: list[tuple[Name, Mention]] = [*(before.mentions.items() if before else ()), *sofar.items()]
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


# 某小镇(某某乡), 某路(甲街-乙街): where it lies, or which stretch.
BRACKETED = re.compile(r"\([^()]*\)$")


# A town and what the province or the county has made of it.
TITLED_TOWN = re.compile(
    r"(.{2,8}?[镇乡村])(?:国家|全国|全省|全市|省|市|县|区)(?:级|定)?(?:.{0,6}?(?:示范|试点|重点|特色|中心|卫生|文明))[镇乡村]$"
)


def mention(name: Name, kind: EntityClass) -> Mention:
    """The mention of a name; its label without quotation marks is an alias."""
    label = without_party(name)
    kindred = TITLED_TOWN.match(label) if kind is EntityClass.PLACE else None
    if kindred is not None:  # 某镇省级示范镇: the town, and what kind of town it is
        return Mention(
            kindred.group(1), kind, (Span(name.span.start, name.span.start + kindred.end(1)),), "name.place"
        )
    aliases = []
    if any(mark in label for mark in "“”"):
        aliases.append(label.replace("“", "").replace("”", ""))
    if kind is EntityClass.INDUSTRY and names_field(label) and len(stem_of(label)) > 1:
        aliases += [stem_of(label)] if stem_of(label) != label else []
    if label.endswith(")") and (bracket := BRACKETED.search(label)) is not None and bracket.start() > 1:
        aliases.append(label[: bracket.start()])
    if label.endswith("创建") and label.startswith(name_words().givers):
        aliases.append(label.removesuffix("创建"))
    rule = f"name.{name.suffix.rule}" if name.suffix else "name.argument"
    if name.title:
        rule = "name.title"
    elif kind is EntityClass.POLICY_MEASURE and name.suffix is None and is_way(name):
        rule = "name.way"
    end = name.span.end if label == name.label else end_of(name.tokens, len(label))
    return Mention(label, kind, (Span(name.span.start, end),), rule, tuple(aliases))
