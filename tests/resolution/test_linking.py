"""Linking once more after a change gives what linking all anew gives, and compares only what is touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.resolution.across import Link
from kg.resolution.linking import (
    HOME,
    NAME,
    PEOPLE,
    Lots,
    Revised,
    leaders,
    link_again,
    link_all,
)
from kg.resolution.model import Judgement, Verdict
from kg.resolution.names import folded
from kg.resolution.referents import key_of
from kg.resolution.seen import Seen, Sentence
from kg.resolution.sightings import Gathered
from kg.text import Span
from kg.vocabulary import EntityClass

HOMES = ("310114", "310115", "310117", "320507", "青岚区")
LABELS = (
    *(
        "云岭科技园",
        "云岭科技园项目",
        "云岭科技园建设",
        "云岭科技园二期",
        "云岭科技城",
        "云岭产业城",
        "星湖大道",
    ),
    *(
        "人民医院",
        "人民医院门诊楼",
        "云岭机器人股份有限公司",
        "云岭机器人",
        "云岭",
        "上海云岭研究院",
        "青松路改造",
    ),
)
KINDS = (EntityClass.PROJECT, EntityClass.PARK, EntityClass.ENTERPRISE, EntityClass.ORGANIZATION)
Reports = Mapping[str, tuple[Seen, ...]]


@st.composite
def report(draw: st.DrawFn) -> tuple[str, tuple[Seen, ...]]:
    """A report of a district and a year, and what it says of some things."""
    home, year = draw(st.sampled_from(HOMES)), draw(st.sampled_from((2021, 2022, 2023)))
    found: dict[str, Seen] = {}
    for label in draw(st.lists(st.sampled_from(LABELS), min_size=1, max_size=5, unique=True)):
        kind = EntityClass.ENTERPRISE if label.endswith("公司") else draw(st.sampled_from(KINDS))
        others = draw(st.lists(st.sampled_from(LABELS), max_size=1))
        seen = Seen(
            report=f"{home}-{year}",
            home=home,
            until=date(year, 12, 31),
            key=key_of(home, folded(label), kind),
            kind=kind,
            label=label,
            names=(label, *(draw(st.sampled_from((others, []))))),
            formers=tuple(draw(st.sampled_from((others, [])))),
            industries=frozenset(draw(st.lists(st.sampled_from(("机器人", "汽车")), max_size=1))),
            firms=frozenset(),
            sentence=Sentence(f"{home}-{year}", Span(0, len(label)), label),
        )
        found[seen.key] = seen
    return f"{home}-{year}", tuple(found.values())


# Few firms under few names in few districts, so that what is joined here keeps apart what comes later.
FIRMS = ("云岭机器人股份有限公司", "星湖机器人股份有限公司", "青松机器人股份有限公司", "云岭机器人")


@st.composite
def firms_named(draw: st.DrawFn) -> tuple[str, tuple[Seen, ...]]:
    """A report of a district and a year, and what it calls some firms."""
    home, year = draw(st.sampled_from(HOMES[:3])), draw(st.sampled_from((2021, 2022)))
    name, kind = f"{home}-{year}", EntityClass.ENTERPRISE
    none: frozenset[str] = frozenset()
    found: dict[str, Seen] = {}
    for label in draw(st.lists(st.sampled_from(FIRMS), min_size=1, max_size=3, unique=True)):
        names = dict.fromkeys((label, *draw(st.lists(st.sampled_from(FIRMS), max_size=2))))
        key, said = key_of(home, label, kind), Sentence(name, Span(0, len(label)), label)
        field = frozenset({"机器人"})
        found[key] = Seen(
            name, home, date(year, 12, 31), key, kind, label, tuple(names), (), field, none, said
        )
    return name, tuple(found.values())


REPORTS = st.one_of(
    st.lists(report(), min_size=1, max_size=8).map(dict),
    st.lists(firms_named(), min_size=2, max_size=6).map(dict),
)


@st.composite
def judgements(draw: st.DrawFn) -> list[Judgement]:
    """What people say of pairs of names, in one district or in two."""
    said = []
    for _ in range(draw(st.integers(0, 2))):
        left, right = draw(st.lists(st.sampled_from(LABELS), min_size=2, max_size=2))
        homes = draw(st.sampled_from((("", ""), ("310114", "310115"), ("310114", "青岚区"))))
        verdict = draw(st.sampled_from((Verdict.SAME, Verdict.DIFFERENT)))
        said.append(Judgement(left, right, verdict, "王芳", 1.0, "查过", *homes))
    return said


class Remembered:
    """What an earlier linking came to, as a build keeps it."""

    def __init__(self, lots: Lots) -> None:
        self.lots = lots

    def joined(self) -> Iterator[tuple[str, str, str]]:
        """Each lot with the pairs it found to be one."""
        for lot, links in sorted(self.lots.links.items()):
            for each in links:
                if each.judgement.verdict is Verdict.SAME:
                    yield lot, each.left.key, each.right.key

    def found(self, lot: str) -> list[tuple[str, str, str, str]]:
        """What a lot found."""
        return [
            (each.left.key, each.right.key, each.judgement.verdict.value, each.judgement.by)
            for each in self.lots.links[lot]
        ]


def gathered(reports: Reports) -> Gathered:
    """All that reports say."""
    return Gathered(each for seen in reports.values() for each in seen)


def again(
    before: Reports, after: Reports, was: Sequence[Judgement], now: Sequence[Judgement]
) -> tuple[Lots, Revised]:
    """The lots of the reports as they were, and the revision of them."""
    old, new = gathered(before), gathered(after)
    lots = link_all(old, was)
    keys = {
        key for key, node in old.nodes.items() if key not in new.nodes or new.nodes[key].seen != node.seen
    }
    keys |= new.nodes.keys() - old.nodes.keys()
    changed = [state.nodes[key] for state in (old, new) for key in sorted(keys) if key in state.nodes]
    return lots, link_again(Remembered(lots), new, changed, now)


def merged(old: Lots, revised: Revised) -> dict[str, tuple[Link, ...]]:
    """What all lots found, those without anything left out."""
    return {lot: links for lot, links in {**old.links, **revised.lots.links}.items() if links}


@settings(max_examples=400, deadline=None)
@given(REPORTS, REPORTS, judgements(), st.data())
def test_what_is_linked_again_is_what_all_anew_gives(
    before: Reports, fresh: Reports, was: list[Judgement], data: st.DataObject
) -> None:
    """Whatever reports come, change and go, and whatever people say meanwhile."""
    gone = data.draw(st.sets(st.sampled_from(sorted(before))))
    now = data.draw(st.sampled_from((was, []))) or data.draw(judgements())
    after = {**{name: seen for name, seen in before.items() if name not in gone}, **fresh}

    old, revised = again(before, after, was, now)
    every = link_all(gathered(after), now)

    assert merged(old, revised) == {lot: links for lot, links in every.links.items() if links}
    clusters = [sorted(map(frozenset, lots.clusters.several()), key=sorted) for lots in (every, revised.lots)]
    assert clusters[0] == clusters[1]


@settings(max_examples=100, deadline=None)
@given(REPORTS, REPORTS)
def test_what_is_not_touched_goes_by_the_key_it_went_by(before: Reports, fresh: Reports) -> None:
    """So that its names need not be looked at."""
    old, revised = again(before, {**before, **fresh}, (), ())
    was = leaders(old.clusters.several(), gathered(before))
    now = leaders(revised.lots.clusters.several(), gathered({**before, **fresh}))

    assert {key: was.get(key) for key in was if key not in revised.touched} == {
        key: now.get(key) for key in now if key not in revised.touched
    }


def one(label: str, home: str, year: int = 2021) -> dict[str, tuple[Seen, ...]]:
    """A report of one project."""
    name = f"{home}-{year}"
    kind = EntityClass.PROJECT
    said = Sentence(name, Span(0, len(label)), label)
    key = key_of(home, label, kind)
    none: frozenset[str] = frozenset()
    return {name: (Seen(name, home, date(year, 12, 31), key, kind, label, (label,), (), none, none, said),)}


def test_only_lots_that_hold_what_changed_are_made_anew() -> None:
    """A report of one thing in one district compares that district and that name."""
    before = {**one("星湖大道", "310114"), **one("人民医院", "310115"), **one("青松路改造", "310117")}

    _, revised = again(before, {**before, **one("人民医院", "310114", 2022)}, (), ())

    assert sorted(revised.lots.links) == [PEOPLE, f"{HOME}310114", f"{NAME}人民医院"]


def test_what_a_change_joins_touches_the_lots_behind_it() -> None:
    """A third report makes one thing of two, so that both of its names are looked at again."""
    before = {**one("云岭科技园", "310114"), **one("云岭科技城", "310115"), **one("云岭科技城", "320507")}
    person = [Judgement("云岭科技园", "云岭科技城", Verdict.SAME, "王芳", 1.0, "", "310114", "310115")]

    _, revised = again(before, before, (), person)

    assert {f"{NAME}云岭科技园", f"{NAME}云岭科技城"} <= revised.lots.links.keys()
    assert f"{HOME}320507" not in revised.lots.links
