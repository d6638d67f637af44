"""What the pipeline tests see of a running system."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Never
from urllib.parse import urlencode

import httpx

from production.channels.email.gmail.model import HistoryPage
from production.channels.email.model import RawEmail
from production.stream.codec import decode
from production.tests.fuzz.grammar.sample import Form, Webhook
from production.tests.fuzz.reading import MAILBOX
from production.tests.support.api import PUSH_TOKEN
from production.tests.support.calls import TOPICS, signed
from production.tests.support.inbound import Desk
from production.tests.support.memory_broker import MemoryBroker
from production.workers.gmail_sync import GmailSync
from production.workers.runner import KeyedRunner

ENDS = {"replied", "drafted", "escalated", "parked", "ignored", "dead"}


@dataclass
class Account:
    """A mailbox that gets mail."""

    mails: list[RawEmail] = field(default_factory=list)

    def deliver(self, raw: bytes, *, name: str) -> str:
        """The event id under which it has to end."""
        self.mails.append(RawEmail(name, f"t-{name}", raw, datetime.now(UTC), ("INBOX",)))
        return f"email:{MAILBOX}:{name}"

    async def history(self, start_history_id: int) -> HistoryPage:
        return HistoryPage(tuple(mail.id for mail in self.mails[start_history_id:]), len(self.mails))

    async def list_recent(self, days: int) -> list[str]:
        return [mail.id for mail in self.mails]

    async def fetch(self, gmail_id: str) -> RawEmail | None:
        return next((mail for mail in self.mails if mail.id == gmail_id), None)

    async def profile_history_id(self) -> int:
        return len(self.mails)

    async def holds(self, mail: RawEmail, message_id: str) -> bool:
        return False


@dataclass
class Place:
    """How far the mailbox was read."""

    at: int = 0

    async def history_id(self, address: str) -> int | None:
        return self.at

    async def age_s(self, address: str) -> Never:
        raise AssertionError

    async def advance(self, address: str, history_id: int) -> None:
        self.at = history_id

    async def being_read(self, address: str) -> None: ...

    async def set_aside(self, address: str, gmail_id: str) -> None:
        raise AssertionError

    async def due(self, address: str) -> list[Never]:
        return []

    async def settle(self, address: str, gmail_id: str) -> None:
        raise AssertionError


@dataclass
class House:
    desk: Desk
    api: httpx.AsyncClient
    broker: MemoryBroker
    account: Account
    place: Place
    sync: GmailSync
    runner: KeyedRunner

    async def submit(self, form: Form) -> int:
        """Status at the form's door."""
        headers = {b"Content-Type": form.content_type.encode("latin-1", "replace")}
        return (await self.api.post("/support/form", content=form.body, headers=headers)).status_code

    async def bring(self, webhook: Webhook) -> int:
        """Status at the providers' doors."""
        if webhook.push is not None:
            headers = {"Authorization": f"Bearer {PUSH_TOKEN}"}
            return (await self.api.post("/webhooks/gmail", content=webhook.push, headers=headers)).status_code
        path = "/webhooks/whatsapp/status" if webhook.report else "/webhooks/whatsapp"
        body = urlencode(webhook.fields or {}, errors="surrogatepass")
        told = dict(_as_read(webhook.fields or {}))
        headers = {"Content-Type": "application/x-www-form-urlencoded", **signed(told, path)}
        return (await self.api.post(path, content=body.encode(), headers=headers)).status_code

    def accepted(self) -> list[str]:
        """Event ids of everything that was put into the stream for the workers, in its order."""
        records = (each for log in self.broker.logs.values() for each in log if each.partition.topic == TOPICS.incoming)
        return [decode(each.value).event_id for each in sorted(records, key=lambda each: each.written_at)]

    async def ends(self) -> dict[str, str]:
        """State of every message in the ledger, in the order of their ends."""
        rows = await self.desk.rows("select event_id, state from inbound_messages order by settled_at, event_id")
        return {str(event_id): str(state) for event_id, state in rows}

    async def settled(self) -> dict[str, datetime]:
        """When each message ended."""
        rows = await self.desk.rows("select event_id, settled_at from inbound_messages where settled_at is not null")
        return {str(event_id): at for event_id, at in rows if isinstance(at, datetime)}

    async def until_ended(self, event_ids: Iterable[str], *, within_s: float = 60.0) -> dict[str, str]:
        """The ledger once all of them have ended, or what it is when the time is over."""
        wanted, ends = set(event_ids), {}
        for _ in range(int(within_s / 0.1)):
            ends = await self.ends()
            if all(ends.get(each) in ENDS for each in wanted):
                break
            await asyncio.sleep(0.1)
        return ends


def _as_read(fields: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """As they come out of the body again: what Twilio signs."""
    for name, value in fields.items():
        yield _written(name), _written(value)


def _written(text: str) -> str:
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
