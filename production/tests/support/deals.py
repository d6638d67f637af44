"""Contacts, deals and tasks to work on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from production.database.pool import Database
from production.tests.support.api import BEARER, System

_CONTACT = "insert into customers (name, email, owner_id, team) values ($1, $2, $3, $4) returning number"


async def contact(
    database: Database, name: str = "Ada Lovelace", owner_id: UUID | None = None, team: str | None = None
) -> int:
    """The number of somebody new."""
    email = f"{name.lower().replace(' ', '.')}@example.com"
    number: int = await database.fetchval(_CONTACT, name, email, owner_id, team)
    return number


async def made(system: System, path: str, body: dict[str, Any], headers: dict[str, str] = BEARER) -> dict[str, Any]:
    """What a POST made."""
    answer = await system.api.post(path, json=body, headers=headers)
    assert answer.status_code == 201, answer.text
    record: dict[str, Any] = answer.json()
    return record


async def deal(system: System, contact_id: int, headers: dict[str, str] = BEARER, **more: Any) -> dict[str, Any]:
    """A deal in the pipeline of a fresh system."""
    return await made(
        system, "/deals", {"title": "Licences", "pipeline_id": 1, "contact_id": contact_id} | more, headers
    )


async def logged(database: Database, subject: str, subject_id: int) -> tuple[list[str], list[str]]:
    """What was done to a record: as written down, and as told."""
    acts = "select act from audit_log where subject = $1 and subject_id = $2 order by id"
    told = "select type from event_outbox where type like $1 || '\\_%' and subject = $2 order by id"
    return (
        [row["act"] for row in await database.fetch(acts, subject, str(subject_id))],
        [row["type"] for row in await database.fetch(told, subject, str(subject_id))],
    )
