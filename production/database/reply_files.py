"""What a reply of a person brings besides its words: files, and who else gets it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from production.channels.registry import channels
from production.crm.attachments.check import FIELD
from production.crm.attachments.model import CheckedFile
from production.database.named_queries import load
from production.database.pool import Connection, Database
from production.database.replies import Held
from production.schemas.errors import InvalidInput

_SQL = load("reply_files")


@dataclass(frozen=True, slots=True)
class Enclosed:
    """Beside the words."""

    cc: Sequence[str] = ()
    files: Sequence[UUID] = ()

    def __bool__(self) -> bool:
        return bool(self.cc or self.files)


class SentFiles:
    """What providers fetch."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def file(self, message: str, within: timedelta) -> CheckedFile | None:
        """Of the message that the provider was given this id of within this time, if it has one."""
        row = await self._database.fetchrow(_SQL["handed_out"], message, within)
        return CheckedFile(**row) if row else None


async def keep_file(connection: Connection, held: Held, author: UUID, file: CheckedFile) -> UUID:
    """Its id; it waits a week for the reply that it goes with.

    Raises:
        InvalidInput: the channel of the ticket carries none, or none like this.
    """
    refuse_enclosed(held, Enclosed(files=[UUID(int=0)]))
    if taken := channels()[held.channel].files:
        taken.check(file, channels()[held.channel].label)
    told = file.name, file.content_type, len(file.content), file.digest, file.content
    kept: UUID = await connection.fetchval(_SQL["add"], held.ticket["id"], author, held.channel, *told)
    return kept


async def drop_file(connection: Connection, held: Held, author: UUID, file_id: UUID) -> None:
    """Nothing happens where it has left, is about to, or is somebody else's."""
    await connection.execute(_SQL["drop"], held.ticket["id"], author, file_id)


async def unsent_files(connection: Connection, ticket_id: UUID, author: UUID | None) -> list[dict[str, Any]]:
    """Each with id, name, media_type and size in bytes, oldest first."""
    return [dict(row) for row in await connection.fetch(_SQL["unsent"], ticket_id, author)]


def refuse_enclosed(held: Held, enclosed: Enclosed) -> None:
    """
    Raises:
        InvalidInput: the channel carries no copies, or no files, or none any more.
    """
    spec = channels()[held.channel]
    for field, brought, carried in (("cc", enclosed.cc, spec.letters), (FIELD, enclosed.files, spec.files)):
        if brought and not carried:
            raise InvalidInput(field, f"{spec.label} carries none with a reply: leave them out")
    closes = spec.closes_at(held.conversation["last_inbound_at"], by_person=True)
    if enclosed.files and closes and datetime.now(UTC) >= closes:
        raise InvalidInput(FIELD, f"{spec.label} has taken none since {closes:%d %B, %H:%M} UTC: leave them out")


async def check_enclosed(
    connection: Connection, held: Held, author: UUID | None, enclosed: Enclosed, message_id: UUID | None = None
) -> None:
    """`message_id`: the draft that it leaves as, whose files are whoever approves it's to send.

    Raises:
        InvalidInput: the channel carries none, a file is none of the author's, or all are too large together.
    """
    refuse_enclosed(held, enclosed)
    taken = channels()[held.channel].files
    if not enclosed.files or not taken:
        return
    found = await connection.fetchrow(_SQL["size"], held.ticket["id"], author, enclosed.files, message_id)
    if found["files"] != len(set(enclosed.files)):
        raise InvalidInput(FIELD, "names a file that you have not put beside this ticket, or have sent already")
    if found["bytes"] > taken.bytes_all:
        raise InvalidInput(FIELD, f"are larger than {taken.bytes_all // 1024 // 1024} MB together")


async def enclose(
    connection: Connection, held: Held, message_id: UUID, author: UUID | None, enclosed: Enclosed
) -> None:
    """They and nothing else leave with this message, which has not left yet; errors as `check_enclosed`."""
    await check_enclosed(connection, held, author, enclosed, message_id)
    await connection.execute(_SQL["enclose"], message_id, enclosed.cc, enclosed.files)


async def leave_with(
    connection: Connection, held: Held, message_id: UUID, author: UUID | None, enclosed: Enclosed
) -> None:
    """As `enclose`, with a message that is about to leave: where each file is one of its own, they follow the words."""
    await enclose(connection, held, message_id, author, enclosed)
    taken = channels()[held.channel].files
    if enclosed.files and taken and taken.alone:
        await connection.execute(_SQL["follow"], message_id)
