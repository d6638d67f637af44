"""Reads mails in a process of its own: none can stop, slow or bloat the one that serves everybody.

`python -m production.channels.email.reader` is that process. A request is a line of JSON and the mail, an answer is
JSON. The process stops reading a mail that costs too much processor time, and is ended from outside when it says
nothing for too long.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from time import process_time
from typing import Any

from production.channels.email.limits import SILENCE_S, TooCostlyError, limit_this_process, limited
from production.channels.email.model import RawEmail
from production.channels.email.ours import Trust
from production.channels.email.parse import readers_of, to_inbound
from production.schemas.envelope import InboundMessage
from production.schemas.errors import Unreadable
from production.side_process import ProcessEndedError, SideProcess, answer_requests


@dataclass(frozen=True, slots=True)
class ReadMail:
    """One mail, read."""

    message: InboundMessage
    readers: tuple[str, ...]
    """Those of our addresses that it was sent to, in its order."""
    cost_s: float = 0.0
    """Processor time that it took."""


class MailReader:
    """The side that asks."""

    def __init__(self, ours: Collection[str], *, own_domain: str, trust: Trust = Trust()) -> None:  # noqa: B008 - frozen
        """`ours` are the addresses of our mailboxes, `own_domain` is the right side of the Message-IDs that we mint."""
        self._about_us = {
            "ours": list(ours),
            "own_domain": own_domain,
            "verifiers": sorted(trust.verifiers),
            "forwarders": sorted(trust.forwarders),
        }
        self.process = SideProcess(__name__, SILENCE_S)

    async def read(self, mail: RawEmail, mailbox: str) -> ReadMail:
        """`mailbox` is the address at which it arrived.

        Raises:
            Unreadable: the mail cannot be read, or not within its share of time and memory.
        """
        request = {
            "id": mail.id,
            "thread_id": mail.thread_id,
            "internal_date": mail.internal_date.isoformat(),
            "label_ids": mail.label_ids,
            "mailbox": mailbox,
            "received_at": datetime.now(UTC).isoformat(),
            **self._about_us,
        }
        try:
            answer = json.loads(await self.process.ask(json.dumps(request).encode() + b"\n" + mail.raw))
        except ProcessEndedError:
            raise Unreadable("the process that reads mails ended over it") from None
        if "unreadable" in answer:
            raise Unreadable(answer["unreadable"])
        return ReadMail(InboundMessage.model_validate(answer["message"]), tuple(answer["readers"]), answer["cost_s"])

    async def close(self) -> None:
        await self.process.close()


def main() -> None:
    """Answer until nobody asks any more."""
    limit_this_process()
    answer_requests(lambda request: json.dumps(_answer(request)).encode())


def _answer(request: bytes) -> dict[str, Any]:
    head, _, raw = request.partition(b"\n")
    about, began = json.loads(head), process_time()
    try:
        with limited(raw):
            return _read(about, raw) | {"cost_s": process_time() - began}
    except TooCostlyError:
        return {"unreadable": "it takes too long to read"}
    except Exception as error:  # noqa: BLE001 - whatever a mail breaks, it breaks here
        return {"unreadable": f"it breaks the reader: {type(error).__name__}"}


def _read(about: dict[str, Any], raw: bytes) -> dict[str, Any]:
    mail = RawEmail(
        about["id"],
        about["thread_id"],
        raw,
        datetime.fromisoformat(about["internal_date"]),
        tuple(about["label_ids"]),
    )
    message = to_inbound(
        mail,
        mailbox=about["mailbox"],
        received_at=datetime.fromisoformat(about["received_at"]),
        own_domain=about["own_domain"],
        trust=Trust(frozenset(about["verifiers"]), frozenset(about["forwarders"])),
    )
    return {"message": message.model_dump(mode="json"), "readers": readers_of(raw, about["ours"])}


if __name__ == "__main__":
    main()
