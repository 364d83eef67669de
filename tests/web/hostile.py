"""Labels that would do harm wherever they were taken for more than text."""

from __future__ import annotations

from collections.abc import Iterator

BASE = "https://w3id.org/devplan/id/"
HOSTILE = {
    "script": "<script>window.harmed=1</script>",
    "image": '"><img src=x onerror=window.harmed=1>',
    "address": "javascript:window.harmed=1",
    "markup": '</script></style><a href="javascript:window.harmed=1">x</a><svg onload=window.harmed=1>',
    "direction": "abc\u202egpj.exe",
    "template": "{{7*7}}${7*7}<%= 7*7 %>",
    "formula": '=HYPERLINK("http://x.example","x")',
    "long": "长" * 5_000,
    "quote": "'\"`\\",
}


def hostile_lines() -> Iterator[str]:
    """A graph of things and places with these labels, tied to an IRI that would run as a script."""
    dp, rdf = "https://w3id.org/devplan/ontology#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    for name, text in HOSTILE.items():
        literal = text.replace("\\", "\\\\").replace('"', '\\"')
        thing, other = f"<{BASE}310114/{name}>", "<javascript:window.harmed=1>"
        yield f"{thing} <{rdf}type> <{dp}Project> .\n"
        yield f'{thing} {label} "{literal}"@zh .\n'
        yield f"{thing} <{dp}locatedIn> {other} .\n"
        yield f"{thing} <http://www.w3.org/2000/01/rdf-schema#seeAlso> {other} .\n"
        yield f'{other} {label} "{literal}"@zh .\n{other} <{rdf}type> <{dp}Place> .\n'
