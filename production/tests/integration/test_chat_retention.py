"""Conversations that nobody goes on with are forgotten."""

from __future__ import annotations

from production.areas.assistant.store import ChatStore
from production.crm.permissions.model import EVERYTHING
from production.database.pool import Database


async def test_a_conversation_goes_after_ninety_days_of_rest(database: Database) -> None:
    for title, days in (("rested", 91), ("in use", 89)):
        await database.execute(
            "insert into chat_sessions (title, updated_at) values ($1, now() - make_interval(days => $2))", title, days
        )
    await ChatStore(database, EVERYTHING).forget_rested()
    assert [row["title"] for row in await database.fetch("select title from chat_sessions")] == ["in use"]
