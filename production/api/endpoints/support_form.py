"""`POST /api/v1/support/form`: the public web form."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from typing import Annotated, Any
from uuid import uuid4

from fastapi import APIRouter, Header, Request, status
from pydantic import BaseModel

from production.api.access import access_token
from production.api.callers import address_of, network_of, own_page
from production.api.deps import Dependencies, Deps
from production.api.form_body import Submission, received
from production.api.numbers import Repeatable
from production.api.uploads import MULTIPART
from production.channels.web_form.parse import SupportForm, to_inbound
from production.crm.attachments.check import EXTENSIONS
from production.crm.permissions.model import EVERYTHING
from production.database.attachments import AttachmentStore

router = APIRouter(tags=["support form"])

RECEIVED = "Your support request has been received. Our team will respond within 30 minutes."
_FIELDS: dict[str, Any] = SupportForm.model_json_schema(ref_template="#/components/schemas/{model}")
_FIELDS.pop("$defs")  # the application describes them
_FILES = {"files": {"type": "array", "items": {"type": "string", "format": "binary"}}}
_BODY = {
    "required": True,
    "content": {
        "application/json": {"schema": _FIELDS},
        MULTIPART: {"schema": _FIELDS | {"properties": _FIELDS["properties"] | _FILES}},
    },
}


class FormReceipt(BaseModel):
    """What the sender of a form gets at once."""

    ticket_id: str
    status: str
    message: str
    created_at: datetime
    access_token: str
    """Unlocks the words of the ticket at `GET /api/v1/tickets/{ticket_id}`."""


class FormRules(BaseModel):
    """What a page needs to know before it shows the form."""

    max_files: int
    max_file_bytes: int
    extensions: tuple[str, ...]
    turnstile_site_key: str | None


@router.get("/support/form")
async def rules(deps: Dependencies) -> FormRules:
    """How many files of what size and kind, and whether people confirm that they are people."""
    limits = deps.config.files
    return FormRules(
        max_files=limits.files,
        max_file_bytes=limits.bytes_each,
        extensions=EXTENSIONS,
        turnstile_site_key=deps.config.turnstile_site_key,
    )


@router.post("/support/form", status_code=status.HTTP_201_CREATED, openapi_extra={"requestBody": _BODY})
async def submit(
    request: Request,
    deps: Dependencies,
    idempotency_key: Annotated[str | None, Header(max_length=200)] = None,
) -> FormReceipt:
    """Accept a request; 201 means that it is stored with its files and will be answered."""
    deps.limits.form.check(network_of(request))  # before a large body is read
    own_page(request, deps.config.public_url)
    async with received(request, deps.config.files, deps.room) as submission:
        return await _take(request, deps, submission, idempotency_key)


async def _take(request: Request, deps: Deps, submission: Submission, idempotency_key: str | None) -> FormReceipt:
    form = submission.form
    if form.from_a_machine:  # it gets a number that leads nowhere, and leaves no trace
        return _receipt(deps, await deps.numbers.take(None), datetime.now(UTC))
    if deps.turnstile is not None:
        await deps.turnstile.check(form.turnstile_token, address=address_of(request))
    repeatable = _repeatable(submission, idempotency_key)
    number = await deps.numbers.take(repeatable)
    created_at = datetime.now(UTC)
    message = to_inbound(
        form,
        ticket_number=number,
        event_key=_event_key(repeatable),
        received_at=created_at,
        files=submission.files,
        limited=not deps.limits.claim.allows(form.email),
    )
    if submission.files:  # first: a message never names a file that is not there
        await AttachmentStore(deps.database, EVERYTHING).keep(message.event_id, submission.files)
    await deps.intake.accept(message)
    return _receipt(deps, number, created_at)


def _repeatable(submission: Submission, idempotency_key: str | None) -> Repeatable | None:
    """Without a key every form is a new one: two people may well send the same words."""
    if not idempotency_key:
        return None
    key = sha256(f"{submission.form.email}:{idempotency_key}".encode()).hexdigest()
    return Repeatable(key, submission.digest)


def _event_key(repeatable: Repeatable | None) -> str:
    """Another form under the same key is another event, also while nobody can tell that the key was used."""
    return sha256(repeatable.key.encode() + repeatable.digest).hexdigest() if repeatable else uuid4().hex


def _receipt(deps: Deps, number: str, created_at: datetime) -> FormReceipt:
    return FormReceipt(
        ticket_id=number,
        status="received",
        message=RECEIVED,
        created_at=created_at,
        access_token=access_token(deps.config.token_secret, number),
    )
