"""Packages: whole or not at all, the same bytes each time, and checkable by whoever gets them."""

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
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store, Triple, parse

from kg.errors import ExportError
from kg.export.csvw import csv_bytes
from kg.export.dataset import Graph, digest_of, read_graph
from kg.export.packaging import Packed, package
from kg.export.profile import Evidence, Profile, Select, Withhold, profile_names, read_profile
from kg.export.signing import read_private_key, read_public_key
from kg.export.tables import to_tables
from kg.export.verification import Severity, is_sound, verify
from kg.export.withholding import folded
from kg.export.xlsx import xlsx_bytes
from kg.namespaces import PREFIXES
from kg.rdf.terms import dp, node

PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


@pytest.fixture
def full() -> Profile:
    """The profile that keeps nothing back."""
    return read_profile("full")


@pytest.fixture
def packed(district: Graph, full: Profile, tmp_path: Path) -> Packed:
    """A signed package of the district."""
    return package(full, district, tmp_path / "parcel", key=PRIVATE)


def codes(path: Path, **options: bytes) -> set[str]:
    """The codes of what is wrong with a package."""
    return {each.code for each in verify(path, **options) if each.severity is Severity.ERROR}


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


def test_the_signature_is_checked_against_the_key_given(packed: Packed, tmp_path: Path) -> None:
    """The signer's key is trusted, another is not, and an unsigned package fails where a key is asked for."""
    mine = PRIVATE.public_key().public_bytes_raw()
    other = Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key().public_bytes_raw()

    assert codes(packed.folder, public_key=mine) == set()
    assert codes(packed.folder, public_key=other) == {"signer-other"}
    (packed.folder / "signature.json").unlink()
    assert codes(packed.folder) == set()
    assert codes(packed.folder, public_key=mine) == {"unsigned"}


