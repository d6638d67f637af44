"""Twilio's media: files of chats, for whoever has the account's credentials, by way of Twilio's storage."""

from __future__ import annotations

import secrets
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Header, Request
from starlette.responses import RedirectResponse, Response

from production.lab.local.providers.twilio import require_account
from production.lab.local.providers.twilio_resources import API_VERSION
from production.lab.local.providers.world import TheWorld

_MESSAGES = f"/{API_VERSION}/Accounts/{{accountSid}}/Messages"

router = APIRouter()


@router.post("/sandbox/media", status_code=201)
def upload(
    world: TheWorld,
    request: Request,
    content: Annotated[bytes, Body(media_type="application/octet-stream")],
    content_type: Annotated[str, Header()] = "application/octet-stream",
) -> dict[str, Any]:
    """The body becomes a file that a customer can send: `url` goes into `media` of `/sandbox/whatsapp`."""
    file_id = world.files.keep(content_type.partition(";")[0], content)
    messages = _MESSAGES.format(accountSid=world.config.account_sid)
    return {"url": f"{_origin(request)}{messages}/MM{secrets.token_hex(16)}/Media/{file_id}"}


@router.get(f"{_MESSAGES}/{{message}}/Media/{{media}}", dependencies=[Depends(require_account)])
def find(media: str, request: Request) -> RedirectResponse:
    """An address of the storage, which asks for no credentials."""
    return RedirectResponse(f"{_origin(request)}/media/{media}")


@router.get("/media/{media}")
def give(world: TheWorld, media: str) -> Response:
    content_type, content = world.files.get(media)
    return Response(content, media_type=content_type)


def _origin(request: Request) -> str:
    return str(request.base_url).rstrip("/")
