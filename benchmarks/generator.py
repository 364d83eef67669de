"""Makes half-yearly reports of districts that do not exist, with the right answers known.

    python benchmarks/generator.py FOLDER --districts 10 --halves 2 [--seed 1]

writes FOLDER/NAME/report.txt and report.toml, and FOLDER/labels/NAME.jsonl in the form of data/labels. One
seed gives one set of bytes; a report depends only on seed, district and half-year, not on how many are made.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from kg.values.place import Tier, gazetteer

FIRST_YEAR = 2021
MARK = "【虚构文本,由程序生成,仅供测试,文中地名、企业与项目均不存在】"
Record = dict[str, object]


@cache
def words() -> dict[str, Any]:
    """The lists of words.toml."""
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Half:
    """Half a year, counted from 0 at the first half of FIRST_YEAR."""

    number: int

    @property
    def year(self) -> int:
        """The year it lies in."""
        return FIRST_YEAR + self.number // 2

    @property
    def first(self) -> bool:
        """Whether it is the first of its year."""
        return self.number % 2 == 0

    @property
    def period(self) -> str:
        """What its report reports on: the half-year, or after the second half the whole year."""
        return f"{self.year}-01-01/{self.year}-06-30" if self.first else str(self.year)

    @property
    def ahead(self) -> str:
        """What its report pledges for."""
        return f"{self.year}-07-01/{self.year}-12-31" if self.first else str(self.year + 1)

    @property
    def name(self) -> str:
        """As part of a report's id."""
        return f"{self.year}{'h1' if self.first else ''}"


@dataclass
class Report:
    """A text being written, and what is true of it."""

    random: Random
    half: Half
    parts: list[str] = field(default_factory=list)
    length: int = 0
    records: list[Record] = field(default_factory=list)
    named: set[tuple[str, str]] = field(default_factory=set)

    def put(self, text: str) -> tuple[int, int]:
        """Adds words and says where they stand."""
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start, self.length

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self.parts)

    def label(self, kind: str, span: tuple[int, int], **fields: object) -> None:
        """States one fact with the words from `span` as its proof."""
        start, end = span
        self.records.append({"kind": kind, **fields, "start": start, "end": end})

    def thing(self, cls: str, label: str, *, arguable: bool = False) -> None:
        """Writes a thing's name and labels it the first time."""
        span = self.put(label)
        if (cls, label) not in self.named:
            self.named.add((cls, label))
            extra: Record = {"arguable": True} if arguable else {}
            extra |= {"also": ["Park"]} if cls == "Project" and label.endswith("基地") else {}
            self.label("entity", span, **{"class": cls, "label": label, "aliases": [], **extra})

    def indicator(self, label: str, span: tuple[int, int], aliases: Sequence[str] = ()) -> None:
        """Labels an indicator the first time."""
        if ("Indicator", label) not in self.named:
            self.named.add(("Indicator", label))
            self.label("entity", span, **{"class": "Indicator", "label": label, "aliases": list(aliases)})

    def figure(
        self, indicator: str, value: str, unit: str, kind: str, role: str, period: str, suffix: str = ""
    ) -> None:
        """Writes a figure and labels it."""
        span = self.put(f"{value}{unit}{suffix}")
        comparator = ">=" if suffix == "以上" else "="
        self.label(
            "observation",
            span,
            indicator=indicator,
            value=value,
            unit=unit,
            figure_type=kind,
            comparator=comparator,
            role=role,
            period=period,
        )

    def one(self, key: str) -> str:
        """One of a list of words."""
        return str(self.random.choice(words()[key]))

    def verb(self, kind: str) -> str:
        """One way to say that a step was taken."""
        return str(self.random.choice(words()["verbs"][kind]))


@dataclass(frozen=True)
class District:
    """A made-up district: its name, and names of its own that stay the same in all its reports."""

    seed: int
    number: int
    name: str
    region: str
    stems: tuple[str, ...]
    parks: tuple[str, ...]
    firms: tuple[str, ...]
    projects: tuple[str, ...]
    civic: tuple[str, ...]
    industries: tuple[str, ...]


