"""What the routes of imports take and answer with."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from production.areas.imports.model import Import, OnMatch, Outcome, Preview, ShownRow, State, Undone
from production.crm.records.custom import RecordKind
from production.crm.tables.model import Format


class ColumnResponse(BaseModel):
    """One column of the file."""

    name: str
    sample: list[str]
    """Its first cells, one for each row, as long as the file is kept."""
    field: str | None
    """What it is taken for; null: it is left out."""


class CountsResponse(BaseModel):
    """Rows by what became of them."""

    model_config = ConfigDict(from_attributes=True)

    created: int
    updated: int
    skipped: int
    failed: int
    removed: int
    """Taken back: the record is gone."""
    restored: int
    """Taken back: the record is as it was."""
    refused: int
    """Not taken back: somebody has worked with it since."""


class ImportResponse(BaseModel):
    """A file, and how far it is."""

    id: int
    object: RecordKind
    file_name: str
    format: Format
    encoding: str | None
    delimiter: str | None
    """Of CSV."""
    columns: list[ColumnResponse]
    on_match: OnMatch
    state: State
    reason: str | None
    can_go_on: bool
    """It failed, and can be started again: behind the rows that are through."""
    total: int
    """Rows of the file."""
    position: int
    """Rows that are through."""
    counts: CountsResponse
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None

    @classmethod
    def of(cls, made: Import) -> ImportResponse:
        shape = made.shape
        columns = [
            ColumnResponse(name=name, sample=[cells[place] for cells in made.sample], field=made.mapping.get(name))
            for place, name in enumerate(shape.columns)
        ]
        return cls(
            **{name: getattr(made, name) for name in cls.model_fields.keys() - _DERIVED},
            format=shape.format,
            encoding=None if shape.format is Format.XLSX else shape.encoding,
            delimiter=shape.delimiter if shape.format is Format.CSV else None,
            columns=columns,
            counts=CountsResponse.model_validate(made),
        )


_DERIVED = {"format", "encoding", "delimiter", "columns", "counts"}


class MappingRequest(BaseModel):
    """What the columns mean."""

    model_config = ConfigDict(extra="forbid")

    mapping: Annotated[dict[str, str | None], Field(max_length=200)]
    """The field of each column, as in `{"E-Mail": "email", "Fax": null}`. Of a contact: `first_name, last_name, name,
    email, phone, company, position, notes, tags, time_zone`; of a company: `id, name, domain, phone, notes, tags`; of a
    deal: `id, title, contact` (an address or number), `pipeline` (a name or number), `value, currency, status,
    expected_close, description, lost_reason, tags`; of a task: `id, title, contact, deal` (a number), `ticket,
    due_date, remind_at, time_zone, repeats, priority, status, description, tags`; of each `owner` (an address), `team`,
    or `custom.` and the name of a field. `id` is the number here, and counts beside the name or domain of its company,
    the title and contact of its deal or task."""
    on_match: OnMatch = OnMatch.UPDATE


class RowResponse(BaseModel):
    """A row of the file and what becomes of it."""

    model_config = ConfigDict(from_attributes=True)

    row: int
    """As a spreadsheet counts: the header is row 1. Objects and cards are counted from 1."""
    outcome: Outcome
    reason: str | None
    record_id: int | None
    """The contact, company, deal or task."""
    cells: list[str]
    undone: Undone | None

    @classmethod
    def of(cls, row: ShownRow) -> RowResponse:
        return cls.model_validate(row)


class PreviewResponse(BaseModel):
    """What would become of the first rows; nothing has."""

    rows: list[RowResponse]
    counts: dict[Outcome, int]
    """Of these rows."""
    complete: bool
    """These are all rows of the file; else more follow, which nobody has looked at."""
    total: int

    @classmethod
    def of(cls, tried: Preview, total: int) -> PreviewResponse:
        counts = {outcome: sum(row.outcome is outcome for row in tried.rows) for outcome in Outcome}
        rows = [RowResponse.of(row) for row in tried.rows]
        return cls(rows=rows, counts=counts, complete=tried.complete, total=total)
