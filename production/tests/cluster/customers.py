"""Customers on three channels who write until told to stop, and insist until somebody accepts what they wrote."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

import httpx
from twilio.request_validator import RequestValidator

from production.schemas.ids import Channel
from production.tests.cluster.plan import Plan
from production.tests.cluster.providers import Providers
from production.tests.faults.marks import Mark
from production.tests.faults.processes import open_chats
from production.tests.faults.received import Received

_CHANNELS = (Channel.WHATSAPP, Channel.EMAIL, Channel.WEB_FORM)
_PATIENCE_S = 60.0
"""How long a customer waits for an answer before writing on."""


@dataclass(slots=True)
class Customers:
    """All of them, and what became of what they wrote."""

    plan: Plan
    providers: Providers
    api_url: str
    received: Received
    accepted: dict[Mark, float] = field(default_factory=dict)
    """When, in seconds since 1970."""
    acks_ms: list[float] = field(default_factory=list)
    """Of forms and chats that were accepted."""
    refused: int = 0
    """Attempts that nobody accepted; the customer tried again."""
    over: bool = False
    _threads: dict[int, str] = field(default_factory=dict)
    _tickets: dict[Mark, tuple[str, str]] = field(default_factory=dict)

    async def write_until_over(self) -> None:
        limits = httpx.Limits(max_connections=self.plan.customers, max_keepalive_connections=0)
        async with httpx.AsyncClient(timeout=10, limits=limits) as client:
            watching = asyncio.create_task(self._watch())
            async with asyncio.TaskGroup() as group:
                for place in range(self.plan.customers):
                    group.create_task(self._place(client, place))
            await watching

    async def read_status_pages(self) -> None:
        """What the forms were answered, into `received`."""
        async with httpx.AsyncClient(timeout=10) as client:
            for mark in self._tickets:
                await self._read_ticket(client, mark)

    def ticket(self, mark: str) -> str:
        """The number that a customer was told; empty for other channels."""
        return next((number for known, (number, _) in self._tickets.items() if str(known) == mark), "")

    async def _watch(self) -> None:
        while not self.over:
            await asyncio.to_thread(self.received.look)
            await asyncio.sleep(0.5)

    async def _place(self, client: httpx.AsyncClient, place: int) -> None:
        """One customer after the other."""
        channel = _CHANNELS[place % len(_CHANNELS)]
        await asyncio.sleep(random.uniform(0, self.plan.pause_s[1]))
        for customer in count(place, self.plan.customers):
            if channel == Channel.WHATSAPP:
                await asyncio.to_thread(open_chats, self.received.database, [Mark(customer, 1).address])
            for number in range(1, self.plan.messages + 1):
                if self.over:
                    return
                await self._write(client, channel, Mark(customer, number))

    async def _write(self, client: httpx.AsyncClient, channel: Channel, mark: Mark) -> None:
        await self._insist(client, channel, mark)
        if mark in self.accepted and random.random() < self.plan.waiting_share:
            await self._read_answer(client, channel, mark)
        await asyncio.sleep(random.uniform(*self.plan.pause_s))

    async def _insist(self, client: httpx.AsyncClient, channel: Channel, mark: Mark) -> None:
        write: Callable[[httpx.AsyncClient, Mark], Awaitable[httpx.Response]] = {
            Channel.WHATSAPP: self._chat,
            Channel.EMAIL: self._mail,
            Channel.WEB_FORM: self._form,
        }[channel]
        while not self.over:
            began = time.perf_counter()
            try:
                answer = await write(client, mark)
            except httpx.HTTPError:
                answer = None
            if answer is not None and answer.is_success:
                self.accepted[mark] = time.time()
                if channel != Channel.EMAIL:  # a mailbox accepts; how long the api takes is not in it
                    self.acks_ms.append((time.perf_counter() - began) * 1000)
                return
            self.refused += 1
            await asyncio.sleep(0.5)

    async def _chat(self, client: httpx.AsyncClient, mark: Mark) -> httpx.Response:
        form = {"MessageSid": mark.sid, "From": mark.address, "Body": _words(mark), "NumMedia": "0"}
        url = f"{self.api_url}/api/v1/webhooks/whatsapp"
        signature = RequestValidator(self.providers.auth_token).compute_signature(url, form)
        return await client.post(url, data=form, headers={"X-Twilio-Signature": signature})

    async def _mail(self, client: httpx.AsyncClient, mark: Mark) -> httpx.Response:
        mail = {"from_email": _email(mark), "subject": "Notes", "text": _words(mark)}
        if thread := self._threads.get(mark.customer):
            mail["thread_id"] = thread
        answer = await client.post(f"{self.providers.url}/sandbox/email", json=mail)
        if answer.is_success:
            self._threads[mark.customer] = answer.json()["thread_id"]
        return answer

    async def _form(self, client: httpx.AsyncClient, mark: Mark) -> httpx.Response:
        form: dict[str, Any] = {
            "name": "Ada Example",
            "email": _email(mark),
            "subject": f"Note of customer {mark.customer}",
        }
        form |= {"category": "general", "message": _words(mark)}
        headers = {"Idempotency-Key": str(mark)}
        answer = await client.post(f"{self.api_url}/api/v1/support/form", json=form, headers=headers)
        if answer.is_success:
            receipt = answer.json()
            self._tickets[mark] = receipt["ticket_id"], receipt["access_token"]
        return answer

    async def _read_answer(self, client: httpx.AsyncClient, channel: Channel, mark: Mark) -> None:
        deadline = time.monotonic() + _PATIENCE_S
        while not self.received.replies.get(str(mark)) and time.monotonic() < deadline and not self.over:
            if channel == Channel.WEB_FORM:
                await self._read_ticket(client, mark)
            await asyncio.sleep(0.5)

    async def _read_ticket(self, client: httpx.AsyncClient, mark: Mark) -> None:
        number, token = self._tickets[mark]
        try:
            answer = await client.get(f"{self.api_url}/api/v1/tickets/{number}", headers={"X-Access-Token": token})
        except httpx.HTTPError:
            return
        for response in answer.json()["responses"] if answer.is_success else ():
            at = response["created_at"]
            self.received.note(
                f"{number} {at}", _email(mark), response["content"], datetime.fromisoformat(at).timestamp()
            )


def _email(mark: Mark) -> str:
    return f"customer{mark.customer}@load.example"


def _words(mark: Mark) -> str:
    return f"Here is note {mark}."
