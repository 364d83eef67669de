"""What a build or an added report brought, as text for people and as one object for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.assessment.rows import STATES
from kg.cli.options import table
from kg.document.model import Metadata
from kg.document.region import division_name
from kg.pipeline import BuildReport, ReportSummary
from kg.pipeline.summary import Change, Gains, Losses
from kg.vocabulary import AssessmentState

SHOWN_FAULTS = 20
SHOWN_REPORTS = 20
SHOWN_CHANGES = 10


def as_text(built: BuildReport) -> str:
    """For people: what the reader noticed, what each added report brought, the graph as it is now."""
    told = built.told if built.losses is None else ()
    lines = [f"{report.report_id}: {note}\n" for report in told for note in report.notes]
    if built.gains is not None:
        lines += _gained(built, built.gains)
    if built.losses is not None:
        lines += _lost(built, built.losses)
    rows = [(name, str(count)) for name, count in (*sorted(built.entities.items()), *built.facts.items())]
    lines.append(table(("what", "count"), rows))
    lines.append(f"\nsentences: {_shares(built.coverage)}\n")
    lines.append(f"ledger: {_states(built.pledges)}\n" if built.pledges else "")
    lines.append(f"figures that disagree: {built.disagreements}\n")
    lines.append(f"triples: {built.triples}, {built.inferred} of them inferred\n")
    if built.unsure:
        lines.append(f"names that may be one thing: {built.unsure}, see `kg review`\n")
    lines.append(f"violations: {len(built.violations)}\n")
    lines += [f"  {fault.line()}\n" for fault in built.violations[:SHOWN_FAULTS]]
    if len(built.violations) > SHOWN_FAULTS:
        lines.append(f"  and {len(built.violations) - SHOWN_FAULTS} more, see `kg validate`\n")
    if built.set_aside:
        lines.append(f"set aside: {len(built.set_aside)} of {len(built.set_aside) + len(built.told)}\n")
    lines.append(f"built {built.folder} in {sum(built.seconds.values()):.1f} s\n")
    return "".join(lines)


def _gained(built: BuildReport, gains: Gains) -> Iterator[str]:
    for report in built.told[:SHOWN_REPORTS]:
        verb = "replaced" if report.report_id in gains.replaced else "added"
        yield f"{report.report_id}: {verb}: {_of(report.about)}\n"
        yield f"  {_read(report, gains.new_things[report.report_id])}\n"
        yield f"  sentences: {_shares(report.coverage)}\n"
    if len(built.told) > SHOWN_REPORTS:
        yield f"and {len(built.told) - SHOWN_REPORTS} more reports, see --json\n"
    yield f"ledger: {_states(gains.new_lines, 'new line')}\n"
    yield from _moved(gains.changed)
    yield f"\nthe graph now, of {_number(len(built.reports), 'report')}\n"


def _lost(built: BuildReport, losses: Losses) -> Iterator[str]:
    for report, things in losses.things.items():
        yield f"{report}: removed, and with it {_number(things, 'thing')} that no other report names\n"
    yield from _moved(losses.changed)
    yield f"\nthe graph now, of {_number(len(built.reports), 'report')}\n"


def _moved(changes: Sequence[Change]) -> Iterator[str]:
    if changes:
        lines = _number(len(changes), "line")
        yield f"ledger: {lines} in another state than before\n"
    for change in changes[:SHOWN_CHANGES]:
        line = change.line
        before, after = (STATES[AssessmentState(state)] for state in (change.before, line["state"]))
        aim = " ".join(filter(None, (line["what"], line["target"], line["deadline"])))
        yield f"  {before} → {after}  {aim}  {line['arithmetic'] or line['reason']}\n"
    if len(changes) > SHOWN_CHANGES:
        yield f"  and {len(changes) - SHOWN_CHANGES} more, see --json\n"


def _of(about: Metadata) -> str:
    """What a report is, as stated or guessed."""
    region = f"{division_name(about.region)} {about.region}" if about.region else "region not known"
    return ", ".join(
        (
            about.title or "title not known",
            about.issuer or "issuer not known",
            region,
            about.period or "period not known",
        )
    )


def _read(report: ReportSummary, new: int) -> str:
    things = sum(report.entities.values())
    facts = ", ".join(f"{name} {count}" for name, count in report.facts.items())
    return f"things {things}, {new} of them new to the graph; {facts}"


def _shares(coverage: Mapping[str, int]) -> str:
    total = max(1, sum(coverage.values()))
    return ", ".join(f"{name} {count} ({count / total:.0%})" for name, count in coverage.items())


def _states(lines: Mapping[str, int], what: str = "line") -> str:
    counts = (f", {STATES[state]} {lines[state]}" for state in AssessmentState if lines.get(state))
    return f"{_number(sum(lines.values()), what)}{''.join(counts)}"


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def as_object(built: BuildReport) -> str:
    """For programs: the same as JSON."""
    record = {
        "reports": [_as_record(report) for report in built.reports],
        **({"added": _as_gains(built.told, built.gains)} if built.gains is not None else {}),
        **({"removed": _as_losses(built.losses)} if built.losses is not None else {}),
        "triples": built.triples,
        "inferred": built.inferred,
        "entities": built.entities,
        "facts": dict(built.facts),
        "ledger": built.pledges,
        "disagreements": built.disagreements,
        "unsure": built.unsure,
        "violations": len(built.violations),
        "set_aside": [{"id": each.report_id, "reason": each.reason} for each in built.set_aside],
        "seconds": {step: round(seconds, 3) for step, seconds in built.seconds.items()},
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _as_record(report: ReportSummary) -> dict[str, object]:
    about = report.about
    return {
        "id": report.report_id,
        "title": about.title,
        "issuer": about.issuer,
        "region": about.region,
        "period": about.period,
        "entities": report.entities,
        "facts": report.facts,
        "coverage": report.coverage,
        "notes": report.notes,
    }


def _as_gains(reports: Iterable[ReportSummary], gains: Gains) -> dict[str, object]:
    return {
        "reports": [
            {
                "id": each.report_id,
                "replaced": each.report_id in gains.replaced,
                "new_entities": gains.new_things[each.report_id],
            }
            for each in reports
        ],
        "new_lines": gains.new_lines,
        "changed_lines": _as_changes(gains.changed),
    }


def _as_losses(losses: Losses) -> dict[str, object]:
    reports = [{"id": report, "lost_entities": things} for report, things in losses.things.items()]
    return {"reports": reports, "changed_lines": _as_changes(losses.changed)}


def _as_changes(changes: Iterable[Change]) -> list[dict[str, object]]:
    return [{"from": each.before, "to": each.line["state"], "line": each.line} for each in changes]
