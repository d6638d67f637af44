"""Calls of the company's program: each at least once, with one id, until it is taken or dead."""

from __future__ import annotations

import asyncio
import hmac
import json
from base64 import b64decode, b64encode
from collections import deque
from collections.abc import Iterator
from typing import Any

import pytest

from production.areas.webhooks import client
from production.areas.webhooks.jobs import Caller
from production.areas.webhooks.model import DeliveryState, Due
from production.areas.webhooks.store import DueCalls, WebhookStore
from production.crm.permissions.model import EVERYTHING, Role
from production.database.pool import Database
from production.schemas.site import Site
from production.tests.contract.providers.servers import Delivery, Sink, running_sink
from production.tests.support.people import hired
from production.tests.support.records import filed

HOME = Site("TechCorp", "http://127.0.0.1:8000", "example.com")
ABROAD = Site("TechCorp", "https://support.example.com", "example.com")
TELL = """
insert into notifications (user_id, kind, ticket_id)
select u.id, 'sla_breached', t.id from users u, tickets t where u.role = 'manager' and t.ticket_number = $1
on conflict (user_id, kind, ticket_id) where read_at is null do update set at = excluded.at"""
PAUSE = "select round(extract(epoch from next_attempt_at - clock_timestamp()) / 30)::int from webhook_deliveries"
DUE_AGAIN = "update webhook_deliveries set next_attempt_at = clock_timestamp()"


@pytest.fixture
def sink() -> Iterator[Sink]:
    with running_sink() as sink:
        yield sink


@pytest.fixture
async def ticket(database: Database) -> str:
    for _ in range(2):
        await hired(database, Role.MANAGER, "billing")
    number: str = (await filed(database, None, "billing")).ids["ticket_id"]
    return number


@pytest.fixture
def hook(database: Database) -> WebhookStore:
    return WebhookStore(database, EVERYTHING)


def calls_of(sink: Sink) -> list[Delivery]:
    return sink.seen(lambda _: True)


async def run(database: Database, site: Site = HOME) -> None:
    """What is due, and what waits for its next attempt."""
    await database.execute(DUE_AGAIN)
    await Caller(DueCalls(database), site).run()


async def states(hook: WebhookStore) -> list[tuple[DeliveryState, int, str | None]]:
    return [(each.state, each.attempts, each.problem) for each in await hook.deliveries()]


def is_signed(call: Delivery, secret: str) -> bool:
    said = f"{call.headers['webhook-id']}.{call.headers['webhook-timestamp']}.".encode() + call.body
    made = b64encode(hmac.digest(b64decode(secret.removeprefix("whsec_")), said, "sha256")).decode()
    return call.headers["webhook-signature"] == f"v1,{made}"


async def test_what_several_are_told_is_one_call_which_is_signed(
    database: Database, hook: WebhookStore, sink: Sink, ticket: str
) -> None:
    secret = await hook.put(f"{sink.url}/hook?of=us")
    await database.execute(TELL, ticket)
    for _ in range(2):
        await run(database)
    [call] = calls_of(sink)
    assert json.loads(call.body)["data"]["ticket"] == ticket
    assert is_signed(call, secret)
    assert await states(hook) == [(DeliveryState.DELIVERED, 1, None)]


async def test_what_happens_again_is_another_call(
    database: Database, hook: WebhookStore, sink: Sink, ticket: str
) -> None:
    await hook.put(f"{sink.url}/hook")
    for _ in range(2):
        await database.execute(TELL, ticket)
        await run(database)
    assert len({call.headers["webhook-id"] for call in calls_of(sink)}) == 2


async def test_until_it_is_taken_it_is_tried_with_one_id_and_one_body(
    database: Database, hook: WebhookStore, sink: Sink, ticket: str
) -> None:
    await hook.put(f"{sink.url}/hook")
    sink.answers["/hook"] = deque([500, 302, 404])
    await database.execute(TELL, ticket)
    for problem in ("answered 500", "answered 302", "answered 404", None):
        await run(database)
        assert (await states(hook))[0][2] == problem
    assert len({(call.headers["webhook-id"], call.body) for call in calls_of(sink)}) == 1
    assert len(calls_of(sink)) == 4


