"""The processor time of a running server: its own, its threads' and its children's (Linux)."""

from __future__ import annotations

from pathlib import Path


def tasks_of(pid: int) -> list[Path]:
    """Where the system counts the processor time of a process, of its threads and of its children."""
    below = [pid]
    for one in below:
        for children in Path(f"/proc/{one}/task").glob("*/children"):
            below += map(int, children.read_text().split())
    return [file for one in below for file in Path(f"/proc/{one}/task").glob("*/schedstat")]


def processor_seconds(tasks: list[Path]) -> float:
    """Seconds of processor so far; what else runs on the machine does not count."""
    return sum(map(_nanoseconds, tasks)) / 1e9


def _nanoseconds(task: Path) -> int:
    try:
        return int(task.read_text().split()[0])
    except OSError:
        # It has ended.
        return 0
