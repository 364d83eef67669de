"""Entities to IRIs: names folded and encoded, hashes of content, and the names minted before kept."""

from __future__ import annotations

import csv
import hashlib
import io
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import count
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import Protocol
from urllib.parse import quote

from kg.errors import StoreError
from kg.frozen import dataclass
from kg.namespaces import base_iri
from kg.vocabulary import EntityClass

# RFC 3987: iunreserved = ALPHA / DIGIT / "-" / "." / "_" / "~" / ucschar; the planes end in non-characters.
UCSCHAR = (
    (0xA0, 0xD7FF),
    (0xF900, 0xFDCF),
    (0xFDF0, 0xFFEF),
    *((plane << 16, (plane << 16) + 0xFFFD) for plane in range(1, 14)),
    (0xE1000, 0xEFFFD),
)
# RFC 3987, section 4.1: formatting marks of direction must not stand in an IRI.
DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
COLUMNS = ("iri", "key", "class", "label", "aliases", "first_report", "note")
HASH_LENGTH = 16
# The note on a name whose thing was found to be one with another.
NOW = "is now"
CLASSES = frozenset(EntityClass)
KINDS = {kind.value: kind for kind in EntityClass}


@dataclass(frozen=True, slots=True)
class MintedName:
    """An entity's IRI for good, and what it was called when last built; `note` says why it has a suffix."""

    iri: str
    key: str
    kind: EntityClass
    label: str
    aliases: tuple[str, ...]
    first_report: str
    note: str = ""


class Named(Protocol):
    """A thing as one report names it."""

    @property
    def key(self) -> str:
        """What tells it from all others."""

    @property
    def kind(self) -> EntityClass:
        """Its class."""

    @property
    def label(self) -> str:
        """Its fullest name."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Its other names."""


def encode_name(label: str) -> str:
    """A label as the last step of an IRI's path: NFKC, no white space, only RFC 3987's own letters bare."""
    # Taken out of `A ´`, a space leaves marks that join their letter: so folded once more.
    folded = unicodedata.normalize("NFKC", "".join(unicodedata.normalize("NFKC", label).split()))
    encoded = "".join(character if _is_bare(character) else quote(character, safe="") for character in folded)
    # A step of nothing but dots is taken out of a path when an IRI is resolved (RFC 3986, 5.2.4).
    return encoded if encoded.strip(".") else f"{encoded}~"


def _is_bare(character: str) -> bool:
    if character.isascii():
        return character.isalnum() or character in "-._~"
    code = ord(character)
    return character not in DIRECTION and any(low <= code <= high for low, high in UCSCHAR)


def entity_iri(key: str) -> str:
    """The IRI an entity's key asks for: `310114/联影医疗二期`, `industry/汽车`.

    What stands behind a bar (`310114/联影医疗|Enterprise`) tells two things of one name apart and is no part
    of the IRI.
    """
    scheme, _, name = bare_key(key).partition("/")
    return f"{base_iri()}{encode_name(scheme)}/{encode_name(name)}"


def bare_key(key: str) -> str:
    """A key without what tells it from others that ask for the same IRI."""
    return key.partition("|")[0]


def content_iri(kind: str, *content: str) -> str:
    """The IRI of a milestone, observation, recognition, commitment or fact, named by what it says."""
    canonical = "\x1f".join((kind, *content))
    digest = hashlib.sha256(canonical.encode()).hexdigest()[:HASH_LENGTH]
    return f"{base_iri()}{kind}/{digest}"


def report_iri(report_id: str) -> str:
    """The IRI of a report."""
    return f"{base_iri()}report/{encode_name(report_id)}"


