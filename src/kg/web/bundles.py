"""Style sheets, scripts and built bundles, from two flat folders and nowhere else."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from kg.web.errors import HttpError
from kg.web.site import ASSETS, STATIC

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9]+)+")
TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
}
A_YEAR = "public, max-age=31536000, immutable"


def answer(request: Request) -> Response:
    """The file of that name; kept by browsers for good where the address bears its version."""
    name = request.path_params["name"]
    extension = name.rpartition(".")[2]
    if _NAME.fullmatch(name) and extension in TYPES:
        for folder in (STATIC, ASSETS):
            if (folder / name).is_file():
                kept = A_YEAR if "v" in request.query_params else "no-cache"
                return FileResponse(
                    folder / name, headers={"Content-Type": TYPES[extension], "Cache-Control": kept}
                )
    raise HttpError(404, "there is no such file", place=name[:100])
