"""What holds for any text: offsets, proofs, sameness from run to run; nothing raises."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.document.model import Document
from kg.facts.extractor import extract
from kg.facts.model import Evidence, Facts
from kg.mentions.model import Mention
from kg.mentions.name_words import name_words
from kg.text import fold
from kg.vocabulary import EntityClass
from tests.conftest import REPORTS
from tests.facts.reading import report

# Words of the genre in any order, so that rules meet what no report holds.
PIECES = (
    *(
        "泽柏科技",
        "晟谷网络",
        "滨江科技园",
        "滨江大桥",
        "北湖新区",
        "上海",
        "昆山市",
        "医疗",
        "总部",
        "研发中心",
    ),
    *(
        "二期",
        "三期",
        "项目",
        "产业",
        "企业",
        "平台",
        "等",
        "26家企业",
        "一批",
        "方案",
        "《北湖规划》",
        "“两横一纵”",
    ),
    *(
        "落户",
        "入驻",
        "开工",
        "建成",
        "推进",
        "签约",
        "获评",
        "发布",
        "举办",
        "力争",
        "年内",
        "完成",
        "启动建设",
    ),
    *(
        "同比增长",
        "5.5%",
        "42.6亿元",
        "12.4公里",
        "占",
        "其中",
        "分别",
        "1.6个百分点",
        "和",
        "与",
        "及",
        "的",
    ),
    *(
        "、",
        ",",
        "，",
        "。",
        ";",
        "：",
        "(",
        ")",
        "（",
        "）",
        "“",
        "”",
        "《",
        "》",
        "|",
        "\n",
        "\t",
        " ",
        "　",
    ),
    *(
        "l ",
        "1.",
        "一、",
        "(一)",
        "•",
        "表一",
        "重点领域",
        "领域:",
        "G15",
        "2021年",
        "上半年",
        "F1",
        "𠮷",
        "é",
    ),
)
GENRE = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
ANY = st.text(max_size=80) | st.text(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
    | st.sampled_from("0123456789.%()（）“”《》、,。;|\n"),
    max_size=80,
)
TEXTS = GENRE | ANY
MANY = settings(max_examples=150, deadline=None)


def all_mentions(facts: Facts) -> list[Mention]:
    """Every mention that the facts hold."""
    return [
        *facts.mentions,
        *(each for fact in facts.relations for each in (fact.subject, fact.object)),
        *(fact.subject for fact in facts.milestones),
        *(fact.subject for fact in facts.recognitions if fact.subject is not None),
        *(fact.indicator for fact in facts.observations),
        *(fact.scope for fact in facts.observations if fact.scope is not None),
        *(each for fact in facts.commitments for each in fact.concerns),
    ]


def all_evidence(facts: Facts) -> list[Evidence]:
    """The proof of every fact."""
    return [
        *(fact.evidence for fact in facts.relations),
        *(fact.evidence for fact in facts.milestones),
        *(fact.evidence for fact in facts.recognitions),
        *(fact.evidence for fact in facts.observations),
        *(fact.evidence for fact in facts.commitments),
    ]


# Rules by which 项目, or 项目 with the phase behind it, stands for the thing named before it.
REFERRING = frozenset({"reference.thing", "reference.phase", "name.whole"})
NOTE = re.compile(r"\([0-9]{1,3}\)")


def squeezed(text: str) -> str:
    """Half-width, without white space: as names are compared with the text."""
    return "".join(fold(text).split())


def check_mention(document: Document, mention: Mention) -> None:
    """The spans lie in the text, in order, and their words are the label, the numbers of notes left out, or
    a word that stands for the thing spoken of.
    """
    assert mention.label
    assert mention.rule
    assert mention.spans
    assert list(mention.spans) == sorted(mention.spans)
    for span in mention.spans:
        assert 0 <= span.start < span.end <= len(document.source)
    if mention.kind is not EntityClass.INDICATOR:  # put together from words of its clause
        words = NOTE.sub("", squeezed("".join(document.text(span) for span in mention.spans)))
        label = NOTE.sub("", squeezed(mention.label))
        if mention.rule in REFERRING and label != words:
            stands = [each for each in name_words().ventures if words.startswith(each)]
            assert any(label.endswith(words.removeprefix(each)) for each in stands)
            return
        assert label in words if mention.rule == "industry.head" else label == words


def check_evidence(document: Document, evidence: Evidence) -> None:
    """Every fact has words that prove it, in text order, each inside passages."""
    assert evidence.rule
    assert evidence.spans
    assert list(evidence.spans) == sorted(evidence.spans)
    for span in evidence.spans:
        assert 0 <= span.start < span.end <= len(document.source)
        assert document.passages_over(span)


def check(document: Document) -> Facts:
    """All that holds for any report."""
    facts = extract(document)
    for mention in all_mentions(facts):
        check_mention(document, mention)
    for evidence in all_evidence(facts):
        check_evidence(document, evidence)
    for fact in facts.commitments:
        assert document.passage_at(fact.span) is not None
    for figure in (fact.figure for fact in facts.observations):
        assert squeezed(document.text(figure.span)) == squeezed(figure.surface)
    return facts


@MANY
@given(TEXTS, TEXTS)
@example("", "")
@example("()", "“”")
@example("二期", "等")
@example("等等等26家企业", "、、、")
@example("《", "》")
@example("", "滨江科技园|项目落户")
@example("云栖大厦:项目投资3亿元,一期建成", "滨江等总规、”提速")
@example("26家企业2021年“落户|泽柏科技", "")
def test_any_text_is_read_without_a_word_out_of_place(review: str, plan: str) -> None:
    """Whatever the words, every mention and proof is where it says, and nothing raises."""
    check(report(review, plan))


# Clauses of the half-yearly report, each with the mark behind it.
CLAUSES = re.findall(
    r"[^。,，;；:：、\n]+[。,，;；:：、\n]", (REPORTS / "jiading-2021h1/report.txt").read_text("utf-8")
)


@st.composite
def shuffled(draw: st.DrawFn) -> str:
    """Sentences of real clauses that never stood together, some with characters left out."""
    sentences = draw(st.lists(st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=6), max_size=8))
    words = "\n".join("".join(sentence) for sentence in sentences)
    first, length = draw(st.integers(0, len(words))), draw(st.integers(0, 4))
    return words[:first] + words[first + length :]


@MANY
@given(shuffled(), shuffled())
def test_real_clauses_in_any_order_are_read_without_a_word_out_of_place(review: str, plan: str) -> None:
    """What real words do to each other where no report put them side by side."""
    check(report(review, plan))


def test_the_real_report_holds_too(jiading: Document) -> None:
    """So does the half-yearly report."""
    facts = check(jiading)
    assert len(all_evidence(facts)) > 500


def test_the_list_of_names_has_one_order() -> None:
    """Names of one place and label come by class and rule, not as sets happen to be gone through."""
    text = "引进大正食品、檀沣陶瓷、泽柏纸业。推进大正食品、檀沣陶瓷、泽柏纸业等项目建设。"
    keys = [
        (each.span.start, each.span.end, each.spans, each.label, each.kind, each.rule, each.aliases)
        for each in extract(report(text)).mentions
    ]
    assert keys == sorted(set(keys))


@MANY
@given(GENRE, GENRE)
def test_what_was_read_before_changes_nothing(first: str, second: str) -> None:
    """A report states the same whichever were read before it."""
    alone = extract(report(first))
    extract(report(second))
    assert extract(report(first)) == alone


@MANY
@given(GENRE)
@example("(（1.6个百分点")
def test_full_width_marks_are_read_alike(text: str) -> None:
    """Chinese and Western commas, brackets and digits state the same; offsets are the same too."""
    wide = text.translate(
        {ord(narrow): ord(full) for narrow, full in zip(",;:()%", "，；：（）％", strict=True)}
    )
    one, other = extract(report(text)), extract(report(wide))
    assert [fact.evidence.spans for fact in one.milestones] == [
        fact.evidence.spans for fact in other.milestones
    ]
    assert [each.spans for each in one.mentions] == [each.spans for each in other.mentions]


@MANY
@given(GENRE)
def test_each_name_is_told_once_a_place(text: str) -> None:
    """No mention stands twice in the list, and the list is in text order."""
    mentions = extract(report(text)).mentions
    assert len(set(mentions)) == len(mentions)
    assert [each.span.start for each in mentions] == sorted(each.span.start for each in mentions)
