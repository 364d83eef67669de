"""Packages: whole or not at all, the same bytes each time, and what their profiles keep back."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pyshacl
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store, Triple, parse

from kg.errors import ExportError
from kg.export.dataset import Graph, digest_of, read_graph
from kg.export.packaging import Packed, package
from kg.export.profile import Evidence, Profile, Select, Withhold, profile_names, read_profile
from kg.export.verification import is_sound, verify
from kg.export.withholding import folded
from kg.namespaces import PREFIXES
from kg.rdf.terms import dp, node
from tests.export.conftest import PRIVATE


@pytest.mark.parametrize("name", profile_names())
@pytest.mark.parametrize("evidence", list(Evidence))
def test_every_profile_makes_a_sound_package(
    district: Graph, tmp_path: Path, name: str, evidence: Evidence
) -> None:
    """Folder and zip are found whole, whatever evidence goes along; the shapes sent along hold."""
    made = package(replace(read_profile(name), evidence=evidence), district, tmp_path / name)

    assert [each.line("en") for each in verify(made.folder)] == ["not signed: who sent it cannot be told"]
    assert is_sound(verify(made.archive))


def test_the_same_graph_gives_the_same_bytes(district: Graph, full: Profile, tmp_path: Path) -> None:
    """Zip and folder do not depend on the clock, on the order of the triples or on where they are written."""
    first = package(full, district, tmp_path / "a", key=PRIVATE)
    second = package(full, Graph(reversed(district.triples)), tmp_path / "deep" / "b", key=PRIVATE)

    assert first.archive.read_bytes() == second.archive.read_bytes()
    assert first.digest == second.digest == district.digest


def test_bytes_do_not_depend_on_the_process(built: Path, tmp_path: Path) -> None:
    """Two processes with other hash seeds write the same zip."""
    code = (
        "import sys; from pathlib import Path; from kg.export.dataset import read_graph\n"
        "from kg.export.packaging import package; from kg.export.profile import read_profile\n"
        "package(read_profile('full'), read_graph(Path(sys.argv[1])), Path(sys.argv[2]))"
    )
    for seed in ("1", "2"):
        arguments = [sys.executable, "-c", code, str(built), str(tmp_path / seed)]
        subprocess.run(arguments, env={"PYTHONHASHSEED": seed}, check=True)

    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()


def test_a_recipient_without_kg_can_check_it(packed: Packed, district: Graph) -> None:
    """`sha256sum data/graph.nt` is the digest, and each file's checksum is in the manifest."""
    manifest = json.loads((packed.folder / "manifest.json").read_bytes())

    assert hashlib.sha256((packed.folder / "data/graph.nt").read_bytes()).hexdigest() == district.digest
    assert manifest["digest"] == {"algorithm": "RDFC-1.0, SHA-256", "value": district.digest}
    for path, listed in manifest["files"].items():
        assert hashlib.sha256((packed.folder / path).read_bytes()).hexdigest() == listed["sha256"]


@pytest.mark.parametrize("name", profile_names())
def test_another_validator_finds_the_shapes_kept(district: Graph, tmp_path: Path, name: str) -> None:
    """A second validator, pySHACL, agrees that the data keep the very shapes that travel with them."""
    home = package(read_profile(name), district, tmp_path / name).folder
    data, shapes = rdflib.Graph(), rdflib.Graph()
    data.parse(home / "data/graph.nt")
    for path in sorted((home / "ontology").rglob("*.ttl")):
        (shapes if path.parent.name == "shapes" else data).parse(path)

    conforms, _, said = pyshacl.validate(data, shacl_graph=shapes)

    assert conforms, said


def test_shapes_lose_only_the_least_counts_of_what_is_kept_back(district: Graph, tmp_path: Path) -> None:
    """Everything else in the shapes is as the ontology has it."""
    home = package(read_profile("public"), district, tmp_path / "public").folder
    for path in sorted((home / "ontology/shapes").glob("*.ttl")):
        sent = {str(quad.predicate): 0 for quad in parse(path=str(path))}
        ours = list(parse(path=str(Path("ontology/shapes") / path.name)))
        counted = [quad for quad in ours if quad.predicate == node("sh:minCount")]
        assert set(sent) >= {str(quad.predicate) for quad in ours} - {str(node("sh:minCount"))}
        assert len(ours) - len(list(parse(path=str(path)))) <= len(counted)


def test_five_queries_answer_in_each_package(district: Graph, tmp_path: Path) -> None:
    """Each query that is suggested has rows in that very package, and both READMEs show it."""
    for name in profile_names():
        home = package(read_profile(name), district, tmp_path / name).folder
        store = Store()
        store.load(path=str(home / "data/graph.nt"))
        queries = sorted((home / "queries").glob("*.rq"))
        assert len(queries) == 5
        for path in queries:
            answer = store.query(path.read_text(encoding="utf-8"))
            assert isinstance(answer, QuerySolutions)
            assert next(iter(answer), None) is not None, path
            for language in ("zh", "en"):
                assert path.name in (home / f"README.{language}.md").read_text(encoding="utf-8")


