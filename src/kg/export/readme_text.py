"""A package's README in one language, from the texts in readme/."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from kg.export.contents import READMES, Item
from kg.export.manifest import class_counts
from kg.export.profile import Profile
from kg.export.selection import Selection
from kg.export.signing import Signature
from kg.export.words import say, term_label
from kg.rdf.terms import shorten


def readme(
    profile: Profile, selection: Selection, files: Sequence[Item], signer: Signature | None, language: str
) -> Item:
    """The page; `signer` is told by its fingerprint only, as the signature covers this page too."""
    graph = selection.graph
    template = (READMES / f"README.{language}.md").read_text(encoding="utf-8")
    reports = (
        f"- {_plain(graph.label(one))} · `{one.value}` · SHA-256 `{graph.text(one, 'dp:sha256')}`"
        for one in graph.members("Report")
    )
    counts = (
        f"| {term_label(curie, language)} (`{curie}`) | {number} |"
        for curie, number in class_counts(graph).items()
    )
    text = template.format(
        title=_plain(profile.title[language]),
        description=_plain(profile.description[language]),
        triples=len(graph),
        digest=graph.digest,
        reports="\n".join(reports),
        licence=profile.licence,
        evidence=say(f"evidence-{profile.evidence}", language),
        withheld=_withheld(profile, language),
        files="\n".join(_file_rows(files, language)),
        counts="\n".join(counts),
        queries="\n".join(_queries(files, language)),
        signature=(
            say("readme-signed", language, fingerprint=signer.fingerprint)
            if signer
            else say("readme-unsigned", language)
        ),
    )
    return Item(f"README.{language}.md", text.encode(), "text/markdown", "file-readme")


def _file_rows(files: Iterable[Item], language: str) -> Iterable[str]:
    """A row for each file; the ontology's many files are told by their folder."""
    told: dict[str, str] = {}
    for item in files:
        if item.key in {"file-ontology", "file-shapes", "file-query"}:
            told.setdefault(item.path.rpartition("/")[0] + "/", say(item.key, language))
        else:
            told[item.path] = item.title(language)
    return (f"| `{path}` | {_plain(title)} |" for path, title in told.items())


def _withheld(profile: Profile, language: str) -> str:
    what = [term_label(f"dp:{local}", language) for local in profile.withhold.classes]
    what += [term_label(shorten(full), language) for full in profile.withhold.properties]
    what += [say("withheld-labels", language)] if profile.withhold.labels else []
    joined = ("、" if language == "zh" else ", ").join(what)
    return say("withheld", language, what=joined) if what else ""


def _queries(files: Iterable[Item], language: str) -> Iterable[str]:
    """Each query under its title; a query file begins with its titles, zh then en."""
    chosen = (item for item in files if item.key == "file-query")
    for number, item in enumerate(chosen, start=1):
        zh, en, body = item.data.decode().split("\n", 2)
        title = (zh if language == "zh" else en).partition(": ")[2]
        yield f"{number}. **{title}** (`{item.path}`)\n\n```sparql\n{body.strip()}\n```\n"


def _plain(text: str) -> str:
    """Words with nothing in them that Markdown or HTML would take for its own."""
    escaped = html.escape(" ".join(text.split()), quote=False)
    return "".join(f"\\{character}" if character in "[]|*`" else character for character in escaped)
