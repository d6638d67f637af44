"""`/api/v1/contacts/{contact_id}/consents`, and what everybody finds behind the link of a message of ours.

Reading asks only: programs that follow every link in a mail end nothing.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, status
from fastapi.responses import RedirectResponse
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from production.api.callers import network_of
from production.api.contact_shapes import Purpose
from production.api.deps import Dependencies, store
from production.api.listing import Body
from production.api.permissions import scoped
from production.areas.consents.model import Basis, Preference
from production.areas.consents.store import ConsentStore, PreferenceStore
from production.crm.outreach.model import Suppressed
from production.crm.permissions.model import Action
from production.schemas.ids import Channel, RowId
from production.schemas.text import OneLine

router = APIRouter(tags=["consents"])
public = APIRouter(tags=["preferences"])

Reading = Annotated[ConsentStore, scoped(ConsentStore, Action.READ)]
Writing = Annotated[ConsentStore, scoped(ConsentStore, Action.WRITE)]
Preferences = Annotated[PreferenceStore, store(PreferenceStore)]
Source = Annotated[OneLine, Field(min_length=1, max_length=200)]


class ConsentResponse(BaseModel):
    """Why somebody may, or might, be written to."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    channel: Channel
    purpose: str
    basis: Basis
    source: str
    given_at: datetime
    withdrawn_at: datetime | None
    withdrawn_by: str | None
    recorded_by: str | None


class StandingResponse(BaseModel):
    """What may be written to somebody, and since when."""

    model_config = ConfigDict(from_attributes=True)

    consents: list[ConsentResponse]
    suppressed: dict[Channel, Suppressed]
    """Channels on which nothing is written first, whatever consents say."""


class ConsentRequest(Body):
    """One more, with its proof."""

    channel: Channel
    basis: Basis
    source: Source
    """Where it comes from: a form, a fair, a contract."""
    purpose: Purpose = "marketing"
    given_at: AwareDatetime | None = None
    """Now, unless it says when."""


class WithdrawalRequest(Body):
    """How somebody took it back."""

    how: Source


class SuppressionRequest(Body):
    """Where they want nothing more."""

    channel: Channel


class PreferenceShape(Body):
    """One kind of message."""

    model_config = ConfigDict(from_attributes=True)

    channel: Channel
    purpose: Purpose
    wanted: bool


class PreferencesShape(Body):
    """What somebody gets from us."""

    preferences: Annotated[list[PreferenceShape], Field(max_length=100)]


async def _token(
    token: Annotated[str, Path(max_length=64, description="Of the link in the message.")],
    request: Request,
    deps: Dependencies,
) -> str:
    deps.limits.look.check(network_of(request))
    return token


Token = Annotated[str, Depends(_token)]


@router.get("/contacts/{contact_id}/consents")
async def consents(contact_id: RowId, reading: Reading) -> StandingResponse:
    """The history, the newest first."""
    return StandingResponse.model_validate(await reading.standing(contact_id))


@router.post("/contacts/{contact_id}/consents", status_code=status.HTTP_201_CREATED)
async def give(contact_id: RowId, consent: ConsentRequest, writing: Writing) -> StandingResponse:
    """Write down why somebody may be written to; 409 where one stands."""
    return StandingResponse.model_validate(await writing.give(contact_id, dict(consent)))


@router.post("/consents/{consent_id}/withdraw")
async def withdraw(consent_id: RowId, withdrawal: WithdrawalRequest, writing: Writing) -> StandingResponse:
    """What waits to leave by it does not leave."""
    return StandingResponse.model_validate(await writing.withdraw(consent_id, withdrawal.how))


@router.post("/contacts/{contact_id}/suppress")
async def suppress(contact_id: RowId, suppression: SuppressionRequest, writing: Writing) -> StandingResponse:
    """Nothing more is written first to any address of theirs. Answers still reach them."""
    return StandingResponse.model_validate(await writing.suppress(contact_id, suppression.channel))


@public.get("/preferences/{token}")
async def preferences(token: Token, kept: Preferences) -> PreferencesShape:
    """What whoever got this message gets from us."""
    return _shown(await kept.preferences(token))


@public.put("/preferences/{token}")
async def choose(token: Token, wanted: PreferencesShape, kept: Preferences) -> PreferencesShape:
    """What is not named stays."""
    asked = [Preference(one.channel, one.purpose, one.wanted) for one in wanted.preferences]
    return _shown(await kept.choose(token, asked))


@public.get("/unsubscribe/{token}", status_code=status.HTTP_303_SEE_OTHER)
async def ask(token: Token) -> RedirectResponse:
    """Ends nothing: leads to the page that asks."""
    return RedirectResponse(f"/preferences/#{token}", status.HTTP_303_SEE_OTHER)


@public.post("/unsubscribe/{token}", status_code=status.HTTP_204_NO_CONTENT)
async def unsubscribe(token: Token, kept: Preferences) -> None:
    """What mail programs call (RFC 8058); again changes nothing."""
    await kept.unsubscribe(token)


def _shown(found: list[Preference]) -> PreferencesShape:
    return PreferencesShape(preferences=[PreferenceShape.model_validate(one) for one in found])
