"""Every route for staff, asked by every role for every kind of record: all as in the table, and nothing leaks."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from itertools import chain
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import APIRouter
from fastapi.routing import APIRoute

from production.api import endpoints
from production.api.app import PREFIX
from production.api.permissions import action_of, require_entries
from production.areas import Desk
from production.areas.answers.work import TurnReplayer
from production.bootstrap.area_routes import area_routes
from production.channels.compose import Composer
from production.crm.permissions.model import Action, Reach, Role
from production.crm.permissions.table import IF_MAY_SEND, TABLE
from production.database.pool import Database
from production.schemas.turns import BUILT_IN
from production.tests.support.api import BEARER, System, limits, serving
from production.tests.support.people import Person, hired
from production.tests.support.postgres import Copies
from production.tests.support.records import Record, filed, gone
from production.tests.support.suggested import Says, calm, writer
from production.workers.scheduler import Job, repeat

AREAS = area_routes()
ROUTES = [
    (method, route)
    for router in (*endpoints.STAFF, *chain.from_iterable(AREAS["staff"].values()))
    for route in router.routes
    if isinstance(route, APIRoute)
    for method in sorted(route.methods or ())
]
READS = [route for method, route in ROUTES if method == "GET"]
WRITES = [(method, route) for method, route in ROUTES if method != "GET"]
PREFIXES = {
    id(route): prefix for prefix, routers in AREAS["staff"].items() for router in routers for route in router.routes
}
"""Routes of areas, with their prefix."""
CALLERS: dict[str, tuple[Role | None, bool]] = {
    "service": (None, True),
    "admin": (Role.ADMIN, False),
    "manager": (Role.MANAGER, False),
    "rep": (Role.REP, False),
    "rep who may send": (Role.REP, True),
}
KINDS: dict[str, set[Reach]] = {
    "own": {Reach.OWN, Reach.TEAM, Reach.ALL},
    "unassigned of the team": {Reach.OWN, Reach.TEAM, Reach.ALL},
    "a colleague's": {Reach.TEAM, Reach.ALL},
    "of another team": {Reach.ALL},
    "of the first line": {Reach.ALL},
    "gone": set(),
}
"""Who reaches a record of this kind."""
Holding = tuple[Person | None, dict[str, Record]]

PRODUCT = UUID(int=1)
NO_RECORD = {
    "tag": "nothing",
    "channel": "email",
    "name": "pro",
    "pipeline_id": "1",
    "product_id": str(PRODUCT),
    "page": "overview",
    "figure": "volume",
}
"""Path parameters that name nobody's record, with one that is always there."""
QUERY: dict[str, Callable[[Record], dict[str, str]]] = {
    "/customers/lookup": lambda record: {"email": record.email},
    "/contacts/timeline": lambda record: {"company_id": str(record.ids["company_id"])},
    "/interactions": lambda record: {"customer_id": str(record.ids["customer_id"])},
}
"""Reading routes that name their record there."""
BODY: dict[str, Callable[[Record], dict[str, Any]]] = {
    "/customers/{customer_id}/merge": lambda record: {"other_id": str(record.ids["other_id"]), "reason": "same"},
    "/customers/{customer_id}/unmerge": lambda record: {"merge_id": str(record.ids["merge_id"])},
    "/contacts/{contact_id}/merge": lambda record: {"other_id": record.ids["other_contact_id"]},
    "/contacts/{contact_id}/unmerge": lambda record: {"merge_id": str(record.ids["merge_id"])},
    "/ai/tickets/{ticket_id}/draft-response/regenerate": lambda _: {"instruction": "Be brief"},
    "/ai/tickets/{ticket_id}/draft-response/reject": lambda _: {"reason": "wrong"},
    "/consents/{consent_id}/withdraw": lambda _: {"how": "On the phone"},
    "/contacts/{contact_id}/consents": lambda _: {"channel": "whatsapp", "basis": "consent", "source": "The fair"},
    "/contacts/{contact_id}/suppress": lambda _: {"channel": "email"},
    "/opportunities/{opportunity_id}/close": lambda _: {"outcome": "done"},
    "/campaigns/{campaign_id}/schedule": lambda _: {"starts_at": "2031-01-08T10:00:00Z"},
    "/deals/{deal_id}/move": lambda _: {"status": "lead"},
    "/answers/{answer_id}/wrong": lambda _: {"reason": "untrue"},
    "/answers/{answer_id}/replay": lambda _: {"model": BUILT_IN},
    "/tickets/{ticket_id}/messages": lambda _: {"content": "Press E.", "note": True},
    "/tickets/{ticket_id}/proposal": lambda _: {"content": "Press E."},
    "/tickets/{ticket_id}/scheduled": lambda record: {
        "content": "Press E.",
        "send_at": "2026-01-01T09:00:00Z",
        "last_seen_message_id": str(record.ids["message_id"]),
    },
    "/tickets/{ticket_id}/merge": lambda _: {"into": "TKT-999999"},
    "/tickets/{ticket_id}/my-draft": lambda _: {"kind": "reply", "content": "Press E."},
    "/imports/{import_id}/mapping": lambda _: {"mapping": {"email": "email"}},
    "/drafts/{draft_id}/reject": lambda _: {"reason": "wrong"},
    "/knowledge/suggestions/{suggestion_id}/reject": lambda _: {"reason": "wrong"},
}


