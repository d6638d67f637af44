"""`/api/v1/sandbox`: the sandbox page's way to the local providers; not there when real ones are configured."""

from __future__ import annotations

import httpx
from fastapi import APIRouter, Request, Response

from production.api.deps import Dependencies
from production.schemas.errors import NotFound, Unavailable

router = APIRouter(tags=["sandbox"], include_in_schema=False)

_TIMEOUT_S = 10


@router.api_route("/sandbox", methods=["GET"])
@router.api_route("/sandbox/{path:path}", methods=["GET", "POST"])
async def forward(request: Request, deps: Dependencies, path: str = "") -> Response:
    """Hand the request over as it is."""
    if deps.config.sandbox_url is None:
        raise NotFound("The sandbox plays customers at local providers; real providers are configured here.")
    url = f"{deps.config.sandbox_url}/sandbox/{path}".rstrip("/")
    try:
        async with httpx.AsyncClient(timeout=_TIMEOUT_S) as client:
            answer = await client.request(
                request.method,
                url,
                params=request.query_params,
                content=await request.body(),
                headers={"Content-Type": request.headers.get("Content-Type", "application/json")},
            )
    except httpx.TransportError as error:
        raise Unavailable(f"local providers: {type(error).__name__}") from error
    return Response(answer.content, answer.status_code, media_type=answer.headers.get("Content-Type"))
