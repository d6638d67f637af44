"""Reads mails in a process of its own: none can stop, slow or bloat the one that serves everybody.

`python -m production.channels.email.reader` is that process. Both sides speak frames: four bytes of length, then the
content; a request is a line of JSON and the mail, an answer is JSON. The process stops reading a mail that costs too
much processor time, and is ended from outside when it says nothing for too long.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import signal
import struct
import sys
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from types import FrameType
from typing import Any, BinaryIO, Never

import structlog

from production.channels.email.model import RawEmail
from production.channels.email.ours import Trust
from production.channels.email.parse import readers_of, to_inbound
from production.schemas.envelope import InboundMessage
from production.schemas.errors import Unreadable

_log = structlog.get_logger()

_LENGTH = struct.Struct("!I")
_SILENCE_S = 30.0
"""Many times what the processor time below takes on a busy machine."""
_MEMORY = 600 * 1024 * 1024
"""Address space in bytes; the largest mail that Gmail takes needs half of it."""
_NICENESS = 10
"""Who waits for nothing that a stranger sent comes first: a tenth of a core is left to mails where all are busy."""


@dataclass(frozen=True, slots=True)
class ReadMail:
    """One mail, read."""

    message: InboundMessage
    readers: tuple[str, ...]
    """Those of our addresses that it was sent to, in its order."""


class MailReader:
    """The side that asks. One mail at a time; the process is started by the first."""

    def __init__(self, ours: Collection[str], *, own_domain: str, trust: Trust = Trust()) -> None:  # noqa: B008 - frozen
        """`ours` are the addresses of our mailboxes, `own_domain` is the right side of the Message-IDs that we mint."""
        self._about_us = {
            "ours": list(ours),
            "own_domain": own_domain,
            "verifiers": sorted(trust.verifiers),
            "forwarders": sorted(trust.forwarders),
        }
        self._process: asyncio.subprocess.Process | None = None
        self._one_at_a_time = asyncio.Lock()

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
        async with self._one_at_a_time:
            answer = json.loads(await self._ask(json.dumps(request).encode() + b"\n" + mail.raw))
        if "unreadable" in answer:
            raise Unreadable(answer["unreadable"])
        return ReadMail(InboundMessage.model_validate(answer["message"]), tuple(answer["readers"]))

    async def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    async def _ask(self, request: bytes) -> bytes:
        try:
            async with asyncio.timeout(_SILENCE_S):
                process = self._process
                if process is None or process.stdin is None or process.stdin.is_closing():  # ended between two mails
                    process = self._process = await _start()
                assert process.stdin is not None  # noqa: S101 - both are pipes
                assert process.stdout is not None  # noqa: S101
                process.stdin.write(_LENGTH.pack(len(request)) + request)
                await process.stdin.drain()
                (length,) = _LENGTH.unpack(await process.stdout.readexactly(_LENGTH.size))
                return await process.stdout.readexactly(length)
        except (TimeoutError, asyncio.IncompleteReadError, ConnectionError) as error:
            _log.warning("mail_reader_ended", error=type(error).__name__)
            await self.close()
            raise Unreadable("the process that reads mails ended over it") from None
        except asyncio.CancelledError:
            await self.close()  # its answer would be taken for that of the next mail
            raise


async def _start() -> asyncio.subprocess.Process:
    """Without our environment: no secret is near what strangers write."""
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        __name__,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env={"PATH": os.environ.get("PATH", ""), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


class _TooCostlyError(Exception):
    """The processor time of this mail is used up."""


def main() -> None:
    """Answer until nobody asks any more."""
    os.nice(_NICENESS)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    signal.signal(signal.SIGVTALRM, _stop)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # meant for who started us
    while request := _receive(sys.stdin.buffer):
        answer = json.dumps(_answer(request)).encode()
        sys.stdout.buffer.write(_LENGTH.pack(len(answer)) + answer)
        sys.stdout.buffer.flush()


def _stop(_number: int, _frame: FrameType | None) -> Never:
    raise _TooCostlyError


def _receive(source: BinaryIO) -> bytes:
    """Empty at the end."""
    length = source.read(_LENGTH.size)
    return source.read(_LENGTH.unpack(length)[0]) if len(length) == _LENGTH.size else b""


def _answer(request: bytes) -> dict[str, Any]:
    head, _, raw = request.partition(b"\n")
    about = json.loads(head)
    # A second, and more for what large files need to be decoded.
    signal.setitimer(signal.ITIMER_VIRTUAL, 1.0 + 0.1 * len(raw) / 1e6)
    try:
        return _read(about, raw)
    except _TooCostlyError:
        return {"unreadable": "it takes too long to read"}
    except Exception as error:  # noqa: BLE001 - whatever a mail breaks, it breaks here
        return {"unreadable": f"it breaks the reader: {type(error).__name__}"}
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


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
