"""The only place that knows the order: reports in, a built graph out."""

from kg.pipeline.build import add, build, built_reports, judge, remove
from kg.pipeline.inputs import default_reports, discover
from kg.pipeline.summary import BuildReport, Progress, ReportSummary, SetAside, silent

__all__ = [
    "BuildReport",
    "Progress",
    "ReportSummary",
    "SetAside",
    "add",
    "build",
    "built_reports",
    "default_reports",
    "discover",
    "judge",
    "remove",
    "silent",
]
