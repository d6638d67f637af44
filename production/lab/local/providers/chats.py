"""Chats with the company's numbers: messages, their fate, the 24-hour window of WhatsApp, and who wrote STOP."""

from __future__ import annotations

import json
import secrets
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from production.lab.local.providers.search import Condition
from production.lab.local.providers.store import Store
from production.schemas.errors import NotFound

WINDOW_S = 24 * 3600.0
STOP_WORDS = ("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "OPTOUT", "REVOKE")
START_WORDS = ("START", "YES", "UNSTOP")
"""Twilio's own, which it obeys on text messages: https://help.twilio.com/articles/223134027."""
_END = 2**62


@dataclass(frozen=True, slots=True)
class Draft:
    """A message about to be stored; addresses on WhatsApp begin with `whatsapp:`."""

    sender: str
    recipient: str
    body: str
    media: tuple[str, ...] = ()
    content_sid: str | None = None
    status_callback: str | None = None


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One stored message; times are seconds since 1970."""

    seq: int
    sid: str
    direction: Literal["inbound", "outbound-api"]
    sender: str
    recipient: str
    body: str
    media: tuple[str, ...]
    status: str
    error_code: int | None
    content_sid: str | None
    status_callback: str | None
    created_at: float
    updated_at: float
    sent_at: float | None


class Chats:
    """All methods block; NotFound when a sid or a chat is unknown."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def receive(self, draft: Draft) -> ChatMessage:
        """A customer writes: this opens the window."""
        now = time.time()
        with self._store.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO chat VALUES (?, ?)", (draft.sender, now))
            return _insert(connection, draft, "inbound", now)

    def accept(self, draft: Draft) -> ChatMessage:
        """The company writes: queued, whatever becomes of it."""
        with self._store.transaction() as connection:
            return _insert(connection, draft, "outbound-api", time.time())

    def window_is_open(self, address: str) -> bool:
        with self._store.transaction() as connection:
            row = connection.execute("SELECT last_inbound_at FROM chat WHERE address = ?", (address,)).fetchone()
        return row is not None and time.time() - row["last_inbound_at"] < WINDOW_S

    def move_last_inbound(self, address: str, hours_ago: float) -> None:
        with self._store.transaction() as connection:
            moved = connection.execute(
                "UPDATE chat SET last_inbound_at = ? WHERE address = ?", (time.time() - hours_ago * 3600, address)
            )
            if not moved.rowcount:
                raise NotFound(f"phone: {address} has never written")

    def has_stopped(self, address: str) -> bool:
        """Whether the last keyword that came from there was one of those that end it."""
        written = self.search([Condition("sender = ?", address), Condition("direction = ?", "inbound")], _END)
        words = (message.body.strip().upper() for message in written)
        return next((word for word in words if word in STOP_WORDS + START_WORDS), "") in STOP_WORDS

    def set_status(self, sid: str, status: str, error_code: int | None = None) -> ChatMessage:
        now = time.time()
        with self._store.transaction() as connection:
            connection.execute(
                "UPDATE chat_message SET status = ?, error_code = ?, updated_at = ?,"
                " sent_at = coalesce(sent_at, ?) WHERE sid = ?",
                (status, error_code, now, now, sid),
            )
            return _get(connection, sid)

    def get(self, sid: str) -> ChatMessage:
        with self._store.transaction() as connection:
            return _get(connection, sid)

    def search(self, conditions: Sequence[Condition], limit: int, before: int | None = None) -> list[ChatMessage]:
        """Newest first; `before` is the `seq` where the last page ended."""
        where = " AND ".join([*(condition.sql for condition in conditions), "seq < ?"])
        values = [condition.value for condition in conditions]
        with self._store.transaction() as connection:
            rows = connection.execute(
                f"SELECT * FROM chat_message WHERE {where} ORDER BY seq DESC LIMIT ?",  # noqa: S608 - fixed conditions
                (*values, before or _END, limit),
            )
            return [_message(row) for row in rows]


def _insert(
    connection: sqlite3.Connection, draft: Draft, direction: Literal["inbound", "outbound-api"], now: float
) -> ChatMessage:
    sid = f"{'MM' if draft.media else 'SM'}{secrets.token_hex(16)}"
    inbound = direction == "inbound"
    connection.execute(
        "INSERT INTO chat_message (sid, direction, sender, recipient, body, media, status, content_sid,"
        " status_callback, created_at, updated_at, sent_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            sid,
            direction,
            draft.sender,
            draft.recipient,
            draft.body,
            json.dumps(draft.media),
            "received" if inbound else "queued",
            draft.content_sid,
            draft.status_callback,
            now,
            now,
            now if inbound else None,
        ),
    )
    return _get(connection, sid)


def _get(connection: sqlite3.Connection, sid: str) -> ChatMessage:
    row = connection.execute("SELECT * FROM chat_message WHERE sid = ?", (sid,)).fetchone()
    if row is None:
        raise NotFound(f"There is no message {sid}.")
    return _message(row)


def _message(row: sqlite3.Row) -> ChatMessage:
    fields = dict(row) | {"media": tuple(json.loads(row["media"]))}
    return ChatMessage(**fields)
