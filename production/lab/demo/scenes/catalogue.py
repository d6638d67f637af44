"""The shop has something new, changes its price, and drops it: the CRM knows at once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from http import HTTPStatus
from uuid import uuid4

from production.lab.demo.scenes import Office, Outcome
from production.lab.waiting import eventually


async def play(office: Office) -> AsyncIterator[Outcome]:
    item = {"id": uuid4().int % 10**9, "title": f"Kettle {uuid4().hex[:8]}"}

    async def shop(path: str, **body: object) -> int:
        answer = await office.customer.post(f"/sandbox/shop/products{path}", json=body)
        answered: int = answer.raise_for_status().json()["answered"]
        return answered

    async def prices() -> list[int]:
        found = await office.admin.get("/products", params={"source": "feed", "q": item["title"]})
        return [each["variants"][0]["price_minor"] for each in found.raise_for_status().json()]

    async def shown(expected: list[int]) -> list[int]:
        await eventually(lambda: _equal(expected))
        return await prices()

    async def _equal(expected: list[int]) -> bool:
        return await prices() == expected

    yield Outcome("takes the shop's call", HTTPStatus.ACCEPTED, await shop("", **item, price="20.00"))
    yield Outcome("has the product", [2000], await shown([2000]))
    await shop("", **item, price="25.00")
    yield Outcome("has the new price", [2500], await shown([2500]))
    await shop(f"/{item['id']}/drop")
    yield Outcome("no longer has it", [], await shown([]))
