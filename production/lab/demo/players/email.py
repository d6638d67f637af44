"""Writes mails, and reads the answers in their threads."""

from __future__ import annotations

from functools import partial

from production.lab.demo.players import Sent, Stage
from production.lab.demo.samples import Sample
from production.lab.local.stack import MAILBOX
from production.schemas.ids import event_id


class EmailPlayer:
    """One mailbox of each customer."""

    def __init__(self, stage: Stage) -> None:
        self._http = stage.http
        self._threads: dict[str, str] = {}
        """Sample id -> mail thread."""

    async def send(self, sample: Sample) -> Sent:
        thread_id = self._threads.get(sample.follows or "")
        before = len(await self._replies(sample.address, thread_id)) if thread_id else 0
        answer = await self._http.post(
            "/sandbox/email",
            json={
                "from_name": sample.sender.name,
                "from_email": sample.address,
                "subject": sample.subject or "",
                "text": sample.message,
                "headers": sample.headers,
                **({"thread_id": thread_id} if thread_id else {}),
            },
        )
        written = answer.raise_for_status().json()
        thread_id = self._threads[sample.id] = written["thread_id"]
        replies = partial(self._replies, sample.address, thread_id)
        return Sent(event_id(sample.channel, f"{MAILBOX}:{written['id']}"), replies, before)

    async def _replies(self, address: str, thread_id: str) -> list[str]:
        answer = await self._http.get("/sandbox/email/threads", params={"address": address})
        return [
            mail["text"]
            for thread in answer.raise_for_status().json()["threads"]
            if thread["thread_id"] == thread_id
            for mail in thread["messages"]
            if mail["direction"] == "company"
        ]


PLAYER = EmailPlayer
