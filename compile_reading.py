"""Compiles what reads a report to machine code, in a copy of the code: `python compile_reading.py`.

The copy is `.compiled`; `PYTHONPATH=.compiled kg build` uses it, and nothing does unasked. A later change of
`src` asks for it again. mypyc translates the modules to C by their types, and a C compiler makes them
extension modules. `--only-translate FOLDER` makes the copy there and stops before the C compiler.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import shutil
import sys
import sysconfig
from contextlib import redirect_stdout
from pathlib import Path

from mypyc.build import mypycify
from setuptools import Extension, setup

ROOT = Path(__file__).parent
COPY = ROOT / ".compiled"
COMPILED = ("mentions", "facts", "facts/figures", "values", "resolution")
# What mypyc is told in other words than the type checker.
INSTEAD = {
    "from kg.frozen import dataclass": "from dataclasses import dataclass",
    "from kg.closed import StrEnum": "from enum import StrEnum",
}
# The lines that set a frozen field and say so to the type checker are none here.
OPTIONS = """[mypy]
strict = True
warn_unused_ignores = False
[mypy-rjieba.*]
ignore_missing_imports = True
follow_untyped_imports = False
"""
DATACLASS = re.compile(r"@dataclass\(([^)\n]*)\)\n(class .*?(?=\n\S|\Z))", re.DOTALL)
FIRST_IMPORT = re.compile(r"^(?=(?:import|from) (?!__future__))", re.MULTILINE)


def main() -> None:
    """Makes the copy and compiles its modules where they lie."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--only-translate", type=Path, metavar="FOLDER")
    folder = parser.parse_args().only_translate
    if folder is None and not compiler():
        sys.exit("no C compiler: install gcc or clang, or name one in CC; uncompiled, kg does the same")
    copy = folder or COPY
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(ROOT / "src" / "kg", copy / "kg", ignore=shutil.ignore_patterns("__pycache__", "bundle"))
    os.chdir(copy)
    files = [path for folder in COMPILED for path in sorted(Path("kg", folder).glob("*.py"))]
    files = [path for path in (*files, Path("kg", "text.py")) if can_be_compiled(path)]
    for path in files:
        path.write_text(in_mypyc_words(path.read_text(encoding="utf-8")), encoding="utf-8")
    extensions = translated(files)
    if folder is None:
        setup(name="kg", ext_modules=extensions, script_args=["-q", "build_ext", "--inplace", f"-j{cores()}"])
        shutil.rmtree("build")
        sys.stdout.write(
            f"compiled {len(files)} modules: PYTHONPATH={COPY.name} {sys.executable} -m kg build\n"
        )


def compiler() -> str | None:
    """The C compiler: the one that CC names, or the one that Python was built with."""
    named = os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc"
    return shutil.which(named.split()[0])


def cores() -> int:
    """How many C compilers run at a time; each takes a few hundred megabytes."""
    return min(4, os.cpu_count() or 1)


def can_be_compiled(path: Path) -> bool:
    """No package's front, and no holder of word lists: those read their own annotations."""
    holds_lists = "lists_of(" in path.read_text(encoding="utf-8") and path.stem != "lexicon"
    return path.stem != "__init__" and not holds_lists


def in_mypyc_words(source: str) -> str:
    """The source with its classes declared in a way that mypyc makes quick ones of.

    Frozen ones fill their fields slowly there; one whose attributes are worked out later needs a dictionary.
    """
    for words, others in INSTEAD.items():
        source = source.replace(words, others)
    changed = DATACLASS.sub(_quick, source)
    if "@mypyc_attr" in changed:
        changed = FIRST_IMPORT.sub("from mypy_extensions import mypyc_attr\n", changed, count=1)
    return changed


def _quick(declared: re.Match[str]) -> str:
    options, body = declared.groups()
    kept = [each for each in options.split(", ") if each.partition("=")[0] in ("eq", "order", "init")]
    if "eq=False" not in options and "def __hash__" not in body:
        kept.append("unsafe_hash=True")
    late = "@mypyc_attr(native_class=False)\n" if "@derived" in body else ""
    return f"{late}@dataclass({', '.join(kept)})\n{body}"


def translated(files: list[Path]) -> list[Extension]:
    """The modules as C; a line that mypyc cannot read (a starred member behind `in`) is named."""
    Path("mypy.ini").write_text(OPTIONS, encoding="utf-8")
    names = ["--config-file=mypy.ini", "--cache-dir=build/mypy", *map(str, files)]
    try:
        with redirect_stdout(io.StringIO()) as remarks:
            return mypycify(names, opt_level="2", debug_level="0", separate=True)
    except SystemExit:
        sys.stderr.write(remarks.getvalue())
        raise


if __name__ == "__main__":
    main()
