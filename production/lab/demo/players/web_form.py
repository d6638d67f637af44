"""Fills in the form, and reads the page of the ticket."""

from __future__ import annotations

import time
from functools import partial

from production.lab.demo.players import PATIENCE_S, NotSent, Sent, Stage
from production.lab.demo.samples import Sample
from production.lab.waiting import eventually


class FormPlayer:
    """A browser, as far as the api sees one."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def send(self, sample: Sample) -> Sent | NotSent:
        started = time.perf_counter()
        answer = await self._stage.http.post(
            "/support/form",
            headers={"Idempotency-Key": sample.id},
            json={
                "name": sample.sender.name,
                "email": sample.address,
                "subject": sample.subject,
                "category": sample.category,
                "priority": sample.priority,
                "message": sample.message,
            },
        )
        self._stage.ack_ms.append((time.perf_counter() - started) * 1000)
        if answer.is_client_error:
            fields = ", ".join(problem["field"] for problem in answer.json()["fields"])
            return NotSent("rejected", f"{answer.status_code} {fields}")
        receipt = answer.raise_for_status().json()
        number = receipt["ticket_id"]
        try:
            event = await eventually(partial(self._stage.tickets.event_of_ticket, number), PATIENCE_S)
        except TimeoutError:
            return NotSent("slow", f"{number} is not open yet: no worker has taken it")
        return Sent(event, partial(self._replies, number, receipt["access_token"]))

    async def _replies(self, number: str, token: str) -> list[str]:
        answer = await self._stage.http.get(f"/tickets/{number}", headers={"X-Access-Token": token})
        return [message["content"] for message in answer.raise_for_status().json()["responses"]]


PLAYER = FormPlayer
