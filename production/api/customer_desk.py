"""What the customer endpoints work with, and who may use them."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Protocol, cast
from uuid import UUID

from fastapi import Depends, Header, Request

from production.api.callers import verification
from production.api.rate_limit import RateLimit
from production.crm.customers.codes import Claimed, CodeLetter, Verification
from production.crm.customers.model import Conversation, Customer, Identifier, Merge
from production.crm.customers.suggestions import Suggestion
from production.schemas.errors import Forbidden


class Customers(Protocol):
    """Looks customers up and corrects who is who."""

    async def lookup(self, identifier: Identifier) -> Customer | None: ...

    async def customer(self, customer_id: UUID) -> Customer | None: ...

    async def conversation(self, conversation_id: UUID) -> Conversation | None: ...

    async def merge(self, kept_id: UUID, merged_id: UUID, reason: str, actor: str) -> Merge: ...

    async def unmerge(self, merge_id: UUID, actor: str) -> Merge: ...

    async def suggestions(self, limit: int) -> list[Suggestion]: ...


class Codes(Protocol):
    """Sends one-time codes and judges them."""

    async def claim_of_ticket(self, ticket_number: str) -> Claimed | None: ...

    async def issue(self, letter: CodeLetter, now: datetime) -> datetime: ...

    async def verify(self, request_id: UUID, digest: bytes, now: datetime) -> Verification: ...


@dataclass(frozen=True, slots=True)
class CustomerDesk:
    """Everything that these endpoints may touch."""

    customers: Customers
    codes: Codes
    code_limit: RateLimit
    """Requests and guesses of one network."""
    refused_limit: RateLimit
    """Wrong tokens of one network."""
    token_secret: str
    service_token: str | None
    """None: nobody is let in."""
    company: str
    mail_domain: str
    """Right side of the Message-IDs that we mint."""


def desk_of(request: Request) -> CustomerDesk:
    return cast("CustomerDesk", request.app.state.customer_desk)


Desk = Annotated[CustomerDesk, Depends(desk_of)]
Authorization = Annotated[str | None, Header(description="Bearer and the service token")]


def is_service(desk: CustomerDesk, authorization: str | None) -> bool:
    """Whether the request carries the service token."""
    scheme, _, token = (authorization or "").partition(" ")
    expected = (desk.service_token or "").encode()
    return bool(expected) and scheme.lower() == "bearer" and hmac.compare_digest(token.strip().encode(), expected)


async def service_only(request: Request, desk: Desk, authorization: Authorization = None) -> CustomerDesk:
    """
    Raises:
        Forbidden: the header is missing or wrong, or no service token is configured.
        TooManyRequests: as Forbidden, where too much of this network was refused.
    """
    if desk.service_token is None:
        raise Forbidden("No service token is configured: set SERVICE_TOKEN to use this.")
    with verification(request, desk.refused_limit):
        if not is_service(desk, authorization):
            raise Forbidden("Authorization: send the service token as Bearer <token>.")
    return desk


ServiceDesk = Annotated[CustomerDesk, Depends(service_only)]
