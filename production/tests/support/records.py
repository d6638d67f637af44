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
_VIEW = "insert into saved_views (owner_id, page, name, search) values ($1, 'deals', $2, '{}') returning id"
_MACRO = "insert into macros (name, body) values (gen_random_uuid()::text, 'Hello') returning id"
_COMPANY = """
with firm as (insert into companies (name, match_name) values ($2, $2) returning id)
update customers set company_id = firm.id, company = $2 from firm where customers.id = $1
returning number as contact_id, company_id"""
_NUMBER = "select number from customers where id = $1"
_FIELD = """
insert into custom_fields (object, name, label, kind) values ('contact', 'f' || left(md5($1), 30), 'Field', 'text')
returning id"""
_IMPORT = """
insert into imports (object, file_name, shape, total, sample, mapping, owner_id, team)
values ('contact', $1, '{"format": "csv", "columns": ["email"], "encoding": "utf-8", "delimiter": ","}', 0, '[]',
        '{"email": "email"}', $2, $3) returning id"""
_TOKEN = "insert into api_tokens (user_id, name, digest, actions) values ($1, $2, $3, '{read}') returning id"
_DEAL = """
insert into deals (title, pipeline_id, customer_id, position, owner_id, team) values ($1, 1, $2, $1, $3, $4)
returning id"""
_TASK = "insert into tasks (title, customer_id, owner_id, team) values ($1, $2, $3, $4) returning id"
_ACTIVITY = "insert into activities (kind, text, customer_id) values ('call', $1, $2) returning id"
_CAMPAIGN = """
with made as (insert into campaigns (name, owner_id, team) values ($1, $2, $3) returning id)
insert into campaign_steps (campaign_id, step, text) select id, 0, $1 from made returning campaign_id"""
_CONSENT = "insert into consents (customer_id, channel, basis, source) values ($2, 'email', 'consent', $1) returning id"
_OUTREACH = """
insert into outreach_messages (customer_id, channel, recipient, domain, content, delivery_status, token, correlation_id)
values ($2, 'email', $1 || '@example.com', 'example.com', $1, 'draft', $1, $1) returning id"""
_REMINDER = """
insert into reminders (customer_id, message_id, since, due_at) values ($1, $2, now(), 'infinity') returning id"""
_LEAD = """
with notice as (insert into lead_notices (id, form_id, created_at, outcome) values ($1, 'f', now(), 'new'))
insert into leads (id, customer_id, form_id, form_name, answers, created_at) values ($1, $2, 'f', $1, '{}', now())
returning id"""
_OPPORTUNITY = """
insert into opportunities (customer_id, rule, subject, ticket_id, score, said)
select $1, 'asked_for_prices', $2, id, 50, $2 from tickets where conversation_id = $3 returning id"""
_PREFERENCE = """
insert into preferences (customer_id, topic, value, said, proven, message_id)
select $1, 'likes', $2, $2, true, id from messages where conversation_id = $3 and direction = 'inbound' returning id"""
_CHAT = """
with session as (insert into chat_sessions (user_id, title) values ($1, $2) returning id),
     done as (
        insert into chat_actions (id, session_id, batch, tool, record, before, after, undone_at)
        select gen_random_uuid(), id, gen_random_uuid(), 'update_contact',
               '{"kind": "contact", "id": 1, "title": "", "path": ""}', '{}', '{}', now()
        from session returning id)
select session.id as session_id, done.id as action_id from session, done"""
_NUMBERED = (
    "suggestion_id",
    "import_id",
    "contact_id",
    "other_contact_id",
    "company_id",
    "field_id",
    "deal_id",
    "task_id",
    "activity_id",
    "campaign_id",
    "consent_id",
    "reminder_id",
    "opportunity_id",
    "preference_id",
)


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
            **await _worked_on(database, marker, claim.customer_id, assigned_to, team),
            "ticket_id": claim.ticket_number,
            "customer_id": claim.customer_id,
            "conversation_id": claim.conversation_id,
            "other_id": other.customer_id,
            "other_contact_id": await database.fetchval(_NUMBER, other.customer_id),
            "merge_id": merge.id,
            "user_id": owner,
            **await _of_person(database, marker, owner),
            "macro_id": await database.fetchval(_MACRO),
            "message_id": await database.fetchval(asked, claim.conversation_id),
            "draft_id": await database.fetchval(draft, claim.conversation_id),
            "answer_id": await database.fetchval(draft, claim.conversation_id),
            "file_id": uuid4(),
            "attachment_id": await database.fetchval(_FILE, message.event_id, f"{marker}.txt"),
            "suggestion_id": await database.fetchval(_SUGGESTION, claim.conversation_id, marker),
            "event_id": await _parked(turns, marker),
            **await _learnt(database, marker, claim.customer_id, claim.conversation_id),
        },
    )


async def _of_person(database: Database, marker: str, owner: UUID) -> dict[str, UUID]:
    return {
        "token_id": await database.fetchval(_TOKEN, owner, marker, marker.encode()),
        "alert_id": await database.fetchval(_ALERT, owner, [marker]),
        "view_id": await database.fetchval(_VIEW, owner, marker),
        **await database.fetchrow(_CHAT, owner, marker),
    }


async def _worked_on(
    database: Database, marker: str, customer_id: UUID, owner_id: UUID | None, team: str | None
) -> dict[str, Any]:
    return {
        **await database.fetchrow(_COMPANY, customer_id, marker),
        "field_id": await database.fetchval(_FIELD, marker),
        "import_id": await database.fetchval(_IMPORT, marker, owner_id, team),
        "deal_id": await database.fetchval(_DEAL, marker, customer_id, owner_id, team),
        "task_id": await database.fetchval(_TASK, marker, customer_id, owner_id, team),
        "activity_id": await database.fetchval(_ACTIVITY, marker, customer_id),
        "lead_id": await database.fetchval(_LEAD, marker, customer_id),
        **await _written_first(database, marker, customer_id, owner_id, team),
    }


async def _written_first(
    database: Database, marker: str, customer_id: UUID, owner_id: UUID | None, team: str | None
) -> dict[str, Any]:
    outreach_id = await database.fetchval(_OUTREACH, marker, customer_id)
    return {
        "campaign_id": await database.fetchval(_CAMPAIGN, marker, owner_id, team),
        "consent_id": await database.fetchval(_CONSENT, marker, customer_id),
        "outreach_id": outreach_id,
        "reminder_id": await database.fetchval(_REMINDER, customer_id, outreach_id),
    }


async def _learnt(database: Database, marker: str, customer_id: UUID, conversation_id: UUID) -> dict[str, int]:
    return {
        "opportunity_id": await database.fetchval(_OPPORTUNITY, customer_id, marker, conversation_id),
        "preference_id": await database.fetchval(_PREFERENCE, customer_id, marker, conversation_id),
    }


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
        "file_id",
        "user_id",
        "token_id",
        "alert_id",
        "view_id",
        "message_id",
        "macro_id",
        "outreach_id",
        "session_id",
        "action_id",
    )
    return Record(
        f"marker{uuid4().hex}",
        {
            **{name: uuid4() for name in names},
            **dict.fromkeys(_NUMBERED, 999_999),
            "ticket_id": "TKT-999999",
            "event_id": "email:gone",
        },
    )
