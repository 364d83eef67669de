"""What a made-up report says, chapter by chapter, each sentence with the facts it states."""

from __future__ import annotations

from collections.abc import Sequence

from districts import District, level
from made_up import Report, words

MARK = "【虚构文本,由程序生成,仅供测试,文中地名、企业与项目均不存在】"


def write_chapters(made: Report, place: District) -> None:
    """Writes all of them."""
    _front(made, place)
    _figures(made, place)
    _industries(made, place)
    _building(made, place)
    _counts(made)
    _events(made, place)
    _ahead(made, place)


def _front(made: Report, place: District) -> None:
    span = "上半年" if made.half.first else ""
    made.put(f"{MARK}\n")
    made.thing("Organization", f"{place.name}发展和改革委员会", arguable=True)
    made.put("\n关于")
    made.thing("Place", place.name, arguable=True)
    made.put(f"{made.half.year}年{span}国民经济和社会发展计划执行情况的报告\n")
    made.put(f"一、{span or f'{made.half.year}年'}国民经济和社会发展计划执行情况\n")
    made.put(f"今年以来,{made.one('fillers')}主要指标完成情况如下(见表一):\n")


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
