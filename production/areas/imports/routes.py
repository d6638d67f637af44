"""`/api/v1/imports`: a file becomes contacts, companies, deals or tasks, tried before and taken back after."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from production.api.deps import running
from production.api.page import Page, PageQuery, paged
from production.api.permissions import scoped
from production.api.uploads import described_upload, uploaded
from production.areas.imports.model import Outcome, ShownRow, Undone
from production.areas.imports.shapes import ImportResponse, MappingRequest, PreviewResponse, RowResponse
from production.areas.imports.store.imports import ImportStore
from production.areas.imports.store.offered import Offered
from production.crm.attachments.names import disposition
from production.crm.permissions.model import Action
from production.crm.records.custom import RecordKind
from production.crm.tables.header import column_names
from production.crm.tables.model import Format
from production.crm.tables.read import LIMITS
from production.crm.tables.write import MEDIA_TYPES, Record, written
from production.schemas.errors import InvalidInput
from production.schemas.ids import RowId

router = APIRouter(prefix="/imports", tags=["imports"])
UPLOADS = {"/imports": LIMITS.bytes}

_TOLD = ("Import row", "Import outcome", "Import reason", "Record id")
"""What a row's download has before its own cells."""

Imports = Annotated[ImportStore, scoped(ImportStore, Action.TRANSFER)]


@router.post("", status_code=201, openapi_extra=described_upload(tuple(RecordKind)))
async def bring(request: Request, imports: Imports) -> ImportResponse:
    """Bring a file: CSV in any encoding and with any delimiter, XLSX, JSON or vCard, told from its content.

    Nothing is written yet. Columns come with what they seem to mean: as you had it in the last file with the same ones.
    """
    async with uploaded(request) as sent:
        wanted = sent.fields.get("object", RecordKind.CONTACT)
        if wanted not in tuple(RecordKind):
            raise InvalidInput("object", f"must be one of: {', '.join(RecordKind)}")
        return ImportResponse.of(await imports.add(RecordKind(wanted), sent.name, sent.file))


@router.get("")
async def imports_made(imports: Imports, asked: Annotated[PageQuery[RowId], paged(RowId)]) -> Page[ImportResponse]:
    """Newest first."""
    return asked.page(await imports.page(asked.after, asked.fetch), ImportResponse.of, lambda made: made.id)


@router.get("/{import_id}")
async def one(import_id: RowId, imports: Imports) -> ImportResponse:
    """How far it is."""
    return ImportResponse.of(await imports.one(import_id))


@router.put("/{import_id}/mapping")
async def set_mapping(import_id: RowId, wanted: MappingRequest, imports: Imports) -> ImportResponse:
    """Say what the columns mean, and what happens to records that are there already."""
    return ImportResponse.of(await imports.map(import_id, wanted.mapping, wanted.on_match))


@router.post("/{import_id}/preview")
async def preview(import_id: RowId, imports: Imports, offered: Annotated[Offered, running(Offered)]) -> PreviewResponse:
    """Import the first rows, look, and undo it: what is answered is what would happen."""
    tried = await imports.preview(import_id, offered)
    return PreviewResponse.of(tried, (await imports.one(import_id)).total)


@router.post("/{import_id}/start", status_code=202)
async def start(import_id: RowId, imports: Imports) -> ImportResponse:
    """Begin; it goes on by itself. What failed goes on behind what is done, within a week.

    409 where it runs or is done, or its file is kept no longer.
    """
    return ImportResponse.of(await imports.start(import_id))


@router.post("/{import_id}/undo", status_code=202)
async def undo(import_id: RowId, imports: Imports) -> ImportResponse:
    """Take it back, by itself: records it made are removed, values it overwrote restored.

    What was edited or is in use since stays: `rows?undone=refused` names them with the reason.
    """
    return ImportResponse.of(await imports.undo(import_id))


@router.get("/{import_id}/rows")
async def rows(
    import_id: RowId,
    imports: Imports,
    asked: Annotated[PageQuery[RowId], paged(RowId)],
    outcome: Annotated[Outcome | None, Query()] = None,
    undone: Annotated[Undone | None, Query()] = None,
) -> Page[RowResponse]:
    """What became of each row that is through, in the order of the file."""
    found = await imports.rows(import_id, outcome, undone, asked.after, asked.fetch)
    return asked.page(found, RowResponse.of, lambda row: row.row)


@router.get("/{import_id}/rows.csv", response_class=StreamingResponse)
async def rows_csv(
    import_id: RowId, imports: Imports, outcome: Annotated[Outcome | None, Query()] = None
) -> StreamingResponse:
    """The same as a file: the row as it was, with its outcome. The failed ones can be mended and brought again."""
    made = await imports.one(import_id)
    columns = column_names([*_TOLD, *made.shape.columns], replace(LIMITS, columns=len(_TOLD) + LIMITS.columns))
    batches = _records(imports.all_rows(import_id, outcome), columns)
    headers = {"Content-Disposition": disposition(f"import-{import_id}.csv")}
    return StreamingResponse(written(Format.CSV, columns, batches), media_type=MEDIA_TYPES[Format.CSV], headers=headers)


async def _records(found: AsyncIterator[list[ShownRow]], columns: tuple[str, ...]) -> AsyncIterator[list[Record]]:
    async for batch in found:
        yield [
            dict(zip(columns, (row.row, row.outcome, row.reason, row.record_id, *row.cells), strict=True))
            for row in batch
        ]
