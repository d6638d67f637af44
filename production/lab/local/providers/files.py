"""Files that customers send in chats."""

from __future__ import annotations

import mimetypes
import secrets

from production.lab.local.providers.store import Store
from production.schemas.errors import NotFound


class Files:
    """All methods block."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, content_type: str, content: bytes, file_id: str = "") -> str:
        """Its id, with an extension that tells its type unless one is given."""
        file_id = file_id or f"ME{secrets.token_hex(16)}{mimetypes.guess_extension(content_type) or ''}"
        with self._store.transaction() as connection:
            connection.execute("INSERT INTO file VALUES (?, ?, ?)", (file_id, content_type, content))
        return file_id

    def get(self, file_id: str) -> tuple[str, bytes]:
        """Content type and bytes; NotFound."""
        with self._store.transaction() as connection:
            row = connection.execute("SELECT content_type, content FROM file WHERE id = ?", (file_id,)).fetchone()
        if row is None:
            raise NotFound(f"There is no file {file_id}.")
        return row["content_type"], row["content"]
