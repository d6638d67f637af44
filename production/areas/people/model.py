"""Somebody as an Admin sees them, and as colleagues do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from production.crm.permissions.model import Role

INVITED_FOR = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Member:
    """One person."""

    id: UUID
    email: str
    name: str
    role: Role
    may_send: bool
    teams: tuple[str, ...]
    joined: bool
    """Has taken up the invitation."""
    created_at: datetime
    disabled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Colleague:
    """One person as everybody here knows them."""

    id: UUID
    name: str
    teams: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Who is to come."""

    email: str
    """In its one spelling."""
    name: str
    role: Role
    may_send: bool = False
    teams: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What becomes different; None leaves it as it is."""

    name: str | None = None
    role: Role | None = None
    may_send: bool | None = None
    teams: frozenset[str] | None = None
    disabled: bool | None = None
