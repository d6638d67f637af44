"""The report of one day: what came in, how it ended, how people felt, and whether the answers held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from production.crm.support.metrics import Traffic
from production.schemas.ids import Channel

QUIET_AFTER = timedelta(days=1)
"""A customer is quiet who has not come back on any channel for this long: what many call resolved."""
DURABLE_AFTER = timedelta(days=7)
"""An answer held if the customer has not come back on any channel for this long."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day in UTC."""

    date: date

    @property
    def begins(self) -> datetime:
        return datetime.combine(self.date, time(), UTC)

    @property
    def ends(self) -> datetime:
        return self.begins + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayTraffic(Traffic):
    """The traffic of a day, and how many messages were clearly unhappy or happy."""

    negative: int = 0
    """Messages with a sentiment below 0.4."""
    positive: int = 0
    """Messages with a sentiment above 0.6."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Conversations that the AI answered on the day and that no person has taken over since.

    Each is judged by our last words of that day. A contact is anything that the same person writes after them, on any
    channel; words that resolved their ticket are none.
    """

    answered: int = 0
    quiet: int = 0
    """QUIET_AFTER has passed without a contact, whatever came later."""
    confirmed: int = 0
    """The customer said that it is solved: their ticket was resolved within DURABLE_AFTER."""
    durable: int = 0
    """DURABLE_AFTER has passed without a contact; each of these is quiet as well."""
    pending: int = 0
    """No contact so far, but DURABLE_AFTER is not over."""


@dataclass(frozen=True, slots=True)
class ModelUsage:
    """What the model used for the turns of the day."""

    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float | None = 0.0
    """None: tokens were used whose price nobody recorded."""


@dataclass(frozen=True, slots=True)
class DailyFigures:
    """One channel on one day; channel None is all of them together."""

    channel: Channel | None
    traffic: DayTraffic
    resolution: Resolution
    spent: ModelUsage

    @property
    def cost_per_durable(self) -> float | None:
        """Dollars for each answer that held; None until all have held or failed, or while a price is missing."""
        settled = self.resolution.durable and not self.resolution.pending
        if not settled or self.spent.cost_usd is None:
            return None
        return self.spent.cost_usd / self.resolution.durable
