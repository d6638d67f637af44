"""People who may be written to, and what was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from production.database.outreach import Letter, release, write
from production.database.outreach_outbox import OutreachOutbox
from production.database.pool import Database
from production.schemas.ids import Channel
from production.schemas.site import Site

SITE = Site("TechCorp", "https://support.techcorp.example", "techcorp.example")

_CUSTOMER = """
insert into customers (name, email, time_zone, owner_id, team, tags) values ($1, $2, $3, $4, $5, $6)
returning id, number"""
_IDENTIFIER = """
insert into customer_identifiers (customer_id, identifier_type, identifier_value, channel, proof)
values ($1, 'email', $2, 'email', 'claimed')"""
_CONSENT = """
insert into consents (customer_id, channel, basis, source) values ($1, 'email', 'consent', 'the fair') returning id"""


@dataclass(frozen=True, slots=True)
class Somebody:
    """A contact, as the database and the api know them."""

    id: UUID
    number: int
    email: str


async def somebody(
    database: Database,
    email: str = "ada@example.com",
    *,
    consents: bool = True,
    zone: str | None = None,
    owner: UUID | None = None,
    team: str | None = "sales",
    tags: tuple[str, ...] = (),
) -> Somebody:
    """By default one who may be written to by mail."""
    row = await database.fetchrow(_CUSTOMER, "Ada Lovelace", email, zone, owner, team, list(tags))
    await database.execute(_IDENTIFIER, row["id"], email)
    if consents:
        await database.execute(_CONSENT, row["id"])
    return Somebody(row["id"], row["number"], email)


async def drafted(database: Database, to: Somebody, text: str = "Here is news.", **details: Any) -> UUID:
    """A message that waits for a person."""
    letter = Letter(customer_id=to.id, channel=Channel.EMAIL, recipient=to.email, subject="News", text=text, **details)
    async with database.transaction() as connection:
        written = await write(connection, letter, SITE.mail_domain)
    assert written is not None
    return written


async def released(database: Database, to: Somebody, text: str = "Here is news.", **details: Any) -> UUID:
    """A message on its way."""
    written = await drafted(database, to, text, **details)
    async with database.transaction() as connection:
        await release(connection, written)
    return written


async def state(database: Database, message_id: UUID) -> str:
    found: str = await database.fetchval("select delivery_status from outreach_messages where id = $1", message_id)
    return found


async def token(database: Database, message_id: UUID) -> str:
    found: str = await database.fetchval("select token from outreach_messages where id = $1", message_id)
    return found


async def contacted(database: Database, who: Somebody) -> Any:
    """When they were last, by us."""
    return await database.fetchval("select last_contacted from customers where id = $1", who.id)


WORKING_HOUR = datetime(2030, 1, 9, 10, tzinfo=UTC)
"""A Wednesday, late enough for whatever a test has just made to be due."""


async def letters(database: Database) -> list[tuple[str, str]]:
    """(address, delivery status) of every message of outreach, by address."""
    rows = await database.fetch(
        "select recipient, delivery_status from outreach_messages order by recipient, step, delivery_status"
    )
    return [tuple(row) for row in rows]


async def deliver(outbox: OutreachOutbox) -> list[str]:
    """Let whatever is due be taken and arrive; whose it was, by address."""
    attempts = await outbox.take(Channel.EMAIL, 100)
    for attempt in attempts:
        await outbox.mark_sent(attempt.message.id, f"provider-{attempt.message.id}")
    return sorted(attempt.message.recipient for attempt in attempts)
