"""The groups of verbs that say that something is built, by how far it has come."""

from __future__ import annotations

CONSTRUCTION = frozenset(
    [
        "designed",
        "approved",
        "land_acquired",
        "started",
        "progressing",
        "topped_out",
        "completed",
        "accepted",
        "in_production",
        "in_operation",
        "resumed",
    ]
)
ERECTED = frozenset({"started", "completed", "topped_out"})
BUILT = frozenset({"started", "completed", "topped_out", "in_operation", "in_production", "land_acquired"})
