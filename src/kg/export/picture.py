"""A network of things as one HTML file that opens offline, and as a pyvis network for notebooks.

pyvis 0.3.2 writes pages that fetch from other hosts and puts headings, ids and titles in as they are; so the
page here is our own, and what pyvis is handed cannot be read as markup.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections import Counter
from importlib.resources import files
from pathlib import Path

import networkx as nx
from pyvis.network import Network

from kg.export.words import say
from kg.vocabulary import EntityClass

PAGE = Path(__file__).parent / "page"
VIS = "lib/vis-9.1.2/vis-network.min.js"
LONGEST_LABEL, LONGEST_TITLE = 24, 300
# A class's colour, that of the explorer: dark enough on white for a mark of its size (3:1).
COLOURS = {
    EntityClass.INDUSTRY: "#a34a1e",
    EntityClass.PLACE: "#55702a",
    EntityClass.PARK: "#2d6a3f",
    EntityClass.ORGANIZATION: "#5b5fa8",
    EntityClass.ENTERPRISE: "#7a4a9c",
    EntityClass.PROJECT: "#0d5c63",
    EntityClass.PLATFORM: "#1f6fa8",
    EntityClass.POLICY_DOCUMENT: "#6f4e0c",
    EntityClass.POLICY_MEASURE: "#7d5200",
    EntityClass.EVENT: "#a8325e",
    EntityClass.INDICATOR: "#45565c",
}
# Marks that turn the direction of what follows them, and could make a name look like another.
DIRECTION = dict.fromkeys(
    map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)
# The same network is drawn the same way each time; a large one is not untangled for long.
LAYOUT: dict[str, object] = {
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "physics": {
        "stabilization": {"iterations": 200},
        "barnesHut": {"gravitationalConstant": -5000, "springLength": 120},
    },
    "interaction": {"hover": True, "keyboard": {"enabled": True, "bindToWindow": False}},
    "nodes": {
        "shape": "dot",
        "font": {"color": "#1c2427", "strokeWidth": 4, "strokeColor": "#ffffff"},
        "scaling": {
            "min": 8,
            "max": 36,
            "label": {"enabled": True, "min": 13, "max": 64, "maxVisible": 24, "drawThreshold": 5},
        },
    },
    "edges": {"arrows": "to", "color": {"color": "#b4bfc2", "highlight": "#0d5c63"}, "smooth": False},
}


def plain(text: str, longest: int) -> str:
    """Words on one line, not too long, in the direction they are written."""
    words = " ".join(text.translate(DIRECTION).split())
    return words if len(words) <= longest else words[: longest - 1] + "…"


def to_pyvis(network: nx.MultiDiGraph) -> Network:
    """A pyvis network whose every value is safe on the page pyvis writes; ids are numbers.

    pyvis takes a title with "href" in it for markup and puts it in as it is: those four letters are parted.
    """
    drawn = Network(directed=True, cdn_resources="in_line", notebook=False)
    numbers = {iri: number for number, iri in enumerate(sorted(network.nodes))}
    for iri, number in numbers.items():
        held = network.nodes[iri]
        drawn.add_node(
            number,
            label=_inert(held["label"], LONGEST_LABEL),
            title=_inert(f"{held['kind_label']} {held['label']} {held['sentence']}", LONGEST_TITLE),
            color=COLOURS[EntityClass(held["kind"])],
        )
    for source, target, _, held in sorted(network.edges(keys=True, data=True), key=lambda each: each[:3]):
        title = _inert(f"{held['label']} {held['sentence']}", LONGEST_TITLE)
        drawn.add_edge(numbers[source], numbers[target], title=title)
    return drawn


def _inert(text: str, longest: int) -> str:
    safe = plain(text, longest).translate({ord("<"): "‹", ord(">"): "›", ord("&"): "＆", ord("`"): "'"})
    return safe.replace("href", "h\u200bref").replace("HREF", "H\u200bREF")


def picture_html(network: nx.MultiDiGraph, language: str = "zh") -> str:
    """The page: vis-network and the data inside it, under a policy that lets nothing else run or load."""
    style = (PAGE / "picture.css").read_text(encoding="utf-8")
    script = (PAGE / "picture.js").read_text(encoding="utf-8")
    library = files("pyvis").joinpath("templates", VIS).read_text(encoding="utf-8")
    library = library.replace("</script", "<\\/script").replace("//# sourceMappingURL=", "// ")
    hashes = " ".join(f"'{_hash(text)}'" for text in (library, script))
    policy = (
        f"default-src 'none'; script-src {hashes}; style-src '{_hash(style)}'; img-src data:; base-uri 'none'"
    )
    said = {
        key: html.escape(say(f"picture-{key}", language))
        for key in ("title", "find", "classes", "canvas", "hint", "listing", "noscript")
    }
    page = (PAGE / "picture.html").read_text(encoding="utf-8")
    return page.format(
        lang="zh-CN" if language == "zh" else "en",
        policy=policy,
        style=style,
        data=_json(_page_data(network, language)),
        library=library,
        script=script,
        **said,
    )


def _page_data(network: nx.MultiDiGraph, language: str) -> dict[str, object]:
    numbers = {iri: number for number, iri in enumerate(sorted(network.nodes))}
    edges = sorted(network.edges(keys=True, data=True), key=lambda each: each[:3])
    stated = [each for each in edges if each[3]["stated"]]
    degrees = Counter(end for source, target, _, _ in stated for end in (source, target))
    nodes = [_node(iri, number, degrees[iri], network.nodes[iri]) for iri, number in numbers.items()]
    kinds = {str(held["kind"]): str(held["kind_label"]) for _, held in network.nodes(data=True)}
    return {
        "nodes": nodes,
        "edges": [
            {
                "id": f"e{number}",
                "from": numbers[source],
                "to": numbers[target],
                "title": plain(held["label"], LONGEST_TITLE),
                "about": {"label": held["label"], "sentence": held["sentence"]},
            }
            for number, (source, target, _, held) in enumerate(stated)
        ],
        "classes": [[kind.value, kinds[kind], COLOURS[kind]] for kind in EntityClass if kind.value in kinds],
        "words": {key: say(key, language) for key in ("class", "aliases", "status", "relation")},
        "options": LAYOUT,
    }


def _node(iri: str, number: int, degree: int, held: dict[str, str]) -> dict[str, object]:
    label = plain(held["label"], 5 * LONGEST_TITLE)
    about = {key: held[key] for key in ("aliases", "status", "sentence")}
    return {
        "id": number,
        "group": held["kind"],
        "value": degree,
        "color": COLOURS[EntityClass(held["kind"])],
        "label": plain(held["label"], LONGEST_LABEL),
        "title": plain(f"{held['kind_label']} {held['label']}", LONGEST_TITLE),
        "about": {"label": label, "kind": held["kind_label"], "iri": iri, **about},
    }


def _json(record: object) -> str:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