def district(seed: int, number: int) -> District:
    """The district of a number; its region code is some county's, so that regions stay apart."""
    random = Random(f"{seed}/{number}")  # noqa: S311
    lists = words()
    stems = [first + second for first in lists["place_first"] for second in lists["place_second"]]
    random.shuffle(stems)
    counties = sorted(d.code for d in gazetteer().divisions.values() if d.tier is Tier.COUNTY and not d.zone)
    industries = random.sample(lists["industries"], 5)
    return District(
        seed=seed,
        number=number,
        name=f"{stems[0]}区",
        region=counties[(number * 7) % len(counties)],
        stems=tuple(stems[1:]),
        parks=tuple(f"{stem}{random.choice(lists['park_end'])}" for stem in stems[1:9]),
        firms=tuple(f"{stem}{random.choice(lists['firm_end'])}" for stem in stems[9:41]),
        projects=tuple(f"{stem}{random.choice(lists['project_end'])}" for stem in stems[41:101]),
        civic=tuple(
            f"{stem}{random.choice([*lists['civic_end'], *lists['road_end']])}" for stem in stems[101:185]
        ),
        industries=tuple(industries),
    )


def report(seed: int, place: District, half: Half) -> Report:
    """A district's report on a half-year, or on the whole year after its second half."""
    made = Report(Random(f"{seed}/{place.number}/{half.number}"), half)  # noqa: S311
    _front(made, place)
    _figures(made, place)
    _industries(made, place)
    _building(made, place)
    _counts(made)
    _events(made, place)
    _ahead(made, place)
    return made


def _front(made: Report, place: District) -> None:
    span = "上半年" if made.half.first else ""
    made.put(f"{MARK}\n")
    made.thing("Organization", f"{place.name}发展和改革委员会", arguable=True)
    made.put("\n关于")
    made.thing("Place", place.name, arguable=True)
    made.put(f"{made.half.year}年{span}国民经济和社会发展计划执行情况的报告\n")
    made.put(f"一、{span or f'{made.half.year}年'}国民经济和社会发展计划执行情况\n")
    made.put(f"今年以来,{made.one('fillers')}主要指标完成情况如下(见表一):\n")


def level(place: District, entry: dict[str, Any], half: Half) -> tuple[float, float]:
    """An indicator's amount and its growth on the year before, which agree from report to report."""
    random = Random(f"{place.seed}/{place.number}/{entry['name']}/{half.number}")  # noqa: S311
    rate = round(random.uniform(2, 14), 1)
    if half.number < 2:
        return entry["base"] * (0.52 if half.first else 1.0) * random.uniform(0.8, 1.3), rate
    before, _ = level(place, entry, Half(half.number - 2))
    return before * (1 + rate / 100), rate


def _figures(made: Report, place: District) -> None:
    """A table of targets and figures, then the same figures with amounts in prose."""
    year, period = str(made.half.year), made.half.period
    made.put("(一)经济运行稳中向好\n表一 主要目标完成情况\n指标名称 | 年度目标 | 完成情况 |\n")
    rates = {}
    for number, entry in enumerate(words()["indicator"], start=1):
        name = entry["name"]
        made.put(f"{number}.")
        made.indicator(name, made.put(name))
        made.put(" | ")
        made.figure(name, str(made.random.randint(4, 9)), "%", "YoYGrowth", "Target", year, "以上")
        made.put(" | ")
        rates[name] = f"{level(place, entry, made.half)[1]:.1f}"
        made.figure(name, rates[name], "%", "YoYGrowth", "Actual", period)
        made.put(" |\n")
    made.put("主要经济指标平稳增长。")
    for number, entry in enumerate(words()["indicator"]):
        amount, _ = level(place, entry, made.half)
        value = str(round(amount)) if entry["unit"] == "人" else f"{amount:.1f}"
        made.put(f"{',' if number else ''}{entry['name']}完成")
        kind = "Count" if entry["unit"] == "人" else "Amount"
        made.figure(entry["name"], value, entry["unit"], kind, "Actual", period)
        made.put(made.random.choice([",同比增长", ",增长"]))
        made.figure(entry["name"], rates[entry["name"]], "%", "YoYGrowth", "Actual", period)
    made.put(f"。{made.one('fillers')}\n")


