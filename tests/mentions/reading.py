"""The names that a sentence holds."""

from __future__ import annotations

from kg.facts.extractor import extract
from kg.vocabulary import EntityClass
from tests.factories import document


def found(text: str) -> dict[str, EntityClass]:
    """The names of a report of one sentence."""
    mentions = extract(document(f"{text}。\n")).mentions
    return {mention.label: mention.kind for mention in mentions if mention.kind is not EntityClass.INDICATOR}
