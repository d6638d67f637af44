"""An area is one folder and one migration: everything else takes it in by itself."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from agents.testing import ScriptedModel

from production import areas
from production.agent.limits import Limits
from production.agent.models.embedder import MiniLmEmbedder
from production.agent.support_agent import SupportAgent
from production.areas import Desk, Resources
from production.bootstrap.areas import area_effects, area_work
from production.bootstrap.model_chain import area_tools
from production.bootstrap.scheduler import _jobs
from production.crm.permissions.model import EVERYTHING
from production.database.customer_privacy import PrivacyStore
from production.database.customer_records import CustomerStore
from production.database.events import EventStore
from production.database.pool import Database
from production.database.retention import RetentionStore
from production.database.turns import TurnStore
from production.schemas.errors import StaleEpoch
from production.schemas.ids import Channel
from production.schemas.turns import Turn, TurnResult
from production.settings import Settings
from production.stream.config import KafkaConfig
from production.stream.publisher import KafkaPublisher
from production.tests.builders import chat, mail
from production.tests.support.agent import CALM, OneOldTicket, OnePassage, calls
from production.tests.support.api import BEARER, System, Topic, serving
from production.tests.support.arrows import broken_arrows
from production.tests.support.chats import Chat
from production.tests.support.claims import compose as said_as_it_is
from production.tests.support.suggested import Says, calm
from production.tests.support.turns import claimed
from production.workers.jobs import relay_events
from production.workers.retention import forget_old
from production.workers.steps.decide import decide

if TYPE_CHECKING:
    from production.areas.toy_notes.store import NoteStore

TOY = Path(__file__).parents[1] / "support" / "toy_area"
PATH = "/toy-notes"
WRONG_PLACES = (b'"a"', b"true", b"1.5", b"null", b"[1]", b"9223372036854775808", b"[" * 300)


@pytest.fixture
async def notes(database: Database, monkeypatch: pytest.MonkeyPatch) -> NoteStore:
    """The folder is in its place and the migration is applied."""
    monkeypatch.setattr(areas, "__path__", [*areas.__path__, str(TOY)])
    await database.execute((TOY / "toy_notes" / "migration.sql").read_text("utf-8"))
    from production.areas.toy_notes.store import NoteStore  # noqa: PLC0415 - it is there from now on

    return NoteStore(database, EVERYTHING)


@pytest.fixture
async def system(database: Database, notes: NoteStore) -> AsyncIterator[System]:
    async with serving(database) as system:
        yield system


@pytest.fixture
async def ada(database: Database) -> UUID:
    return (await claimed(TurnStore(database), chat(phone="+12025550101"))).customer_id


@pytest.fixture
async def bob(database: Database) -> UUID:
    return (await claimed(TurnStore(database), mail(address="bob@example.com"))).customer_id


async def test_its_routes_are_described(system: System) -> None:
    assert {"/api/v1/toy-notes", "/api/v1/toy-notes/motto"} <= system.app.openapi()["paths"].keys()


async def test_its_routes_are_closed_unless_it_says_otherwise(system: System) -> None:
    answers = [await system.api.get(PATH), await system.api.post(PATH, json={}), await system.api.get(f"{PATH}/motto")]
    assert [answer.status_code for answer in answers] == [401, 401, 200]


async def test_people_may_ask_the_assistant_about_it(system: System, notes: NoteStore, ada: UUID) -> None:
    await notes.add(ada, "likes tea")
    told = await Chat(system).say("show all toy notes")
    assert (told["action_taken"], [each["title"] for each in told["records"]]) == ("get_toy_notes", ["likes tea"])


async def test_its_list_comes_in_pages(system: System, ada: UUID) -> None:
    for text in ("one", "two", "three"):
        await system.api.post(PATH, json={"customer_id": str(ada), "text": text}, headers=BEARER)
    first = (await system.api.get(PATH, params={"limit": 2}, headers=BEARER)).json()
    rest = {"limit": 2, "cursor": first["next_cursor"]}
    second = (await system.api.get(PATH, params=rest, headers=BEARER)).json()
    assert [note["text"] for page in (first, second) for note in page["items"]] == ["one", "two", "three"]
    assert second["next_cursor"] is None


@pytest.mark.parametrize("cursor", ["nonsense", *(urlsafe_b64encode(place).decode() for place in WRONG_PLACES)])
async def test_a_wrong_cursor_is_refused_by_name(system: System, cursor: str) -> None:
    answer = await system.api.get(PATH, params={"cursor": cursor}, headers=BEARER)
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "cursor")


async def test_its_rows_are_merged_and_given_back_exactly(
    notes: NoteStore, database: Database, ada: UUID, bob: UUID
) -> None:
    for customer, text in ((ada, "of both"), (ada, "of ada"), (bob, "of both"), (bob, "of bob")):
        await notes.add(customer, text)
    merge = await CustomerStore(database, EVERYTHING).merge(ada, bob, "same voice", "ines")
    merged = await notes.texts(ada)
    await CustomerStore(database, EVERYTHING).unmerge(merge.id, "ines")
    assert merged == ["of both", "of ada", "of bob"]
    assert [await notes.texts(ada), await notes.texts(bob)] == [["of both", "of ada"], ["of both", "of bob"]]


async def test_its_rows_are_handed_out(notes: NoteStore, database: Database, ada: UUID, bob: UUID) -> None:
    await notes.add(ada, "likes tea")
    await notes.add(bob, "likes coffee")
    exported = await PrivacyStore(database).export(ada)
    assert [row["text"] for row in exported["toy_notes"]] == ["likes tea"]


async def test_its_rows_are_forgotten(notes: NoteStore, database: Database, ada: UUID, bob: UUID) -> None:
    await notes.add(ada, "likes tea")
    await notes.add(bob, "likes coffee")
    gone = await PrivacyStore(database).forget(ada)
    assert (gone["toy_notes"], await notes.page(None, 9)) == (1, await notes.page(1, 9))


async def test_its_rows_go_when_they_are_due(notes: NoteStore, database: Database, ada: UUID) -> None:
    for text, kept in (("over", timedelta(0)), ("due later", timedelta(days=1)), ("for good", None)):
        await notes.add(ada, text, kept)
    await forget_old(RetentionStore(database), {})
    assert await notes.texts(ada) == ["due later", "for good"]


async def test_its_job_is_done_by_the_scheduler(notes: NoteStore, database: Database, ada: UUID) -> None:
    await notes.add(ada, " likes tea ")
    nowhere = KafkaPublisher(KafkaConfig("127.0.0.1:1", security={}), timeout_s=1)
    [job] = [job for job in _jobs(Settings(), database, nowhere) if job.name == "tidy toy notes"]
    await job.run()
    assert await notes.texts(ada) == ["likes tea"]


async def test_its_work_is_done_by_every_worker(notes: NoteStore, database: Database, ada: UUID) -> None:
    await notes.add(ada, " likes tea ")
    desk = Desk(database, Says(), calm, said_as_it_is)
    [work] = [work for work in area_work(desk) if work.name == "tidy toy notes"]
    await work.run()
    assert await notes.texts(ada) == ["likes tea"]


async def test_its_event_is_relayed(notes: NoteStore, database: Database, ada: UUID) -> None:
    note, topic = await notes.add(ada, "likes tea"), Topic()
    await relay_events(EventStore(database), topic, "fte.events")
    told = [json.loads(value) for _, value in topic.published]
    assert ("toy_note_added", str(note.id), str(ada)) in [(each["type"], each["subject"], each["key"]) for each in told]


def scripted(database: Database, *steps: tuple[str, Any]) -> SupportAgent:
    """An agent with the tools of all areas, whose model takes these steps."""
    tools, model = area_tools(Resources(database, MiniLmEmbedder())), ScriptedModel(calls(*steps))
    return SupportAgent(model, OnePassage(), OneOldTicket(), Limits(), "TechCorp", tools)


async def test_its_tool_is_offered_to_the_agent(notes: NoteStore, database: Database, ada: UUID) -> None:
    await notes.add(ada, "The customer likes tea.")
    said = {"reply": "The customer likes tea.", "confidence": 0.95, "kind": "answer"}
    agent = scripted(database, ("read_toy_notes", {}), ("send_response", said))
    result = await agent.answer(Turn(ada, ada, Channel.EMAIL, "TKT-0001", "What do I like?"), CALM)
    assert (result.reply, result.grounded) == ("The customer likes tea.", True)


@pytest.fixture
async def proposed(notes: NoteStore, database: Database, ada: UUID) -> TurnResult:
    """What the agent wants to note, before anything is written."""
    said = {"reply": "Thank you.", "confidence": 0.95, "kind": "closing"}
    agent = scripted(database, ("take_toy_note", {"text": "likes tea"}), ("send_response", said))
    result = await agent.answer(Turn(ada, ada, Channel.EMAIL, "TKT-0001", "I like tea. Thank you!"), CALM)
    assert await notes.texts(ada) == []
    return result


async def test_what_its_tool_proposes_comes_true_with_the_end_of_the_turn(
    notes: NoteStore, database: Database, ada: UUID, proposed: TurnResult
) -> None:
    turns = TurnStore(database, area_effects())
    claim = await claimed(turns, chat("I like tea", phone="+12025550101"))
    await turns.settle(claim, decide(claim, CALM, proposed, said_as_it_is))
    assert await notes.texts(ada) == ["likes tea"]


async def test_of_a_turn_that_was_overtaken_nothing_comes_true(
    notes: NoteStore, database: Database, ada: UUID, proposed: TurnResult
) -> None:
    turns = TurnStore(database, area_effects())
    claim = await claimed(turns, chat("I like tea", phone="+12025550101"))
    with pytest.raises(StaleEpoch):
        await turns.settle(replace(claim, epoch=claim.epoch - 1), decide(claim, CALM, proposed, said_as_it_is))
    assert await notes.texts(ada) == []


async def test_nothing_is_done_in_the_place_of_a_person(proposed: TurnResult, database: Database) -> None:
    claim = replace(await claimed(TurnStore(database), chat(phone="+12025550101")), assigned_to_human=True)
    assert decide(claim, CALM, proposed, said_as_it_is).effects == ()


def test_its_arrows_are_linted(repository: Path, tmp_path: Path) -> None:
    imported = "production.areas.toy_notes.routes"
    assert broken_arrows(repository, tmp_path, TOY / "toy_notes", "areas", imported) == [
        "No cycle at any depth",
        "Arrows inside an area",
        "The store of an area knows nobody who uses it",
        "Model and rules of an area are pure",
    ]
