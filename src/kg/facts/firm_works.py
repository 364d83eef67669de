"""What a firm's name stands for where something is built: the firm's project, plant or centre."""

from __future__ import annotations

from kg.facts.firms import owner_of
from kg.facts.word_lists import word_lists
from kg.mentions.brands import opens_with_output
from kg.mentions.name_words import name_words
from kg.mentions.names import Group, Name
from kg.mentions.places import Surroundings
from kg.mentions.roles import Role
from kg.mentions.seats import based
from kg.vocabulary import EntityClass


def is_its_project(name: Name, group: Group, role: Role) -> bool:
    """Whether a firm's name, or what a list calls a firm, stands for what is built.

    某某药业等五个项目 are called by their firms' names; 年产十万吨硅铁等八家企业 tells what is made of what.
    """
    if _lists_projects(group) and "recognised" not in role.does:
        return True
    return (group.listing is not None and opens_with_output(name.tokens)) or _is_begun(name, group, role)


def _is_begun(name: Name, group: Group, role: Role) -> bool:
    """某某智能、某某电器全面开工: whether what a firm's short name stands for is begun as a project is."""
    whole = name.label.endswith(name_words().legal) or group.listing is not None
    return not whole and name.suffix is None and not role.acts and bool(role.verbs & BEGUN)


BEGUN = frozenset({"started", "topped_out"})


def _lists_projects(group: Group) -> bool:
    """甲、乙等五个项目; 甲、乙等企业技改项目 lists firms."""
    listed = group.listing is not None and group.listing.word.endswith("项目")
    return listed and not word_lists().firms_listed.search(group.listed)


def own_site(name: Name, kind: EntityClass, role: Role, around: Surroundings) -> EntityClass:
    """A firm's own 园区 that goes into production is its plant, a project, not a park for others.

    So is its centre for a region: 某某电子亚太研发中心.
    """
    owned = kind is EntityClass.PARK and bool(role.verbs & PLANT) and owner_of(name, kind, around) is not None
    centre = kind is EntityClass.ORGANIZATION and bool(based(name, around))
    return EntityClass.PROJECT if owned or centre else kind


PLANT = frozenset({"in_production", "land_acquired"})
