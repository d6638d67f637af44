"""Who looks, and who writes: what both sides of a chat on a website see of each other."""

from __future__ import annotations

from typing import Any

import pytest

from production.areas.live.model import HintType, Told
from production.areas.live.rules import told_by
from production.areas.web_chat.background import Windows
from production.areas.web_chat.model import NOBODY, Presence
from production.areas.web_chat.store import ChatStore
from production.crm.permissions.model import Role
from production.database.pool import Database
from production.schemas.events import Event
from production.tests.support.api import System
from production.tests.support.people import Person, hired
from production.tests.support.visitors import answered, read, system, visitor, write

__all__ = ["system"]


async def looks(system: System, colleague: Person, **does: Any) -> None:
    """As the console says it."""
    ticket = await system.database.fetchval("select id from tickets")
    answer = await system.api.post(f"http://inside/api/tickets/{ticket}/presence", json=does, headers=colleague.bearer)
    assert answer.status_code == 200, answer.text


@pytest.fixture
async def colleague(database: Database) -> Person:
    return await hired(database, Role.ADMIN)


async def test_an_open_window_is_told_who_looks_and_writes_when_it_changes(
    system: System, database: Database, colleague: Person
) -> None:
    message = await write(system, await visitor(system))
    await answered(database, message)
    windows = Windows(ChatStore(database))
    with windows.window(message.key, "here") as here, windows.window("0" * 32, "here") as elsewhere:
        told = []
        for typing in (False, False, True):
            await looks(system, colleague, typing=typing, kind="reply")
            await windows.look()
            told.append([news for news in here.waiting() if isinstance(news, Presence)])
        await database.execute("update ticket_viewers set seen_at = seen_at - interval '1 minute'")
        await windows.look()
        assert told == [[Presence(looks=True, writes=False)], [], [Presence(looks=True, writes=True)]]
        assert here.waiting() == [NOBODY]
        assert elsewhere.waiting() == []


@pytest.mark.parametrize("does", [{"kind": "note"}, {"kind": None}, {}])
async def test_what_is_a_note_or_may_be_one_shows_nowhere_else(
    system: System, database: Database, colleague: Person, does: dict[str, Any]
) -> None:
    message = await write(system, await visitor(system))
    await answered(database, message)
    await looks(system, colleague, typing=True, kind="reply")
    await looks(system, colleague, typing=True, **does)
    assert await ChatStore(database).presences() == {message.key: Presence(looks=True, writes=False)}


async def test_whoever_may_see_the_ticket_hears_that_the_visitor_writes_and_nothing_is_kept(
    system: System, database: Database
) -> None:
    who = await visitor(system)
    assert (await system.api.post("/web-chat/writing", json={}, headers=who)).status_code == 204
    assert system.broker.published == []
    await answered(database, await write(system, who))
    before = await database.fetchval("select count(*) from event_outbox")
    assert (await system.api.post("/web-chat/writing", json={}, headers=who)).status_code == 204
    told = told_by(Event.model_validate_json(system.broker.published[-1][1]))
    conversation = await database.fetchval("select id from conversations")
    assert told == Told(HintType.VISITOR_WRITES, conversation_id=conversation)
    assert await database.fetchval("select count(*) from event_outbox") == before
    system.broker.away = True
    assert (await system.api.post("/web-chat/writing", json={}, headers=who)).status_code == 204


async def test_whoever_wrote_the_answer_hears_that_it_was_seen(system: System, database: Database) -> None:
    who = await visitor(system)
    await answered(database, await write(system, who))
    [*_, (place, _)] = await read(system, who)
    for _ in range(2):
        await system.api.post("/web-chat/seen", json={"place": int(place)}, headers=who)
    reported = "select count(*) from event_outbox where type = 'reply_reported'"
    assert await database.fetchval(reported) == 1
