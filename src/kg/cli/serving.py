"""kg serve: the explorer and the endpoint."""

from __future__ import annotations

import re
from pathlib import Path

import click

from kg.cli.options import data_option, endpoint_option
from kg.store.builds import current_build
from kg.store.opening import open_store
from kg.web.app import serve as run_server
from kg.web.settings import Settings

SHA256 = r"[0-9a-fA-F]{64}"


@click.command()
@data_option
@endpoint_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--write-token",
    metavar="SHA256",
    default="",
    envvar="KG_WRITE_TOKEN_SHA256",
    help="Take writes, such as `kg publish`, that bear the token with this SHA-256.",
)
def serve(data: Path, endpoint: str | None, host: str, port: int, write_token: str) -> None:
    """Serve the explorer, /sparql and linked data."""
    _check(endpoint, write_token)
    if endpoint:
        open_store(data, endpoint).ask("ASK {}")
    elif not write_token:
        current_build(data)
    click.echo(f"http://{host}:{port}/")
    settings = Settings(data, endpoint or "", writable=bool(write_token), token_sha256=write_token)
    run_server(host, port, data, settings)


def _check(endpoint: str | None, write_token: str) -> None:
    if endpoint and write_token:
        raise click.UsageError(
            "--endpoint and --write-token exclude each other"
        )
    if write_token and not re.fullmatch(SHA256, write_token):
        raise click.UsageError("--write-token takes the SHA-256 of the token in hexadecimal, not the token")
