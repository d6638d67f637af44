"""What areas bring to the api."""

from __future__ import annotations

from typing import TypedDict

from fastapi import APIRouter

from production.api.app import PREFIX, UNVERSIONED, Routers
from production.bootstrap.areas import found


class AreaRoutes(TypedDict):
    """As `create_app` takes them."""

    staff: Routers
    public: Routers
    uploads: dict[str, int]


def area_routes() -> AreaRoutes:
    """The routers of all areas: closed unless the area says `public`.

    `unversioned` is for staff, too, below `/api`, and `root` at the very root: paths that others documented so. `hooks`
    at the root are for programs that prove themselves who they are. `uploads` are paths below `/api/v1` that take a
    file, with its limit in bytes.
    """
    routes = list(found("routes"))

    def routers(name: str) -> list[APIRouter]:
        return [getattr(module, name) for module in routes if hasattr(module, name)]

    return {
        "staff": {
            PREFIX: routers("router"),
            UNVERSIONED: routers("unversioned"),
            "": routers("root"),
        },
        "public": {PREFIX: routers("public"), "": routers("hooks")},
        "uploads": {path: limit for module in routes for path, limit in getattr(module, "UPLOADS", {}).items()},
    }
