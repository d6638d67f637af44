"""`GET /api/v1/brand`: whose pages these are; they are built without knowing it."""

from __future__ import annotations

from fastapi import APIRouter, Response
from pydantic import BaseModel

from production.api.deps import Dependencies

router = APIRouter(tags=["brand"])

_FRESH_S = 300


class Brand(BaseModel):
    """How the company calls itself."""

    company_name: str


@router.get("/brand")
async def brand(deps: Dependencies, response: Response) -> Brand:
    """The name that pages show; the same for everybody, so caches may keep it for five minutes."""
    response.headers["Cache-Control"] = f"public, max-age={_FRESH_S}"
    return Brand(company_name=deps.config.company)
