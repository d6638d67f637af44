"""Two contacts who may be one: proposed with reasons, merged field by field, and two again."""

from __future__ import annotations

from typing import Any

import httpx

from production.tests.support.api import BEARER, System

ADA: dict[str, Any] = {"first_name": "Ada", "last_name": "Lovelace", "phone": "+12025550143", "company": "Acme Inc"}


async def add(system: System, email: str, **changes: Any) -> dict[str, Any]:
    answer = await system.api.post("/contacts", json={**ADA, "email": email, **changes}, headers=BEARER)
    return dict(answer.json())


async def post(system: System, contact: dict[str, Any], what: str, **body: Any) -> httpx.Response:
    return await system.api.post(f"/contacts/{contact['id']}/{what}", json=body, headers=BEARER)


async def read(system: System, path: str) -> Any:
    return (await system.api.get(path, headers=BEARER)).json()


def without_time(contact: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in contact.items() if name != "updated_at"}


async def test_who_shares_a_number_and_a_name_is_proposed_as_sure(system: System) -> None:
    one, other = await add(system, "ada@work.example"), await add(system, "ada@home.example", first_name="ADA")
    [found] = await read(system, "/contacts/duplicates")
    assert (found["first"]["id"], found["second"]["id"], found["sure"]) == (one["id"], other["id"], True)
    assert [each["rule"] for each in found["evidence"]] == ["same_identifier", "same_name_and_company"]
    of_one = await read(system, f"/contacts/{one['id']}/duplicates")
    assert [each["rule"] for each in of_one[0]["evidence"]] == [
        "same_identifier",
        "same_name_and_company",
        "similar_name",
    ]


async def test_a_number_of_several_people_makes_nobody_sure(system: System) -> None:
    await add(system, "ada@work.example")
    await add(system, "grace@work.example", first_name="Grace", last_name="Hopper")
    [found] = await read(system, "/contacts/duplicates")
    assert (found["sure"], [each["rule"] for each in found["evidence"]]) == (False, ["same_identifier"])


async def test_names_with_a_slip_are_found_around_one_contact(system: System) -> None:
    one = await add(system, "a@a.example", phone=None, company=None)
    other = await add(system, "b@b.example", phone=None, company=None, last_name="Lovelase")
    await add(system, "c@c.example", phone=None, company=None, first_name="Eda")
    [found] = await read(system, f"/contacts/{one['id']}/duplicates")
    assert (found["second"]["id"], found["sure"]) == (other["id"], False)


async def test_of_each_field_that_value_stays_that_was_chosen(system: System) -> None:
    kept = await add(system, "ada@work.example", notes="One", tags=["a"], company=None, position=None)
    other = await add(system, "ada@home.example", first_name="Augusta", notes="Two", tags=["b"], position="Countess")
    fields = {"name": "other", "notes": "other", "tags": "kept"}
    merged = (await post(system, kept, "merge", other_id=other["id"], fields=fields)).json()["contact"]
    assert (merged["name"], merged["notes"], merged["tags"]) == ("Augusta Lovelace", "Two", ["a"])
    assert (merged["company"], merged["position"]) == ("Acme Inc", "Countess")
    assert (merged["email"], merged["id"]) == ("ada@work.example", kept["id"])


async def test_the_id_of_a_merged_contact_leads_to_the_one_that_is_kept(system: System) -> None:
    kept, other = await add(system, "ada@work.example"), await add(system, "ada@home.example")
    merged = (await post(system, kept, "merge", other_id=other["id"])).json()["contact"]
    assert await read(system, f"/contacts/{other['id']}") == merged
    assert [each["id"] for each in await read(system, "/contacts")] == [kept["id"]]
    changed = await system.api.patch(f"/contacts/{other['id']}", json={"notes": "x"}, headers=BEARER)
    again = await post(system, kept, "merge", other_id=other["id"])
    assert (changed.status_code, again.status_code) == (404, 422)


async def test_an_undone_merge_leaves_both_as_they_were(system: System) -> None:
    kept = await add(system, "ada@work.example", notes="One", company=None)
    other = await add(system, "ada@home.example", first_name="Augusta", notes="Two")
    fields = {"name": "other", "notes": "other", "email": "other"}
    merge = (await post(system, kept, "merge", other_id=other["id"], fields=fields)).json()
    undone = await post(system, kept, "unmerge", merge_id=merge["merge_id"])
    assert without_time(undone.json()) == without_time(kept)
    assert without_time(await read(system, f"/contacts/{other['id']}")) == without_time(other)
    assert await read(system, "/contacts/duplicates") == []


async def test_what_was_corrected_since_stays(system: System) -> None:
    kept, other = await add(system, "ada@work.example"), await add(system, "ada@home.example", notes="Two")
    merge = (await post(system, kept, "merge", other_id=other["id"], fields={"notes": "other"})).json()
    await system.api.patch(f"/contacts/{kept['id']}", json={"notes": "Three"}, headers=BEARER)
    undone = await post(system, kept, "unmerge", merge_id=merge["merge_id"])
    assert undone.json()["notes"] == "Three"


async def test_a_field_that_cannot_be_chosen_is_refused(system: System) -> None:
    kept, other = await add(system, "ada@work.example"), await add(system, "ada@home.example")
    refused = await post(system, kept, "merge", other_id=other["id"], fields={"salary": "other"})
    same = await post(system, kept, "merge", other_id=kept["id"])
    assert (refused.status_code, same.status_code) == (422, 422)
