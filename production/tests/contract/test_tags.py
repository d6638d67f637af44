"""Tags of tickets: put on by several people at once, and kept in order by an Admin."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from production.areas.tags import store
from production.areas.tags.store import follow
from production.crm.permissions.model import Role
from production.crm.support.model import Claim
from production.database.turns import TurnStore
from production.tests.builders import chat
from production.tests.support.api import BEARER, System
from production.tests.support.people import Person, hired
from production.tests.support.tickets import ask, at, beside, read
from production.tests.support.turns import claimed, reply


async def tagged(system: System, ticket: Claim, *tags: str) -> None:
    (await system.api.patch(at(ticket), json={"tags": list(tags)}, headers=BEARER)).raise_for_status()


async def changed(system: System, tag: str, **wanted: Any) -> httpx.Response:
    return await system.api.patch(f"/tags/{tag}", json=wanted, headers=BEARER)


async def listed(system: System) -> dict[str, tuple[str | None, int]]:
    found = (await system.api.get("/tags", headers=BEARER)).json()
    return {each["name"]: (each["colour"], each["tickets"]) for each in found}


async def test_people_who_tag_at_the_same_moment_lose_no_tag(system: System, ticket: Claim, rep: Person) -> None:
    await tagged(system, ticket, "old")
    wanted = [{"add_tags": [f"tag {number}"]} for number in range(5)] + [{"remove_tags": ["OLD"]}]
    await asyncio.gather(*(ask(system, "PATCH", ticket, "", rep, **each) for each in wanted))
    assert (await read(system, ticket, rep))["tags"] == [f"tag {number}" for number in range(5)]


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        ({"tags": ["a"], "add_tags": ["b"]}, "body"),
        ({"add_tags": [f"tag {number}" for number in range(20)]}, "add_tags"),
    ],
)
async def test_tags_that_contradict_each_other_or_are_too_many_are_refused(
    system: System, ticket: Claim, rep: Person, wanted: dict[str, list[str]], field: str
) -> None:
    await tagged(system, ticket, "old")
    refused = await ask(system, "PATCH", ticket, "", rep, **wanted)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, field)


async def test_a_tag_is_renamed_wherever_it_stands_and_for_whoever_says_it_later(
    system: System, ticket: Claim, rep: Person
) -> None:
    await tagged(system, ticket, "vip", "late")
    macro = {"name": "Sorry", "body": "Sorry.", "actions": {"tags": ["late"]}}
    await system.api.post("/macros", json=macro, headers=BEARER)
    assert (await changed(system, "late", name="Delayed", colour="red")).status_code == 204
    assert await listed(system) == {"delayed": ("red", 1), "vip": (None, 1)}
    await follow(system.database)
    assert (await read(system, ticket, rep))["tags"] == ["delayed", "vip"]
    assert (await system.api.get("/macros", headers=BEARER)).json()[0]["actions"]["tags"] == ["delayed"]
    await tagged(system, ticket, "late")
    assert await listed(system) == {"delayed": ("red", 1)}


async def test_tags_are_merged_only_where_somebody_says_so(system: System, ticket: Claim) -> None:
    await tagged(system, ticket, "vip", "important")
    assert (await changed(system, "important", name="vip")).status_code == 409
    assert (await changed(system, "important", name="vip", merge=True)).status_code == 204
    await follow(system.database)
    assert await listed(system) == {"vip": (None, 1)}


async def test_a_change_that_is_refused_changes_nothing(system: System, ticket: Claim) -> None:
    await tagged(system, ticket, "late", "vip")
    await changed(system, "late", colour="red")
    assert (await changed(system, "late", name="vip", colour="blue")).status_code == 409
    assert await listed(system) == {"late": ("red", 1), "vip": (None, 1)}


async def test_a_new_name_and_a_colour_come_together_or_not_at_all(
    system: System, ticket: Claim, monkeypatch: pytest.MonkeyPatch
) -> None:
    await tagged(system, ticket, "late")
    monkeypatch.setitem(store._SQL, "paint", "select 1 / 0, $1::text, $2::text")
    assert (await changed(system, "late", name="delayed", colour="red")).status_code == 500
    assert await listed(system) == {"late": (None, 1)}


async def test_a_ticket_that_somebody_holds_follows_later(system: System, ticket: Claim, rep: Person) -> None:
    """And keeps nobody waiting who renames its tag."""
    await tagged(system, ticket, "late")
    other = await beside(system, ticket, "support", "Where is it?")
    await tagged(system, other, "late")
    async with system.database.transaction() as turn, asyncio.timeout(20):
        await turn.execute("select from tickets where id = $1 for update", ticket.ticket_id)
        assert (await changed(system, "late", name="delayed")).status_code == 204
        await follow(system.database)
        assert (await read(system, other, rep))["tags"] == ["delayed"]
    await follow(system.database)
    assert (await read(system, ticket, rep))["tags"] == ["delayed"]


async def test_a_renamed_tag_gets_its_name_back(system: System, ticket: Claim) -> None:
    await tagged(system, ticket, "late")
    await changed(system, "late", name="delayed")
    await changed(system, "delayed", name="late")
    await tagged(system, ticket, "delayed")
    assert await listed(system) == {"late": (None, 1)}


async def test_a_deleted_tag_is_gone_until_a_person_gives_it_again(system: System, ticket: Claim, rep: Person) -> None:
    await tagged(system, ticket, "late")
    assert (await system.api.delete("/tags/late", headers=BEARER)).status_code == 204
    assert await listed(system) == {}
    assert (await system.api.delete("/tags/late", headers=BEARER)).status_code == 404
    await follow(system.database)
    assert (await read(system, ticket, rep))["tags"] == []
    await tagged(system, ticket, "late")
    assert await listed(system) == {"late": (None, 1)}


async def test_the_rules_no_longer_give_a_deleted_tag(system: System, ticket: Claim, rep: Person) -> None:
    await tagged(system, ticket, "late")
    await system.api.delete("/tags/late", headers=BEARER)
    turns = TurnStore(system.database)
    await turns.settle(await claimed(turns, chat("Where is my invoice?")), reply(tags=("invoice", "late")))
    assert (await read(system, ticket, rep))["tags"] == ["invoice"]


async def test_the_rules_do_not_give_a_deleted_tag_by_its_old_name(system: System, ticket: Claim, rep: Person) -> None:
    await tagged(system, ticket, "late")
    await changed(system, "late", name="delayed")
    await system.api.delete("/tags/delayed", headers=BEARER)
    await follow(system.database)
    turns = TurnStore(system.database)
    await turns.settle(await claimed(turns, chat("Where is my invoice?")), reply(tags=("invoice", "late")))
    assert (await read(system, ticket, rep))["tags"] == ["invoice"]


async def test_no_tag_gets_the_name_of_one_that_is_being_deleted(system: System, ticket: Claim) -> None:
    await tagged(system, ticket, "late", "slow")
    await system.api.delete("/tags/late", headers=BEARER)
    assert (await changed(system, "slow", name="late", merge=True)).status_code == 409
    await follow(system.database)
    assert (await changed(system, "slow", name="late")).status_code == 204


async def test_everybody_sees_tags_and_an_admin_alone_keeps_them(system: System, ticket: Claim) -> None:
    await tagged(system, ticket, "late")
    manager = await hired(system.database, Role.MANAGER, "support")
    assert (await system.api.get("/tags", headers=manager.bearer)).json()[0]["name"] == "late"
    assert (await system.api.patch("/tags/late", json={"name": "x"}, headers=manager.bearer)).status_code == 403
    assert (await system.api.delete("/tags/late", headers=manager.bearer)).status_code == 403


async def test_what_was_done_to_tags_is_written_down(system: System, ticket: Claim) -> None:
    await tagged(system, ticket, "late", "slow")
    await changed(system, "late", colour="red", name="delayed")
    await changed(system, "slow", name="delayed", merge=True)
    await system.api.delete("/tags/delayed", headers=BEARER)
    acts = await system.database.fetch("select act from audit_log where subject = 'tag' order by id")
    assert [row["act"] for row in acts] == ["tag_renamed", "tag_painted", "tag_merged", "tag_dropped"]


async def inbox(system: System, tag: str) -> tuple[int, list[list[str]]]:
    """How many there are, and the tags that stand on them."""
    page = (await system.api.get("http://inside/api/tickets", params={"tag": tag}, headers=BEARER)).json()
    return page["pagination"]["total"], [row["tags"] for row in page["tickets"]]


@pytest.mark.parametrize("name", ["late", "delayed"])
async def test_tickets_that_have_still_to_follow_are_found_and_shown_by_the_new_name(
    system: System, ticket: Claim, rep: Person, name: str
) -> None:
    await tagged(system, ticket, "late", "vip")
    await changed(system, "late", name="delayed")
    assert await inbox(system, name) == (1, [["delayed", "vip"]])
    assert (await read(system, ticket, rep))["tags"] == ["delayed", "vip"]
    await follow(system.database)
    assert await inbox(system, name) == (1, [["delayed", "vip"]])


async def test_a_ticket_with_both_names_counts_once_while_it_has_still_to_follow(system: System, ticket: Claim) -> None:
    await tagged(system, ticket, "late", "delayed")
    other = await beside(system, ticket, "support", "Where is it?")
    await tagged(system, other, "late")
    await changed(system, "late", name="delayed", merge=True)
    assert await listed(system) == {"delayed": (None, 2)}
    assert await inbox(system, "delayed") == (2, [["delayed"], ["delayed"]])


async def test_a_tag_is_taken_off_by_the_name_that_is_shown(system: System, ticket: Claim, rep: Person) -> None:
    await tagged(system, ticket, "late", "vip")
    await changed(system, "late", name="delayed")
    await ask(system, "PATCH", ticket, "", rep, remove_tags=["delayed"])
    assert (await read(system, ticket, rep))["tags"] == ["vip"]


async def test_a_tag_that_is_being_deleted_finds_nothing_and_is_not_shown(system: System, ticket: Claim) -> None:
    await tagged(system, ticket, "late", "vip")
    await system.api.delete("/tags/late", headers=BEARER)
    assert (await inbox(system, "late"), await inbox(system, "vip")) == ((0, []), (1, [["vip"]]))
