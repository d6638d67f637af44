"""`/api/v1/audit`: who did what, to be filtered and handed out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from fastapi.responses import StreamingResponse
from pydantic import TypeAdapter

from production.api.page import Page, PageQuery, paged
from production.api.permissions import scoped
from production.areas.audit.model import Entry, Filter
from production.areas.audit.store import AuditStore
from production.crm.permissions.model import Action
from production.schemas.ids import RowId

router = APIRouter(prefix="/audit", tags=["audit"])

Log = Annotated[AuditStore, scoped(AuditStore, Action.AUDIT)]
_LINE = TypeAdapter(Entry)


async def _filter(
    act: Annotated[str | None, Query(max_length=60, description="As in customer_merged.")] = None,
    actor_id: Annotated[UUID | None, Query(description="The person; also of what their tokens did.")] = None,
    subject: Annotated[str | None, Query(max_length=60, description="As in customer, draft, user.")] = None,
    subject_id: Annotated[str | None, Query(max_length=60)] = None,
    since: Annotated[datetime | None, Query(description="From this moment; UTC where no zone is given.")] = None,
    until: Annotated[datetime | None, Query(description="Before this moment; UTC where no zone is given.")] = None,
) -> Filter:
    return Filter(
        act=act, actor_id=actor_id, subject=subject, subject_id=subject_id, since=_zoned(since), until=_zoned(until)
    )


Wanted = Annotated[Filter, Depends(_filter)]


@router.get("")
async def entries(log: Log, wanted: Wanted, asked: Annotated[PageQuery[RowId], paged(RowId)]) -> Page[Entry]:
    """Newest first."""
    return asked.page(await log.entries(wanted, asked.after, asked.fetch), lambda entry: entry, lambda entry: entry.id)


@router.get("/export", response_class=StreamingResponse)
async def export(log: Log, wanted: Wanted) -> StreamingResponse:
    """All of them as JSON lines, newest first."""
    headers = {"Content-Disposition": 'attachment; filename="audit.jsonl"'}
    return StreamingResponse(_lines(log.all(wanted)), media_type="application/x-ndjson", headers=headers)


async def _lines(entries: AsyncIterator[Entry]) -> AsyncIterator[bytes]:
    async for entry in entries:
        yield _LINE.dump_json(entry) + b"\n"


def _zoned(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment
