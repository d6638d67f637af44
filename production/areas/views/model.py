"""A view, and on which pages there are some."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class ViewPage(StrEnum):
    """A list that is looked at in several ways."""

    CONTACTS = "contacts"
    COMPANIES = "companies"
    DEALS = "deals"
    INBOX = "inbox"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """One of them."""

    id: UUID
    page: ViewPage
    name: str
    team: str | None
    """Whose members see it, too."""
    search: Mapping[str, str | bool | int]
    """What the address of the page keeps: filter and order."""
    columns: Sequence[str] | None
    """None: those that everybody sees."""
    owner_name: str
    mine: bool
    """Whether the caller may change it."""
