"""Labelled sets: what a person read in a report, one JSON object a line, kept apart from its text.

The first line names the report and the SHA-256 of its text; every other line has the `quote` that proves it
and the code points `start`, `end` where the quote stands. Only evaluation reads them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.closed import StrEnum
from kg.errors import LabelError
from kg.evaluation.names import fold_name, fold_names, fold_term
from kg.evaluation.records import Record, read_records
from kg.text import SourceText, Span
from kg.vocabulary import (
    Comparator,
    EntityClass,
    FigureRole,
    FigureType,
    MilestoneType,
    Modality,
    Relation,
)

KINDS: dict[str, dict[str, type[StrEnum]]] = {
    "entity": {"class": EntityClass, "also": EntityClass},
    "relation": {"p": Relation},
    "milestone": {"type": MilestoneType, "modality": Modality},
    "recognition": {},
    "observation": {"figure_type": FigureType, "comparator": Comparator, "role": FigureRole},
    "commitment": {},
}
"""What can be labelled, and the fields of each that hold a member of a closed set."""


@dataclass(frozen=True, slots=True)
class Labels:
    """One labelled set. `exhaustive` are the stretches in which everything there is was labelled.

    A record that says `"arguable": true` is what careful readers may state or not: it is never missed, and
    finding it is neither right nor wrong. `names` leads a folded name to all folded names of the things that
    bear it.
    """

    report_id: str
    digest: str
    exhaustive: tuple[Span, ...]
    records: tuple[Record, ...]
    names: dict[str, frozenset[str]]

    def of_kind(self, kind: str) -> tuple[Record, ...]:
        """The records of one kind: first those that must be found, then the arguable, each as in the file."""
        same = (record for record in self.records if record.kind == kind)
        return tuple(sorted(same, key=lambda record: record.arguable))

    def names_of(self, name: str) -> frozenset[str]:
        """All folded names of the labelled things called so."""
        folded = fold_name(name)
        return self.names.get(folded, frozenset({folded}))

    def covers(self, span: Span) -> bool:
        """Whether what is found there and not labelled is wrong."""
        return any(span.overlaps(stretch) for stretch in self.exhaustive)


def read_labels(path: Path) -> Labels:
    """Reads a labelled set; LabelError where a line is not well formed or speaks of a thing not labelled."""
    records = read_records(path)
    if not records or records[0].kind != "report":
        raise LabelError(
            "the first line does not name the report",
            source=str(path),
            place="line 1",
            mend='begin with {"kind":"report","report":…,"sha256":…}',
        )
    head = records[0]
    stated = tuple(record for record in records[1:] if record.kind != "exhaustive")
    _check_kinds(stated)
    names = _names(stated)
    _check_names(stated, names)
    stretches = [record for record in records if "exhaustive" in record.fields]
    return Labels(
        report_id=head.text("report"),
        digest=head.text("sha256"),
        exhaustive=tuple(span for record in stretches for span in record.stretches("exhaustive")),
        records=stated,
        names=names,
    )


def check_against(labels: Labels, source: SourceText) -> None:
    """LabelError unless the set labels this very text and each quote stands where its offsets say."""
    if labels.digest != source.digest:
        raise LabelError(
            f"labels of another text: SHA-256 {labels.digest[:12]}…, the report has {source.digest[:12]}…",
            source=labels.report_id,
            mend="label the text as read, or evaluate with the report that was labelled",
        )
    for record in labels.records:
        written = source.text[record.span.start : record.span.end]
        if written != record.quote:
            raise record.error(f"the text at the offsets is {written[:20]!r}, not {record.quote[:20]!r}")


def _check_kinds(records: tuple[Record, ...]) -> None:
    for record in records:
        if record.kind not in KINDS:
            raise record.error(f"no such kind: {record.kind}", f"use one of {', '.join(KINDS)}")
        for key, members in KINDS[record.kind].items():
            known = {fold_term(member) for member in members}
            for term in record.texts(key):
                if fold_term(term) not in known:
                    raise record.error(
                        f"{key} is no {members.__name__}: {term}", f"use one of {', '.join(members)}"
                    )


def _names(records: tuple[Record, ...]) -> dict[str, frozenset[str]]:
    names: dict[str, frozenset[str]] = {}
    for record in records:
        if record.kind == "entity":
            own = fold_names(record.text("label"), *record.texts("aliases"))
            for name in own:
                names[name] = names.get(name, frozenset()) | own
    return names


# Not a recognition: its recipient may be words that name no entity (26家企业).
_SPEAKS_OF = {
    "relation": ("s", "o"),
    "milestone": ("s",),
    "observation": ("indicator",),
}


def _check_names(records: tuple[Record, ...], names: dict[str, frozenset[str]]) -> None:
    for record in records:
        for key in _SPEAKS_OF.get(record.kind, ()):
            if fold_name(record.text(key)) not in names:
                raise record.error(
                    f"{key} is no labelled entity: {record.text(key)}", "label it, or mend the name"
                )


def same_term(left: str, right: str) -> bool:
    """Whether two spellings are one member of a closed set."""
    return fold_term(left) == fold_term(right)
