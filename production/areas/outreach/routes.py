"""`/api/v1/outreach/drafts`, `/interactions` and `/send_email`; the last two at the very root as well."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Query, status

from production.api.deps import Dependencies, Deps, running
from production.api.first_drafts import DraftWriter, FirstDraft, in_their_language
from production.api.interaction_shapes import InteractionResponse
from production.api.listing import IN_HEADERS, Listing, Versioned, listing
from production.api.permissions import scoped
from production.areas.outreach.settings import SettingsStore
from production.areas.outreach.shapes import (
    EmailRequest,
    InteractionRequest,
    OutreachDraftPatch,
    OutreachDraftRequest,
    OutreachDraftResponse,
    OutreachSettingsShape,
)
from production.areas.outreach.store import KEYS, DraftStore, InteractionStore
from production.crm.outreach.about import About
from production.crm.outreach.model import Writer
from production.crm.permissions.model import Action
from production.database.about_customers import AboutStore
from production.database.outreach import Letter
from production.schemas.errors import Conflict, InvalidInput
from production.schemas.ids import Channel, RowId

router = APIRouter(tags=["outreach"])
root = APIRouter(tags=["outreach"])

Reading = Annotated[DraftStore, scoped(DraftStore, Action.READ)]
Writing = Annotated[DraftStore, scoped(DraftStore, Action.WRITE)]
Sending = Annotated[DraftStore, scoped(DraftStore, Action.SEND)]
Asking = Annotated[AboutStore, scoped(AboutStore, Action.WRITE)]
Past = Annotated[InteractionStore, scoped(InteractionStore, Action.READ)]
Noting = Annotated[InteractionStore, scoped(InteractionStore, Action.WRITE)]
Seeing = Annotated[SettingsStore, scoped(SettingsStore, Action.READ)]
Setting = Annotated[SettingsStore, scoped(SettingsStore, Action.ADMINISTER)]
Drafts = Annotated[DraftWriter, running(DraftWriter)]


@router.get("/outreach/drafts", responses=IN_HEADERS)
async def drafts(
    reading: Reading,
    part: Annotated[Listing, listing(KEYS, default="created_at")],
    campaign_id: Annotated[RowId | None, Query(description="Of one campaign.")] = None,
) -> list[OutreachDraftResponse]:
    """What waits for a person, the oldest first; `q` looks in name, subject and text."""
    return part.answer(await reading.page(part.asked, campaign_id), OutreachDraftResponse.model_validate)


@router.post("/outreach/drafts", status_code=status.HTTP_201_CREATED)
async def draft(
    wanted: OutreachDraftRequest,
    asking: Asking,
    writing: Writing,
    writer: Drafts,
    deps: Dependencies,
    version: Versioned,
) -> OutreachDraftResponse:
    """Written for the customer in their language, from the last three interactions, tags and name; nothing leaves."""
    address, about = await _addressed(asking, wanted.customer_id, wanted.product_id)
    if wanted.text:
        written = FirstDraft(wanted.text, Writer.PERSON, None)
    else:
        written = await writer.write(about, wanted.form, deps.config.company)
    letter = Letter(
        customer_id=wanted.customer_id,
        channel=Channel.EMAIL,
        recipient=address,
        subject=wanted.subject or (about.product.title if about.product else ""),
        text=written.text,
        product_id=wanted.product_id,
        written_by=written.by,
        language=about.language,
    )
    return version.shown(await writing.add(letter, deps.config.mail_domain, written.temperature), OutreachDraftResponse)


async def _addressed(asking: AboutStore, customer_id: UUID, product_id: UUID | None) -> tuple[str, About]:
    """(the address of the customer, what a writer is told, in their language).

    Raises:
        InvalidInput: there is no such customer in reach, or no such product; they have no address.
    """
    who, about = await asking.about(customer_id, product_id)
    if not who["email"]:
        raise InvalidInput("customer_id", "has no address to write to")
    return who["email"], in_their_language(about, who["last_words"])


@router.patch("/outreach/drafts/{outreach_id}")
async def change(
    outreach_id: UUID, patch: OutreachDraftPatch, writing: Writing, version: Versioned
) -> OutreachDraftResponse:
    """Set what is named; 412 where `If-Match` is not how it is."""
    return version.shown(await writing.change(outreach_id, patch.given(), version.require), OutreachDraftResponse)


@router.post("/outreach/drafts/{outreach_id}/send", status_code=status.HTTP_204_NO_CONTENT)
async def send(outreach_id: UUID, sending: Sending, deps: Dependencies, version: Versioned) -> None:
    """The customer counts as contacted; 409 where they may not be written to, 412 where `If-Match` is not how it is."""
    _require_way_out(deps)
    await sending.send(outreach_id, version.require)


@router.post("/outreach/drafts/{outreach_id}/drop", status_code=status.HTTP_204_NO_CONTENT)
async def drop(outreach_id: UUID, writing: Writing) -> None:
    """It is never said."""
    await writing.drop(outreach_id)


@router.get("/outreach/settings")
async def settings(seeing: Seeing) -> OutreachSettingsShape:
    """How fast and when outreach leaves."""
    return OutreachSettingsShape.model_validate(await seeing.settings())


@router.put("/outreach/settings")
async def put_settings(wanted: OutreachSettingsShape, setting: Setting) -> OutreachSettingsShape:
    """Holds from now on, also for campaigns that run. Days on which the company is closed are in `/sla`."""
    await setting.put(wanted.settings())
    return wanted


@router.get("/interactions")
async def interactions(customer_id: UUID, past: Past) -> list[InteractionResponse]:
    """The last hundred, the newest first, whoever carried them."""
    return [InteractionResponse.model_validate(one) for one in await past.of(customer_id)]


@router.post("/interactions", status_code=status.HTTP_201_CREATED)
@root.post("/interactions", status_code=status.HTTP_201_CREATED)
async def note(interaction: InteractionRequest, noting: Noting) -> InteractionResponse:
    """Note down what passed. What we said and nobody answers is come back to after three working days."""
    return InteractionResponse.model_validate(await noting.add(interaction.given()))


@router.post("/send_email", status_code=status.HTTP_202_ACCEPTED)
@root.post("/send_email", status_code=status.HTTP_202_ACCEPTED)
async def send_email(
    mail: EmailRequest,
    asking: Annotated[AboutStore, scoped(AboutStore, Action.SEND)],
    sending: Sending,
    deps: Dependencies,
    idempotency_key: Annotated[
        str, Header(min_length=8, max_length=200, description="One a mail: the same one sends once.")
    ],
) -> InteractionResponse:
    """Send it, if the customer may be written to, and set `last_contacted`; 409 where they may not."""
    address, about = await _addressed(asking, mail.customer_id, None)
    letter = Letter(
        customer_id=mail.customer_id,
        channel=Channel.EMAIL,
        recipient=address,
        subject=mail.subject,
        text=mail.body,
        purpose=mail.purpose,
        key=idempotency_key,
        language=about.language,
    )
    _require_way_out(deps)
    return InteractionResponse.model_validate(await sending.send_now(letter, deps.config.mail_domain))


def _require_way_out(deps: Deps) -> None:
    """
    Raises:
        Conflict: nobody could unsubscribe from what we send.
    """
    if deps.config.public_url is None:
        raise Conflict("PUBLIC_URL is not set: a mail without a way to unsubscribe does not leave.")
