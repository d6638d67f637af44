"""Plays the customers: writes on three channels and watches what comes back."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import httpx

from production.database.tickets import TicketStore
from production.lab.demo.samples import Sample
from production.schemas.errors import InvalidInput
from production.schemas.ids import Channel, event_id
from production.schemas.outcomes import LedgerState

TIMEOUT_S = 60.0
_PEOPLE_AT_ONCE = 8
_LOOK_EVERY_S = 0.02
_ENDS = frozenset(LedgerState) - {LedgerState.RECEIVED, LedgerState.PROCESSING}
_SPEAKING = frozenset({LedgerState.REPLIED, LedgerState.ESCALATED})
"""Ends after which the customer reads something."""


@dataclass(frozen=True, slots=True)
class Played:
    """How one sample ended."""

    sample: Sample
    ended: str
    """Ledger state, `rejected`, or `lost` when nothing happened in time."""
    reason: str = ""
    reply: str = ""
    answer_ms: float | None = None
    """From sending until the reply was at the customer's side."""


@dataclass(frozen=True, slots=True)
class _Sent:
    event_id: str
    replies_before: int = 0
    thread_id: str | None = None
    ticket: tuple[str, str] | None = None
    """Number and access token of a form."""


@dataclass(slots=True)
class Player:
    """Knows how to write on every channel, and where its replies appear."""

    http: httpx.AsyncClient
    """Base url is `/api/v1` of the api."""
    tickets: TicketStore
    mailbox: str
    ack_ms: list[float] = field(default_factory=list)
    _threads: dict[str, str] = field(default_factory=dict)
    """Sample id -> mail thread."""

    async def play(self, samples: Sequence[Sample]) -> list[Played]:
        """All samples: each person's in order, several people at once."""
        people: defaultdict[str, list[Sample]] = defaultdict(list)
        for sample in samples:
            people[sample.address].append(sample)
        slots = asyncio.Semaphore(_PEOPLE_AT_ONCE)

        async def one(person: list[Sample]) -> list[Played]:
            async with slots:
                return [await self._one(sample) for sample in person]

        return [played for person in await asyncio.gather(*map(one, people.values())) for played in person]

    async def _one(self, sample: Sample) -> Played:
        started = time.perf_counter()
        sent = await self._send(sample)
        if isinstance(sent, Played):
            return sent
        while (ended := await self.tickets.outcome(sent.event_id)) is None or ended.state not in _ENDS:
            if time.perf_counter() - started > TIMEOUT_S:
                return Played(sample, "lost")
            await asyncio.sleep(_LOOK_EVERY_S)
        reply, answer_ms = "", None
        if ended.state in _SPEAKING:
            while not (reply := await self._reply(sample, sent)):
                if time.perf_counter() - started > TIMEOUT_S:
                    return Played(sample, "lost", "the reply did not reach the customer")
                await asyncio.sleep(_LOOK_EVERY_S)
            answer_ms = (time.perf_counter() - started) * 1000
        return Played(sample, ended.state, ended.reason or "", reply, answer_ms)

    async def _send(self, sample: Sample) -> _Sent | Played:
        match sample.channel:
            case Channel.EMAIL:
                return await self._send_email(sample)
            case Channel.WHATSAPP:
                return await self._send_whatsapp(sample)
            case Channel.WEB_FORM:
                return await self._send_form(sample)
            case _:
                raise InvalidInput("channel", f"nobody plays {sample.channel} here")

    async def _send_email(self, sample: Sample) -> _Sent:
        thread_id = self._threads.get(sample.follows or "")
        before = len(await self._mails(sample.address, thread_id)) if thread_id else 0
        answer = await self.http.post(
            "/sandbox/email",
            json={
                "from_name": sample.sender.name,
                "from_email": sample.address,
                "subject": sample.subject or "",
                "text": sample.message,
                "headers": sample.headers,
                **({"thread_id": thread_id} if thread_id else {}),
            },
        )
        written = answer.raise_for_status().json()
        self._threads[sample.id] = written["thread_id"]
        return _Sent(event_id(Channel.EMAIL, f"{self.mailbox}:{written['id']}"), before, written["thread_id"])

    async def _send_whatsapp(self, sample: Sample) -> _Sent:
        before = len(await self._chat(sample.address))
        answer = await self.http.post(
            "/sandbox/whatsapp",
            json={"from": sample.address, "name": sample.sender.name, "text": sample.message},
        )
        return _Sent(event_id(Channel.WHATSAPP, answer.raise_for_status().json()["sid"]), before)

    async def _send_form(self, sample: Sample) -> _Sent | Played:
        started = time.perf_counter()
        answer = await self.http.post(
            "/support/form",
            headers={"Idempotency-Key": sample.id},
            json={
                "name": sample.sender.name,
                "email": sample.address,
                "subject": sample.subject,
                "category": sample.category,
                "priority": sample.priority,
                "message": sample.message,
            },
        )
        self.ack_ms.append((time.perf_counter() - started) * 1000)
        if answer.is_client_error:
            fields = ", ".join(problem["field"] for problem in answer.json()["fields"])
            return Played(sample, "rejected", f"{answer.status_code} {fields}")
        receipt = answer.raise_for_status().json()
        number = receipt["ticket_id"]
        while (event := await self.tickets.event_of_ticket(number)) is None:
            if time.perf_counter() - started > TIMEOUT_S:
                return Played(sample, "lost", f"{number} was never opened")
            await asyncio.sleep(_LOOK_EVERY_S)
        return _Sent(event, ticket=(number, receipt["access_token"]))

    async def _reply(self, sample: Sample, sent: _Sent) -> str:
        """What the customer reads now; empty while there is nothing new."""
        if sent.ticket:
            number, token = sent.ticket
            answer = await self.http.get(f"/tickets/{number}", headers={"X-Access-Token": token})
            replies = [message["content"] for message in answer.raise_for_status().json()["responses"]]
        elif sent.thread_id:
            replies = await self._mails(sample.address, sent.thread_id)
        else:
            replies = await self._chat(sample.address)
        return "\n".join(replies[sent.replies_before :])

    async def _mails(self, address: str, thread_id: str) -> list[str]:
        answer = await self.http.get("/sandbox/email/threads", params={"address": address})
        return [
            mail["text"]
            for thread in answer.raise_for_status().json()["threads"]
            if thread["thread_id"] == thread_id
            for mail in thread["messages"]
            if mail["direction"] == "company"
        ]

    async def _chat(self, phone: str) -> list[str]:
        answer = await self.http.get(f"/sandbox/whatsapp/chats/{phone}")
        messages = answer.raise_for_status().json()["messages"]
        return [message["body"] for message in messages if message["direction"] == "outbound"]
