"""The ledger and figures that disagree, as pages show them: counted, filtered, in either language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from kg.assessment.contradictions import reasons, reasons_en
from kg.assessment.rows import LedgerRecord, Said, chosen
from kg.assessment.verdicts import rules
from kg.vocabulary import AssessmentState, MilestoneType

PAGE = 40
MOST_OPTIONS = 60
# The words in a line's arithmetic, which is made in Chinese.
IN_ENGLISH = (
    ("；时间进度 ", "; time gone by "),
    (" 对 ", " against "),
    ("原 ", "first "),
    ("，后 ", ", then "),
    ("，所报 ", "; stated "),
)


@dataclass(frozen=True, slots=True)
class LedgerFilters:
    """What of the ledger is asked for; empty words ask for all. `at` is a sentence, by its start and end."""

    state: str = ""
    field: str = ""
    place: str = ""
    report: str = ""
    q: str = ""
    at: str = ""

    @property
    def used(self) -> dict[str, str]:
        """Those that were set, by their names in the address."""
        named = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: value for name, value in named.items() if value}


def filters_of(parameters: Mapping[str, str]) -> LedgerFilters:
    """The filters in an address."""
    return LedgerFilters(
        **{each.name: parameters.get(each.name, "").strip()[:200] for each in fields(LedgerFilters)}
    )


def filtered(records: Iterable[LedgerRecord], asked: LedgerFilters) -> list[LedgerRecord]:
    """The lines asked for."""
    found = chosen(records, field=asked.field, place=asked.place, state=asked.state)
    return [
        record
        for record in found
        if (not asked.report or record["pledge"]["report"] == asked.report)
        and (not asked.q or asked.q in record["what"] or asked.q in record["pledge"]["text"])
        and (not asked.at or any(_stands(said, asked.at) for said in (record["pledge"], *record["repeated"])))
    ]


def in_groups(records: Sequence[LedgerRecord]) -> tuple[list[LedgerRecord], dict[str, int]]:
    """The lines that are judged, in their order, then the others by why not; how many of each why."""
    open_ones = [record for record in records if record["state"] == AssessmentState.CANNOT_BE_JUDGED]
    counts = Counter(record["rule"] for record in open_ones)
    open_ones.sort(key=lambda record: (-counts[record["rule"]], record["rule"]))
    judged = [record for record in records if record["state"] != AssessmentState.CANNOT_BE_JUDGED]
    return [*judged, *open_ones], dict(counts)


def _stands(said: Said, place: str) -> bool:
    return f"{said['start']},{said['end']}" == place


def state_counts(records: Iterable[LedgerRecord]) -> list[tuple[str, int]]:
    """How many lines are in each state, in the order of the scheme; states without any are left out."""
    counts = Counter(record["state"] for record in records)
    return [(state.value, counts[state.value]) for state in AssessmentState if counts[state.value]]


def places_of(record: LedgerRecord) -> list[str]:
    """The places of a line, its region among them where it has a name and no code."""
    region = record["region"]
    named = [region] if region and not region.isdigit() and not region.startswith("?") else []
    return list(dict.fromkeys((*named, *record["places"])))


def counted(words: Iterable[str]) -> list[tuple[str, int]]:
    """The words with how often each is there, the most frequent first."""
    found = Counter(words)
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MOST_OPTIONS]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a sentence; `marked` where it is what the line is about."""

    text: str
    marked: bool


def stretches(said: Said) -> Sequence[Stretch]:
    """A sentence cut at its marks."""
    found, last = [], said["start"]
    for start, end in said.get("marks", []):
        if start < last or end > said["end"]:
            continue
        found.append(Stretch(said["text"][last - said["start"] : start - said["start"]], marked=False))
        found.append(Stretch(said["text"][start - said["start"] : end - said["start"]], marked=True))
        last = end
    found.append(Stretch(said["text"][last - said["start"] :], marked=False))
    return [each for each in found if each.text]


def reason(rule: str, language: str) -> str:
    """Why a rule of the ledger or of disagreements says what it says."""
    if rule in rules():
        return rules()[rule].reason_en if language == "en" else rules()[rule].reason
    return (reasons_en() if language == "en" else reasons()).get(rule, "")


def arithmetic(words: str, language: str) -> str:
    """A line's sum in the reader's language.

    >>> arithmetic("43.3 / 51.2 公顷 = 84.6 %；时间进度 50 %", "en")
    '43.3 / 51.2 公顷 = 84.6 %; time gone by 50 %'
    """
    if language == "en":
        for chinese, english in IN_ENGLISH:
            words = words.replace(chinese, english)
    return words.replace(">=", "≥").replace("<=", "≤")


def milestone(notation: str) -> str:
    """The local name of a step in the vocabulary.

    >>> milestone("in_operation")
    'InOperation'
    """
    return MilestoneType(notation).local_name


def elapsed(words: str) -> float | None:
    """The share of the time gone by that a line's sum names, in per cent."""
    share = words.partition("时间进度 ")[2].partition(" %")[0]
    try:
        return float(share) if share else None
    except ValueError:
        return None
