"""A page as one file that opens from disk and asks nothing of anyone: style inside, scripts and links out."""

from __future__ import annotations

import html
import re
from urllib.parse import quote

# Templates escape every value, so none of these can be met inside one.
DROPPED = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r"<script\b.*?</script>",
        r"<link\b[^>]*>",
        r"<meta http-equiv=\"refresh\"[^>]*>",
        r"<form\b.*?</form>",
        r"<header class=\"top\">.*?</header>",
        r"<footer class=\"foot\">.*?</footer>",
        r"<a class=\"skip\".*?</a>",
        r"<button\b.*?</button>",
        r"<input\b[^>]*>",
    )
)
ELSEWHERE = re.compile(r" href=\"(?!#)[^\"]*\"")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
NAME = re.compile(r"[\\/:*?\"<>|\x00-\x1f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def snapshot(page: str, style: str, source: str) -> str:
    """The page without what needs a server; what it leads to elsewhere stays as words."""
    for pattern in DROPPED:
        page = pattern.sub("", page)
    page = ELSEWHERE.sub("", page)
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    head = f"{policy}\n<style>\n{style}\na:not([href]) {{ color: inherit; text-decoration: none; }}\n</style>"
    page = page.replace('<meta charset="utf-8">', f'<meta charset="utf-8">\n{head}', 1)
    return page.replace("</body>", f'<footer class="foot"><p>{html.escape(source)}</p></footer>\n</body>', 1)


def disposition(title: str) -> str:
    """The header that names the file after its page, in ASCII and in full."""
    name = " ".join(NAME.sub(" ", title).split())[:80] or "page"
    return f"attachment; filename=\"snapshot.html\"; filename*=UTF-8''{quote(name)}.html"
