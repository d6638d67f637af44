"""One run: traffic and faults together, then silence until everything has its end, then the verdict."""

from __future__ import annotations

import asyncio
import random
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import asyncpg

from production.lab.local.stack import StackOptions
from production.lab.local.state import StateDir
from production.tests.faults.chaos import Chaos
from production.tests.faults.judge import Verdict, judge
from production.tests.faults.marks import Mark
from production.tests.faults.plan import Plan
from production.tests.faults.settle import settle
from production.tests.faults.system import System
from production.tests.faults.traffic import Provider, Traffic


@dataclass(frozen=True, slots=True)
class Outcome:
    """What `make faults` prints."""

    verdict: Verdict
    faults: dict[str, int]
    open_at_end: int
    """Messages without an end when we stopped waiting."""
    seconds: float

    def as_json(self) -> dict[str, Any]:
        verdict = asdict(self.verdict)
        shown = {name: len(value) if isinstance(value, tuple) else value for name, value in verdict.items()}
        return shown | {
            "faults": sum(self.faults.values()),
            "by_kind": self.faults,
            "open": self.open_at_end,
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
    traffic = Traffic(system, Provider(system.providers_db), plan)
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
    traffic.provider.read()
    verdict = judge(
        traffic.accepted,
        traffic.provider.replies,
        traffic.provider.order,
        asyncio.run(_with_person(system, traffic.accepted)),
        system.answers_log.read_text().splitlines() if system.answers_log.exists() else [],
    )
    return Outcome(verdict, dict(chaos.done), still_open, time.monotonic() - began)


async def _with_person(system: System, accepted: set[Mark]) -> set[str]:
    """Marks of messages that ended with a person: handed over, or a reply whose fate nobody knows."""
    connection = await asyncpg.connect(system.env["DATABASE_URL"])
    try:
        rows = await connection.fetch(
            "select i.event_id from inbound_messages i where i.state in ('escalated', 'drafted', 'dead')"
            " union select m.event_id from messages m where m.direction = 'outbound' and m.delivery_status = 'failed'"
        )
    finally:
        await connection.close()
    handed_over = {row["event_id"] for row in rows}
    return {str(mark) for mark in accepted if f"whatsapp:{mark.sid}" in handed_over}
