"""What happened with somebody, on all channels and in all records, in one order."""

from __future__ import annotations

from typing import Any

import httpx

from production.crm.permissions.model import Role
from production.database.turns import TurnStore
from production.tests.builders import chat, form, mail
from production.tests.support.api import BEARER, System
from production.tests.support.outreach import drafted, released, somebody
from production.tests.support.people import hired
from production.tests.support.turns import claimed

_WORK = """
with sales as (insert into pipelines (name) values ('Sales') returning id),
deal as (insert into deals (title, pipeline_id, customer_id, position)
         select 'Anvils', id, $1, 'a' from sales returning id),
moved as (insert into deal_moves (deal_id, to_status, actor) select id, 'lead', 'ines' from deal),
task as (insert into tasks (title, customer_id) values ('Call back', $1)),
gone as (insert into tasks (title, customer_id, deleted_at) values ('Gone', $1, now()))
insert into activities (kind, customer_id, text, direction) values ('call', $1, 'She is in a hurry.', 'inbound')"""


_OUTREACH = """
with said as (insert into interactions (customer_id, type, direction, status, content)
              values ($1, 'meeting', 'outgoing', 'no_reply', 'Met at the fair') returning id),
reminded as (insert into reminders (customer_id, interaction_id, since, due_at, state, decided_at)
             select $1, id, now(), now(), 'done', now() from said),
shop as (insert into catalogue_sources (name) values ('feed') returning name)
insert into orders (customer_id, source, source_id, source_version, source_time, number, status, total_minor, currency,
                    placed_at)
select $1, name, '1', '', now(), '#1009', 'paid', 100, 'EUR', now() from shop"""


async def contact_id(system: System) -> int:
    return int(await system.database.fetchval("select min(id) from contacts"))


async def entries(system: System, headers: Any = BEARER, **query: Any) -> httpx.Response:
    path = f"/contacts/{await contact_id(system)}/timeline"
    return await system.api.get(path, params=query, headers=headers)


async def everything(system: System) -> None:
    turns = TurnStore(system.database)
    claim = await claimed(turns, mail("By mail", address="ada@example.com"))
    await claimed(turns, form("By form", address="ada@example.com"))
    await system.database.execute(_WORK, claim.customer_id)
    other = await claimed(turns, chat("By chat"))
    order = {"other_id": str(other.customer_id), "reason": "the same"}
    await system.api.post(f"/customers/{claim.customer_id}/merge", json=order, headers=BEARER)


async def test_all_that_happened_stands_in_one_order(system: System) -> None:
    await everything(system)
    found = (await entries(system)).json()["items"]
    assert [each["at"] for each in found] == sorted((each["at"] for each in found), reverse=True)
    assert sorted((each["kind"], each["text"] or each["title"] or "") for each in found) == [
        ("activity", "She is in a hurry."),
        ("deal", "Anvils"),
        ("merge", ""),
        ("message", "By chat"),
        ("message", "By form"),
        ("message", "By mail"),
        ("task", "Call back"),
        ("ticket", "A question"),
        ("ticket", "A question"),
        ("ticket", "By chat"),
    ]


async def test_what_we_wrote_first_stands_with_the_rest(system: System) -> None:
    ada = await somebody(system.database)
    await drafted(system.database, ada, "Nobody reads this yet")
    await released(system.database, ada, "The blue one is here.")
    await system.database.execute(_OUTREACH, ada.id)
    found = (await entries(system)).json()["items"]
    assert {(each["kind"], each["title"], each["text"], each["status"]) for each in found} == {
        ("outreach", "News", "The blue one is here.", "pending"),
        ("interaction", "meeting", "Met at the fair", "no_reply"),
        ("reminder", None, "Met at the fair", None),
        ("order", "#1009", "", "paid"),
    }


async def test_orders_are_shown_to_whoever_reaches_the_contact(system: System) -> None:
    ada = await somebody(system.database, team="legal")
    await system.database.execute(_OUTREACH, ada.id)
    path = f"/contacts/{ada.number}/orders"
    [order] = (await system.api.get(path, headers=BEARER)).json()
    assert (order["number"], order["total_minor"], order["currency"]) == ("#1009", 100, "EUR")
    rep = await hired(system.database, Role.REP, "billing")
    assert (await system.api.get(path, headers=rep.bearer)).status_code == 404


