"""Whoever gets a package finds what is wrong with it, and whether its signer is who is trusted."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from kg.errors import ExportError
from kg.export.packaging import Packed
from kg.export.signing import read_private_key, read_public_key
from kg.export.verification import Severity, verify
from tests.export.conftest import PRIVATE


def codes(path: Path, **options: bytes) -> set[str]:
    """The codes of what is wrong with a package."""
    return {each.code for each in verify(path, **options) if each.severity is Severity.ERROR}


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


def _deep_manifest(home: Path) -> None:
    (home / "manifest.json").write_text("[" * 100_000, encoding="utf-8")


def _deep_signature(home: Path) -> None:
    (home / "signature.json").write_text('{"algorithm":' + "[" * 100_000, encoding="utf-8")


def _deep_graph(home: Path) -> None:
    """So deep that the parser of JSON-LD would end the process."""
    deep = '{"@graph":' * 20_000 + "[]" + "}" * 20_000
    (home / "data/graph.jsonld").write_text(deep, encoding="utf-8")


def _deep_triples(home: Path) -> None:
    """So deep that the parser of N-Triples would end the process."""
    deep = "<a:a> <a:b> " + "<<( <a:a> <a:b> " * 20_000 + "<a:c>" + " )>>" * 20_000 + " ."
    (home / "data/graph.nt").write_text(deep, encoding="utf-8")


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
    (_deep_manifest, {"no-manifest"}, "a manifest nested without end"),
    (_deep_signature, {"signature-unreadable"}, "a signature nested without end"),
    (_deep_graph, {"changed", "unreadable"}, "JSON-LD nested without end"),
    (_deep_triples, {"changed", "unreadable"}, "triples in triples without end"),
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


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        (
            "data/graph.nt",
            "data/graph.nt: 不是完整的 N-Triples 文件：第 2 行第 1 个字符起不合写法",
            "data/graph.nt: no whole N-Triples file: what stands at line 2, character 1 cannot be read",
        ),
        (
            "data/graph.rdf",
            "data/graph.rdf: 不是完整的 RDF/XML 文件，读不出来",
            "data/graph.rdf: no whole RDF/XML file: it cannot be read",
        ),
    ],
)
def test_a_file_that_breaks_off_is_told_in_plain_words(packed: Packed, name: str, zh: str, en: str) -> None:
    """With the line, where there is one, and none of the parser's words."""
    path = packed.folder / name
    whole = path.read_bytes()
    path.write_bytes(whole.partition(b"\n")[0] + b"\nnonsense" if name.endswith(".nt") else whole[:-9])

    found = [each for each in verify(packed.folder) if each.code == "unreadable"]

    assert [each.line("zh") for each in found] == [zh]
    assert [each.line("en") for each in found] == [en]


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
