"""kg publish: the built graph put on a SPARQL server."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.dates import as_of_option
from kg.cli.options import data_option
from kg.cli.progress import progress_bar
from kg.store.engines import engines, find_server
from kg.store.publishing import BATCH
from kg.store.publishing import publish as put
from kg.store.transport import Login


@click.command()
@click.argument("url", metavar="URL")
@data_option
@as_of_option
@click.option("--engine", type=click.Choice(list(engines())), help="What server it is, if URL is its base.")
@click.option("--graph", metavar="IRI", default="", help="Graph to put it in.  [default: the default graph]")
@click.option("--token", envvar="KG_PUBLISH_TOKEN", default="", help="Bearer token.  [env: KG_PUBLISH_TOKEN]")
@click.option("--user", envvar="KG_PUBLISH_USER", default="", help="User name.  [env: KG_PUBLISH_USER]")
@click.option(
    "--password", envvar="KG_PUBLISH_PASSWORD", default="", help="Better given as $KG_PUBLISH_PASSWORD."
)
@click.option(
    "--batch", type=click.IntRange(1), default=BATCH, show_default=True, help="Statements a request."
)
def publish(
    url: str, data: Path, engine: str | None, graph: str, token: str, user: str, password: str, batch: int
) -> None:
    """Put the graph on the SPARQL server at URL; its readers see the old graph or the new one.

    URL is the address of its Graph Store Protocol. Stopped half-way, the same command goes on from there.
    """
    server = find_server(url, engine)
    login = Login(token, user, password)
    with progress_bar() as progress:
        done = put(data, server, graph=graph, login=login, batch=batch, progress=progress)
    told = f"{done.triples} triples in {done.batches} batch{'es' if done.batches > 1 else ''}"
    click.echo(f"{told}, {done.resumed} of them sent before" if done.resumed else told)
    click.echo(f"kg query … --endpoint '{done.endpoint}'")
