"""The daily report counts each day once, and an answer as durable only if nobody had to ask again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from production.channels.registry import channels
from production.crm.support.daily import DailyFigures, Day, Resolution
from production.crm.support.metrics import metric_values
from production.crm.support.model import Decision
from production.database.events import EventStore
from production.database.pool import Database
from production.database.reports import ReportStore
from production.database.turns import TurnStore
from production.database.usage import UsageStore
from production.schemas.envelope import InboundMessage
from production.schemas.ids import Channel
from production.schemas.outcomes import LedgerState, TicketStatus
from production.schemas.turns import Usage
from production.tests.builders import chat, form, mail
from production.tests.support.turns import claimed, reply, turn

NOW = datetime.now(UTC)
"""Days are counted back from here and never from the database's clock: a run may go past midnight."""
ESCALATED: dict[str, Any] = {"state": LedgerState.ESCALATED, "ticket_status": TicketStatus.ESCALATED, "parts": ()}
ADA = "+12025550101"
USED = Usage(model_calls=1, input_tokens=700, output_tokens=80)


_HAPPENED_AT = (
    "update inbound_messages set received_at = $2, settled_at = $2 where event_id = $1",
    """update tickets set resolved_at = $2
       where resolved_at > clock_timestamp() - interval '1 minute'
         and id = (select ticket_id from messages where event_id = $1 and direction = 'inbound')""",
    "update event_outbox set occurred_at = $2 where payload ->> 'inbound' = $1",
)


