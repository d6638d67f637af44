"""What areas bring to the api."""

from __future__ import annotations

from typing import TypedDict

from fastapi import APIRouter

from production.api.navigation import navigation
from production.bootstrap.areas import found


class AreaRoutes(TypedDict):
    """As `create_app` takes them."""

    staff: list[APIRouter]
    public: list[APIRouter]
    unversioned: list[APIRouter]
    uploads: dict[str, int]


def area_routes() -> AreaRoutes:
    """The routers of all areas: closed unless the area says `public`.

    `unversioned` is for staff, too, below `/api`: paths that others documented so. `uploads` are paths that take a
    file, with its limit in bytes.
    """
    routes = list(found("routes"))
    pages = [page for module in found("pages") for page in module.PAGES]
    return {
        "staff": [navigation(pages), *(module.router for module in routes if hasattr(module, "router"))],
        "public": [module.public for module in routes if hasattr(module, "public")],
        "unversioned": [module.unversioned for module in routes if hasattr(module, "unversioned")],
        "uploads": {path: limit for module in routes for path, limit in getattr(module, "UPLOADS", {}).items()},
    }
