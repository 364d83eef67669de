"""Which kind of file a report is, by its first bytes rather than its name, and its plain text."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from kg.document.decoding import decode
from kg.document.draft import Extracted
from kg.errors import ReadError
from kg.text import OffsetMap

REPORT = "report"
# What a report in a folder may be called: report.txt comes first, since it was made from the others.
SUFFIXES = (".txt", ".md", ".html", ".htm", ".shtml", ".mhtml", ".mht", ".docx", ".pdf")
# Files that are never plain text, whatever plain text one of that name holds.
CONTAINERS = {".docx": "Word document", ".pdf": "PDF"}
# A page with all that belongs to it: its headers stand before the parts.
ARCHIVE = re.compile(
    rb"\s*(?:from|subject|date|mime-version|content-type|snapshot-content-location):.*?"
    rb"^content-type:\s*multipart/related",
    re.I | re.S | re.M,
)
ARCHIVE_HEAD = 8192
IN_ARCHIVE = "a page saved as one file; places count in the page inside it"
RENAME = "fetch it again, or call it .txt if it is plain text"
PAGES = frozenset({".html", ".htm", ".shtml"})
PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
PDF = re.compile(rb"[\s\x00]{0,64}%PDF-")


def extract_text(data: bytes, file: Path) -> Extracted:
    """The plain text of a report's file and the way back from it; readers are imported when needed."""
    name = str(file)
    if PDF.match(data):
        from kg.document.pdf import read_pdf  # noqa: PLC0415

        return read_pdf(data, name)
    if data.startswith(b"PK\x03\x04"):
        from kg.document.word import read_docx  # noqa: PLC0415

        return read_docx(data, name)
    if ARCHIVE.match(data[:ARCHIVE_HEAD]):
        from kg.document.web_archive import page_in  # noqa: PLC0415
        from kg.document.web_page import read_page  # noqa: PLC0415

        read = read_page(page_in(data, name), name)
        return replace(read, notes=(IN_ARCHIVE, *read.notes))
    if PAGE.match(data) or (file.suffix.lower() in PAGES and b"<" in data):
        from kg.document.web_page import read_page  # noqa: PLC0415

        return read_page(data, name)
    called = CONTAINERS.get(file.suffix.lower())
    if called is not None and data.strip():
        raise ReadError(f"is called {file.suffix} but holds no {called}", source=name, mend=RENAME)
    text, notes, cut_off = decode(data, name)
    return Extracted(text, OffsetMap(()), notes, cut_off)
