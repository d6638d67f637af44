"""The endpoints as other programs know them: shapes, status codes, and 2xx only for what is durable."""

from __future__ import annotations

import base64
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from twilio.request_validator import RequestValidator

from production.api.access import access_token
from production.channels.email.model import RawEmail
from production.channels.email.parse import unreadable
from production.database.pool import Database
from production.database.spill import SpillStore
from production.database.turns import TurnStore
from production.schemas.envelope import GmailNotification, InboundMessage
from production.schemas.outcomes import DeliveryStatus, LedgerState
from production.schemas.topics import Topics
from production.stream.codec import decode
from production.tests.builders import because
from production.tests.builders import form as form_message
from production.tests.integration.test_turns import reply
from production.tests.support.api import AUTH_TOKEN, PUSH_TOKEN, SECRET, SERVICE, System, serving

TOPICS = Topics()
FORM = {
    "name": "Lisa Chen",
    "email": "lisa.chen@example.com",
    "subject": "How to set up automations?",
    "category": "how_to",
    "message": "I just upgraded to Starter and want to set up a Slack notification automation.",
}


@pytest.fixture
async def system(database: Database) -> AsyncIterator[System]:
    async with serving(database) as system:
        yield system


def whatsapp(body: str = "Hello", **changes: str) -> dict[str, str]:
    return {
        "MessageSid": "SM" + "1" * 32,
        "AccountSid": "AC" + "1" * 32,
        "From": "whatsapp:+12025550101",
        "To": "whatsapp:+14155551000",
        "Body": body,
        "NumMedia": "0",
        "ProfileName": "Ada",
    } | changes


def signed(form: dict[str, str], path: str = "/webhooks/whatsapp") -> dict[str, str]:
    url = f"https://support.techcorp.example/api/v1{path}"
    return {"X-Twilio-Signature": RequestValidator(AUTH_TOKEN).compute_signature(url, form)}


def push(mailbox: str = "Support@TechCorp.example", history_id: int = 42) -> dict[str, Any]:
    data = json.dumps({"emailAddress": mailbox, "historyId": history_id}).encode()
    return {"message": {"data": base64.b64encode(data).decode(), "messageId": "m1"}, "subscription": "s"}


def envelope(system: System) -> InboundMessage | GmailNotification:
    [(_, value)] = system.broker.published
    return decode(value)


async def test_the_form_answers_in_its_documented_shape(system: System) -> None:
    answer = await system.api.post("/support/form", json=FORM)
    body = answer.json()
    assert answer.status_code == 201
    assert body.keys() == {"ticket_id", "status", "message", "created_at", "access_token"}
    assert body["ticket_id"].startswith("TKT-")
    assert (body["status"], body["message"]) == (
        "received",
        "Your support request has been received. Our team will respond within 30 minutes.",
    )


async def test_the_form_is_in_the_topic_before_the_answer(system: System) -> None:
    number = (await system.api.post("/support/form", json=FORM)).json()["ticket_id"]
    message = envelope(system)
    assert isinstance(message, InboundMessage)
    assert message.form is not None
    assert (message.form.ticket_number, message.key, message.sender.proof) == (number, FORM["email"], "claimed")


async def test_the_same_submission_again_is_the_same_ticket_and_event(system: System) -> None:
    headers = {"Idempotency-Key": "one"}
    first, second = [(await system.api.post("/support/form", json=FORM, headers=headers)).json() for _ in range(2)]
    events = {decode(value).event_id for _, value in system.broker.published}
    assert (first["ticket_id"], len(events)) == (second["ticket_id"], 1)


async def test_another_api_process_gives_a_repeated_submission_the_same_number(system: System) -> None:
    headers = {"Idempotency-Key": "one"}
    first = (await system.api.post("/support/form", json=FORM, headers=headers)).json()["ticket_id"]
    system.deps.numbers._by_key.clear()  # as a process that has just started
    assert (await system.api.post("/support/form", json=FORM, headers=headers)).json()["ticket_id"] == first


@pytest.mark.parametrize("away", [False, True])
@pytest.mark.parametrize(
    "change",
    [
        {"message": "My account number is 12345."},
        {"name": "Lisa"},
        {"subject": "Another one"},
        {"category": "billing"},
        {"priority": "high"},
    ],
)
async def test_another_form_under_the_same_key_gets_no_token(
    system: System, change: dict[str, str], *, away: bool
) -> None:
    headers = {"Idempotency-Key": "order-1"}
    first = (await system.api.post("/support/form", json=FORM, headers=headers)).json()
    if away:
        system.database._url = "postgresql://postgres@127.0.0.1:1/nowhere"
        await system.database.close()
    other = await system.api.post("/support/form", json=FORM | change, headers=headers)
    assert (other.status_code, other.json()["fields"][0]["field"]) == (422, "Idempotency-Key")
    assert first["access_token"] not in other.text
    assert len(system.broker.published) == 1


