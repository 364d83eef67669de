"""From a question to its answer: which way of answering fits, and what is said when none does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from kg.answering.answer import Answer, Item
from kg.answering.checks import check
from kg.answering.evidence import item, items, mentions, proofs
from kg.answering.figures import Scored, best
from kg.answering.graph import Figure
from kg.answering.index import Index
from kg.answering.lexicon import Lexicon
from kg.answering.lists import NEAR_NOTE, Found, find
from kg.answering.near import suggestions
from kg.answering.normal import bare
from kg.answering.pairs import all_pairs, extreme, passages, short_of, target_pair, two_sides
from kg.answering.parse import parse
from kg.answering.paths import with_paths
from kg.answering.queries import figure_query, passage_query, things_query
from kg.answering.question import Question
from kg.answering.quotes import linking, quoting
from kg.answering.sparql import list_query
from kg.store.interface import Store

MOST_ANSWERS = 200
NAMED_CUES = ("写了", "列了", "列出", "提到", "点名", "named", "mention", "list")
UNIT_OF_KIND = {"Enterprise": "家", "Organization": "家"}


@dataclass(frozen=True)
class Answerer:
    """Everything a warm process keeps: the store, the index of its graph, the lexicon."""

    store: Store
    index: Index
    lexicon: Lexicon

    def warm(self) -> Answerer:
        """The same, with everything that is computed on first use computed."""
        self.ask("Zhongguo 有哪些项目?")
        return self

    def ask(self, text: str) -> Answer:
        """The answer to one question; never raises for what the question says."""
        question = parse(text, self.index, self.lexicon)
        answer = self._answer(question)
        notes = []
        if question.cut:
            notes.append("问题过长, 只读了前面的部分 · the question was cut")
        if question.unknown:
            notes.append("未理解 · not understood: " + ", ".join(question.unknown))
        return replace(
            answer.noting(*notes), question=text, interpretation=describe(question), reading=question.reading
        )

    def _answer(self, question: Question) -> Answer:
        if not _says_anything(question):
            return none(
                "没有可回答的内容 · nothing to answer: name a thing, a place, an indicator or a kind of thing"
            )
        if question.missing:
            return self._no_such(question.missing)
        for way in (
            self._quotes,
            self._links,
            self._yes_no,
            self._superlative,
            self._comparison,
            self._thresholds,
            self._progress,
            self._count,
            self._value,
            self._titles,
            self._pledges,
            self._list,
        ):
            answer = way(question)
            if answer is not None:
                return answer
        return none("报告没有说明 · the report does not say")

    def _no_such(self, words: Sequence[str]) -> Answer:
        near = [label for word in words for label in suggestions(word, self.index)]
        hint = " · 您是不是要问 / did you mean: " + ", ".join(near[:3]) + "?" if near else ""
        missing = ", ".join(words)
        return replace(
            none(f"报告中没有“{missing}” · no such thing in the report: {missing}{hint}"),
            suggestions=tuple(near[:3]),
        )

    def _quotes(self, question: Question) -> Answer | None:
        if "evidence" not in question.asks or question.asks & {"how_many", "how_much"} or question.kinds:
            return None
        found = quoting(question, self.index)
        if "yes_no" in question.asks:
            return Answer(
                "",
                "boolean",
                boolean=bool(found),
                evidence=proofs(found, self.index),
                sparql=passage_query(found),
                facts=len(found),
            )
        if not found:
            return none("报告没有这样的句子 · no sentence says so")
        listed = tuple(Item(iri, self.index.passage[iri][3], "Passage") for iri in found)
        return Answer(
            "",
            "list",
            answers=listed,
            evidence=proofs(found, self.index, len(found)),
            sparql=passage_query(found),
            facts=len(found),
        )

    def _links(self, question: Question) -> Answer | None:
        if "link" not in question.asks or len(question.terms) < 2:
            return None
        found, notes = linking(question, self.index)
        if not found:
            return none("报告没有说明两者的关系 · the report states no relation between them")
        listed = tuple(Item(iri, self.index.passage[iri][3], "Passage") for iri in found)
        return Answer(
            "",
            "list",
            answers=listed,
            evidence=proofs(found, self.index),
            notes=tuple(notes),
            sparql=passage_query(found),
            facts=len(found),
        )

    def _yes_no(self, question: Question) -> Answer | None:
        if "yes_no" not in question.asks:
            return None
        if any(not word.isascii() for word in question.unknown):
            return self._no_such(question.unknown)
        verdict = check(question, self.index, self.lexicon)
        if verdict.truth is None:
            return none(verdict.why or "报告没有说明 · the report does not say")
        sparql = figure_query(verdict.figures) if verdict.figures else things_query(verdict.things)
        return Answer(
            "",
            "boolean",
            boolean=verdict.truth,
            evidence=proofs(verdict.passages, self.index),
            sparql=sparql,
            notes=(verdict.why,) if verdict.why else (),
            facts=len(set(verdict.passages)),
        )

    def _superlative(self, question: Question) -> Answer | None:
        if not question.superlative or (question.kinds and not _about_figures(question)):
            return None
        top = extreme(question, self.index)
        if not top:
            return None
        if question.asks & {"how_much"} and not question.asks & {"which"}:
            return self._figure_answer(top[0], "value")
        return self._indicators(top)

    def _indicators(self, figures: Sequence[Figure]) -> Answer:
        listed = tuple(dict.fromkeys(item(figure.indicator, self.index) for figure in figures))
        notes = tuple(f"{figure.name}: {figure.surface}" for figure in figures)
        return Answer(
            "",
            "list",
            answers=listed,
            evidence=proofs(passages(figures), self.index),
            notes=notes,
            sparql=figure_query(figures),
            facts=len(figures),
        )

    def _comparison(self, question: Question) -> Answer | None:
        if len(question.sides) < 2 or not (question.compare or question.superlative):
            return None
        found = [scored.figure for _, scored in two_sides(question, self.index)]
        if len(found) < 2 or not all(figure.indicator for figure in found):
            return None
        pick = max if question.compare != "less" else min
        answer = self._indicators([pick(found, key=lambda figure: figure.value)])
        return replace(
            answer, evidence=proofs(passages(found), self.index), sparql=figure_query(found)
        ).noting(*(f"{figure.name}: {figure.surface}" for figure in found))

    def _thresholds(self, question: Question) -> Answer | None:
        if not question.threshold or question.asks & {"how_much"} or question.terms:
            return None
        chosen = short_of(question, all_pairs(self.index))
        if not chosen:
            return none("没有这样的指标 · no indicator is so")
        return self._indicators([pair.actual for pair in chosen])

    def _progress(self, question: Question) -> Answer | None:
        if not _asks_number(question) or not _asks_share_of_target(question):
            return None
        pair = target_pair(question, self.index)
        if pair is None:
            return None
        figures = (pair.actual, pair.target)
        if "remaining" in question.figures:
            value, unit = pair.target.value - pair.actual.value, pair.actual.unit
        else:
            value, unit = (pair.share * 100).quantize(Decimal("0.1"), ROUND_HALF_UP), "%"
        return Answer(
            "",
            "value",
            value=value,
            unit=unit,
            evidence=proofs(passages(figures), self.index),
            notes=(f"{pair.actual.surface} / {pair.target.surface}",),
            sparql=figure_query(figures),
            facts=2,
        )

    def _count(self, question: Question) -> Answer | None:
        if "how_many" not in question.asks or not question.kinds:
            return None
        if _asks_both(question):
            return None
        if any(cue in question.text for cue in NAMED_CUES):
            counted = self._counted(question)
            if counted is not None:
                return counted
        first, rivals = best(question, self.index, question.asked)
        if first is not None:
            return self._figure_answer(first.figure, "count", rivals)
        return self._counted(question)

    def _counted(self, question: Question) -> Answer | None:
        found = find(question, self.index, self.lexicon)
        if not found.things:
            return None
        listed = self._listed(question, found)
        kind = listed.answers[0].kind
        return replace(
            listed, type="count", value=Decimal(len(found.things)), unit=UNIT_OF_KIND.get(kind, "个")
        ).noting("按报告点名的数 · counted from those the report names")

    def _value(self, question: Question) -> Answer | None:
        if _asks_both(question) or not (_asks_number(question) or _keyword_indicator(question, self.index)):
            return None
        first, rivals = best(question, self.index)
        if first is None:
            if question.kinds and not question.asks & {"how_many", "how_much"}:
                return None
            return none("报告没有这个数字 · the report does not state this figure")
        return self._figure_answer(first.figure, "value", rivals)

    def _figure_answer(self, figure: Figure, type_: str, rivals: Sequence[Scored] = ()) -> Answer:
        notes = [f"{figure.name}: {figure.surface}"] if figure.surface else [figure.name]
        notes += [f"另一种读法 · or: {r.figure.name} {r.figure.surface}" for r in rivals[:2]]
        unit = figure.unit or _unit_after(figure, self.index)
        return Answer(
            "",
            type_,
            value=figure.value,
            unit=unit,
            evidence=proofs(figure.passages, self.index),
            notes=tuple(notes),
            sparql=figure_query((figure,)),
            facts=1,
            period=figure.period,
            role=figure.role,
        )

    def _titles(self, question: Question) -> Answer | None:
        if not _asks_title(question, self.index):
            return None
        words = [term.words for term in question.terms]
        awards = [
            a
            for a in self.index.contents.awards
            if all(
                any(
                    w in a.title
                    or any(
                        w in n
                        for r in a.recipients
                        if r in self.index.things
                        for n in self.index.things[r].names
                    )
                    for w in each
                )
                for each in words
            )
        ]
        if not awards:
            return none("报告没有这样的称号 · the report names no such title")
        titles = {award.title: award for award in reversed(awards)}
        listed = tuple(Item(titles[title].iri, title, "Recognition") for title in sorted(titles))
        return Answer(
            "",
            "list",
            answers=listed,
            evidence=proofs([p for a in awards for p in a.passages], self.index),
            sparql=things_query([award.iri for award in awards]),
            facts=len(awards),
        )

    def _pledges(self, question: Question) -> Answer | None:
        if not any("Commitment" in kind.classes for kind in question.kinds):
            return None
        chosen = [
            pledge
            for pledge in self.index.contents.pledges
            if all(any(word in bare(pledge.text) for word in term.words) for term in question.terms)
        ]
        if not chosen:
            return none("报告没有这样的承诺 · the report makes no such pledge")
        listed = tuple(Item(pledge.iri, pledge.text, "Commitment") for pledge in chosen)
        return Answer(
            "",
            "list",
            answers=listed,
            evidence=proofs([p for c in chosen for p in c.passages], self.index),
            sparql=things_query([pledge.iri for pledge in chosen]),
            facts=len(chosen),
        )

    def _list(self, question: Question) -> Answer:
        found = find(question, self.index, self.lexicon)
        if found.things:
            return self._listed(question, found)
        if found.unmet:
            return none(
                "报告中没有同时满足这些条件的 · nothing in the report meets: " + ", ".join(found.unmet)
            )
        return none("报告没有说明 · the report does not say")

    def _listed(self, question: Question, found: Found) -> Answer:
        listed = items(found.things, self.index)
        sparql = self._query(question, found)
        used = _proving(question, found, self.index)
        notes = [NEAR_NOTE[found.near]] if found.near else []
        if found.loose:
            notes.append("按名称或类别放宽 · not of the very class asked for")
        if len(listed) > MOST_ANSWERS:
            notes.append(f"只列出前 {MOST_ANSWERS} 个, 共 {len(listed)} 个 · cut to {MOST_ANSWERS}")
        return Answer(
            "",
            "list",
            answers=listed[:MOST_ANSWERS],
            evidence=proofs(used, self.index),
            sparql=sparql,
            notes=tuple(notes),
            facts=len(set(used)),
        )

    def _query(self, question: Question, found: Found) -> str:
        """The query that gives exactly these things: by its conditions alone where they suffice."""
        found = replace(
            found, conditions=tuple(with_paths(c, found.things, self.index) for c in found.conditions)
        )
        question = replace(question, kinds=()) if found.loose else question
        open_query = list_query(question, found.conditions, found.near)
        rows = {getattr(row.get("x"), "value", "") for row in self.store.select(open_query).records()}
        if rows == found.things:
            return open_query
        if rows > found.things:
            return list_query(question, found.conditions, found.near, closed=found.things)
        return list_query(replace(question, kinds=()), (), found.near, closed=found.things)


def none(reason: str) -> Answer:
    """No answer, and why."""
    return Answer("", "none", notes=(reason,))


def describe(question: Question) -> str:
    """The reading in one line: each phrase and what it became."""
    return "; ".join(f"{read.phrase} → {read.meaning}" for read in question.reading) or "—"


def _says_anything(question: Question) -> bool:
    return bool(
        question.terms
        or question.kinds
        or question.nouns
        or question.steps
        or question.award
        or question.levels
        or question.phase
        or question.scale is not None
        or question.threshold
        or question.missing
        or (question.superlative and question.figures)
    )


def _about_figures(question: Question) -> bool:
    return any("Indicator" in kind.classes for kind in question.kinds)


def _asks_number(question: Question) -> bool:
    return bool(
        question.asks & {"how_many", "how_much"}
        or question.figures & {"progress", "remaining"}
        or (
            question.roles & {"Target", "Forecast"}
            and not question.asks & {"which", "who"}
            and not question.kinds
        )
    )


def _asks_both(question: Question) -> bool:
    """有几期, 分别是什么: how many, and which."""
    return bool(question.kinds) and {"which", "how_many"} <= question.asks and "分别" in question.text


def _asks_share_of_target(question: Question) -> bool:
    return bool(question.figures & {"progress", "remaining"} or question.threshold)


def _keyword_indicator(question: Question, index: Index) -> bool:
    """A bare indicator, with or without 同比: 一般公共预算收入 增速."""
    names = [word for term in question.terms for word in term.words]
    indicators = any("Indicator" in index.things[i].classes for w in names for i in index.names.get(w, ()))
    return not question.kinds and (indicators or bool(question.figures)) and "who" not in question.asks


def _asks_title(question: Question, index: Index) -> bool:
    """Whether titles are asked for: by name, or as what a thing obtained."""
    if any("Recognition" in kind.classes for kind in question.kinds):
        return True
    named = {iri for term in question.terms for word in term.words for iri in index.names.get(word, ())}
    winners = {recipient for award in index.contents.awards for recipient in award.recipients}
    return bool(question.award and not question.kinds and "which" in question.asks and named & winners)


def _unit_after(figure: Figure, index: Index) -> str:
    """The measure word after a recognition's number in its sentence: 26家."""
    for passage in figure.passages:
        text = index.passage.get(passage, ("", 0, 0, ""))[3]
        stated = re.search(rf"(?<!\d){figure.value}([^\d\s.])", text)
        if stated:
            return stated[1]
    return ""


def _proving(question: Question, found: Found, index: Index) -> list[str]:
    """The passages that show each thing meets the conditions: its steps and relations first, else its mentions."""
    steps = [
        passage
        for thing in found.things
        for step in index.steps_of.get(thing, ())
        if step.type in question.steps
        for passage in step.passages
    ]
    return steps or mentions(found.things, index)