def reach(route: APIRoute, caller: str) -> Reach | None:
    role, may_send = CALLERS[caller]
    action = action_of(route)
    assert action is not None, f"{route.path} has no entry"
    if (action, role) in IF_MAY_SEND and not may_send:
        return None
    return Reach.ALL if role is None else TABLE[action].get(role)


async def made(database: Database, kind: str, me: UUID | None) -> Record:
    await database.execute("insert into products (id, title) values ($1, 'Board') on conflict do nothing", PRODUCT)
    if kind == "gone":
        return gone()
    colleague = await hired(database, Role.REP, "billing")
    owner = {"own": me, "a colleague's": colleague.id, "of another team": colleague.id}.get(kind)
    team = {"own": "legal", "of another team": "legal", "of the first line": None}.get(kind, "billing")
    return await filed(database, owner, team)


@pytest.fixture(scope="module")
async def held(copies: Copies, template_url: str) -> AsyncIterator[tuple[str, dict[str, Holding]]]:
    """A database with each caller and a record of each kind, and what they are."""
    async with copies.of(template_url) as url:
        database = Database(url)
        holdings = {caller: await holding_of(database, caller) for caller in CALLERS}
        await database.close()
        yield url, holdings


@pytest.fixture
async def database_url(copies: Copies, held: tuple[str, dict[str, Holding]]) -> AsyncIterator[str]:
    async with copies.of(held[0]) as url:
        yield url


@pytest.fixture
def holdings(held: tuple[str, dict[str, Holding]]) -> dict[str, Holding]:
    return held[1]


async def holding_of(database: Database, caller: str) -> Holding:
    role, may_send = CALLERS[caller]
    me = await hired(database, role, "billing", may_send=may_send) if role else None
    return me, {kind: await made(database, kind, me.id if me else None) for kind in KINDS}


async def ask(system: System, method: str, route: APIRoute, record: Record, headers: dict[str, str]) -> httpx.Response:
    query, body = QUERY.get(route.path) if method == "GET" else None, BODY.get(route.path)
    prefix = PREFIXES.get(id(route), PREFIX)
    return await system.api.request(
        method,
        f"http://inside{prefix}{route.path_format.format(**record.ids, **NO_RECORD)}",
        params=query(record) if query else None,
        json=(body(record) if body else {}) if method != "GET" else None,
        headers=headers,
    )


@pytest.fixture
async def worker(database: Database) -> AsyncIterator[None]:
    """Writes what a route asks of one."""
    stop = asyncio.Event()
    replayer = TurnReplayer(Desk(database, Says(), calm, Composer("TechCorp", "techcorp.example"), {BUILT_IN: Says()}))
    jobs = [Job("write", 0.05, writer(database, Says()).write_all), Job("replay", 0.05, replayer.make_all)]
    working = [asyncio.create_task(repeat(job, stop)) for job in jobs]
    yield
    stop.set()
    await asyncio.gather(*working)


