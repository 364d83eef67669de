"""The copy of the code that `make compiled` compiles."""

from __future__ import annotations

import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
MODULE = '''
"""Things of a report."""
from __future__ import annotations

from dataclasses import field
from functools import cache

from kg.derived import derived
from kg.frozen import dataclass

LEAST = 2


@cache
def words() -> list[str]:
    """Made once."""
    return ["园"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Compared by its fields, in their order."""

    start: int
    name: str = "某园"
    note: str = field(default="", compare=False)


@dataclass(frozen=True, eq=False)
class Thing:
    """What only itself is equal to, with an attribute worked out late."""

    places: dict[str, Place] = field(default_factory=dict)
    size: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", len(self.places) + LEAST)

    @derived
    def names(self) -> list[str]:
        """The names of its places."""
        return [*self.places, *words()]
'''


def test_modules_that_read_reports_can_be_compiled(tmp_path: Path) -> None:
    """Every module is translated to C; the C compiler, which takes minutes, is not run here."""
    copy = tmp_path / "copy"
    command = [sys.executable, "compile_reading.py", "--only-translate", str(copy)]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    names = {path.stem.rpartition("___")[2] for path in copy.rglob("build/**/__native_*.c")}
    assert {"text", "clauses", "names", "scenes", "extractor", "resolver"} <= names


@pytest.fixture
def things(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A module as it is compiled, run as it stands."""
    monkeypatch.syspath_prepend(str(ROOT))
    written = __import__("compile_words").in_mypyc_words(MODULE)
    module = ModuleType("things_of_a_report")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    exec(written, module.__dict__)
    return module


def test_written_out_things_compare_and_travel_as_before(things: ModuleType) -> None:
    """Fields decide what is equal and what comes first, but those left out; workers get equal ones."""
    place = things.Place(3)

    assert place == things.Place(3, "某园", "told twice")
    assert place != things.Place(3, "别园")
    assert hash(place) == hash((3, "某园"))
    assert things.Place(2, "园") < place < things.Place(3, "湖园")
    assert replace(place, start=1) == things.Place(1)
    assert pickle.loads(pickle.dumps(place)) == place


def test_written_out_attributes_are_worked_out_once(things: ModuleType) -> None:
    """A late attribute and a cached function keep what they made; a default is made anew each time."""
    thing, other = things.Thing({"某园": things.Place(1)}), things.Thing()

    assert thing.names == ["某园", "园"]
    assert thing.names is thing.names
    assert things.words() is things.words()
    assert (thing.size, other.size, other.places) == (3, 2, {})
    assert other != things.Thing()


def test_a_compiled_copy_is_used_until_the_code_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`make build` takes the copy that was made of this very code, and no other."""
    monkeypatch.syspath_prepend(str(ROOT))
    copies = __import__("compiled_copy")
    module, made_of = tmp_path / "src" / "kg" / "text.py", tmp_path / copies.COPY / copies.MADE_OF
    for path in (module, made_of):
        path.parent.mkdir(parents=True)
    module.write_text("LEAST = 2", encoding="utf-8")
    without = copies.prefix(tmp_path)

    made_of.write_text(copies.digest(tmp_path), encoding="ascii")
    current = copies.prefix(tmp_path)
    module.write_text("LEAST = 3", encoding="utf-8")

    assert (without, current, copies.prefix(tmp_path)) == ("", "env PYTHONPATH=.compiled", "")
