"""kg export, package, verify, diff and apply as a user runs them, on a made-up district."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from kg.cli.commands import cli
from kg.errors import KgError
from kg.export.dataset import read_graph
from kg.export.receiving import take_whole
from kg.pipeline import build
from tests.assessment.factories import EVERY, SEQUENCE

DISTRICT = Path(__file__).parent.parent / "export" / "district.ttl"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder whose .kg has taken the made-up district."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_DATA", raising=False)
    monkeypatch.delenv("KG_SIGNING_KEY", raising=False)
    take_whole(DISTRICT, tmp_path / ".kg")
    return tmp_path


def kg(*arguments: str) -> Result:
    """Runs a command in this process."""
    return CliRunner().invoke(cli, arguments, prog_name="kg")


def test_a_package_is_made_checked_and_found_faulty(home: Path) -> None:
    """Exit code 0 while it is sound; 1, with the file in plain words, when a word was changed."""
    made = kg("package", "full")

    assert made.exit_code == 0, made.output
    assert "not signed" in made.output
    assert kg("verify", "full.zip").exit_code == 0
    readme = home / "full" / "README.en.md"
    readme.write_text(readme.read_text(encoding="utf-8") + "!", encoding="utf-8")
    checked = kg("verify", "full", "--lang", "en")
    assert checked.exit_code == 1
    assert "README.en.md: the file was changed" in checked.output


@pytest.fixture
def keys(home: Path) -> None:
    """Two keys in the working folder, mine.pem and other.pem."""
    for name, seed in (("mine.pem", 1), ("other.pem", 2)):
        key = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
        (home / name).write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


@pytest.mark.usefixtures("home", "keys")
def test_the_key_comes_from_the_environment_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """$KG_SIGNING_KEY signs; the receiver's --key decides who is trusted."""
    monkeypatch.setenv("KG_SIGNING_KEY", "mine.pem")

    assert "signed, key" in kg("package", "statistics").output
    assert kg("verify", "statistics", "--key", "mine.pem").exit_code == 0
    assert kg("verify", "statistics", "--key", "other.pem").exit_code == 1


def test_a_receiver_keeps_up_by_deltas(home: Path) -> None:
    """The whole, then a delta, applied twice; the second time nothing changes. Another base is refused."""
    old = home / "old.ttl"
    old.write_text(DISTRICT.read_text(encoding="utf-8").replace('"6.2%"', '"6.3%"'), encoding="utf-8")
    take_whole(old, home / "received")

    differ = kg("diff", "received", ".kg", "-o", "out/delta.rdfp")
    first = kg("apply", "out/delta.rdfp", "-o", "received")
    second = kg("apply", "out/delta.rdfp", "-o", "received")

    assert differ.output.endswith("1 facts differ; 1 added, 1 removed\n")
    assert "6.3%" in (home / "out" / "delta.md").read_text(encoding="utf-8")
    assert (home / "out" / "delta.html").is_file()
    assert "brought up to date" in first.output
    assert "as it was" in second.output
    assert read_graph(home / "received").digest == read_graph(home / ".kg").digest
    strange = kg("apply", "out/delta.rdfp", "-o", str(DISTRICT.with_name("nowhere.ttl")))
    assert isinstance(strange.exception, KgError)


def test_a_package_is_taken_whole(home: Path) -> None:
    """`kg apply` of a zip makes a folder that `kg query` reads."""
    kg("package", "full")

    assert kg("apply", "full.zip", "-o", "received").exit_code == 0
    asked = kg("query", "-o", "received", "-e", "ASK { ?firm rdfs:label '蓝湾科技'@zh }")
    assert asked.output.strip() == "yes"


@pytest.mark.usefixtures("keys")
def test_a_receiver_takes_only_what_its_sender_signed(home: Path) -> None:
    """`kg apply --key`: what is unsigned, of another key or changed since is refused, package or delta."""
    kg("package", "full", "-o", "signed", "--key", "mine.pem")
    kg("package", "full", "-o", "bare")
    for parcel, key, said in (
        ("bare.zip", "mine.pem", "not signed"),
        ("signed.zip", "other.pem", "signed by another key"),
        ("old.ttl", "mine.pem", "no header"),
    ):
        (home / "old.ttl").write_bytes(DISTRICT.read_bytes())
        refused = kg("apply", parcel, "-o", "received", "--key", key)
        assert said in str(refused.exception), parcel
        assert not (home / "received").exists()
    assert kg("apply", "signed", "-o", "received", "--key", "mine.pem").exit_code == 0

    kg("export", "turtle", "-o", "next.ttl")
    later = (home / "next.ttl").read_text(encoding="utf-8").replace('"6.2%"', '"6.3%"')
    (home / "next.ttl").write_text(later, encoding="utf-8")
    before = read_graph(home / "received").digest
    kg("diff", "received", "next.ttl", "-o", "d.rdfp", "--key", "mine.pem")
    signed = (home / "d.rdfp").read_bytes()
    (home / "bare.rdfp").write_bytes(signed)
    assert "not signed" in str(kg("apply", "bare.rdfp", "-o", "received", "--key", "mine.pem").exception)
    assert "signed by another key" in str(
        kg("apply", "d.rdfp", "-o", "received", "--key", "other.pem").exception
    )
    (home / "d.rdfp").write_bytes(signed.replace(b"6.3", b"6.4"))
    assert "does not hold" in str(kg("apply", "d.rdfp", "-o", "received", "--key", "mine.pem").exception)
    assert read_graph(home / "received").digest == before
    (home / "d.rdfp").write_bytes(signed)
    assert kg("apply", "d.rdfp", "-o", "received", "--key", "mine.pem").exit_code == 0
    assert read_graph(home / "received").digest == read_graph(home / "next.ttl").digest


