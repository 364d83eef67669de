"""Files *.rq to queries: the header lines read, every fault named with its line."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from kg.catalogue.binding import check
from kg.catalogue.model import Parameter, ParameterType, Query
from kg.errors import QueryError
from kg.resources import folder

HEADER = re.compile(
    r"#\s*(?P<key>id|title-zh|title-en|question-zh|question-en|param)\s*:\s*(?P<value>.*?)\s*\Z"
)
PARAMETER = re.compile(
    r"(?P<name>[A-Za-z_]\w*)\s+(?P<type>\w+)(?P<word>-word)?(?:\s+(?P<default>[^|]*?))?\s*(?:\|(?P<zh>[^|]*)\|(?P<en>[^|]*))?\Z"
)
NO_DEFAULT = "-"
REQUIRED = "!"
GROUPS_WITH_QUESTIONS = frozenset({"competency"})


@lru_cache(maxsize=4)
def read_catalogue(home: Path | None = None) -> Mapping[str, Query]:
    """All queries by id, sorted."""
    home = home or folder("queries")
    found: dict[str, Query] = {}
    for path in sorted(home.glob("*/*.rq")):
        query = read_query(path, path.parent.name)
        if query.id in found:
            raise QueryError(
                f"the id {query.id} is taken by {found[query.id].source}",
                source=str(path),
                place="line 1",
                mend="rename one of the two",
            )
        found[query.id] = query
    return dict(sorted(found.items()))


def find_query(name: str, home: Path | None = None) -> Query:
    """A query by its id, or from a file that is not in the catalogue."""
    path = Path(name)
    if name.endswith(".rq") or path.is_file():
        return read_query(path)
    home = home or folder("queries")
    inside = sorted(home.glob(f"*/{path.name}.rq")) if path.name == name else []
    if inside:
        return read_query(inside[0], inside[0].parent.name)
    known = sorted(each.stem for each in home.glob("*/*.rq"))
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    mend = f"did you mean {', '.join(near)}?" if near else "see `kg query --list`"
    raise QueryError(f"no query {name!r} in the catalogue", source=name, mend=mend)


def read_query(path: Path, group: str = "") -> Query:
    """One file; outside the catalogue it needs no header."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"not UTF-8 at byte {error.start}"
        raise QueryError(problem, source=str(path), mend="save it as UTF-8") from error
    except OSError as error:
        problem = f"cannot read: {error.strerror}"
        raise QueryError(problem, source=str(path), mend="give the name or file of a query") from error
    return parse_query(text, source=str(path), name=path.stem, group=group)


def parse_query(text: str, *, source: str, name: str, group: str = "") -> Query:
    """A query's text; with a group it must have the header the catalogue asks for."""
    words: dict[str, str] = {}
    parameters: list[Parameter] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            break
        match = HEADER.match(line)
        if match and match["key"] == "param":
            parameters.append(_parameter(match["value"], source, number))
        elif match:
            words[match["key"]] = match["value"]
    query = Query(
        id=words.get("id", name),
        group=group,
        title={lang: words[f"title-{lang}"] for lang in ("zh", "en") if words.get(f"title-{lang}")},
        question={lang: words[f"question-{lang}"] for lang in ("zh", "en") if words.get(f"question-{lang}")},
        parameters=tuple(parameters),
        text=text,
        source=source,
    )
    if group:
        _demand_header(query, name)
    check(query)
    return query


def _demand_header(query: Query, name: str) -> None:
    wanted = ["title-zh", "title-en"]
    wanted += ["question-zh", "question-en"] if query.group in GROUPS_WITH_QUESTIONS else []
    said = {f"title-{lang}" for lang in query.title} | {f"question-{lang}" for lang in query.question}
    missing = [key for key in wanted if key not in said]
    if missing:
        mend = f"add `# {missing[0]}: …` at the top"
        raise QueryError(
            f"the header lacks {', '.join(missing)}", source=query.source, place="line 1", mend=mend
        )
    if query.id != name:
        problem = f"the id {query.id} is not the file's name"
        raise QueryError(problem, source=query.source, place="line 1", mend=f"write `# id: {name}`")


def _parameter(value: str, source: str, line: int) -> Parameter:
    match = PARAMETER.match(value)
    place = f"line {line}"
    if not match:
        mend = "write `# param: name type default | zh | en`"
        raise QueryError(f"not a parameter: {value}", source=source, place=place, mend=mend)
    try:
        kind = ParameterType(match["type"])
    except ValueError as error:
        mend = f"use one of {', '.join(ParameterType)}"
        raise QueryError(
            f"no parameter type {match['type']}", source=source, place=place, mend=mend
        ) from error
    if kind.is_text and not match["word"]:
        raise QueryError(f"no parameter type {kind}", source=source, place=place, mend=f"write {kind}-word")
    if match["word"] and not kind.names_a_thing and not kind.is_text:
        mend = "write entity-word, or that of a class, such as industry-word"
        raise QueryError(f"no parameter type {kind}-word", source=source, place=place, mend=mend)
    default = match["default"] or NO_DEFAULT
    return Parameter(
        name=match["name"],
        type=kind,
        default=None if default in {NO_DEFAULT, REQUIRED} else default,
        word=bool(match["word"]),
        required=default == REQUIRED,
        description={"zh": (match["zh"] or "").strip(), "en": (match["en"] or "").strip()},
    )
