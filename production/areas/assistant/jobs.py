"""Conversations that nobody goes on with are forgotten."""

from __future__ import annotations

from production.areas import Resources
from production.areas.assistant.store import ChatStore
from production.crm.permissions.model import EVERYTHING
from production.workers.scheduler import Job

_OFTEN_S = 3600.0


def jobs(resources: Resources) -> list[Job]:
    return [Job("forget rested chats", _OFTEN_S, ChatStore(resources.database, EVERYTHING).forget_rested)]
