"""Notes, for the assistant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from production.areas import Offer
from production.areas.toy_notes.store import NoteStore
from production.crm.assistant.kinds import Field, Found, Kind, Query, Row, Verb
from production.crm.assistant.words import read_words
from production.crm.permissions.model import Action, Scope
from production.database.pool import Database
from production.schemas.errors import NotFound

NOTE = Kind(
    name="toy_note",
    plural="toy_notes",
    fields=(Field("text", required=True),),
    title=("text",),
    path="/console/toy-notes/{id}",
    words=read_words("production.areas.toy_notes"),
)


class _Notes:
    """Nobody but the agent takes or changes notes."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._notes = NoteStore(database, scope)

    async def find(self, query: Query) -> Found:
        rows = [self._row(note) for note in await self._notes.page(None, query.limit)]
        return Found(rows, len(rows))

    async def get(self, number: int) -> Row:
        raise NotFound(f"There is no note {number}.")

    async def create(self, values: Mapping[str, Any]) -> Row:
        raise NotFound

    async def change(self, number: int, values: Mapping[str, Any]) -> Row:
        raise NotFound

    async def delete(self, number: int) -> None:
        raise NotFound

    async def restore(self, number: int) -> None:
        raise NotFound

    def _row(self, note: Any) -> Row:
        return {"id": note.id, "title": note.text, "text": note.text}


_RIGHTS = dict.fromkeys(Verb, Action.READ)
OFFERS = (Offer(NOTE, _RIGHTS, _Notes),)
