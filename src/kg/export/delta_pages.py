"""The changes of a delta as a page a person can read: Markdown, and HTML that loads nothing."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pyoxigraph import NamedNode, Triple

from kg.export.changes import Change
from kg.export.delta import Delta
from kg.export.telling import Told
from kg.export.words import say

STYLE = """
body{font:16px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:56rem;
margin:2rem auto;padding:0 1rem;color:#1d2733;background:#fff}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #d5dce4}
code{font-size:.8rem;overflow-wrap:anywhere}ul{list-style:none;padding:0}
li{margin:.75rem 0;padding:.5rem .75rem;border-left:4px solid #8a97a6;overflow-wrap:anywhere}
li.changed{border-color:#b07400}li.come{border-color:#1a7f37}li.gone{border-color:#b3261e}
b{margin-right:.5rem}blockquote{margin:.25rem 0 .25rem 1rem;color:#45525f}
cite{font-size:.75rem;font-style:normal}
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def delta_markdown(delta: Delta, found: Sequence[Change], language: str = "zh") -> str:
    """The page as Markdown."""
    lines = [f"# {say('delta-title', language)}", "", _summary(delta, found, language), ""]
    for key, digest in (("delta-base", delta.base), ("delta-result", delta.result)):
        lines.append(f"- {say(key, language)}: `{digest}`")
    for kind, members in groupby(found, key=lambda each: each.kind):
        lines += ["", f"## {say(f'kind-{kind}', language)}", ""]
        lines += [line for change in members for line in _markdown_change(change, language)]
    return "\n".join(lines) + "\n"


def delta_html(delta: Delta, found: Sequence[Change], language: str = "zh") -> str:
    """The page as one HTML file that needs no other and runs nothing."""
    title = html.escape(say("delta-title", language))
    parts = [
        f'<!doctype html>\n<html lang="{"zh-CN" if language == "zh" else "en"}">\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{title}</title>\n<style>{STYLE}</style>\n<h1>{title}</h1>",
        f"<p>{html.escape(_summary(delta, found, language))}</p>",
    ]
    for key, digest in (("delta-base", delta.base), ("delta-result", delta.result)):
        parts.append(f"<p>{say(key, language)}: <code>{digest}</code></p>")
    for kind, members in groupby(found, key=lambda each: each.kind):
        parts.append(f"<h2>{say(f'kind-{kind}', language)}</h2>\n<ul>")
        parts += [_html_change(change, language) for change in members]
        parts.append("</ul>")
    return "\n".join([*parts, "</html>"]) + "\n"


def _summary(delta: Delta, found: Sequence[Change], language: str) -> str:
    if not delta.added and not delta.removed:
        return say("delta-nothing", language)
    kinds = [_kind(change) for change in found]
    told = {side.iri for change in found for side in (change.before, change.after) if side is not None}
    rest = sum(_subject(triple) not in told for triple in (*delta.removed, *delta.added))
    return say(
        "delta-summary",
        language,
        added=len(delta.added),
        removed=len(delta.removed),
        rest=rest,
        **{name: kinds.count(name) for name in ("changed", "come", "gone")},
    )


def _subject(triple: Triple) -> str:
    return triple.subject.value if isinstance(triple.subject, NamedNode) else str(triple.subject)


def _kind(change: Change) -> str:
    if change.before and change.after:
        return "changed"
    return "come" if change.after else "gone"


def _sides(change: Change, language: str) -> Iterator[tuple[str, Told]]:
    """The sides that are there, each with its word where there are two."""
    both = change.before is not None and change.after is not None
    if change.before is not None:
        yield (say("delta-before", language) if both else ""), change.before
    if change.after is not None:
        yield (say("delta-after", language) if both else ""), change.after


def _markdown_change(change: Change, language: str) -> Iterable[str]:
    lines = [f"- **{say(f'delta-{_kind(change)}', language)}**"]
    for name, told in _sides(change, language):
        lines.append(f"  - {f'{name}: ' if name else ''}{_plain(told.words)}")
        for sentence in told.sentences:
            text = _plain(sentence.text) or say("delta-no-words", language)
            lines.append(f"    > {text} `{sentence.iri.replace('`', '%60')}`")
    return lines


def _html_change(change: Change, language: str) -> str:
    kind = _kind(change)
    parts = [f'<li class="{kind}"><b>{say(f"delta-{kind}", language)}</b>']
    for name, told in _sides(change, language):
        parts.append(f"<div>{f'{name}: ' if name else ''}<bdi>{html.escape(told.words)}</bdi></div>")
        for sentence in told.sentences:
            text = html.escape(sentence.text) or say("delta-no-words", language)
            cite = html.escape(sentence.iri)
            parts.append(f"<blockquote><bdi>{text}</bdi> <cite>{cite}</cite></blockquote>")
    return "".join([*parts, "</li>"])


def _plain(text: str) -> str:
    escaped = html.escape(" ".join(text.split()), quote=False)
    return "".join(f"\\{character}" if character in "[]|*_`#" else character for character in escaped)
