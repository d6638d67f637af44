"""Mails to people who work here leave, and what they say is gone with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

import pytest

from production.database.letters import LetterStore
from production.database.pool import Database
from production.schemas.delivery import OutboundMessage, SendResult, SendStatus
from production.workers.staff_letters import give_up_letters, send_letters

ADD = """
insert into staff_letters (recipient, subject, text, correlation_id, expires_at)
values ('mia@example.com', 'Hello', 'secret link', 'id@example.com', clock_timestamp() + $1::text::interval)"""
PAUSE = "select round(extract(epoch from next_attempt_at - clock_timestamp()) / 60) from staff_letters"
DUE_AGAIN = "update staff_letters set next_attempt_at = clock_timestamp()"


@dataclass
class Mail:
    """A provider that ends every attempt like this."""

    status: SendStatus
    sent: list[OutboundMessage] = field(default_factory=list)

    async def send(self, message: OutboundMessage) -> SendResult:
        self.sent.append(message)
        return SendResult(self.status)

    async def find_sent(self, message: OutboundMessage, since: datetime) -> list[str]:
        raise NotImplementedError


@pytest.fixture
async def letters(database: Database) -> LetterStore:
    await database.execute(ADD, "1 hour")
    return LetterStore(database)


async def left(database: Database) -> int:
    count: int = await database.fetchval("select count(*) from staff_letters")
    return count


@pytest.mark.parametrize(
    ("status", "kept"),
    [
        (SendStatus.SENT, 0),
        (SendStatus.FAILED, 0),
        (SendStatus.UNSUBSCRIBED, 0),
        (SendStatus.RETRY, 1),
        (SendStatus.UNKNOWN, 1),
    ],
)
async def test_a_letter_stays_until_it_is_sent_or_refused_for_good(
    letters: LetterStore, database: Database, status: SendStatus, kept: int
) -> None:
    mail = Mail(status)
    await send_letters(letters, mail)
    await send_letters(letters, mail)
    assert ([sent.text for sent in mail.sent], await left(database)) == (["secret link"], kept)


async def test_in_doubt_it_is_sent_again_later(letters: LetterStore, database: Database) -> None:
    mail = Mail(SendStatus.UNKNOWN)
    await send_letters(letters, mail)
    await database.execute(DUE_AGAIN)
    await send_letters(letters, mail)
    assert [sent.correlation_id for sent in mail.sent] == ["id@example.com"] * 2


async def test_each_pause_is_twice_as_long_up_to_six_hours(letters: LetterStore, database: Database) -> None:
    pauses = []
    for _ in range(11):
        await database.execute(DUE_AGAIN)
        await send_letters(letters, Mail(SendStatus.UNKNOWN))
        pauses.append(await database.fetchval(PAUSE))
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]


async def test_one_whose_link_is_too_old_is_given_up_which_the_log_says(
    letters: LetterStore, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    await database.execute(ADD, "-1 s")
    mail = Mail(SendStatus.SENT)
    await give_up_letters(letters)
    said = capsys.readouterr().err
    assert said.count("staff_letter_given_up") == 1
    assert "mia@" not in said
    await send_letters(letters, mail)
    assert len(mail.sent) == 1


async def test_no_log_has_what_it_says(letters: LetterStore, capsys: pytest.CaptureFixture[str]) -> None:
    await send_letters(letters, Mail(SendStatus.FAILED))
    said = capsys.readouterr().err
    assert "staff_letter_not_sent" in said
    assert not any(word in said for word in ("secret", "mia@"))
