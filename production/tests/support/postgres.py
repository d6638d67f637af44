"""The database under another name."""

from __future__ import annotations


def url_of(database_url: str, user: str = "a-service:it%27s%20a%20secret@") -> str:
    return f"postgresql://{user}{database_url.rpartition('@')[2]}"
