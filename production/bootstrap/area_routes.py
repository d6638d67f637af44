"""What areas bring to the api."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter

from production.api.navigation import navigation
from production.bootstrap.areas import found


def area_routes() -> dict[Literal["staff", "public", "unversioned"], list[APIRouter]]:
    """The routers of all areas, as `create_app` takes them: closed unless the area says `public`.

    `unversioned` is for staff, too, below `/api`: paths that others documented so.
    """
    routes = list(found("routes"))
    pages = [page for module in found("pages") for page in module.PAGES]
    return {
        "staff": [navigation(pages), *(module.router for module in routes if hasattr(module, "router"))],
        "public": [module.public for module in routes if hasattr(module, "public")],
        "unversioned": [module.unversioned for module in routes if hasattr(module, "unversioned")],
    }
