"""Customers of the channels of Meta, as the sandbox plays them."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Body, Header
from pydantic import BaseModel, ConfigDict, Field

from production.lab.local.providers.graph_chats import GraphMessage, MetaChannel
from production.lab.local.providers.operations import WEBHOOK
from production.lab.local.providers.world import TheWorld, World

router = APIRouter(prefix="/sandbox/meta")


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid")


class MetaRequest(_Request):
    """A customer writes. `content` is anything that a message may hold beside its text, in Meta's words."""

    sender: Annotated[str, Field(alias="from", min_length=1)]
    """Digits of a number, or a user id."""
    name: str = ""
    user_id: str = ""
    """Beside a number on WhatsApp."""
    text: str = ""
    content: dict[str, Any] = {}
    standby: bool = False
    """Another app owns the thread."""


class EchoRequest(_Request):
    """A colleague writes to a customer in the app of the provider."""

    to: str
    text: str


class LeadRequest(_Request):
    """Somebody fills in the form of an ad; `announced` is false where the webhook gets lost."""

    form_id: str = "900100200300"
    fields: dict[str, str]
    consents: dict[str, bool] = {}
    """Key of a box of the form -> whether it was ticked."""
    announced: bool = True


class TokenRequest(_Request):
    """When the token ends, from now; 0: it never does."""

    expires_in_s: float


class AgeRequest(_Request):
    """Pretend that what this person wrote is older than it is."""

    person: str
    hours: float


@router.post("/lead", status_code=201)
def fill_in(world: TheWorld, request: LeadRequest) -> dict[str, Any]:
    created = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S%z")
    fields = [{"name": name, "values": [value]} for name, value in request.fields.items()]
    boxes = [{"checkbox_key": key, "is_checked": "1" if yes else ""} for key, yes in request.consents.items()]
    content = {"created_time": created, "field_data": fields, "custom_disclaimer_responses": boxes}
    lead_id = world.graph_chats.keep_lead(request.form_id, content)
    if request.announced:
        event = {"leadgen_id": lead_id, "form_id": request.form_id, "page_id": world.config.meta.page_id}
        entry = world.graph_webhooks.entry("messenger", event | {"created_time": int(time.time())}, "leadgen")
        _announce(world, "messenger", entry)
    return {"lead_id": lead_id}


@router.post("/token")
def renew(world: TheWorld, request: TokenRequest) -> dict[str, Any]:
    expires_at = time.time() + request.expires_in_s if request.expires_in_s else 0
    world.graph_chats.set("expires_at", expires_at)
    return {"expires_at": expires_at}


@router.post("/forms/{form_id}")
def describe_form(world: TheWorld, form_id: str, form: dict[str, Any]) -> dict[str, Any]:
    """What the form says of itself: name, `legal_content`, ..."""
    world.graph_chats.set(f"form.{form_id}", form)
    return form


@router.post("/media", status_code=201)
def upload(
    world: TheWorld,
    content: Annotated[bytes, Body(media_type="application/octet-stream")],
    content_type: Annotated[str, Header()] = "application/octet-stream",
) -> dict[str, Any]:
    """The body becomes a file that a customer can send on WhatsApp: `id` goes into its `content`."""
    return {"id": world.files.keep(content_type.partition(";")[0], content, str(secrets.randbelow(10**15)))}


@router.post("/{channel}")
def write(world: TheWorld, channel: MetaChannel, request: MetaRequest) -> dict[str, Any]:
    kept = world.graph_chats.keep(channel, "inbound", request.sender, request.text, request.model_dump())
    hooks = world.graph_webhooks
    if channel == "whatsapp":
        entry = hooks.entry(channel, _whatsapp(kept, request))
    else:
        words = {"text": request.text} if request.text else {}
        event = hooks.messaging(kept, {"message": {"mid": kept.id} | words} | request.content)
        entry = hooks.entry(channel, event, "standby" if request.standby else "messaging")
    _announce(world, channel, entry)
    return {"id": kept.id}


@router.post("/{channel}/echo")
def write_elsewhere(world: TheWorld, channel: MetaChannel, request: EchoRequest) -> dict[str, Any]:
    kept = world.graph_chats.keep(channel, "outbound", request.to, request.text, {})
    hooks = world.graph_webhooks
    if channel == "whatsapp":
        echo = _message(kept) | {"from": world.config.meta.number.removeprefix("+"), "to": request.to}
        entry = hooks.entry(channel, {"message_echoes": [echo]}, "smb_message_echoes")
    else:
        message = {"mid": kept.id, "text": request.text, "is_echo": True}
        entry = hooks.entry(channel, hooks.messaging(kept, {"message": message}, ours=True))
    _announce(world, channel, entry)
    return {"id": kept.id}


@router.post("/{channel}/age")
def let_time_pass(world: TheWorld, channel: MetaChannel, request: AgeRequest) -> dict[str, Any]:
    world.graph_chats.age(channel, request.person, request.hours)
    return {}


@router.get("/{channel}/chats/{person}")
def show_chat(world: TheWorld, channel: MetaChannel, person: str) -> dict[str, Any]:
    """Oldest first; empty when nobody has written."""
    found = world.graph_chats.of(channel, person)
    return {"messages": [_shown(each) for each in found]}


def _whatsapp(kept: GraphMessage, request: MetaRequest) -> dict[str, Any]:
    """Who hides the number has a user id in its place."""
    digits = request.sender if request.sender.isdecimal() else ""
    user = request.user_id or ("" if digits else request.sender)
    contact = {"profile": {"name": request.name}} | ({"wa_id": digits} if digits else {})
    who = ({"from": digits} if digits else {}) | ({"from_user_id": user} if user else {})
    contacts = [contact | ({"user_id": user} if user else {})]
    return {"contacts": contacts, "messages": [who | _message(kept) | request.content]}


def _message(kept: GraphMessage) -> dict[str, Any]:
    words = {"type": "text", "text": {"body": kept.body}} if kept.body else {}
    return {"id": kept.id, "timestamp": str(int(kept.created_at))} | words


def _shown(message: GraphMessage) -> dict[str, Any]:
    """In the same shape as chats by Twilio."""
    return {
        "sid": message.id,
        "direction": message.direction,
        "body": message.body,
        "at": datetime.fromtimestamp(message.created_at, UTC).isoformat(),
        "status": "queued" if message.status == "accepted" else message.status,
        "tag": message.request.get("tag"),
    }


def _announce(world: World, channel: MetaChannel, entry: Mapping[str, Any]) -> None:
    world.background.start(_deliver(world, channel, entry))


async def _deliver(world: World, channel: MetaChannel, entry: Mapping[str, Any]) -> None:
    if world.faults.take("meta", WEBHOOK) is None:
        await world.graph_webhooks.deliver(channel, [entry])
