"""Takes what a source told: whatever comes late, twice or out of order, the latest state holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, assert_never
from uuid import UUID

from production.areas.catalogue.model import Outcome
from production.areas.catalogue.store.buyers import buyer_of
from production.database.named_queries import load_own
from production.database.pool import Connection, Database
from production.schemas.catalogue import Fact, OrderFact, ProductFact
from production.schemas.errors import InvalidInput, Unavailable

_SQL = load_own("production.areas.catalogue")
Known = Mapping[str, Any]


class FactStore:
    """Products and orders of all sources."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(self, source: str, facts: Sequence[Fact], *, called: bool = False) -> list[Outcome]:
        """What became of each; all of them or none. `called`: the source told them by itself.

        Raises:
            Unavailable: somebody else was told of one of them at the same moment.
        """
        async with self._database.transaction() as connection:
            await connection.execute(_SQL["know_sources"], [source])
            if called:
                await connection.execute(_SQL["heard"], source)
            # In one order, so that nobody waits for whoever waits for them.
            order = sorted(range(len(facts)), key=lambda place: (facts[place].kind, facts[place].id))
            done = {place: await _taken(connection, facts[place]) for place in order}
        return [done[place] for place in range(len(facts))]


async def _taken(connection: Connection, fact: Fact) -> Outcome:
    known = await connection.fetchrow(_SQL[fact.kind], fact.source, fact.id)
    if known is None:
        return await _add(connection, fact)
    if (fact.at, fact.version) <= (known["at"], known["version"]):
        return Outcome.SAME if fact.version == known["version"] else Outcome.OLDER
    if fact.version == known["version"]:
        await connection.execute(_SQL[f"confirm_{fact.kind}"], known["id"], fact.at)
        return Outcome.SAME
    return await _set(connection, known, fact)


async def _add(connection: Connection, fact: Fact) -> Outcome:
    match fact:
        case ProductFact():
            added = await connection.fetchval(_SQL["add_product"], *_stamp(fact), *_words(fact), fact.deleted)
        case OrderFact():
            if not fact.email:
                return Outcome.NOBODY
            try:
                customer_id = await buyer_of(connection, fact.email, fact.buyer)
            except InvalidInput:  # `n/a` is nobody's address, and the rest of the page is told all the same
                return Outcome.NOBODY
            head = (fact.source, fact.id, fact.version, fact.at, customer_id, *_head(fact))
            added = await connection.fetchval(_SQL["add_order"], *head)
        case _:
            assert_never(fact)
    if added is None:
        raise Unavailable(f"{fact.kind} {fact.id} is being added by somebody else")
    await _keep_parts(connection, added, fact, customer_id if isinstance(fact, OrderFact) else None)
    return Outcome.DELETED if fact.deleted else Outcome.ADDED


async def _set(connection: Connection, known: Known, fact: Fact) -> Outcome:
    match fact:
        case ProductFact(deleted=True):
            await connection.execute(_SQL["delete_product"], known["id"], fact.version, fact.at)
            return Outcome.SAME if known["deleted"] else Outcome.DELETED
        case ProductFact():
            await connection.execute(_SQL["set_product"], known["id"], fact.version, fact.at, *_words(fact))
            await _keep_parts(connection, known["id"], fact, None)
            return Outcome.ADDED if known["deleted"] else Outcome.CHANGED
        case OrderFact():
            await connection.execute(_SQL["set_order"], known["id"], fact.version, fact.at, *_head(fact))
            await connection.execute(_SQL["drop_parts"], known["id"])
            await _keep_parts(connection, known["id"], fact, known["customer_id"])
            return Outcome.CHANGED
        case _:
            assert_never(fact)


async def _keep_parts(connection: Connection, record_id: UUID, fact: Fact, customer_id: UUID | None) -> None:
    if isinstance(fact, ProductFact):
        await connection.execute(_SQL["keep_variants"], record_id, [each.model_dump() for each in fact.variants])
        await connection.execute(_SQL["find_lines"], record_id, fact.source, fact.id)
        return
    lines = [each.model_dump() for each in fact.lines]
    sent = [each.model_dump(mode="json") for each in fact.fulfilments]
    await connection.execute(_SQL["add_lines"], customer_id, record_id, fact.source, lines)
    await connection.execute(_SQL["add_fulfilments"], customer_id, record_id, sent)


def _stamp(fact: Fact) -> tuple[Any, ...]:
    return fact.source, fact.id, fact.version, fact.at


def _words(fact: ProductFact) -> tuple[Any, ...]:
    """A tombstone of what was never told of has no other name than its id."""
    return fact.title or fact.id, fact.description, list(fact.tags), fact.url


def _head(fact: OrderFact) -> tuple[Any, ...]:
    email = fact.email.strip().lower() if fact.email else None
    return fact.number, email, fact.status, fact.total_minor, fact.currency, fact.placed_at
