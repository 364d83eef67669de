"""The lexicon of words.toml as matchers: what opens a clause, what carries a value, what begins a count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.resources import toml


@dataclass(frozen=True, slots=True)
class Words:
    """The words of words.toml as patterns over folded text, and as sets.

    A pattern says nothing of where it must match: the caller chooses `match`, `fullmatch` or `search`.
    """

    lead: re.Pattern[str]
    before_verb: re.Pattern[str]
    light: re.Pattern[str]
    light_end: re.Pattern[str]
    verb: re.Pattern[str]
    verbal: re.Pattern[str]
    strong: re.Pattern[str]
    surely: re.Pattern[str]
    head: re.Pattern[str]
    modifier: re.Pattern[str]
    attribute: re.Pattern[str]
    host: re.Pattern[str]
    of_host: re.Pattern[str]
    person: re.Pattern[str]
    sector: re.Pattern[str]
    after_noun: re.Pattern[str]
    preposition: re.Pattern[str]
    towards_all: re.Pattern[str]
    tail: re.Pattern[str]
    action: re.Pattern[str]
    light_words: frozenset[str]
    yielding: frozenset[str]
    gains: frozenset[str]
    sizes: frozenset[str]
    no_heads: tuple[str, ...]
    kept_subjects: frozenset[str]
    generic: frozenset[str]
    bare_heads: frozenset[str]
    of_before: frozenset[str]
    having: frozenset[str]
    own_state: tuple[str, ...]
    denying: re.Pattern[str]
    denied: re.Pattern[str]
    members: frozenset[str]
    participles: frozenset[str]
    running: re.Pattern[str]
    spending: frozenset[str]
    risen: tuple[str, ...]
    lowered: tuple[str, ...]
    yields: frozenset[str]
    governing: frozenset[str]
    not_particles: tuple[str, ...]
    inside_words: tuple[str, ...]
    no_measures: frozenset[str]
    totals: frozenset[str]
    investable: tuple[str, ...]
    heads: tuple[str, ...]
    short: Mapping[str, str]
    shortened: re.Pattern[str]
    short_not_before: Mapping[str, tuple[str, ...]]
    together: Mapping[str, tuple[str, ...]]
    qualifiers: tuple[str, ...]


def any_of(words: Iterable[str]) -> str:
    """An alternation that prefers the longest word."""
    return "(?:" + "|".join(sorted(map(re.escape, set(words)), key=lambda word: (-len(word), word))) + ")"


def _guarded(table: Mapping[str, list[str]], before: Mapping[str, list[str]]) -> str:
    parts = [
        (f"(?<![{''.join(before[word])}])" if word in before else "")
        + re.escape(word)
        + (f"(?!{any_of(rest)})" if rest else "")
        for word, rest in sorted(table.items(), key=lambda item: (-len(item[0]), item[0]))
    ]
    return "(?:" + "|".join(parts) + ")"


def headed(text: str, start: int, stop: int) -> bool:
    """Whether a phrase ends as the name of a statistic does (收入, 覆盖率)."""
    if stop > start and text[stop - 1] == ")":
        stop = max(start, text.rfind("(", start, stop))
    if start >= stop or text.endswith(words().no_heads, start, stop):
        return False
    return words().head.search(text, start, stop) is not None


def _verb(data: dict[str, Any], verbs: Iterable[str]) -> str:
    """Any of the verbs, where it neither begins a noun nor stands before what makes a noun of it."""
    return f"(?!{any_of(data['nouns'])}){any_of(verbs)}(?!{'|'.join(data['nominal_after'])})"


def _strong(data: dict[str, Any]) -> str:
    """Any of the verbs that only a statistic's own words go with; 创新发展 is not 新发展."""
    own = set(data["strong"]) - {*data["soft"], *data["light"]}
    return f"(?<![创更革高最翻清维全]){_verb(data, own)}"


def _light_end(data: dict[str, Any]) -> str:
    """What may stand between a statistic and its figure: light verbs, adverbs, spans of years."""
    carriers = {*data["light"], *data["lead"]["adverbs"], *data["trailing"]} - {"均", "计划"}
    years = "连续[一二两三四五六七八九十\\d]+年|[一二两三四五六七八九十]+年(?:来|间)?"
    apart = "(?<![人户亩日平年月])均|(?<!投资)计划|(?<!\\d)\\d{1,2}[-—–~至]\\d{1,2}月|[已共将拟可了]"
    return f"(?:{any_of(carriers)}|{years}|{apart})+(?:\\(下同\\))?$(?<!存在)(?<!现在)(?<!正在)"


def _lead(lead: dict[str, Any]) -> str:
    """What may stand before a statistic and is no part of its name."""
    passed = any_of([*lead["links"], *lead["regions"], *lead["adverbs"]])
    return f"(?:(?!{any_of(lead['whole'])}){passed}|[,:;、的\\s])+"


