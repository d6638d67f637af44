"""What customers received, from where they would see it, and what the ledger says became of each message."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx

from production.lab.local.providers.body import visible_text
from production.lab.local.providers.letter import read_letter
from production.schemas.ids import Channel
from production.schemas.outcomes import DeliveryStatus, LedgerState
from production.tests.faults.processes import ask
from production.tests.load.journal import Delivery
from production.tests.load.judge import Fate, Reply
from production.tests.load.work import Found, Work, marks_in

_AT_ONCE = 8
_FATES = """
select i.event_id, i.state, i.envelope #>> '{form,ticket_number}' as ticket,
       coalesce(i.conversation_id || '/' || i.epoch, i.event_id) as turn,
       coalesce(c.customer_id::text, '') as customer
from inbound_messages i left join conversations c on c.id = i.conversation_id
"""
_REPLIES = """
select event_id, correlation_id, delivery_status from messages
where direction = 'outbound' and role = 'agent' and delivery_status not in ('draft', 'rejected')
"""

_UNSENT = """
select content from messages where role = 'human' and delivery_status = 'failed'
union all select content from composer_drafts"""
_DRAFTS = """
select u.role, t.ticket_number, d.content
from composer_drafts d join users u on u.id = d.user_id join tickets t on t.id = d.ticket_id"""
_ROWS = """
select last_name as mark, count(*) as rows from customers where last_name = any($1::text[]) group by last_name"""


async def read_ledger(database_url: str, deliveries: Iterable[Delivery]) -> tuple[dict[str, Fate], dict[str, str]]:
    """Fates by message; and for each id that we gave a reply, the message that it answers.

    A form goes by its ticket: what it is called in the ledger hangs on every word of it.
    """
    inbound, outbound = await ask(database_url, _FATES), await ask(database_url, _REPLIES)
    forms = {one.details["ticket"]: one.event_id for one in deliveries if "ticket" in one.details}
    events = {row["event_id"]: forms.get(row["ticket"], row["event_id"]) for row in inbound}
    turns = {row["event_id"]: row["turn"] for row in inbound}
    status = {turns[row["event_id"]]: DeliveryStatus(row["delivery_status"]) for row in outbound}
    fates = {
        events[row["event_id"]]: Fate(LedgerState(row["state"]), row["turn"], row["customer"], status.get(row["turn"]))
        for row in inbound
    }
    return fates, {row["correlation_id"]: events[row["event_id"]] for row in outbound}


def read_chats(providers_db: Path, answered: Mapping[str, str]) -> list[Reply]:
    """What Twilio accepted; `answered` by the id in the address of the delivery report."""
    with sqlite3.connect(providers_db) as db:
        rows = db.execute("select status_callback, created_at, body from chat_message where direction = 'outbound-api'")
        return [Reply(answered.get(_our_id(callback), callback), at, body) for callback, at, body in rows]


def read_mails(providers_db: Path, deliveries: Iterable[Delivery]) -> list[Reply]:
    """What Gmail sent, by the Message-ID that it answers."""
    written = {one.details["message_id"]: one.event_id for one in deliveries if one.channel == Channel.EMAIL}
    with sqlite3.connect(providers_db) as db:
        rows = db.execute("select raw, internal_date from mail join mail_label on mail_id = id where label = 'SENT'")
        letters = [(read_letter(raw).in_reply_to or "", at_ms / 1000, visible_text(raw)) for raw, at_ms in rows]
    return [Reply(written.get(answers, answers), at, text) for answers, at, text in letters]


async def read_pages(api_url: str, deliveries: Iterable[Delivery]) -> list[Reply]:
    """What the page of each form's ticket shows."""
    pages = {one.event_id: one.details for one in deliveries if one.channel == Channel.WEB_FORM and one.accepted}
    places = asyncio.Semaphore(_AT_ONCE)
    async with httpx.AsyncClient(base_url=f"{api_url}/api/v1", timeout=30) as client:

        async def read(event_id: str, form: Mapping[str, str]) -> list[Reply]:
            async with places:
                page = await client.get(f"/tickets/{form['ticket']}", headers={"X-Access-Token": form["token"]})
            responses = page.raise_for_status().json()["responses"]
            return [
                Reply(event_id, datetime.fromisoformat(said["created_at"]).timestamp(), said["content"])
                for said in responses
            ]

        found = await asyncio.gather(*(read(event_id, form) for event_id, form in pages.items()))
    return [reply for page in found for reply in page]


async def read_work(fleet_database: str, providers_db: Path, work: Work, replies: Iterable[Reply]) -> Found:
    """What is left of what people did; `replies` is all that customers received."""
    unsent = await ask(fleet_database, _UNSENT)
    drafts = await ask(fleet_database, _DRAFTS)
    rows = await ask(fleet_database, _ROWS, list(work.imported))
    with sqlite3.connect(providers_db) as db:
        mails = db.execute("select recipients, raw from mail join mail_label on mail_id = id where label = 'SENT'")
        campaign = Counter(address.strip() for address, raw in mails if work.campaign in visible_text(raw))
    return Found(
        received=Counter(mark for reply in replies for mark in marks_in(reply.text)),
        unsent=frozenset(mark for [text] in unsent for mark in marks_in(text)),
        drafts={(role, number): text for role, number, text in drafts},
        rows=Counter(dict(rows)),
        campaign=campaign,
    )


def _our_id(callback: str | None) -> str:
    return parse_qs(urlsplit(callback or "").query).get("id", [""])[0]
