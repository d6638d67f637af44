"""`/api/v1/answers/{id}`: why the AI said that, that it was wrong, and what another model would have said."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from production.areas import Desk
from production.areas.answers.work import TurnReplayer
from production.areas.gaps.jobs import embed_unanswered
from production.areas.gaps.store import GapStore
from production.channels.compose import Composer
from production.crm.permissions.model import EVERYTHING
from production.crm.support.model import Claim
from production.database.turns import TurnStore
from production.schemas.turns import BUILT_IN, TurnAction, TurnResult
from production.tests.builders import chat
from production.tests.support.agent import CALM
from production.tests.support.api import BEARER, System, serving
from production.tests.support.claims import compose
from production.tests.support.gaps import Embedder
from production.tests.support.passages import EXPORT
from production.tests.support.people import Person
from production.tests.support.suggested import FOUND, SAYS, Says, calm, documented
from production.tests.support.tickets import drafted, read
from production.tests.support.turns import claimed
from production.workers.scheduler import Job, repeat
from production.workers.steps.decide import decide

OTHER = "gpt-small"


async def answered(system: System, text: str = "How do I export a board?") -> tuple[Claim, UUID]:
    """A customer whom the AI has answered alone, and the id of the answer."""
    turns = TurnStore(system.database)
    claim = await claimed(turns, chat(text))
    result = replace(FOUND, known_questions=("Can I export?",))
    await turns.settle(claim, decide(claim, CALM, result, compose))
    return claim, await _answer_id(system, claim)


async def _answer_id(system: System, claim: Claim) -> UUID:
    found: UUID = await system.database.fetchval(
        "select id from messages where ticket_id = $1 and role = 'agent'", claim.ticket_id
    )
    return found


async def explain(system: System, answer: UUID) -> dict[str, Any]:
    told = await system.api.get(f"/answers/{answer}", headers=BEARER)
    assert told.status_code == 200, told.text
    return dict(told.json())


async def mark(system: System, answer: UUID, person: Person | None = None, **said: str) -> dict[str, Any]:
    bearer = person.bearer if person else BEARER
    told = await system.api.put(f"/answers/{answer}/wrong", json={"reason": "untrue"} | said, headers=bearer)
    assert told.status_code == 200, told.text
    return dict(told.json())


async def test_an_answer_tells_what_it_was_decided_by(system: System) -> None:
    await documented(system.database)
    _, answer = await answered(system)
    told = await explain(system, answer)
    assert (told["state"], told["confidence"], told["calibrated"]) == ("replied", 0.95, 0.95)
    assert [(one["title"], one["content"]) for one in told["passages"]] == [(EXPORT.title, EXPORT.content)]
    decided = told["decided_by"]
    assert (decided["action"], decided["known_questions"], decided["send_threshold"]) == (
        "reply",
        ["Can I export?"],
        pytest.approx(0.9),
    )
    assert (decided["verdict"]["action"], decided["verdict"]["triggers"]) == ("answer", [])


async def test_a_passage_that_is_gone_is_still_named(system: System) -> None:
    _, answer = await answered(system)
    [passage] = (await explain(system, answer))["passages"]
    assert (passage["title"], passage["content"], passage["changed"]) == (EXPORT.title, None, True)


async def test_what_the_customer_wrote_is_no_answer(system: System) -> None:
    claim, _ = await answered(system)
    asked = await system.database.fetchval(
        "select id from messages where ticket_id = $1 and role = 'customer'", claim.ticket_id
    )
    assert (await system.api.get(f"/answers/{asked}", headers=BEARER)).status_code == 404


async def test_a_wrong_answer_is_marked_beside_its_words_and_as_an_event(system: System, rep: Person) -> None:
    claim, answer = await answered(system)
    await mark(system, answer, rep, reason="outdated", right_answer="Press E.")
    timeline = (await read(system, claim, rep))["timeline"]
    assert [item["wrong"] for item in timeline if item["author"]["kind"] == "ai"] == ["outdated"]
    [event] = [item for item in timeline if item["kind"] == "event"]
    assert (event["event"]["name"], event["author"]["id"]) == ("marked_wrong", str(rep.id))
    assert (await explain(system, answer))["wrong"]["right_answer"] == "Press E."


async def test_what_is_said_again_counts(system: System) -> None:
    _, answer = await answered(system)
    await mark(system, answer)
    assert (await mark(system, answer, reason="incomplete"))["wrong"]["reason"] == "incomplete"


async def test_wrong_answers_of_the_day_lead_to_their_tickets(system: System) -> None:
    claim, answer = await answered(system)
    await mark(system, answer)
    today = (await system.api.get("/today", headers=BEARER)).json()
    assert today["called_wrong"] == {"answers": 1, "tickets": [claim.ticket_number]}


@pytest.mark.parametrize(("reason", "gaps"), [("untrue", 1), ("needs_person", 0)])
async def test_a_wrong_answer_is_a_gap_in_the_knowledge(system: System, reason: str, gaps: int) -> None:
    _, answer = await answered(system)
    await mark(system, answer, reason=reason)
    await embed_unanswered(GapStore(system.database, EVERYTHING), Embedder())
    assert len((await system.api.get("/knowledge/gaps", headers=BEARER)).json()) == gaps


async def test_what_was_not_wrong_after_all_leaves_no_trace_in_the_figures(system: System) -> None:
    _, answer = await answered(system)
    await mark(system, answer)
    await embed_unanswered(GapStore(system.database, EVERYTHING), Embedder())
    assert (await system.api.delete(f"/answers/{answer}/wrong", headers=BEARER)).status_code == 204
    assert (await explain(system, answer))["wrong"] is None
    assert (await system.api.get("/knowledge/gaps", headers=BEARER)).json() == []


async def test_a_draft_is_rejected_not_marked(system: System) -> None:
    draft = await _answer_id(system, await drafted(system))
    refused = await system.api.put(f"/answers/{draft}/wrong", json={"reason": "untrue"}, headers=BEARER)
    assert (refused.status_code, refused.json()["error"]) == (409, "conflict")


@pytest.fixture
async def replaying(system: System) -> AsyncIterator[None]:
    """A worker with two models."""
    says = TurnResult("Open Export.", TurnAction.REPLY, 0.7, sources=FOUND.sources)
    models = {BUILT_IN: Says(FOUND), OTHER: Says(says)}
    replayer = TurnReplayer(Desk(system.database, Says(), calm, Composer("TechCorp", "techcorp.example"), models))
    stop = asyncio.Event()
    making = asyncio.create_task(repeat(Job("replay", 0.05, replayer.make_all), stop))
    yield
    stop.set()
    await making


@pytest.mark.usefixtures("replaying")
async def test_another_model_answers_the_same_turn_without_consequences(system: System) -> None:
    _, answer = await answered(system)
    before = await system.database.fetch("select id, content, delivery_status from messages order by id")
    async with serving(system.database, models=(BUILT_IN, OTHER)) as both:
        told = (await both.api.post(f"/answers/{answer}/replay", json={"model": OTHER}, headers=BEARER)).json()
    assert (told["state"], told["confidence"], told["sources"]) == ("drafted", 0.7, [EXPORT.title])
    assert "Open Export." in told["reply"]
    assert set(told["differs"]) == {"state", "confidence", "reply"}
    assert await system.database.fetch("select id, content, delivery_status from messages order by id") == before


@pytest.mark.usefixtures("replaying")
async def test_the_same_model_says_the_same(system: System) -> None:
    _, answer = await answered(system)
    told = (await system.api.post(f"/answers/{answer}/replay", json={"model": BUILT_IN}, headers=BEARER)).json()
    assert (told["state"], SAYS in told["reply"]) == ("replied", True)


async def test_a_model_that_is_not_configured_is_named(system: System) -> None:
    _, answer = await answered(system)
    refused = await system.api.post(f"/answers/{answer}/replay", json={"model": OTHER}, headers=BEARER)
    assert (refused.status_code, refused.json()["fields"][0]["field"]) == (422, "model")
