"""`POST /api/v1/webhooks/whatsapp`: Twilio brings a message or a delivery report."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request, Response

from production.api.deps import Dependencies, verification
from production.channels.whatsapp.kinds import kind_of
from production.channels.whatsapp.parse import parse_inbound, parse_status
from production.channels.whatsapp.verify import public_url, verify
from production.schemas.errors import Forbidden
from production.schemas.outcomes import DeliveryStatus

router = APIRouter(tags=["webhooks"])

_NOTHING_TO_SAY = Response('<?xml version="1.0" encoding="UTF-8"?><Response/>', media_type="application/xml")
"""TwiML without a verb: the reply is sent later through the REST API."""
_STATUSES = {"sent", "delivered", "read", "failed", "undelivered"}


async def signed_form(
    request: Request, deps: Dependencies, x_twilio_signature: Annotated[str | None, Header()] = None
) -> dict[str, str]:
    """The form fields of a request that Twilio signed.

    Raises:
        Forbidden: no or a wrong signature, or WhatsApp is not configured.
    """
    if deps.twilio_auth_token is None:
        raise Forbidden("WhatsApp is not configured: set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.")
    with verification(request, deps):
        form = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
        url = public_url(str(request.url), request.headers, deps.public_url)
        verify(deps.twilio_auth_token, url, form, x_twilio_signature)
    return form


SignedForm = Annotated[dict[str, str], Depends(signed_form)]


@router.post("/webhooks/whatsapp")
async def whatsapp(form: SignedForm, deps: Dependencies) -> Response:
    """200 with empty TwiML once the message is durable."""
    message = parse_inbound(form, received_at=datetime.now(UTC)).model_copy(update={"kind": kind_of(form)})
    await deps.intake.accept(message)
    return _NOTHING_TO_SAY


@router.post("/webhooks/whatsapp/status", status_code=204)
async def delivery_report(
    form: SignedForm, deps: Dependencies, our_id: Annotated[str | None, Query(alias="id", max_length=200)] = None
) -> None:
    """Twilio reports how far a reply got; late and repeated reports change nothing.

    `id` is what we put into the address of this report when we sent the message.
    """
    report = parse_status(form)
    if report.status in _STATUSES:
        status = DeliveryStatus.FAILED if report.status == "undelivered" else DeliveryStatus(report.status)
        await deps.reports.advance(report.sid, status, report.error_code, our_id)
