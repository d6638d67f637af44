"""`GET /api/v1/pages`: what the console's navigation shows, one entry for each page that an area brings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter

from production.api.permissions import permitted
from production.crm.permissions.model import Action


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One entry."""

    title: str
    path: str
    """Below `/console/`."""


def navigation(entries: Sequence[PageEntry]) -> APIRouter:
    """The route that lists them."""
    router = APIRouter(tags=["console"], dependencies=[permitted(Action.SELF)])

    @router.get("/pages")
    async def pages() -> list[PageEntry]:
        """Pages of the console, by area."""
        return list(entries)

    return router
