"""The declared terms: the contract is complete, every term is explained, the code's closed sets agree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import BlankNode

from kg.errors import GazetteerError, OntologyError
from kg.namespaces import iri
from kg.ontology import (
    Term,
    TermKind,
    industry_mappings,
    load,
    ontology_triples,
    shapes_triples,
)
from kg.vocabulary import (
    LIFE_CYCLE,
    AssessmentState,
    Comparator,
    EntityClass,
    FigureRole,
    FigureType,
    Level,
    MilestoneType,
    Modality,
    Relation,
)

CLASSES = (
    "Report Section Passage Industry Place Park Organization Enterprise Project Platform PolicyDocument "
    "PolicyMeasure Commitment Event Indicator Observation Milestone Recognition Fact"
)
OBJECT_PROPERTIES = (
    "servesIndustry locatedIn undertakenBy phaseOf partOf concerns partner issuedBy implements mergedInto "
    "hasMilestone milestoneType modality status hasRecognition level ofIndicator figureType figureRole scope "
    "hasTarget fulfilment assessment inReport inSection evidence mentionedIn"
)
DATATYPE_PROPERTIES = (
    "scale period start end title recipientCount value unit surface baseValue baseUnit comparator text "
    "deadline progress charStart charEnd rule confidence"
)
CONCEPTS = {
    "dp:MilestoneTypes": [each.local_name for each in MilestoneType],
    "dp:Modalities": list(Modality),
    "dp:FigureTypes": list(FigureType),
    "dp:FigureRoles": list(FigureRole),
    "dp:Levels": list(Level),
    "dp:AssessmentStates": list(AssessmentState),
}


def term(curie: str) -> Term:
    """A term that must be there."""
    found = load().term(curie)
    assert found is not None, curie
    return found


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (TermKind.CLASS, CLASSES.split()),
        (TermKind.CLASS, list(EntityClass)),
        (TermKind.OBJECT_PROPERTY, OBJECT_PROPERTIES.split()),
        (TermKind.OBJECT_PROPERTY, list(Relation)),
        (TermKind.DATATYPE_PROPERTY, DATATYPE_PROPERTIES.split()),
    ],
    ids=["classes", "entity classes", "object properties", "relations", "datatype properties"],
)
def test_the_contract_is_declared(kind: TermKind, names: list[str]) -> None:
    """Each term of the contract, and each the code names, exists and is of the right kind."""
    assert [name for name in names if term(f"dp:{name}").kind is not kind] == []


@pytest.mark.parametrize(("scheme", "names"), CONCEPTS.items(), ids=CONCEPTS)
def test_the_schemes_hold_what_the_code_names(scheme: str, names: list[str]) -> None:
    """Same concepts, same order, in code and scheme."""
    assert [concept.curie for concept in load().concepts(scheme)] == [f"dp:{name}" for name in names]


def test_milestone_types_are_noted_by_their_value_in_order() -> None:
    """The notation is what the code calls them; the life cycle comes first."""
    concepts = load().concepts("dp:MilestoneTypes")
    assert [concept.notation for concept in concepts] == [each.value for each in MilestoneType]
    assert [term(f"dp:{each.local_name}").order for each in LIFE_CYCLE] == list(range(1, len(LIFE_CYCLE) + 1))


def test_comparators_are_noted_by_their_sign() -> None:
    """dp:comparator holds the sign, the scheme explains it."""
    assert [concept.notation for concept in load().concepts("dp:Comparators")] == [
        each.value for each in Comparator
    ]


def test_every_term_has_a_label_and_a_definition_in_both_languages() -> None:
    """One each in zh and en, none empty; schemes and classifications included."""
    lacking = {
        each.curie
        for each in load().terms.values()
        if {"zh", "en"} != set(each.labels)
        or {"zh", "en"} != set(each.definitions)
        or not all((*each.labels.values(), *each.definitions.values()))
    }
    assert lacking == set()


def test_no_definition_is_circular() -> None:
    """A definition (ISO 704) never says the term again; a classification's code is not a word."""
    circular = {
        each.curie: each.definitions["zh"]
        for each in load().terms.values()
        if each.kind in (TermKind.CLASS, TermKind.CONCEPT) and each.curie.startswith("dp:")
        if each.definitions["zh"].startswith(each.labels["zh"])
        or re.match(rf"(an? |the )?{re.escape(each.labels['en'])}\b", each.definitions["en"])
    }
    assert circular == {}


def test_domains_and_ranges_join_axioms_and_unions() -> None:
    """Readers need not know which of the two a term uses."""
    serves = term("dp:servesIndustry")
    assert iri("dp:Project") in serves.domains
    assert serves.ranges == (iri("dp:Industry"),)
    assert set(term("dp:fulfilment").ranges) == {iri("dp:Observation"), iri("dp:Milestone")}


def test_a_label_leads_to_its_term() -> None:
    """In either language, whatever the case, and narrowed to a kind."""
    assert [found.curie for found in load().labelled("项目")] == ["dp:Project"]
    assert [found.curie for found in load().labelled("Serves Industry")] == ["dp:servesIndustry"]
    assert [found.curie for found in load().labelled("教育", TermKind.CONCEPT)] == ["gbt:83", "gbt:P"]
    assert load().labelled("项目", TermKind.CONCEPT) == ()


def test_superiors_are_followed_upward() -> None:
    """Nearest first: an enterprise is an organization; a code is under its division and section."""
    assert load().superiors("dp:Enterprise")[0] == iri("dp:Organization")
    assert load().superiors("gbt:367") == (iri("gbt:36"), iri("gbt:C"))