async def test_after_ten_attempts_it_is_dead_and_everybody_sees_why(
    database: Database, hook: WebhookStore, sink: Sink, ticket: str
) -> None:
    await hook.put(f"{sink.url}/hook")
    sink.answers["/hook"] = deque([500] * 20)
    await database.execute(TELL, ticket)
    for _ in range(12):
        await run(database)
    assert len(calls_of(sink)) == 10
    assert await states(hook) == [(DeliveryState.DEAD, 10, "answered 500")]


async def test_whoever_dies_before_it_is_noted_leaves_it_to_the_next(
    database: Database, hook: WebhookStore, sink: Sink, ticket: str
) -> None:
    await hook.put(f"{sink.url}/hook")
    await database.execute(TELL, ticket)
    due = DueCalls(database)
    await due.hand_over()

    async def killed(_: Due) -> str | None:
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await due.try_some(killed)
    assert await states(hook) == [(DeliveryState.WAITING, 1, None)]
    await run(database)
    assert await states(hook) == [(DeliveryState.DELIVERED, 2, None)]


async def test_who_never_answers_holds_nobody_up_for_long(
    database: Database, hook: WebhookStore, ticket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "_WITHIN_S", 0.2)

    async def silent(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(60)

    async with await asyncio.start_server(silent, "127.0.0.1", 0) as server:
        await hook.put(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/")
        await database.execute(TELL, ticket)
        await run(database)
        server.close()
    [(state, _, problem)] = await states(hook)
    assert (state, problem) == (DeliveryState.WAITING, "no answer within 0 seconds")


async def test_one_that_is_never_taken_holds_up_no_other(
    database: Database, hook: WebhookStore, sink: Sink, ticket: str
) -> None:
    await hook.put(f"{sink.url}/hook")
    sink.answers["/hook"] = deque([500])
    for _ in range(2):
        await database.execute(TELL, ticket)
        await DueCalls(database).hand_over()
    caller = Caller(DueCalls(database), HOME)
    for _ in range(2):
        await caller.run()
    assert sorted(state for state, *_ in await states(hook)) == [DeliveryState.DELIVERED, DeliveryState.WAITING]


async def test_pauses_grow_up_to_six_hours(database: Database, hook: WebhookStore, sink: Sink, ticket: str) -> None:
    await hook.put(f"{sink.url}/hook")
    sink.answers["/hook"] = deque([500] * 10)
    await database.execute(TELL, ticket)
    pauses = []
    for _ in range(7):
        await run(database)
        pauses.append(await database.fetchval(PAUSE))
    assert pauses == [1, 4, 16, 64, 256, 720, 720]


@pytest.mark.parametrize("number", ["127.0.0.1", "10.0.0.7", "169.254.169.254", "::1", "::ffff:10.0.0.7"])
async def test_a_name_that_leads_inside_is_not_called(
    database: Database, hook: WebhookStore, ticket: str, monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    async def resolved(*_: Any, **__: Any) -> list[Any]:
        return [(0, 0, 0, "", (number, 443))]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", resolved)
    await hook.put("https://hooks.example.com/")
    await database.execute(TELL, ticket)
    await run(database, ABROAD)
    assert (await states(hook))[0][2] == "its name leads into a private network"


async def test_this_machine_is_not_called_where_others_reach_us(
    database: Database, hook: WebhookStore, sink: Sink, ticket: str
) -> None:
    """Whoever wrote it into the table."""
    await hook.put(f"{sink.url}/hook")
    await database.execute(TELL, ticket)
    await run(database, ABROAD)
    assert calls_of(sink) == []


async def test_without_a_webhook_nothing_is_kept_for_one(
    database: Database, hook: WebhookStore, sink: Sink, ticket: str
) -> None:
    await database.execute(TELL, ticket)
    await run(database)
    await hook.put(f"{sink.url}/hook")
    await run(database)
    assert calls_of(sink) == []


async def test_what_waits_is_forgotten_with_the_webhook(
    database: Database, hook: WebhookStore, sink: Sink, ticket: str
) -> None:
    await hook.put(f"{sink.url}/hook")
    sink.answers["/hook"] = deque([500])
    await database.execute(TELL, ticket)
    await run(database)
    await hook.remove()
    await hook.put(f"{sink.url}/hook")
    await run(database)
    assert len(calls_of(sink)) == 1
