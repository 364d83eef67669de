"""What every answer carries, and how fast one client may ask."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.web.access import SECURITY_HEADERS, RateLimiter
from kg.web.settings import Limits, Settings
from tests.web.serving import serving


@pytest.mark.parametrize(
    "path", ["/", "/sparql", "/nowhere", "/sparql?query=bad", "/rdf-graph-store?graph=a:b"]
)
def test_every_answer_is_guarded_and_shared(client: httpx.Client, path: str) -> None:
    """Good or bad, an answer has the security headers and may be read by pages of other hosts."""
    response = client.get(path)
    assert {name: response.headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_preflight(client: httpx.Client) -> None:
    """A browser that asks first is told which methods and headers may be sent."""
    response = client.options(
        "/sparql", headers={"Origin": "http://a.example", "Access-Control-Request-Method": "POST"}
    )
    assert response.status_code == 204
    assert "POST" in response.headers["Access-Control-Allow-Methods"]


def test_a_client_that_asks_too_fast_is_told_to_wait(built: Path) -> None:
    """Past the burst comes 429 in the one JSON shape, with the time to wait."""
    limits = Limits(rate=1, burst=3, rate_on_loopback=True)
    with serving(Settings(built, limits=limits)) as client:
        answers = [client.get("/sparql") for _ in range(5)]
    assert [answer.status_code for answer in answers][:3] == [200, 200, 200]
    last = answers[-1]
    assert last.status_code == 429
    assert (last.headers["KG-Limit"], last.headers["Retry-After"]) == ("rate", "1")
    assert set(last.json()["error"]) == {"status", "problem", "place", "mend"}


@given(st.lists(st.floats(0, 5), max_size=60))
def test_no_second_lets_more_than_the_rate_through(steps: list[float]) -> None:
    """Over any stretch of time a client passes at most the burst and what the rate adds in it."""
    limiter, now, passed = RateLimiter(rate=2, burst=5), 0.0, 0
    for step in steps:
        now += step
        passed += limiter.admit("one", now) == 0
    assert passed <= 5 + 2 * now + 1e-6
