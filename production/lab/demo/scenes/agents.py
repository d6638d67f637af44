"""Two agents answer the same request at once: the customer reads one of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence

import httpx

from production.lab.demo.customers import ask_for_refund, new_address, own_ticket
from production.lab.demo.scenes import Office, Outcome
from production.lab.waiting import eventually

_WORDS = "It is paid back today.", "We shall look into it."


async def play(office: Office) -> AsyncIterator[Outcome]:
    receipt = await ask_for_refund(office.customer, "Grace Hopper", new_address())
    ticket = f"{office.api_url}/api/tickets/{receipt['ticket_id']}"
    seen = (await office.manager.get(ticket)).raise_for_status().json()["last_message_id"]

    async def answer(agent: httpx.AsyncClient, words: str) -> httpx.Response:
        return await agent.post(f"{ticket}/messages", json={"content": words, "last_seen_message_id": seen})

    answers = await asyncio.gather(*map(answer, (office.manager, office.admin), _WORDS))
    yield Outcome("one answers, one is refused", [201, 409], sorted(each.status_code for each in answers))

    said = [words for words, each in zip(_WORDS, answers, strict=True) if each.is_success]
    refusals = [each.text for each in answers if each.is_client_error]
    yield Outcome("the second sees what the first said", said, _words_in(refusals))

    async def read() -> list[str]:
        shown = (await own_ticket(office.customer, receipt)).raise_for_status()
        return _words_in([each["content"] for each in shown.json()["responses"]])

    yield Outcome("the customer reads the first", said, await eventually(read))


def _words_in(texts: Sequence[str]) -> list[str]:
    """Each as often as it stands there."""
    return [words for text in texts for words in _WORDS if words in text]
