"""The form as its page knows it: shapes, status codes, limits, and 2xx only for what is durable."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from production.database.spill import SpillStore
from production.schemas.envelope import InboundMessage
from production.stream.codec import decode
from production.tests.support.api import System
from production.tests.support.calls import FORM, TOPICS, envelope


async def test_the_form_answers_in_its_documented_shape(system: System) -> None:
    answer = await system.api.post("/support/form", json=FORM)
    body = answer.json()
    assert answer.status_code == 201
    assert body.keys() == {"ticket_id", "status", "message", "created_at", "access_token"}
    assert body["ticket_id"].startswith("TKT-")
    assert datetime.fromisoformat(body["created_at"]).tzinfo is not None
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
