"""Who is let in where customers are not: programs that show the service token."""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import Header, Request

from production.api.callers import verification
from production.api.deps import Dependencies
from production.schemas.errors import Forbidden

Authorization = Annotated[str | None, Header(description="Bearer and the service token")]


def is_service(service_token: str | None, authorization: str | None) -> bool:
    """Whether the request carries the service token; None lets nobody in."""
    scheme, _, token = (authorization or "").partition(" ")
    expected = (service_token or "").encode()
    return bool(expected) and scheme.lower() == "bearer" and hmac.compare_digest(token.strip().encode(), expected)


async def service_only(request: Request, deps: Dependencies, authorization: Authorization = None) -> None:
    """
    Raises:
        Forbidden: the header is missing or wrong, or no service token is configured.
        TooManyRequests: as Forbidden, where too much of this network was refused.
    """
    if deps.config.service_token is None:
        raise Forbidden("No service token is configured: set SERVICE_TOKEN to use this.")
    with verification(request, deps.limits.refused):
        if not is_service(deps.config.service_token, authorization):
            raise Forbidden("Authorization: send the service token as Bearer <token>.")
