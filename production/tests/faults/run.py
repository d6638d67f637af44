"""One run: traffic and faults together, then silence until everything has its end, then the verdict."""

from __future__ import annotations

import asyncio
import random
import threading
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from production.lab.local.stack import StackOptions
from production.lab.local.state import StateDir
from production.tests.faults.chaos import Chaos
from production.tests.faults.judge import Verdict, judge
from production.tests.faults.marks import marks_in
from production.tests.faults.plan import Plan
from production.tests.faults.processes import ask
from production.tests.faults.received import Received
from production.tests.faults.settle import settle
from production.tests.faults.system import System
from production.tests.faults.traffic import Traffic
from production.tests.faults.ways import way_of

_WITH_PERSON = """
select i.envelope ->> 'text' as text from inbound_messages i
where i.state in ('escalated', 'drafted', 'dead') or exists (
    select from inbound_messages answered
    join messages reply on reply.event_id = answered.event_id
    where reply.direction = 'outbound' and reply.delivery_status = 'failed'
      and (answered.conversation_id, answered.epoch) = (i.conversation_id, i.epoch))
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What `make faults` prints."""

    verdict: Verdict
    faults: dict[str, int]
    open_at_end: int
    """Messages without an end when we stopped waiting."""
    seconds: float
    by_way: dict[str, int]
    """Messages that were taken, by how they were written."""
    out_of_order_in: dict[str, list[str]]
    """Whose answers, and the marks as they came."""

    def as_json(self) -> dict[str, Any]:
        verdict = asdict(self.verdict)
        shown = {name: len(value) if isinstance(value, tuple) else value for name, value in verdict.items()}
        return shown | {
            "faults": sum(self.faults.values()),
            "by_kind": self.faults,
            "open": self.open_at_end,
            "by_way": self.by_way,
            "out_of_order_in": self.out_of_order_in,
            "seconds": round(self.seconds),
        }


def run(state_dir: Path, context: Path, plan: Plan) -> Outcome:
    """Start the system, torment it, judge it, end it. From the main thread."""
    state = StateDir.open(state_dir)
    system = System(
        state, StackOptions(state.port("api"), context, workers=0), log_progress=lambda _: None, apis=plan.apis
    )
    try:
        system.start()
        return _torment(system, plan)
    finally:
        system.stop()


def _torment(system: System, plan: Plan) -> Outcome:
    began = time.monotonic()
    traffic = Traffic(system, Received(system.providers_db), plan)
    chaos = Chaos(system, plan.seed)
    writing = threading.Thread(target=lambda: asyncio.run(traffic.run()), daemon=True)
    writing.start()
    pauses = random.Random(plan.seed)
    next_strike = time.monotonic() + 3
    while writing.is_alive():
        if time.monotonic() >= next_strike and sum(chaos.done.values()) < plan.faults:
            chaos.strike()
            next_strike = time.monotonic() + pauses.uniform(*plan.pause_s)
        chaos.thaw()
        system.mend()
        time.sleep(0.2)
    chaos.thaw(everything=True)
    still_open = settle(system)
    asyncio.run(traffic.look())
    verdict = judge(
        traffic.accepted,
        traffic.received.replies,
        traffic.received.order,
        asyncio.run(_with_person(system)),
        system.answers_log.read_text().splitlines() if system.answers_log.exists() else [],
    )
    by_way = Counter(way_of(mark.customer) for mark in traffic.accepted)
    unordered = {address: traffic.received.order[address] for address in verdict.out_of_order}
    return Outcome(verdict, dict(chaos.done), still_open, time.monotonic() - began, dict(by_way), unordered)


async def _with_person(system: System) -> set[str]:
    """Marks of messages that ended with a person: handed over, or in a turn of whose reply nobody knows the fate."""
    rows = await ask(system.env["DATABASE_URL"], _WITH_PERSON)
    return {mark for row in rows for mark in marks_in(row["text"] or "")}
