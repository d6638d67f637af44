"""Tickets by what they are: a plain list, the newest first. The order of work is the inbox's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from production.crm.permissions.model import Scope
from production.database.listing import Asked, Key, Listed, ListOf, Sort
from production.database.named_queries import load_own
from production.database.pool import Database

_SQL = load_own("production.areas.tickets")
_LIST: ListOf[Mapping[str, Any]] = ListOf(_SQL["list"], {"created_at": Key("created_at", "timestamptz")}, dict)
_NEWEST_FIRST = (Sort("created_at", descending=True),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is wanted; None does not matter. In the order of the statement's arguments."""

    statuses: Sequence[str] | None = None
    priorities: Sequence[str] | None = None
    categories: Sequence[str] | None = None
    channels: Sequence[str] | None = None
    contact_id: int | None = None
    assigned_to: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None
    name: str | None = None
    """The number, as in TKT-0042."""
    words: str | None = None
    """They stand in it or in the name of whose it is; or are its number."""


class TicketList:
    """Within a scope."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._scope = scope

    async def page(self, wanted: Wanted, limit: int) -> Listed[Mapping[str, Any]]:
        """Rows of the statement `list`: `id` is the figure of the number, `title` the number and the subject."""
        return await _LIST.page(self._database, Asked(_NEWEST_FIRST, limit), self._scope.sql, *astuple(wanted))
