"""Figures of what was done to a statistic: 完成全年目标的85%, 超额完成年度任务2.1亿元, 提高工资标准5%."""

from __future__ import annotations

import re

from kg.facts.figures.clauses import Slot
from kg.facts.figures.context import Context, said
from kg.facts.figures.coordination import split_names
from kg.facts.figures.lists import lists
from kg.facts.figures.naming import Name, Part, left_name
from kg.facts.figures.words import words
from kg.values.change import Change, ChangeKind
from kg.values.units import UnitKind

_OF_PLAN = re.compile(
    r"(?P<verb>为|相当于|完成|是|占)(?:(?!为|相当于|完成|是|占)[^,;]){0,6}?(?:预算|计划|目标|任务|指标|总投资|任务数|目标任务|(?P<sum>计划投资))的?$"
)
_ABOVE = re.compile(
    r"(?:超额?(?:任务|计划)?完成(?:全年|年度|年初)?(?P<what>(?:预期|计划|考核)?(?:目标任务|任务目标|目标|任务|计划|指标))?"
    r"|超(?:过|出|额)?(?:全年|年度?|年初|预期)?(?:计划|目标|任务)(?:目标|任务)?)$"
)


_PLANNED = re.compile(
    r"(?:投资|资金|用地)计划$|(?:任务|考核)指标$|计划总投资$|(?:年度|当年)(?:计划)?(?:总|完成)?投资$|计划完成投资$|(?:目标|任务)$|规划(?:建设|用地|总|控制)?面积$"
)


def names_plan(name: str) -> bool:
    """Whether a statistic is a plan or a task by its name: 投资计划, 改厕任务."""
    return _PLANNED.search(name) is not None


def part_of_plan(text: str, series: list[Slot], context: Context) -> list[Name]:
    """为年初预算的103%: how far the figures before, or the clause's subject, have come; empty for others."""
    first = series[0]
    plan = _OF_PLAN.search(text, first.left, first.quantity.surface.start)
    if plan is None or (plan["sum"] and first.quantity.kind is not UnitKind.RATIO):
        return []
    stated = _stated(text, series, plan.start(), context)
    stop = plan.end() - (text[plan.end() - 1] == "的")
    span, told = (plan.start(), stop), (plan.end("verb"), stop)
    if plan["verb"] in ("为", "是") and stated:
        # 投资为年度计划的85% has no name of its own: what is so much of a plan 占 it.
        share = [((*name.parts, "占", told, "比重"), (*name.parts, span, "比例")) for name in stated]
        return [
            Name(parts, headed=True, rule="figure.share", others=(old, parts[:-1])) for parts, old in share
        ]
    return [_part(text, name, span) for name in stated]


def _part(text: str, name: Name, span: tuple[int, int]) -> Name:
    """How much of a plan was reached, with the names that leave out 比例 and what reached it.

    What was just said to be planned (年度计划完成投资4亿元) is the plan, and has reached none of it.
    """
    last = name.noun[-1] if name.noun else ""
    plan = None if isinstance(last, str) else _PLANNED.search(text, *last)
    if plan is None or isinstance(last, str):
        whole = (*name.parts, span)
    else:
        rest = ((last[0], plan.start()),) if plan.start() > last[0] else ()
        whole = (*name.verb, *name.noun[:-1], *rest, span)
    return Name((*whole, "比例"), headed=True, rule="figure.share", others=(whole, (span,)))


def plan_and_part(text: str, series: list[Slot], context: Context) -> tuple[Name, Name] | None:
    """完成年度计划385亿元的77.9%: what was planned, and how much of it was reached; else None."""
    if len(series) != 2 or series[1].quantity.kind is not UnitKind.RATIO:
        return None
    planned, part = (slot.quantity.surface for slot in series)
    plan = _OF_PLAN.search(text, series[0].left, planned.start)
    if plan is None or text[planned.end : part.start].strip() not in ("的", ""):
        return None
    stated = _stated(text, series[:1], plan.start(), context)
    if not stated:
        return None
    return stated[-1], _part(text, stated[-1], plan.span())


def above_plan(text: str, series: list[Slot], context: Context) -> list[Name]:
    """超额完成年度任务2.1亿元: by how much they are above it; empty for other figures."""
    first = series[0]
    above = _ABOVE.search(text, first.left, first.quantity.surface.start)
    share = first.quantity.kind is UnitKind.RATIO
    if above is None or not (above["what"] or "任务" in above[0] or share):
        return []
    after: tuple[Part, ...] = (above.span(), "比例") if share else (above.span(),)
    stated = _stated(text, series, above.start(), context)
    return [Name((*name.parts, *after), headed=True, rule="figure.share") for name in stated]


def raised_by(text: str, left: Name | None, slot: Slot) -> tuple[Name, Change] | None:
    """提高工资标准5%: growth whose verb stands before its statistic; a rate so raised is left to itself."""
    if (
        left is None
        or slot.quantity.kind is not UnitKind.RATIO
        or not left.noun
        or isinstance(left.noun[0], str)
    ):
        return None
    verb, noun = said(text, left.verb), said(text, left.noun)
    raised = (*words().risen, *words().lowered)
    word = verb or next((each for each in raised if noun.startswith(each)), "")
    if word not in raised or noun.endswith(("率", "比重", "占比", "比例")) or len(noun) < 4:
        return None
    start, stop = left.noun[0]
    bare = ((start if verb else start + len(word), stop), *left.noun[1:])
    sign = 1 if word in words().risen else -1
    return Name(bare, headed=True, others=((*left.verb, *left.noun),)), Change(ChangeKind.BY, sign, 0)


def _stated(text: str, series: list[Slot], end: int, context: Context) -> list[Name]:
    """What the clause's own words name, or the figures before."""
    own = left_name(text, series[0].left, end)
    if own is not None and own.parts:
        return split_names(text, own, len(series), each=own.each)
    recent = [name for name in context.recent if name.rule != "figure.share" and not name.compared]
    tasks = [name for name in recent if said(text, name.verb) not in lists().benefiting]
    return tasks[-1:] if tasks and len(series) == 1 else recent[-len(series) :]