def _industries(made: Report, place: District) -> None:
    """A table with an industry a row, its projects and firms in bullets."""
    made.put("表二 重点产业推进情况\n重点领域 | 重点工作推进情况 |\n")
    for number, industry in enumerate(place.industries):
        label = f"{industry}产业"
        made.thing("Industry", label)
        made.put(" | l 重点项目:")
        projects = made.random.sample(place.projects[number * 12 : number * 12 + 12], 9)
        kinds = made.random.sample(["started", "completed", "in_production", "progressing"], 3)
        for at, kind in enumerate(kinds):
            _steps(made, projects[at * 3 : at * 3 + 3], kind, industry=label)
            made.put(";" if at < len(kinds) - 1 else "。")
        made.put(f"{made.one('fillers')} l 企业引育:")
        firms = made.random.sample(place.firms[number * 6 : number * 6 + 6], 4)
        park = made.random.choice(place.parks)
        _settled(made, firms, park, label)
        made.put("。 |\n")


def _steps(
    made: Report, things: Sequence[str], kind: str, *, industry: str = "", cls: str = "Project"
) -> None:
    """甲项目、乙项目开工建设: one step of several things."""
    start = made.length
    for at, thing in enumerate(things):
        made.put("、" if at else "")
        made.thing(cls, thing)
    verb = made.verb(kind)
    _, end = made.put(verb)
    period = made.half.period
    # 建成投产 says two steps.
    kinds = [kind, "completed"] if verb.startswith("建成") and kind != "completed" else [kind]
    for thing in things:
        for step in kinds:
            made.label("milestone", (start, end), s=thing, type=step, modality="Realised", period=period)
        if industry:
            made.label("relation", (start, end), s=thing, p="servesIndustry", o=industry)
            _named_after(made, thing, industry, (start, end))


def _named_after(made: Report, project: str, industry: str, span: tuple[int, int]) -> None:
    """A reader may take what stands before 研发中心项目 for the firm whose it is; nobody says."""
    end = next(end for end in words()["project_end"] if project.endswith(end))
    firm = project.removesuffix(end)
    if ("Enterprise", firm) not in made.named:
        made.named.add(("Enterprise", firm))
        made.label("entity", span, **{"class": "Enterprise", "label": firm, "aliases": [], "arguable": True})
    made.label("relation", span, s=project, p="undertakenBy", o=firm, arguable=True)
    made.label("relation", span, s=firm, p="servesIndustry", o=industry, arguable=True)


def _settled(made: Report, firms: Sequence[str], park: str, industry: str) -> None:
    start = made.length
    for at, firm in enumerate(firms):
        made.put("、" if at else "")
        made.thing("Enterprise", firm)
    made.put(made.random.choice(["落户", "入驻"]))
    made.thing("Park", park)
    for firm in firms:
        span = (start, made.length)
        made.label("milestone", span, s=firm, type="settled", modality="Realised", period=made.half.period)
        made.label("relation", span, s=firm, p="locatedIn", o=park)
        made.label("relation", span, s=firm, p="servesIndustry", o=industry)
    made.label("relation", (start, made.length), s=park, p="servesIndustry", o=industry)


def _building(made: Report, place: District) -> None:
    made.put("(二)城乡建设加快推进\n")
    things = iter(made.random.sample(place.civic, 72))
    kinds = ["started", "completed", "in_operation", "progressing"]
    for topic in words()["topics"]:
        made.put(topic)
        for at, kind in enumerate(made.random.sample(kinds, 4)):
            made.put("," if at else "")
            _steps(made, [next(things) for _ in range(3)], kind)
        made.put(f"。{made.one('fillers')}{made.one('fillers')}\n")


def _counts(made: Report) -> None:
    made.put("(三)民生福祉持续增进\n民生保障更加有力。")
    half = "上半年" if made.half.first else "全年"
    for at, entry in enumerate(words()["count"]):
        share = made.random.uniform(0.3, 0.7) if made.half.first else made.random.uniform(0.8, 1.2)
        made.put("," if at else half)
        name = f"{entry['verb']}{entry['what']}"
        made.indicator(name, made.put(name), [entry["what"]])
        kind = "Amount" if entry["unit"] in ("公顷", "公里") else "Count"
        made.figure(name, str(round(entry["year"] * share)), entry["unit"], kind, "Actual", made.half.period)
    made.put("。\n")


