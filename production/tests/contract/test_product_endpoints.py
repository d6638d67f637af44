"""Products: what may be said of them, at both of their addresses, and who changes what."""

from __future__ import annotations

from typing import Any

import pytest

from production.crm.permissions.model import Role
from production.tests.support.api import BEARER, System
from production.tests.support.deals import logged, made
from production.tests.support.people import hired

GIVEN: dict[str, Any] = {
    "title": "Ledger for fintechs",
    "description": "Books every payment by itself.",
    "markers": ["fintech", "automation"],
    "url": "https://shop.example/ledger",
    "variants": [
        {"title": "Monthly", "sku": "LED-M", "price_minor": 1999, "currency": "EUR", "stock": None},
        {"title": "Yearly", "sku": "LED-Y", "price_minor": 19900, "currency": "EUR", "stock": 7},
    ],
}
_FROM_SHOP = """
with shop as (insert into catalogue_sources (name) values ('shopify') returning name)
insert into products (title, source, source_id, source_version, source_time)
select 'Board', name, '1', 'a', now() from shop returning id"""


async def test_a_product_is_kept_as_it_was_given(system: System) -> None:
    added = await made(system, "/products", GIVEN)
    assert {name: added[name] for name in GIVEN} == GIVEN
    assert (added["source"], added["tags"]) == (None, [])
    assert (await system.api.get(f"/products/{added['id']}", headers=BEARER)).json() == added
    assert await logged(system.database, "product", added["id"]) == (["product_added"], ["product_added"])


async def test_the_documented_paths_stand_at_the_root_with_the_documented_names(system: System) -> None:
    document = {"title": "Product X", "description": "Long description", "markers": ["AI"]}
    made_ = (await system.api.post("http://inside/products", json=document, headers=BEARER)).json()
    assert made_["_id"] == made_["id"]
    [listed] = (await system.api.get("http://inside/products", headers=BEARER)).json()
    assert {name: listed[name] for name in document} == document
    assert listed["created_at"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": None}, "title"),
        ({"markers": "AI"}, "markers"),
        ({"url": "shop"}, "url"),
        ({"source": "shopify"}, "source"),
        ({"variants": [{"title": "x", "price_minor": 1}]}, "variants.0"),
        ({"variants": [{"title": "x", "price_minor": 19.99, "currency": "EUR"}]}, "variants.0.price_minor"),
        ({"variants": [{"title": "x", "price_minor": -1, "currency": "EUR"}]}, "variants.0.price_minor"),
        ({"variants": [{"title": "x", "price_minor": 1, "currency": "euro"}]}, "variants.0.currency"),
    ],
)
async def test_what_would_not_work_is_refused_by_its_name(system: System, change: dict[str, Any], field: str) -> None:
    added = await made(system, "/products", GIVEN)
    for answer in (
        await system.api.post("/products", json=GIVEN | change, headers=BEARER),
        await system.api.patch(f"/products/{added['id']}", json=change, headers=BEARER),
    ):
        assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, field), answer.text
    assert (await system.api.get(f"/products/{added['id']}", headers=BEARER)).json() == added


async def test_variants_are_changed_as_a_whole(system: System) -> None:
    added = await made(system, "/products", GIVEN)
    one = [{"title": "Only", "sku": None, "price_minor": 5, "currency": "JPY", "stock": -2}]
    changed = await system.api.patch(f"/products/{added['id']}", json={"variants": one}, headers=BEARER)
    assert (changed.json()["variants"], changed.json()["title"]) == (one, GIVEN["title"])


async def test_a_list_is_narrowed_by_words_marker_and_sku(system: System) -> None:
    wanted = await made(system, "/products", GIVEN)
    await made(system, "/products", {"title": "100% cotton shirt"})
    queries: list[dict[str, Any]] = [
        {"q": "payment"},
        {"marker": "fintech"},
        {"sku": "LED-Y"},
        {"sort": "title", "skip": 1},
    ]
    for query in queries:
        found = (await system.api.get("/products", params=query, headers=BEARER)).json()
        assert [each["id"] for each in found] == [wanted["id"]], query
    assert len((await system.api.get("/products", params={"q": "0% c"}, headers=BEARER)).json()) == 1


async def test_a_list_goes_on_behind_the_last_that_was_shown(system: System) -> None:
    for title in "cab":
        await made(system, "/products", {"title": title})
    path, seen = "/api/v1/products?sort=title&limit=2", []
    while path:
        part = await system.api.get(f"http://inside{path}", headers=BEARER)
        seen += [each["title"] for each in part.json()]
        path = part.headers.get("Link", "").partition(">")[0].removeprefix("<")
    assert seen == ["a", "b", "c"]


async def test_a_deleted_product_is_gone_and_can_be_restored(system: System) -> None:
    path = f"/products/{(await made(system, '/products', GIVEN))['id']}"
    assert (await system.api.delete(path, headers=BEARER)).status_code == 204
    assert (await system.api.get(path, headers=BEARER)).status_code == 404
    back = await system.api.post(f"{path}/restore", headers=BEARER)
    assert (back.status_code, back.json()["variants"]) == (200, GIVEN["variants"])


async def test_of_a_product_that_a_source_tells_people_change_the_markers_alone(system: System) -> None:
    path = f"/products/{await system.database.fetchval(_FROM_SHOP)}"
    refused = await system.api.patch(path, json={"title": "Other"}, headers=BEARER)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, "title")
    assert (await system.api.delete(path, headers=BEARER)).status_code == 409
    marked = await system.api.patch(path, json={"markers": ["surf"]}, headers=BEARER)
    assert (marked.json()["markers"], marked.json()["title"]) == (["surf"], "Board")


async def test_what_only_a_source_may_say_is_shown_as_it_says_it(system: System) -> None:
    told = {"title": "", "sku": "", "price_minor": None, "currency": None, "stock": None}
    product_id = await system.database.fetchval(_FROM_SHOP)
    await system.database.execute("select keep_variants($1, $2)", product_id, [told | {"source_id": "1"}])
    [shown] = (await system.api.get("/products", headers=BEARER)).json()
    assert shown["variants"] == [told]


async def test_who_has_seen_another_state_changes_nothing(system: System) -> None:
    added = await made(system, "/products", GIVEN)
    stale = await system.api.patch(
        f"/products/{added['id']}", json={"title": "x"}, headers=BEARER | {"If-Match": '"1.000000"'}
    )
    assert stale.status_code == 412


async def test_a_rep_adds_products_and_deletes_none(system: System) -> None:
    rep = await hired(system.database, Role.REP, "sales")
    added = await made(system, "/products", {"title": "Board"}, rep.bearer)
    assert (await system.api.delete(f"/products/{added['id']}", headers=rep.bearer)).status_code == 403


async def test_a_vector_is_forgotten_with_the_words_that_it_stands_for(system: System) -> None:
    added = await made(system, "/products", GIVEN)
    vector = "(select array_agg(0.1) from generate_series(1, 1536))::vector"
    await system.database.execute(f"update products set embedding = {vector}")
    known = "select embedding is not null from products"
    await system.api.patch(f"/products/{added['id']}", json={"url": None}, headers=BEARER)
    assert await system.database.fetchval(known)
    await system.api.patch(f"/products/{added['id']}", json={"markers": ["surf"]}, headers=BEARER)
    assert not await system.database.fetchval(known)
