"""Makes half-yearly reports of districts that do not exist, with the right answers known.

    python benchmarks/generator.py FOLDER --districts 10 --halves 2 [--seed 1]

writes FOLDER/NAME/report.txt and report.toml, and FOLDER/labels/NAME.jsonl in the form of data/labels. One
seed gives one set of bytes; a report depends only on seed, district and half-year, not on how many are made.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

from chapters import write_chapters
from districts import District, district
from made_up import Half, Record, Report


def report(seed: int, place: District, half: Half) -> Report:
    """A district's report on a half-year, or on the whole year after its second half."""
    made = Report(Random(f"{seed}/{place.number}/{half.number}"), half)  # noqa: S311
    write_chapters(made, place)
    return made


def labels(made: Report, report_id: str) -> Iterator[Record]:
    """The right answers as data/labels has them, each with the words that prove it."""
    text = made.text
    digest = hashlib.sha256(text.encode()).hexdigest()
    yield {"kind": "report", "report": report_id, "sha256": digest, "exhaustive": True}
    for record in made.records:
        start, end = record["start"], record["end"]
        if not isinstance(start, int) or not isinstance(end, int):
            raise TypeError("offsets are integers")
        yield {**record, "quote": text[start:end]}


def write(folder: Path, *, districts: int, halves: int, seed: int = 1) -> list[Path]:
    """Writes the reports and their labels; gives the reports' folders in order."""
    homes = []
    (folder / "labels").mkdir(parents=True, exist_ok=True)
    for number in range(districts):
        place = district(seed, number)
        for half in map(Half, range(halves)):
            homes.append(write_one(folder, place, half, report(seed, place, half)))
    return homes


def write_one(folder: Path, place: District, half: Half, made: Report) -> Path:
    """Writes one report and its labels; gives its folder."""
    report_id = f"d{place.number:05}-{half.name}"
    home = folder / report_id
    home.mkdir(exist_ok=True)
    (home / "report.txt").write_text(made.text, encoding="utf-8", newline="\n")
    span = "上半年" if half.first else ""
    facts = {
        "title": f"关于{place.name}{half.year}年{span}国民经济和社会发展计划执行情况的报告",
        "issuer": f"{place.name}发展和改革委员会",
        "region": place.region,
        "period": half.period,
    }
    toml = "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in facts.items())
    (home / "report.toml").write_text(toml, encoding="utf-8", newline="\n")
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in labels(made, report_id))
    (folder / "labels" / f"{report_id}.jsonl").write_text("".join(lines), encoding="utf-8", newline="\n")
    return home


def main() -> None:
    """Writes as many reports as are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--districts", type=int, default=10)
    parser.add_argument("--halves", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(options.folder, districts=options.districts, halves=options.halves, seed=options.seed)


if __name__ == "__main__":
    main()
