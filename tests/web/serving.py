"""A real server on loopback for as long as a test wants it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx
import uvicorn

from kg.web.app import create_app
from kg.web.fast_path import protocol_of
from kg.web.settings import Settings

PATIENCE = 20.0
# A client that tests share starts each of them as a reader who has not chosen a language yet.
KEEP_NONE = DefaultCookiePolicy(allowed_domains=())


@contextmanager
def serving(settings: Settings) -> Iterator[httpx.Client]:
    """A client whose base address is a server started with these settings; the server ends with the block."""
    app = create_app(settings.data, settings)
    config = uvicorn.Config(
        app,
        host="127.0.0.1",
        port=0,
        http=protocol_of(app),
        log_level="error",
        access_log=False,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        deadline = time.monotonic() + PATIENCE
        while not server.started and thread.is_alive() and time.monotonic() < deadline:
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        address = f"http://127.0.0.1:{port}"
        with httpx.Client(base_url=address, cookies=CookieJar(KEEP_NONE), timeout=30) as client:
            yield client
    finally:
        server.should_exit = True
        thread.join()


def page(client: httpx.Client, path: str) -> str:
    """The text of a page that is there."""
    answer = client.get(path)
    assert answer.status_code == 200
    return unescape(answer.text)
