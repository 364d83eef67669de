"""Works at a place that a list of projects names: 甲景区基础设施建设、乙河改造等项目."""

from __future__ import annotations

from dataclasses import replace

from kg.facts.word_lists import word_lists
from kg.mentions.model import Mention
from kg.mentions.names import Group, Name
from kg.mentions.roles import Role
from kg.text import Span
from kg.vocabulary import EntityClass


def with_works(found: Mention, name: Name, group: Group, role: Role) -> Mention:
    """甲景区基础设施建设、乙河改造等项目: what a list calls projects is the works, not the place."""
    if name.trailing.endswith(MOVING) and found.kind in MOVED and not role.verbs & DONE:
        return _moving(found, name)
    listed = group.listing is not None and group.listing.kind is EntityClass.PROJECT
    place = name.suffix is not None and name.suffix.kind in SITES and found.kind is EntityClass.PROJECT
    remade = name.trailing in word_lists().remaking and found.kind is EntityClass.PROJECT
    if not listed or not ((place and name.trailing.endswith(word_lists().site_works)) or remade):
        return found
    span = Span(name.span.start, name.span.end + len(name.trailing))
    label = found.label + name.trailing
    aliases = (label.removesuffix("建设"),) if label.endswith("建设") else ()
    return replace(found, label=label, spans=(span,), aliases=aliases, rule="name.site-works")


def _moving(found: Mention, name: Name) -> Mention:
    """启动某厂搬迁: what is begun is the move, a project of its own."""
    span = Span(name.span.start, name.span.end + len(name.trailing))
    label = found.label + name.trailing
    return Mention(label, EntityClass.PROJECT, (span,), "name.site-works")


MOVING = ("搬迁",)
MOVED = frozenset({EntityClass.PROJECT, EntityClass.ENTERPRISE, EntityClass.ORGANIZATION})
DONE = frozenset({"completed"})
SITES = frozenset({EntityClass.PLACE, EntityClass.PARK, EntityClass.ORGANIZATION})
