"""Runs the commands as a user does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

METADATA = 'title = "青川区报告"\nregion = "310114"\nperiod = "2021-01-01/2021-06-30"\n'


def kg(home: Path, *arguments: str, data: str = "") -> subprocess.CompletedProcess[str]:
    """Runs a command in a folder."""
    environment = {
        name: value for name, value in os.environ.items() if name not in {"KG_DATA", "KG_BASE_IRI"}
    }
    if data:
        environment["KG_DATA"] = data
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(
        command, cwd=home, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=120
    )


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    """The error of a command that ended as errors of the user do."""
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
    return done.stderr
