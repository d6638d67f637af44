"""Tickets, for the assistant: only to be looked at; the inbox is where they are worked on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from production.api.assisted import FoundRecords
from production.areas import Offer
from production.areas.tickets.listing import TicketList, Wanted
from production.crm.assistant.kinds import Field, FieldType, Kind, Query, Row, Verb
from production.crm.assistant.words import read_words
from production.crm.permissions.model import Action, Scope
from production.database.listing import Listed
from production.database.pool import Database
from production.schemas.ids import Category, Priority
from production.schemas.outcomes import TicketStatus

_NUMBER = "TKT-{id:04d}"
_WORDS = read_words("production.areas.tickets")
"""They name the channels as well: one that they do not know is not asked for by its name."""

TICKET = Kind(
    name="ticket",
    plural="tickets",
    fields=(
        Field("subject"),
        Field("status", FieldType.CHOICE, choices=tuple(TicketStatus)),
        Field("priority", FieldType.CHOICE, choices=tuple(Priority)),
        Field("category", FieldType.CHOICE, choices=tuple(Category)),
        Field("channel", FieldType.CHOICE, choices=tuple(_WORDS["en"].choices["channel"])),
        Field("contact_id", FieldType.LINK, links="contact"),
        Field("created_at", FieldType.MOMENT),
    ),
    title=("subject",),
    tells_apart=("status", "contact_id"),
    customer="contact_id",
    owner="assigned_to",
    path=f"/console/inbox/{_NUMBER}/",
    words=_WORDS,
)


def _open(database: Database, scope: Scope) -> FoundRecords:
    tickets = TicketList(database, scope)

    async def page(query: Query, number: int | None) -> Listed[Mapping[str, Any]]:
        return await tickets.page(_wanted(query, number), query.limit)

    return FoundRecords(page, _shown)


def _wanted(query: Query, number: int | None) -> Wanted:
    since, until = query.at_least.get("created_at"), query.at_most.get("created_at")
    return Wanted(
        statuses=query.equal.get("status"),
        priorities=query.equal.get("priority"),
        categories=query.equal.get("category"),
        channels=query.equal.get("channel"),
        contact_id=query.one("contact_id"),
        assigned_to=query.one("assigned_to"),
        since=datetime.fromisoformat(since) if since else None,
        until=datetime.fromisoformat(until) if until else None,
        name=None if number is None else _NUMBER.format(id=number),
        words=query.text.strip() or None,
    )


def _shown(row: Mapping[str, Any]) -> Row:
    return {**row, "created_at": row["created_at"].isoformat()}


OFFERS = (Offer(TICKET, {Verb.FIND: Action.READ}, _open),)
