"""What an account is to whom it belongs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from production.crm.permissions.model import Role


@dataclass(frozen=True, slots=True)
class Profile:
    """Somebody who works here."""

    id: UUID
    email: str
    name: str
    role: Role
    may_send: bool
    teams: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Credentials:
    """Of an account that can be signed in to."""

    user_id: UUID
    password: str
    """Argon2id in its own notation."""


@dataclass(frozen=True, slots=True)
class StoredToken:
    """A refresh token as it is known when somebody shows it."""

    used: bool
    expires_at: datetime
    session_open: bool
    """Neither ended nor too old, and its person is not disabled."""