async def test_what_the_page_measures_may_differ_at_the_next_try(system: System) -> None:
    headers = {"Idempotency-Key": "one"}
    tries = (FORM | {"elapsed_ms": 9_000}, FORM | {"elapsed_ms": 12_000, "turnstile_token": "fresh"})
    receipts = [(await system.api.post("/support/form", json=each, headers=headers)).json() for each in tries]
    assert receipts[0]["ticket_id"] == receipts[1]["ticket_id"]


async def test_a_robot_learns_nothing_by_the_key_of_somebody_else(system: System) -> None:
    headers = {"Idempotency-Key": "order-1"}
    bodies = (FORM, FORM | {"website": "https://spam.example"})
    first, robot = [(await system.api.post("/support/form", json=each, headers=headers)).json() for each in bodies]
    assert first["access_token"] != robot["access_token"]


async def test_the_same_words_twice_are_two_tickets(system: System) -> None:
    first, second = [(await system.api.post("/support/form", json=FORM)).json() for _ in range(2)]
    assert first["ticket_id"] != second["ticket_id"]


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"email": "nobody"}, {"email"}),
        ({"message": ""}, {"message"}),
        ({"category": "sales"}, {"category"}),
        ({"name": " ", "subject": "x"}, {"name", "subject"}),
        ({"priority": "now"}, {"priority"}),
    ],
)
async def test_wrong_fields_are_named(system: System, change: dict[str, str], fields: set[str]) -> None:
    answer = await system.api.post("/support/form", json=FORM | change)
    assert answer.status_code == 422
    assert {problem["field"] for problem in answer.json()["fields"]} == fields
    assert system.broker.published == []


async def test_a_missing_field_and_broken_json_are_named(system: System) -> None:
    missing = await system.api.post("/support/form", json={key: FORM[key] for key in FORM if key != "email"})
    broken = await system.api.post("/support/form", content=b"{", headers={"Content-Type": "application/json"})
    assert (missing.status_code, missing.json()["fields"][0]["field"]) == (422, "email")
    assert (broken.status_code, broken.json()["error"]) == (422, "invalid_input")


async def test_a_filled_honeypot_looks_accepted_and_goes_nowhere(system: System) -> None:
    answer = await system.api.post("/support/form", json=FORM | {"website": "https://spam.example"})
    assert (answer.status_code, system.broker.published) == (201, [])


async def test_who_is_refused_too_often_waits_and_the_provider_is_not_locked_out_by_its_own_success(
    system: System,
) -> None:
    form = whatsapp("Hello")

    async def post(headers: dict[str, str]) -> int:
        return (await system.api.post("/webhooks/whatsapp", data=form, headers=headers)).status_code

    assert [await post(signed(form)) for _ in range(10)] == [200] * 10
    assert [await post({}) for _ in range(9)] == [403] * 8 + [429]
    assert await post(signed(form)) == 200


async def test_after_many_forged_pushes_a_genuine_one_is_taken(system: System) -> None:
    async def post(token: str) -> int:
        headers = {"Authorization": f"Bearer {token}"}
        return (await system.api.post("/webhooks/gmail", json=push(), headers=headers)).status_code

    assert [await post("forged") for _ in range(10)] == [403] * 8 + [429] * 2
    assert await post(PUSH_TOKEN) == 200


async def test_too_many_forms_from_one_address_have_to_wait(system: System) -> None:
    answers = [await system.api.post("/support/form", json=FORM) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [201] * 5 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0


async def test_one_subscriber_has_one_limit_whatever_address_of_the_network_is_used(system: System) -> None:
    answers = []
    for number in range(6):
        async with system.called_from(f"2001:db8:0:1::{number}") as api:
            answers.append((await api.post("/support/form", json=FORM)).status_code)
    assert answers == [201] * 5 + [429]


async def test_many_forms_in_one_name_are_accepted_and_left_to_a_person(system: System) -> None:
    for number in range(5):
        async with system.called_from(f"192.0.2.{number}") as api:
            assert (await api.post("/support/form", json=FORM)).status_code == 201
    messages = [decode(value) for _, value in system.broker.published]
    assert [each.form and each.form.limited for each in messages if isinstance(each, InboundMessage)] == (
        [False] * 3 + [True] * 2
    )


async def test_robots_use_up_nothing_of_the_person_they_name(system: System) -> None:
    for number in range(5):
        async with system.called_from(f"2001:db8:{number}::1") as api:
            await api.post("/support/form", json=FORM | {"website": "https://spam.example"})
    await system.api.post("/support/form", json=FORM)
    message = envelope(system)
    assert isinstance(message, InboundMessage)
    assert message.form
    assert not message.form.limited


async def test_large_bodies_are_refused_with_and_without_length(system: System) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(30):
            yield b"x" * 1_000

    declared = await system.api.post("/support/form", json=FORM | {"message": "x" * 30_000})
    undeclared = await system.api.post("/support/form", content=chunks())
    assert (declared.status_code, undeclared.status_code) == (413, 413)


async def test_while_kafka_is_away_the_form_is_kept_in_postgres(system: System) -> None:
    system.broker.away = True
    answer = await system.api.post("/support/form", json=FORM)
    [(_, topic, key, value)] = await SpillStore(system.database).spilled(10)
    assert answer.status_code == 201
    assert (topic, key, decode(value).key) == (TOPICS.incoming, FORM["email"], FORM["email"])


async def test_with_both_away_the_provider_is_asked_to_try_again(system: System, postgres_url: str) -> None:
    await system.api.post("/support/form", json=FORM)  # leases numbers
    system.broker.away = True
    system.database._url = "postgresql://postgres@127.0.0.1:1/nowhere"
    await system.database.close()
    answer = await system.api.post("/support/form", json=FORM)
    assert (answer.status_code, answer.json()["error"]) == (503, "unavailable")


async def test_a_signed_whatsapp_message_is_accepted(system: System) -> None:
    form = whatsapp("How do I invite people?")
    answer = await system.api.post("/webhooks/whatsapp", data=form, headers=signed(form))
    message = envelope(system)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/xml")
    assert (message.event_id, message.key) == (f"whatsapp:{form['MessageSid']}", "+12025550101")


@pytest.mark.parametrize("headers", [{}, {"X-Twilio-Signature": "forged"}])
async def test_unsigned_whatsapp_messages_are_refused(system: System, headers: dict[str, str]) -> None:
    answer = await system.api.post("/webhooks/whatsapp", data=whatsapp(), headers=headers)
    assert (answer.status_code, answer.json()["error"], system.broker.published) == (403, "forbidden", [])


async def test_a_signed_message_without_sid_names_the_field(system: System) -> None:
    form = whatsapp(MessageSid="")
    answer = await system.api.post("/webhooks/whatsapp", data=form, headers=signed(form))
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "MessageSid")


