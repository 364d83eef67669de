"""How finds are judged by labels."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import LabelError
from kg.evaluation import as_json, evaluate, listing, table
from kg.evaluation.scores import Evaluation, Item, Score
from kg.facts.model import Facts
from kg.resolution.model import Entity, Resolved
from kg.text import Span
from kg.vocabulary import (
    Comparator,
    EntityClass,
    FigureRole,
    FigureType,
    MilestoneType,
    Modality,
    Relation,
)
from tests.evaluation.factories import (
    TEXT,
    commitment,
    document,
    entity_record,
    found,
    labels,
    mention,
    milestone,
    observation,
    recognition,
    record,
    relation,
    resolved,
    span,
)

PLANT = entity_record("云山药业二期", "Project", "云山药业二期项目")
PARK = entity_record("云山科技园", "Park")
OUTPUT = entity_record("产值", "Indicator")
FIRM = entity_record("甲公司", "Enterprise")


def test_entity_of_another_class_counts_by_name_alone(tmp_path: Path) -> None:
    """An entity found under the wrong class is missed as an entity and found in `entity, any class`."""
    wrong = mention("云山药业二期", EntityClass.ENTERPRISE)

    scores = evaluate(labels(tmp_path, PLANT, PARK), document(), found(wrong))

    assert (scores.score("entity").found, scores.score("entity").right) == (0, 0)
    assert scores.score("entity, any class").found == 1
    assert [item.what for item in scores.score("entity").spurious] == ["云山药业二期"]


def test_entity_is_found_under_any_of_its_names(tmp_path: Path) -> None:
    """A find counts where one of its entity's names is one of the labelled names."""
    short, full = mention("云山药业", at="云山药业"), mention("“云山 药业二期”项目", at="云山药业二期")

    scores = evaluate(
        labels(tmp_path, PLANT), document(), resolved(Facts((short, full)), same=[(short, full)])
    )

    assert scores.score("entity").recall == 1.0
    assert scores.score("entity").precision == 1.0


def test_entity_without_words_is_found_and_never_spurious(tmp_path: Path) -> None:
    """A thing minted from what else is known has no place in the text to be judged by."""
    region = Entity("r", EntityClass.PLACE, "云山县", (), ())
    park = Entity("p", EntityClass.PARK, "云山科技园", (), ())

    scores = evaluate(labels(tmp_path, PARK), document(), Resolved("r", Facts(), (region, park), {}))

    assert (scores.score("entity").found, scores.score("entity").judged) == (1, 0)


def test_relation_counts_with_subject_predicate_and_object(tmp_path: Path) -> None:
    """A relation with another predicate or turned round is not the labelled one; partner is symmetric."""
    plant, park = mention("云山药业二期"), mention("云山科技园", EntityClass.PARK)
    label = record("relation", "落户云山科技园", s="云山药业二期项目", p="locatedIn", o="云山科技园")
    partners = record("relation", "云山药业二期", s="云山药业二期", p="partner", o="云山科技园")
    quote = "落户云山科技园"

    scores = evaluate(
        labels(tmp_path, PLANT, PARK, label, partners),
        document(),
        found(
            plant,
            park,
            relation(plant, Relation.LOCATED_IN, park, quote),
            relation(park, Relation.LOCATED_IN, plant, quote),
            relation(park, Relation.PARTNER, plant, quote),
        ),
    )

    assert scores.score("relation").found == 2
    assert scores.score("relation", "locatedIn").right == 1
    assert scores.score("relation", "partner").precision == 1.0


def test_milestone_counts_with_type_and_modality(tmp_path: Path) -> None:
    """What is announced is not what has happened."""
    plant = mention("云山药业二期")
    label = record("milestone", "开工", s="云山药业二期", type="started", modality="realised")

    scores = evaluate(
        labels(tmp_path, PLANT, label),
        document(),
        found(
            plant,
            milestone(plant, MilestoneType.STARTED, Modality.PLANNED, "开工"),
            milestone(plant, MilestoneType.STARTED, Modality.REALISED, "开工"),
        ),
    )

    assert scores.score("milestone").recall == 1.0
    assert scores.score("milestone").precision == 0.5


FIGURE = {"indicator": "产值", "value": "2.3", "unit": "万元", "figure_type": "Amount", "role": "actual"}
SAME = (FigureType.AMOUNT, Comparator.EQUAL, FigureRole.ACTUAL)


