"""`POST /api/v1/support/form`: the public web form."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Header, Request, status
from pydantic import BaseModel

from production.api.access import access_token
from production.api.deps import Dependencies, address_of
from production.channels.web_form.parse import SupportForm, to_inbound

router = APIRouter(tags=["support form"])

RECEIVED = "Your support request has been received. Our team will respond within 30 minutes."


class FormReceipt(BaseModel):
    """What the sender of a form gets at once."""

    ticket_id: str
    status: str
    message: str
    created_at: datetime
    access_token: str
    """Unlocks the words of the ticket at `GET /api/v1/tickets/{ticket_id}`."""


@router.post("/support/form", status_code=status.HTTP_201_CREATED)
async def submit(
    form: SupportForm,
    request: Request,
    deps: Dependencies,
    idempotency_key: Annotated[str | None, Header(max_length=200)] = None,
) -> FormReceipt:
    """Accept a request; 201 means that it is stored and will be answered."""
    deps.form_limit.check(address_of(request))
    deps.form_limit.check(form.email.lower())
    # Without a key every submission is a new one: two people may well send the same words.
    submission = sha256(f"{form.email}:{idempotency_key}".encode()).hexdigest() if idempotency_key else None
    number = await deps.numbers.take(submission)
    created_at = datetime.now(UTC)
    message = to_inbound(form, ticket_number=number, event_key=submission or uuid4().hex, received_at=created_at)
    if not form.website:
        await deps.intake.accept(message)
    return FormReceipt(
        ticket_id=number,
        status="received",
        message=RECEIVED,
        created_at=created_at,
        access_token=access_token(deps.token_secret, number),
    )
