"""Meta's Graph API for one app: messages of three channels, media, templates, leads and tokens."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Form, Header, Query, Request, UploadFile
from starlette.responses import Response

from production.lab.local.providers.graph_chats import GraphMessage, MetaChannel
from production.lab.local.providers.graph_delivery import carry
from production.lab.local.providers.graph_errors import GraphRefusal
from production.lab.local.providers.graph_rules import (
    page_message,
    require_token,
    whatsapp_recipient,
    whatsapp_words,
)
from production.lab.local.providers.world import TheWorld
from production.schemas.errors import NotFound

_NEVER = 0
_PICTURE_BYTES, _FILE_BYTES = 5 * 1024 * 1024, 16 * 1024 * 1024
_OFFICE = "application/vnd.openxmlformats-officedocument"
UPLOADED = (
    "image/jpeg",
    "image/png",
    "audio/aac",
    "audio/amr",
    "audio/mpeg",
    "audio/mp4",
    "audio/ogg",
    "video/mp4",
    "video/3gpp",
    "text/plain",
    "application/pdf",
    f"{_OFFICE}.wordprocessingml.document",
    f"{_OFFICE}.spreadsheetml.sheet",
    f"{_OFFICE}.presentationml.presentation",
)
TEMPLATES = {"ticket_reply": "APPROVED", "first_contact": "APPROVED", "not_yet": "PENDING"}


def _authorised(
    world: TheWorld,
    authorization: Annotated[str, Header()] = "",
    proof: Annotated[str, Query(alias="appsecret_proof")] = "",
) -> None:
    require_token(world.config.meta, world.graph_chats, authorization, proof)


router = APIRouter(prefix="/v{version}")
asked = APIRouter(dependencies=[Depends(_authorised)])


@router.get("/debug_token")
def debug_token(world: TheWorld, access_token: str, input_token: str) -> dict[str, Any]:
    """Asked with the token of the app itself."""
    config, expires_at = world.config.meta, int(world.graph_chats.setting("expires_at", _NEVER))
    if access_token != f"{config.app_id}|{config.app_secret}":
        raise GraphRefusal(400, 100, "You must provide an app access token")
    valid = input_token == config.token and (not expires_at or expires_at > datetime.now(UTC).timestamp())
    return {"data": {"app_id": config.app_id, "is_valid": valid, "expires_at": expires_at}}


@asked.post("/{owner}/messages")
def create_message(world: TheWorld, owner: str, body: Annotated[dict[str, Any], Body()]) -> dict[str, Any]:
    config, chats = world.config.meta, world.graph_chats
    if owner == config.number_id:
        person = whatsapp_recipient(body)
        message = chats.keep("whatsapp", "outbound", person, whatsapp_words(body, TEMPLATES), body)
        world.background.start(carry(world, message))
        return {"messaging_product": "whatsapp", "contacts": [{"input": person}], "messages": [{"id": message.id}]}
    _require(owner, config.page_id)
    channel = _channel(world, str(body.get("recipient", {}).get("id", "")))
    person, text = page_message(chats, channel, body)
    message = chats.keep(channel, "outbound", person, text, body)
    world.background.start(carry(world, message))
    return {"recipient_id": person, "message_id": message.id}


@asked.post("/{owner}/media")
def upload(world: TheWorld, owner: str, file: UploadFile, kind: Annotated[str, Form(alias="type")]) -> dict[str, Any]:
    _require(owner, world.config.meta.number_id)
    if file.content_type != kind or kind not in UPLOADED:
        raise GraphRefusal(400, 100, f"Param file must be a file with one of the following types: {UPLOADED}")
    content = file.file.read()
    if len(content) > (_PICTURE_BYTES if kind.startswith("image/") else _FILE_BYTES):
        raise GraphRefusal(400, 131053, "Media upload error")
    return {"id": world.files.keep(kind, content, str(secrets.randbelow(9 * 10**15) + 10**15))}


@asked.get("/{owner}/conversations")
def conversations(world: TheWorld, owner: str, user_id: str) -> dict[str, Any]:
    """Of one person, with the newest messages first."""
    _require(owner, world.config.meta.page_id)
    messages = reversed(world.graph_chats.of(_channel(world, user_id), user_id))
    return {"data": [{"id": f"t_{user_id}", "messages": {"data": [_told(each, owner) for each in messages]}}]}


@asked.get("/{account}/message_templates")
def templates(world: TheWorld, account: str) -> dict[str, Any]:
    _require(account, world.config.meta.account_id)
    return {"data": [{"name": name, "language": "en", "status": status} for name, status in TEMPLATES.items()]}


@asked.get("/{page}/leadgen_forms")
def forms(world: TheWorld, page: str, request: Request, after: str = "", limit: int = 25) -> dict[str, Any]:
    _require(page, world.config.meta.page_id)
    found = [{"id": form_id, "name": f"Form {form_id}"} for form_id in world.graph_chats.forms()]
    return _page(request, found, after, limit)


@asked.get("/{form}/leads")
def leads(world: TheWorld, form: str, request: Request, after: str = "", limit: int = 25) -> dict[str, Any]:
    return _page(request, world.graph_chats.leads(form), after, limit)


@asked.get("/{node}")
def read(world: TheWorld, node: str, request: Request) -> dict[str, Any]:
    """A lead, a form or a file, whichever has this id."""
    if (lead := world.graph_chats.lead(node)) is not None:
        return lead
    if node in world.graph_chats.forms():
        return {"id": node, "name": f"Form {node}", **world.graph_chats.setting(f"form.{node}", {})}
    content_type = _file(world, node)[0]
    return {"id": node, "mime_type": content_type, "url": f"{str(request.base_url).rstrip('/')}/graph-files/{node}"}


files = APIRouter()


@files.get("/graph-files/{node}")
def give(world: TheWorld, node: str, authorization: Annotated[str, Header()] = "") -> Response:
    if authorization != f"Bearer {world.config.meta.token}":
        raise GraphRefusal(401, 190, "Invalid OAuth access token.")
    content_type, content = _file(world, node)
    return Response(content, media_type=content_type)


def _file(world: TheWorld, node: str) -> tuple[str, bytes]:
    try:
        return world.files.get(node)
    except NotFound as error:
        raise GraphRefusal(400, 100, f"Object with ID '{node}' does not exist", 33) from error


def _require(given: str, ours: str) -> None:
    if given != ours:
        raise GraphRefusal(400, 100, f"Object with ID '{given}' does not exist", 33)


def _channel(world: TheWorld, person: str) -> MetaChannel:
    """A page writes to people of both; they differ by their ids."""
    return "instagram" if world.graph_chats.of("instagram", person) else "messenger"


def _told(message: GraphMessage, owner: str) -> dict[str, Any]:
    return {
        "id": message.id,
        "message": message.body,
        "created_time": datetime.fromtimestamp(message.created_at, UTC).strftime("%Y-%m-%dT%H:%M:%S%z"),
        "from": {"id": owner if message.direction == "outbound" else message.person},
    }


def _page(request: Request, found: Sequence[Mapping[str, Any]], after: str, limit: int) -> dict[str, Any]:
    """`after` is the id that the last page ended with."""
    ids = [each["id"] for each in found]
    start = ids.index(after) + 1 if after in ids else 0
    shown = found[start : start + limit]
    paging: dict[str, Any] = {"cursors": {"after": shown[-1]["id"]}} if shown else {}
    if start + limit < len(found):
        paging["next"] = str(request.url.include_query_params(after=shown[-1]["id"]))
    return {"data": shown, "paging": paging}


router.include_router(asked)
