"""Compiles what reads a report to machine code, in a copy of the code: `python compile_reading.py`.

The copy is `.compiled`; `make build` uses it, or `PYTHONPATH=.compiled kg build`. A later change of `src`
asks for it again, and until then `make build` goes without it. mypyc translates the modules to C by their
types, and a C compiler makes them extension modules. `--only-translate FOLDER` makes the copy there and stops
before the C compiler.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
import sysconfig
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout
from pathlib import Path

from compile_words import in_mypyc_words
from compiled_copy import LEFT_OUT, MADE_OF, digest
from mypyc.build import mypycify
from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

ROOT = Path(__file__).parent
COPY = ROOT / ".compiled"
COMPILED = ("mentions", "facts", "facts/figures", "values", "resolution")
SINGLE = ("text.py", "vocabulary.py", "document/model.py")
# The lines that set a frozen field and say so to the type checker are none here.
OPTIONS = """[mypy]
strict = True
warn_unused_ignores = False
[mypy-rjieba.*]
ignore_missing_imports = True
follow_untyped_imports = False
"""


def main() -> None:
    """Makes the copy and compiles its modules where they lie."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--only-translate", type=Path, metavar="FOLDER")
    folder = parser.parse_args().only_translate
    if folder is None and not compiler():
        sys.exit("no C compiler: install gcc or clang, or name one in CC; uncompiled, kg does the same")
    copy = folder or COPY
    shutil.rmtree(copy, ignore_errors=True)
    made_of = digest(ROOT)
    shutil.copytree(ROOT / "src" / "kg", copy / "kg", ignore=shutil.ignore_patterns(*LEFT_OUT))
    os.chdir(copy)
    # A package's front cannot be compiled apart from the package.
    files = [path for folder in COMPILED for path in sorted(Path("kg", folder).glob("[!_]*.py"))]
    files += [Path("kg", name) for name in SINGLE]
    for path in files:
        path.write_text(in_mypyc_words(path.read_text(encoding="utf-8")), encoding="utf-8")
    extensions = translated(files)
    if folder is None:
        setup(
            name="kg",
            ext_modules=extensions,
            script_args=["-q", "build_ext", "--inplace"],
            cmdclass={"build_ext": Parallel},
        )
        shutil.rmtree("build")
        Path(MADE_OF).write_text(made_of, encoding="ascii")
        sys.stdout.write(
            f"compiled {len(files)} modules: PYTHONPATH={COPY.name} {sys.executable} -m kg build\n"
        )


class Parallel(build_ext):
    """Compiles the files of an extension side by side, which setuptools does with extensions only."""

    def build_extensions(self) -> None:
        """As setuptools does, but for the order of the files."""
        one_by_one = self.compiler.compile

        def side_by_side(sources: list[str], **options: object) -> list[str]:
            with ThreadPoolExecutor(cores()) as pool:
                made = pool.map(lambda source: one_by_one([source], **options), sources)
                return [name for names in made for name in names]

        self.compiler.compile = side_by_side
        super().build_extensions()


def compiler() -> str | None:
    """The C compiler: the one that CC names, or the one that Python was built with."""
    named = os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc"
    return shutil.which(named.split()[0])


def cores() -> int:
    """How many C compilers run at a time; each takes a few hundred megabytes."""
    return min(4, os.cpu_count() or 1)


def translated(files: list[Path]) -> list[Extension]:
    """The modules as C, as one group, in which they call each other directly.

    A line that mypyc cannot read (a starred member behind `in`) is named. Most time is spent in Python's own
    library, so that the C compiler's first level does as well as the second, in half of its time.
    """
    Path("mypy.ini").write_text(OPTIONS, encoding="utf-8")
    names = ["--config-file=mypy.ini", "--cache-dir=build/mypy", *map(str, files)]
    try:
        with redirect_stdout(io.StringIO()) as remarks:
            return mypycify(names, opt_level="1", debug_level="0", multi_file=True, group_name="reading")
    except SystemExit:
        sys.stderr.write(remarks.getvalue())
        raise


if __name__ == "__main__":
    main()
