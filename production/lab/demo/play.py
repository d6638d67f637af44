"""Plays the customers: writes on every channel and watches what comes back."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from production.lab.demo.players import PATIENCE_S, Player, Sent, Stage, players
from production.lab.demo.samples import Sample
from production.schemas.outcomes import LedgerState

_PEOPLE_AT_ONCE = 8
_LOOK_EVERY_S = 0.02
_ENDS = frozenset(LedgerState) - {LedgerState.RECEIVED, LedgerState.PROCESSING}
_SPEAKING = frozenset({LedgerState.REPLIED, LedgerState.ESCALATED})
"""Ends after which the customer reads something."""


@dataclass(frozen=True, slots=True)
class Played:
    """How one sample ended."""

    sample: Sample
    ended: str
    """Ledger state, `rejected`, or `slow` when it was not finished in time."""
    reason: str = ""
    reply: str = ""
    answer_ms: float | None = None
    """From sending until the reply was at the customer's side."""


async def play(samples: Sequence[Sample], stage: Stage) -> list[Played]:
    """All samples: each person's in order, several people at once."""
    on = players({sample.channel for sample in samples}, stage)
    people: defaultdict[str, list[Sample]] = defaultdict(list)
    for sample in samples:
        people[sample.address].append(sample)
    slots = asyncio.Semaphore(_PEOPLE_AT_ONCE)

    async def one(person: list[Sample]) -> list[Played]:
        async with slots:
            return [await _one(sample, on[sample.channel], stage) for sample in person]

    return [played for person in await asyncio.gather(*map(one, people.values())) for played in person]


async def _one(sample: Sample, player: Player, stage: Stage) -> Played:
    started = time.perf_counter()
    sent = await player.send(sample)
    if not isinstance(sent, Sent):
        return Played(sample, sent.ended, sent.reason)
    while (ended := await stage.tickets.outcome(sent.event_id)) is None or ended.state not in _ENDS:
        if time.perf_counter() - started > PATIENCE_S:
            return Played(sample, "slow", f"in the ledger: {ended.state if ended else 'not yet'}")
        await asyncio.sleep(_LOOK_EVERY_S)
    reply, answer_ms = "", None
    if ended.state in _SPEAKING:
        while not (reply := "\n".join((await sent.replies())[sent.before :])):
            if time.perf_counter() - started > PATIENCE_S:
                return Played(sample, "slow", f"in the ledger: {ended.state}; no reply at the customer's side yet")
            await asyncio.sleep(_LOOK_EVERY_S)
        answer_ms = (time.perf_counter() - started) * 1000
    return Played(sample, ended.state, ended.reason or "", reply, answer_ms)
