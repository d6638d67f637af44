"""`POST /api/v1/webhooks/whatsapp`: Twilio brings a message or a delivery report."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from production.channels.provider import Webhook
from production.channels.twilio.webhook import guard, take_message, take_report
from production.channels.whatsapp.twilio.parse import parse_inbound
from production.channels.whatsapp.twilio.provider import PROVIDER

_router = APIRouter(tags=["webhooks"])


@_router.post("/webhooks/whatsapp")
async def whatsapp(request: Request) -> Response:
    """200 with empty TwiML once the message is durable."""
    return await take_message(request, PROVIDER, parse_inbound)


@_router.post("/webhooks/whatsapp/status", status_code=204)
async def delivery_report(
    request: Request, our_id: Annotated[str | None, Query(alias="id", max_length=200)] = None
) -> None:
    """Twilio reports how far a reply got; late and repeated reports change nothing.

    `id` is what we put into the address of this report when we sent the message.
    """
    await take_report(request, PROVIDER, our_id)


WEBHOOK = Webhook(_router, "/webhooks/whatsapp", guard)
