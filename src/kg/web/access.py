"""Who may do what: the writing token, the rate of each client, and the headers that every answer carries."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.web.errors import HttpError, problem_response
from kg.web.settings import Limits, Settings

MAX_CLIENTS = 10_000
CONTENT_POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "style-src 'self' 'unsafe-inline'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
CORS_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "KG-Limit, Link, Location, Retry-After, Server-Timing",
}
PREFLIGHT_HEADERS = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, PUT, DELETE, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Authorization, Content-Type",
    "Access-Control-Max-Age": "86400",
}


def _encoded(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]


EVERY_HEADER = _encoded(SECURITY_HEADERS | CORS_HEADERS)
_PREFLIGHT = _encoded(PREFLIGHT_HEADERS)


def require_writer(request: Request, settings: Settings) -> None:
    """Raises HttpError unless the server was started for writing and the request bears its token."""
    if not settings.writable:
        raise HttpError(403, "this server only reads", mend="start one for writing, with a token")
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    digest = hashlib.sha256(token.strip().encode()).hexdigest()
    right = hmac.compare_digest(digest, settings.token_sha256.lower())
    if scheme.lower() != "bearer" or not right or not settings.token_sha256:
        raise HttpError(
            401,
            "writing needs the server's token",
            place="Authorization",
            mend="send `Authorization: Bearer TOKEN`",
        )


@dataclass
class RateLimiter:
    """A bucket of tokens for each client address: `burst` at once, `rate` a second after that."""

    rate: float
    burst: int
    buckets: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def admit(self, client: str, now: float) -> float:
        """0 where the request may pass, else the seconds to wait."""
        left, since = self.buckets.pop(client, (float(self.burst), now))
        left = min(float(self.burst), left + (now - since) * self.rate)
        passed = left >= 1
        self.buckets[client] = (left - 1 if passed else left, now)
        while len(self.buckets) > MAX_CLIENTS:
            self.buckets.popitem(last=False)
        return 0.0 if passed else (1 - left) / self.rate


@lru_cache(maxsize=1024)
def _is_loopback(client: str) -> bool:
    try:
        return ipaddress.ip_address(client).is_loopback
    except ValueError:
        return client in ("", "testclient")


class Admission:
    """Whom the server lets in, by address; one for all ways to it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.limiter = RateLimiter(limits.rate, limits.burst)

    def refusal(self, client: str) -> HttpError | None:
        """What a client is told that may not pass now."""
        if _is_loopback(client) and not self.limits.rate_on_loopback:
            return None
        wait = self.limiter.admit(client, time.monotonic())
        if not wait:
            return None
        return HttpError(
            429,
            f"more than {self.limits.rate:g} requests a second from one address",
            mend="wait, then ask more slowly",
            limit="rate",
            retry_after=max(1, round(wait + 0.5)),
        )


class Guard:
    """The outermost layer: rate, preflight and the headers of every answer."""

    def __init__(self, app: ASGIApp, admission: Admission) -> None:
        self.app = app
        self.admission = admission

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request through, or answers it itself."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(message["headers"], preflight=scope["method"] == "OPTIONS")
            await send(message)

        problem = self.admission.refusal(scope["client"][0] if scope.get("client") else "")
        app = self.app if problem is None else problem_response(problem)
        if problem is None and scope["method"] == "OPTIONS":
            app = Response(status_code=204)
        await app(scope, receive, guarded)


def _add_headers(headers: list[tuple[bytes, bytes]], *, preflight: bool) -> None:
    held = {name.lower() for name, _ in headers}
    every = EVERY_HEADER + _PREFLIGHT if preflight else EVERY_HEADER
    headers += [pair for pair in every if pair[0] not in held]
