"""What the ledger says, and what it lacks against the providers."""

from __future__ import annotations

from typing import Any

from production.bootstrap.infrastructure import open_database
from production.bootstrap.providers import Providers
from production.database.backlog import BacklogStore
from production.database.ledger import LedgerStore
from production.database.mailboxes import MailboxStore
from production.database.pool import Database
from production.schemas.errors import Unavailable
from production.schemas.ids import Channel
from production.settings import Settings
from production.workers.reconcile import missing_in_all, missing_messages


async def ledger_report(settings: Settings) -> dict[str, Any]:
    """What `fte ledger` prints."""
    async with open_database(settings) as database:
        report = await LedgerStore(database).report()
        backlog = await BacklogStore(database).waiting([])
        try:
            found = await missing(Providers(settings), database)
        except Unavailable:
            found = {}
    total = sum(found.values()) if found else None
    stuck = [
        {"id": each.id, "key": each.key, "since": each.since.isoformat(), "reason": each.reason}
        for each in backlog.stuck_keys
    ]
    return {"states": report.states, "oldest_unowned_s": report.oldest_unowned_s, "missing": total, "stuck": stuck}


async def missing(providers: Providers, database: Database) -> dict[Channel, int]:
    """How many messages each configured provider has and the ledger does not.

    Raises:
        Unavailable: a provider or Postgres cannot be asked.
    """
    known, found = LedgerStore(database), dict[Channel, int]()
    if mailboxes := providers.gmail:
        lost = await missing_in_all(mailboxes, MailboxStore(database), known)
        found[Channel.EMAIL] = len(lost)
    for channel, connection in providers.by_channel.items():
        if connection.received:
            found[channel] = len(await missing_messages(connection.received, known))
    return found
