"""`fte replay` over turns of a real pipeline: nothing changes by itself, what did is told, nothing is written."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import asyncpg
import pytest
from typer.testing import CliRunner

from production import logs
from production.bootstrap.agent import build_agent
from production.bootstrap.providers import composer
from production.bootstrap.semantics import embedder, semantic_classifier
from production.commands.replay import app
from production.crm.knowledge.service import KnowledgeBase
from production.crm.permissions.model import EVERYTHING
from production.crm.support.model import Claim
from production.crm.support.replay import PastTurn
from production.database.drafts import DraftStore
from production.database.knowledge import KnowledgeStore
from production.database.outbox import OutboxStore
from production.database.pool import Database
from production.database.replay import HistoryThen, ReplayStore, read_only
from production.database.tickets import TicketStore
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage, MessageKind
from production.schemas.errors import InvalidInput
from production.schemas.ids import Channel
from production.schemas.outcomes import DeliveryStatus, LedgerState, TicketStatus
from production.settings import Settings
from production.tests.builders import because, chat, mail
from production.tests.support.postgres import contents, execute
from production.tests.support.turns import claimed, reply
from production.workers.pipeline import Pipeline

EXPORT = "# Export a board\n\nOpen the board, choose Export in the menu, then select CSV.\n"
INVITE = "# Invite people\n\nOpen Members and select Invite. Type the email address of the person.\n"
Fte = Callable[..., list[dict[str, Any]]]
SINCE = timedelta(days=1)


async def play(url: str, *messages: InboundMessage) -> None:
    """Real turns: screening, the built-in agent, and the database."""
    settings = Settings(_env_file=None, database_url=url)  # type: ignore[call-arg]
    database, embeds = Database(url), embedder(settings)
    await KnowledgeBase(embeds, KnowledgeStore(database)).ingest([("export.md", EXPORT), ("invite.md", INVITE)])
    pipeline = Pipeline(
        TurnStore(database),
        semantic_classifier(embeds, "TechCorp").screen,
        build_agent(settings, database, embeds, KnowledgeStore(database)),
        asyncio.Semaphore(1),
        composer(settings),
        lambda _: None,
    )
    for message in messages:
        await pipeline.handle([message], lambda: False)
    await database.close()


@pytest.fixture
def fte(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fte]:
    """Replays four turns; the JSON lines."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    asyncio.run(
        play(
            database_url,
            chat("How do I export a board as CSV?"),
            chat("And how do I invite people?"),
            mail("How do I export a board?", subject="Export"),
            mail("I want my money back, please refund me.", thread="t2"),
        )
    )

    def run(*arguments: str) -> list[dict[str, Any]]:
        result = CliRunner().invoke(app, arguments)
        if result.exception is not None:
            raise result.exception
        return [json.loads(line) for line in result.stdout.splitlines()]

    yield run
    logs.configure("info")


def test_what_has_not_changed_ends_as_it_did(fte: Fte, database_url: str) -> None:
    states = asyncio.run(execute(database_url, "select array_agg(distinct state order by state) from inbound_messages"))
    assert states == ["escalated", "replied"]
    assert fte("--since", "1d") == [{"turns": 4, "same": 4, "changed": 0, "failed": 0, "by_kind": {}}]


def test_nothing_is_written(fte: Fte, database_url: str) -> None:
    before = asyncio.run(contents(database_url))
    assert fte("--since", "1d")[-1]["turns"] == 4
    assert asyncio.run(contents(database_url)) == before


def test_other_thresholds_show_what_would_wait_for_a_person(fte: Fte, database_url: str) -> None:
    asyncio.run(execute(database_url, "update channel_configs set send_threshold = 1 where channel = 'whatsapp'"))
    *lines, summary = fte("--since", "1d")
    assert summary == {"turns": 4, "same": 2, "changed": 2, "failed": 0, "by_kind": {"state": 2}}
    assert [(line["changed"], line["then"]["state"], line["now"]["state"]) for line in lines] == [
        (["state"], "replied", "drafted")
    ] * 2
    assert lines[0]["now"]["sources"] == ["export.md#0"]


def test_other_knowledge_changes_replies_whose_words_are_shown_on_request_only(fte: Fte, database_url: str) -> None:
    asyncio.run(execute(database_url, "update knowledge_base set content = replace(content, 'CSV', 'Parquet')"))
    hidden, shown = fte("--since", "1d"), fte("--since", "1d", "--texts")
    assert hidden[-1]["by_kind"]["reply"] >= 1
    assert not {"reply", "reason"} & {*hidden[0]["then"], *hidden[0]["now"]}
    assert "CSV" in shown[0]["then"]["reply"]
    assert "Parquet" in shown[0]["now"]["reply"]


def test_limit_takes_the_latest_turns(fte: Fte, database_url: str) -> None:
    asyncio.run(execute(database_url, "update channel_configs set send_threshold = 1 where channel = 'whatsapp'"))
    assert fte("--since", "1d", "--limit", "2") == [{"turns": 2, "same": 2, "changed": 0, "failed": 0, "by_kind": {}}]


