"""Somebody new, and what passes between them and us. Clients have the base url `/api/v1` of the api."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import httpx

from production.lab.waiting import eventually


def new_address() -> str:
    """Of a customer whom nobody knows."""
    return f"{uuid4().hex}@customer.example"


async def contact(staff: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    """Somebody whom an agent has added, as the api shows them."""
    known = {"first_name": "Grace", "last_name": uuid4().hex[:8], "email": new_address()}
    added = await staff.post("/contacts", json=known | fields)
    found: dict[str, Any] = added.raise_for_status().json()
    return found


async def known(staff: httpx.AsyncClient, address: str) -> int:
    """How many contacts have it."""
    return len((await staff.get("/contacts", params={"email": address})).raise_for_status().json())


async def own_ticket(api: httpx.AsyncClient, receipt: Mapping[str, str]) -> httpx.Response:
    """As its customer sees it: strangers may not look so often."""
    headers = {"X-Access-Token": receipt["access_token"]}
    return await api.get(f"/tickets/{receipt['ticket_id']}", headers=headers)


async def ask_for_refund(api: httpx.AsyncClient, name: str, address: str) -> dict[str, str]:
    """A form that only a person may answer; its receipt, once a person has it."""
    form = {
        "name": name,
        "email": address,
        "subject": "My money back",
        "category": "billing",
        "message": "I want a refund for last month, nothing of it worked for us.",
    }
    receipt: dict[str, str] = (await api.post("/support/form", json=form)).raise_for_status().json()

    async def escalated() -> bool:
        return bool((await own_ticket(api, receipt)).raise_for_status().json()["status"] == "escalated")

    await eventually(escalated)
    return receipt


async def heard(api: httpx.AsyncClient, address: str, words: str) -> str:
    """The mail with these words, once the customer gets it."""

    async def arrived() -> str | None:
        threads = (await api.get("/sandbox/email/threads", params={"address": address})).json()["threads"]
        return next((mail["text"] for thread in threads for mail in thread["messages"] if words in mail["text"]), None)

    return await eventually(arrived)
