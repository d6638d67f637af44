"""Tickets, figures, health and drafts as other programs know them: shapes, status codes, and who may look."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from production import __version__
from production.api.access import access_token
from production.channels.email.model import RawEmail
from production.channels.email.parse import unreadable
from production.channels.registry import channels
from production.database.turns import TurnStore
from production.schemas.outcomes import DeliveryStatus, LedgerState
from production.tests.builders import because
from production.tests.builders import form as form_message
from production.tests.support.api import SECRET, SERVICE, System
from production.tests.support.calls import FORM
from production.tests.support.turns import reply


async def test_an_unknown_ticket_is_not_found(system: System) -> None:
    answer = await system.api.get("/tickets/TKT-999999")
    assert (answer.status_code, answer.json()["error"]) == (404, "not_found")


async def test_a_ticket_number_of_another_form_is_explained(system: System) -> None:
    answer = await system.api.get("/tickets/12")
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "ticket_id")


async def test_a_ticket_can_be_looked_up_before_a_worker_has_seen_it(system: System) -> None:
    receipt = (await system.api.post("/support/form", json=FORM)).json()
    ticket = (await system.api.get(f"/tickets/{receipt['ticket_id']}")).json()
    assert (ticket["status"], ticket["access"]) == ("received", "status_only")


@pytest.mark.parametrize(
    ("token", "access", "words"),
    [
        (access_token(SECRET, "TKT-0900"), "full", ["Where is the export?"]),
        (access_token(SECRET, "TKT-0901"), "status_only", []),
        ("guess", "status_only", []),
    ],
)
async def test_the_words_of_a_ticket_need_its_token(system: System, token: str, access: str, words: list[str]) -> None:
    await TurnStore(system.database).claim([form_message("Where is the export?", ticket="TKT-0900")])
    ticket = (await system.api.get("/tickets/TKT-0900", headers={"X-Access-Token": token})).json()
    assert (ticket["access"], [message["content"] for message in ticket["messages"]]) == (access, words)


async def test_what_a_ticket_is_about_needs_its_token_too(system: System) -> None:
    await TurnStore(system.database).claim([form_message("Where is the export?", ticket="TKT-0900")])
    stranger = (await system.api.get("/tickets/TKT-0900")).json()
    owner = await system.api.get("/tickets/TKT-0900", headers={"X-Access-Token": access_token(SECRET, "TKT-0900")})
    assert (stranger["category"], stranger["priority"], stranger["subject"]) == (None, None, None)
    assert (owner.json()["category"], owner.json()["priority"]) == ("how_to", "medium")


@pytest.mark.parametrize("path", ["/tickets/TKT-0900", "/metrics/channels?hours=2160"])
async def test_who_shows_no_token_looks_only_now_and_then(system: System, path: str) -> None:
    answers = [(await system.api.get(path, headers={"X-Access-Token": "guess"})).status_code for _ in range(9)]
    assert (429 in answers[:8], answers[8]) == (False, 429)


async def test_whoever_holds_the_token_looks_as_often_as_they_like(system: System) -> None:
    await TurnStore(system.database).claim([form_message("Where is the export?", ticket="TKT-0900")])
    headers = {"X-Access-Token": access_token(SECRET, "TKT-0900")}
    assert {(await system.api.get("/tickets/TKT-0900", headers=headers)).status_code for _ in range(20)} == {200}


async def test_wrong_service_tokens_are_noted_and_slowed_down_and_the_right_one_is_not(
    system: System, capsys: pytest.CaptureFixture[str]
) -> None:
    async def ask(token: str) -> int:
        return (await system.api.get("/drafts", headers={"Authorization": f"Bearer {token}"})).status_code

    assert [await ask("a-guess") for _ in range(9)] == [401] * 8 + [429]
    assert await ask(SERVICE) == 200
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines() if "not_verified" in line]
    assert [(line["method"], line["path"]) for line in lines] == [("GET", "/api/v1/drafts")] * 8
    assert "a-guess" not in json.dumps(lines)


async def test_channel_figures_have_a_row_for_every_channel(system: System) -> None:
    figures = (await system.api.get("/metrics/channels")).json()
    documented = {"conversation_count", "avg_sentiment", "escalation_rate", "avg_response_latency_ms", "alerts"}
    assert set(figures["channels"]) == set(channels())
    assert [name for name, shown in figures["channels"].items() if documented - shown.keys()] == []
    assert figures["thresholds"] == {"escalation_rate": 0.25, "response_latency_ms": 3000.0}
    assert figures["channels"]["email"]["conversation_count"] == 0


async def test_health_names_every_component_and_their_latency(system: System) -> None:
    answer = await system.api.get("/health")
    health = answer.json()
    components = health["components"]
    assert (answer.status_code, health.keys()) == (200, {"status", "components", "version"})
    assert set(components) == {"database", "kafka", "gmail", "whatsapp", "agent", "mailboxes", "messages"}
    assert {each["status"] for each in components.values()} <= {"healthy", "degraded", "unhealthy"}
    assert (health["status"], components["database"]["status"]) == ("degraded", "healthy")
    assert [type(components[name]["latency_ms"]) for name in ("database", "kafka")] == [int, int]
    assert health["version"] == __version__


async def test_probes_do_not_depend_on_the_same_things(system: System) -> None:
    system.broker.away = True
    live = await system.api.get("http://inside/livez")
    ready = await system.api.get("http://inside/readyz")
    assert (live.status_code, ready.status_code) == (200, 200)


async def test_the_description_is_served_and_the_metrics_are_not(system: System) -> None:
    answers = [await system.api.get(f"http://inside/{path}") for path in ("docs", "openapi.json", "metrics")]
    assert [answer.status_code for answer in answers] == [200, 200, 404]


async def test_without_local_providers_there_is_no_sandbox(system: System) -> None:
    assert (await system.api.get("/sandbox")).status_code == 404


async def test_drafts_in_their_documented_shape_for_staff_only(system: System) -> None:
    turns = TurnStore(system.database)
    claim = await turns.claim([form_message("How do I export?")])
    assert claim is not None
    await turns.settle(claim, reply(delivery=DeliveryStatus.DRAFT))
    bearer = {"Authorization": f"Bearer {SERVICE}"}
    assert (await system.api.get("/drafts")).status_code == 401
    listed = await system.api.get("/drafts", headers=bearer)
    assert listed.status_code == 200, listed.text
    [draft] = listed.json()
    assert draft.keys() == {
        "id", "ticket_number", "channel", "customer_name", "question",
        "text", "confidence", "reason", "sources", "created_at",
    }  # fmt: skip
    assert (await system.api.get(f"/drafts/{draft['id']}", headers=bearer)).json() == draft
    empty = await system.api.post(f"/drafts/{draft['id']}/approve", headers=bearer, json={"text": ""})
    assert (empty.status_code, empty.json()["fields"][0]["field"]) == (422, "text")
    approved = await system.api.post(f"/drafts/{draft['id']}/approve", headers=bearer, json={})
    assert approved.json() == {"id": draft["id"], "status": "approved"}
    again = await system.api.post(f"/drafts/{draft['id']}/reject", headers=bearer, json={"reason": "late"})
    assert again.status_code == 404


async def test_services_see_what_was_parked_with_its_original(system: System) -> None:
    raw = RawEmail("m1", "t1", b"...", datetime.now(UTC))
    message = unreadable(raw, mailbox="support@techcorp.example", received_at=datetime.now(UTC), problem="too long")
    why = because("could not be read: too long")
    await TurnStore(system.database).park(message, state=LedgerState.PARKED, reason=why)
    [parked] = (await system.api.get("/parked", headers={"Authorization": f"Bearer {SERVICE}"})).json()
    assert (parked["event_id"], parked["reason"]) == (message.event_id, "could not be read: too long")
    assert len(parked["attachments"]) == 1


async def test_parked_messages_are_not_for_everybody(system: System) -> None:
    assert (await system.api.get("/parked")).status_code == 401


async def test_what_was_cut_from_a_mail_is_there_for_its_owner(system: System) -> None:
    message = form_message("It works.", cut="On Monday you wrote:\n> Try this.", ticket="TKT-0900")
    claim = await TurnStore(system.database).claim([message])
    assert claim is not None
    token = access_token(SECRET, "TKT-0900")
    ticket = (await system.api.get("/tickets/TKT-0900", headers={"X-Access-Token": token})).json()
    assert [each["cut"] for each in ticket["messages"]] == ["On Monday you wrote:\n> Try this."]
