"""The areas of the CRM, one folder each. `bootstrap.areas` finds them; nothing else names one.

    model.py, rules.py    pure: what there is, and what may become of it
    store.py, queries.sql the only I/O, over `database.pool`
    routes.py             `router`, for staff, each route with its action; `public`, for everybody;
                          `unversioned`, for staff below `/api`: paths that others documented so
    background.py         `background(resources)`: what runs beside the requests, in each api; see `api.deps.running`
    pages.py              `PAGES`: what the console's navigation shows
    events.py             what it tells other programs on `fte.events`
    work.py               `work(desk)`: what every worker does beside its messages, with the agent
    jobs.py               `jobs(resources)`: what its clock does, once in the whole system
    tools.py              `tools(resources)`: what the agent may ask it, or propose
    answers.py            `take(database, message)`: what a message answers of its questions, and asks nothing beside
    effects.py            `EFFECTS`: what it adds to the end of a turn, in the same transaction

Each file is optional. Imports run routes | work | jobs | tools | answers | effects -> store -> rules -> model; none
from area to area.
A table with `customer_id` referencing `customers` belongs to the customer: see the view `customer_tables`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from production.crm.knowledge.ports import Embedder
from production.crm.support.model import Compose
from production.crm.support.scoring import Weights
from production.database.pool import Database
from production.schemas.records import Record

if TYPE_CHECKING:  # what the other processes do not import
    from production.agent.ports import Agent
    from production.workers.steps.build_turn import Screen


@dataclass(frozen=True, slots=True)
class Resources:
    """What jobs and tools of an area work with."""

    database: Database
    embedder: Embedder
    weights: Weights = field(default_factory=Weights)
    """Of the parts of a ticket's score."""


class EventTail(Protocol):
    """What is written to `fte.events` from now on; see `stream.tail`."""

    async def start(self) -> None: ...

    async def fetch(self, limit: int) -> list[Record]: ...

    async def stop(self) -> None: ...


@dataclass(frozen=True, slots=True)
class ApiResources:
    """What an area works with beside the requests."""

    database: Database
    events: EventTail
    stopping: asyncio.Event
    """Set when the process is asked to end: before it waits for the answers under way."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What an area works with in a worker."""

    database: Database
    agent: Agent
    screen: Screen
    compose: Compose
    models: Mapping[str, Agent] = field(default_factory=dict)
    """Each that may answer, alone, by its name."""
    public_url: str | None = None
    """Under which customers reach us."""
