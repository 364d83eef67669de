"""An industry and its narrower fields: what each has, and what it lacks."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.namespaces import PREFIXES
from kg.ontology import load
from kg.web.graph import GraphReader
from kg.web.pages.overviews import Count

DP = PREFIXES["dp"]
KINDS = ("Project", "Enterprise", "Park", "Platform", "PolicyDocument", "Event")


@dataclass
class Field:
    """One industry: how many things of each class serve it, and its projects by stage."""

    iri: str
    label: str
    counts: dict[str, int] = field(default_factory=dict)
    by_stage: dict[str, int] = field(default_factory=dict)

    @property
    def stages(self) -> list[Count]:
        """Its projects at each stage, in the order of the life cycle; those without one come last."""
        terms = load().terms
        order = sorted(
            self.by_stage, key=lambda name: (name == "", terms[name].order if name in terms else 99, name)
        )
        return [Count(name, self.by_stage[name]) for name in order]

    @property
    def lacks(self) -> list[str]:
        """The classes of which it has nothing."""
        return [kind for kind in KINDS if not self.counts.get(kind)]


def fields_of(reader: GraphReader, industry: str, label: str) -> list[Field]:
    """The industry itself, then its narrower fields, each with what serves it."""
    found = {industry: Field(industry, label)}
    for row in reader.rows("narrower", industry=industry):
        found.setdefault(row["field"], Field(row["field"], row["label"]))
    rows = reader.rows("field-counts", things=list(found), classes=[DP + kind for kind in KINDS])
    for row in rows:
        one, kind, n = found[row["field"]], row["class"].removeprefix(DP), int(row["n"])
        one.counts[kind] = one.counts.get(kind, 0) + n
        if kind == "Project":
            one.by_stage[row.get("status", "")] = n
    return list(found.values())
