"""Who wants which page by mail, and the mails of those that are due."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import structlog

from production.areas.insights.model.figures import Narrowed
from production.areas.insights.model.mails import Cadence, MailWish
from production.areas.insights.rules.letters import due_after, letter_of, period_of
from production.areas.insights.rules.lines import COLUMNS, batches_of
from production.areas.insights.rules.registry import LAYOUTS, PageName
from production.areas.insights.store.figures import InsightStore
from production.channels.email.render import new_message_id
from production.crm.permissions.letters import Letter
from production.crm.permissions.model import Action, Scope
from production.crm.permissions.table import scope_for
from production.crm.tables.model import Format
from production.crm.tables.write import written
from production.database.callers import CallerStore
from production.database.letters import write_once
from production.database.named_queries import load_own
from production.database.pool import Database
from production.schemas.errors import Forbidden, Unavailable
from production.schemas.site import Site

_SQL = load_own("production.areas.insights")
_log = structlog.get_logger()


class MailStore:
    """The caller's own wishes."""

    def __init__(self, database: Database, scope: Scope) -> None:
        self._database = database
        self._person: UUID | None = scope.caller.user_id

    async def mails(self) -> list[MailWish]:
        """By page."""
        return [_wish(row) for row in await self._database.fetch(_SQL["mails"], self._person)]

    async def put(self, page: str, every: Cadence, time_zone: str) -> None:
        """From now on.

        Raises:
            Forbidden: a program has no mailbox.
        """
        if self._person is None:
            raise Forbidden("Mails go to people: sign in to ask for yours.")
        due = due_after(MailWish(page, every, time_zone), datetime.now(UTC))
        await self._database.execute(_SQL["put_mail"], self._person, page, every, time_zone, due)

    async def drop(self, page: str) -> None:
        """No more of it."""
        await self._database.execute(_SQL["drop_mail"], self._person, page)


class DueMails:
    """Writes one mail for each page and time, of what its reader may see then."""

    def __init__(self, database: Database, site: Site) -> None:
        self._database = database
        self._site = site

    async def write(self) -> None:
        """All that are due, each together with when the next one is. One that fails is tried again in ten minutes."""
        while row := await self._database.fetchrow(_SQL["take_mail"], list(LAYOUTS)):
            try:
                await self._write(row, _wish(row))
            except Unavailable:
                raise
            except Exception:  # noqa: BLE001 - figures that break one mail must not keep all others back
                _log.exception("insight_mail_failed", user_id=str(row["user_id"]), page=row["page"])

    async def _write(self, row: Any, wish: MailWish) -> None:
        letter = await self._letter(row, wish)
        next_due = due_after(wish, datetime.now(UTC))
        async with self._database.transaction() as connection:
            if letter is not None:
                await write_once(connection, row["email"], letter, next_due)
            await connection.execute(_SQL["postpone_mail"], row["user_id"], wish.page, next_due)

    async def _letter(self, row: Any, wish: MailWish) -> Letter | None:
        caller = await CallerStore(self._database).of_user(row["user_id"])
        if caller is None:
            return None
        period, layout = period_of(wish, row["due_at"]), LAYOUTS[PageName(wish.page)]
        store = InsightStore(self._database, scope_for(caller, Action.READ))
        answer = await store.page(layout, period, Narrowed())

        pieces = written(Format.CSV, COLUMNS, batches_of(answer, period))
        table = b"".join([piece async for piece in pieces]).decode()
        message_id = new_message_id(self._site.mail_domain)
        return letter_of(wish, period, answer, table, self._site, message_id)


def _wish(row: Any) -> MailWish:
    return MailWish(row["page"], Cadence(row["every"]), row["time_zone"])
