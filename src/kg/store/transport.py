"""Requests to a server that is written to: logged in, tried again a bounded number of times, told plainly."""

from __future__ import annotations

import random
import re
import time
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError, URLError

from kg.errors import StoreError

# What may pass by itself: time-outs, too many requests, faults of a server or of one before it.
PASSING = frozenset({408, 429, 500, 502, 503, 504})
DENIED = frozenset({401, 403})
LONGEST_PAUSE = 30.0
SAID = 200
# SQLSTATE 40001, serialization failure: how Virtuoso says that a transaction lost to another and was undone.
ROLLED_BACK = re.compile(r"\b40001\b|deadlock", re.IGNORECASE)
LONGEST_PAUSE_ROLLED_BACK = 2.0


class BrokenOffError(StoreError):
    """The server may or may not have done what it was asked; asking again may help."""


class RolledBackError(BrokenOffError):
    """The server undid what it was asked, since another transaction was in the way; asking again is safe."""


@dataclass(frozen=True, slots=True)
class Login:
    """A bearer token, or a user with a password (sent as Basic or Digest, as the server asks)."""

    token: str = field(default="", repr=False)
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a request is tried, and the pause before the second try; each later one is twice as long.

    A request that was rolled back uses up no try: it is sent again for `rolled_back` seconds, after pauses of
    uneven length, so that it does not meet the same reader each time.
    """

    attempts: int = 6
    pause: float = 0.5
    timeout: float = 120.0
    rolled_back: float = 600.0
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class Message:
    """One request; `place` says in an error what it was about."""

    method: str
    url: str
    body: bytes = b""
    content_type: str = ""
    accept: str = "*/*"
    place: str = ""


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A token must not follow a server's word to another host."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> None:
        return None


class _Digest(urllib.request.HTTPDigestAuthHandler):
    """Logs in before the server asks again: Virtuoso drops a large body that comes without a login."""

    challenge: Mapping[str, str] | None = None

    def get_authorization(self, req: urllib.request.Request, chal: Mapping[str, str]) -> str | None:
        self.challenge = chal
        return super().get_authorization(req, chal)

    def http_request(self, req: urllib.request.Request) -> urllib.request.Request:
        if self.challenge is not None:
            said = super().get_authorization(req, self.challenge)
            if said:
                req.add_unredirected_header(self.auth_header, f"Digest {said}")
        return req

    https_request = http_request

    def http_error_401(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage
    ) -> IO[bytes] | None:
        """Reads the refusal to its end, which closes its connection; urllib leaves it open."""
        fp.read()
        answer: IO[bytes] | None = super().http_error_401(req, fp, code, msg, headers)
        return answer


class Connection:
    """A way to one server."""

    def __init__(self, base: str, login: Login, patience: Patience) -> None:
        self.base = base
        self.login = login
        self.patience = patience
        handlers: list[urllib.request.BaseHandler] = [_NoRedirects()]
        if login.user:
            passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
            passwords.add_password(None, base, login.user, login.password)
            handlers.append(_Digest(passwords))
            handlers.append(urllib.request.HTTPBasicAuthHandler(passwords))
        self._opener = urllib.request.build_opener(*handlers)

    def send(self, message: Message, attempts: int = 0) -> bytes:
        """The body of the answer; StoreError when the server refuses, or fails as often as it may."""
        pause, left = self.patience.pause, attempts or self.patience.attempts
        ends = time.monotonic() + self.patience.rolled_back
        cause: Exception
        while True:
            asked = 0.0
            try:
                return self._once(message)
            except HTTPError as error:
                with error:
                    refusal, cause, asked = _refused(error, message), error, _asked_pause(error)
            except (URLError, OSError, HTTPException) as error:
                refusal, cause = _unreachable(error, message), error
            except ValueError as error:
                # urllib's word for a way to log in that it does not know, such as Bearer.
                problem = "the server takes no user and password"
                raise StoreError(problem, source=message.url, mend="give --token") from error
            if isinstance(refusal, RolledBackError):
                over = time.monotonic() > ends
                wait = min(pause, LONGEST_PAUSE_ROLLED_BACK) * random.uniform(0.5, 1)  # noqa: S311 - no secret
            else:
                left -= 1
                over = not left or not isinstance(refusal, BrokenOffError)
                wait = min(max(pause, asked), LONGEST_PAUSE)
            if over:
                raise refusal from cause
            self.patience.sleep(wait)
            pause *= 2

    def _once(self, message: Message) -> bytes:
        headers = {"Accept": message.accept, "User-Agent": "kg"}
        if message.content_type:
            headers["Content-Type"] = message.content_type
        if self.login.token:
            headers["Authorization"] = f"Bearer {self.login.token}"
        request = urllib.request.Request(  # noqa: S310 - the scheme is looked at by find_server
            message.url,
            data=message.body if message.method in ("POST", "PUT") else None,
            headers=headers,
            method=message.method,
        )
        with self._opener.open(request, timeout=self.patience.timeout) as response:
            body: bytes = response.read()
            return body


def _asked_pause(error: HTTPError) -> float:
    asked = error.headers.get("Retry-After", "") if error.headers else ""
    return float(asked) if asked.isdigit() else 0.0


def _refused(error: HTTPError, message: Message) -> StoreError:
    said = " ".join(error.read(4 * SAID).decode("utf-8", "replace").split())[:SAID]
    problem = f"the server answered {error.code}" + (f": {said}" if said else "")
    if error.code in PASSING:
        mend = "publish again later: it goes on where it stopped"
        kind = RolledBackError if ROLLED_BACK.search(said) else BrokenOffError
        return kind(problem, source=message.url, place=message.place, mend=mend)
    mend = "see that the address and --engine are right and the server takes writes"
    if error.code in DENIED:
        mend = "give --token, or --user and $KG_PUBLISH_PASSWORD"
    return StoreError(problem, source=message.url, place=message.place, mend=mend)


def _unreachable(error: Exception, message: Message) -> StoreError:
    reason = error.reason if isinstance(error, URLError) else error
    mend = "see that the server runs, then publish again: it goes on where it stopped"
    problem = f"cannot reach the server: {reason}"
    return BrokenOffError(problem, source=message.url, place=message.place, mend=mend)