def _events(made: Report, place: District) -> None:
    made.put("开放合作不断深化。")
    for at in range(2):
        made.put("," if at else "")
        start = made.length
        made.put(made.verb("held"))
        event = f"{made.half.year}{made.random.choice(place.stems[150:])}{made.one('event_end')}"
        made.thing("Event", event)
        made.label(
            "milestone",
            (start, made.length),
            s=event,
            type="held",
            modality="Realised",
            period=made.half.period,
        )
    firm = made.random.choice(place.firms)
    made.put(",")
    start = made.length
    made.thing("Enterprise", firm)
    made.put("获评国家级专精特新“小巨人”企业")
    made.label("recognition", (start, made.length), s=firm, title="国家级专精特新“小巨人”企业")
    made.put("。\n")


def _ahead(made: Report, place: District) -> None:
    """What is pledged for the second half, or for the year after."""
    ahead = "下半年" if made.half.first else f"{made.half.year + 1}年"
    made.put(f"二、{ahead}主要工作措施\n全力推进重大项目。")
    things = made.random.sample(place.civic, 6)
    for at, (kind, verb) in enumerate((("started", "启动"), ("completed", "建成"), ("in_operation", "推动"))):
        made.put("," if at else "")
        _pledged_steps(made, things[at * 2 : at * 2 + 2], kind, verb)
    made.put("。\n持续改善民生。")
    for at, entry in enumerate(made.random.sample(words()["count"], 5)):
        made.put("," if at else "")
        start = made.length
        name = f"{entry['verb']}{entry['what']}"
        made.indicator(name, made.put(name), [entry["what"]])
        kind = "Amount" if entry["unit"] in ("公顷", "公里") else "Count"
        made.figure(name, str(entry["year"]), entry["unit"], kind, "Target", made.half.ahead)
        text = made.text[start:]
        made.label(
            "commitment",
            (start, made.length),
            text=text,
            indicator=name,
            value=str(entry["year"]),
            unit=entry["unit"],
            deadline=made.half.ahead,
            concerns=[],
        )
    made.put("。\n")


def _pledged_steps(made: Report, things: Sequence[str], kind: str, verb: str) -> None:
    start = made.length
    made.put(verb)
    for at, thing in enumerate(things):
        made.put("、" if at else "")
        made.thing("Project", thing)
    made.put({"started": "建设", "completed": "", "in_operation": "投入运营"}[kind])
    span = (start, made.length)
    for thing in things:
        made.label("milestone", span, s=thing, type=kind, modality="Planned", period=made.half.ahead)
    text = made.text[start:]
    made.label("commitment", span, text=text, deadline=made.half.ahead, concerns=list(things))


def labels(made: Report, report_id: str) -> Iterator[Record]:
    """The right answers as data/labels has them, each with the words that prove it."""
    text = made.text
    digest = hashlib.sha256(text.encode()).hexdigest()
    yield {"kind": "report", "report": report_id, "sha256": digest, "exhaustive": True}
    for record in made.records:
        start, end = record["start"], record["end"]
        if not isinstance(start, int) or not isinstance(end, int):
            raise TypeError("offsets are integers")
        yield {**record, "quote": text[start:end]}


def write(folder: Path, *, districts: int, halves: int, seed: int = 1) -> list[Path]:
    """Writes the reports and their labels; gives the reports' folders in order."""
    homes = []
    (folder / "labels").mkdir(parents=True, exist_ok=True)
    for number in range(districts):
        place = district(seed, number)
        for half in map(Half, range(halves)):
            homes.append(write_one(folder, place, half, report(seed, place, half)))
    return homes


def write_one(folder: Path, place: District, half: Half, made: Report) -> Path:
    """Writes one report and its labels; gives its folder."""
    report_id = f"d{place.number:05}-{half.name}"
    home = folder / report_id
    home.mkdir(exist_ok=True)
    (home / "report.txt").write_text(made.text, encoding="utf-8", newline="\n")
    span = "上半年" if half.first else ""
    facts = {
        "title": f"关于{place.name}{half.year}年{span}国民经济和社会发展计划执行情况的报告",
        "issuer": f"{place.name}发展和改革委员会",
        "region": place.region,
        "period": half.period,
    }
    toml = "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in facts.items())
    (home / "report.toml").write_text(toml, encoding="utf-8", newline="\n")
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in labels(made, report_id))
    (folder / "labels" / f"{report_id}.jsonl").write_text("".join(lines), encoding="utf-8", newline="\n")
    return home


def main() -> None:
    """Writes as many reports as are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--districts", type=int, default=10)
    parser.add_argument("--halves", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(options.folder, districts=options.districts, halves=options.halves, seed=options.seed)


if __name__ == "__main__":
    main()