class History:
    """Turns that happened days ago."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._turns = TurnStore(database)

    async def turn(
        self, days_ago: float, message: InboundMessage, decision: Decision | None = None, micros: int = 0
    ) -> None:
        """A turn of now, moved into the past; the oldest comes first. `micros` is what its model cost."""
        message = message.model_copy(update={"received_at": NOW})
        claim, decision = await claimed(self._turns, message), decision or reply()
        await UsageStore(self._database).record(turn(claim), "gpt", decision.usage, micros)
        await self._turns.settle(claim, replace(decision, parts=()))
        await self._move(message.event_id, NOW - timedelta(days=days_ago))

    async def _move(self, event_id: str, at: datetime) -> None:
        async with self._database.connection() as connection:
            for statement in _HAPPENED_AT:
                await connection.execute(statement, event_id, at)

    async def measured(self) -> None:
        """What the consumer of the events does."""
        events = EventStore(self._database)
        await events.record([(event, metric_values(event)) for _, event in await events.unpublished(1000)])


@pytest.fixture
def history(database: Database) -> History:
    return History(database)


async def report(database: Database, days_ago: float) -> Sequence[DailyFigures]:
    return await ReportStore(database).daily(Day((NOW - timedelta(days=days_ago)).date()))


async def resolution(database: Database, days_ago: float) -> Resolution:
    """Of all channels."""
    return (await report(database, days_ago))[-1].resolution


async def test_every_channel_has_its_figures_and_the_last_entry_the_sum(history: History, database: Database) -> None:
    await history.turn(3, chat(phone=ADA), reply(sentiment=0.9))
    await history.turn(3, chat(phone="+12025550102"), reply(sentiment=0.1, **ESCALATED))
    await history.turn(3, mail(address="eve@example.com"), reply(sentiment=0.5))
    await history.turn(1, mail(address="bob@example.com"))
    await history.measured()
    figures = {one.channel: one.traffic for one in await report(database, 3)}
    assert list(figures) == [*channels(), None]
    chats, everything = figures[Channel.WHATSAPP], figures[None]
    assert (chats.messages, chats.conversations, chats.replied, chats.escalated) == (2, 2, 1, 1)
    assert (chats.escalation_rate, chats.avg_sentiment, chats.negative, chats.positive) == (0.5, 0.5, 1, 1)
    assert (everything.messages, everything.conversations, everything.replied) == (3, 3, 2)
    assert figures[Channel.WEB_FORM].messages == 0


async def test_a_day_without_messages_is_all_zero(database: Database) -> None:
    assert {one.traffic.messages for one in await report(database, 30)} == {0}
    assert await resolution(database, 30) == Resolution()


async def test_an_answer_is_durable_after_seven_days_without_contact(history: History, database: Database) -> None:
    await history.turn(9, chat())
    assert await resolution(database, 9) == Resolution(answered=1, quiet=1, durable=1)


async def test_before_seven_days_it_is_not_decided(history: History, database: Database) -> None:
    await history.turn(6, chat())
    assert await resolution(database, 6) == Resolution(answered=1, quiet=1, pending=1)


async def test_who_asks_again_within_a_day_was_not_even_quiet(history: History, database: Database) -> None:
    await history.turn(9, chat())
    await history.turn(8.5, chat(), reply(state=LedgerState.DRAFTED))
    assert (await resolution(database, 9)).quiet == 0


async def test_quiet_is_not_decided_before_a_day_has_passed(history: History, database: Database) -> None:
    await history.turn(0, chat())
    assert await resolution(database, 0) == Resolution(answered=1, pending=1)


@pytest.mark.parametrize(("back_after", "quiet"), [(0.5, 0), (4, 1)])
async def test_who_comes_back_on_another_channel_was_quiet_at_most(
    history: History, database: Database, back_after: float, quiet: int
) -> None:
    await history.turn(9, mail(address="ada@example.com"))
    await history.turn(9 - back_after, form(address="ada@example.com"))
    assert (await report(database, 9))[0].resolution == Resolution(answered=1, quiet=quiet)


async def test_the_total_is_the_sum_of_the_channels(history: History, database: Database) -> None:
    for message in (chat(phone=ADA), chat(phone="+12025550102"), mail(address="eve@example.com")):
        await history.turn(9, message)
    await history.turn(5, chat(phone=ADA))
    durable = {one.channel: one.resolution.durable for one in await report(database, 9)}
    assert durable == dict.fromkeys(channels(), 0) | {Channel.EMAIL: 1, Channel.WHATSAPP: 1, None: 2}


async def test_without_durable_resolutions_there_is_no_cost_of_one(history: History, database: Database) -> None:
    await history.turn(9, chat())
    await history.turn(8, chat())
    [*_, everything] = await report(database, 9)
    assert (everything.resolution.durable, everything.spent.cost_usd, everything.cost_per_durable) == (0, 0.0, None)


async def test_who_comes_back_after_seven_days_has_another_question(history: History, database: Database) -> None:
    await history.turn(9, chat())
    await history.turn(1, chat())
    assert (await resolution(database, 9)).durable == 1


async def test_thanks_on_the_next_day_confirm_and_are_no_contact(history: History, database: Database) -> None:
    await history.turn(9, chat())
    await history.turn(8, chat("Thanks, solved!"), reply(ticket_status=TicketStatus.RESOLVED))
    assert await resolution(database, 9) == Resolution(answered=1, quiet=1, confirmed=1, durable=1)


async def test_what_a_person_took_over_is_not_resolved_by_the_ai(history: History, database: Database) -> None:
    await history.turn(9, chat())
    await history.turn(9, chat(), reply(**ESCALATED))
    assert await resolution(database, 9) == Resolution()


async def test_cost_is_nothing_without_tokens_and_unknown_without_a_price(history: History, database: Database) -> None:
    await history.turn(9, chat(phone=ADA))
    await history.turn(9, mail(), reply(usage=USED))
    figures = {one.channel: one for one in await report(database, 9)}
    assert (figures[Channel.WHATSAPP].spent.cost_usd, figures[Channel.WHATSAPP].cost_per_durable) == (0.0, 0.0)
    assert (figures[None].spent.input_tokens, figures[None].spent.output_tokens) == (700, 80)
    assert (figures[None].spent.cost_usd, figures[None].cost_per_durable) == (None, None)


async def test_recorded_prices_are_shared_by_the_answers_that_held(history: History, database: Database) -> None:
    for phone in (ADA, "+12025550102", "+12025550103"):
        await history.turn(9, chat(phone=phone), reply(usage=USED), micros=20_000)
    await history.turn(7, chat(phone=ADA))
    [*_, everything] = await report(database, 9)
    assert everything.resolution.durable == 2
    assert everything.cost_per_durable == pytest.approx(0.03)
