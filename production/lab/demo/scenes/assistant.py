"""The assistant adds a contact, and asks before it deletes one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

from production.lab.demo.customers import known, new_address
from production.lab.demo.scenes import Office, Outcome


async def play(office: Office) -> AsyncIterator[Outcome]:
    name, address = f"Zoe {uuid4().hex[:8].title()}", new_address()

    async def say(**said: Any) -> dict[str, Any]:
        answer: dict[str, Any] = (await office.admin.post("/chat", json=said)).raise_for_status().json()
        return answer

    added = await say(message=f"Create a contact named {name} with email {address}")
    yield Outcome("adds who is asked for", (1, 1), (len(added["actions"]), await known(office.admin, address)))

    asked = await say(message=f"Delete the contact {name}", session_id=added["session_id"])
    yield Outcome("asks before it deletes", (1, 1), (len(asked["pending"]), await known(office.admin, address)))

    await say(confirm=True, session_id=added["session_id"])
    yield Outcome("deletes once it may", 0, await known(office.admin, address))
