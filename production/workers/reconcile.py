"""Compares what the providers received for us with the ledger: what is in neither was lost on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol

from production.channels.email.model import RawEmail
from production.schemas.ids import Channel, event_id

PERIOD = timedelta(days=1)
"""How far back the comparison looks."""


class Ledger(Protocol):
    """Knows every event that we accepted."""

    async def unknown(self, event_ids: Sequence[str]) -> list[str]: ...


class Mailbox(Protocol):
    """Lists and fetches what arrived in one Gmail account."""

    async def list_recent(self, days: int) -> list[str]: ...

    async def fetch(self, gmail_id: str) -> RawEmail | None: ...


class Watches(Protocol):
    """Since when each mailbox is read."""

    async def watched_since(self, address: str) -> datetime | None: ...


class Chats(Protocol):
    """Lists what arrived at one WhatsApp number."""

    async def list_received(self, since: datetime) -> list[str]: ...


async def missing_chats(chats: Chats, ledger: Ledger) -> list[str]:
    """Event ids of WhatsApp messages that Twilio has and we do not."""
    sids = await chats.list_received(datetime.now(UTC) - PERIOD)
    return await ledger.unknown([event_id(Channel.WHATSAPP, sid) for sid in sids])


async def missing_mails(mailbox: Mailbox, address: str, watched_since: datetime, ledger: Ledger) -> list[str]:
    """Event ids of mails that Gmail has and we do not; mail from before the first watch and our own does not count."""
    ids = await mailbox.list_recent(PERIOD.days)
    by_event = {event_id(Channel.EMAIL, f"{address}:{gmail_id}"): gmail_id for gmail_id in ids}
    missing = []
    for event in await ledger.unknown(list(by_event)):
        mail = await mailbox.fetch(by_event[event])
        if mail is not None and mail.received and mail.internal_date >= watched_since:
            missing.append(event)
    return missing


async def missing_in_all(mailboxes: Mapping[str, Mailbox], watches: Watches, ledger: Ledger) -> list[str]:
    """Event ids of mails that any of our mailboxes has and we do not.

    Raises:
        Unavailable: Gmail or Postgres cannot be asked.
    """
    missing = []
    for address, mailbox in mailboxes.items():
        since = await watches.watched_since(address)
        missing += await missing_mails(mailbox, address, since, ledger) if since else []
    return missing
