"""What several areas do to accounts, each within its own transaction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from production.crm.permissions.letters import Letter
from production.database.named_queries import load
from production.database.pool import Connection
from production.schemas.errors import InvalidInput

_SQL = load("accounts")


async def hold_users(connection: Connection) -> None:
    """Nobody else changes anybody until the transaction ends."""
    await connection.execute(_SQL["hold_users"])


async def require_team(connection: Connection, team: str, field: str) -> None:
    """
    Raises:
        InvalidInput: there is no such team; names the field.
    """
    if not await connection.fetchval(_SQL["is_team"], team):
        raise InvalidInput(field, f"there is no team {team}")


async def require_keepers(connection: Connection, fields: Mapping[str, Any]) -> None:
    """Whoever is to keep a record is here: `owner_id` and `team` of what is to be written, where it names them.

    Raises:
        InvalidInput: there is no such person or team; names the field.
    """
    if (team := fields.get("team")) is not None:
        await require_team(connection, team, "team")
    owner = fields.get("owner_id")
    if owner is not None and not await connection.fetchval(_SQL["is_at_work"], owner):
        raise InvalidInput("owner_id", "nobody who works here has this id")


async def void_links(connection: Connection, user_id: UUID) -> None:
    """No link of this person opens anything any more."""
    await connection.execute(_SQL["void_links"], user_id)


async def end_sessions(connection: Connection, user_id: UUID, because: str, keep: UUID | None = None) -> None:
    """Sign somebody out everywhere, but for the session `keep`."""
    await connection.execute(_SQL["end_sessions"], user_id, because, keep)


async def shut_out(connection: Connection, user_id: UUID, because: str) -> None:
    """Nothing that leads to this person's account opens it any more: links, sessions, API tokens, identities elsewhere.

    Whom their address belongs to at the provider then, is bound anew.
    """
    await void_links(connection, user_id)
    await end_sessions(connection, user_id, because)
    await connection.execute(_SQL["revoke_tokens"], user_id)
    await connection.execute(_SQL["unbind"], user_id)


async def add_letter(connection: Connection, digest: bytes, letter: Letter) -> None:
    """A mail to whom this link belongs; none where there is no such link."""
    await connection.execute(_SQL["add_letter"], digest, *letter[:3])
