"""Pipelines, for the assistant."""

from __future__ import annotations

from production.crm.assistant.kinds import Field, Kind, Verb
from production.crm.assistant.words import read_words
from production.crm.permissions.model import Action

PIPELINE = Kind(
    name="pipeline",
    plural="pipelines",
    fields=(Field("name", required=True), Field("description")),
    title=("name",),
    rights={
        Verb.CREATE: Action.WRITE,
        Verb.FIND: Action.READ,
        Verb.CHANGE: Action.WRITE,
        Verb.DELETE: Action.DELETE,
    },
    path="/console/pipelines/{id}",
    words=read_words("production.areas.pipelines"),
)
