"""A file of contacts is imported, errors and all, and taken back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from production.lab.demo.customers import known, new_address
from production.lab.demo.scenes import Office, Outcome
from production.lab.waiting import eventually


async def play(office: Office) -> AsyncIterator[Outcome]:
    address = new_address()
    file = f"First name,Last name,E-Mail\nGrace,Hopper,{address}\nNobody,Known,not an address\n"
    brought = await office.admin.post("/imports", files={"file": ("people.csv", file.encode())})
    path = f"/imports/{brought.raise_for_status().json()['id']}"

    async def counted(state: str) -> dict[str, Any] | None:
        found = (await office.admin.get(path)).raise_for_status().json()
        return found["counts"] if found["state"] == state else None

    (await office.admin.post(f"{path}/start")).raise_for_status()
    counts = await eventually(lambda: counted("done"))
    yield Outcome("takes what it can", (1, 1), (counts["created"], counts["failed"]))
    yield Outcome("the contact is there", 1, await known(office.admin, address))

    (await office.admin.post(f"{path}/undo")).raise_for_status()
    counts = await eventually(lambda: counted("undone"))
    yield Outcome("is taken back", (1, 0), (counts["removed"], await known(office.admin, address)))
