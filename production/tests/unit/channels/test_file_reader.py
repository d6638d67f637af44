"""Files are taken out of a mail in a process of its own: none can hold up the one that serves everybody."""

from __future__ import annotations

import os
import signal
from collections.abc import AsyncIterator, Callable

import pytest

from production.channels.email.files import FileReader
from production.schemas.errors import Unavailable, Unreadable
from production.tests.unit.channels.mails import multipart

FILE = "Content-Type: application/pdf\nContent-Disposition: attachment; filename={}\n\n{}"


@pytest.fixture
async def reader() -> AsyncIterator[FileReader]:
    reader = FileReader()
    yield reader
    await reader.close()


async def test_files_come_in_their_order(reader: FileReader) -> None:
    mail = multipart(
        "mixed", "Content-Type: text/plain\n\nhello", FILE.format("a.pdf", "one"), FILE.format("b.pdf", "")
    )
    assert [content.strip() for content in await reader.read(mail)] == [b"one", b""]


async def test_a_mail_without_files_has_none(reader: FileReader) -> None:
    assert await reader.read(b"Subject: hello\n\nwords") == ()


async def test_a_mail_that_costs_too_much_is_given_up_and_the_next_is_read(
    reader: FileReader, run_at_start: Callable[[str], None]
) -> None:
    run_at_start(
        "import production.channels.email.mime as mime\n"
        "real = mime.read\n"
        "def read(mail):\n    while b'slow' in mail:\n        pass\n    return real(mail)\n"
        "mime.read = read\n"
    )
    with pytest.raises(Unreadable, match="too long"):
        await reader.read(b"Subject: slow\n\nwords")
    assert await reader.read(b"Subject: hello\n\nwords") == ()


async def test_a_process_that_dies_says_nothing_of_the_mail_and_the_next_try_has_a_new_one(reader: FileReader) -> None:
    mail = multipart("mixed", "Content-Type: text/plain\n\nhello", FILE.format("a.pdf", "one"))
    files = await reader.read(mail)
    assert reader.process.pid is not None
    os.kill(reader.process.pid, signal.SIGKILL)
    with pytest.raises(Unavailable):
        await reader.read(mail)
    assert await reader.read(mail) == files
