"""A deal goes over the board until it is won."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from production.lab.demo.customers import contact
from production.lab.demo.scenes import Office, Outcome


async def play(office: Office) -> AsyncIterator[Outcome]:
    buyer = await contact(office.admin)
    body = {"title": "Fifty seats", "pipeline_id": 1, "contact_id": buyer["id"], "value": 1200}
    deal = (await office.admin.post("/deals", json=body)).raise_for_status().json()
    yield Outcome("begins as a lead", ("lead", 1200), (deal["status"], deal["value"]))

    async def move(status: str) -> dict[str, Any]:
        moved = await office.admin.post(f"/deals/{deal['id']}/move", json={"status": status})
        found: dict[str, Any] = moved.raise_for_status().json()
        return found

    moved = [await move(status) for status in ("qualified", "won")]
    closed = [bool(each["closed_at"]) for each in moved]
    yield Outcome("is closed when it is won", [False, True], closed)
    history = (await office.admin.get(f"/deals/{deal['id']}/moves")).raise_for_status().json()
    yield Outcome("remembers its way", {"lead", "qualified", "won"}, {stay["status"] for stay in history})
