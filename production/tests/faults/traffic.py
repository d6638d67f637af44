"""Customers of all channels, who write to any api process until one says 2xx, sometimes twice at once."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field

import httpx

from production.tests.contract.channels.drivers import PAGES, Call
from production.tests.faults.marks import HANG, Mark
from production.tests.faults.plan import Plan
from production.tests.faults.received import Received
from production.tests.faults.settle import hasten
from production.tests.faults.system import System
from production.tests.faults.ways import CALLS, open_all, way_of

_TIMEOUT_S = 60
"""Whoever gives up a mail that is on its way to the mailbox writes it twice."""
_PATIENCE_S = 90.0
"""How long a customer waits for an answer before writing on."""


@dataclass
class Traffic:
    """Everything that was sent in, and what came back."""

    system: System
    received: Received
    plan: Plan
    accepted: set[Mark] = field(default_factory=set)
    requests: int = 0
    over: bool = False

    async def run(self) -> None:
        """Let everybody write what the plan says."""
        customers = range(self.plan.customers)
        open_all(self.system.providers_db, customers)
        places = asyncio.Semaphore(self.plan.at_once)
        limits = httpx.Limits(max_connections=self.plan.at_once * self.plan.copies)
        async with httpx.AsyncClient(timeout=_TIMEOUT_S, limits=limits) as client, asyncio.TaskGroup() as all_of_it:
            all_of_it.create_task(self._watch())  # nobody waits for answers that nobody looks for
            async with asyncio.TaskGroup() as group:
                for customer in customers:
                    group.create_task(self._customer(client, customer, places))
            self.over = True

    async def look(self) -> None:
        """Read what came since the last look."""
        await asyncio.to_thread(self.received.look)
        await self.received.look_at_pages(self.system.env["DATABASE_URL"], PAGES)

    async def _watch(self) -> None:
        while not self.over:
            await self.look()
            await hasten(self.system.env["DATABASE_URL"])
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
        call = CALLS[way_of(mark.customer)](self.system.env, mark, text)
        while mark not in self.accepted:
            answers = await asyncio.gather(*(self._post(client, call, url) for url in self._targets(call)))
            if any(answers):
                self.accepted.add(mark)
            else:
                await asyncio.sleep(0.3)

    def _targets(self, call: Call) -> list[str]:
        """Of an api process, drawn for each copy; a mailbox is where it is, and takes each copy for another mail."""
        public = self.system.env["PUBLIC_URL"]
        copies = self.plan.copies if random.random() < self.plan.copies_share and public in call.path else 1
        return [call.path.replace(public, random.choice(self.system.api_urls)) for _ in range(copies)]

    async def _post(self, client: httpx.AsyncClient, call: Call, url: str) -> bool:
        self.requests += 1
        try:
            answer = await client.post(url, content=call.body, headers=call.headers)
        except httpx.HTTPError:
            return False
        return answer.is_success

    async def _read_answer(self, mark: Mark) -> None:
        try:
            async with asyncio.timeout(_PATIENCE_S):
                while not self.received.replies[str(mark)]:
                    await asyncio.sleep(0.1)
        except TimeoutError:
            return
