"""`/api/v1/auth/tokens`: one's own API tokens."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, status
from pydantic import BaseModel, ConfigDict, Field

from production.api.bearer import API_TOKEN_PREFIX, digest, new_secret
from production.api.permissions import permitted, scoped
from production.areas.tokens.store import TokenStore
from production.crm.permissions.model import Action, Scope
from production.crm.permissions.table import reach_of
from production.schemas.errors import Forbidden, InvalidInput, NotFound
from production.schemas.text import OneLine

router = APIRouter(prefix="/auth/tokens", tags=["auth"])

Tokens = Annotated[TokenStore, scoped(TokenStore, Action.SELF)]
Own = Annotated[Scope, permitted(Action.SELF)]


class TokenResponse(BaseModel):
    """One token, without the secret."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    name: str
    actions: list[Action]
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None


class NewTokenRequest(BaseModel):
    """What it is for."""

    name: Annotated[OneLine, Field(max_length=120)]
    actions: Annotated[set[Action], Field(min_length=1, description="All that it may be used for.")]
    expires_in_days: Annotated[int | None, Field(ge=1, le=3650, description="Null: until it is revoked.")] = 90


class NewTokenResponse(TokenResponse):
    """The only time that the secret is shown."""

    token: str


@router.get("")
async def tokens(own: Tokens) -> list[TokenResponse]:
    """Newest first."""
    return [TokenResponse.model_validate(one) for one in await own.tokens()]


@router.post("", status_code=status.HTTP_201_CREATED)
async def add(wanted: NewTokenRequest, own: Tokens, scope: Own) -> NewTokenResponse:
    """Make one. It never may more than its person may at the moment of its use."""
    if scope.caller.session_id is None:
        raise Forbidden("Sign in to do this: a token makes no other tokens.")
    if beyond := sorted(action for action in wanted.actions if reach_of(scope.caller, action) is None):
        raise InvalidInput("actions", f"you may not do this yourself: {', '.join(beyond)}")
    secret, days = new_secret(API_TOKEN_PREFIX), wanted.expires_in_days
    made = await own.add(wanted.name, wanted.actions, digest(secret), timedelta(days=days) if days else None)
    return NewTokenResponse(token=secret, **dict(TokenResponse.model_validate(made)))


@router.delete("/{token_id}", status_code=status.HTTP_204_NO_CONTENT)
async def revoke(token_id: UUID, own: Tokens) -> None:
    """It opens nothing from now on."""
    if not await own.revoke(token_id):
        raise NotFound(f"You have no token {token_id}.")
