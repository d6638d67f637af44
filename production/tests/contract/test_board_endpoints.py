"""The board of a pipeline: columns, sums, cards that move, and what is to be expected of them."""

from __future__ import annotations

import asyncio
from typing import Any

from production.crm.permissions.model import Role
from production.tests.support.api import BEARER, System
from production.tests.support.deals import contact, deal, made
from production.tests.support.people import hired

CARD = {"id", "title", "value", "currency", "contact_name", "owner_id", "expected_close", "rotting"}


async def columns(system: System, headers: dict[str, str] = BEARER) -> dict[str, Any]:
    board = (await system.api.get("/pipelines/1/board", headers=headers)).json()
    return {column["status"]: column for column in board["columns"]}


async def cards(system: System, status: str = "lead") -> list[int]:
    """From the top."""
    return [card["id"] for card in (await columns(system))[status]["items"]]


async def move(system: System, deal_id: int, headers: dict[str, str] = BEARER, **where: Any) -> Any:
    return await system.api.post(f"/deals/{deal_id}/move", json={"status": "lead"} | where, headers=headers)


async def column_of(system: System, count: int) -> list[int]:
    """So many cards, from the top."""
    ada = await contact(system.database)
    return [(await deal(system, ada))["id"] for _ in range(count)][::-1]


async def test_the_board_has_its_columns_sums_and_cards(system: System) -> None:
    await system.api.patch("/pipelines/1", json={"stages": {"lead": {"label": "New", "weight": 0.333}}}, headers=BEARER)
    ada = await contact(system.database)
    for value, currency, status in ((10, "EUR", "lead"), (20.05, "EUR", "lead"), (5, "USD", "lead"), (7, "USD", "won")):
        await deal(system, ada, value=value, currency=currency, status=status)
    found = await columns(system)
    assert list(found) == ["lead", "qualified", "proposal", "negotiation", "won", "lost"]
    lead = found["lead"]
    assert (lead["label"], lead["weight"], lead["deals"], lead["next_cursor"]) == ("New", 0.333, 3, None)
    assert lead["sums"] == [
        {"currency": "EUR", "deals": 2, "value": 30.05, "weighted": 10.01},
        {"currency": "USD", "deals": 1, "value": 5.0, "weighted": 1.66},
    ]
    assert [set(card) for card in lead["items"]] == [CARD] * 3
    assert (found["won"]["sums"][0]["weighted"], found["lost"]["deals"]) == (7.0, 0)


async def test_a_long_column_is_read_in_parts(system: System) -> None:
    ids = await column_of(system, 53)
    lead = (await columns(system))["lead"]
    read = [card["id"] for card in lead["items"]]
    assert (len(read), lead["deals"]) == (50, 53)
    asked = {"status": "lead", "cursor": lead["next_cursor"], "limit": 2}
    while asked["cursor"]:
        page = (await system.api.get("/pipelines/1/cards", params=asked, headers=BEARER)).json()
        read += [card["id"] for card in page["items"]]
        asked["cursor"] = page["next_cursor"]
    assert read == ids


async def test_a_card_is_put_between_two_at_one_or_at_the_top(system: System) -> None:
    a, b, c, d = await column_of(system, 4)
    moves: list[tuple[int, dict[str, Any], list[int]]] = [
        (d, {"before_id": a, "after_id": b}, [a, d, b, c]),
        (a, {"before_id": c}, [d, b, c, a]),
        (a, {"after_id": b}, [d, a, b, c]),
        (c, {}, [c, d, a, b]),
        (c, {"before_id": b, "after_id": None}, [d, a, b, c]),
        (c, {"before_id": b}, [d, a, b, c]),
    ]
    for moved, where, order in moves:
        assert (await move(system, moved, **where)).status_code == 200
        assert await cards(system) == order


async def test_a_card_goes_to_another_column_with_all_that_follows(system: System) -> None:
    a, b = await column_of(system, 2)
    await move(system, a, status="lost")
    moved = await move(system, b, status="lost", before_id=a, lost_reason="Too dear")
    assert (moved.json()["status"], moved.json()["lost_reason"]) == ("lost", "Too dear")
    assert moved.json()["closed_at"] is not None
    assert await cards(system, "lost") == [a, b]
    moves = await system.database.fetchval("select count(*) from deal_moves where deal_id = $1", b)
    events = "select type from event_outbox where subject = $1 and type like 'deal\\_%' order by id"
    told = [row["type"] for row in await system.database.fetch(events, str(b))]
    assert (moves, told) == (2, ["deal_added", "deal_moved"])