@cache
def words() -> Words:
    """The lexicon, read once."""
    data = toml("facts/figures/words.toml")
    lead, prepositions = data["lead"], data["prepositions"]
    verb, strong = _verb(data, {*data["strong"], *data["soft"]}), _strong(data)
    adverb = any_of([*lead["adverbs"], *lead["before_verbs"]])
    after = _guarded(data["after_noun"], data["after_noun_not_after"]) + r"|(?<!\d)\d{1,2}[-—–~至]\d{1,2}月"
    return Words(
        lead=re.compile(_lead(lead)),
        before_verb=re.compile(
            f"(?!重点(?:建设|改造|推进|支持)(?:项目|工程|任务)|集中(?:开工|竣工|签约|投产|投用)+[^,;、0-9]{{0,4}}项目){any_of(lead['before_verbs'])}(?={adverb}*(?:{verb}|{any_of(data['light'])}|[\u4e00-\u9fff]{{2}}了)|$|\\d)"
        ),
        light=re.compile(f"(?!{any_of(data['nouns'])}){any_of(data['light'])}"),
        light_end=re.compile(_light_end(data)),
        verb=re.compile(verb),
        verbal=re.compile(f"{any_of([*data['light'], *data['told'], *lead['adverbs']])}|{strong}"),
        strong=re.compile(strong),
        surely=re.compile(f"(?:{verb})(?=了(?![解望然断]))"),  # 上门|走访了企业
        head=re.compile(f"{any_of(data['heads'])}$"),
        modifier=re.compile(f"{any_of(data['modifiers'])}$"),
        attribute=re.compile(f"{any_of(data['attributes'])}$"),
        host=re.compile(f"{any_of(data['hosts'])}(?:\\([^()]*\\))?$"),
        of_host=re.compile(f"(?P<host>.+?){any_of(data['members'])}"),
        person=re.compile(f"{any_of(data['persons'])}(?:\\([^()]*\\))?$"),
        sector=re.compile(f"{any_of(data['sectors'])}$"),
        after_noun=re.compile(f"{after}|{strong}|{verb}了(?!解)"),
        preposition=re.compile(f"(?!{any_of(prepositions['not_before'])}){any_of(prepositions['words'])}"),
        towards_all=re.compile(f"[对向在为](?:{any_of(lead['regions'])})的?"),
        tail=re.compile(f"的?{any_of(data['tails'])}$"),
        action=re.compile(f"{any_of(data['actions'])}$"),
        light_words=frozenset(data["light"]),
        yielding=frozenset(data["yielding"]),
        gains=frozenset(data["gains"]),
        sizes=frozenset(data["sizes"]),
        no_heads=tuple(data["no_heads"]),
        kept_subjects=frozenset(data["kept_subjects"]),
        generic=frozenset(data["generic"]),
        bare_heads=frozenset(data["bare_heads"]),
        of_before=frozenset(data["of_before"]),
        having=frozenset(data["having"]),
        own_state=tuple(data["own_state"]),
        denying=re.compile(any_of(data["denying"])),
        denied=re.compile(f"{any_of(data['denied'])}$"),
        members=frozenset(data["members"]),
        participles=frozenset(data["participles"]),
        spending=frozenset(data["spending"]),
        risen=tuple(data["risen"]),
        lowered=tuple(data["lowered"]),
        yields=frozenset(data["yields"]),
        governing=frozenset(data["governing"]),
        not_particles=tuple(data["not_particles"]),
        inside_words=tuple(data["inside_words"]),
        running=re.compile(any_of(data["running"])),
        no_measures=frozenset(data["no_measures"]),
        totals=frozenset(data["totals"]),
        investable=tuple(data["investable"]),
        heads=tuple(sorted(data["heads"], key=lambda word: (-len(word), word))),
        short=data["short"],
        shortened=re.compile(any_of(data["short"])),
        short_not_before={word: tuple(rest) for word, rest in data["short_not_before"].items()},
        together={word: tuple(each) for word, each in data["together"].items()},
        qualifiers=tuple(sorted(data["qualifiers"]["leading"], key=len, reverse=True)),
    )


# 建设|区级重点项目: which of them, so that what stands before is their verb.
_WHICH = re.compile(r"[省市区县州旗镇]级?重点|[省市县州]级|国家|重点|各类|\d|[亿百千万十]+元")

_BUILDS = re.compile("(?:建设|开发|发展|示范|服务)(?=区级)")


def past_verbs(text: str, start: int, stop: int) -> int:
    """Where a noun phrase goes on behind the verbs it opens with."""
    while True:
        verb = words().strong.match(text, start, stop) or words().verb.match(text, start, stop)
        verb = verb or _BUILDS.match(text, start, stop)  # 建设区 is a word, 建设|区级项目 none
        if verb is None or verb.end() + 2 > stop:
            return start
        if not words().strong.match(text, start, stop) and not _WHICH.match(text, verb.end(), stop):
            return start
        start = verb.end()
