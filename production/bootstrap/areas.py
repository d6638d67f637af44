"""Finds the areas. Each process imports of every area only the file that it needs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING, Any

from production import areas
from production.areas import ApiResources, Desk, Offer, Resources

if TYPE_CHECKING:
    from production.database.pool import Database
    from production.database.turn_end import Effects
    from production.schemas.envelope import InboundMessage
    from production.workers.ports import BatchHandler
    from production.workers.scheduler import Job


def found(file: str) -> Iterator[ModuleType]:
    """The module of this name of every area that has it."""
    for area in sorted(each.name for each in iter_modules(areas.__path__) if each.ispkg):
        name = f"{areas.__name__}.{area}.{file}"
        if find_spec(name):
            yield import_module(name)


def area_effects() -> Effects:
    """What areas add to the end of a turn, by its type."""
    return {kind: apply for module in found("effects") for kind, apply in module.EFFECTS.items()}


def area_offers() -> list[Offer]:
    """Records that people may talk about to the assistant."""
    return [offer for module in found("assistant") for offer in module.OFFERS]


@asynccontextmanager
async def area_background(resources: ApiResources) -> AsyncIterator[dict[type, Any]]:
    """What runs beside the requests of an api, by its type."""
    async with AsyncExitStack() as running:
        started = [await running.enter_async_context(each.background(resources)) for each in found("background")]
        yield {type(each): each for each in started}


def area_jobs(resources: Resources) -> list[Job]:
    """What happens by the clock."""
    return [job for module in found("jobs") for job in module.jobs(resources)]


def area_answers(database: Database) -> Callable[[InboundMessage], Awaitable[str | None]]:
    """Asks the areas in turn what a message answers; None: it wants an answer itself."""
    takers = [module.take for module in found("answers")]

    async def take(message: InboundMessage) -> str | None:
        for each in takers:
            if said := await each(database, message):
                return str(said)
        return None

    return take


def area_consumers(database: Database) -> list[tuple[str, str, BatchHandler]]:
    """What works on the records of a topic: (the area, name of the topic in `Topics`, handler)."""
    return [
        (module.__name__.split(".")[-2], topic, each)
        for module in found("consumers")
        for topic, each in module.consumers(database).items()
    ]


def area_work(desk: Desk) -> list[Job]:
    """What every worker does beside its messages."""
    return [job for module in found("work") for job in module.work(desk)]