def mint(
    reports: Iterable[tuple[str, Sequence[Named]]],
    known: Iterable[MintedName] = (),
    leader: Mapping[str, str] = MappingProxyType({}),
    labels: Mapping[str, str] = MappingProxyType({}),
    kinds: Mapping[str, EntityClass] = MappingProxyType({}),
    *,
    only: Collection[str] | None = None,
    elsewhere: Collection[str] = frozenset(),
) -> tuple[MintedName, ...]:
    """One name with an IRI for each thing of the reports, sorted by IRI.

    An IRI, once given, is kept: things that are `known` keep theirs, and the IRI of a thing that no report
    names any more is given to no other. Keys with the same `leader` are one thing and share the IRI minted
    first. `labels` and `kinds`, by leader, are the newest name and the class where reports tell two.

    `only`, where given, are the keys of things that may differ from what is known: `reports` tell of these
    alone, all other names stay as they are, and `elsewhere` are all keys that any report names.
    """
    base = base_iri()
    kept = _by_present_key(name for name in known if name.iri.startswith(base))
    taken = {name.iri: name.key for name in kept.values()}
    asked = frozenset() if only is None else {*only, *map(_as_the_other, only)}
    stay = {} if only is None else {key: name for key, name in kept.items() if key not in asked}
    kept = {key: name for key, name in kept.items() if key not in stay}
    found = _merge(reports, leader)
    members: dict[str, list[str]] = {}
    for key, head in leader.items():
        members.setdefault(head, []).append(key)
    named: list[MintedName] = []
    used: set[str] = set()
    for key in sorted(found):
        merged = found[key]
        if key in labels:
            merged = _labelled(merged, labels[key])
        if key in kinds:
            merged = replace(merged, kind=kinds[key])
        group = (key, *sorted(members.get(key, ())))
        _take_over(group, kept, told=(found, leader, elsewhere))
        name = _kept_name(merged, group, kept, used)
        if name is None:
            name = _free_name(merged, taken)
            taken[name.iri] = key
        named.append(name)
        used.add(name.iri)
    gone = kept.values()
    return tuple(sorted((*named, *gone, *stay.values()), key=lambda name: name.iri))


def _take_over(
    group: Sequence[str], kept: dict[str, MintedName], told: Sequence[Collection[str] | Mapping[str, object]]
) -> None:
    """Where a better rule has made a firm of a thing, or none, it goes on under the name it had."""
    for key in group:
        was = _as_the_other(key)
        if key not in kept and was in kept and not any(was in keys for keys in told):
            kept[key] = replace(kept.pop(was), key=key)


def _kept_name(
    merged: MintedName, group: Sequence[str], kept: dict[str, MintedName], used: Collection[str]
) -> MintedName | None:
    """The first name kept for one of the keys that nothing has yet; the others kept then lead to it."""
    owner = next((key for key in group if key in kept and kept[key].iri not in used), None)
    if owner is None:
        return None
    name = _rename(merged, kept.pop(owner))
    for key in group:
        if key in kept:
            kept[key] = replace(kept[key], note=f"{NOW} {name.iri}")
    return name


FIRM = f"|{EntityClass.ENTERPRISE}"


def _as_the_other(key: str) -> str:
    """The key that a thing of this name has where it is a firm, and one that is a firm where it is none."""
    return key.removesuffix(FIRM) if key.endswith(FIRM) else f"{key}{FIRM}"


def _is_firm(name: MintedName | None) -> bool:
    return name is not None and name.kind is EntityClass.ENTERPRISE


def _by_present_key(known: Iterable[MintedName]) -> dict[str, MintedName]:
    """Names minted before, under the keys that things have now: of a firm's alone say that it is one."""
    names = {name.key: name for name in known}
    found: dict[str, MintedName] = {}
    for name in names.values():
        bare, _, kind = name.key.partition("|")
        key = name.key
        if not kind and name.kind is EntityClass.ENTERPRISE and f"{bare}{FIRM}" not in names:
            key = f"{bare}{FIRM}"
        elif kind and kind != EntityClass.ENTERPRISE and _is_firm(names.get(bare)):
            key = bare
        found[key] = name if key == name.key else replace(name, key=key)
    return found


def _labelled(name: MintedName, label: str) -> MintedName:
    aliases = tuple(sorted({name.label, *name.aliases} - {label}))
    return replace(name, label=label, aliases=aliases)


