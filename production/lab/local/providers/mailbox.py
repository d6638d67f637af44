"""The company's mailbox: storing mails, threading them as Gmail does, finding them again."""

from __future__ import annotations

import json
import secrets
import sqlite3
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from production.lab.local.providers.history import record_change
from production.lab.local.providers.letter import Letter, read_letter, subject_key
from production.lab.local.providers.search import Condition
from production.lab.local.providers.store import Store
from production.schemas.errors import NotFound

_MAIL = "SELECT *, (SELECT json_group_array(label) FROM mail_label WHERE mail_id = mail.id) AS labels FROM mail"
_THREADS = """
SELECT thread_id FROM mail WHERE thread_id IN (SELECT thread_id FROM mail {where})
GROUP BY thread_id HAVING max(seq) < ? ORDER BY max(seq) DESC LIMIT ?
"""
_END = 2**62
_INSERT = """
INSERT INTO mail (id, thread_id, rfc822_id, subject_key, sender, recipients, internal_date, history_id, raw)
VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)
"""


@dataclass(frozen=True, slots=True)
class Mail:
    """One stored mail."""

    seq: int
    id: str
    thread_id: str
    labels: tuple[str, ...]
    internal_date: int
    """Milliseconds since 1970."""
    history_id: int
    raw: bytes


@dataclass(frozen=True, slots=True)
class Posting:
    """A mail about to be stored; `thread_id` is a wish, granted when headers and subject agree."""

    raw: bytes
    labels: tuple[str, ...]
    internal_date: int
    thread_id: str | None = None


class Mailbox:
    """All methods block; NotFound when an id is unknown."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, posting: Posting) -> Mail:
        letter = read_letter(posting.raw)
        mail_id = secrets.token_hex(8)
        with self._store.transaction() as connection:
            if posting.thread_id:
                _thread(connection, posting.thread_id)
            thread_id = _find_thread(connection, letter, posting.thread_id) or mail_id
            _insert(connection, mail_id, thread_id, posting, letter)
            _put_labels(connection, mail_id, posting.labels)
            _stamp(connection, mail_id, record_change(connection, mail_id, "messageAdded", posting.labels))
            return _get(connection, mail_id)

    def get(self, mail_id: str) -> Mail:
        with self._store.transaction() as connection:
            return _get(connection, mail_id)

    def thread(self, thread_id: str) -> list[Mail]:
        """Oldest first, never empty."""
        with self._store.transaction() as connection:
            return _thread(connection, thread_id)

    def search(self, conditions: Sequence[Condition], limit: int, before: int | None = None) -> list[Mail]:
        """Newest first; `before` is the `seq` where the last page ended."""
        where, values = _where(conditions)
        with self._store.transaction() as connection:
            rows = connection.execute(
                f"{_MAIL} {where} AND seq < ? ORDER BY seq DESC LIMIT ?", (*values, before or _END, limit)
            )
            return [_mail(row) for row in rows]

    def search_threads(
        self, conditions: Sequence[Condition], limit: int, before: int | None = None
    ) -> list[list[Mail]]:
        """Whole threads that have a matching mail, the liveliest first; `before` is the last `seq` of a thread."""
        where, values = _where(conditions)
        found = _THREADS.format(where=where)
        with self._store.transaction() as connection:
            rows = connection.execute(found, (*values, before or _END, limit)).fetchall()
            return [_thread(connection, row["thread_id"]) for row in rows]

    def totals(self) -> tuple[int, int]:
        """How many mails, and how many threads."""
        with self._store.transaction() as connection:
            row = connection.execute("SELECT count(*), count(DISTINCT thread_id) FROM mail").fetchone()
            return row[0], row[1]

    def labels(self) -> list[str]:
        """Labels that some mail has."""
        with self._store.transaction() as connection:
            return [row["label"] for row in connection.execute("SELECT DISTINCT label FROM mail_label")]

    def modify(self, mail_id: str, add: Iterable[str], remove: Iterable[str]) -> Mail:
        with self._store.transaction() as connection:
            before = set(_get(connection, mail_id).labels)
            added, removed = sorted(set(add) - before), sorted(set(remove) & before)
            _put_labels(connection, mail_id, added)
            for label in removed:
                connection.execute("DELETE FROM mail_label WHERE mail_id = ? AND label = ?", (mail_id, label))
            if added:
                _stamp(connection, mail_id, record_change(connection, mail_id, "labelAdded", added))
            if removed:
                _stamp(connection, mail_id, record_change(connection, mail_id, "labelRemoved", removed))
            return _get(connection, mail_id)


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def _where(conditions: Sequence[Condition]) -> tuple[str, list[str | float]]:
    clause = " AND ".join(["TRUE", *(condition.sql for condition in conditions)])
    return f"WHERE {clause}", [condition.value for condition in conditions]


def _find_thread(connection: sqlite3.Connection, letter: Letter, wanted: str | None) -> str | None:
    """The newest mail that this one follows and shares its subject with, in the wanted thread if one is."""
    row = connection.execute(
        "SELECT thread_id FROM mail WHERE rfc822_id IN (SELECT value FROM json_each(?)) AND subject_key = ?"
        " AND thread_id = coalesce(?, thread_id) ORDER BY seq DESC LIMIT 1",
        (json.dumps(letter.answers), subject_key(letter.subject), wanted),
    ).fetchone()
    return None if row is None else str(row["thread_id"])


def _insert(connection: sqlite3.Connection, mail_id: str, thread_id: str, posting: Posting, letter: Letter) -> None:
    recipients = " ".join(["", *letter.recipients, ""])
    connection.execute(
        _INSERT,
        (
            mail_id,
            thread_id,
            letter.rfc822_id,
            subject_key(letter.subject),
            letter.sender,
            recipients,
            posting.internal_date,
            posting.raw,
        ),
    )


def _put_labels(connection: sqlite3.Connection, mail_id: str, labels: Iterable[str]) -> None:
    connection.executemany("INSERT OR IGNORE INTO mail_label VALUES (?, ?)", [(mail_id, label) for label in labels])


def _stamp(connection: sqlite3.Connection, mail_id: str, history_id: int) -> None:
    connection.execute("UPDATE mail SET history_id = ? WHERE id = ?", (history_id, mail_id))


def _get(connection: sqlite3.Connection, mail_id: str) -> Mail:
    row = connection.execute(f"{_MAIL} WHERE id = ?", (mail_id,)).fetchone()
    if row is None:
        raise NotFound("Requested entity was not found.")
    return _mail(row)


def _thread(connection: sqlite3.Connection, thread_id: str) -> list[Mail]:
    rows = connection.execute(f"{_MAIL} WHERE thread_id = ? ORDER BY seq", (thread_id,)).fetchall()
    if not rows:
        raise NotFound("Requested entity was not found.")
    return [_mail(row) for row in rows]


def _mail(row: sqlite3.Row) -> Mail:
    labels = tuple(json.loads(row["labels"]))
    return Mail(row["seq"], row["id"], row["thread_id"], labels, row["internal_date"], row["history_id"], row["raw"])
