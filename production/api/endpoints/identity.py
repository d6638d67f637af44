"""`/api/v1/identity`: a code by email turns a claimed address into a proven one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Request, status
from pydantic import BaseModel, Field

from production.api.access import may_read
from production.api.callers import network_of
from production.api.code_mails import VerifyCodeRequest, check_code, code_mail
from production.api.deps import Dependencies, Deps, store
from production.api.permissions import Authorization, identify
from production.crm.customers.codes import TicketContact, mask_email
from production.crm.customers.identity import normalise
from production.crm.permissions.model import EVERYTHING, Action
from production.crm.permissions.table import scope_for
from production.database.customer_codes import CodeStore
from production.schemas.errors import Forbidden, InvalidInput, NotFound
from production.schemas.ids import IdentifierKind, Proof
from production.schemas.wording import wording_accepted

router = APIRouter(prefix="/identity", tags=["identity"])

Codes = Annotated[CodeStore, store(CodeStore)]


class CodeRequest(BaseModel):
    """Send a code for the conversation of a ticket."""

    ticket_id: Annotated[str, Field(pattern=r"^TKT-\d{4,12}$", description="As in TKT-0006")]
    email: Annotated[
        str | None, Field(max_length=320, description="Only for staff; default: the form's own address.")
    ] = None


class CodeSent(BaseModel):
    """A code is on its way."""

    request_id: UUID
    sent_to: str
    expires_at: datetime


class CodeAccepted(BaseModel):
    """The address is proven."""

    verified: bool = True
    conversation_id: UUID


@router.post("/codes", status_code=status.HTTP_202_ACCEPTED)
async def send_code(
    order: CodeRequest,
    request: Request,
    deps: Dependencies,
    codes: Codes,
    x_access_token: Annotated[str | None, Header()] = None,
    authorization: Authorization = None,
) -> CodeSent:
    """Mail a code: the holder of a ticket's token to the address in its form, staff to any address."""
    _check_rate(deps, request)
    staff = scope_for(await identify(request, deps, authorization), Action.SEND) if authorization else None
    if staff is None and not may_read(deps.config.token_secret, order.ticket_id, x_access_token):
        raise Forbidden("Send the ticket's X-Access-Token, or sign in.")
    if order.email is not None and staff is None:
        raise Forbidden("Unless staff ask, a code goes only to the address in the form.")
    contact = await codes.contact_of_ticket(order.ticket_id, staff or EVERYTHING)
    if contact is None:
        raise NotFound(f"Ticket {order.ticket_id} is not open yet: try again in a moment.")
    wording = wording_accepted(request.headers.get("accept-language"))
    mail = code_mail(deps.config, contact.conversation_id, _address(order, contact), wording)
    expires_at = await codes.issue(mail, datetime.now(UTC))
    return CodeSent(request_id=mail.request_id, sent_to=mask_email(mail.email), expires_at=expires_at)


@router.post("/verify")
async def verify(typed: VerifyCodeRequest, request: Request, deps: Dependencies, codes: Codes) -> CodeAccepted:
    """The right code proves the address: its history opens to this conversation."""
    _check_rate(deps, request)
    return CodeAccepted(conversation_id=await check_code(deps.config, codes, typed))


def _check_rate(deps: Deps, request: Request) -> None:
    deps.limits.code.check(network_of(request))


def _address(order: CodeRequest, contact: TicketContact) -> str:
    if order.email is not None:
        try:
            return normalise(IdentifierKind.EMAIL, order.email)
        except InvalidInput as error:
            raise InvalidInput("email", error.reason) from error
    if contact.email is None:
        raise InvalidInput("email", "this ticket did not begin with a form: give the address")
    if contact.proof is Proof.PROVEN:
        raise InvalidInput("ticket_id", "the address of this ticket is proven already")
    return contact.email
