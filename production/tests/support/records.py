"""One of everything that a route can be asked for, in the hands of somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from production.crm.permissions.model import EVERYTHING, Role
from production.database.customer_records import CustomerStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.outcomes import DeliveryStatus, EndCode, EndReason, LedgerState, TicketStatus
from production.tests.builders import mail
from production.tests.support.people import hired
from production.tests.support.turns import claimed, reply

_SUGGESTION = """
with question as (
    insert into unanswered_questions (message_id, model, embedding, asked_at)
    select id, 'm', (select array_agg(0.1) from generate_series(1, 1536))::vector, clock_timestamp()
    from messages where conversation_id = $1 and direction = 'inbound' limit 1
    returning message_id
)
insert into article_suggestions (ticket_id, question_id, status, title, question, body)
select t.id, question.message_id, 'waiting', $2, $2, $2 from question, tickets t where t.conversation_id = $1
returning id"""
_FILE = """
insert into attachments (event_id, position, channel, name, content_type, size_bytes, sha256, content, state)
values ($1, 0, 'email', $2, 'text/plain', 1, 'x', 'x', 'stored') returning id"""

_ALERT = "insert into topic_alerts (user_id, phrases, expires_at) values ($1, $2, now() + interval '1 d') returning id"
_MACRO = "insert into macros (name, body) values (gen_random_uuid()::text, 'Hello') returning id"
_TOKEN = "insert into api_tokens (user_id, name, digest, actions) values ($1, $2, $3, '{read}') returning id"


@dataclass(frozen=True, slots=True)
class Record:
    """A customer with whatever hangs on the ticket."""

    marker: str
    """Stands in every word of it, so that a leak shows."""
    ids: dict[str, Any]
    """By the names of path parameters."""

    @property
    def email(self) -> str:
        return f"{self.marker}@example.com"


async def filed(database: Database, assigned_to: UUID | None, team: str | None) -> Record:
    """A ticket with a draft, a file, a suggested article and a merge, assigned like this."""
    marker, turns = f"marker{uuid4().hex}", TurnStore(database)
    message = mail(f"{marker} asks", address=f"{marker}@example.com")
    same, other = [
        await claimed(turns, mail(marker, address=f"{marker}@{host}", thread=host))
        for host in ("a.example", "b.example")
    ]
    claim = await claimed(turns, message)
    drafted = reply(marker, state=LedgerState.DRAFTED, delivery=DeliveryStatus.DRAFT, ticket_status=TicketStatus.OPEN)
    await turns.settle(claim, drafted)
    merge = await CustomerStore(database, EVERYTHING).merge(claim.customer_id, same.customer_id, "the same", "test")
    owner = assigned_to or (await hired(database, Role.REP)).id
    asked = "select id from messages where conversation_id = $1 and direction = 'inbound'"
    draft = "select id from messages where conversation_id = $1 and delivery_status = 'draft'"
    assign = "update tickets set assigned_to = $2, assigned_team = $3 where customer_id = any($1)"
    await database.execute(assign, [claim.customer_id, other.customer_id], assigned_to, team)
    return Record(
        marker,
        {
            "ticket_id": claim.ticket_number,
            "customer_id": claim.customer_id,
            "conversation_id": claim.conversation_id,
            "other_id": other.customer_id,
            "merge_id": merge.id,
            "user_id": owner,
            "token_id": await database.fetchval(_TOKEN, owner, marker, marker.encode()),
            "alert_id": await database.fetchval(_ALERT, owner, [marker]),
            "macro_id": await database.fetchval(_MACRO),
            "message_id": await database.fetchval(asked, claim.conversation_id),
            "draft_id": await database.fetchval(draft, claim.conversation_id),
            "answer_id": await database.fetchval(draft, claim.conversation_id),
            "attachment_id": await database.fetchval(_FILE, message.event_id, f"{marker}.txt"),
            "suggestion_id": await database.fetchval(_SUGGESTION, claim.conversation_id, marker),
            "event_id": await _parked(turns, marker),
        },
    )


async def _parked(turns: TurnStore, marker: str) -> str:
    message = mail(marker, address=f"{marker}@c.example")
    await turns.park(message, state=LedgerState.PARKED, reason=EndReason(EndCode.MACHINE, "machine mail"))
    return message.event_id


def gone() -> Record:
    """What was there once."""
    names = (
        "customer_id",
        "other_id",
        "conversation_id",
        "merge_id",
        "draft_id",
        "answer_id",
        "attachment_id",
        "user_id",
        "token_id",
        "alert_id",
        "message_id",
        "macro_id",
    )
    return Record(
        f"marker{uuid4().hex}",
        {
            **{name: uuid4() for name in names},
            "suggestion_id": 999_999,
            "ticket_id": "TKT-999999",
            "event_id": "email:gone",
        },
    )
