"""`/api/v1/toy-notes`."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from production.api.page import Page, PageQuery, paged
from production.api.permissions import scoped
from production.areas.toy_notes.model import Note
from production.areas.toy_notes.store import NoteStore
from production.crm.permissions.model import Action
from production.schemas.ids import RowId

router = APIRouter(prefix="/toy-notes", tags=["toy notes"])
public = APIRouter(prefix="/toy-notes", tags=["toy notes"])
Notes = Annotated[NoteStore, scoped(NoteStore, Action.READ)]
OwnNotes = Annotated[NoteStore, scoped(NoteStore, Action.WRITE)]


class NewNote(BaseModel):
    customer_id: UUID
    text: str


@router.post("", status_code=201)
async def add(new: NewNote, notes: OwnNotes) -> Note:
    return await notes.add(new.customer_id, new.text)


@router.get("")
async def listed(notes: Notes, asked: Annotated[PageQuery[RowId], paged(RowId)]) -> Page[Note]:
    return asked.page(await notes.page(asked.after, asked.fetch), lambda note: note, lambda note: note.id)


@public.get("/motto")
async def motto() -> str:
    return "note well"
