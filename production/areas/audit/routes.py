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
from production.schemas.errors import InvalidInput
from production.schemas.ids import RowId
from production.schemas.text import Sought

router = APIRouter(prefix="/audit", tags=["audit"])

Log = Annotated[AuditStore, scoped(AuditStore, Action.AUDIT)]
_LINE = TypeAdapter(Entry)


async def _filter(
    act: Annotated[Sought | None, Query(max_length=60, description="As in customer_merged.")] = None,
    actor_id: Annotated[UUID | None, Query(description="The person; also of what their tokens did.")] = None,
    subject: Annotated[Sought | None, Query(max_length=60, description="As in customer, draft, user.")] = None,
    subject_id: Annotated[Sought | None, Query(max_length=60)] = None,
    since: Annotated[datetime | None, Query(description="From this moment; UTC where no zone is given.")] = None,
    until: Annotated[datetime | None, Query(description="Before this moment; UTC where no zone is given.")] = None,
) -> Filter:
    since, until = _zoned("since", since), _zoned("until", until)
    return Filter(act=act, actor_id=actor_id, subject=subject, subject_id=subject_id, since=since, until=until)


Wanted = Annotated[Filter, Depends(_filter)]


@router.get("")
async def entries(log: Log, wanted: Wanted, asked: Annotated[PageQuery[RowId], paged(RowId)]) -> Page[Entry]:
    """Newest first."""
    return asked.page(await log.entries(wanted, asked.after, asked.fetch), lambda entry: entry, lambda entry: entry.id)


@router.get("/export", response_class=StreamingResponse)
async def export(log: Log, wanted: Wanted) -> StreamingResponse:
    """All of them as JSON lines, newest first. What fails, fails before the answer begins."""
    found = log.export(wanted)
    first = await anext(found, None)
    headers = {"Content-Disposition": 'attachment; filename="audit.jsonl"'}
    return StreamingResponse(_lines(first, found), media_type="application/x-ndjson", headers=headers)


async def _lines(first: Entry | None, rest: AsyncIterator[Entry]) -> AsyncIterator[bytes]:
    if first is not None:
        yield _LINE.dump_json(first) + b"\n"
    async for entry in rest:
        yield _LINE.dump_json(entry) + b"\n"


def _zoned(field: str, moment: datetime | None) -> datetime | None:
    if moment is None or moment.tzinfo is None:
        return moment and moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise InvalidInput(field, "is outside of the years 1 to 9999") from None