def test_the_catalogue_counts_right(packed: Packed, district: Graph) -> None:
    """DCAT names every distribution with its size and checksum, VoID every number."""
    store = Store()
    store.load(path=str(packed.folder / "catalogue/dataset.ttl"))
    rows = store.query(
        """SELECT ?triples (COUNT(DISTINCT ?file) AS ?files) WHERE {
          ?set a dcat:Dataset ; void:triples ?triples ; dcterms:license ?licence ; dcterms:title ?title ;
            dcterms:description ?said ; prov:wasDerivedFrom ?report ; dcat:distribution ?file .
          ?file dcat:accessURL ?address ; dcat:byteSize ?size .
        } GROUP BY ?triples""",
        prefixes=PREFIXES,
    )
    assert isinstance(rows, QuerySolutions)
    row = next(iter(rows))
    manifest = json.loads((packed.folder / "manifest.json").read_bytes())
    described = set(manifest["files"]) - {"catalogue/dataset.ttl", "README.zh.md", "README.en.md"}

    assert (row["triples"].value, row["files"].value) == (str(len(district)), str(len(described)))


def test_a_withheld_word_is_in_no_file(district: Graph, full: Profile, tmp_path: Path) -> None:
    """Not in a table, a query, a README, the manifest, nor inside the workbook."""
    profile = replace(full, withhold=Withhold(labels=("蓝湾科技",)))

    made = package(profile, district, tmp_path / "parcel")

    for path in made.folder.rglob("*"):
        if path.is_file():
            assert folded("蓝湾科技") not in folded(path.read_bytes().decode("utf-8", errors="replace"))
    with zipfile.ZipFile(made.folder / "tables/tables.xlsx") as book:
        assert not [name for name in book.namelist() if "蓝湾科技" in book.read(name).decode()]


def test_a_title_that_tells_a_withheld_word_is_refused(
    district: Graph, full: Profile, tmp_path: Path
) -> None:
    """The last gate looks at what the sender wrote too, and nothing is left behind."""
    profile = replace(full, title={"zh": "不含蓝湾科技", "en": "x"}, withhold=Withhold(labels=("蓝湾科技",)))

    with pytest.raises(ExportError, match="must not leave"):
        package(profile, district, tmp_path / "parcel")

    assert list(tmp_path.iterdir()) == []


def test_a_package_replaces_a_package_and_nothing_else(
    district: Graph, full: Profile, tmp_path: Path
) -> None:
    """A second edition takes the first one's place whole; a folder of the user's is left alone."""
    package(full, district, tmp_path / "parcel")
    package(replace(full, select=Select(classes=("Industry",))), district, tmp_path / "parcel")
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("x", encoding="utf-8")

    assert is_sound(verify(tmp_path / "parcel"))
    assert not (tmp_path / "parcel/tables/Observation.csv").exists()
    with pytest.raises(ExportError, match="something else stands there"):
        package(full, district, mine)
    assert [path.name for path in mine.iterdir()] == ["letter.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine", "parcel", "parcel.zip"]


def test_a_folder_that_cannot_be_written_is_told(district: Graph, full: Profile, tmp_path: Path) -> None:
    """A file in the way of a folder: one line with the path and the mend."""
    (tmp_path / "file").write_text("x", encoding="utf-8")

    with pytest.raises(ExportError, match="cannot write"):
        package(full, district, tmp_path / "file" / "parcel")


def test_a_package_is_a_graph_to_work_on(packed: Packed, district: Graph) -> None:
    """Folder and zip are read like a build."""
    assert read_graph(packed.folder).digest == read_graph(packed.archive).digest == district.digest


HOSTILE = [
    '=HYPERLINK("http://evil/")',
    "+1+cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "\u202egnp.exe",
    '"],"x":["',
    "长" * 5000,
    "a|b\nc",
]


@pytest.mark.parametrize("label", HOSTILE)
def test_a_hostile_label_harms_nothing(district: Graph, full: Profile, tmp_path: Path, label: str) -> None:
    """No formula in a spreadsheet, no markup in a README, and a package that is sound."""
    thing = NamedNode("https://w3id.org/devplan/id/999901/蓝湾科技")
    old = Triple(thing, node("rdfs:label"), Literal("蓝湾科技", language="zh"))
    graph = Graph(
        {*district.triples} - {old} | {Triple(thing, node("rdfs:label"), Literal(label, language="zh"))}
    )

    made = package(full, graph, tmp_path / "parcel")

    assert is_sound(verify(made.folder))
    for path in made.folder.glob("tables/*.csv"):
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if len(cell) > 1 and cell[0] in "=+@"]
    book = openpyxl.load_workbook(made.folder / "tables/tables.xlsx")
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert "<script>" not in (made.folder / "README.zh.md").read_text(encoding="utf-8")


def test_the_zip_unpacks_to_the_folder(packed: Packed, tmp_path: Path) -> None:
    """Any unzip gives the same files under the profile's name, and they are sound."""
    shutil.unpack_archive(packed.archive, tmp_path / "unpacked")

    assert is_sound(verify(tmp_path / "unpacked/full"))
    assert digest_of(read_graph(tmp_path / "unpacked/full").triples) == packed.digest
    assert dp("Fact").value in (tmp_path / "unpacked/full/data/graph.nt").read_text(encoding="utf-8")