def test_a_delta_made_anew_without_a_key_has_no_signature(home: Path, keys: None) -> None:
    """That of the delta before does not stay beside it."""
    for options in (["--key", "mine.pem"], []):
        kg("diff", ".kg", str(DISTRICT), "-o", "d.rdfp", *options)

        assert (home / "d.rdfp.signature.json").exists() == bool(options)


FORMS = [
    ("turtle", "g.ttl"),
    ("xlsx", "t.xlsx"),
    ("html", "p.html"),
    ("csv", "tables"),
    ("datacube", "c.ttl"),
]


@pytest.mark.parametrize(("form", "name"), FORMS, ids=[form for form, _ in FORMS])
def test_the_graph_is_written_in_a_form(home: Path, form: str, name: str) -> None:
    """Into a folder that need not be there yet."""
    done = kg("export", form, "-o", f"out/{name}")

    assert done.exit_code == 0, done.output
    assert (home / "out" / name).exists()


WRONG = [
    (("package", "statistic"), "statistics", "a profile that is not there"),
    (("package", "full", "--key", "nowhere.pem"), "nowhere.pem", "a key that is not there"),
    (("verify", "nowhere"), "nowhere", "a package that is not there"),
    (("diff", "nowhere", ".kg"), "nowhere", "a graph that is not there"),
    (("apply", "nowhere.rdfp"), "nowhere.rdfp", "a delta that is not there"),
    (("export", "html", "-o", "x.html", "--about", "蓝湾"), "蓝湾科技", "half a name"),
    (("export", "turtle", "-o", "x.ttl", "--data", "nowhere"), "kg build", "nothing built"),
    (("package", "full", "-o", "."), "not a folder's name", "no name for the folder"),
]


@pytest.mark.parametrize(("arguments", "said"), [case[:2] for case in WRONG], ids=[case[2] for case in WRONG])
def test_what_is_wrong_is_said_in_one_line(home: Path, arguments: tuple[str, ...], said: str) -> None:
    """With the name at fault or what to use instead, and nothing is left behind."""
    before = sorted(path.name for path in home.iterdir())

    done = kg(*arguments)

    assert isinstance(done.exception, KgError)
    assert said in str(done.exception)
    assert "\n" not in str(done.exception)
    assert sorted(path.name for path in home.iterdir()) == before


def test_a_format_that_is_none_is_bad_usage(home: Path) -> None:
    """Exit code 2, with the formats there are."""
    done = kg("export", "docx", "-o", str(home / "x"))

    assert done.exit_code == 2
    assert "turtle" in done.output


def test_what_is_handed_on_can_be_as_it_was_known_on_a_day(tmp_path: Path) -> None:
    """Exported, packaged and checked: of five reports one was known at the end of June 2021."""
    build([SEQUENCE / f"{name}.txt" for name in EVERY], tmp_path / "kg")
    place = ("--data", str(tmp_path / "kg"))
    then = ("--as-of", "2021-06-30")

    for name, day in (("then", then), ("now", ())):
        assert kg("export", "ntriples", "-o", str(tmp_path / f"{name}.nt"), *place, *day).exit_code == 0
        assert kg("package", "full", "-o", str(tmp_path / name), *place, *day).exit_code == 0
    reports = [(tmp_path / f"{name}.nt").read_text().count("ontology#Report> .") for name in ("then", "now")]
    checked = kg("validate", "-o", str(tmp_path / "kg"), *then)
    read = kg("coverage", "--json", "-o", str(tmp_path / "kg"), *then).output.splitlines()
    pairs = kg("review", "--json", "-o", str(tmp_path / "kg"), *then).output.splitlines()
    unknown = kg("publish", "http://127.0.0.1:1/data", "-o", str(tmp_path / "kg"), "--as-of", "1999-01-01")
    nothing = kg("export", "ntriples", "-o", str(tmp_path / "x.nt"), *place, "--as-of", "1999-01-01")

    assert reports == [1, 5]
    assert kg("verify", str(tmp_path / "then.zip")).exit_code == 0
    assert checked.output == "0 violations\n"
    assert {json.loads(line)["report"] for line in read} == {"2021h1"}
    assert all(json.loads(line)[side]["report"] == "2021h1" for line in pairs for side in ("left", "right"))
    assert "no report was known by then" in str(unknown.exception)
    assert isinstance(nothing.exception, KgError)
