"""The shop has something new, changes its price, and drops it: the CRM knows at once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from http import HTTPStatus
from uuid import uuid4

from production.lab.demo.scenes import Office, Outcome
from production.lab.waiting import eventually


async def play(office: Office) -> AsyncIterator[Outcome]:
    number, title = uuid4().int % 10**9, f"Kettle {uuid4().hex[:8]}"

    async def shop(path: str, **body: int | str) -> int:
        answer = await office.customer.post(f"/sandbox/shop/products{path}", json=body)
        answered: int = answer.raise_for_status().json()["answered"]
        return answered

    async def prices() -> list[int]:
        found = await office.admin.get("/products", params={"source": "feed", "q": title})
        return [each["variants"][0]["price_minor"] for each in found.raise_for_status().json()]

    async def other_than(before: list[int]) -> list[int]:
        async def other() -> tuple[list[int]] | None:
            now = await prices()
            return None if now == before else (now,)

        [found] = await eventually(other)
        return found

    yield Outcome("takes the shop's call", HTTPStatus.ACCEPTED, await shop("", id=number, title=title, price="20.00"))
    yield Outcome("has the product", [2000], await other_than([]))
    await shop("", id=number, title=title, price="25.00")
    yield Outcome("has the new price", [2500], await other_than([2000]))
    await shop(f"/{number}/drop")
    yield Outcome("no longer has it", [], await other_than([2500]))
