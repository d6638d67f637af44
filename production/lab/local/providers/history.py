"""The mailbox's history: what changed since a history id, for as long as Gmail remembers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from production.lab.local.providers.store import Store, read_setting, write_setting
from production.schemas.errors import NotFound

Change = Literal["messageAdded", "labelAdded", "labelRemoved"]
_FLOOR = "history_floor"


@dataclass(frozen=True, slots=True)
class HistoryRecord:
    """One change of one mail."""

    id: int
    mail_id: str
    thread_id: str
    change: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Records in the order they happened."""

    records: tuple[HistoryRecord, ...]
    current_id: int
    more: bool


def record_change(connection: sqlite3.Connection, mail_id: str, change: Change, labels: Iterable[str]) -> int:
    """Write down a change within the caller's transaction; gives the new history id."""
    cursor = connection.execute(
        "INSERT INTO history (mail_id, change, labels) VALUES (?, ?, ?)", (mail_id, change, json.dumps(list(labels)))
    )
    return int(cursor.lastrowid or 0)


class History:
    """Reads the history; `expire` makes Gmail forget it, as it does after about a week."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def current_id(self) -> int:
        with self._store.transaction() as connection:
            return _current_id(connection)

    def since(self, start: int, changes: Iterable[str], limit: int) -> HistoryPage:
        """Changes after `start`, only those named (all when empty); NotFound when `start` is forgotten."""
        kinds = list(changes)
        with self._store.transaction() as connection:
            if start < read_setting(connection, _FLOOR, 0):
                raise NotFound("Requested entity was not found.")
            rows = connection.execute(
                "SELECT history.*, mail.thread_id FROM history JOIN mail ON mail.id = history.mail_id"
                " WHERE history.id > ? AND (? = '[]' OR change IN (SELECT value FROM json_each(?)))"
                " ORDER BY history.id LIMIT ?",
                (start, json.dumps(kinds), json.dumps(kinds), limit + 1),
            ).fetchall()
            records = tuple(_record(row) for row in rows[:limit])
            return HistoryPage(records, _current_id(connection), more=len(rows) > limit)

    def expire(self) -> int:
        """Forget every history id given out so far; the first one that is valid again is returned."""
        with self._store.transaction() as connection:
            connection.execute("UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'history'")
            floor = _current_id(connection)
            write_setting(connection, _FLOOR, floor)
            return floor


def _current_id(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'history'").fetchone()["seq"])


def _record(row: sqlite3.Row) -> HistoryRecord:
    return HistoryRecord(row["id"], row["mail_id"], row["thread_id"], row["change"], tuple(json.loads(row["labels"])))
