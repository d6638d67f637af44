"""`POST /api/v1/webhooks/gmail`: Pub/Sub says that a mailbox changed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Header, Request

from production.channels.email.gmail.certificates import CertificateCache
from production.channels.email.gmail.provider import PROVIDER, GmailSettings
from production.channels.email.gmail.verify import PushVerifier, parse_push
from production.channels.provider import Company, Guard, Webhook, door_of
from production.schemas.secrets import secret

_router = APIRouter(tags=["webhooks"])


def _guard(settings: GmailSettings, _: Company) -> Guard:
    """Google's certificates are fetched beside the requests, never in one."""
    certificates = CertificateCache()
    verify = PushVerifier(
        token=secret(settings.gmail_pubsub_token),
        audience=settings.gmail_pubsub_audience,
        service_account=settings.gmail_pubsub_service_account,
        certificates=certificates.current,
    )
    return Guard(verify, ("refresh certificates", certificates.refresh) if settings.gmail_pubsub_audience else None)


@_router.post("/webhooks/gmail")
async def gmail(request: Request, authorization: Annotated[str | None, Header()] = None) -> dict[str, str]:
    """200 once the notification is durable; a worker fetches the mails."""
    door = door_of(request)
    with door.verification(request):
        door.guards[PROVIDER.name](authorization)
    notification = parse_push(await request.body(), received_at=datetime.now(UTC))
    await door.intake.accept(notification)
    return {"status": "accepted"}


WEBHOOK = Webhook(_router, "/webhooks/gmail", _guard)
