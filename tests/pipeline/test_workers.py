"""Work that is asked to stop stops, whatever became of the interrupt."""

from __future__ import annotations

import subprocess
import sys

import pytest

SWALLOWED = """
import signal
from contextlib import suppress
from kg.pipeline.workers import crew, outcomes, stop_when_asked

stop_when_asked()
with suppress(KeyboardInterrupt):
    signal.raise_signal(signal.{name})
print("goes on")
with crew(1, 3) as executor:
    print([future.result() for _, future in outcomes(executor, str, [1, 2, 3])])
"""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_an_interrupt_that_got_lost_is_found_at_the_next_task(name: str) -> None:
    """Python forgets one that comes while it runs a callback."""
    done = subprocess.run(
        [sys.executable, "-c", SWALLOWED.format(name=name)], capture_output=True, text=True, check=False
    )

    assert done.stdout == "goes on\n"
    assert done.stderr.rstrip().endswith("KeyboardInterrupt")
    assert done.returncode != 0
