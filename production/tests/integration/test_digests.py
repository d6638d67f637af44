"""Digests: one mail for all that is new, only of what its reader may see, and never twice."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

import pytest

from production.areas.digests.model import Every, Wish
from production.areas.digests.store import DigestStore, DueDigests
from production.crm.permissions.model import EVERYTHING, Action, ActorKind, Caller, Role, Scope
from production.crm.permissions.table import scope_for
from production.database.letters import LetterStore
from production.database.pool import Database
from production.schemas.delivery import OutboundMessage, SendResult, SendStatus
from production.schemas.errors import Forbidden
from production.schemas.site import Site
from production.tests.support.people import Person, hired
from production.tests.support.records import Record, filed
from production.workers.staff_letters import send_letters

SITE = Site("TechCorp", "https://support.example.com", "example.com")
TELL = """
insert into notifications (user_id, kind, ticket_id)
select $1, 'sla_breached', id from tickets where ticket_number = $2
on conflict (user_id, kind, ticket_id) where read_at is null do update set at = excluded.at"""


@dataclass
class Mail:
    """A provider that ends attempts like this, the last way for ever; None: we die while it has the mail."""

    ends: list[SendStatus | None]
    sent: list[OutboundMessage] = field(default_factory=list)

    async def send(self, message: OutboundMessage) -> SendResult:
        self.sent.append(message)
        end = self.ends[min(len(self.sent), len(self.ends)) - 1]
        if end is None:
            raise asyncio.CancelledError
        return SendResult(end)

    async def find_sent(self, message: OutboundMessage, since: datetime) -> list[str]:
        raise NotImplementedError


@pytest.fixture
async def mia(database: Database) -> Person:
    person = await hired(database, Role.REP, "billing")
    await DigestStore(database, _scope(person)).put(Wish(Every.HOURLY, "Europe/Berlin"))
    return person


@pytest.fixture
async def late(database: Database, mia: Person) -> Record:
    record = await filed(database, mia.id, "billing")
    await database.execute(TELL, mia.id, record.ids["ticket_id"])
    return record


def _scope(person: Person) -> Scope:
    caller = Caller(kind=ActorKind.PERSON, name="", role=Role.REP, user_id=person.id)
    return scope_for(caller, Action.SELF)


async def written(database: Database) -> list[str]:
    """The texts of the mails of one period."""
    await database.execute("update digests set due_at = clock_timestamp()")
    await DueDigests(database, SITE).write()
    rows = await database.fetch("delete from staff_letters returning recipient, subject || text as text")
    return [row["text"] for row in rows]


async def test_one_mail_for_all_that_is_new(database: Database, mia: Person, late: Record) -> None:
    other = await filed(database, mia.id, "billing")
    await database.execute(TELL, mia.id, other.ids["ticket_id"])
    [text] = await written(database)
    assert all(each.ids["ticket_id"] in text for each in (late, other))
    assert not any(each.marker in text or each.email in text for each in (late, other))
    assert await written(database) == []


async def test_no_mail_where_nothing_is_new_and_none_before_its_time(database: Database, mia: Person) -> None:
    assert await written(database) == []
    record = await filed(database, mia.id, "billing")
    await database.execute(TELL, mia.id, record.ids["ticket_id"])
    await DueDigests(database, SITE).write()
    assert await database.fetchval("select count(*) from staff_letters") == 0


async def test_what_happens_again_is_told_again(database: Database, mia: Person, late: Record) -> None:
    await written(database)
    await database.execute(TELL, mia.id, late.ids["ticket_id"])
    assert len(await written(database)) == 1


@pytest.mark.usefixtures("late")
@pytest.mark.parametrize(
    "change",
    [
        "update notifications set read_at = now()",
        "update tickets set assigned_to = null, assigned_team = 'legal'",
        "update users set disabled_at = now()",
    ],
)
async def test_not_of_what_was_read_or_is_not_theirs_and_nobody_who_left(database: Database, change: str) -> None:
    await database.execute(change)
    assert await written(database) == []


@pytest.mark.usefixtures("late")
async def test_who_wants_none_gets_none(database: Database, mia: Person) -> None:
    own = DigestStore(database, _scope(mia))
    await own.put(Wish(Every.OFF, "Europe/Berlin"))
    assert await written(database) == []
    assert (await own.wish()).every is Every.OFF


@pytest.mark.usefixtures("late")
async def test_two_schedulers_at_once_write_one(database: Database) -> None:
    await database.execute("update digests set due_at = clock_timestamp()")
    await asyncio.gather(*(DueDigests(database, SITE).write() for _ in range(5)))
    assert await database.fetchval("select count(*) from staff_letters") == 1


@pytest.mark.usefixtures("late")
@pytest.mark.parametrize(
    ("ends", "times"),
    [
        ([SendStatus.SENT], 1),
        ([SendStatus.FAILED], 1),
        ([SendStatus.UNKNOWN], 1),
        ([None, SendStatus.SENT], 1),
        ([SendStatus.RETRY, SendStatus.SENT], 2),
        ([SendStatus.RETRY, SendStatus.RETRY, SendStatus.UNKNOWN, SendStatus.SENT], 3),
    ],
    ids=["sent", "refused", "no answer", "killed", "put off", "put off, then no answer"],
)
async def test_it_leaves_at_most_once_whatever_happens(
    database: Database, ends: list[SendStatus | None], times: int
) -> None:
    await database.execute("update digests set due_at = clock_timestamp()")
    await DueDigests(database, SITE).write()
    mail = Mail(ends)
    for _ in range(5):
        with suppress(asyncio.CancelledError):
            await send_letters(LetterStore(database), mail)
        await database.execute("update staff_letters set next_attempt_at = clock_timestamp()")
    assert len(mail.sent) == times


@pytest.mark.usefixtures("late")
async def test_yesterdays_is_not_sent_today(database: Database) -> None:
    await database.execute("update digests set due_at = clock_timestamp()")
    await DueDigests(database, SITE).write()
    expires = "select l.expires_at = d.due_at from staff_letters l, digests d"
    assert await database.fetchval(expires)


async def test_a_program_has_no_mailbox(database: Database) -> None:
    with pytest.raises(Forbidden, match="go to people"):
        await DigestStore(database, EVERYTHING).put(Wish(Every.DAILY, "UTC"))
