"""A delta in words: reports, pledges' states, doubts and moved addresses are told too."""

from __future__ import annotations

import re

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from kg.export.changes import Change, changes
from kg.export.dataset import Graph
from kg.export.delta import diff
from kg.export.delta_pages import delta_markdown
from kg.rdf.terms import dp, node, zh

HOME = "https://w3id.org/devplan/id/"
TYPE, LABEL = node("rdf:type"), node("rdfs:label")


def _thing(name: str) -> NamedNode:
    return NamedNode(f"{HOME}{name}")


def _change(old: Graph, *added: Triple) -> Change:
    """The one change that the triples make."""
    new = Graph({*old.triples, *added})
    (change,) = changes(diff(old, new), old, new)
    return change


def test_a_report_that_came_is_told(district: Graph) -> None:
    """By its title, time and issuer."""
    report = _thing("report/yunxi-2030")
    change = _change(
        district,
        Triple(report, TYPE, dp("Report")),
        Triple(report, LABEL, zh("关于云溪区2030年计划执行情况的报告")),
        Triple(report, dp("period"), Literal("2030")),
        Triple(report, dp("issuer"), Literal("云溪区发展和改革委员会")),
    )

    assert change.kind == "Report"
    assert change.after is not None
    assert change.after.words == "《关于云溪区2030年计划执行情况的报告》,2030,云溪区发展和改革委员会"


def test_a_target_that_is_settled_is_told_with_both_sentences(district: Graph) -> None:
    """Its state and how far it is; the sentence that states it and the one that settles it."""
    target = _thing("observation/o1")
    proved = set(district.sentences(target))
    settled_by = next(
        one for one in district.members("Milestone") if not proved & set(district.sentences(one))
    )
    change = _change(
        district,
        Triple(target, dp("assessment"), dp("Met")),
        Triple(target, dp("progress"), Literal("1.02")),
        Triple(target, dp("fulfilment"), settled_by),
    )

    assert change.before is not None
    assert change.after is not None
    assert change.after.words == f"{change.before.words} — 已兑现 1.02"
    assert set(change.before.sentences) < set(change.after.sentences)


def test_figures_that_disagree_are_told(district: Graph) -> None:
    """What is in question, the sum, and the sentences."""
    doubt = _thing("disagreement/d1")
    (proof,) = district.nodes(_thing("observation/o1"), "dp:evidence")
    change = _change(
        district,
        Triple(doubt, TYPE, dp("Disagreement")),
        Triple(doubt, dp("matter"), zh("工业投资")),
        Triple(doubt, dp("arithmetic"), Literal("251.3 / 208.6 = 120.5 %")),
        Triple(doubt, dp("evidence"), proof),
    )

    assert change.after is not None
    assert change.after.words == "工业投资 — 251.3 / 208.6 = 120.5 %"
    assert [each.iri for each in change.after.sentences] == [proof.value]


@pytest.mark.parametrize(("language", "said"), [("zh", "可能是同一事物"), ("en", "may be one thing")])
def test_names_left_to_a_person_are_told(district: Graph, language: str, said: str) -> None:
    """Both names, and that nobody has decided."""
    pair, left, right = _thing("open-identity/p"), _thing("999901/云溪智造园"), _thing("999901/星河总部一期")
    old = district
    new = Graph(
        {
            *old.triples,
            Triple(pair, TYPE, dp("OpenIdentity")),
            Triple(pair, dp("mayBeOne"), left),
            Triple(pair, dp("mayBeOne"), right),
        }
    )
    (change,) = changes(diff(old, new), old, new, language)

    assert change.after is not None
    assert said in change.after.words
    assert all(district.label(each) in change.after.words for each in (left, right))


def test_an_address_that_moved_is_told(district: Graph) -> None:
    """The old one and the new one, readable."""
    old, now = _thing("999901/%E6%98%9F%E6%B2%B3"), _thing("999901/星河总部一期")
    change = _change(district, Triple(old, node("dcterms:isReplacedBy"), now))

    assert change.after is not None
    assert change.after.words == f"{HOME}999901/星河 现为 {HOME}999901/星河总部一期"


def test_a_sentence_that_only_moved_changes_nothing(district: Graph) -> None:
    """A character put in at the top moves every sentence below it; what they say is what they said."""
    moved = {
        each.value: NamedNode(re.sub(r"char=(\d+),(\d+)", _shifted, each.value))
        for each in district.members("Passage")
    }
    assert all(old != new.value for old, new in moved.items())

    triples = (
        Triple(
            moved.get(each.subject.value, each.subject),
            each.predicate,
            moved.get(each.object.value, each.object) if isinstance(each.object, NamedNode) else each.object,
        )
        for each in district.triples
        if isinstance(each.subject, NamedNode)
    )
    new = Graph(triples)
    delta = diff(district, new)

    assert delta.added
    assert not changes(delta, district, new)


def _shifted(match: re.Match[str]) -> str:
    return f"char={int(match[1]) + 1},{int(match[2]) + 1}"


def test_another_sentence_that_names_a_thing_is_no_change_of_it(district: Graph) -> None:
    """One more mention adds triples, and the page says how many it does not tell."""
    thing = _thing("999901/星河总部一期")
    passages = [each for each in district.members("Passage") if each not in district.sentences(thing)]
    new = Graph({*district.triples, *(Triple(thing, dp("mentionedIn"), each) for each in passages)})
    delta = diff(district, new)

    assert delta.added
    assert not changes(delta, district, new)
    assert f"另有 {len(delta.added)} 条三元组不在下文中" in delta_markdown(delta, ())
