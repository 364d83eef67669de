"""What goes wrong over HTTP: one root, one JSON shape, for every route."""

from __future__ import annotations

from starlette.responses import JSONResponse

from kg.errors import KgError


class HttpError(KgError):
    """A request that cannot be answered: the status, what is wrong, where, and how to mend it.

    `limit` names the bound that was reached and travels in the header KG-Limit, so that no cut or stopped
    answer can be taken for a whole one.
    """

    def __init__(
        self,
        status: int,
        problem: str,
        *,
        place: str = "",
        mend: str = "",
        limit: str = "",
        retry_after: int = 0,
        allow: str = "",
    ) -> None:
        super().__init__(problem, place=place, mend=mend)
        self.status = status
        self.limit = limit
        self.retry_after = retry_after
        self.allow = allow

    @property
    def headers(self) -> dict[str, str]:
        """The headers that belong to the refusal."""
        named = {
            "KG-Limit": self.limit,
            "Retry-After": str(self.retry_after) if self.retry_after else "",
            "Allow": self.allow,
            "WWW-Authenticate": "Bearer" if self.status == 401 else "",
        }
        return {name: value for name, value in named.items() if value}


def problem_response(problem: HttpError) -> JSONResponse:
    """The one JSON shape of an error."""
    body = {
        "status": problem.status,
        "problem": problem.problem,
        "place": problem.place,
        "mend": problem.mend,
    }
    return JSONResponse({"error": body}, problem.status, headers=problem.headers)
