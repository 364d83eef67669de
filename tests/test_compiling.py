"""The copy of the code that `make compiled` compiles."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_modules_that_read_reports_can_be_compiled(tmp_path: Path) -> None:
    """Every module is translated to C; the C compiler, which takes minutes, is not run here."""
    copy = tmp_path / "copy"
    command = [sys.executable, "compile_reading.py", "--only-translate", str(copy)]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    translated = {path.stem.removeprefix("__native_") for path in copy.rglob("build/**/__native_*.c")}
    assert {"text", "clauses", "names", "scenes", "extractor", "resolver"} <= translated
