"""What Twilio calls, whichever channel it is for: signed forms with a message or a delivery report."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol
from urllib.parse import parse_qsl

from fastapi import Request, Response

from production.channels.provider import Company, Guard, ProviderSpec, door_of
from production.channels.twilio.account import TwilioAccount
from production.channels.twilio.fields import parse_status
from production.channels.twilio.outcomes import UNSUBSCRIBED
from production.channels.twilio.verify import Signature
from production.schemas.envelope import InboundMessage
from production.schemas.errors import Forbidden, InvalidInput
from production.schemas.outcomes import DeliveryStatus
from production.schemas.secrets import secret

_NOTHING_TO_SAY = Response('<?xml version="1.0" encoding="UTF-8"?><Response/>', media_type="application/xml")
"""TwiML without a verb: the reply is sent later through the REST API."""
_MOST_FIELDS = 1_000
_STATUSES = {"sent", "delivered", "read", "failed", "undelivered"}


class _Parse(Protocol):
    def __call__(self, params: dict[str, str], *, received_at: datetime) -> InboundMessage: ...


def guard(settings: TwilioAccount, company: Company) -> Guard:
    token = secret(settings.twilio_auth_token) if settings.configured else None
    return Guard(Signature(token, company.public_url) if token else None)


async def take_message(request: Request, provider: ProviderSpec, parse: _Parse) -> Response:
    """200 with empty TwiML once the message is durable. Raises as `_signed_form` and `parse`."""
    message = parse(await _signed_form(request, provider), received_at=datetime.now(UTC))
    await door_of(request).intake.accept(message)
    return _NOTHING_TO_SAY


async def take_report(request: Request, provider: ProviderSpec, our_id: str | None) -> None:
    """How far a reply got; late and repeated reports change nothing.

    `our_id` is what we put into the address of this report when we sent the message.
    """
    report = parse_status(await _signed_form(request, provider))
    if report.status in _STATUSES:
        status = DeliveryStatus.FAILED if report.status == "undelivered" else DeliveryStatus(report.status)
        unsubscribed = report.error_code == str(UNSUBSCRIBED)
        reports = door_of(request).reports
        await reports.advance(report.sid, status, report.error_code, our_id, unsubscribed=unsubscribed)


async def _signed_form(request: Request, provider: ProviderSpec) -> dict[str, str]:
    """The form fields of a request that Twilio signed.

    Called, not injected: this is the busiest door, and FastAPI takes longer to resolve this than it takes to run.

    Raises:
        Forbidden: no or a wrong signature, or the channel is not configured.
    """
    door = door_of(request)
    signature: Signature | None = door.guards[provider.name]
    if signature is None:
        raise Forbidden(f"{provider.name} is not configured: set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.")
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