@pytest.mark.parametrize(
    ("value", "unit", "reading", "counts"),
    [
        ("2.3", "万元", SAME, True),  # as written
        ("2.30", "万元", SAME, True),  # numbers, not spellings
        ("23000", "元", SAME, True),  # the scale may be in the value
        ("2.3", "元", SAME, False),  # another amount
        ("2.3", "万元", (FigureType.SHARE, *SAME[1:]), False),  # another kind of number
        ("2.3", "万元", (SAME[0], Comparator.MORE_THAN, SAME[2]), False),  # another bound
        ("2.3", "万元", (*SAME[:2], FigureRole.TARGET), False),  # an aim is no result
    ],
)
def test_figure_counts_with_value_unit_type_bound_and_role(
    tmp_path: Path,
    value: str,
    unit: str,
    reading: tuple[FigureType, Comparator, FigureRole],
    counts: bool,
) -> None:
    """A figure is the labelled one if everything that makes it a number of that meaning is the same."""
    kind, comparator, role = reading
    figure = observation(
        mention("产值", EntityClass.INDICATOR),
        value,
        unit,
        "2.3万元",
        kind=kind,
        comparator=comparator,
        role=role,
    )

    scores = evaluate(
        labels(tmp_path, OUTPUT, record("observation", "产值2.3万元", **FIGURE)), document(), found(figure)
    )

    assert scores.score("observation").found == counts


def test_figures_are_paired_one_to_one(tmp_path: Path) -> None:
    """Two finds of one labelled figure are one right find and one spurious; the indicator is told apart."""
    right = mention("产值", EntityClass.INDICATOR)
    wrong = mention("下降", EntityClass.INDICATOR)

    scores = evaluate(
        labels(tmp_path, OUTPUT, record("observation", "产值2.3万元", **FIGURE)),
        document(),
        found(observation(wrong, "2.3", "万元", "2.3万元"), observation(right, "2.3", "万元", "2.3万元")),
    )

    assert (scores.score("observation").judged, scores.score("observation").right) == (2, 1)
    assert scores.score("observation, indicator").found == 1
    assert scores.score("observation, quote").found == 1


def test_figure_stated_twice_is_one_find(tmp_path: Path) -> None:
    """A table and its text that state one figure make one node of the graph, quoted at either place."""
    output = mention("产值", EntityClass.INDICATOR)

    scores = evaluate(
        labels(tmp_path, OUTPUT, record("observation", "完成产值", **FIGURE)),
        document(),
        found(
            observation(output, "2.3", "万元", "2.3万元"),
            observation(output, "2.30", "万元", "完成产值2.3万元"),
        ),
    )

    assert (scores.score("observation").judged, scores.score("observation").right) == (1, 1)
    assert scores.score("observation, quote").found == 1


@pytest.mark.parametrize(
    ("quote", "counts"),
    [
        ("年内建成学校5所", True),  # the same clause
        ("建成学校", True),  # a part of it
        ("示范企业。年内", False),  # two of seven characters in common
    ],
)
def test_commitment_counts_with_half_of_the_shorter_clause(tmp_path: Path, quote: str, counts: bool) -> None:
    """Clauses need not be cut at the same characters."""
    label = record("commitment", "年内建成学校5所", text="建成学校5所")

    scores = evaluate(labels(tmp_path, label), document(), found(commitment(quote)))

    assert scores.score("commitment").found == counts


@pytest.mark.parametrize(
    ("named", "title", "count", "counts"),
    [
        (True, "示范企业", None, True),  # the recipient named
        (False, "示范企业称号", 26, True),  # the number of recipients
        (False, "示范企业", 25, False),  # another number
        (True, "先进单位", None, False),  # another title
    ],
)
def test_recognition_counts_with_recipient_and_title(
    tmp_path: Path, named: bool, title: str, count: int | None, counts: bool
) -> None:
    """Who is named or how many, and for what."""
    label = record("recognition", "获评示范企业", s="甲公司", title="示范企业", count=26)
    subject = mention("甲公司", EntityClass.ENTERPRISE) if named else None

    scores = evaluate(
        labels(tmp_path, FIRM, label), document(), found(recognition(subject, title, count, "获评示范企业"))
    )

    assert scores.score("recognition").found == counts


def test_finds_outside_exhaustive_stretches_are_not_judged(tmp_path: Path) -> None:
    """Where not everything was labelled, a find without a label is not wrong."""
    stretch = span("云山药业二期开工")
    partial = labels(tmp_path, PLANT, exhaustive=[[stretch.start, stretch.end]])
    inside, outside = mention("云山药业"), mention("甲公司", EntityClass.ENTERPRISE)

    scores = evaluate(partial, document(), found(mention("云山药业二期"), inside, outside))

    assert (scores.score("entity").judged, scores.score("entity").right) == (2, 1)


