"""What every endpoint works with; put together by `bootstrap`, handed over through the application's state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, cast

from fastapi import Depends, Request

from production.api.accept import Intake
from production.api.customer_desk import CustomerDesk
from production.api.form_desk import FormDesk
from production.api.learning_desk import LearningDesk
from production.api.numbers import TicketNumbers
from production.api.ports import DeliveryReports, Drafts, Figures, Health, Parked, Publisher, Tickets
from production.api.rate_limit import RateLimit
from production.schemas.errors import Forbidden

VerifyPush = Callable[[str | None], None]
"""Checks the Authorization header of a Pub/Sub push; raises Forbidden."""


@dataclass(frozen=True, slots=True)
class Deps:
    """Everything the api may touch."""

    intake: Intake
    tickets: Tickets
    numbers: TicketNumbers
    drafts: Drafts
    parked: Parked
    figures: Figures
    health: Health
    broker: Publisher
    reports: DeliveryReports
    form_limit: RateLimit
    """Forms of one network address, and of one email address."""
    refused_limit: RateLimit
    """Webhooks of one network address that could not be verified."""
    customer_desk: CustomerDesk
    form_desk: FormDesk
    learning_desk: LearningDesk
    verify_push: VerifyPush
    twilio_auth_token: str | None
    """None: WhatsApp is not configured and its webhook refuses everything."""
    public_url: str | None
    token_secret: str
    sandbox_url: str | None
    web_root: Path


def deps_of(request: Request) -> Deps:
    return cast("Deps", request.app.state.deps)


async def _injected(request: Request) -> Deps:
    """As a coroutine: the framework would run a plain function in a thread."""
    return deps_of(request)


Dependencies = Annotated[Deps, Depends(_injected)]


def address_of(request: Request) -> str:
    """Network address of the caller; behind a trusted proxy, the one that the proxy saw."""
    return request.client.host if request.client else "unknown"


@contextmanager
def verification(request: Request, deps: Deps) -> Iterator[None]:
    """Around the check of a signature: who was refused too often is refused before it, at no cost.

    Raises:
        TooManyRequests: too many requests of this network address could not be verified.
    """
    deps.refused_limit.look(address_of(request))
    try:
        yield
    except Forbidden:
        deps.refused_limit.check(address_of(request))
        raise
