"""Tasks, for the assistant."""

from __future__ import annotations

from datetime import datetime

from production.api.assisted import AssistedRecords, Doing, Shapes
from production.areas import Offer
from production.areas.tasks.model import Filter, Task, TaskStatus
from production.areas.tasks.requests import TaskPatch, TaskRequest
from production.areas.tasks.routes import TaskResponse
from production.areas.tasks.store import TaskStore
from production.crm.assistant.kinds import Field, FieldType, Kind, Query, Row, Shortcut, Verb
from production.crm.assistant.words import read_words
from production.crm.permissions.model import Action, Scope
from production.database.listing import Asked, Listed
from production.database.pool import Database
from production.schemas.ids import Priority

TASK = Kind(
    name="task",
    plural="tasks",
    fields=(
        Field("title", required=True),
        Field("contact_id", FieldType.LINK, required=True, links="contact"),
        Field("due_date", FieldType.MOMENT),
        Field("time_zone", FieldType.ZONE),
        Field("priority", FieldType.CHOICE, choices=("low", "medium", "high", "urgent")),
        Field("status", FieldType.CHOICE, choices=("todo", "in_progress", "completed", "cancelled")),
        Field("description"),
    ),
    title=("title",),
    tells_apart=("contact_id", "due_date"),
    customer="contact_id",
    owner="owner_id",
    path="/console/tasks/{id}",
    words=read_words("production.areas.tasks"),
    shortcuts=(Shortcut("complete_task", "status", "completed"),),
)


def _open(database: Database, scope: Scope) -> AssistedRecords:
    store = TaskStore(database, scope)

    async def page(asked: Asked, query: Query) -> Listed[Task]:
        return await store.page(asked, _filter(query))

    doing = Doing(store.add, store.one, store.change, store.drop, store.restore, page)
    return AssistedRecords(doing, Shapes(TaskRequest, TaskPatch, TaskResponse.model_validate), _named)


def _filter(query: Query) -> Filter:
    since, until = query.at_least.get("due_date"), query.at_most.get("due_date")
    return Filter(
        statuses=[TaskStatus(each) for each in query.equal.get("status", ())] or None,
        priorities=[Priority(each) for each in query.equal.get("priority", ())] or None,
        contact_id=query.one("contact_id"),
        owner_id=query.one("owner_id"),
        due_after=datetime.fromisoformat(since) if since else None,
        due_before=datetime.fromisoformat(until) if until else None,
    )


def _named(row: Row) -> Row:
    return {**row, "contact": row["contact_name"]}


_RIGHTS = {
    Verb.CREATE: Action.WRITE,
    Verb.FIND: Action.READ,
    Verb.CHANGE: Action.WRITE,
    Verb.DELETE: Action.DELETE,
}
OFFERS = (Offer(TASK, _RIGHTS, _open),)
