"""The figures of the reports: which passage states them, of which indicator, in which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.answering.clause_index import Clauses
from kg.answering.graph import Contents, Figure, count
from kg.answering.normal import bare


@dataclass(frozen=True)
class Figures:
    """Figures with the passages that prove them; everything derived is computed on first use and kept."""

    contents: Contents

    @cached_property
    def text(self) -> Clauses:
        """The clauses of the reports, and which hold which word."""
        return Clauses(self.contents)

    @cached_property
    def passage(self) -> Mapping[str, tuple[str, int, int, str]]:
        """IRI to report, start, end and text."""
        return {p.iri: (p.report, p.start, p.end, p.text) for p in self.contents.passages}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Where each passage comes in the reading order."""
        return {passage.iri: at for at, passage in enumerate(self.contents.passages)}

    def report_of(self, figure: Figure) -> str:
        """The report that states a figure."""
        return next((self.passage[p][0] for p in figure.passages if p in self.passage), "")

    @cached_property
    def _by_report(self) -> Mapping[str, tuple[Figure, ...]]:
        found: dict[str, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            found[self.report_of(figure)].append(figure)
        return {report: tuple(figures) for report, figures in found.items()}

    def stated_in(self, reports: Iterable[str] | None) -> Iterable[Figure]:
        """The figures that these reports state; all of them for None."""
        if reports is None:
            return self.figures
        return [figure for report in sorted(reports) for figure in self._by_report.get(report, ())]

    @cached_property
    def figures_in(self) -> Mapping[str, list[Figure]]:
        """The figures each passage proves."""
        found: dict[str, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            for passage in figure.passages:
                found[passage].append(figure)
        return found

    @cached_property
    def figures_of(self) -> Mapping[str, list[Figure]]:
        """The figures of each indicator."""
        found: dict[str, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            found[figure.indicator].append(figure)
        return found

    @cached_property
    def _said(self) -> dict[str, tuple[str, str, str, str]]:
        return {}

    def said_of(self, figure: Figure) -> tuple[str, str, str, str]:
        """Bare words: the clauses that state a figure, the two before, their sentences, what is above."""
        if figure.iri not in self._said:
            places = [at for p in figure.passages for at in self.text.of_passage.get(p, ())]
            clauses = [self.text.clauses[at] for at in places]
            surface = bare(figure.surface) or bare(f"{figure.value}")
            stating = [clause for clause in clauses if surface in clause.words] or clauses
            if len(stating) > 1 and figure.names:
                shared = [sum(c in clause.words for c in set(figure.names[0])) for clause in stating]
                stating = [clause for clause, n in zip(stating, shared, strict=True) if n == max(shared)]
            chosen = set(map(id, stating))
            before = {
                b
                for at in places
                if id(self.text.clauses[at]) in chosen
                for b in (at - 1, at - 2)
                if b in places
            }
            self._said[figure.iri] = (
                " ".join(clause.words for clause in stating),
                " ".join(self.text.pieces[at].words for at in sorted(before)),
                " ".join(dict.fromkeys(clause.sentence for clause in clauses)),
                " ".join(dict.fromkeys(clause.context for clause in clauses)),
            )
        return self._said[figure.iri]

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every number, those of recognitions too."""
        counted = (count(award) for award in self.contents.awards if award.count is not None)
        return (*self.contents.figures, *counted)
