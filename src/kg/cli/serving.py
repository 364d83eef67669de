"""kg serve: the explorer and the endpoint."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

from kg.cli.dates import as_of_option
from kg.cli.options import data_option, endpoint_option
from kg.errors import KgError
from kg.pipeline.inputs import data_folder
from kg.store.builds import current_build
from kg.store.opening import open_store
from kg.web.app import serve as run_server
from kg.web.settings import Limits, Settings

P = ParamSpec("P")
R = TypeVar("R")
SHA256 = r"[0-9a-fA-F]{64}"
# A name or IPv4 address, or an IPv6 address in brackets as it stands in an IRI; allowed on all its ports.
HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])"
LIMITS = Limits()
SOME = click.IntRange(min=1)
MORE_THAN_NOTHING = click.FloatRange(min=0, min_open=True)
# Option, field of Limits, type and help; the default is that of Limits.
BOUNDS = (
    ("--limit-seconds", "seconds", MORE_THAN_NOTHING, "Seconds a query may take before it is stopped."),
    ("--result-bytes", "result_bytes", SOME, "Bytes a result may have; a larger one is refused, not cut."),
    ("--query-bytes", "query_bytes", SOME, "Bytes the text of a query may have."),
    ("--memory-bytes", "memory_bytes", SOME, "Bytes of memory a process that queries may take."),
    ("--workers", "workers", SOME, "Queries that run at the same time."),
    ("--waiting", "waiting", SOME, "Queries that may wait for their turn."),
    ("--rate", "rate", MORE_THAN_NOTHING, "Requests a second from one address."),
)


def limit_options(command: Callable[P, R]) -> Callable[P, R]:
    """An option for each bound on what one client can take."""
    for name, field, kind, text in reversed(BOUNDS):
        default = getattr(LIMITS, field)
        command = click.option(name, field, type=kind, default=default, show_default=True, help=text)(command)
    return command


def _hosts(_context: click.Context, option: click.Parameter, hosts: tuple[str, ...]) -> frozenset[str]:
    for host in hosts:
        if not re.fullmatch(HOST, host):
            raise click.BadParameter(
                f"{host!r} is no host; give a name such as data.example.org", param=option
            )
    return frozenset(host.strip("[]").lower() for host in hosts)


@click.command()
@data_option
@as_of_option
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
@click.option(
    "--allow-service",
    "services",
    metavar="HOST",
    multiple=True,
    callback=_hosts,
    help="Let SERVICE reach this host; may be given several times. [default: none]",
)
@click.option(
    "--review",
    is_flag=True,
    help="Let people decide on /review; it writes data/judgements.",
)
@limit_options
def serve(
    data: Path,
    endpoint: str | None,
    host: str,
    port: int,
    write_token: str,
    services: frozenset[str],
    review: bool,
    **limits: float,
) -> None:
    """Serve the explorer, /sparql and linked data."""
    _check(endpoint, write_token)
    if endpoint:
        open_store(data, endpoint).ask("ASK {}")
    elif not write_token:
        current_build(data)
    _check_free(host, port)
    settings = Settings(
        data,
        endpoint or "",
        writable=bool(write_token),
        token_sha256=write_token,
        judgements=data_folder("judgements") if review else None,
        services=services,
        limits=limits_of(limits),
    )
    run_server(host, port, data, settings, ready=lambda: click.echo(f"http://{host}:{port}/"))


def limits_of(given: dict[str, float]) -> Limits:
    """The limits as given; fields that are whole numbers come whole from their options."""
    return replace(LIMITS, **given)  # type: ignore[arg-type]


def _check_free(host: str, port: int) -> None:
    """Raises KgError where the address cannot be listened at."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            problem = f"cannot listen there: {(error.strerror or str(error)).lower()}"
            mend = "choose another port with --port, or another address with --host"
            raise KgError(problem, place=f"{host}:{port}", mend=mend) from error


def _check(endpoint: str | None, write_token: str) -> None:
    if endpoint and write_token:
        raise click.UsageError("--endpoint and --write-token exclude each other")
    if write_token and not re.fullmatch(SHA256, write_token):
        raise click.UsageError("--write-token takes the SHA-256 of the token in hexadecimal, not the token")
