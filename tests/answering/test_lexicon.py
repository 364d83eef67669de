"""The lexicon is data with reasons and examples; the examples are run."""

from __future__ import annotations

import re

import pytest

from kg.answering import Answerer
from kg.answering.lexicon import english_key, entries, load_lexicon, stem
from kg.answering.lexicon.cues import cue, words
from kg.answering.loading import records_of
from kg.answering.negation import denial
from kg.answering.normal import bare, clean
from kg.answering.recorded import contents_of
from kg.answering.tokenizing import tokenize
from kg.answering.tokens import Token
from kg.store.embedded import in_memory
from kg.vocabulary import EntityClass, MilestoneType, Relation
from tests.store.factories import named, triple

SENSES = entries("functions.toml")
READINGS = entries("readings.toml")
CUES = entries("cues.toml")
LISTS = (*entries("words.toml"), *entries("measures.toml"))
KINDS = entries("kinds.toml")
ASKABLE = {*EntityClass, "Recognition", "Commitment"}


def _tokens(question: str, answerer: Answerer) -> tuple[Token, ...]:
    return tokenize(clean(question), answerer.index, answerer.lexicon)


@pytest.mark.parametrize("sense", SENSES, ids=lambda sense: str(sense["id"]))
def test_examples_of_senses(sense: dict[str, object], world: Answerer) -> None:
    """Each sense is found in its own examples."""
    for example in sense["examples"]:  # type: ignore[attr-defined]
        found = {each.id for token in _tokens(example, world) for each in token.senses}
        assert sense["id"] in found, example


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind["id"]))
def test_examples_of_kinds(kind: dict[str, object], world: Answerer) -> None:
    """Each kind of thing is found in its own examples."""
    for example in kind["examples"]:  # type: ignore[attr-defined]
        found = {value for token in _tokens(example, world) for value in token.means("class")}
        assert kind["id"] in found, example


@pytest.mark.parametrize("table", CUES, ids=lambda table: str(table["id"]))
def test_examples_of_cues(table: dict[str, list[str]]) -> None:
    """Each turn of phrase stands in its examples, and not in its counterexamples."""
    pattern = cue(str(table["id"]))
    assert [example for example in table["examples"] if not pattern.search(example)] == []
    assert table["counterexamples"]
    assert [example for example in table["counterexamples"] if pattern.search(example)] == []


@pytest.mark.parametrize("table", READINGS, ids=lambda table: str(table["id"]))
def test_examples_of_readings(table: dict[str, str], world: Answerer) -> None:
    """Each reading is given of its example, and every one is of a sense that there is."""
    senses = {(sense["kind"], sense["value"]) for sense in SENSES}
    assert any(table["kind"] == kind and table.get("value", value) == value for kind, value in senses)
    said = {part for read in world.ask(table["examples"][0]).reading for part in read.meaning.split("; ")}
    one = table["zh" if re.search(r"[\u3400-\u9fff]", table["examples"][0]) else "en"]
    assert any(re.fullmatch(re.escape(one).replace(r"\{\}", ".+"), part) for part in said), said


@pytest.mark.parametrize("table", LISTS, ids=lambda table: str(table["id"]))
def test_examples_of_word_lists(table: dict[str, list[str]]) -> None:
    """A word of each list stands in its examples, and none in its counterexamples."""
    listed = words(str(table["id"]))
    assert all(any(word in example for word in listed) for example in table["examples"])
    assert table["counterexamples"]
    assert not any(word in example for word in listed for example in table["counterexamples"])


def test_the_denial_is_told_once() -> None:
    """What denies in a question about a target is what denies anywhere, besides falling short."""
    assert all(denial().search(word) for word in load_lexicon().denials if len(word) > 1)


def test_values_are_of_the_vocabulary() -> None:
    """Milestones, classes and relations of the lexicon are those of the contract; patterns are patterns."""
    steps = {sense["value"] for sense in SENSES if sense["kind"] == "milestone"}
    assert steps <= {step.local_name for step in MilestoneType}
    relations = {sense["value"] for sense in SENSES if sense["kind"] == "relation"}
    assert relations <= set(Relation)
    for kind in KINDS:
        assert set(kind["classes"]) <= ASKABLE, kind["id"]
        re.compile(kind.get("pattern", ""))


def test_every_class_and_relation_is_loaded() -> None:
    """What is read of the graph covers all classes and relations of the contract."""
    kinds = [triple(name, "rdf:type", f"dp:{name}") for name in EntityClass]
    relations = [triple("Project", f"dp:{name}", "Place") for name in Relation]
    read = contents_of(records_of(in_memory([*kinds, *relations])))
    assert {iri: thing.classes for iri, thing in read.things.items()} == {
        named(name).value: {name} for name in EntityClass
    }
    assert {link.predicate for link in read.links} == set(Relation)


def test_every_class_can_be_asked_for() -> None:
    """No class of the contract lacks a word."""
    asked = {name for kind in load_lexicon().kinds.values() for name in kind.classes}
    assert asked == ASKABLE


@pytest.mark.parametrize(
    ("word", "expected"),
    [("projects", "project"), ("cities", "city"), ("bus", "bus"), ("glass", "glass"), ("status", "status")],
)
def test_stems(word: str, expected: str) -> None:
    """A plural s goes, an s that belongs to the word stays."""
    assert stem(word) == expected


def test_english_keys_ignore_number_and_case() -> None:
    """Phrases meet whatever their case and number."""
    assert english_key("Charging Piles") == english_key("charging pile")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("上海(南翔)精准医学产业园", "上海南翔精准医学产业园"),
        ("“云+智能驾驶”创新基地", "云+智能驾驶创新基地"),
        ("智能传感器 及物联网产业", "智能传感器及物联网产业"),
        ("ＰＭ２.５", "PM2.5"),
    ],
)
def test_names_meet(left: str, right: str) -> None:
    """Quotes, brackets, width and broken rows make no other name."""
    assert bare(left) == bare(right)
