"""`POST /api/v1/webhooks/whatsapp`: Twilio brings a message or a delivery report."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Query, Request, Response

from production.api.callers import verification
from production.api.deps import Deps, deps_of
from production.channels.whatsapp.parse import parse_inbound, parse_status
from production.channels.whatsapp.verify import public_url, verify
from production.database.outbox import OutboxStore
from production.schemas.errors import Forbidden, InvalidInput
from production.schemas.outcomes import DeliveryStatus

router = APIRouter(tags=["webhooks"])

_NOTHING_TO_SAY = Response('<?xml version="1.0" encoding="UTF-8"?><Response/>', media_type="application/xml")
"""TwiML without a verb: the reply is sent later through the REST API."""
_MOST_FIELDS = 1_000
_STATUSES = {"sent", "delivered", "read", "failed", "undelivered"}


async def signed_form(request: Request, deps: Deps) -> dict[str, str]:
    """The form fields of a request that Twilio signed.

    Called, not injected: this is the busiest door, and FastAPI takes longer to resolve this than it takes to run.

    Raises:
        Forbidden: no or a wrong signature, or WhatsApp is not configured.
    """
    if deps.config.twilio_auth_token is None:
        raise Forbidden("WhatsApp is not configured: set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.")
    with verification(request, deps.limits.refused):
        form = _fields(await request.body())
        url = public_url(str(request.url), request.headers, deps.config.public_url)
        verify(deps.config.twilio_auth_token, url, form, request.headers.get("x-twilio-signature"))
    return form


def _fields(body: bytes) -> dict[str, str]:
    """What Starlette's `request.form()` gives, in a third of its time. Raises InvalidInput: too many fields."""
    try:
        return dict(parse_qsl(body.decode("latin-1"), keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError as error:
        raise InvalidInput("body", f"a form with at most {_MOST_FIELDS} fields is expected") from error


@router.post("/webhooks/whatsapp")
async def whatsapp(request: Request) -> Response:
    """200 with empty TwiML once the message is durable."""
    deps = deps_of(request)
    form = await signed_form(request, deps)
    message = parse_inbound(form, received_at=datetime.now(UTC))
    await deps.intake.accept(message)
    return _NOTHING_TO_SAY


@router.post("/webhooks/whatsapp/status", status_code=204)
async def delivery_report(
    request: Request, our_id: Annotated[str | None, Query(alias="id", max_length=200)] = None
) -> None:
    """Twilio reports how far a reply got; late and repeated reports change nothing.

    `id` is what we put into the address of this report when we sent the message.
    """
    deps = deps_of(request)
    report = parse_status(await signed_form(request, deps))
    if report.status in _STATUSES:
        status = DeliveryStatus.FAILED if report.status == "undelivered" else DeliveryStatus(report.status)
        await OutboxStore(deps.database).advance(report.sid, status, report.error_code, our_id)
