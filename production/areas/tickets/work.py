"""Sends what is due, in the workers: they know how a message looks on its channel."""

from __future__ import annotations

from production.areas import Desk
from production.areas.tickets.scheduled import SendScheduled
from production.workers.scheduler import Job

_LOOK_S = 5.0


def work(desk: Desk) -> list[Job]:
    return [Job("send scheduled replies", _LOOK_S, SendScheduled(desk.database, desk.compose).run)]
