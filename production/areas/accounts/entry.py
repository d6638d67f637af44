"""However somebody proves who they are, it ends in the same session: an access token, and a cookie to refresh it."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from fastapi import Request, Response
from pydantic import BaseModel

from production.api.bearer import ACCESS_FOR, access_token, digest, new_secret
from production.api.callers import address_of
from production.api.deps import ApiConfig, Deps
from production.areas.accounts.rules import REFRESH_FOR
from production.areas.accounts.sessions import SessionStore
from production.schemas.errors import Unauthenticated

COOKIE, COOKIE_PATH = "fte_refresh", "/api/v1/auth"
WRONG = "Email or password is wrong."


class SignedInResponse(BaseModel):
    """Also sets the cookie."""

    access_token: str
    token_type: str = "bearer"  # noqa: S105 - a kind of token
    expires_in: int = int(ACCESS_FOR.total_seconds())
    """Seconds; refresh before."""


async def signed_in(
    user_id: UUID, stored: str | None, deps: Deps, request: Request, response: Response
) -> SignedInResponse:
    """A new session; `stored` is the hash that they had when they were checked: None for none.

    Raises:
        Unauthenticated: they have another one now, or are disabled.
    """
    secret, sessions = new_secret(), SessionStore(deps.database)
    session_id = await sessions.begin(user_id, stored, digest(secret), address_of(request))
    if session_id is None:
        raise Unauthenticated(WRONG)
    return given_tokens(session_id, secret, deps, request, response)


def given_tokens(session_id: UUID, secret: str, deps: Deps, request: Request, response: Response) -> SignedInResponse:
    """An access token; `secret`, the refresh token, goes into the cookie of the response."""
    response.set_cookie(
        COOKIE,
        secret,
        max_age=int(REFRESH_FOR.total_seconds()),
        path=COOKIE_PATH,
        secure=is_private(request, deps.config),
        httponly=True,
        samesite="strict",
    )
    return SignedInResponse(access_token=access_token(deps.config.token_secret, session_id, datetime.now(UTC)))


def is_private(request: Request, config: ApiConfig) -> bool:
    """Whether cookies go over https only. Without it they go to this machine: a browser takes no other for secure."""
    return request.url.scheme == "https" or (config.public_url or "").startswith("https:")
