"""Records of subjects, from a build's lines or a store, read into what questions are matched against."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import partial
from itertools import product
from operator import attrgetter

from kg.answering.graph import (
    Award,
    Contents,
    Disputed,
    Figure,
    Link,
    OpenPair,
    Passage,
    Pledge,
    Step,
    Thing,
)
from kg.answering.normal import bare
from kg.namespaces import PREFIXES, iri
from kg.store.subjects import Record
from kg.vocabulary import EntityClass, Relation

DP = PREFIXES["dp"]
CLASSES = {DP + each.value: each.value for each in EntityClass}
RECOGNITION, COMMITMENT, REPORT = iri("dp:Recognition"), iri("dp:Commitment"), iri("dp:Report")
LINKS = {
    **{f"dp:{each.value}": each.value for each in Relation},
    "skos:broader": iri("skos:broader"),
}
NONE = ("",)


def local(term: str) -> str:
    """The local name of one of the vocabulary's own terms."""
    return term.removeprefix(DP)


def number(text: str) -> Decimal:
    """A number as the graph has it; nought where it is none."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal(0)


def place_in_text(passage: Passage) -> tuple[str, int, int]:
    """The order of passages; the longer of two that begin together first."""
    return passage.report, passage.start, -passage.end


def likeliest(pair: OpenPair) -> tuple[Decimal, str, str]:
    """The order in which pairs are told."""
    return -pair.likeness, pair.left, pair.right


class Reading:
    """What records have told so far; what needs two of them is put together at the end."""

    def __init__(self) -> None:
        self.things: dict[str, Thing] = {}
        self.labels: dict[str, list[str]] = {}
        self.mentions: dict[str, tuple[str, ...]] = {}
        self.links: list[Link] = []
        self.states: dict[str, str] = {}
        self.taken: list[tuple[str, list[str]]] = []
        self.holders: dict[str, set[str]] = {}
        self.steps: dict[str, Record] = {}
        self.figures: list[Record] = []
        self.awards: list[Record] = []
        self.pledges: list[Record] = []
        self.passages: list[Record] = []
        self.disputes: list[Record] = []
        self.open_pairs: list[Record] = []
        self.reports: dict[str, Record] = {}
        # One text for each IRI, however often it is a value; one set for each choice of classes.
        self._known: dict[str, str] = {}
        self._classes: dict[tuple[str, ...], frozenset[str]] = {}
        self._local: dict[str, str] = {}
        # Most properties of most records tell nothing by themselves, and are passed over in one look.
        self._by_property: dict[str, Callable[[str, list[str], Record], None]] = {
            "rdf:type": self._take_kinds,
            "rdfs:label": lambda subject, values, _: self.labels.update({subject: values}),
            "dp:milestoneType": lambda subject, _, record: self.steps.update({subject: record}),
            "dp:charStart": lambda _, __, record: self.passages.append(record),
            "dp:ofIndicator": lambda _, __, record: self.figures.append(record),
            "dp:disputes": lambda _, __, record: self.disputes.append(record),
            "dp:mayBeOne": lambda _, __, record: self.open_pairs.append(record),
            "dp:mentionedIn": lambda subject, values, _: self.mentions.update({subject: self.sorted(values)}),
            "dp:hasMilestone": lambda subject, values, _: self.taken.append((subject, values)),
            "dp:hasRecognition": self._take_awards,
            "dp:assessment": lambda subject, values, _: self.states.update({subject: local(values[-1])}),
            **{name: partial(self._take_links, name) for name in LINKS},
        }

    def take(self, record: Record) -> None:
        """One subject."""
        subject = self.one(record[""])
        by_property = self._by_property
        for name in record:
            if name in by_property:
                by_property[name](subject, record[name], record)

    def _take_awards(self, subject: str, awards: list[str], _: Record) -> None:
        for award in awards:
            self.holders.setdefault(award, set()).add(subject)

    def _take_links(self, name: str, subject: str, objects: list[str], _: Record) -> None:
        self.links += [Link(subject, LINKS[name], self.one(each)) for each in objects]

    def _take_kinds(self, subject: str, kinds: list[str], record: Record) -> None:
        classes = tuple(CLASSES[kind] for kind in kinds if kind in CLASSES)
        if classes:
            self.things[subject] = self._thing(subject, classes, record)
        if RECOGNITION in kinds and "dp:title" in record:
            self.awards.append(record)
        if COMMITMENT in kinds and "dp:text" in record:
            self.pledges.append(record)
        if REPORT in kinds and "rdfs:label" in record:
            self.reports[subject] = record

    def _thing(self, subject: str, classes: tuple[str, ...], record: Record) -> Thing:
        label = min(record.get("rdfs:label", ()), default=subject)
        called = (label, *sorted(record["skos:altLabel"])) if "skos:altLabel" in record else (label,)
        names = dict.fromkeys(map(bare, called))
        status = record.get("dp:status")
        scale = record.get("dp:scale")
        return Thing(
            subject,
            label,
            tuple(filter(None, names)),
            self._classes.setdefault(classes, frozenset(classes)),
            self.local(min(status)) if status else "",
            number(min(scale)) if scale else None,
        )

    def one(self, text: str) -> str:
        """The text, the same object whenever it is the same text."""
        return self._known.setdefault(text, text)

    def local(self, term: str) -> str:
        """The local name of one of the vocabulary's own terms, of which there are few."""
        found = self._local.get(term)
        return self._local.setdefault(term, local(term)) if found is None else found

    def sorted(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Texts in order, each once."""
        if len(texts) == 1:
            return (self.one(texts[0]),)
        return tuple(map(self.one, sorted(set(texts))))

    def evidence(self, record: Record) -> tuple[str, ...]:
        """The passages that prove what a record tells."""
        found = record.get("dp:evidence")
        return self.sorted(found) if found else ()


def contents_of(records: Iterable[Record]) -> Contents:
    """Everything that questions are matched against, from the records of all subjects."""
    reading = Reading()
    for record in records:
        reading.take(record)
    passages = {passage.iri: passage for passage in read_passages(reading)}
    reports = dict(sorted(reading.reports.items()))
    return Contents(
        things=dict(sorted(reading.things.items())),
        steps=tuple(sorted(read_steps(reading), key=attrgetter("iri", "thing"))),
        figures=tuple(sorted(read_figures(reading), key=attrgetter("iri"))),
        awards=tuple(read_awards(reading)),
        pledges=tuple(read_pledges(reading)),
        links=tuple(sorted(reading.links, key=attrgetter("subject", "predicate", "object"))),
        passages=tuple(sorted(passages.values(), key=place_in_text)),
        mentions=reading.mentions,
        states=reading.states,
        reports=last(reports, "rdfs:label"),
        periods=last(reports, "dp:period"),
        regions=last(reports, "dp:regionCode"),
        disputes=tuple(read_disputes(reading)),
        open_pairs=tuple(sorted(read_open_pairs(reading), key=likeliest)),
    )


def last(records: Mapping[str, Record], name: str) -> dict[str, str]:
    """By subject, the last value of a property."""
    return {subject: record[name][-1] for subject, record in records.items() if name in record}


def _rows(record: Record, *names: str) -> Iterator[tuple[str, ...]]:
    """The record's values of some properties, as a query with an OPTIONAL for each gives them."""
    found = [record.get(name, NONE) for name in names]
    if all(len(values) == 1 for values in found):
        yield tuple(values[0] for values in found)
    else:
        yield from product(*found)


def read_steps(reading: Reading) -> Iterator[Step]:
    """The steps in the order of the records, which is theirs but for a few: to sort them takes no time."""
    one, local_name = reading.one, reading.local
    takers: dict[str, list[str]] = {}
    for thing, steps in reading.taken:
        for step in steps:
            takers.setdefault(step, []).append(thing)
    for step, record in reading.steps.items():
        if step in takers and "dp:modality" in record:
            proofs = reading.evidence(record)
            for kind, modality, period in _rows(record, "dp:milestoneType", "dp:modality", "dp:period"):
                told = local_name(kind), local_name(modality), one(period)
                yield from (Step(step, thing, *told, proofs) for thing in takers[step])


FIGURE = (
    *("dp:ofIndicator", "dp:value", "dp:scope", "dp:unit", "dp:figureType", "dp:figureRole"),
    *("dp:period", "dp:surface", "dp:comparator"),
)


def read_figures(reading: Reading) -> Iterator[Figure]:
    """Figures with the names of their indicators and of what they cover."""
    one, things = reading.one, reading.things
    for record in reading.figures:
        if "dp:value" not in record:
            continue
        for about, value, scope, unit, kind, role, period, surface, comparator in _rows(record, *FIGURE):
            indicator, covered = things.get(about), things.get(scope)
            yield Figure(
                iri=one(record[""]),
                indicator=one(about),
                name=indicator.label if indicator else "",
                names=indicator.names if indicator else (),
                scope=covered.label if covered else "",
                value=number(value),
                unit=one(unit),
                type=reading.local(kind),
                role=reading.local(role),
                period=one(period),
                surface=surface,
                passages=reading.evidence(record),
                comparator=one(comparator),
            )


def read_awards(reading: Reading) -> Iterator[Award]:
    """Titles obtained, by IRI."""
    for record in sorted(reading.awards, key=subject_of):
        level, many = record.get("dp:level", NONE)[0], record.get("dp:recipientCount")
        yield Award(
            record[""],
            record["dp:title"][0],
            local(level),
            int(number(many[0])) if many else None,
            tuple(sorted(reading.holders.get(record[""], ()))),
            reading.evidence(record),
        )


def read_pledges(reading: Reading) -> Iterator[Pledge]:
    """What was pledged, by IRI."""
    for record in sorted(reading.pledges, key=subject_of):
        yield Pledge(
            reading.one(record[""]),
            record["dp:text"][0],
            record.get("dp:deadline", NONE)[0],
            reading.sorted(record.get("dp:concerns", ())),
            reading.evidence(record),
        )


def read_disputes(reading: Reading) -> Iterator[Disputed]:
    """Figures that do not agree."""
    for record in sorted(reading.disputes, key=subject_of):
        if {"dp:matter", "dp:arithmetic"} <= record.keys():
            told = f"{record['dp:matter'][-1]}: {record['dp:arithmetic'][-1]}"
            figures = reading.sorted(record["dp:disputes"])
            yield Disputed(reading.one(record[""]), told, figures, reading.evidence(record))


def read_open_pairs(reading: Reading) -> Iterator[OpenPair]:
    """Things that may be one."""
    for record in reading.open_pairs:
        left, right = min(record["dp:mayBeOne"]), max(record["dp:mayBeOne"])
        if left != right and "dp:likeness" in record:
            likeness = number(record["dp:likeness"][-1])
            yield OpenPair(record[""], reading.one(left), reading.one(right), likeness)


def read_passages(reading: Reading) -> Iterator[Passage]:
    """The units of evidence."""
    one = reading.one
    for record in reading.passages:
        if not {"dp:text", "dp:charEnd", "dp:inReport"} <= record.keys():
            continue
        sections = [
            label for each in record.get("dp:inSection", ()) for label in reading.labels.get(each, ())
        ]
        section = one(sections[-1]) if sections else ""
        start, end = int(record["dp:charStart"][-1]), int(record["dp:charEnd"][-1])
        yield Passage(
            one(record[""]), record["dp:text"][-1], start, end, one(record["dp:inReport"][-1]), section
        )


def subject_of(record: Record) -> str:
    """The IRI of a record."""
    subject: str = record[""]
    return subject
