"""Checks a zip-packed office file before anything of it is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib

from kg.errors import ReadError

LARGEST_UNPACKED = 300 * 1024 * 1024
MOST_PARTS = 10_000
DOCUMENT = "word/document.xml"
LARGEST_DOCUMENT = 60 * 1024 * 1024
OTHERS = {"xl/workbook.xml": "an Excel file", "ppt/presentation.xml": "a PowerPoint file"}
# What zipfile lets out on damaged files.
DAMAGE = (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, ValueError, zlib.error)
MEND = "open it in Word and save it anew, or save it as plain text in UTF-8"


def check_docx(data: bytes, name: str) -> None:
    """Refuses what is no whole .docx, or would unpack to more than a report can hold."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _check_sizes(parts, name)
            _check_kind({part.filename for part in parts}, name)
            if any(part.flag_bits & 1 for part in parts):
                raise ReadError("is encrypted", source=name, mend="save it without a password")
            damaged = archive.testzip()
    except (*DAMAGE, NotImplementedError) as error:
        raise ReadError(f"is no whole .docx ({error})", source=name, mend="fetch it again") from error
    if damaged:
        raise ReadError("is damaged", source=name, place=damaged, mend="fetch it again")


def _check_sizes(parts: list[zipfile.ZipInfo], name: str) -> None:
    total = sum(part.file_size for part in parts)
    largest = max((part.file_size for part in parts if part.filename == DOCUMENT), default=0)
    if total > LARGEST_UNPACKED or largest > LARGEST_DOCUMENT or len(parts) > MOST_PARTS:
        problem = f"unpacks to {total} bytes in {len(parts)} parts, more than a report can hold"
        raise ReadError(problem, source=name, mend="is this the right file?")


def _check_kind(names: set[str], name: str) -> None:
    if DOCUMENT in names:
        return
    what = next((what for part, what in OTHERS.items() if part in names), "a zip file")
    raise ReadError(f"is {what}, not a Word document", source=name, mend="save its text as .docx or .txt")
