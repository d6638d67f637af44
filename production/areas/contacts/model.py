"""What happened with somebody, and what may be chosen of two records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from production.schemas.ids import Channel


class EntryKind(StrEnum):
    """What an entry of a timeline is."""

    MESSAGE = "message"
    TICKET = "ticket"
    DEAL = "deal"
    """It came into another column, or into its first."""
    TASK = "task"
    ACTIVITY = "activity"
    """A call, a meeting or a note."""
    MERGE = "merge"
    OUTREACH = "outreach"
    """A message that we wrote first."""
    INTERACTION = "interaction"
    """Something else that was noted down."""
    REMINDER = "reminder"
    """Nobody had answered, and somebody was reminded."""
    ORDER = "order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened."""

    kind: EntryKind
    id: str
    at: datetime
    title: str | None
    """Subject of a message or ticket, title of a deal or task, kind of an activity, number of an order."""
    text: str | None
    by: str | None
    """Who: a name, or a role such as `customer`."""
    status: str | None
    """What became of it: of a deal the column that it came into."""
    channel: Channel | None
    direction: str | None
    ticket_id: str | None
    """Its number."""
    deal_id: int | None
    contact_id: int
    contact_name: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """That of an entry in a timeline."""

    at: datetime
    key: str

    @classmethod
    def of(cls, entry: Entry) -> Place:
        return cls(entry.at, f"{entry.kind} {entry.id}")


class MergeField(StrEnum):
    """What can be taken from either of two records."""

    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    COMPANY = "company"
    POSITION = "position"
    NOTES = "notes"
    TAGS = "tags"
    TIME_ZONE = "time_zone"
    OWNER_ID = "owner_id"
    TEAM = "team"
    CUSTOM = "custom"

    @property
    def columns(self) -> tuple[str, ...]:
        """Of the record."""
        return _COLUMNS.get(self, (self.value,))


_COLUMNS = {
    MergeField.NAME: ("name", "first_name", "last_name"),
    MergeField.COMPANY: ("company", "company_id"),
}


class Side(StrEnum):
    """Whose value stays."""

    KEPT = "kept"
    OTHER = "other"