def test_older_turns_are_left_out(fte: Fte, database_url: str) -> None:
    asyncio.run(execute(database_url, "update inbound_messages set settled_at = settled_at - interval '3 hours'"))
    assert fte("--since", "2h")[-1]["turns"] == 0


@pytest.mark.parametrize("since", ["7", "d", "0d", "-1d", "7 days", ""])
def test_a_period_that_is_none_is_refused(since: str) -> None:
    result = CliRunner().invoke(app, ["--since", since])
    assert isinstance(result.exception, InvalidInput)
    assert result.exception.field == "--since"


async def test_postgres_refuses_writes_on_these_connections(database_url: str) -> None:
    database = read_only(database_url)
    with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
        async with database.connection() as connection:
            await connection.execute("update customers set name = 'Eve'")
    await database.close()


async def turned(turns: TurnStore, message: InboundMessage, **changes: Any) -> Claim:
    claim = await claimed(turns, message)
    await turns.settle(claim, reply(uuid4().hex, **changes))
    return claim


async def past(database: Database) -> list[PastTurn]:
    return [turn async for turn in ReplayStore(database).turns(datetime.now(UTC) - SINCE, None)]


async def test_each_turn_is_claimed_as_it_was(database: Database) -> None:
    turns = TurnStore(database)
    escalated: dict[str, Any] = {"state": LedgerState.ESCALATED, "ticket_status": TicketStatus.ESCALATED}
    made = [await turned(turns, chat(f"question {number}")) for number in range(3)]
    made.append(await turned(turns, chat("a person, please"), **escalated))
    held = await claimed(turns, chat("and now?"))
    await turns.settle(held, reply("x", state=LedgerState.ESCALATED, reason=held.auto_reply_blocked_by, parts=()))
    again = [turn.claim for turn in await past(database)]
    assert [(one.history, one.auto_reply_blocked_by, one.messages) for one in again] == [
        (one.history, one.auto_reply_blocked_by, one.messages) for one in [*made, held]
    ]


async def test_who_wanted_no_more_messages_then_is_held_back_again(database: Database) -> None:
    turns = TurnStore(database)
    stop, start = chat("STOP", kind=MessageKind.STOP), chat("START", kind=MessageKind.START)
    await turns.park(stop, state=LedgerState.IGNORED, reason=because("asked for no more messages"))
    claim = await claimed(turns, chat())
    await turns.settle(claim, reply("x", state=LedgerState.DRAFTED, reason=claim.auto_reply_blocked_by))
    await turns.park(start, state=LedgerState.IGNORED, reason=because("asked for messages again"))
    assert [turn.claim.opted_out for turn in await past(database)] == [True]


async def test_a_draft_belongs_to_the_history_once_it_has_left(database: Database) -> None:
    turns, drafts, outbox = TurnStore(database), DraftStore(database, EVERYTHING), OutboxStore(database)
    drafted: dict[str, Any] = {"state": LedgerState.DRAFTED, "delivery": DeliveryStatus.DRAFT}
    before = await turned(turns, chat("one"), **drafted)
    [draft] = await drafts.drafts(1)
    assert await drafts.approve(draft.id, None)
    [attempt] = await outbox.take(Channel.WHATSAPP, 10)
    await outbox.mark_sent(attempt.message.id, None)
    after = await turned(turns, chat("two"))
    assert [said.role for said in after.history] == ["customer", "human"]
    assert [turn.claim.history for turn in await past(database)] == [before.history, after.history]


async def test_a_burst_is_one_turn(database: Database) -> None:
    turns = TurnStore(database)
    burst = [chat("How do I"), chat("export a board?")]
    claim = await claimed(turns, *burst)
    await turns.settle(claim, reply())
    [turn] = await past(database)
    assert turn.claim.messages == tuple(burst)


async def test_the_agent_reads_the_tickets_of_that_time(database: Database) -> None:
    turns, tickets, store = TurnStore(database), TicketStore(database), ReplayStore(database)
    seen = []
    for thread in ("t1", "t2", "t3"):
        claim = await claimed(turns, mail(f"about {thread}", thread=thread))
        seen.append(await tickets.past_tickets(claim.customer_id))
        await turns.settle(claim, reply(thread))
    then = [
        await HistoryThen(store, turn.claim, turn.claimed_at).past_tickets(turn.claim.customer_id)
        for turn in await past(database)
    ]
    assert then == seen


async def test_nobody_elses_tickets_are_read(database: Database) -> None:
    await turned(TurnStore(database), mail())
    [turn] = await past(database)
    assert await HistoryThen(ReplayStore(database), turn.claim, turn.claimed_at).past_tickets(uuid4()) == []


async def test_who_was_forgotten_is_not_replayed(database: Database) -> None:
    await turned(TurnStore(database), mail())
    async with database.connection() as connection:
        await connection.execute("update inbound_messages set envelope = '{}'")
    assert await past(database) == []