def test_the_national_classification_is_whole_at_its_two_upper_levels() -> None:
    """GB/T 4754—2017 has 20 sections, A to T, and 97 divisions, each under one section."""
    codes = {concept.notation: concept for concept in load().concepts("dp:NationalIndustries")}
    sections = sorted(code for code in codes if code.isalpha())
    divisions = sorted(code for code in codes if len(code) == 2)
    assert sections == [chr(ord("A") + step) for step in range(20)]
    assert divisions == [f"{step:02}" for step in range(1, 98)]
    assert all(codes[code].superiors[0][-1] in sections for code in divisions)
    assert all(codes[code].superiors == (iri(f"gbt:{code[:2]}"),) for code in codes if len(code) == 3)


def test_the_emerging_industries_are_whole_at_their_two_upper_levels() -> None:
    """The classification of 2018 has 9 fields and 40 classes below them."""
    codes = [concept.notation for concept in load().concepts("dp:StrategicEmergingIndustries")]
    assert [code for code in codes if "." not in code] == [str(step) for step in range(1, 10)]
    assert sum(code.count(".") == 1 for code in codes) == 40


def test_blank_nodes_have_the_same_names_each_time() -> None:
    """Lists in axioms do not make two readings differ."""
    first, second = (tuple(shapes_triples()) for _ in range(2))
    assert any(isinstance(triple.subject, BlankNode) for triple in first)
    assert first == second


def test_examples_and_shapes_stay_out_of_the_ontology() -> None:
    """What is loaded beside data says nothing of example things, and validates nothing."""
    subjects = {str(triple.subject) for triple in ontology_triples()}
    assert not any("example.org" in subject or "/shapes#" in subject for subject in subjects)


def test_a_broken_file_is_named_with_its_line(tmp_path: Path) -> None:
    """The mistake is on line 3, and the message says so."""
    (tmp_path / "broken.ttl").write_text("@prefix a: <urn:a:> .\n\na:b a:c a:d e .\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"^broken\.ttl:3: .+; correct the Turtle at this line$"):
        load(tmp_path)


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    """An ontology that is not there is said to be missing, not taken for empty."""
    with pytest.raises(OntologyError, match="no Turtle files here; install the package anew"):
        load(tmp_path)


def test_bytes_that_are_no_utf8_are_an_error(tmp_path: Path) -> None:
    """A file in another encoding is named."""
    (tmp_path / "gbk.ttl").write_bytes('<urn:a> <urn:b> "汽车" .'.encode("gbk"))
    with pytest.raises(OntologyError, match=r"^gbk\.ttl"):
        load(tmp_path)


def test_industry_names_map_to_concepts_once_each() -> None:
    """At least 80 general names, no name twice for one scheme, each to a concept that exists."""
    mappings = industry_mappings()
    pairs = [(mapping.name, mapping.concept.rpartition("/")[0]) for mapping in mappings]
    assert len(mappings) >= 80
    assert len(set(pairs)) == len(pairs)
    assert all(term(mapping.concept).kind is TermKind.CONCEPT for mapping in mappings)


def test_an_exact_match_has_the_name_of_its_concept() -> None:
    """Only a concept of the same name, but for 业 and the like, is said to be exactly the same."""
    loose = {"种植业": "农业", "整车制造": "汽车整车制造"}
    odd = {
        (mapping.name, term(mapping.concept).labels["zh"])
        for mapping in industry_mappings()
        if mapping.match.endswith("exactMatch")
        and mapping.name not in loose
        and mapping.name.replace("、", "") not in term(mapping.concept).labels["zh"].replace("、", "")
    }
    assert odd == set()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("数字经济", "crosses sections"),
        ("现代服务业", "no such class"),
        ("生产性服务业", "a statistic of its own, across sections"),
        ("总部经济", "a policy word"),
    ],
)
def test_an_ambiguous_name_is_left_out(name: str, reason: str) -> None:
    """What is not certain stays unmapped."""
    assert name not in {mapping.name for mapping in industry_mappings()}, reason


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("软件,gbt4754-2017,999,exactMatch,r", "no concept '999' in scheme 'gbt4754-2017'"),
        ("软件,isic,65,exactMatch,r", "no concept '65' in scheme 'isic'"),
        ("软件,gbt4754-2017,65,sameAs,r", "unknown match 'sameAs'"),
        (",gbt4754-2017,65,exactMatch,r", "name or reason is empty"),
        ("软件,gbt4754-2017,65,exactMatch,", "name or reason is empty"),
        ("软件,gbt4754-2017", "unknown match ''"),
    ],
)
def test_a_bad_mapping_is_named_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    """File, line and mend on one line."""
    table = tmp_path / "industries.csv"
    table.write_text(f"name,scheme,notation,match,reason\n{row}\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match=rf"^industries\.csv:2: {re.escape(message)}; "):
        industry_mappings(table)


def test_a_table_with_other_columns_is_an_error(tmp_path: Path) -> None:
    """A file of another kind is not read as an empty one."""
    table = tmp_path / "industries.csv"
    table.write_text("code,name\n1,a\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="other columns; use name,scheme,notation,match,reason"):
        industry_mappings(table)


def test_a_missing_table_is_an_error(tmp_path: Path) -> None:
    """The path is in the message."""
    with pytest.raises(GazetteerError, match=r"absent\.csv"):
        industry_mappings(tmp_path / "absent.csv")
