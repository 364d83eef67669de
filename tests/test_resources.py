"""Files that ship with the code: found, and named where they are broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import resources
from kg.errors import RuleError

PACKAGE = resources.PACKAGE
SHIPPED = sorted(str(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("data/*.toml"))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_broken_file_of_words_is_named_with_its_line_and_mend(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole it is read; with one more line that is no TOML, or gone, it is an error on one line."""
    assert resources.toml(name)
    broken = tmp_path / name
    broken.parent.mkdir(parents=True)
    broken.write_text((PACKAGE / name).read_text(encoding="utf-8") + "\nx = = 1\n", encoding="utf-8")
    monkeypatch.setattr(resources, "PACKAGE", tmp_path)

    with pytest.raises(
        RuleError, match=rf"^\S*{Path(name).name}: .*line \d+.*; restore the file or correct the line$"
    ):
        resources.toml(name)
    broken.unlink()
    with pytest.raises(RuleError, match="No such file"):
        resources.toml(name)
