"""A report's file or folder → Document: read as text, described, cut into sections, tables and passages."""

from __future__ import annotations

import re
from bisect import bisect_right
from pathlib import Path

from kg.document.decoding import load
from kg.document.description import description_of, read_metadata
from kg.document.formats import REPORT, SUFFIXES, extract_text
from kg.document.front import complete, front
from kg.document.headings import headings, numbered, outline
from kg.document.line_ends import line_ends
from kg.document.lines import lines
from kg.document.model import Document, Metadata, Section, Table
from kg.document.origins import ORIGINS, read_origins
from kg.document.page_frame import frame_line
from kg.document.passages import cut
from kg.document.tables import ragged, tables
from kg.errors import ReadError
from kg.text import OffsetMap, SourceText, Span

CHINESE = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
WRAPPED_LINE, WRAPPED_LINES = 20, 10
IN_SENTENCE = "，,；;、。"
# A person's name, or a day in digits, under a report.
NAME = re.compile(r"^\S{2,4}$")
DAY = re.compile(r"[\d.\-/]{6,}$")
# What ends like a signature and is none: a time until which, a whole place, a clause.
UNSIGNED = re.compile(r"[到至]\S{1,6}[年月日]$|[全我本各][省市县区州旗乡镇]$|\S{40}")
# A numbered paragraph before the one that the text ends in, and a title, show how paragraphs end here.
LINES_TO_TELL, MOSTLY = 5, 0.75
# An attachment's line or a note (注：…), which often end without a full stop.
BESIDE = re.compile(r"附|(?:注|备注|说明)\s*\d*\s*[:：]")
AT_END = "。！？!?.：:；;”’）)》】|"


def read(path: Path) -> Document:
    """Reads a report: a text, web page, Word document or PDF, or a folder with one of them called report.

    What report.toml in the folder, or NAME.toml beside a file NAME.txt, states is not guessed.
    A folder may hold report.origins.json too, where report.txt was itself made from a file.
    """
    if path.stem == REPORT and path.suffix in SUFFIXES and path.is_file():
        path = path.parent
    folder = path.is_dir()
    file = _file_in(path) if folder else path
    extracted = extract_text(load(file), file)
    report_id = path.resolve().name if folder else path.stem
    metadata = read_metadata(description_of(path), report_id)
    origins = extracted.origins if extracted.origins.origins else None
    if folder and origins is None:
        origins = read_origins(path / ORIGINS, len(extracted.text))
    source = SourceText(extracted.text, str(file))
    if not CHINESE.search(source.text):
        raise ReadError("holds no Chinese text", source=source.name, mend="is this the right file?")
    return read_text(source, metadata, extracted.notes, origins, cut_off=extracted.cut_off)


def _file_in(folder: Path) -> Path:
    for suffix in SUFFIXES:
        file = folder / f"{REPORT}{suffix}"
        if file.is_file():
            return file
    problem = f"the folder holds no {REPORT}.txt"
    raise ReadError(problem, source=str(folder), mend="put the report's text there")


def read_text(
    source: SourceText,
    metadata: Metadata,
    notes: tuple[str, ...] = (),
    origins: OffsetMap | None = None,
    *,
    cut_off: str = "",
) -> Document:
    """Reads a report whose text is at hand; `notes` are those made on the way to it.

    `cut_off` says how its file shows that it breaks off; a text that ends in mid-sentence shows it too.
    """
    found = lines(source.text)
    if not found:
        raise ReadError("holds no text", source=source.name, mend="is this the right file?")
    grids = tables(source, found)
    prose = _outside(found, grids)
    sections = outline(headings(source, prose), len(source))
    passages, paragraphs = cut(source, prose, grids, sections)
    metadata, guessed = complete(metadata, front(source, prose, sections))
    cut_off = cut_off or _unfinished(source) or _short_row(source, grids)
    cut_off = cut_off or _bare_start(source, prose, sections)
    broken = (f"{cut_off}; read as far as it goes",) if cut_off else _open_end(source, grids)
    uneven = tuple(note for grid in grids for note in ragged(source, grid))
    return Document(
        source=source,
        metadata=metadata,
        sections=sections,
        tables=grids,
        passages=passages,
        notes=(*notes, *guessed, *uneven, *_wrapped(prose, source), *broken),
        paragraphs=paragraphs,
        origins=origins,
        cut_off=cut_off,
    )