def test_arguable_label_counts_neither_way(tmp_path: Path) -> None:
    """What careful readers may state or not is never missed, and finding it is neither right nor wrong."""
    arguable = {**FIRM, "arguable": True}
    of_firm = {
        **record("milestone", "开工", s="甲公司", type="started", modality="Realised"),
        "arguable": True,
    }
    firm = mention("甲公司", EntityClass.ENTERPRISE)
    some = labels(tmp_path, arguable, PLANT, of_firm)

    missed = evaluate(some, document(), found(mention("云山药业二期")))
    stated = evaluate(
        some,
        document(),
        found(
            mention("云山药业二期"),
            firm,
            milestone(firm, MilestoneType.STARTED, Modality.REALISED, "开工"),
        ),
    )

    for scores in (missed, stated):
        entity = scores.score("entity")
        assert (entity.labelled, entity.found, entity.judged, entity.right) == (1, 1, 1, 1)
        assert scores.score("milestone").judged == 0


def test_class_also_fair_is_right(tmp_path: Path) -> None:
    """Where a thing can fairly be two classes, either is found."""
    scores = evaluate(
        labels(tmp_path, {**PARK, "also": ["Project"]}), document(), found(mention("云山科技园"))
    )

    assert scores.score("entity").precision == 1.0


def test_without_exhaustive_stretches_precision_is_unknown(tmp_path: Path) -> None:
    """A partial set measures recall alone."""
    scores = evaluate(labels(tmp_path, PLANT, exhaustive=False), document(), found(mention("云山药业二期")))

    assert scores.score("entity").recall == 1.0
    assert scores.score("entity").precision is None
    assert scores.score("entity").f1 is None


def test_labels_of_another_text_are_refused(tmp_path: Path) -> None:
    """Offsets mean nothing in a text that changed by a character."""
    with pytest.raises(LabelError, match="another text"):
        evaluate(labels(tmp_path, PLANT), document(TEXT + "。"), found())


def test_quote_that_is_not_at_its_offsets_is_refused(tmp_path: Path) -> None:
    """A label must stand where it says."""
    shifted = {**PLANT, "start": 1, "end": 7}

    with pytest.raises(LabelError, match="line 2"):
        evaluate(labels(tmp_path, shifted), document(), found())


def test_table_sums_several_reports(tmp_path: Path) -> None:
    """The last of several tables counts all reports as one."""
    one = evaluate(labels(tmp_path, PLANT, PARK), document(), found(mention("云山药业二期")))

    shown = table([one, one])

    assert shown.count("labelled") == 3
    assert shown.split("all\n")[1].splitlines()[1].split()[1:5] == ["4", "2", "2", "0"]


def test_listing_shows_misses_and_spurious_finds_with_their_words(tmp_path: Path) -> None:
    """Each line says what, where and in which words."""
    scores = evaluate(labels(tmp_path, PARK), document(), found(mention("云山药业二期")))

    assert "- entity\tPark\t云山科技园\t11-16\t云山科技园" in listing(scores)
    assert "+ entity\tProject\t云山药业二期\t0-6\t云山药业二期" in listing(scores)


def test_listing_shortens_a_proof_that_reaches_over_pages() -> None:
    """The middle is left out, both ends stay."""
    quote = "纺织产业" + "。" * 5000 + "云山纺织园"
    spurious = Item("Park", "云山纺织园 → 纺织产业", Span(0, len(quote)), quote)

    line = listing(Evaluation("r", (Score("relation", "", 0, 0, 1, 0, (), (spurious,)),)))

    assert len(line) < 200
    assert line.split("\t")[-1].startswith("纺织产业")
    assert line.rstrip().endswith("云山纺织园")


def test_json_holds_the_same_counts(tmp_path: Path) -> None:
    """What a program reads is what the table shows."""
    scores = evaluate(labels(tmp_path, PLANT, PARK), document(), found(mention("云山药业二期")))

    first = as_json(scores)["scores"]

    assert isinstance(first, list)
    assert (first[0]["kind"], first[0]["labelled"], first[0]["recall"]) == ("entity", 2, 0.5)
    assert [item["what"] for item in first[0]["missed"]] == ["云山科技园"]
