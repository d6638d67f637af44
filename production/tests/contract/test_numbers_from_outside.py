"""Numbers that no column holds: refused by their field with what would be right, wherever they come in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from production.crm.permissions.model import Role
from production.lab.local.openapi_dump import OPENAPI_FILE
from production.tests.support.api import BEARER, System
from production.tests.support.chats import Chat, added, contact
from production.tests.support.imports import imported
from production.tests.support.people import hired

HUGE = ("1" + "0" * 308, "-1e308", "1" + "0" * 400, "1e400", "NaN", "9" * 19)
ADA = {"first_name": "A", "last_name": "B", "email": "a@b.example"}
PLACES = {
    "/companies": ({"name": "Acme", "custom": {"size": "HERE"}}, "custom.size"),
    "/contacts": ({**ADA, "custom": {"size": "HERE"}}, "custom.size"),
    "/customers": ({"name": "Ada", "email": "ada@b.example", "meta": {"a": [{"b": "HERE"}]}}, "meta.a"),
    "/assist/plans/gold": ({"monthly": "HERE", "currency": "EUR"}, "monthly"),
    "/chat": ({"message": "show it", "context": {"record": {"type": "contact", "id": "HERE"}}}, "context.record.id"),
}


@pytest.mark.parametrize("number", HUGE, ids=lambda number: f"{number[:5]} {len(number)}")
@pytest.mark.parametrize("path", PLACES)
async def test_one_in_a_body_is_refused_by_its_field(system: System, path: str, number: str) -> None:
    for kind in ("company", "contact"):
        await added(Chat(system), "/custom-fields", object=kind, name="size", label="Size", kind="number")
    body, field = PLACES[path]
    method = "PUT" if "plans" in path else "POST"
    text = json.dumps(body).replace('"HERE"', number)
    headers = BEARER | {"Content-Type": "application/json"}
    refused = await system.api.request(method, path, content=text, headers=headers)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, field), refused.text


async def test_one_in_a_saved_view_is_refused(system: System) -> None:
    mia = await hired(system.database, Role.REP, "sales")
    view = {"page": "deals", "name": "Huge", "search": {"value_from": 10**400}}
    refused = await system.api.post("/views", json=view, headers=mia.bearer)
    assert refused.status_code == 422


@pytest.mark.parametrize("number", ["9" * 20, "9" * 400, "²"])
@pytest.mark.parametrize("said", ["Show contact #{}", "Delete contact {}", "Show task {}", "Show deal {}"])
async def test_one_that_is_said_to_the_assistant_is_nobodys(system: System, said: str, number: str) -> None:
    answer = await Chat(system).ask(said.format(number))
    assert answer.status_code == 200, answer.text
    assert answer.json()["actions"] == []


async def test_a_worth_that_is_said_is_asked_again(system: System) -> None:
    chat = Chat(system)
    await contact(chat, "Tom Baker", "tom@baker.example")
    name = (await chat.get("/pipelines"))[0]["name"]
    told = await chat.say(f"Create a deal called Chairs worth ${'9' * 300} for Tom Baker in {name}")
    assert (told["actions"], await chat.get("/deals")) == ([], []), told["response"]
    assert "14 digits" in told["response"]


@pytest.mark.parametrize("cell", ["1" + "0" * 308, "1e308", "-1e308", "nan", "inf", "9" * 17])
async def test_one_in_a_cell_is_told_in_its_row_and_the_others_are_brought(system: System, cell: str) -> None:
    await added(Chat(system), "/custom-fields", object="company", name="size", label="Size", kind="number")
    file = f"Company,Size\nAcme,{cell}\nGlobex,7\n"
    import_id = await imported(system, file, kind="company", mapping={"Company": "name", "Size": "custom.size"})
    rows = (await system.api.get(f"/imports/{import_id}/rows", headers=BEARER)).json()["items"]
    assert [row["outcome"] for row in rows] == ["failed", "created"]
    assert "custom.size: must be a number of at most 15 digits" in rows[0]["reason"]


@pytest.mark.parametrize("cell", ["1" + "0" * 308, "1e308", "999999999999999", "999.999.999.999.999", "-1"])
async def test_an_amount_in_a_cell_is_told_in_its_row(system: System, cell: str) -> None:
    await contact(Chat(system), "Tom Baker", "tom@baker.example")
    file = f"Deal name;Contact email;Amount\nChairs;tom@baker.example;{cell}\nDesks;tom@baker.example;7\n"
    import_id = await imported(system, file, kind="deal")
    rows = (await system.api.get(f"/imports/{import_id}/rows", headers=BEARER)).json()["items"]
    assert [row["outcome"] for row in rows] == ["failed", "created"]
    assert rows[0]["reason"].startswith("value: "), rows[0]["reason"]


def test_every_number_that_a_request_names_has_a_smallest_and_a_largest(repository: Any) -> None:
    described = json.loads((repository / OPENAPI_FILE).read_text("utf-8"))
    shapes = described["components"]["schemas"]
    unbounded = [
        f"{method} {path} {where}"
        for path, methods in described["paths"].items()
        for method, asked in methods.items()
        for start, schema in _asked(asked)
        for where, found in _numbers(schema, shapes, start)
        if not (found.keys() & {"maximum", "exclusiveMaximum"} and found.keys() & {"minimum", "exclusiveMinimum"})
    ]
    assert unbounded == []


def _asked(asked: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for each in asked.get("parameters", ()):
        yield each["name"], each["schema"]
    for each in asked.get("requestBody", {}).get("content", {}).values():
        yield "body", each["schema"]


def _numbers(
    schema: Mapping[str, Any], shapes: Mapping[str, Any], where: str, seen: frozenset[str] = frozenset()
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if schema.get("type") in {"integer", "number"} and not schema.keys() & {"enum", "const"}:
        yield where, schema
    name = schema.get("$ref", "").rpartition("/")[2]
    inside = [shapes[name]] if name and name not in seen else []
    inside += [each for kind in ("anyOf", "oneOf", "allOf", "prefixItems") for each in schema.get(kind, ())]
    inside += [each for kind in ("items", "additionalProperties") if isinstance(each := schema.get(kind), dict)]
    for each in inside:
        yield from _numbers(each, shapes, where, seen | {name})
    for field, each in schema.get("properties", {}).items():
        yield from _numbers(each, shapes, f"{where}.{field}", seen | {name})
