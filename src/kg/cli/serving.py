"""kg serve: the explorer and the endpoint."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import data_option
from kg.store.builds import current_build
from kg.web.app import serve as run_server


@click.command()
@data_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
def serve(data: Path, host: str, port: int) -> None:
    """Serve the explorer, /sparql and linked data."""
    current_build(data)
    click.echo(f"http://{host}:{port}/")
    run_server(host, port, data)
