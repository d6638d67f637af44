"""Pages by mail: one for each time, of what its reader may see, with the page and its table enclosed."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from production.areas.insights.model.mails import Cadence
from production.areas.insights.rules.registry import PageName
from production.areas.insights.store.mails import DueMails, MailStore
from production.crm.permissions.model import EVERYTHING, Action, ActorKind, Caller, Role
from production.crm.permissions.table import scope_for
from production.database.letters import LetterStore
from production.database.pool import Database
from production.schemas.errors import Forbidden
from production.schemas.site import Site
from production.tests.support.people import hired

SITE = Site("TechCorp", "https://support.example.com", "example.com")


async def wish(database: Database, every: Cadence = Cadence.WEEKLY) -> MailStore:
    """Of somebody for whom it is due."""
    person = await hired(database, Role.MANAGER, "billing")
    caller = Caller(kind=ActorKind.PERSON, name="Ada", role=Role.MANAGER, user_id=person.id)
    store = MailStore(database, scope_for(caller, Action.SELF))
    await store.put(PageName.OVERVIEW, every, "Asia/Kathmandu")
    await database.execute("update insight_mails set due_at = clock_timestamp() - interval '1 minute'")
    return store


async def test_a_page_is_mailed_with_itself_and_its_table(database: Database) -> None:
    await wish(database)
    await DueMails(database, SITE).write()
    [letter] = await LetterStore(database).take(10)
    assert letter.subject is not None
    assert letter.subject.startswith("Insights: overview")
    assert "https://support.example.com/console/insights/overview/" in letter.text
    page, table = letter.files
    assert (page.content_type, table.content_type) == ("text/html", "text/csv")
    assert b"<th>Messages</th><td>no data</td>" in page.content
    assert table.content.decode().lstrip("\ufeff").startswith("figure,unit,from,to")


async def test_each_time_has_one_mail_whoever_writes_it(database: Database) -> None:
    await wish(database)
    await asyncio.gather(*(DueMails(database, SITE).write() for _ in range(3)))
    await DueMails(database, SITE).write()
    assert len(await LetterStore(database).take(10)) == 1


async def test_the_next_one_is_due_on_a_monday_at_eight_there(database: Database) -> None:
    await wish(database)
    await DueMails(database, SITE).write()
    due = await database.fetchval("select due_at at time zone 'Asia/Kathmandu' from insight_mails")
    assert (due.weekday(), due.hour, due.minute) == (0, 8, 0)
    assert await database.fetchval("select due_at from insight_mails") > datetime.now(UTC)


async def test_one_that_fails_keeps_no_other_back(database: Database) -> None:
    for _ in range(2):
        await wish(database)
    await database.execute(
        "update insight_mails set time_zone = 'No/Where', due_at = due_at - interval '1 day'"
        " where user_id = (select user_id from insight_mails limit 1)"
    )
    await database.execute(
        "insert into insight_mails select user_id, 'gone', every, time_zone, due_at from insight_mails"
    )
    await DueMails(database, SITE).write()
    assert len(await LetterStore(database).take(10)) == 1


async def test_whoever_is_gone_gets_none(database: Database) -> None:
    await wish(database, Cadence.DAILY)
    await database.execute("update users set disabled_at = clock_timestamp()")
    await DueMails(database, SITE).write()
    assert await LetterStore(database).take(10) == []


async def test_a_wish_is_taken_back(database: Database) -> None:
    store = await wish(database)
    assert [each.page for each in await store.mails()] == ["overview"]
    await store.drop(PageName.OVERVIEW)
    assert await store.mails() == []


async def test_a_program_has_no_mailbox(database: Database) -> None:
    with pytest.raises(Forbidden):
        await MailStore(database, EVERYTHING).put(PageName.AI, Cadence.DAILY, "UTC")