async def test_who_drops_a_card_where_no_gap_is_any_more_hears_what_is_there_now(system: System) -> None:
    a, b, c, d = await column_of(system, 4)
    await move(system, d, before_id=a, after_id=b)  # a d b c
    refused = await move(system, c, before_id=a, after_id=b)
    assert (refused.status_code, refused.json()["error"]) == (409, "misplaced")
    assert refused.json()["neighbours"] == {"before_id": a, "after_id": d}
    assert await cards(system) == [a, d, b, c]
    await move(system, b, status="won")
    moves: list[tuple[dict[str, Any], dict[str, Any] | None]] = [
        ({"before_id": b, "after_id": c}, {"before_id": d, "after_id": c}),
        ({"before_id": b}, {"before_id": None, "after_id": d}),
        ({"before_id": 99_999}, {"before_id": None, "after_id": d}),
        ({"after_id": 0}, {"before_id": None, "after_id": d}),
        ({"before_id": a}, None),
    ]
    for where, neighbours in moves:
        answer = await move(system, a, **where)
        assert answer.status_code == 409
        assert neighbours is None or answer.json()["neighbours"] == neighbours


async def test_cards_out_of_reach_are_passed_over(system: System) -> None:
    rep = await hired(system.database, Role.REP, "sales")
    ada = await contact(system.database, team="sales")
    mine: dict[str, Any] = {"owner_id": str(rep.id)}
    hers: dict[str, Any] = {"team": "legal"}
    c, hidden, b, a = [(await deal(system, ada, **more))["id"] for more in (mine, hers, mine, mine)]
    moved = await move(system, a, rep.bearer, before_id=b, after_id=c)
    assert moved.status_code == 200
    order = await cards(system)
    assert [card for card in order if card != hidden] == [b, a, c]
    assert (await columns(system, rep.bearer))["lead"]["deals"] == 3
    refused = await move(system, hidden, rep.bearer)
    assert refused.status_code == 404


async def test_many_who_move_at_once_leave_one_order(system: System) -> None:
    ids = await column_of(system, 8)
    moves = [move(system, card, before_id=ids[0]) for card in ids[2:]]
    assert {answer.status_code for answer in await asyncio.gather(*moves)} == {200}
    order = await cards(system)
    assert (sorted(order), order[0]) == (sorted(ids), ids[0])
    positions = await system.database.fetchval("select count(distinct position) from deals")
    assert positions == len(ids)


async def test_what_was_deleted_comes_back_to_its_place(system: System) -> None:
    a, b, c = await column_of(system, 3)
    await system.api.delete(f"/deals/{a}", headers=BEARER)
    await move(system, c)  # to the top, where `a` had been
    await system.api.post(f"/deals/{a}/restore", headers=BEARER)
    assert await cards(system) == [c, a, b]


async def test_a_move_that_says_nothing_sensible_is_refused(system: System) -> None:
    [a] = await column_of(system, 1)
    bodies: list[dict[str, Any]] = [{"status": "sold"}, {"lost_reason": "x"}, {"to": 1}]
    for body, field in zip(bodies, ("status", "lost_reason", "to"), strict=True):
        refused = await move(system, a, **body)
        assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, field)


async def test_the_forecast_is_by_currency_and_month(system: System) -> None:
    ada = await contact(system.database)
    for value, currency, status, close in [
        (100, "EUR", "lead", "2027-01-05"),
        (100, "EUR", "proposal", "2027-01-31"),
        (10, "EUR", "proposal", None),
        (8, "USD", "negotiation", "2027-02-01"),
        (1_000, "EUR", "won", "2027-01-01"),
        (1_000, "EUR", "lost", "2027-01-01"),
    ]:
        await deal(system, ada, value=value, currency=currency, status=status, expected_close=close)
    forecast = (await system.api.get("/pipelines/1/forecast", headers=BEARER)).json()
    assert forecast == [
        {"currency": "EUR", "month": "2027-01-01", "deals": 2, "value": 200.0, "weighted": 60.0},
        {"currency": "EUR", "month": None, "deals": 1, "value": 10.0, "weighted": 5.0},
        {"currency": "USD", "month": "2027-02-01", "deals": 1, "value": 8.0, "weighted": 6.0},
    ]


async def test_there_is_no_board_of_what_is_not_there(system: System) -> None:
    for path in ("board", "forecast", "cards?status=lead"):
        assert (await system.api.get(f"/pipelines/99/{path}", headers=BEARER)).status_code == 404
    other = await made(system, "/pipelines", {"name": "Partners"})
    await system.api.delete(f"/pipelines/{other['id']}", headers=BEARER)
    assert (await system.api.get(f"/pipelines/{other['id']}/board", headers=BEARER)).status_code == 404
