"""Every entry of the word lists finds what its examples promise and nothing of what they exclude."""

from __future__ import annotations

from collections import Counter

import pytest

from kg.facts.firms import owner_of
from kg.mentions.clauses import Chunk, clauses_of
from kg.mentions.dictionary import has_word, known
from kg.mentions.groups import groups_of
from kg.mentions.lexicon import load
from kg.mentions.names import Group, Name
from kg.mentions.places import surroundings
from kg.mentions.specificity import Specificity
from kg.vocabulary import EntityClass
from tests.factories import document
from tests.facts.reading import stated
from tests.mentions.rule_files import Entry, case_id, cases, entries

# What the examples of lists and of parts of names lack by themselves: the names before them.
LISTED = "滨江科技园、滨湖科技园"
NAMED = "滨江科技园"


def chunks(text: str) -> list[Chunk]:
    """The chunks of the words read as a report of one sentence."""
    return [chunk for clause in clauses_of(document(f"{text}。\n")) for chunk in clause.chunks]


def groups(text: str) -> list[Group]:
    """The groups of names of the sentence."""
    return [group for clause in clauses_of(document(f"{text}。\n")) for group in groups_of(clause)]


def names(text: str) -> list[Name]:
    """The names of the sentence."""
    return [name for group in groups(text) for name in group.names]


def is_verb(entry: Entry, example: str) -> bool:
    """A verb chunk of the entry's group stands in the clause."""
    return any(entry.id in chunk.groups for chunk in chunks(example))


def is_function_word(entry: Entry, example: str) -> bool:
    """A chunk of the entry's kind is one of its words."""
    return any(chunk.kind == entry.text("kind") and chunk.text in entry.words() for chunk in chunks(example))


def is_suffix(entry: Entry, example: str) -> bool:
    """A name closes with one of the entry's words and so has its class."""
    found = [name.suffix for name in names(example) if name.suffix is not None]
    return any((suffix.rule, suffix.kind) == (entry.id, entry.text("class")) for suffix in found)


def is_soft(entry: Entry, example: str) -> bool:
    """A word that is elsewhere a verb or an adverb stands inside a name."""
    inside = [token for chunk in chunks(example) for token in chunk.tokens]
    return any(token.kind == "soft" and token.text in entry.words() for token in inside)


def is_list_noun(entry: Entry, example: str) -> bool:
    """The words close a list of two names and give them the entry's class."""
    found = [group.listing for group in groups(LISTED + example) if group.listing is not None]
    return any(listing.kind == entry.text("class") for listing in found)


def is_part(entry: Entry, example: str) -> bool:
    """The words behind a name are its phase, or are no part of it."""
    (name,) = names(NAMED + example)[:1]
    return {"phase": name.phase, "trailing": name.trailing}[entry.text("kind")] == example


def is_generic(entry: Entry, example: str) -> bool:
    """The words are dropped, name nothing, or close a firm's name, as the entry says."""
    found = names(example)
    if entry.id == "leading":
        return bool(found) and not any(name.label.startswith(entry.words()) for name in found)
    if entry.id == "trades":
        owners = [owner_of(name, EntityClass.PROJECT, surroundings("310114")) for name in found]
        return any(owner is not None and owner.label.endswith(entry.words()) for owner in owners)
    return not any(name.specificity > Specificity.GENERIC for name in found)


def names_nothing(entry: Entry, example: str) -> bool:
    """No thing is named in the sentence."""
    return not any(" is " in line for line in stated(f"{example}。"))


def is_unlisted(entry: Entry, example: str) -> bool:
    """A word the dictionary takes for a verb is the first of a name."""
    return any(name.label.startswith(example[:2]) for name in names(example))


def is_border(entry: Entry, example: str) -> bool:
    """One of the words stands where the entry says."""
    says, words = entry.text("says"), entry.words()
    labels = [name.label for name in names(example)]
    if says in ("name", "start", "end"):
        stands = {"name": str.__contains__, "start": str.startswith, "end": str.endswith}[says]
        return any(stands(label, word) for label in labels for word in words)
    return any(chunk.kind == says and chunk.text in words for chunk in chunks(example))


def is_newer(entry: Entry, example: str) -> bool:
    """A word is no name although the dictionary does not list it."""
    return known(example) and not has_word(example) and example in entry.words()


def is_pair(entry: Entry, example: str) -> bool:
    """Words end in one of the first and one of the last together."""
    suffix = load().suffix_of(example)
    return suffix is not None and suffix.word in {
        a + b for a in entry.words("first") for b in entry.words("last")
    }


FOUND = {
    "newer": is_newer,
    "border": is_border,
    "unlisted": is_unlisted,
    "verbs": is_verb,
    "words": is_function_word,
    "suffix": is_suffix,
    "pairs": is_pair,
    "soft": is_soft,
    "soft-adverb": is_soft,
    "noun": is_list_noun,
    "parts": is_part,
    "generic": is_generic,
    "nothing": names_nothing,
}
MATCH, NO_MATCH = cases(
    "verbs",
    "function_words",
    "suffixes",
    "soft",
    "list_nouns",
    "parts",
    "generic",
    "unlisted",
    "borders",
    "newer_words",
)


@pytest.mark.parametrize(("entry", "example"), MATCH, ids=case_id)
def test_examples_are_found(entry: Entry, example: str) -> None:
    """Each entry finds what it says it finds."""
    assert FOUND[entry.table](entry, example), entry.text("reason")


@pytest.mark.parametrize(("entry", "example"), NO_MATCH, ids=case_id)
def test_counterexamples_are_not_found(entry: Entry, example: str) -> None:
    """Each entry leaves alone what only looks like it."""
    assert not FOUND[entry.table](entry, example), entry.text("reason")


@pytest.mark.parametrize("entry", entries(), ids=case_id)
def test_every_entry_is_explained(entry: Entry) -> None:
    """An id, a reason, and at least one example on either side."""
    assert entry.id
    assert entry.text("reason")
    assert entry.examples("match")
    assert entry.examples("no_match")


def test_ids_are_unique_in_their_file() -> None:
    """An id leads to one entry, so that a fact's rule can be looked up."""
    counted = Counter((entry.file, entry.id) for entry in entries())
    assert [key for key, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("entry", entries(), ids=case_id)
@pytest.mark.parametrize("field", ["words", "verbs", "ends"])
def test_no_word_stands_twice_in_an_entry(entry: Entry, field: str) -> None:
    """A word listed twice is a slip of whoever added it."""
    counted = Counter(entry.words(field))
    assert [word for word, times in counted.items() if times > 1] == []


def test_no_suffix_stands_in_two_entries() -> None:
    """The first entry that lists a last word decides, so a second would never be asked."""
    listed = Counter(word for entry in entries("suffixes") for word in set(entry.words()))
    assert [word for word, times in listed.items() if times > 1] == []


def test_the_longest_suffix_decides() -> None:
    """产业园 ends in 园 and begins with 产业, and is a park."""
    found = load().suffix_of("滨江医学产业园")
    assert found is not None
    assert (found.word, found.kind) == ("医学产业园", EntityClass.PARK)


@pytest.mark.parametrize("word", ["科技园", "产业"])
def test_a_suffix_needs_a_name_before_it(word: str) -> None:
    """Alone, a class noun names nothing."""
    found = load().suffix_of(word)
    assert found is None or found.word != word
