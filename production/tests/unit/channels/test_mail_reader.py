"""Mails are read in a process of their own: whatever one does there, the next is read."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import uvloop

from production.channels.email.model import RawEmail
from production.channels.email.reader import MailReader
from production.schemas.errors import Unreadable

MAILBOX = "support@techcorp.example"


def mail(text: str, *, headers: str = "") -> RawEmail:
    raw = f"From: Ada <ada@example.com>\r\nTo: {MAILBOX}\r\nMessage-ID: <1@example.com>\r\n{headers}\r\n{text}"
    return RawEmail("m1", "t1", raw.encode(), datetime(2026, 3, 1, tzinfo=UTC), ("INBOX",))


@pytest.fixture
async def reader() -> AsyncIterator[MailReader]:
    reader = MailReader([MAILBOX], own_domain="techcorp.example")
    yield reader
    await reader.close()


async def test_a_mail_comes_back_as_its_message(reader: MailReader) -> None:
    read = await reader.read(mail("Where is my order 4711?"), MAILBOX)
    assert (read.message.text, read.message.sender.value) == ("Where is my order 4711?", "ada@example.com")
    assert (read.message.event_id, read.readers) == (f"email:{MAILBOX}:m1", (MAILBOX,))


async def test_a_mail_over_which_the_process_dies_is_unreadable_and_the_next_is_read(reader: MailReader) -> None:
    await reader.read(mail("first"), MAILBOX)
    assert reader.process.pid is not None
    os.kill(reader.process.pid, signal.SIGSTOP)
    reading = asyncio.create_task(reader.read(mail("over this one"), MAILBOX))
    await asyncio.sleep(0)  # it has been handed over
    os.kill(reader.process.pid, signal.SIGKILL)
    with pytest.raises(Unreadable):
        await reading
    assert (await reader.read(mail("next"), MAILBOX)).message.text == "next"


async def _read_after_a_death_between_two_mails() -> str:
    reader = MailReader([MAILBOX], own_domain="techcorp.example")
    await reader.read(mail("first"), MAILBOX)
    assert reader.process.pid is not None
    os.kill(reader.process.pid, signal.SIGKILL)
    while reader.process.alive:
        await asyncio.sleep(0.01)
    text = (await reader.read(mail("next"), MAILBOX)).message.text
    await reader.close()
    return text


@pytest.mark.parametrize("loop", [asyncio.new_event_loop, uvloop.new_event_loop])
def test_a_process_that_died_between_two_mails_is_replaced(loop: Callable[[], asyncio.AbstractEventLoop]) -> None:
    with asyncio.Runner(loop_factory=loop) as runner:
        assert runner.run(_read_after_a_death_between_two_mails()) == "next"


async def test_a_mail_that_costs_too_much_processor_time_is_unreadable(
    reader: MailReader, run_at_start: Callable[[str], None]
) -> None:
    run_at_start(
        "import production.channels.email.parse as parse\n"
        "def endless(*_, **__):\n    while True:\n        pass\n"
        "parse.to_inbound = endless\n"
    )
    with pytest.raises(Unreadable, match="too long"):
        await reader.read(mail("slow"), MAILBOX)


async def test_a_caller_that_is_cancelled_leaves_no_answer_for_the_next(reader: MailReader) -> None:
    task = asyncio.create_task(reader.read(mail("cancelled"), MAILBOX))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert (await reader.read(mail("mine"), MAILBOX)).message.text == "mine"


async def test_no_secret_of_ours_is_near_what_strangers_write(
    reader: MailReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    await reader.read(mail("hello"), MAILBOX)
    environment = Path(f"/proc/{reader.process.pid}/environ").read_bytes()  # noqa: ASYNC240 - it is memory
    assert b"sk-secret" not in environment
