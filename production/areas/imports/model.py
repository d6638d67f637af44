"""An import, and what became of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from production.crm.customers.contacts import identifiers_in
from production.crm.customers.model import Identifier
from production.crm.records.custom import RecordKind
from production.crm.tables.model import Format, Shape
from production.schemas.ids import IdentifierKind


class OnMatch(StrEnum):
    """What a row does to a record that is there; stored."""

    UPDATE = "update"
    """What the row leaves empty stays as it is; tags are added."""
    SKIP = "skip"


class State(StrEnum):
    """Where an import stands; stored, in `under_way` while companies, deals or tasks are run or undone."""

    WAITING = "waiting"
    """For its mapping, and somebody to start it."""
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    """Could not go on: what was done until then stands, and it can be started again as long as its file is kept."""
    UNDOING = "undoing"
    UNDONE = "undone"


class Outcome(StrEnum):
    """What became of a row; stored."""

    CREATED = "created"
    UPDATED = "updated"
    SKIPPED = "skipped"
    FAILED = "failed"


class Undone(StrEnum):
    """What became of a row when its import was taken back; stored."""

    REMOVED = "removed"
    RESTORED = "restored"
    REFUSED = "refused"
    """Somebody has worked with it since."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says about somebody or something."""

    row: int
    fields: Mapping[str, Any] = field(default_factory=dict)
    """As they are stored, without those it leaves empty."""
    problem: str | None = None
    """Why nothing can be made of it."""
    keys: tuple[Identifier, ...] = field(init=False)
    """What tells whom a contact's row is about: the keys of the base itself."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "keys", identifiers_in(self.fields))

    def key(self, kind: IdentifierKind) -> Identifier | None:
        for key in self.keys:
            if key.kind == kind:
                return key
        return None


@dataclass(frozen=True, slots=True)
class Planned:
    """What becomes of a row."""

    row: int
    outcome: Outcome
    reason: str | None
    customer_id: UUID | None = None
    """The contact that it is about."""
    record_id: int | None = None
    """The company, deal or task that it is about."""
    before: Mapping[str, Any] = field(default_factory=dict)
    """What it overwrites."""
    after: Mapping[str, Any] = field(default_factory=dict)
    """What it writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """A file, and how far it is."""

    id: int
    object: RecordKind
    file_name: str
    shape: Shape
    total: int
    """Rows of the file."""
    sample: tuple[tuple[str, ...], ...]
    """Cells of its first rows, as long as the file is kept."""
    mapping: Mapping[str, str | None]
    """The field of each column; None: it is left out."""
    on_match: OnMatch
    state: State
    reason: str | None
    position: int
    """Rows that are through."""
    created: int
    updated: int
    skipped: int
    failed: int
    removed: int
    restored: int
    refused: int
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None

    @property
    def can_go_on(self) -> bool:
        """Whether it could not, and has its file still."""
        return self.state is State.FAILED and bool(self.sample)

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Import:
        """A row of `imports`, whatever else stands in it."""
        shape = {**row["shape"], "format": Format(row["shape"]["format"]), "columns": tuple(row["shape"]["columns"])}
        told = {
            "object": RecordKind(row["object"]),
            "shape": Shape(**shape),
            "sample": tuple(map(tuple, row["sample"])),
            "on_match": OnMatch(row["on_match"]),
            "state": State(row["under_way"] or row["state"]),
        }
        return cls(**{each.name: row[each.name] for each in fields(cls)} | told)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """A row of a file and what became of it."""

    row: int
    outcome: Outcome
    reason: str | None
    record_id: int | None
    cells: tuple[str, ...]
    undone: Undone | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What would become of the first rows."""

    rows: tuple[ShownRow, ...]
    complete: bool
    """These are all rows of the file."""
