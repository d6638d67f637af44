"""The calls and shapes of the seeds' documents, as their readers would try them (`specs/seeds.md`)."""

from __future__ import annotations

import importlib
import secrets
from datetime import datetime
from typing import Any

import pytest
from pydantic_settings import BaseSettings

from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage
from production.schemas.ids import Priority
from production.schemas.outcomes import LedgerState, TicketStatus
from production.settings import Settings, brought_settings
from production.tests.builders import mail
from production.tests.support.api import BEARER, System
from production.tests.support.calls import FORM, envelope
from production.tests.support.deals import contact, made
from production.tests.support.turns import claimed, reply

AT = "http://inside"
RECORDS: dict[str, dict[str, type | tuple[type, ...]]] = {
    "contacts": {"id": int, "first_name": str, "last_name": str, "email": str, "phone": str, "company": str,
                 "position": str, "notes": str},
    "pipelines": {"id": int, "name": str, "description": str},
    "deals": {"id": int, "title": str, "description": str, "value": (int, float), "status": str, "pipeline_id": int,
              "contact_id": int},
    "tasks": {"id": int, "title": str, "description": str, "priority": str, "status": str, "is_completed": bool,
              "contact_id": int, "due_date": str},
}  # fmt: skip

SETTINGS = """
OPENAI_API_KEY SMTP_HOST SMTP_PORT SMTP_USERNAME SMTP_PASSWORD DATABASE_URL KAFKA_BOOTSTRAP_SERVERS
GMAIL_CLIENT_ID GMAIL_CLIENT_SECRET GMAIL_REFRESH_TOKEN GMAIL_PUBSUB_TOKEN
TWILIO_ACCOUNT_SID TWILIO_AUTH_TOKEN TWILIO_WHATSAPP_FROM MODEL_PATH MODEL_N_CTX MODEL_N_GPU_LAYERS
SCORING_CHURN_WEIGHT SCORING_VALUE_WEIGHT TOPIC_ALERT_BOOST"""


@pytest.fixture
async def ticket(system: System) -> str:
    turns = TurnStore(system.database)
    claim = await claimed(turns, mail("My order has not arrived: is this fraud?"))
    waits: dict[str, Any] = {"state": LedgerState.ESCALATED, "ticket_status": TicketStatus.ESCALATED, "parts": ()}
    await turns.settle(claim, reply(priority=Priority.HIGH, **waits))
    return claim.ticket_number


async def test_the_inbox_has_the_documented_shape(system: System, ticket: str) -> None:
    answer = await system.api.get(f"{AT}/api/tickets", headers=BEARER)
    body: dict[str, Any] = answer.json()
    [row] = body["tickets"]
    assert (row["id"], row["priority"], row["matches_topic_alert"]) == (ticket, "high", False)
    assert [type(row[name]) for name in ("subject", "smart_score", "customer_id")] == [str, float, str]
    assert datetime.fromisoformat(row["created_at"]).tzinfo is not None
    assert body["pagination"].keys() == {"page", "limit", "total", "has_next", "has_prev"}


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ("/api/tickets?status=open", {"tickets", "pagination", "topic_alerts_active", "matches"}),
        ("/api/tickets?topic_alerts=chargeback,fraud", {"tickets", "matches"}),
        ("/api/tickets?status=open&topic_alerts=chargeback,fraud,unauthorized", {"topic_alerts_active", "matches"}),
        ("/api/tickets/{ticket}/score-breakdown", {"total_score", "components", "customer", "ticket", "weights"}),
    ],
)
async def test_every_documented_call_answers(system: System, ticket: str, path: str, keys: set[str]) -> None:
    answer = await system.api.get(AT + path.format(ticket=ticket), headers=BEARER)
    assert (answer.status_code, keys - answer.json().keys()) == (200, set())


async def record(system: System, kind: str, **changes: Any) -> dict[str, Any]:
    ada = await contact(system.database) if kind in {"deals", "tasks"} else None
    bodies: dict[str, dict[str, Any]] = {
        "contacts": {"first_name": "John", "last_name": "Doe", "email": "john@example.com", "phone": "+12025550143",
                     "company": "Acme Inc", "position": "Buyer", "notes": "Met at the fair."},
        "pipelines": {"name": "Partners", "description": "Those who sell for us"},
        "deals": {"title": "Seats", "description": "For all", "value": 12.5, "pipeline_id": 1, "contact_id": ada},
        "tasks": {"title": "Call", "description": "About seats", "contact_id": ada, "due_date": "2027-07-01T09:00:00Z"},
    }  # fmt: skip
    return await made(system, f"/{kind}", bodies[kind] | changes, BEARER)


@pytest.mark.parametrize("kind", RECORDS)
async def test_records_have_the_documented_fields(system: System, kind: str) -> None:
    added = await record(system, kind)
    assert {name for name, kinds in RECORDS[kind].items() if not isinstance(added[name], kinds)} == set()
    assert datetime.fromisoformat(added["created_at"]) <= datetime.fromisoformat(added["updated_at"])


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        *[("deals", "status", each) for each in ("lead", "qualified", "proposal", "negotiation", "won", "lost")],
        *[("tasks", "priority", each) for each in ("low", "medium", "high", "urgent")],
        *[("tasks", "status", each) for each in ("todo", "in_progress", "completed", "cancelled")],
    ],
)
async def test_each_documented_status_and_priority_is_taken(system: System, kind: str, field: str, value: str) -> None:
    assert (await record(system, kind, **{field: value}))[field] == value


@pytest.mark.parametrize("kind", RECORDS)
async def test_what_is_deleted_answers_nothing_and_is_gone(system: System, kind: str) -> None:
    where = f"/{kind}/{(await record(system, kind))['id']}"
    deleted = await system.api.delete(where, headers=BEARER)
    assert (deleted.status_code, deleted.content) == (204, b"")
    assert (await system.api.get(where, headers=BEARER)).status_code == 404


def test_settings_have_their_documented_names() -> None:
    kinds: list[type[BaseSettings]] = [Settings, *brought_settings()]
    read = {name.upper() for kind in kinds for name in kind.model_fields}
    assert set(SETTINGS.split()) - read == set()


def test_the_documented_server_serves_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TICKET_TOKEN_SECRET", secrets.token_hex(16))
    monkeypatch.setattr("production.logs.configure", lambda _: None)  # it is the test's process
    app = importlib.import_module("production.api.main").app
    assert app.url_path_for("submit").endswith("/support/form")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *[("category", each) for each in ("general", "technical", "billing", "bug_report", "feedback", "how_to")],
        *[("priority", each) for each in ("low", "medium", "high", "urgent")],
    ],
)
async def test_each_documented_choice_of_the_form_is_taken(system: System, field: str, value: str) -> None:
    taken = await system.api.post(f"{AT}/api/v1/support/form", json=FORM | {field: value})
    assert taken.status_code == 201
    message = envelope(system)
    assert isinstance(message, InboundMessage)
    assert getattr(message.form, field) == value
