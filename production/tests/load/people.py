"""People at work while processes die: two agents who take the same tickets, files of contacts, a campaign."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import Any

import httpx

from production.crm.outreach.writing_hours import Place, WritingHours
from production.crm.permissions.model import Role
from production.tests.faults.processes import ask
from production.tests.load.work import Answer, Work, new_mark

_AGENTS = Role.ADMIN, Role.MANAGER
_ROWS, _FILES = 300, 6
_RECIPIENTS = 300
_ZONES = (
    *("Pacific/Auckland", "Asia/Tokyo", "Asia/Kolkata", "Europe/Paris", "America/New_York", "America/Los_Angeles"),
    *("Asia/Tehran", "Asia/Riyadh", "Africa/Cairo"),  # who work on Saturdays, and on Sundays
)
_PATIENCE_S = 120
_KEPT = httpx.codes.CONFLICT, httpx.codes.NOT_FOUND
"""Somebody was first, or the customer wrote before it left and it was asked for again: the author has it back."""
_DRAFTS_SHARE = 0.15
"""Of the tickets an agent begins to answer and leaves."""
_PACE = "update outreach_settings set per_minute = $1"
_AGREED = """
with people as (
    insert into customers (name, email, tags, time_zone)
    select 'Reader ' || n, n || '@d' || n || '.' || $1 || '.example', array[$1], $3
    from generate_series(1, $2::int) n returning id, email
), known as (
    insert into customer_identifiers (customer_id, identifier_type, identifier_value, channel, proof)
    select id, 'email', email, 'email', 'claimed' from people
)
insert into consents (customer_id, channel, basis, source) select id, 'email', 'consent', 'the form' from people"""


@dataclass
class People:
    """They work from `run` on until the day is over."""

    base_url: str
    tokens: Mapping[Role, str]
    """API tokens by role."""
    database_url: str
    seconds: float
    """How long the day is."""
    seed: int
    work: Work = field(default_factory=Work)
    over: Event = field(default_factory=Event)

    async def run(self) -> None:
        async with asyncio.TaskGroup() as group:
            for role in _AGENTS:
                group.create_task(self._answer_tickets(role))
            group.create_task(self._import_files())
            group.create_task(self._run_campaign())

    async def _answer_tickets(self, role: Role) -> None:
        dice = random.Random(f"{self.seed} {role}")
        async with self._client(role) as client:
            while not self.over.is_set():
                waiting = await _sure(client, "GET", "/api/tickets", params={"view": "needs_person", "limit": 3})
                for ticket in waiting.json()["tickets"][:1]:
                    await self._visit(client, role, ticket["id"], leaves=dice.random() < _DRAFTS_SHARE)
                await asyncio.sleep(dice.uniform(0.5, 2))

    async def _visit(self, client: httpx.AsyncClient, role: Role, ticket: str, *, leaves: bool) -> None:
        shown = await _sure(client, "GET", f"/api/tickets/{ticket}")
        seen, mark = shown.json()["last_message_id"], new_mark()
        words = {"content": f"I have looked into it, and it is done. {mark}", "last_seen_message_id": seen}
        kept = await _sure(client, "PUT", f"/api/tickets/{ticket}/my-draft", json=words | {"kind": "reply"})
        kept.raise_for_status()
        self.work.drafts[role, ticket] = mark
        if leaves:
            return
        key = {"Idempotency-Key": mark}
        posted = await _sure(client, "POST", f"/api/tickets/{ticket}/messages", json=words, headers=key)
        if posted.status_code not in _KEPT:
            posted.raise_for_status()
        self.work.answers.append(Answer(ticket, seen, mark, posted.is_success))
        if posted.is_success:
            del self.work.drafts[role, ticket]

    async def _import_files(self) -> None:
        async with self._client(Role.ADMIN) as client:
            for _ in range(_FILES):
                await self._import(client, new_mark())
                await self._pause(self.seconds / (_FILES + 1))

    async def _import(self, client: httpx.AsyncClient, mark: str) -> None:
        rows = "".join(f"Row,{mark},{n}@{mark}.example\n" for n in range(_ROWS))
        file = f"First name,Last name,E-Mail\n{rows}".encode()
        brought = await _sure(client, "POST", "/api/v1/imports", files={"file": ("people.csv", file)})
        path = f"/api/v1/imports/{brought.raise_for_status().json()['id']}"
        started = await _sure(client, "POST", f"{path}/start")
        if started.is_success or started.status_code == httpx.codes.CONFLICT:  # or so it was before the answer was lost
            self.work.imported[mark] = _ROWS

    async def _run_campaign(self) -> None:
        """It leaves for half of the day; none is sent on a Saturday night, when nobody may be written to."""
        if (zone := _open_zone(self.seconds)) is None:
            return
        mark = self.work.campaign = new_mark()
        async with self._client(Role.ADMIN) as client:
            await ask(self.database_url, _AGREED, mark, _RECIPIENTS, zone)
            await ask(self.database_url, _PACE, round(_RECIPIENTS * 120 / self.seconds))
            self.work.agreed = _RECIPIENTS
            steps = [{"subject": "News", "text": f"The blue one is here. {mark}"}]
            body = {"name": f"Blue {mark}", "audience": {"tags": [mark]}, "steps": steps}
            drawn = await _sure(client, "POST", "/api/v1/campaigns", json=body)
            path = f"/api/v1/campaigns/{drawn.raise_for_status().json()['id']}"
            await _sure(client, "POST", f"{path}/recipients")
            await _sure(client, "POST", f"{path}/start")

    async def _pause(self, seconds: float) -> None:
        """Or until the day is over."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while not self.over.is_set():
                    await asyncio.sleep(0.2)

    def _client(self, role: Role) -> httpx.AsyncClient:
        headers = {"Authorization": f"Bearer {self.tokens[role]}"}
        hooks = {"response": [self._count_failures]}
        return httpx.AsyncClient(base_url=self.base_url, headers=headers, timeout=30, event_hooks=hooks)

    async def _count_failures(self, answer: httpx.Response) -> None:
        self.work.server_errors += answer.is_server_error


def _open_zone(seconds: float) -> str | None:
    """Where somebody may be written to from now on for so long."""
    now = datetime.now(UTC)
    for zone in _ZONES:
        hours = WritingHours(Place(zone))
        if all(hours.next_open(moment) == moment for moment in (now, now + timedelta(seconds=seconds))):
            return zone
    return None


async def _sure(client: httpx.AsyncClient, method: str, path: str, **call: Any) -> httpx.Response:
    """The first answer that is one; as long as there is none, the same is asked again.

    Raises:
        TimeoutError: nobody answers any more.
    """
    async with asyncio.timeout(_PATIENCE_S):
        while True:
            with suppress(httpx.HTTPError):
                answer = await client.request(method, path, **call)
                if not answer.is_server_error and answer.status_code != httpx.codes.TOO_MANY_REQUESTS:
                    return answer
            await asyncio.sleep(0.5)
