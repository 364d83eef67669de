"""Bytes of a report's file → text: UTF-8 or GB18030, line ends made newlines, nothing else edited."""

from __future__ import annotations

from pathlib import Path

from kg.errors import ReadError

LARGEST = 20 * 1024 * 1024
AS_TEXT = "save it as plain text in UTF-8"
SIGNATURES = {
    b"\xd0\xcf\x11\xe0": ("an old or encrypted Word or Excel file", f"save it as .docx, or {AS_TEXT}"),
    b"\xff\xfe": ("UTF-16 text", AS_TEXT),
    b"\xfe\xff": ("UTF-16 text", AS_TEXT),
}
MOSTLY = 0.3
CERTAINLY_UTF8 = 3
GB18030 = "decoded as GB18030, since it is not UTF-8"


def load(path: Path) -> bytes:
    """The file's bytes, its size checked before they are read."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            problem = f"{size} bytes, more than the {LARGEST} a report may have"
            raise ReadError(problem, source=str(path), mend="is this the right file? split it if so")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError("no such file", source=str(path), mend="check the path") from error
    except OSError as error:
        raise ReadError(
            f"cannot be read ({error.strerror})", source=str(path), mend="check its permissions"
        ) from error


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...], str]:
    """The text, notes on how it was decoded, and how it shows that the file breaks off.

    A file cut off inside a character loses only that one.
    """
    _refuse_binary(data, name)
    text, notes, cut_off = _decoded(data.removeprefix(b"\xef\xbb\xbf"), name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise ReadError("holds no text", source=name, mend="is this the right file?")
    return text, notes, cut_off


def _refuse_binary(data: bytes, name: str) -> None:
    for signature, (what, mend) in SIGNATURES.items():
        if data.startswith(signature):
            raise ReadError(f"is {what}, not plain text", source=name, mend=mend)
    zero = data.find(b"\0")
    if zero >= 0:
        raise ReadError("is binary, not text (NUL)", source=name, place=f"byte {zero}", mend=AS_TEXT)


def _decoded(data: bytes, name: str) -> tuple[str, tuple[str, ...], str]:
    try:
        return data.decode("utf-8"), (), ""
    except UnicodeDecodeError as error:
        failed = error
    offset = failed.start
    before = data[:offset].decode("utf-8")
    if sum(character > "\x7f" for character in before) >= CERTAINLY_UTF8:
        if failed.reason == "unexpected end of data":
            return before, (), _inside(offset)
        raise _undecodable(data, name, offset)
    try:
        return data.decode("gb18030"), (GB18030,), ""
    except UnicodeDecodeError as error:
        if error.reason == "incomplete multibyte sequence" and error.start > 0:
            return data[: error.start].decode("gb18030"), (GB18030,), _inside(error.start)
        raise _undecodable(data, name, max(offset, error.start)) from error


def _inside(byte: int) -> str:
    return f"the file ends inside a character, at byte {byte}"


def _undecodable(data: bytes, name: str, offset: int) -> ReadError:
    if min(_lost(data, encoding) for encoding in ("utf-8", "gb18030")) > MOSTLY:
        return ReadError("is binary, not text", source=name, place=f"byte {offset}", mend=AS_TEXT)
    return ReadError(
        "neither UTF-8 nor GB18030", source=name, place=f"byte {offset}", mend=f"mend that byte or {AS_TEXT}"
    )


def _lost(data: bytes, encoding: str) -> float:
    """The share of characters that an encoding cannot make out."""
    text = data.decode(encoding, errors="replace")
    return text.count("\ufffd") / len(text)
