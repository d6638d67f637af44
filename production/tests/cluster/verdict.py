"""What customers received, compared with what was accepted."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import asdict
from statistics import quantiles
from typing import Any

from production.tests.cluster import ledger
from production.tests.cluster.application import Application
from production.tests.cluster.customers import Customers
from production.tests.faults.judge import judge
from production.tests.k8s.cluster import ControlPlane

_log = logging.getLogger("cluster")


def of_run(plane: ControlPlane, customers: Customers, still_open: int) -> dict[str, Any]:
    """Figures for the report; messages that are missing or doubled are named in the log."""
    received = customers.received
    received.look()
    asyncio.run(customers.read_status_pages())
    persons = ledger.with_a_person(plane)
    verdict = judge(customers.accepted, received.replies, received.order, persons, runs=())
    for name in ("lost", "answered_twice", "out_of_order"):
        _log.info("%s: %s", name, ", ".join(getattr(verdict, name)[:20]) or "none")
    unordered = [mark for address in verdict.out_of_order for mark in received.order[address]]
    for mark in (*verdict.lost, *unordered):
        _log.info("%s: told %s; ledger: %s", mark, customers.ticket(mark), ledger.about(plane, mark))
    counts = {name: len(value) if isinstance(value, tuple) else value for name, value in asdict(verdict).items()}
    shown = {name: count for name, count in counts.items() if not name.endswith("runs")}
    waits = [
        received.first_at[str(mark)] - at for mark, at in customers.accepted.items() if str(mark) in received.first_at
    ]
    return shown | {
        "open": still_open,
        "ledger": ledger.states(plane),
        "attempts_refused": customers.refused,
        "ack_ms": _percentiles(customers.acks_ms),
        "answer_s": _percentiles(waits),
        "rescales": Application(plane).rescales(),
    }


def _percentiles(values: list[float]) -> dict[str, float]:
    cuts = quantiles(values, n=100)
    return {f"p{percent}": round(cuts[percent - 1], 2) for percent in (50, 95, 99)}
