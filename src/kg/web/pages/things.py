"""A thing → everything the graph says of it, each statement with the sentences that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pyoxigraph as ox

from kg.assessment.standing import WAITING, standing
from kg.namespaces import PREFIXES, iri
from kg.values.period import parse_period
from kg.vocabulary import MilestoneType, Modality, Relation
from kg.web.graph import CLASS_RANK, GraphReader, Row

RELATIONS = (*(PREFIXES["dp"] + each.value for each in Relation), iri("skos:broader"))
SHOWN_SENTENCES = 200
# Said elsewhere on the page, or of no use to a reader there.
SHOWN_TERMS = (
    "hasMilestone",
    "hasRecognition",
    "status",
    "scale",
    "rule",
    "evidence",
    "start",
    "end",
)
SHOWN_ALREADY = frozenset(
    {
        *RELATIONS,
        *(iri(f"dp:{name}") for name in SHOWN_TERMS),
        *(iri(name) for name in ("rdfs:label", "skos:altLabel", "rdf:type")),
    }
)


@dataclass(frozen=True, slots=True)
class Proof:
    """A sentence that states something."""

    passage: str
    text: str


@dataclass(frozen=True, slots=True)
class Other:
    """Any other statement of a thing: the property, its value, and what the value is called."""

    property: str
    value: str
    caption: str


@dataclass
class Statement:
    """A milestone, figure, recognition or pledge: its fields and its proofs."""

    iri: str
    fields: Row
    proofs: list[Proof] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Thing:
    """All that its page shows; `called` are the words of its heading, terms of the vocabulary among them.

    `waiting` is the type of the setback in which it stands: halted, put off or given up, and not ended.
    """

    iri: str
    label: str
    called: tuple[str, ...]
    kind: str
    aliases: tuple[str, ...]
    status: str
    scale: str
    milestones: Sequence[Statement]
    figures: Sequence[Statement]
    recognitions: Sequence[Statement]
    commitments: Sequence[Statement]
    sentences: Sequence[Row]
    others: Sequence[Other]
    waiting: str = ""

    @property
    def cut(self) -> bool:
        """Whether more sentences name it than are listed."""
        return len(self.sentences) >= SHOWN_SENTENCES


def _rank(kind: str) -> int:
    return CLASS_RANK.get(PREFIXES["dp"] + kind, len(CLASS_RANK))


def statements(rows: Iterable[Row], key: str) -> list[Statement]:
    """Rows that repeat a statement for each of its proofs, as one statement each."""
    found: dict[str, Statement] = {}
    for row in rows:
        statement = found.setdefault(row[key], Statement(row[key], row))
        if "passage" in row and all(proof.passage != row["passage"] for proof in statement.proofs):
            statement.proofs.append(Proof(row["passage"], row.get("text", "")))
    return list(found.values())


def thing(reader: GraphReader, subject: str) -> Thing | None:
    """The thing of that IRI, or None where the graph has no word of it."""
    rows = reader.rows("thing", thing=subject)
    if not rows and not reader.rows("exists", thing=subject):
        return None
    said: dict[str, list[str]] = {}
    for row in rows:
        said.setdefault(row["p"], []).append(row["o"])
    kinds = [
        name.removeprefix(PREFIXES["dp"]) for name in said.get(iri("rdf:type"), []) if name in CLASS_RANK
    ]
    own = (name for name in said.get(iri("rdf:type"), []) if name.startswith(PREFIXES["dp"]))
    others = [name.removeprefix(PREFIXES["dp"]) for name in (*own, *said.get(iri("rdf:type"), []))]
    kind = min(kinds, key=_rank) if kinds else (others[0] if others else "")
    called = _called(reader, subject, said)
    milestones = sorted(statements(reader.rows("milestones", thing=subject), "step"), key=_in_time)
    return Thing(
        iri=subject,
        label=called[0],
        called=called,
        kind=kind,
        aliases=tuple(sorted(said.get(iri("skos:altLabel"), []))),
        status=next(iter(said.get(iri("dp:status"), [])), ""),
        scale=next(iter(said.get(iri("dp:scale"), [])), ""),
        milestones=milestones,
        waiting=waiting([one.fields for one in milestones]),
        figures=statements(reader.rows("figures", thing=subject), "figure"),
        recognitions=statements(reader.rows("recognitions", thing=subject), "award"),
        commitments=statements(reader.rows("commitments", thing=subject), "pledge"),
        sentences=reader.rows("sentences", thing=subject, limit=SHOWN_SENTENCES),
        others=_others(reader, rows),
    )


def _called(reader: GraphReader, subject: str, said: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """A thing by its label, a pledge by its text; any other statement by what it is about."""
    labels = said.get(iri("rdfs:label")) or said.get(iri("dp:text"))
    if labels:
        return (labels[0],)
    captions = reader.rows("captions", things=[subject])
    if captions:
        return (captions[0]["caption"],)
    for row in reader.rows("called", thing=subject):
        return tuple(row[key] for key in ("first", "second", "third") if key in row)
    titles = said.get(iri("dp:title"), [subject.rpartition("/")[2]])
    return (titles[0],)


def waiting(steps: Iterable[Row]) -> str:
    """The setback in which a thing stands by its realised steps and their times; empty for none."""
    realised = (step for step in steps if step["modality"].endswith(Modality.REALISED))
    timed = (
        (over.end if (over := parse_period(step.get("period", ""))) else date.min, TYPES[local])
        for step in realised
        if (local := step["type"].removeprefix(PREFIXES["dp"])) in TYPES
    )
    found = standing(timed)
    return PREFIXES["dp"] + found.local_name if found else ""


TYPES = {type_.local_name: type_ for type_ in MilestoneType}
SETBACK_TYPES = frozenset(PREFIXES["dp"] + type_.local_name for type_ in WAITING)


def _in_time(step: Statement) -> tuple[date, bool, int, str]:
    """By the end of its time; of one time what was planned before what happened, then in life-cycle order."""
    over = parse_period(step.fields.get("period", ""))
    kind = step.fields["type"].removeprefix(PREFIXES["dp"])
    rank = next((at for at, each in enumerate(MilestoneType) if each.local_name == kind), len(MilestoneType))
    planned = step.fields["modality"].endswith(Modality.PLANNED)
    return (over.end if over else date.max, not planned, rank, step.iri)


def _others(reader: GraphReader, rows: Iterable[Row]) -> list[Other]:
    said = [(row["p"], row["o"]) for row in rows if row["p"] not in SHOWN_ALREADY]
    told = sorted({value for _, value in said if _is_address(value)})
    captions = {row["thing"]: row["caption"] for row in reader.rows("captions", things=told)} if told else {}
    return [Other(name, value, captions.get(value, value)) for name, value in said]


def _is_address(value: str) -> bool:
    if not value.startswith(("http://", "https://")):
        return False
    try:
        ox.NamedNode(value)
    except ValueError:
        return False
    return True
