"""Pipelines, for the assistant."""

from __future__ import annotations

from production.crm.assistant.kinds import Field, Kind
from production.crm.assistant.words import read_words

PIPELINE = Kind(
    name="pipeline",
    plural="pipelines",
    fields=(Field("name", required=True), Field("description")),
    title=("name",),
    path="/console/pipelines/{id}",
    words=read_words("production.areas.pipelines"),
)
