"""What every endpoint works with; put together by `bootstrap`, handed over through the application's state."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, cast

from fastapi import Depends, Request
from starlette.requests import HTTPConnection

from production.api.accept import Intake
from production.api.callers import verification
from production.api.customer_desk import CustomerDesk
from production.api.form_desk import FormDesk
from production.api.learning_desk import LearningDesk
from production.api.numbers import TicketNumbers
from production.api.ports import DeliveryReports, Drafts, Figures, Health, Parked, Publisher, Tickets
from production.api.rate_limit import RateLimit


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
    """Forms of one network."""
    claim_limit: RateLimit
    """Accepted forms that name one email address: more are accepted too, and left to a person."""
    refused_limit: RateLimit
    """Requests of one network that could not be verified."""
    look_limit: RateLimit
    """What one network looks at without showing a token."""
    customer_desk: CustomerDesk
    form_desk: FormDesk
    learning_desk: LearningDesk
    guards: Mapping[str, Any]
    """What each provider's webhook tells it from strangers with."""
    public_url: str | None
    token_secret: str
    sandbox_url: str | None
    web_root: Path

    def verification(self, request: HTTPConnection) -> AbstractContextManager[None]:
        """As `callers.verification`."""
        return verification(request, self.refused_limit)


def deps_of(request: Request) -> Deps:
    return cast("Deps", request.app.state.deps)


async def _injected(request: Request) -> Deps:
    """As a coroutine: the framework would run a plain function in a thread."""
    return deps_of(request)


Dependencies = Annotated[Deps, Depends(_injected)]
