"""The SMTP client against a real server of another library."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from typing import Any
from uuid import uuid4

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from production.channels.email.smtp.client import SmtpClient, SmtpServer
from production.channels.email.smtp.provider import SmtpSettings
from production.schemas.delivery import OutboundMessage, SendStatus
from production.schemas.errors import Unavailable
from production.schemas.ids import Channel


class Mailbox:
    """What the server took; `says` is its next answer to the words of a mail."""

    def __init__(self) -> None:
        self.mails: list[Envelope] = []
        self.says = "250 taken"

    async def handle_RCPT(self, _: SMTP, __: Session, envelope: Envelope, address: str, ___: Any) -> str:  # noqa: N802 - its name
        if address.startswith("nobody"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 known"

    async def handle_DATA(self, server: SMTP, _: Session, envelope: Envelope) -> str:  # noqa: N802 - its name
        if self.says == "hang up":
            self.mails.append(envelope)
            assert server.transport
            server.transport.close()
        elif self.says.startswith("250"):
            self.mails.append(envelope)
        return self.says


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@pytest.fixture
def client(mailbox: Mailbox) -> Iterator[SmtpClient]:
    server = Controller(mailbox, hostname="127.0.0.1", port=free_port())
    server.start()
    yield SmtpClient(SmtpServer("127.0.0.1", server.port, plain=True), "sales@techcorp.example", name="TechCorp")
    server.stop()


def outreach(recipient: str = "ada@example.com") -> OutboundMessage:
    return OutboundMessage(
        id=uuid4(),
        channel=Channel.EMAIL,
        recipient=recipient,
        text="Hello Ada",
        correlation_id=f"{uuid4().hex}@techcorp.example",
        subject="News",
        automatic=False,
        unsubscribe_url="https://techcorp.example/api/v1/unsubscribe/abc",
    )


async def test_a_mail_is_handed_over_with_its_way_out(client: SmtpClient, mailbox: Mailbox) -> None:
    message = outreach()
    assert (await client.send(message)).status is SendStatus.SENT
    [taken] = mailbox.mails
    mail = message_from_bytes(taken.original_content or b"")
    assert taken.rcpt_tos == ["ada@example.com"]
    assert mail["Message-ID"] == f"<{message.correlation_id}>"
    assert (mail["Subject"], mail["List-Unsubscribe"], mail["List-Unsubscribe-Post"]) == (
        "News",
        "<https://techcorp.example/api/v1/unsubscribe/abc>",
        "List-Unsubscribe=One-Click",
    )


async def test_copies_are_handed_over_as_well(client: SmtpClient, mailbox: Mailbox) -> None:
    await client.send(replace(outreach(), cc=("grace@example.com",)))
    assert mailbox.mails[0].rcpt_tos == ["ada@example.com", "grace@example.com"]


@pytest.mark.parametrize(
    ("says", "status"),
    [("451 later", SendStatus.RETRY), ("554 never", SendStatus.FAILED), ("hang up", SendStatus.UNKNOWN)],
)
async def test_what_the_server_says_is_what_became_of_it(
    client: SmtpClient, mailbox: Mailbox, says: str, status: SendStatus
) -> None:
    mailbox.says = says
    assert (await client.send(outreach())).status is status


async def test_an_address_that_is_none_fails_for_good(client: SmtpClient) -> None:
    assert (await client.send(outreach("nobody@example.com"))).status is SendStatus.FAILED


async def test_without_a_server_nothing_was_sent() -> None:
    nowhere = SmtpClient(SmtpServer("127.0.0.1", free_port(), plain=True), "sales@techcorp.example", name="TechCorp")
    assert (await nowhere.send(outreach())).status is SendStatus.RETRY
    with pytest.raises(Unavailable):
        await nowhere.ping()


async def test_it_cannot_be_asked_what_it_has_taken(client: SmtpClient) -> None:
    with pytest.raises(Unavailable):
        await client.find_sent(outreach(), datetime.now(UTC))


@pytest.mark.parametrize(
    ("given", "configured"),
    [
        ({"smtp_host": "mail.example", "smtp_username": "a@b.example"}, True),
        ({"smtp_host": "mail.example"}, False),
        ({"smtp_username": "a@b.example"}, False),
    ],
)
def test_it_needs_a_server_and_a_sender(given: dict[str, Any], *, configured: bool) -> None:
    assert SmtpSettings(**given).configured is configured
