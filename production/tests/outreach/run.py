"""One campaign under faults, then silence until each recipient has their end, then the verdict of the mailbox."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from production.areas.campaigns.model import Move
from production.areas.campaigns.store import CampaignStore
from production.crm.permissions.model import EVERYTHING
from production.database.pool import Database
from production.lab.local.state import StateDir
from production.tests.outreach.system import Chaos, System

_ABOUT_PER_SECOND = 70
"""Messages that two cores send."""
_WORDS = {"subject": "News", "text": "The blue one is here.", "working_days": 3}


@dataclass(frozen=True, slots=True)
class Plan:
    """How much and how hard."""

    recipients: int
    faults: int
    patience_s: float = 240.0
    """Until all have their end once the faults are over, and nothing moves any more."""
    seed: int = 1

    @property
    def pause_s(self) -> float:
        """Between two faults, on average: they are spread over the whole run."""
        return self.recipients / _ABOUT_PER_SECOND / max(1, self.faults)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the mailbox has seen."""

    twice: int
    missing: int
    without_consent: int
    open_at_end: int
    faults: dict[str, int]
    recipients: int
    seconds: float
    per_second: float

    @property
    def as_promised(self) -> bool:
        return not (self.twice or self.missing or self.without_consent or self.open_at_end)

    def as_json(self) -> dict[str, Any]:
        return {
            "recipients": self.recipients,
            "twice": self.twice,
            "missing": self.missing,
            "without_consent": self.without_consent,
            "open": self.open_at_end,
            "faults": sum(self.faults.values()),
            "by_kind": self.faults,
            "seconds": round(self.seconds),
            "messages_per_second": round(self.per_second, 1),
        }


def run(folder: Path, plan: Plan) -> Outcome:
    """Start, torment, judge, end. From the main thread."""
    system = System(StateDir.open(folder))
    try:
        system.start(plan.recipients)
        asyncio.run(_begin(system))
        return _torment(system, plan)
    finally:
        system.stop()


def _torment(system: System, plan: Plan) -> Outcome:
    began, pauses = time.monotonic(), random.Random(plan.seed)
    chaos, next_strike = Chaos(system, plan.seed), time.monotonic() + 1
    left, moved_at = -1, time.monotonic()
    while left or sum(chaos.done.values()) < plan.faults:
        if time.monotonic() >= next_strike and sum(chaos.done.values()) < plan.faults:
            chaos.strike()
            next_strike = time.monotonic() + plan.pause_s * pauses.uniform(0.4, 1.6)
        system.mend()
        time.sleep(0.5)
        if (now := asyncio.run(system.open_work())) != left:
            left, moved_at = now, time.monotonic()
        if time.monotonic() - moved_at > plan.patience_s:
            break
    pace = asyncio.run(system.per_second())
    return _judge(system.received(), plan, left, dict(chaos.done), (time.monotonic() - began, pace))


def _judge(received: Counter[str], plan: Plan, left: int, faults: dict[str, int], took: tuple[float, float]) -> Outcome:
    """`took` are seconds and messages a second."""
    asked = {f"r{n}@d{n % 50}.example": n % 10 != 0 for n in range(1, plan.recipients + 1)}
    return Outcome(
        twice=sum(count > 1 for count in received.values()),
        missing=sum(agreed and not received[address] for address, agreed in asked.items()),
        without_consent=sum(not asked.get(address, False) for address in received),
        open_at_end=left,
        faults=faults,
        recipients=plan.recipients,
        seconds=took[0],
        per_second=took[1],
    )


async def _begin(system: System) -> None:
    database = Database(system.database_url)
    store = CampaignStore(database, EVERYTHING)
    campaign = await store.add({"name": "Blue", "steps": [_WORDS]})
    await store.move(campaign.id, Move.START)
    await database.close()
