"""A page saved by a browser as one file (.mhtml, .mht; RFC 2557): the page is one of its parts."""

from __future__ import annotations

from base64 import b64decode
from email import message_from_bytes
from email.message import Message

from kg.errors import ReadError


def page_in(data: bytes, name: str) -> bytes:
    """The page itself, in UTF-8 where the archive says what it is in."""
    parts = message_from_bytes(data).walk()
    found = next((each for each in parts if each.get_content_type() == "text/html"), None)
    if found is None:
        raise ReadError("the archive holds no page", source=name, mend="save the page anew as HTML")
    page, charset = _content(found), found.get_content_charset("")
    try:
        # Half an archive ends amid a character.
        return page.decode(charset, "ignore").encode() if charset else page
    except (LookupError, ValueError):
        # No encoding, or no name of one at all: what the page itself says, or its bytes, tell better.
        return page


def _content(part: Message) -> bytes:
    """The bytes of a part, as many as are whole where the file breaks off."""
    written = part.get_payload()
    if isinstance(written, str) and str(part.get("content-transfer-encoding", "")).lower() == "base64":
        letters = "".join(written.split())
        try:
            return b64decode(letters[: len(letters) // 4 * 4])
        except ValueError:
            return b""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