def _outside(found: tuple[Span, ...], grids: tuple[Table, ...]) -> tuple[Span, ...]:
    """The lines that belong neither to a table nor to its caption."""
    captions = {grid.caption.start for grid in grids if grid.caption}
    starts = [grid.span.start for grid in grids]
    nearest = ((line, bisect_right(starts, line.start) - 1) for line in found if line.start not in captions)
    return tuple(line for line, at in nearest if at < 0 or line not in grids[at].span)


def _wrapped(prose: tuple[Span, ...], source: SourceText) -> tuple[str, ...]:
    """A note on a text copied with the line ends of its pages, since a line end ends a sentence here."""
    open_lines = sum(len(line) >= WRAPPED_LINE and source.text[line.end - 1] not in AT_END for line in prose)
    if len(prose) < WRAPPED_LINES or open_lines < len(prose) / 2:
        return ()
    return (f"{open_lines} of {len(prose)} lines end in mid-sentence; join each paragraph into one line",)


def _open_end(source: SourceText, grids: tuple[Table, ...]) -> tuple[str, ...]:
    """A note on an end that may be one, and need not: a row without its bar, a line without its full stop."""
    above, _, last = (line.strip() for line in source.text.rstrip().rpartition("\n"))
    if grids and "|" in last:
        before = [line.rstrip() for line in source[grids[-1].span].splitlines()[:-1] if "|" in line]
        open_row = last[-1] != "|" and sum(line.endswith("|") for line in before) > len(before) / 2
        what = "the last table row has no bar at its end"
    else:
        open_row = last[-1] not in AT_END and not _signed(last, above) and not last.startswith("附")
        open_row = open_row and frame_line(last) is None and "\t" not in last
        what = "the last line has no full stop"
    return (f"{what} (…{last[-12:]}): is the text whole?",) if open_row else ()


def _signed(last: str, above: str) -> bool:
    """Whether a last line says who reports and when; a name alone does under a line that is open too."""
    if NAME.search(last) and above and above[-1] not in AT_END:
        return True
    return DAY.search(last) is not None or (
        last.endswith(line_ends("signed")) and UNSIGNED.search(last) is None
    )


def _bare_start(source: SourceText, prose: tuple[Span, ...], sections: tuple[Section, ...]) -> str:
    """How a text ends in the first words under a numbered heading, where paragraphs end in full stops."""
    heads = {section.heading.start for section in sections}
    if len(prose) < LINES_TO_TELL or prose[-1].end < len(source.text.rstrip()):
        return ""
    *_, head, last = prose
    words = source[last].strip()
    if last.start in heads or head.start not in heads or numbered(source, head) is None:
        return ""
    if words[-1] in AT_END or BESIDE.match(words) or "\t" in words or frame_line(words) is not None:
        return ""
    body = [line for line in prose[:-2] if line.start > sections[0].heading.start and line.start not in heads]
    stopped = sum(source[line].rstrip()[-1] in AT_END for line in body)
    if not body or stopped < MOSTLY * len(body):
        return ""
    return f"the text ends in mid-sentence (…{words[-12:]})"


def _short_row(source: SourceText, grids: tuple[Table, ...]) -> str:
    """How a text ends inside a table's row: all before it have more cells, and it is no sum or note."""
    rows = (*([grids[-1].header] if grids[-1].header else []), *grids[-1].rows) if grids else ()
    text = source.text.rstrip()
    if len(rows) < ROWS_TO_TELL or rows[-1].span.end < len(text) or text[-1] == "|":
        return ""
    *widths, last = (max(cell.column for cell in row.cells) for row in rows)
    head = source[rows[-1].cells[0].span].strip()
    if last == 0 or last >= min(widths) or head.endswith(line_ends("closing_rows")):
        return ""
    return f"the text ends inside a table row (…{text[-12:]})"


# A header and a row before the last are the least that show how many cells a row has.
ROWS_TO_TELL = 3


def _unfinished(source: SourceText) -> str:
    """How a text ends whose last sentence does not; rows, attachments, notes and site lines are none."""
    last = source.text.rstrip().rpartition("\n")[2].strip()
    if last[-1] in AT_END or "|" in last or not any(mark in last for mark in IN_SENTENCE):
        return ""
    if frame_line(last) is not None or BESIDE.match(last):
        return ""
    return f"the text ends in mid-sentence (…{last[-12:]})"