async def test_delivery_reports_need_a_signature_too(system: System) -> None:
    report = {"MessageSid": "SM" + "2" * 32, "MessageStatus": "delivered"}
    path = "/webhooks/whatsapp/status"
    refused = await system.api.post(path, data=report)
    accepted = await system.api.post(path, data=report, headers=signed(report, path))
    assert (refused.status_code, accepted.status_code) == (403, 204)


async def test_a_push_of_our_subscription_becomes_a_notification(system: System) -> None:
    answer = await system.api.post("/webhooks/gmail", json=push(), headers={"Authorization": f"Bearer {PUSH_TOKEN}"})
    notification = envelope(system)
    assert isinstance(notification, GmailNotification)
    assert answer.status_code == 200
    assert (notification.mailbox, notification.history_id) == ("support@techcorp.example", 42)


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer forged"}, {"Authorization": "Basic x"}])
async def test_other_pushes_are_refused(system: System, headers: dict[str, str]) -> None:
    answer = await system.api.post("/webhooks/gmail", json=push(), headers=headers)
    assert (answer.status_code, system.broker.published) == (403, [])


async def test_a_push_without_mailbox_names_the_field(system: System) -> None:
    headers = {"Authorization": f"Bearer {PUSH_TOKEN}"}
    answer = await system.api.post("/webhooks/gmail", json=push(mailbox=""), headers=headers)
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "message.data.emailAddress")


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

    assert [await ask("a-guess") for _ in range(9)] == [403] * 8 + [429]
    assert await ask(SERVICE) == 200
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines() if "not_verified" in line]
    assert [(line["method"], line["path"]) for line in lines] == [("GET", "/api/v1/drafts")] * 8
    assert "a-guess" not in json.dumps(lines)


async def test_channel_figures_have_a_row_for_every_channel(system: System) -> None:
    figures = (await system.api.get("/metrics/channels")).json()
    assert set(figures["channels"]) == {"email", "whatsapp", "web_form"}
    assert figures["channels"]["email"]["conversation_count"] == 0


async def test_health_names_every_component_and_their_latency(system: System) -> None:
    answer = await system.api.get("/health")
    health = answer.json()
    assert answer.status_code == 200
    assert set(health["components"]) == {"database", "kafka", "gmail", "whatsapp", "agent", "mailboxes", "messages"}
    assert (health["status"], health["components"]["database"]["status"]) == ("degraded", "healthy")
    assert isinstance(health["components"]["kafka"]["latency_ms"], int)


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


async def test_drafts_in_their_documented_shape_for_services_only(system: System) -> None:
    turns = TurnStore(system.database)
    claim = await turns.claim([form_message("How do I export?")])
    assert claim is not None
    await turns.settle(claim, reply(delivery=DeliveryStatus.DRAFT))
    bearer = {"Authorization": f"Bearer {SERVICE}"}
    assert (await system.api.get("/drafts")).status_code == 403
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
    assert (await system.api.get("/parked")).status_code == 403


async def test_what_was_cut_from_a_mail_is_there_for_its_owner(system: System) -> None:
    message = form_message("It works.", cut="On Monday you wrote:\n> Try this.", ticket="TKT-0900")
    claim = await TurnStore(system.database).claim([message])
    assert claim is not None
    token = access_token(SECRET, "TKT-0900")
    ticket = (await system.api.get("/tickets/TKT-0900", headers={"X-Access-Token": token})).json()
    assert [each["cut"] for each in ticket["messages"]] == ["On Monday you wrote:\n> Try this."]
