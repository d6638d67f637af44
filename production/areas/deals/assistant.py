"""Deals, for the assistant."""

from __future__ import annotations

from production.crm.assistant.kinds import Field, FieldType, Kind, Shortcut
from production.crm.assistant.words import read_words

DEAL = Kind(
    name="deal",
    plural="deals",
    fields=(
        Field("title", required=True),
        Field("contact_id", FieldType.LINK, required=True, links="contact"),
        Field("pipeline_id", FieldType.LINK, required=True, links="pipeline"),
        Field("value", FieldType.MONEY),
        Field("currency", FieldType.CURRENCY),
        Field("status", FieldType.CHOICE, choices=("lead", "qualified", "proposal", "negotiation", "won", "lost")),
        Field("expected_close", FieldType.DATE),
        Field("lost_reason"),
        Field("description"),
    ),
    title=("title",),
    customer="contact_id",
    path="/console/deals/{id}",
    words=read_words("production.areas.deals"),
    shortcuts=(Shortcut("move_deal", "status"),),
)
