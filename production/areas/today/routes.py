"""`GET /api/v1/today`: how the day has been so far."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict

from production.api.permissions import scoped
from production.areas.today.model import Today, TroubleKind
from production.areas.today.store import TodayStore
from production.crm.permissions.model import Action
from production.schemas.errors import InvalidInput
from production.schemas.outcomes import LedgerState

router = APIRouter(prefix="/today", tags=["today"])


class TroubleResponse(BaseModel):
    """Something that went wrong. Whatever it was, its tickets are with people."""

    model_config = ConfigDict(from_attributes=True)

    kind: TroubleKind
    messages: int
    tickets: list[str]
    """Numbers of at most five, the newest first."""


class JudgedResponse(BaseModel):
    """What people made of suggested replies in the last `days`."""

    model_config = ConfigDict(from_attributes=True)

    days: int
    unchanged: int
    edited: int
    rejected: int


class CalledWrongResponse(BaseModel):
    """Answers that the AI gave alone and somebody calls wrong since midnight."""

    model_config = ConfigDict(from_attributes=True)

    answers: int
    tickets: list[str]
    """Numbers of at most five, the newest first."""


class RatingsResponse(BaseModel):
    """How satisfied customers said they are."""

    model_config = ConfigDict(from_attributes=True)

    answers: int
    average: float | None
    """Of 1 bad .. 5 great."""
    unhappy: list[str]
    """Numbers of at most five tickets that got 1 or 2, the newest first."""


class TodayResponse(BaseModel):
    """Messages of the day, within the caller's scope: those that came in, and how those ended that ended."""

    since: datetime
    channels: dict[str, int]
    """How many came in, the busiest first."""
    replied: int
    """Answered by the AI alone."""
    drafted: int
    """The AI's answer waited for a person."""
    escalated: int
    """Given to a person, who did not have them already."""
    parked: int
    ignored: int
    """Asked for no answer."""
    troubles: list[TroubleResponse]
    judged: JudgedResponse
    called_wrong: CalledWrongResponse
    ratings: RatingsResponse


@router.get("")
async def today(
    store: Annotated[TodayStore, scoped(TodayStore, Action.READ)],
    zone: Annotated[str, Query(max_length=60, description="Where the day is counted, as in Europe/Berlin.")] = "UTC",
) -> TodayResponse:
    """From midnight of this zone until now."""
    return _shown(await store.since(_midnight(zone)))


def _midnight(zone: str) -> datetime:
    try:
        now = datetime.now(ZoneInfo(zone))
    except (KeyError, ValueError, OSError):
        raise InvalidInput("zone", "give a name of the tz database, as in Europe/Berlin") from None
    return now.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)


def _shown(day: Today) -> TodayResponse:
    return TodayResponse(
        since=day.since,
        channels=day.channels,
        replied=day.ended(LedgerState.REPLIED),
        drafted=day.ended(LedgerState.DRAFTED),
        escalated=day.ended(LedgerState.ESCALATED),
        parked=day.ended(LedgerState.PARKED),
        ignored=day.ended(LedgerState.IGNORED),
        troubles=[TroubleResponse.model_validate(each) for each in day.troubles],
        judged=JudgedResponse.model_validate(day.judged),
        called_wrong=CalledWrongResponse.model_validate(day.called_wrong),
        ratings=RatingsResponse.model_validate(day.ratings),
    )
