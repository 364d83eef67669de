"""kg export, package, verify, diff, apply: the graph handed on, checked, and kept up with."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.dates import as_of_option
from kg.cli.options import default_data, endpoint_option
from kg.export.changes import changes
from kg.export.dataset import Graph, read_graph, read_source
from kg.export.delta import diff as find_delta
from kg.export.delta import patch_bytes, read_patch
from kg.export.delta_pages import delta_html, delta_markdown
from kg.export.formats import FORMATS, export_graph
from kg.export.packaging import package as write_package
from kg.export.profile import profile_names, read_profile
from kg.export.receiving import apply_delta, take_whole
from kg.export.signing import read_private_key, read_public_key, require_signature, sign, signature_path
from kg.export.verification import Severity, is_sound
from kg.export.verification import verify as find_faults
from kg.export.writing import write_file
from kg.store.builds import current_build
from kg.store.opening import check_address

PATH = click.Path(path_type=Path)
LANGUAGE_OPTION = click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
# The last line of `kg verify`, which ends alike in both languages, for programs.
VERDICTS = {"zh": ("有问题 not sound", "完好 sound"), "en": ("not sound", "sound")}
SIGNING_KEY_OPTION = click.option(
    "--key",
    type=PATH,
    envvar="KG_SIGNING_KEY",
    help="Ed25519 private key (PEM) to sign with.  [env: KG_SIGNING_KEY]",
)
SIGNER_OPTION = click.option("--key", type=PATH, help="The signer's public key (PEM), known by other means.")
GRAPH_OPTION = click.option(
    "--data",
    type=PATH,
    default=default_data,
    show_default="$KG_DATA, else .kg",
    help="Built graph, package or RDF file to take from.",
)


def _graph(data: Path, endpoint: str | None) -> Graph:
    """The graph to take from; a folder that is not there is one where nothing was built."""
    if endpoint:
        return read_source(check_address(endpoint))
    return read_graph(data if data.exists() or data.suffix else current_build(data))


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(sorted(FORMATS)))
@click.option("-o", "--output", type=PATH, required=True, help="File to write (csv: folder).")
@click.option(
    "--about", multiple=True, metavar="NAME", help="graphml, gexf, html: only what is around this thing."
)
@click.option("--steps", type=click.IntRange(0, 6), default=1, show_default=True, help="How far around it.")
@GRAPH_OPTION
@endpoint_option
@as_of_option
@LANGUAGE_OPTION
def export(
    form: str,
    output: Path,
    about: tuple[str, ...],
    steps: int,
    data: Path,
    endpoint: str | None,
    lang: str,
) -> None:
    """Write the graph as FORMAT: an RDF syntax, tables, or a picture."""
    size = export_graph(form, _graph(data, endpoint), output, language=lang, about=about, steps=steps)
    click.echo(f"{output}: {size} bytes")


@click.command()
@click.argument("profile", metavar="PROFILE")
@click.option(
    "-o", "--output", type=PATH, help="Folder to write; the zip is put beside it.  [default: PROFILE's name]"
)
@SIGNING_KEY_OPTION
@GRAPH_OPTION
@endpoint_option
@as_of_option
def package(profile: str, output: Path | None, key: Path | None, data: Path, endpoint: str | None) -> None:
    """Write a package for one recipient: PROFILE is a name or a .toml file."""
    chosen = read_profile(profile)
    signer = read_private_key(key) if key else None
    made = write_package(chosen, _graph(data, endpoint), output or Path(chosen.name), key=signer)
    click.echo(f"{made.folder}: {made.files} files, {made.triples} triples, digest {made.digest}")
    click.echo(f"{made.archive}: {made.archive.stat().st_size} bytes")
    click.echo(f"signed, key {made.fingerprint}" if made.fingerprint else "not signed: give --key to sign")


package.epilog = f"Profiles: {', '.join(profile_names())}."


@click.command()
@click.argument("package", metavar="PACKAGE", type=PATH)
@SIGNER_OPTION
@LANGUAGE_OPTION
def verify(package: Path, key: Path | None, lang: str) -> None:
    """Check a package, folder or zip; exit code 1 where something is wrong."""
    found = find_faults(package, public_key=read_public_key(key) if key else None)
    for finding in found:
        mark = "✗" if finding.severity is Severity.ERROR else "·"
        click.echo(f"{mark} {finding.line(lang)}")
    click.echo(VERDICTS[lang][is_sound(found)])
    if not is_sound(found):
        raise SystemExit(1)


@click.command()
@click.argument("old")
@click.argument("new")
@click.option(
    "-o", "--output", type=PATH, default=Path("delta.rdfp"), show_default=True, help="Delta to write."
)
@SIGNING_KEY_OPTION
@LANGUAGE_OPTION
def diff(old: str, new: str, output: Path, key: Path | None, lang: str) -> None:
    """Write what changed from OLD to NEW as RDF Patch, and beside it as pages (.md, .html).

    Each is a build, a package, an RDF file or the address of an endpoint.
    """
    signer = read_private_key(key) if key else None
    before, after = read_source(old), read_source(new)
    delta = find_delta(before, after)
    told = changes(delta, before, after, lang)
    page = delta_markdown(delta, told, lang)
    write_file(output.with_suffix(".md"), page.encode())
    write_file(output.with_suffix(".html"), delta_html(delta, told, lang).encode())
    patch, place = patch_bytes(delta), signature_path(output)
    if signer is not None:
        write_file(place, sign(patch, signer).to_json(output.name))
    else:
        # One of an earlier delta would be no signature of this one.
        place.unlink(missing_ok=True)
    write_file(output, patch)
    click.echo(f"{output}: {len(told)} facts differ; {len(delta.added)} added, {len(delta.removed)} removed")


@click.command()
@click.argument("delta", metavar="DELTA", type=PATH)
@click.option(
    "-o",
    "--output",
    "data",
    type=PATH,
    default=default_data,
    show_default="$KG_DATA, else .kg",
    help="RDF file, or folder that took a package, to bring up to date.",
)
@SIGNER_OPTION
def apply(delta: Path, data: Path, key: Path | None) -> None:
    """Apply a delta to a received graph; or take a whole package (folder or .zip) in its place.

    With --key, what that key has not signed is refused.
    """
    trusted = read_public_key(key) if key else None
    if delta.is_dir() or delta.suffix == ".zip":
        done = take_whole(delta, data, public_key=trusted)
    else:
        found = read_patch(delta)
        if trusted is not None:
            require_signature(delta, trusted)
        done = apply_delta(found, data)
    state = "brought up to date" if done.changed else "as it was"
    click.echo(f"{done.path}: {state}, {done.triples} triples, digest {done.digest}")
