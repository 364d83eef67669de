"""Administrative divisions of China: codes, names, tiers, parents and children, read from data/gazetteers."""

from __future__ import annotations

import csv
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg import resources
from kg.closed import StrEnum
from kg.derived import derived
from kg.errors import GazetteerError


class Tier(StrEnum):
    """How high a division stands; 直辖市 are provinces, their 区 counties."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"


@dataclass(frozen=True, slots=True)
class Division:
    """One administrative division; `parent` is a code, empty for a province; a `zone` is none by law."""

    code: str
    name: str
    tier: Tier
    parent: str
    zone: bool = False


COLUMNS = ["code", "name", "level", "parent", "type"]
TOWNSHIP_COLUMNS = ["code", "name"]
PEOPLES = (
    "壮|回|维吾尔|哈萨克|柯尔克孜|蒙古|藏|彝|苗|侗|布依|瑶|土家|白|傣|景颇|哈尼|傈僳|羌|朝鲜|满|畲|土|撒拉|东乡|保安|裕固"
    "|黎|仫佬|毛南|水|仡佬|拉祜|佤|布朗|纳西|独龙|怒|普米|锡伯|塔吉克|达斡尔|鄂温克|鄂伦春|各"
)
SUFFIX = re.compile(
    rf"(?:(?:(?:{PEOPLES})族)+自治[州县旗]|特别行政区|(?:维吾尔|壮族|回族)?自治区|自治[州县旗]|新区|林区|特区|街道"
    r"|地区|省|市|盟|县|区|旗|镇|乡)$"
)


def short_name(name: str) -> str:
    """The name without 省, 市, 区, 县 and the like, where at least two characters stay; else the name."""
    bare = SUFFIX.sub("", name)
    return bare if len(bare) >= 2 else name


@dataclass(frozen=True)
class Gazetteer:
    """All divisions down to the county, with townships read when asked for."""

    divisions: Mapping[str, Division]
    township_file: Path

    def division(self, code: str) -> Division | None:
        """The division of a six- or nine-digit code."""
        if len(code) != 9:
            return self.divisions.get(code)
        return next((found for found in self._townships_by_prefix(code[:6]) if found.code == code), None)

    def tier(self, code: str) -> Tier | None:
        """How high the division of a code stands."""
        found = self.division(code)
        return found.tier if found else None

    def parents(self, code: str) -> tuple[Division, ...]:
        """The divisions a code lies in, nearest first."""
        found = self.division(code)
        above = self.divisions.get(found.parent) if found else None
        return (above, *self.parents(above.code)) if above else ()

    def children(self, code: str) -> tuple[Division, ...]:
        """The divisions right below a code, sorted by code; townships for a county."""
        return self._children.get(code, ()) or self.townships(code)

    def townships(self, code: str) -> tuple[Division, ...]:
        """Streets, towns and townships of a county or of a city without counties, sorted by code."""
        found = self.divisions.get(code)
        if found is None or found.tier is Tier.PROVINCE or self._children.get(code):
            return ()
        prefix = code if found.tier is Tier.COUNTY else code[:4]
        return self._townships_by_prefix(prefix)

    def named(self, name: str, within: str = "") -> tuple[Division, ...]:
        """Divisions of that name, full or without its suffix, sorted by code; several where it is ambiguous.

        With `within`, only those inside that division, and townships too where it is a county.
        """
        full = (*self._full_names.get(name, ()), *self._short_names.get(name, ()))
        if not within and not full:
            return ()
        if not within:
            return tuple(sorted(full, key=lambda division: division.code))
        inside = [found for found in full if within in {above.code for above in self.parents(found.code)}]
        inside += [found for found in self.townships(within) if name in (found.name, short_name(found.name))]
        return tuple(sorted(inside, key=lambda division: division.code))

    @derived
    def _children(self) -> dict[str, tuple[Division, ...]]:
        below: dict[str, list[Division]] = {}
        for division in self.divisions.values():
            below.setdefault(division.parent, []).append(division)
        return {code: tuple(divisions) for code, divisions in below.items() if code}

    @derived
    def _full_names(self) -> dict[str, tuple[Division, ...]]:
        return _by_name((division.name, division) for division in self.divisions.values())

    @derived
    def _short_names(self) -> dict[str, tuple[Division, ...]]:
        short = ((short_name(division.name), division) for division in self.divisions.values())
        return _by_name((name, division) for name, division in short if name != division.name)

    @derived
    def _township_lines(self) -> list[str]:
        return _lines(self.township_file, TOWNSHIP_COLUMNS)

    def _townships_by_prefix(self, prefix: str) -> tuple[Division, ...]:
        rows = self._township_lines
        at = bisect_left(rows, prefix, lo=1)
        found = []
        while at < len(rows) and rows[at].startswith(prefix):
            code, _, name = rows[at].partition(",")
            if not (re.fullmatch(r"\d{9}", code) and name.strip()):
                raise _broken(self.township_file, at + 1, "a nine-digit code and a name are wanted")
            parent = code[:6] if code[:6] in self.divisions else f"{code[:4]}00"
            found.append(Division(code, name, Tier.TOWNSHIP, parent))
            at += 1
        return tuple(found)


def _by_name(pairs: Iterator[tuple[str, Division]]) -> dict[str, tuple[Division, ...]]:
    names: dict[str, tuple[Division, ...]] = {}
    for name, division in pairs:
        names[name] = (*names.get(name, ()), division)
    return names


def _broken(path: Path, row: int, mend: str) -> GazetteerError:
    return GazetteerError("broken row", source=str(path), place=str(row), mend=mend)


def _lines(path: Path, columns: list[str]) -> list[str]:
    try:
        found = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise GazetteerError("cannot be read", source=str(path), mend="restore the file") from error
    except UnicodeDecodeError as error:
        raise GazetteerError(
            "not UTF-8", source=str(path), place=f"byte {error.start}", mend="save it as UTF-8"
        ) from error
    if not found or found[0].split(",") != columns:
        raise _broken(path, 1, f"the first row must be {','.join(columns)}")
    return found


def _division(path: Path, row: int, cells: list[str]) -> Division:
    if len(cells) != len(COLUMNS):
        raise _broken(path, row, f"{len(COLUMNS)} cells are wanted, not {len(cells)}")
    code, name, level, parent, kind = cells
    if not re.fullmatch(r"\d{6}", code) or not name:
        raise _broken(path, row, "a six-digit code and a name are wanted")
    if level not in ("province", "prefecture", "county"):
        raise _broken(path, row, f"level must be province, prefecture or county, not {level!r}")
    if kind not in ("", "zone"):
        raise _broken(path, row, f"type must be zone or empty, not {kind!r}")
    return Division(code, name, Tier(level), parent, zone=kind == "zone")


def load(folder: Path) -> Gazetteer:
    """The gazetteer of a folder with divisions.csv and townships.csv, every row of the former checked."""
    path = folder / "divisions.csv"
    divisions: dict[str, Division] = {}
    rows = csv.reader(_lines(path, COLUMNS)[1:])
    for row, cells in enumerate(rows, start=2):
        division = _division(path, row, cells)
        if division.code in divisions:
            raise _broken(path, row, f"code {division.code} is there already; keep one")
        divisions[division.code] = division
    for row, division in enumerate(divisions.values(), start=2):
        if division.parent not in divisions and (division.parent or division.tier is not Tier.PROVINCE):
            raise _broken(path, row, f"parent {division.parent!r} is no code of this file")
    return Gazetteer(divisions, folder / "townships.csv")


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that ships with the code, read once."""
    return load(resources.folder("gazetteers"))
