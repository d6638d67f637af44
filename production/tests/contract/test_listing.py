"""The form of every list and record of the CRM: order, pages, counts in headers, and no change of what was not seen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Annotated, Any

import httpx
import pytest
from fastapi import FastAPI
from pydantic import BaseModel

from production.api import problems
from production.api.listing import Body, Listing, Versioned, listing
from production.database.listing import COUNTED, Key, ListOf
from production.database.pool import Database

STATEMENT = """
select n as id, chr(97 + (n * 7 % 3)::integer) as name,
       timestamptz '2026-01-01' + (1 + n % 5) * interval '1 microsecond' as at
from generate_series(1, $1::integer) n where $2::text is null or n::text like $2 || '%'"""
THINGS: ListOf[dict[str, Any]] = ListOf(
    STATEMENT, {"name": Key("name"), "created_at": Key("at", "timestamptz"), "id": Key("id", "bigint")}, dict
)
AT = datetime(2026, 3, 1, 12, 0, 0, 123456, UTC)


class Renaming(Body):
    name: str | None = None
    color: str | None = None


class Renamed(BaseModel):
    updated_at: datetime
    given: dict[str, Any]


@pytest.fixture
async def api(database: Database) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    problems.install(app)

    @app.get("/things")
    async def things(of: int, wanted: Annotated[Listing, listing(THINGS.keys)]) -> list[Any]:
        return wanted.answer(await THINGS.page(database, wanted.asked, of, wanted.asked.q), lambda row: row)

    @app.patch("/things/1")
    async def change(body: Renaming, version: Versioned) -> Renamed:
        version.require(AT)
        return version.shown(Renamed(updated_at=AT, given=body.given()), Renamed)

    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://inside") as client:
        yield client


async def walked(api: httpx.AsyncClient, **query: Any) -> list[dict[str, Any]]:
    """All pages, from one `Link` to the next."""
    answer, found = await api.get("/things", params=query), []
    while True:
        found += answer.json()
        if "next" not in answer.links:
            return found
        answer = await api.get(answer.links["next"]["url"])


@pytest.mark.parametrize("limit", [1, 7, 23, 24])
@pytest.mark.parametrize("sort", ["name", "-created_at", "name,-created_at", "-name,created_at,-id", "id", "-id"])
async def test_from_link_to_link_every_row_comes_once_and_in_order(
    api: httpx.AsyncClient, sort: str, limit: int
) -> None:
    found = await walked(api, of=23, sort=sort, limit=limit)
    wanted = sorted(found, key=lambda row: row["id"], reverse=sort.startswith("-"))
    for key in reversed(sort.split(",")):
        column = {"created_at": "at"}.get(key.removeprefix("-"), key.removeprefix("-"))
        wanted.sort(key=lambda row: row[column], reverse=key.startswith("-"))
    assert (len(found), found) == (23, wanted)


async def test_the_list_is_a_bare_array_and_its_count_stands_in_a_header(api: httpx.AsyncClient) -> None:
    answer = await api.get("/things", params={"of": 23, "skip": 20, "limit": 2, "sort": "id"})
    assert [row["id"] for row in answer.json()] == [21, 22]
    assert answer.headers["X-Total-Count"] == "23"


async def test_the_last_page_leads_nowhere(api: httpx.AsyncClient) -> None:
    answer = await api.get("/things", params={"of": 23, "skip": 20, "limit": 3})
    assert (len(answer.json()), answer.links) == (3, {})


async def test_the_next_page_looks_for_the_same(api: httpx.AsyncClient) -> None:
    found = await walked(api, of=23, q=" 1 ", skip=3, limit=4, sort="id")
    assert [row["id"] for row in found] == [12, 13, 14, 15, 16, 17, 18, 19]


async def test_many_are_counted_up_to_a_bound(api: httpx.AsyncClient) -> None:
    counted = [await api.get("/things", params={"of": of, "limit": 1}) for of in (COUNTED, COUNTED + 1)]
    assert [answer.headers["X-Total-Count"] for answer in counted] == [f"{COUNTED}", f"{COUNTED}+"]


@pytest.mark.parametrize(
    ("query", "field", "tells"),
    [
        ({"sort": "color"}, "sort", "name, created_at, id"),
        ({"sort": ""}, "sort", "name, created_at, id"),
        ({"limit": 101}, "limit", "100"),
        ({"skip": -1}, "skip", "0"),
        ({"q": "\x00"}, "q", "stored"),
        ({"cursor": "x"}, "cursor", "page before"),
        ({"cursor": "WyJuYW1lIiwgImEiLCAiMSJd"}, "cursor", "another order"),
        ({"cursor": "WyItY3JlYXRlZF9hdCIsICJhIiwgIjEiXQ=="}, "cursor", "page before"),
        ({"cursor": "WyItY3JlYXRlZF9hdCIsICJhIl0="}, "cursor", "page before"),
    ],
)
async def test_what_is_no_list_is_refused_by_its_name(
    api: httpx.AsyncClient, query: dict[str, Any], field: str, tells: str
) -> None:
    refused = await api.get("/things", params={"of": 3} | query)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, field)
    assert tells in refused.json()["message"]


async def test_a_change_of_what_was_not_seen_is_refused(api: httpx.AsyncClient) -> None:
    seen = (await api.patch("/things/1", json={})).headers["ETag"]
    answers = [
        (await api.patch("/things/1", json={}, headers={"If-Match": tag})).status_code
        for tag in (seen, f'"other", {seen}', "*", '"other"', seen.strip('"'))
    ]
    assert answers == [200, 200, 200, 412, 412]


async def test_only_what_is_named_is_written(api: httpx.AsyncClient) -> None:
    assert (await api.patch("/things/1", json={"color": None})).json()["given"] == {"color": None}


async def test_a_field_that_nobody_knows_is_refused(api: httpx.AsyncClient) -> None:
    refused = await api.patch("/things/1", json={"colour": "red"})
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, "colour")