def test_keys_are_read_from_pem(tmp_path: Path) -> None:
    """What openssl writes is read; another kind of key, or no key, is told with how to make one."""
    private, public, wrong = tmp_path / "key.pem", tmp_path / "public.pem", tmp_path / "wrong.pem"
    private.write_bytes(PRIVATE.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public.write_bytes(PRIVATE.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    wrong.write_text("no key", encoding="utf-8")

    assert read_private_key(private).public_key() == PRIVATE.public_key()
    assert read_public_key(public) == read_public_key(private) == PRIVATE.public_key().public_bytes_raw()
    for read in (read_private_key, read_public_key):
        for path in (wrong, tmp_path / "nowhere.pem"):
            with pytest.raises(ExportError, match=path.name):
                read(path)


def _rewrite(home: Path, path: str, old: str, new: str) -> None:
    text = (home / path).read_text(encoding="utf-8")
    assert old in text
    (home / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def _sign_off(home: Path) -> None:
    """Makes the manifest fit the files again, as a forger without the key would."""
    manifest = json.loads((home / "manifest.json").read_bytes())
    for path, listed in manifest["files"].items():
        data = (home / path).read_bytes()
        listed.update(sha256=hashlib.sha256(data).hexdigest(), bytes=len(data))
    (home / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def _remove(home: Path) -> None:
    (home / "data/graph.ttl").unlink()


def _add(home: Path) -> None:
    (home / "data/extra.nt").write_text("", encoding="utf-8")


def _change_word(home: Path) -> None:
    _rewrite(home, "README.zh.md", "三元组", "四元组")


def _change_figure(home: Path) -> None:
    _rewrite(home, "data/graph.nt", '"6.1"', '"9.9"')
    _sign_off(home)


def _add_triple(home: Path) -> None:
    path = home / "data/graph.nt"
    path.write_text(
        path.read_text(encoding="utf-8") + "<http://a/> <http://a/b> <http://a/c> .\n", encoding="utf-8"
    )
    _sign_off(home)


def _blank_node(home: Path) -> None:
    _rewrite(home, "data/graph.ttl", "@prefix", "_:a <http://a/b> _:c .\n@prefix")
    _sign_off(home)


def _break_shape(home: Path) -> None:
    _rewrite(home, "data/graph.nt", '"2030-01-01/2030-06-30"', '"the first half"')
    _sign_off(home)


def _break_off(home: Path) -> None:
    path = home / "data/graph.ttl"
    path.write_bytes(path.read_bytes()[:-40])


def _break_cube(home: Path) -> None:
    text = (home / "cube/figures.ttl").read_text(encoding="utf-8")
    (home / "cube/figures.ttl").write_text(
        text.replace("dp-cube:reading 2", "dp-cube:reading 1"), encoding="utf-8"
    )


def _void(home: Path) -> None:
    _rewrite(home, "catalogue/dataset.ttl", "void:triples 299", "void:triples 298")


def _no_manifest(home: Path) -> None:
    (home / "manifest.json").unlink()


def _bad_signature(home: Path) -> None:
    (home / "signature.json").write_text("{}", encoding="utf-8")


def _link(home: Path) -> None:
    (home / "passwords").symlink_to("/etc/hostname")


FAULTS = [
    (_remove, {"missing"}, "a file is gone"),
    (_add, {"extra"}, "a file nobody listed"),
    (_change_word, {"changed"}, "a word in a README"),
    (_change_figure, {"signature-bad", "digest"}, "a figure, with the manifest made to fit"),
    (
        _add_triple,
        {"signature-bad", "digest", "triples", "void-triples"},
        "a triple more, with the manifest made to fit",
    ),
    (_blank_node, {"signature-bad", "blank-nodes"}, "blank nodes, which could take for ever to canonicalize"),
    (_break_shape, {"signature-bad", "digest", "shape"}, "a period in words"),
    (_break_off, {"changed", "unreadable"}, "a file that breaks off"),
    (_break_cube, {"changed", "cube"}, "two figures with the same dimensions"),
    (_void, {"changed", "void-triples"}, "a catalogue that counts wrong"),
    (_no_manifest, {"no-manifest"}, "no manifest"),
    (_bad_signature, {"signature-unreadable"}, "a signature file that is none"),
    (_link, {"unsafe"}, "a link out of the folder"),
]


@pytest.mark.parametrize(("damage", "said"), [case[:2] for case in FAULTS], ids=[case[2] for case in FAULTS])
def test_each_fault_is_found_and_said(packed: Packed, damage: object, said: set[str]) -> None:
    """Exactly what is wrong, in both languages, with the file where it is."""
    assert callable(damage)
    damage(packed.folder)

    assert codes(packed.folder) == said
    for finding in verify(packed.folder):
        assert finding.line("zh") != finding.line("en")


def _repacked(archive: Path, entries: dict[str, bytes | None]) -> Path:
    """The zip with entries put in or, where None, left out."""
    with zipfile.ZipFile(archive) as old:
        files: dict[str, bytes | None] = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as fresh:
        for name, data in (files | entries).items():
            if data is not None:
                fresh.writestr(name, data)
    return archive


@pytest.mark.parametrize("name", ["full/../../evil.txt", "/etc/evil", "full\\..\\evil"])
def test_a_zip_that_climbs_out_is_found(packed: Packed, name: str) -> None:
    """Nothing is unpacked, and the path is told."""
    assert "unsafe" in codes(_repacked(packed.archive, {name: b"x"}))


def test_a_zip_that_would_fill_the_memory_is_not_unpacked(packed: Packed) -> None:
    """A file that packs to almost nothing is told as unsafe, and the data beside it are still checked."""
    assert codes(_repacked(packed.archive, {"full/data/graph.nq": b" " * (17 << 20)})) == {
        "unsafe",
        "missing",
    }


def test_a_damaged_zip_is_told(packed: Packed) -> None:
    """A zip cut in the middle is an error with its mend, not a traceback; so is no zip at all."""
    packed.archive.write_bytes(packed.archive.read_bytes()[:-200])

    for path in (packed.archive, packed.folder / "manifest.json", packed.folder / "nowhere"):
        with pytest.raises(ExportError, match=path.name):
            verify(path)


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


def test_a_table_has_a_row_for_each_thing(district: Graph) -> None:
    """The columns the recipients asked for: label, aliases, status, industry, place, sentence, IRI."""
    project = next(table for table in to_tables(district) if table.name == "Project")
    rows = list(csv.DictReader(io.StringIO(csv_bytes(project).decode(), newline="")))
    line = next(row for row in rows if row["名称"] == "氢动膜电极产线")

    assert line["状态"] == "投产"
    assert line["产业"] == "氢能产业|汽车产业"
    assert line["承担方"] == "蓝湾科技"
    assert line["证据语句"] == "星河总部一期竣工,氢动膜电极产线投产。"
    assert line["标识"] == "https://w3id.org/devplan/id/999901/氢动膜电极产线"


def test_tables_speak_english_where_asked(district: Graph) -> None:
    """Heads and terms come from the ontology's English labels; names stay as the report has them."""
    project = next(table for table in to_tables(district, "en") if table.name == "Project")
    rows = list(csv.DictReader(io.StringIO(csv_bytes(project, "en").decode(), newline="")))

    assert {row["status"] for row in rows} == {"completed", "in production"}


def test_the_metadata_describe_every_table(packed: Packed) -> None:
    """CSVW's titles are the heads, in the order of the columns, and every file is there."""
    record = json.loads((packed.folder / "tables/csv-metadata.json").read_bytes())

    assert {table["url"] for table in record["tables"]} == {
        path.name for path in packed.folder.glob("tables/*.csv")
    }
    for table in record["tables"]:
        head = next(
            csv.reader(io.StringIO((packed.folder / "tables" / table["url"]).read_text(encoding="utf-8")))
        )
        titles = [column["titles"]["zh"] for column in table["tableSchema"]["columns"]]
        assert head == titles
        assert len(set(titles)) == len(titles)


def test_numbers_are_numbers_in_the_workbook(district: Graph) -> None:
    """A sheet a table, values as numbers, names as text."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(to_tables(district))))

    assert book.sheetnames[0] == "产业"
    values = [row[1].value for row in book["数据"].iter_rows(min_row=2)]
    assert 20.5 in values


def test_the_zip_unpacks_to_the_folder(packed: Packed, tmp_path: Path) -> None:
    """Any unzip gives the same files under the profile's name, and they are sound."""
    shutil.unpack_archive(packed.archive, tmp_path / "unpacked")

    assert is_sound(verify(tmp_path / "unpacked/full"))
    assert digest_of(read_graph(tmp_path / "unpacked/full").triples) == packed.digest
    assert dp("Fact").value in (tmp_path / "unpacked/full/data/graph.nt").read_text(encoding="utf-8")
