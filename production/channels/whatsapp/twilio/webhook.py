"""`POST /api/v1/webhooks/whatsapp`: Twilio brings a message or a delivery report."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Query, Request, Response

from production.channels.provider import Company, Door, Guard, Webhook, door_of
from production.channels.whatsapp.twilio.parse import parse_inbound, parse_status
from production.channels.whatsapp.twilio.provider import PROVIDER, TwilioSettings
from production.channels.whatsapp.twilio.verify import Signature
from production.schemas.errors import Forbidden, InvalidInput
from production.schemas.outcomes import DeliveryStatus
from production.schemas.secrets import secret

_router = APIRouter(tags=["webhooks"])

_NOTHING_TO_SAY = Response('<?xml version="1.0" encoding="UTF-8"?><Response/>', media_type="application/xml")
"""TwiML without a verb: the reply is sent later through the REST API."""
_MOST_FIELDS = 1_000
_STATUSES = {"sent", "delivered", "read", "failed", "undelivered"}


def _guard(settings: TwilioSettings, company: Company) -> Guard:
    token = secret(settings.twilio_auth_token)
    return Guard(Signature(token, company.public_url) if token else None)


async def signed_form(request: Request, door: Door) -> dict[str, str]:
    """The form fields of a request that Twilio signed.

    Called, not injected: this is the busiest door, and FastAPI takes longer to resolve this than it takes to run.

    Raises:
        Forbidden: no or a wrong signature, or WhatsApp is not configured.
    """
    signature: Signature | None = door.guards[PROVIDER.name]
    if signature is None:
        raise Forbidden("WhatsApp is not configured: set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.")
    with door.verification(request):
        form = _fields(await request.body())
        signature.check(str(request.url), request.headers, form)
    return form


def _fields(body: bytes) -> dict[str, str]:
    """What Starlette's `request.form()` gives, in a third of its time. Raises InvalidInput: too many fields."""
    try:
        return dict(parse_qsl(body.decode("latin-1"), keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError as error:
        raise InvalidInput("body", f"a form with at most {_MOST_FIELDS} fields is expected") from error


@_router.post("/webhooks/whatsapp")
async def whatsapp(request: Request) -> Response:
    """200 with empty TwiML once the message is durable."""
    door = door_of(request)
    form = await signed_form(request, door)
    message = parse_inbound(form, received_at=datetime.now(UTC))
    await door.intake.accept(message)
    return _NOTHING_TO_SAY


@_router.post("/webhooks/whatsapp/status", status_code=204)
async def delivery_report(
    request: Request, our_id: Annotated[str | None, Query(alias="id", max_length=200)] = None
) -> None:
    """Twilio reports how far a reply got; late and repeated reports change nothing.

    `id` is what we put into the address of this report when we sent the message.
    """
    door = door_of(request)
    report = parse_status(await signed_form(request, door))
    if report.status in _STATUSES:
        status = DeliveryStatus.FAILED if report.status == "undelivered" else DeliveryStatus(report.status)
        await door.reports.advance(report.sid, status, report.error_code, our_id)


WEBHOOK = Webhook(_router, "/webhooks/whatsapp", _guard)
