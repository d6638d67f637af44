"""Attached files: what a conversation has, and the bytes of one."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict

from production.api.downloads import saved
from production.api.permissions import scoped
from production.crm.attachments.model import AttachmentInfo, AttachmentState
from production.crm.permissions.model import Action
from production.database.attachments import AttachmentStore
from production.schemas.errors import NotFound, Unavailable

router = APIRouter(tags=["attachments"])

Attachments = Annotated[AttachmentStore, scoped(AttachmentStore, Action.READ)]


class AttachmentResponse(BaseModel):
    """One file without its bytes."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    event_id: str
    name: str
    content_type: str
    size_bytes: int | None
    sha256: str | None
    state: AttachmentState
    reason: str | None


class AttachmentList(BaseModel):
    """Those of one conversation, in the order in which they came."""

    attachments: list[AttachmentResponse]


@router.get("/conversations/{conversation_id}/attachments")
async def attachments(conversation_id: UUID, files: Attachments) -> AttachmentList:
    """Empty for a conversation without any."""
    found = await files.of_conversation(conversation_id)
    return AttachmentList(attachments=[AttachmentResponse.model_validate(each) for each in found])


@router.get("/attachments/{attachment_id}", response_class=Response)
async def download(attachment_id: UUID, files: Attachments) -> Response:
    """The bytes, to be saved: no browser shows or runs them here."""
    info = await files.info(attachment_id)
    if info is None:
        raise NotFound(f"There is no attachment {attachment_id}.")
    content = await files.content(attachment_id)
    if content is None:
        raise _missing(info)
    return saved(info.name, info.content_type, content)


def _missing(info: AttachmentInfo) -> NotFound | Unavailable:
    if info.state is AttachmentState.REFUSED:
        return NotFound(f"Attachment {info.id} was not kept: {info.reason}")
    return Unavailable(f"Attachment {info.id} is still being fetched: try again.")
