"""Made-up reports that name things, one name a line, and the entities they come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.facts.model import Facts
from kg.mentions.model import Mention
from kg.resolution.model import Judgement, Resolved, Verdict
from kg.resolution.resolver import resolve
from kg.text import Span
from kg.vocabulary import EntityClass
from tests.factories import document

Named = tuple[str, EntityClass]


def mentions(names: Iterable[Named], aliases: Sequence[str] = ()) -> tuple[Mention, ...]:
    """A mention for each name, in a text that has one name a line; aliases belong to the first."""
    found: list[Mention] = []
    at = 0
    for label, kind in names:
        own = tuple(aliases) if not found else ()
        found.append(Mention(label, kind, (Span(at, at + len(label)),), "name.test", own))
        at += len(label) + 1
    return tuple(found)


def resolved(*names: Named, judgements: Sequence[Judgement] = (), aliases: Sequence[str] = ()) -> Resolved:
    """The entities of a report that names these things."""
    text = "\n".join(label for label, _ in names) + "\n"
    return resolve(document(text), Facts(mentions=mentions(names, aliases)), judgements)


def labels(found: Resolved) -> list[tuple[str, ...]]:
    """The names of each entity, sorted."""
    return sorted(tuple(sorted({mention.label for mention in each.mentions})) for each in found.entities)


def judged(left: str, right: str, verdict: Verdict) -> Judgement:
    """What a person said of two names."""
    return Judgement(left, right, verdict, "王芳 (test.csv:2)", 1.0, "查过规划")
