"""Chats and leads at Meta: what was said, its fate, and when the customer spoke last."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from production.lab.local.providers.store import Store, read_setting, write_setting
from production.schemas.errors import NotFound

MetaChannel = Literal["whatsapp", "messenger", "instagram"]
Direction = Literal["inbound", "outbound"]
WINDOW_S = 24 * 3600.0
_PREFIX = {"whatsapp": "wamid.", "messenger": "m_", "instagram": "aWdf"}


@dataclass(frozen=True, slots=True)
class GraphMessage:
    """One stored message; `request` is what we were sent, or what the webhook carries."""

    seq: int
    id: str
    channel: MetaChannel
    direction: Direction
    person: str
    body: str
    request: Mapping[str, Any]
    status: str
    created_at: float


class GraphChats:
    """All methods block; NotFound when an id is unknown."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(
        self, channel: MetaChannel, direction: Direction, person: str, body: str, request: Mapping[str, Any]
    ) -> GraphMessage:
        message_id = f"{_PREFIX[channel]}{secrets.token_hex(20)}"
        status = "received" if direction == "inbound" else "accepted"
        with self._store.transaction() as connection:
            connection.execute(
                "INSERT INTO graph_message (id, channel, direction, person, body, request, status, created_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (message_id, channel, direction, person, body, json.dumps(request), status, time.time()),
            )
        return self.get(message_id)

    def get(self, message_id: str) -> GraphMessage:
        with self._store.transaction() as connection:
            row = connection.execute("SELECT * FROM graph_message WHERE id = ?", (message_id,)).fetchone()
        if row is None:
            raise NotFound(f"There is no message {message_id}.")
        return _message(row)

    def of(self, channel: str, person: str = "") -> list[GraphMessage]:
        """Oldest first; of everybody for an empty person."""
        with self._store.transaction() as connection:
            rows = connection.execute(
                "SELECT * FROM graph_message WHERE channel = ? AND ? IN ('', person) ORDER BY seq", (channel, person)
            )
            return [_message(row) for row in rows]

    def set_status(self, message_id: str, status: str) -> None:
        with self._store.transaction() as connection:
            connection.execute("UPDATE graph_message SET status = ? WHERE id = ?", (status, message_id))

    def silent_s(self, channel: str, person: str) -> float:
        """Seconds since the customer wrote."""
        with self._store.transaction() as connection:
            row = connection.execute(
                "SELECT max(created_at) AS at FROM graph_message"
                " WHERE channel = ? AND person = ? AND direction = 'inbound'",
                (channel, person),
            ).fetchone()
        return time.time() - (row["at"] or 0.0)

    def age(self, channel: str, person: str, hours: float) -> None:
        """What the customer wrote is so much older."""
        with self._store.transaction() as connection:
            connection.execute(
                "UPDATE graph_message SET created_at = created_at - ? WHERE channel = ? AND person = ?",
                (hours * 3600, channel, person),
            )

    def keep_lead(self, form_id: str, content: Mapping[str, Any]) -> str:
        lead_id = str(secrets.randbelow(9 * 10**15) + 10**15)
        with self._store.transaction() as connection:
            values = (lead_id, form_id, json.dumps({"id": lead_id, "form_id": form_id} | dict(content)), time.time())
            connection.execute("INSERT INTO lead VALUES (?, ?, ?, ?)", values)
        return lead_id

    def leads(self, form_id: str) -> list[dict[str, Any]]:
        """Newest first, as Meta lists them."""
        with self._store.transaction() as connection:
            rows = connection.execute(
                "SELECT content FROM lead WHERE form_id = ? ORDER BY created_at DESC, id DESC", (form_id,)
            )
            return [json.loads(row["content"]) for row in rows]

    def lead(self, lead_id: str) -> dict[str, Any] | None:
        with self._store.transaction() as connection:
            row = connection.execute("SELECT content FROM lead WHERE id = ?", (lead_id,)).fetchone()
        found: dict[str, Any] | None = json.loads(row["content"]) if row else None
        return found

    def forms(self) -> list[str]:
        with self._store.transaction() as connection:
            return [row["form_id"] for row in connection.execute("SELECT DISTINCT form_id FROM lead ORDER BY form_id")]

    def setting(self, name: str, default: Any) -> Any:
        with self._store.transaction() as connection:
            return read_setting(connection, f"meta.{name}", default)

    def set(self, name: str, value: Any) -> None:
        with self._store.transaction() as connection:
            write_setting(connection, f"meta.{name}", value)


def _message(row: Any) -> GraphMessage:
    return GraphMessage(**dict(row) | {"request": json.loads(row["request"])})