async def hold(system: System, method: str, route: APIRoute, caller: str, holding: Holding) -> None:
    """The route answers this caller about each kind of record as the table says."""
    me, records = holding
    reaches, by_query = reach(route, caller), method == "GET" and route.path in QUERY
    names_a_record = bool(route.param_convertors.keys() - NO_RECORD) or by_query
    for kind, record in records.items():
        answer = await ask(system, method, route, record, me.bearer if me else BEARER)
        asked = f"{caller}, {method} {route.path}, {kind}: {answer.status_code} {answer.text}"
        there = kind == "own" and me is not None if action_of(route) is Action.SELF else reaches in KINDS[kind]
        if reaches is None:
            assert answer.status_code == 403, asked
        elif names_a_record:
            assert (answer.status_code == 404) is not there, asked
        assert answer.status_code < 500, asked
        assert there or record.marker not in answer.text.replace(record.email, ""), asked


@pytest.mark.usefixtures("worker")
@pytest.mark.parametrize("caller", CALLERS)
async def test_every_reading_route_answers_a_caller_as_the_table_says(
    system: System, caller: str, holdings: dict[str, Holding]
) -> None:
    for route in READS:
        await hold(system, "GET", route, caller, holdings[caller])


@pytest.mark.usefixtures("worker")
@pytest.mark.parametrize(("method", "route"), WRITES, ids=[f"{method} {route.path}" for method, route in WRITES])
async def test_a_writing_route_answers_every_caller_as_the_table_says(
    system: System, method: str, route: APIRoute, holdings: dict[str, Holding]
) -> None:
    for caller in CALLERS:
        await hold(system, method, route, caller, holdings[caller])


async def test_no_route_answers_a_stranger(database: Database) -> None:
    async with serving(database, limits(refused=len(ROUTES))) as system:
        answers = {f"{method} {route.path}": await ask(system, method, route, gone(), {}) for method, route in ROUTES}
    assert {asked: answer.status_code for asked, answer in answers.items() if answer.status_code != 401} == {}


def test_a_route_without_an_entry_keeps_the_api_from_starting() -> None:
    router = APIRouter()
    router.add_api_route("/open", lambda: None)
    with pytest.raises(TypeError, match="/open: say once"):
        require_entries(router)


def test_a_route_hidden_in_a_nested_router_keeps_the_api_from_starting() -> None:
    nested, router = APIRouter(), APIRouter()
    nested.add_api_route("/open", lambda: None)
    router.include_router(nested, prefix="/below")
    with pytest.raises(TypeError, match=r"say once|on the router itself"):
        require_entries(router)


async def test_lists_hold_what_is_in_reach(system: System) -> None:
    rep, manager = [await hired(system.database, role, "billing") for role in (Role.REP, Role.MANAGER)]
    records = {kind: await made(system.database, kind, rep.id) for kind in KINDS if kind != "gone"}
    for person, reaches in ((rep, Reach.OWN), (manager, Reach.TEAM)):
        waiting = await system.api.get("/drafts", headers=person.bearer)
        seen = {kind for kind, record in records.items() if record.marker in waiting.text}
        own = {"own"} if reaches is Reach.TEAM else set()
        assert seen == {kind for kind, reached_by in KINDS.items() if reaches in reached_by} - own - {"gone"}


async def test_who_reaches_one_record_merges_no_other_into_it(system: System) -> None:
    manager = await hired(system.database, Role.MANAGER, "billing")
    mine, foreign = await filed(system.database, None, "billing"), await filed(system.database, None, "legal")
    order = {"other_id": str(foreign.ids["customer_id"]), "reason": "the same name"}
    path = f"/customers/{mine.ids['customer_id']}/merge"
    refused = await system.api.post(path, json=order, headers=manager.bearer)
    assert (refused.status_code, foreign.marker in refused.text) == (404, False)


async def test_of_a_shared_customer_only_the_conversations_in_reach_are_shown(system: System) -> None:
    manager = await hired(system.database, Role.MANAGER, "billing")
    record = await filed(system.database, None, "billing")
    keep = "update tickets set assigned_team = 'legal' where customer_id = $1 and conversation_id <> $2"
    await system.database.execute(keep, record.ids["customer_id"], record.ids["conversation_id"])
    shown = (await system.api.get(f"/customers/{record.ids['customer_id']}", headers=manager.bearer)).json()
    assert [one["id"] for one in shown["conversations"]] == [str(record.ids["conversation_id"])]
