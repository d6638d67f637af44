"""Customers who write: signed webhooks to any api process, repeated until one says 2xx, sometimes twice at once."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from twilio.request_validator import RequestValidator

from production.tests.faults.marks import HANG, Mark, marks_in
from production.tests.faults.plan import Plan
from production.tests.faults.processes import open_chats
from production.tests.faults.system import System

_PATH = "/api/v1/webhooks/whatsapp"
_PATIENCE_S = 90.0
"""How long a customer waits for an answer before writing on."""


@dataclass
class Provider:
    """What customers have received: read from the provider's own store, in the order of acceptance."""

    path: Path
    replies: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Mark -> sids of the replies that name it."""
    order: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Address -> marks in the order of the replies."""
    _seq: int = 0

    def read(self) -> None:
        """Look for what came since the last look."""
        with sqlite3.connect(self.path, timeout=30) as db:
            rows = db.execute(
                "select seq, sid, recipient, body from chat_message "
                "where direction = 'outbound-api' and seq > ? order by seq",
                (self._seq,),
            ).fetchall()
        for seq, sid, recipient, body in rows:
            self._seq = seq
            for mark in marks_in(body):
                self.replies[mark].append(sid)
                self.order[recipient].append(mark)


@dataclass
class Traffic:
    """Everything that was sent in, and what the provider saw."""

    system: System
    provider: Provider
    plan: Plan
    accepted: set[Mark] = field(default_factory=set)
    requests: int = 0
    over: bool = False

    async def run(self) -> None:
        """Let everybody write what the plan says."""
        customers = range(self.plan.customers)
        open_chats(self.system.providers_db, [Mark(customer, 1).address for customer in customers])
        places = asyncio.Semaphore(self.plan.at_once)
        limits = httpx.Limits(max_connections=self.plan.at_once * self.plan.copies)
        async with httpx.AsyncClient(timeout=10, limits=limits) as client:
            watching = asyncio.create_task(self._watch())
            async with asyncio.TaskGroup() as group:
                for customer in customers:
                    group.create_task(self._customer(client, customer, places))
            self.over = True
            await watching

    async def _watch(self) -> None:
        while not self.over:
            await asyncio.to_thread(self.provider.read)
            await asyncio.sleep(0.2)

    async def _customer(self, client: httpx.AsyncClient, customer: int, places: asyncio.Semaphore) -> None:
        async with places:
            for number in range(1, self.plan.messages + 1):
                mark = Mark(customer, number)
                await self._write(client, mark)
                if random.random() < self.plan.waiting_share:
                    await self._read_answer(mark)

    async def _write(self, client: httpx.AsyncClient, mark: Mark) -> None:
        slowly = random.random() < self.plan.hang_share
        text = f"Here is note {mark}, {HANG}." if slowly else f"Here is note {mark}."
        form = {"MessageSid": mark.sid, "From": mark.address, "Body": text, "NumMedia": "0"}
        signed = self.system.env["PUBLIC_URL"] + _PATH
        signature = RequestValidator(self.system.auth_token).compute_signature(signed, form)
        while mark not in self.accepted:
            copies = self.plan.copies if random.random() < self.plan.copies_share else 1
            targets = [random.choice(self.system.api_urls) for _ in range(copies)]
            answers = await asyncio.gather(*(self._post(client, url, form, signature) for url in targets))
            if any(answers):
                self.accepted.add(mark)
            else:
                await asyncio.sleep(0.3)

    async def _post(self, client: httpx.AsyncClient, url: str, form: dict[str, str], signature: str) -> bool:
        self.requests += 1
        try:
            answer = await client.post(url + _PATH, data=form, headers={"X-Twilio-Signature": signature})
        except httpx.HTTPError:
            return False
        return answer.is_success

    async def _read_answer(self, mark: Mark) -> None:
        try:
            async with asyncio.timeout(_PATIENCE_S):
                while not self.provider.replies[str(mark)]:
                    await asyncio.sleep(0.1)
        except TimeoutError:
            return
