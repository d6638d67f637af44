"""The areas of the CRM, one folder each. `bootstrap.areas` finds them; nothing else names one.

    model.py, rules.py    pure: what there is, and what may become of it
    store.py, queries.sql the only I/O, over `database.pool`
    routes.py             `router`, for staff, each route with its action; `public`, for everybody;
                          `unversioned`, for staff below `/api`, and `root`, for staff at the very root: paths that
                          others documented so; `hooks` at the root, for programs that prove themselves who they are
    background.py         `background(resources)`: what runs beside the requests, in each api; see `api.deps.running`
    events.py             what it tells other programs on `fte.events`
    consumers.py          `consumers(database)`: what workers do with a topic, by its name in `Topics`
    work.py               `work(desk)`: what every worker does beside its messages, with the agent
    jobs.py               `jobs(resources)`: what its clock does, once in the whole system
    tools.py              `tools(resources)`: what the agent may ask it, or propose
    assistant.py          `OFFERS`: records that people may talk about to the assistant; words in `assistant.toml`
    answers.py            `take(database, message)`: what a message answers of its questions, and asks nothing beside
    effects.py            `EFFECTS`: what it adds to the end of a turn, in the same transaction

Each file is optional. Imports run routes | work | jobs | tools | answers | effects -> store -> rules -> model; none
from area to area.
A table with `customer_id` referencing `customers` belongs to the customer: see the view `customer_tables`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from production.channels.meta.page import PageSettings
from production.crm.assistant.kinds import Kind, Records, Verb
from production.crm.catalogue.settings import CatalogueSettings
from production.crm.knowledge.ports import Embedder
from production.crm.permissions.model import Action, Scope
from production.crm.support.model import Compose
from production.crm.support.scoring import Weights
from production.database.pool import Database
from production.schemas.records import Record
from production.schemas.site import Site

if TYPE_CHECKING:  # what the other processes do not import
    from production.agent.assistant import Thinker
    from production.agent.ports import Agent
    from production.workers.steps.build_turn import Screen


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind of records that people may talk about to the assistant, and that files are made into."""

    kind: Kind
    rights: Mapping[Verb, Action]
    """What its routes ask for."""
    open: Callable[[Database, Scope], Records]
    """The records within a scope."""


@dataclass(frozen=True, slots=True)
class Resources:
    """What jobs and tools of an area work with."""

    database: Database
    embedder: Embedder
    weights: Weights = field(default_factory=Weights)
    """Of the parts of a ticket's score."""
    catalogue: CatalogueSettings = field(default_factory=CatalogueSettings.model_construct)
    """Where products and orders are told of."""
    page: PageSettings = field(default_factory=PageSettings.model_construct)
    """Where ads of ours ask people to write."""
    site: Site | None = None
    """None where nobody has said how the world reaches us: nothing leaves that leads there."""
    offers: Sequence[Offer] = ()
    """Of all areas."""


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
    offers: Sequence[Offer] = ()
    """Of all areas."""
    catalogue: CatalogueSettings = field(default_factory=CatalogueSettings.model_construct)
    """Where products and orders are told of."""
    thinker: Thinker | None = None
    """The language model behind the assistant; None: it goes by its own rules."""


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
