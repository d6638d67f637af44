"""Somebody wants to be forgotten: nothing is left of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from http import HTTPStatus

from production.lab.demo.customers import ask_for_refund, new_address, own_ticket
from production.lab.demo.scenes import Office, Outcome


async def play(office: Office) -> AsyncIterator[Outcome]:
    address = new_address()
    receipt = await ask_for_refund(office.customer, "Ada Lovelace", address)

    async def looked_up() -> int:
        return (await office.manager.get("/customers/lookup", params={"email": address})).status_code

    yield Outcome("is known", HTTPStatus.OK, await looked_up())
    await office.fte("customer", "forget", address, "--yes")
    yield Outcome("is nobody", HTTPStatus.NOT_FOUND, await looked_up())
    ticket = (await own_ticket(office.customer, receipt)).json()
    yield Outcome("has left no words", [], ticket.get("messages", []))
