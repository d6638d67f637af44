"""Tasks, for the assistant."""

from __future__ import annotations

from production.crm.assistant.kinds import Field, FieldType, Kind, Shortcut
from production.crm.assistant.words import read_words

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
    path="/console/tasks/{id}",
    words=read_words("production.areas.tasks"),
    shortcuts=(Shortcut("complete_task", "status", "completed"),),
)
