"""Asks, in the workers: they know how a message looks on its channel."""

from __future__ import annotations

from production.areas import Desk
from production.areas.csat.store import AskStore
from production.workers.scheduler import Job

_LOOK_S = 5.0


def work(desk: Desk) -> list[Job]:
    return [Job("ask for ratings", _LOOK_S, AskStore(desk.database, desk.compose, desk.public_url).ask_all)]
