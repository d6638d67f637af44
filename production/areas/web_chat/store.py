"""Conversations of visitors, and the mails about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID, uuid4

from production.areas.web_chat.model import Presence, Said, Speaker, Talk
from production.crm.support.model import Compose, ReplyTarget
from production.database.customer_codes import write_letter
from production.database.named_queries import load_own
from production.database.outbox import report_reply
from production.database.pool import Connection, Database
from production.schemas.envelope import Sender
from production.schemas.events import EventType
from production.schemas.ids import Channel, IdentifierKind, Proof
from production.schemas.wording import wording_of

_SQL = load_own("production.areas.web_chat")
_BY = {"customer": Speaker.VISITOR, "agent": Speaker.ASSISTANT, "human": Speaker.PERSON}
_SHOWN = 200
"""Of the newest messages, to whoever opens the window."""
_OVERLAP = timedelta(seconds=30)
"""A transaction that began earlier may commit later; windows know what they have by its id."""
AWAY_AFTER = timedelta(minutes=5)
"""An answer that nobody has seen for so long goes out by mail."""
_BATCH = 100


class ChatStore:
    """What visitors read and confirm."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def said(self, key: str, after: int | None = None) -> list[Said]:
        """The newest messages, oldest first; `after` is the place of one that is known already."""
        since = datetime.fromtimestamp((after or 0) / 1_000_000, UTC)
        rows = await self._database.fetch(_SQL["said"], key, since - _OVERLAP if after else since, _SHOWN)
        return [_said(row) for row in rows]

    async def news(self, since: datetime) -> list[Said]:
        """What appeared in any chat since then, and a little more."""
        return [_said(row) for row in await self._database.fetch(_SQL["news"], since - _OVERLAP)]

    async def presences(self) -> dict[str, Presence]:
        """By the key of each conversation that somebody of ours has open."""
        rows = await self._database.fetch(_SQL["presences"])
        return {row["key"]: Presence(looks=True, writes=row["writes"]) for row in rows}

    async def seen(self, key: str, place: int) -> None:
        """The visitor has everything of ours up to a place before their eyes; whoever wrote it is told."""
        until = datetime.fromtimestamp((place + 1) / 1_000_000, UTC)
        async with self._database.transaction() as connection:
            for row in await connection.fetch(_SQL["seen"], key, until):
                await report_reply(connection, EventType.REPLY_REPORTED, row)

    async def talk(self, key: str) -> Talk | None:
        """None: no worker has seen a message of this visitor yet."""
        row = await self._database.fetchrow(_SQL["talk"], key)
        return Talk(**row) if row else None

    async def proven_at(self, key: str) -> datetime | None:
        """When a code was typed that proves an address for this visitor; None: none was."""
        at: datetime | None = await self._database.fetchval(_SQL["proven_at"], key)
        return at


class ChatLetters:
    """Mails of conversations, only ever to a proven address; they leave by the ordinary outbox."""

    def __init__(self, database: Database, compose: Compose) -> None:
        self._database = database
        self._compose = compose

    async def transcript(self, talk: Talk, email: str, said: Sequence[Said]) -> None:
        """All that was said, to an address that the caller knows to be the visitor's."""
        words = wording_of(talk.language).transcript
        names = {
            Speaker.VISITOR: talk.name or words.visitor,
            Speaker.ASSISTANT: words.assistant,
            Speaker.PERSON: words.person,
        }
        lines = [f"{names[each.by]} ({each.at:%Y-%m-%d %H:%M} UTC):\n{each.text}" for each in said]
        text = "\n\n".join([words.text, *lines])
        async with self._database.transaction() as connection:
            await self._write(connection, talk, email, words.subject, text)

    async def mail_unseen(self, language_of: Callable[[str], str | None]) -> None:
        """Each answer once, those of one conversation together, in a mail of their language."""
        async with self._database.transaction() as connection:
            rows = await connection.fetch(_SQL["unseen"], AWAY_AFTER, _BATCH)
            for _, of_one in groupby(rows, key=lambda row: row["conversation_id"]):
                await self._mail(connection, list(of_one), language_of)

    async def _mail(
        self, connection: Connection, rows: Sequence[Any], language_of: Callable[[str], str | None]
    ) -> None:
        """Another worker may be at it: what it has noted is its own."""
        noted = [row for row in rows if await connection.fetchval(_SQL["note_letter"], row["customer_id"], row["id"])]
        if noted:
            first, text = noted[0], "\n\n".join(row["content"] for row in noted)
            told = first["conversation_id"], first["ticket_number"], first["name"], first["email"]
            talk = Talk(*told, language=language_of(text))
            subject = wording_of(talk.language).transcript.unseen
            await self._write(connection, talk, first["email"], subject, text)

    async def _write(self, connection: Connection, talk: Talk, email: str, subject: str, text: str) -> None:
        target = ReplyTarget(
            channel=Channel.EMAIL,
            sender=Sender(kind=IdentifierKind.EMAIL, value=email, proof=Proof.PROVEN),
            proven=True,
            ticket_number=talk.ticket_number,
            customer_name=talk.name,
            subject=subject,
            language=talk.language,
        )
        for part in self._compose(target, text).parts:
            await write_letter(connection, talk.conversation_id, f"web-chat:{uuid4()}", part)


def _said(row: Any) -> Said:
    inbound = row["role"] == "customer"
    client_id = row["event_id"].rpartition(":")[2] if inbound else None
    return Said(UUID(str(row["id"])), row["key"], _BY[row["role"]], row["text"], row["at"], client_id)
