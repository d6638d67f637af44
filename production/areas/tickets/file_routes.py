"""`/api/v1/reply-files`: what a reply brings besides its words."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Request

from production.api.permissions import scoped
from production.api.uploads import MULTIPART, uploaded
from production.areas.tickets.files import FileStore
from production.areas.tickets.shapes import FileResponse
from production.crm.attachments.check import check_fetched
from production.crm.permissions.model import Action
from production.schemas.errors import InvalidInput

router = APIRouter(prefix="/reply-files", tags=["tickets"])
LARGEST = 10 * 1024 * 1024
UPLOADS = {router.prefix: LARGEST}

Files = Annotated[FileStore, scoped(FileStore, Action.WRITE)]


def _described() -> dict[str, Any]:
    fields = {"file": {"type": "string", "format": "binary"}, "ticket": {"type": "string", "maxLength": 40}}
    schema = {"type": "object", "properties": fields, "required": [*fields]}
    return {"requestBody": {"required": True, "content": {MULTIPART: {"schema": schema}}}}


@router.post("", status_code=201, openapi_extra=_described())
async def add(request: Request, files: Files) -> FileResponse:
    """Put a file beside a ticket of a channel that carries files, to be named in `files` of a reply within a week."""
    async with uploaded(request) as sent:
        if not (ticket := sent.fields.get("ticket", "")):
            raise InvalidInput("ticket", "say beside which, as in TKT-0006")
        content = await asyncio.to_thread(sent.file.read)
        file = await asyncio.to_thread(check_fetched, sent.name, content, LARGEST)
        added = await files.add(ticket[:40], file)
        return FileResponse(id=added, name=file.name, media_type=file.content_type, size=len(content))


@router.delete("/{ticket_id}/{file_id}", status_code=204)
async def drop(ticket_id: str, file_id: UUID, files: Files) -> None:
    """Take away what the caller has put there and not sent."""
    await files.drop(ticket_id, file_id)
