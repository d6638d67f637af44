"""Twilio's Messages API for a WhatsApp number and one for text messages."""

from __future__ import annotations

import secrets
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Path, Query, Request
from fastapi.security import HTTPBasic, HTTPBasicCredentials

from production.lab.local.providers.delivery import carry
from production.lab.local.providers.search import Condition
from production.lab.local.providers.twilio_errors import TwilioError
from production.lab.local.providers.twilio_resources import (
    API_VERSION,
    day_end,
    day_start,
    message_resource,
    messages_uri,
)
from production.lab.local.providers.twilio_rules import SendForm, check
from production.lab.local.providers.world import TheWorld

_SENT = "coalesce(sent_at, created_at)"
Credentials = Annotated[HTTPBasicCredentials | None, Depends(HTTPBasic(auto_error=False))]


def require_account(
    world: TheWorld, account: Annotated[str, Path(alias="accountSid")], credentials: Credentials
) -> None:
    expected = f"{world.config.account_sid}:{world.config.auth_token}"
    given = f"{credentials.username}:{credentials.password}" if credentials else ""
    if not secrets.compare_digest(given.encode(), expected.encode()):
        raise TwilioError(401, 20003, "Authenticate")
    if account != world.config.account_sid:
        raise TwilioError(404, 20404, f"The requested resource {messages_uri(account)} was not found")


router = APIRouter(prefix=f"/{API_VERSION}/Accounts/{{accountSid}}", dependencies=[Depends(require_account)])


@router.post("/Messages.json", status_code=201)
def create_message(world: TheWorld, form: Annotated[SendForm, Form()]) -> dict[str, Any]:
    draft = check(form, (world.config.whatsapp_address, world.config.sms_number))
    if draft.sender == world.config.sms_number and world.chats.has_stopped(draft.recipient):
        raise TwilioError(400, 21610, "Attempt to send to unsubscribed recipient")
    message = world.chats.accept(draft)
    world.background.start(carry(world, message))
    return message_resource(message, world.config.account_sid)


@router.get("/Messages/{sid}.json")
def fetch_message(world: TheWorld, sid: str) -> dict[str, Any]:
    return message_resource(world.chats.get(sid), world.config.account_sid)


def filters(
    to: Annotated[str, Query(alias="To")] = "",
    sender: Annotated[str, Query(alias="From")] = "",
    day: Annotated[str, Query(alias="DateSent")] = "",
    until: Annotated[str, Query(alias="DateSent<")] = "",
    since: Annotated[str, Query(alias="DateSent>")] = "",
) -> list[Condition]:
    """TwilioError 20001 for a date that is none."""
    conditions = [Condition("recipient = ?", to)] if to else []
    conditions += [Condition("sender = ?", sender)] if sender else []
    try:
        conditions += [Condition(f"{_SENT} >= ?", day_start(text[:10])) for text in [day] if text]
        conditions += [Condition(f"{_SENT} < ?", day_end(text[:10])) for text in [day] if text]
        conditions += [Condition(f"{_SENT} < ?", day_end(text)) for text in [until] if text]
        conditions += [Condition(f"{_SENT} >= ?", day_start(text)) for text in [since] if text]
    except ValueError:
        raise TwilioError(400, 20001, "DateSent: wanted is YYYY-MM-DD or an ISO date and time in GMT") from None
    return conditions


Filters = Annotated[list[Condition], Depends(filters)]


@router.get("/Messages.json")
def list_messages(
    world: TheWorld,
    request: Request,
    conditions: Filters,
    size: Annotated[int, Query(alias="PageSize", ge=1, le=1000)] = 50,
    page: Annotated[int, Query(alias="Page", ge=0)] = 0,
    token: Annotated[int | None, Query(alias="PageToken")] = None,
) -> dict[str, Any]:
    found = world.chats.search(conditions, size + 1, token)
    messages = found[:size]
    more = dict(request.query_params) | {"Page": str(page + 1), "PageToken": str(messages[-1].seq if messages else "")}
    return {
        "messages": [message_resource(message, world.config.account_sid) for message in messages],
        "page": page,
        "page_size": size,
        "uri": f"{request.url.path}?{request.url.query}",
        "next_page_uri": f"{request.url.path}?{urlencode(more)}" if len(found) > size else None,
    }
