"""A question as understood: what is asked for, under which conditions, and what stayed unclear."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kg.answering.lexicon import Kind


@dataclass(frozen=True, slots=True)
class Term:
    """A content word: `words` are what may stand in a report for it; a hint helps to choose, no more.

    `aside` are things of that name that are not meant.
    """

    text: str
    words: tuple[str, ...]
    hint: bool = False
    exact: bool = False
    industry: bool = False
    soft: bool = False
    time: bool = False
    aside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Read:
    """One phrase of the question and what it became."""

    phrase: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """The conditions of a question; sets are of the vocabulary's local names."""

    text: str
    chinese: bool
    asks: frozenset[str] = frozenset()
    kinds: tuple[Kind, ...] = ()
    sorts: tuple[Kind, ...] = ()
    narrow: bool = False
    steps: tuple[str, ...] = ()
    step_phrase: str = ""
    building: bool = False
    lacking: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    besides_phrase: str = ""
    award: bool = False
    whose: bool = False
    modality: str = ""
    half: str = ""
    years: tuple[str, ...] = ()
    own_years: tuple[str, ...] = ()
    part: str = ""
    roles: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()
    phase: str = ""
    other_phases: tuple[str, ...] = ()
    table: int = 0
    scale: Decimal | None = None
    sized: bool = False
    terms: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()
    excluded_kinds: tuple[Kind, ...] = ()
    hints: tuple[Term, ...] = ()
    nouns: tuple[Term, ...] = ()
    asked: tuple[Term, ...] = ()
    doing: tuple[Term, ...] = ()
    home: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    compare: str = ""
    superlative: str = ""
    threshold: str = ""
    states: frozenset[str] = frozenset()
    states_denied: bool = False
    in_time: str = ""
    each: tuple[Kind, ...] = ()
    each_region: bool = False
    negated: bool = False
    sides: tuple[tuple[Term, ...], ...] = ()
    numbers: tuple[tuple[Decimal, str], ...] = ()
    wanted_units: tuple[str, ...] = ()
    reading: tuple[Read, ...] = ()
