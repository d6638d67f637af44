"""Finds the conversation that a mail continues, by the ids that it names."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from production.database.named_queries import load
from production.database.pool import Connection
from production.schemas.envelope import EmailThread, InboundMessage

_SQL = load("threads")

_MOST_IDS = 20
"""The first of a long chain names the thread, the last ones place the mail in it."""


@dataclass(frozen=True, slots=True)
class Thread:
    """Where a message belongs."""

    key: str
    linked_to: UUID | None = None
    """Somebody else's conversation, which it answers without belonging to it."""
    assigned_to_human: bool = False
    """That conversation is a person's: nobody answers beside them."""


async def thread_of(connection: Connection, message: InboundMessage, customer_id: UUID) -> Thread:
    """The thread of a message of this customer.

    A mail joins the conversation whose ids it names only if that is its sender's own, and the sender as well proven as
    there: who has a copy of a mail must not read along.
    """
    named = _ids(message.email) if message.email else []
    rows = await connection.fetch(_SQL["conversations_naming"], named) if named else []
    for row in rows:
        if (row["customer_id"], row["proof"]) == (customer_id, message.sender.proof):
            return Thread(row["thread_key"])
    if rows:
        return Thread(message.thread_key, rows[0]["id"], rows[0]["status"] == "escalated")
    return Thread(message.thread_key)


def _ids(mail: EmailThread) -> list[str]:
    """Nearest first."""
    chain = [each for each in (mail.in_reply_to, *reversed(mail.references)) if each]
    known = list(dict.fromkeys(chain))
    return known if len(known) <= _MOST_IDS else [*known[: _MOST_IDS - 1], known[-1]]
