"""Compares what the providers received for us with the ledger: what is in neither was lost on the way."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol

from production.channels.email.model import RawEmail
from production.database.mailboxes import MailboxStore
from production.schemas.ids import Channel, event_id

PERIOD = timedelta(days=1)
"""How far back the comparison looks."""


class Ledger(Protocol):
    """Knows every event that we accepted."""

    async def not_in_ledger(self, event_ids: Sequence[str]) -> list[str]: ...


class Mailbox(Protocol):
    """Lists and fetches what arrived in one Gmail account."""

    async def list_recent(self, days: int) -> list[str]: ...

    async def fetch(self, gmail_id: str) -> RawEmail | None: ...


async def missing_messages(received: Callable[[datetime], Awaitable[list[str]]], ledger: Ledger) -> list[str]:
    """Event ids of messages that the provider has and we do not."""
    return await ledger.not_in_ledger(await received(datetime.now(UTC) - PERIOD))


async def missing_mails(mailbox: Mailbox, address: str, watched_since: datetime, ledger: Ledger) -> list[str]:
    """Event ids of mails that Gmail has and we do not; mail from before the first watch and our own does not count."""
    ids = await mailbox.list_recent(PERIOD.days)
    by_event = {event_id(Channel.EMAIL, f"{address}:{gmail_id}"): gmail_id for gmail_id in ids}
    missing = []
    for event in await ledger.not_in_ledger(list(by_event)):
        mail = await mailbox.fetch(by_event[event])
        if mail is not None and mail.received and mail.internal_date >= watched_since:
            missing.append(event)
    return missing


async def missing_in_all(mailboxes: Mapping[str, Mailbox], watches: MailboxStore, ledger: Ledger) -> list[str]:
    """Event ids of mails that any of our mailboxes has and we do not.

    Raises:
        Unavailable: Gmail or Postgres cannot be asked.
    """
    missing = []
    for address, mailbox in mailboxes.items():
        since = await watches.watched_since(address)
        missing += await missing_mails(mailbox, address, since, ledger) if since else []
    return missing
