"""A model behind the assistant that calls whatever it likes: nothing comes of it without right or confirmation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from agents.testing import ScriptedModel, function_call

from production.crm.permissions.model import Role
from production.database.pool import Database
from production.tests.support.api import BEARER, serving
from production.tests.support.chats import Chat, added, contact
from production.tests.support.people import hired
from production.tests.support.thinkers import ABLE, of, says, thinking


def call(name: str, arguments: dict[str, Any], call_id: str = "call-1") -> list[Any]:
    return [function_call(name, arguments, call_id=call_id)]


def everything(number: int) -> list[Any]:
    """Every writing tool, with arguments that fit."""
    ids = {"ids": [number]}
    steps: list[tuple[str, dict[str, Any]]] = [
        ("create_pipeline", {"name": "Evil"}),
        ("delete_contact", ids),
        ("delete_company", ids),
        ("delete_deal", ids),
        ("delete_task", ids),
        ("delete_pipeline", ids),
        ("update_contact", {**ids, "notes": "owned"}),
        ("update_contact", {"ids": [number, number + 1], "notes": "owned"}),
        ("update_deal", {**ids, "value": 0}),
        ("move_deal", {**ids, "status": "lost"}),
        ("complete_task", ids),
        ("update_task", {**ids, "title": "owned"}),
    ]
    return [call(name, arguments, f"call-{at}") for at, (name, arguments) in enumerate(steps)]


async def rows(database: Database) -> dict[str, Sequence[Any]]:
    """All that the assistant could have written."""
    tables = ("customers", "companies", "pipelines", "deals", "tasks")
    return {table: await database.fetch(f"select * from {table} order by id") for table in tables}


@pytest.fixture
async def owned(database: Database) -> int:
    """A contact of somebody in another team, with a deal and a task; the second contact is a friend of his."""
    async with serving(database) as system:
        chat = Chat(system, (await hired(database, Role.ADMIN, "legal")).bearer)
        number = await contact(chat, "Tom Baker", "tom@baker.example", company="Bakers")
        pipeline = await added(chat, "/pipelines", name="Sales")
        await added(chat, "/deals", title="Chairs", pipeline_id=pipeline, contact_id=number)
        await added(chat, "/tasks", title="Call", contact_id=number)
        await contact(chat, "Eva Stone", "eva@stone.example")
    return number


async def test_a_model_that_calls_everything_reaches_nothing_beyond_the_rights_of_its_person(
    database: Database, owned: int
) -> None:
    before = await rows(database)
    for step in everything(owned):
        async with serving(database, thinker=thinking(step, says("Done!"), says("Done!"))) as system:
            rep = Chat(system, (await hired(database, Role.REP, "billing")).bearer)
            await rep.say("hello")
            await rep.say("yes")
    assert await rows(database) == before


@pytest.mark.parametrize(
    "step",
    [
        call("delete_contact", {"ids": [1]}),
        call("update_contact", {"ids": [1, 1, 2], "notes": "owned"}),
        [*call("delete_deal", {"ids": [1]}, "a"), *call("delete_task", {"ids": [1]}, "b")],
    ],
)
async def test_what_deletes_or_touches_several_waits_whoever_asks(
    database: Database, owned: int, step: list[Any]
) -> None:
    before = await rows(database)
    async with serving(database, thinker=thinking(step, says("Done!"))) as system:
        told = await Chat(system).say("hello")
    assert (bool(told["pending"]), told["actions"], await rows(database)) == (True, [], before)


async def test_a_confirmed_call_is_made_and_undone(database: Database, owned: int) -> None:
    steps = call("delete_contact", {"ids": [owned]}), says("Tom is gone.")
    async with serving(database, thinker=thinking(*steps)) as system:
        chat = Chat(system)
        [held] = (await chat.say("delete tom"))["pending"]
        told = await chat.say(confirm=held["id"])
        gone = await chat.get("/contacts")
        undone = await system.api.post(f"/chat/actions/{told['actions'][0]['id']}/undo", headers=BEARER)
        assert (held["records"], told["response"], len(gone)) == (1, "Tom is gone.", 1)
        assert (undone.status_code, len(await chat.get("/contacts"))) == (200, 2)


async def test_a_call_that_was_refused_is_not_made(database: Database, owned: int) -> None:
    before = await rows(database)
    steps = call("delete_contact", {"ids": [owned]}), says("As you like.")
    async with serving(database, thinker=thinking(*steps)) as system:
        chat = Chat(system)
        await chat.say("delete tom")
        told = await chat.say("no")
    assert (told["actions"], await rows(database)) == ([], before)


async def test_a_confirmation_is_good_for_one_call_only(database: Database, owned: int) -> None:
    """Another call under the same id is asked about again, or refused."""
    first, second = [row["number"] for row in await database.fetch("select number from customers order by number")]
    steps = call("delete_contact", {"ids": [first]}), call("delete_contact", {"ids": [second]}), says("Both are gone.")
    async with serving(database, thinker=thinking(*steps)) as system:
        chat = Chat(system)
        await chat.say("delete tom")
        await chat.say("yes")
        assert [each["id"] for each in await chat.get("/contacts")] == [second]


async def test_words_of_a_record_reach_the_model_as_data(database: Database, owned: int) -> None:
    model = ScriptedModel([ABLE, call("get_contact", {"id": owned}), says("He is Tom.")])
    async with serving(database, thinker=of(model)) as system:
        told = await Chat(system).say("who is tom?")
    assert (told["action_taken"], told["response"], told["records"][0]["id"]) == ("get_contact", "He is Tom.", owned)


async def test_arguments_that_do_not_fit_are_told_to_the_model(database: Database, owned: int) -> None:
    steps = call("update_contact", {"ids": [owned], "colour": "red"}), says("I cannot do that.")
    async with serving(database, thinker=thinking(*steps)) as system:
        told = await Chat(system).say("paint tom red")
    assert (told["actions"], told["response"]) == ([], "I cannot do that.")


async def test_a_model_that_cannot_call_tools_leaves_it_to_the_rules_and_says_so(database: Database) -> None:
    async with serving(database, thinker=of(ScriptedModel([says("blue")] * 4))) as system:
        told = await Chat(system).say("create a contact named John Doe with email john@example.com")
    assert told["action_taken"] == "create_contact"
    assert "cannot call tools" in told["response"]


async def test_its_words_come_before_the_whole_answer(database: Database) -> None:
    async with serving(database, thinker=thinking(call("get_contacts", {}), says("Nobody is there."))) as system:
        chat = Chat(system)
        headers = {**chat.headers, "Accept": "text/event-stream"}
        answer = await system.api.post("/chat", json={"message": "who is there?"}, headers=headers)
    told = [line.removeprefix("event: ") for line in answer.text.splitlines() if line.startswith("event: ")]
    assert (told[0], told[-1], set(told[1:-1])) == ("session", "done", {"text"})
    assert answer.text.count("Nobody is there.") == 2


async def test_what_waits_survives_a_restart(database: Database, owned: int) -> None:
    async with serving(database, thinker=thinking(call("delete_contact", {"ids": [owned]}))) as system:
        held = await Chat(system).say("delete tom")
    async with serving(database, thinker=of(ScriptedModel([says("Gone.")]))) as system:
        told = await Chat(system, session_id=held["session_id"]).say("yes")
        assert (told["response"], len(await Chat(system).get("/contacts"))) == ("Gone.", 1)


async def test_the_model_gets_the_tools_of_the_documents_by_name(database: Database) -> None:
    model = ScriptedModel([ABLE, says("Hello.")])
    async with serving(database, thinker=of(model)) as system:
        await Chat(system).say("hello")
    assert {
        "create_contact", "get_contacts", "get_contact", "create_pipeline", "get_pipelines",
        "create_deal", "get_deals", "create_task", "get_tasks",
    } <= {tool.name for tool in model.calls[-1].tools}  # fmt: skip