def _merge(
    reports: Iterable[tuple[str, Sequence[Named]]], leader: Mapping[str, str]
) -> dict[str, MintedName]:
    """What all reports together say of each thing; the label is the fullest, the first of them when equal."""
    merged: dict[str, MintedName] = {}
    for report_id, entities in reports:
        for entity in entities:
            key = leader.get(entity.key, entity.key)
            before = merged.get(key)
            names = {entity.label, *entity.aliases}
            if before is not None:
                names |= {before.label, *before.aliases}
            label = entity.label if before is None or len(entity.label) > len(before.label) else before.label
            merged[key] = MintedName(
                "",
                key,
                before.kind if before else entity.kind,
                label,
                tuple(sorted(names - {label})),
                before.first_report if before else report_id,
            )
    return merged


def _free_name(wanted: MintedName, taken: Mapping[str, str]) -> MintedName:
    plain = entity_iri(wanted.key)
    iri, note = plain, ""
    if plain in taken:
        iri = next(each for number in count(2) if (each := f"{plain}~{number}") not in taken)
        note = f"{plain} is {taken[plain]}"
    return MintedName(iri, wanted.key, wanted.kind, wanted.label, wanted.aliases, wanted.first_report, note)


def _rename(found: MintedName, kept: MintedName) -> MintedName:
    return MintedName(
        kept.iri,
        kept.key,
        found.kind,
        found.label,
        found.aliases,
        kept.first_report,
        "" if kept.note.startswith(NOW) else kept.note,
    )


def names_to_csv(names: Iterable[MintedName]) -> str:
    """The table of minted names, sorted by IRI; aliases are parted by `|`."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(
        [
            (
                *(each.iri, each.key, each.kind, each.label),
                _aliases(each) if each.aliases else "",
                *(each.first_report, each.note),
            )
            for each in sorted(names, key=attrgetter("iri"))
        ]
    )
    return out.getvalue()


def names_again(names: Iterable[MintedName], before: Iterable[MintedName], table: bytes) -> bytes:
    """The same table, from that of the names before: of those that are the same objects lines are copied."""
    had = sorted(before, key=attrgetter("iri"))
    lines = table.splitlines(keepends=True)[1:]
    if len(lines) != len(had):
        # A name with a line break in it.
        return names_to_csv(names).encode()
    was = {id(each): line for each, line in zip(had, lines, strict=True)}
    now = sorted(names, key=attrgetter("iri"))
    fresh = [each for each in now if id(each) not in was]
    head, *written = names_to_csv(fresh).encode().splitlines(keepends=True)
    if len(written) != len(fresh):
        return names_to_csv(names).encode()
    was.update({id(each): line for each, line in zip(fresh, written, strict=True)})
    return b"".join((head, *(was[id(each)] for each in now)))


def _aliases(name: MintedName) -> str:
    return "|".join(alias.replace("|", " ") for alias in name.aliases)


def read_names(path: Path) -> tuple[MintedName, ...]:
    """The names a build minted; none where there is no such file yet."""
    if not path.exists():
        return ()
    mend = "take entities.csv from a good build, or delete it to mint afresh"
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = csv.reader(lines)
            columns = next(rows, [])
            places = [columns.index(column) if column in columns else -1 for column in COLUMNS]
            return tuple(_name_of(row, places, path, rows.line_num, mend) for row in rows if row)
    except (UnicodeDecodeError, csv.Error) as error:
        raise StoreError("not a table of minted names", source=str(path), mend=mend) from error


def _name_of(row: Sequence[str], places: Sequence[int], path: Path, line: int, mend: str) -> MintedName:
    try:
        if -1 in places:
            raise KeyError(COLUMNS[places.index(-1)])
        iri, key, kind, label, aliases, first_report, note = [row[place] for place in places]
        others = tuple(filter(None, aliases.split("|"))) if aliases else ()
        return MintedName(iri, key, KINDS[kind], label, others, first_report, note)
    except (KeyError, IndexError) as error:
        problem = f"bad row: {error}"
        raise StoreError(problem, source=str(path), place=f"line {line}", mend=mend) from error
