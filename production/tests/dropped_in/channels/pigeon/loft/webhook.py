"""Where pigeons land."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter, Request

from production.channels.pigeon.channel import NAME
from production.channels.pigeon.loft.provider import PROVIDER, LoftSettings
from production.channels.provider import Company, Guard, Webhook, door_of
from production.schemas.envelope import InboundMessage, Sender
from production.schemas.errors import Forbidden
from production.schemas.ids import IdentifierKind, Proof, event_id

_router = APIRouter()


def _guard(settings: LoftSettings, company: Company) -> Guard:
    return Guard(settings.loft_key)


@_router.post("/webhooks/loft")
async def landed(request: Request) -> dict[str, str]:
    door = door_of(request)
    with door.verification(request):
        if request.headers.get("x-key") != door.guards[PROVIDER.name]:
            raise Forbidden("Not our pigeon.")
    letter = await request.json()
    sender = Sender(kind=IdentifierKind("ring"), value=letter["ring"], proof=Proof.PROVEN)
    message = InboundMessage(
        event_id=event_id(NAME, letter["id"]),
        channel=NAME,
        key=sender.value,
        received_at=datetime.now(UTC),
        sender=sender,
        text=letter["text"],
    )
    await door.intake.accept(message)
    return {"status": "landed"}


WEBHOOK = Webhook(_router, "/webhooks/loft", _guard)