async def test_an_entry_says_who_where_and_what_became_of_it(system: System) -> None:
    await everything(system)
    found = {each["kind"]: each for each in (await entries(system)).json()["items"]}
    shown = {
        kind: tuple(each[name] for name in ("by", "status", "channel", "direction")) for kind, each in found.items()
    }
    assert shown["message"] == ("customer", "received", "email", "inbound")
    assert shown["deal"] == ("ines", "lead", None, None)
    assert shown["activity"] == (None, None, None, "inbound")
    assert shown["merge"][1] == "merged"
    assert found["message"]["ticket_id"] == found["ticket"]["ticket_id"]


async def test_page_by_page_every_entry_comes_once(system: System) -> None:
    await everything(system)
    await system.database.execute("update messages set created_at = (select max(created_at) from messages)")
    whole = (await entries(system)).json()["items"]
    walked, cursor = [], None
    while True:
        page = (await entries(system, limit=2, **({"cursor": cursor} if cursor else {}))).json()
        walked += page["items"]
        if (cursor := page["next_cursor"]) is None:
            break
    assert walked == whole


async def test_what_stands_in_other_hands_is_left_out(system: System) -> None:
    await everything(system)
    rep = await hired(system.database, Role.REP, "billing")
    await system.database.execute("update tickets set assigned_team = 'legal'")
    assert (await entries(system, rep.bearer)).status_code == 404
    await system.database.execute("update customers set owner_id = $1", rep.id)
    assert {each["kind"] for each in (await entries(system, rep.bearer)).json()["items"]} == {"activity", "merge"}


async def test_one_s_own_deals_and_tasks_are_there_and_those_of_colleagues_are_not(system: System) -> None:
    await everything(system)
    rep = await hired(system.database, Role.REP, "billing")
    await system.database.execute("update customers set owner_id = $1", rep.id)
    await system.database.execute("update deals set owner_id = $1", rep.id)
    kinds = {each["kind"] for each in (await entries(system, rep.bearer)).json()["items"]}
    assert ("deal" in kinds, "task" in kinds) == (True, False)


async def test_of_a_company_it_is_told_of_whom(system: System) -> None:
    turns, words = TurnStore(system.database), {"ada@acme.example": "I am Ada", "bob@acme.example": "I am Bob"}
    for address, said in words.items():
        await claimed(turns, mail(said, address=address, thread=address))
    await claimed(turns, mail("I work elsewhere", address="eve@example.com", thread="t9"))
    company = (await system.api.post("/companies", json={"name": "Acme"}, headers=BEARER)).json()["id"]
    await system.database.execute("update customers set company_id = $1 where email like '%acme%'", company)
    answer = await system.api.get("/contacts/timeline", params={"company_id": company}, headers=BEARER)
    told = {each["text"]: each["contact_id"] for each in answer.json()["items"] if each["kind"] == "message"}
    people = await system.database.fetch("select number from customers where company_id = $1 order by email", company)
    assert told == {"I am Ada": people[0]["number"], "I am Bob": people[1]["number"]}


async def test_page_by_page_a_company_has_every_entry_once(system: System) -> None:
    turns = TurnStore(system.database)
    for name in ("ada", "bob", "cleo"):
        await claimed(turns, mail(name, address=f"{name}@acme.example", thread=name))
    company = (await system.api.post("/companies", json={"name": "Acme"}, headers=BEARER)).json()["id"]
    await system.database.execute("update customers set company_id = $1", company)
    found, query = [], {"company_id": str(company), "limit": "2"}
    while True:
        page = (await system.api.get("/contacts/timeline", params=query, headers=BEARER)).json()
        found += [(each["kind"], each["id"]) for each in page["items"]]
        if page["next_cursor"] is None:
            break
        query["cursor"] = page["next_cursor"]
    assert (len(found), len(set(found))) == (6, 6)
