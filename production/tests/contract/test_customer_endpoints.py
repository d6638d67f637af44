"""The customer endpoints as other programs know them: shapes, who is let in, and what is refused with a reason."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID, uuid4

import httpx
import pytest

from production.api.access import access_token
from production.crm.support.model import Claim
from production.database.outbox import OutboxStore
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage
from production.schemas.ids import Channel
from production.tests.builders import chat, form, mail
from production.tests.support.api import BEARER, SECRET, SERVICE, limits, serving

PHONE, ADDRESS, TICKET = "+12025550101", "ada@example.com", "TKT-0900"


@dataclass
class Office:
    api: httpx.AsyncClient
    database: Database
    turns: TurnStore

    async def wrote(self, message: InboundMessage) -> Claim:
        claim = await self.turns.claim([message])
        assert claim is not None
        return claim

    async def code(self) -> str:
        """What the customer reads in the mail."""
        [attempt] = await OutboxStore(self.database).take(Channel.EMAIL, 10)
        [code] = re.findall(r"\d{8}", attempt.message.text)
        return str(code)


@pytest.fixture
async def office(database: Database) -> AsyncIterator[Office]:
    async with serving(database, limits(refused=100)) as system:
        yield Office(system.api, database, TurnStore(database))


PROTECTED = [
    ("GET", "/customers/lookup?email=ada@example.com"),
    ("GET", "/customers/merge-suggestions"),
    ("GET", f"/customers/{uuid4()}"),
    ("POST", f"/customers/{uuid4()}/merge"),
    ("POST", f"/customers/{uuid4()}/unmerge"),
    ("GET", f"/conversations/{uuid4()}"),
]


async def test_strangers_are_not_let_in(office: Office) -> None:
    wrong = ["Bearer wrong", f"Basic {SERVICE}", "Bearer", "Bearer "]
    for headers in [{}, *({"Authorization": header} for header in wrong)]:
        answers = [await office.api.request(*route, headers=headers) for route in PROTECTED]
        assert [answer.status_code for answer in answers] == [401] * len(PROTECTED)


async def test_without_a_configured_token_no_service_is_let_in(database: Database) -> None:
    async with serving(database, service_token=None) as system:
        answers = [await system.api.request(*route, headers={"Authorization": "Bearer "}) for route in PROTECTED]
    assert {(answer.status_code, answer.headers["WWW-Authenticate"]) for answer in answers} == {(401, "Bearer")}


async def test_lookup_in_its_documented_shape(office: Office) -> None:
    claim = await office.wrote(mail(address=ADDRESS))
    body = (await office.api.get("/customers/lookup", params={"email": " Ada@EXAMPLE.com"}, headers=BEARER)).json()
    assert body.keys() == {
        "id", "name", "email", "phone", "company", "plan", "created_at",
        "identifiers", "conversations", "merges", "matched_by",
    }  # fmt: skip
    assert (body["id"], body["name"], body["email"]) == (str(claim.customer_id), "Ada Lovelace", ADDRESS)
    assert body["matched_by"].items() >= {"type": "email", "value": ADDRESS, "proof": "proven"}.items()
    assert [line["tickets"] for line in body["conversations"]] == [[claim.ticket_number]]


NOTATIONS = [
    "phone=%2B12025550101",
    "phone=+12025550101",
    "phone=+1+(202)+555-0101",
    "phone=(202)555-0101&region=us",
    "phone=whatsapp:%2B12025550101",
]


async def test_lookup_by_phone_in_any_notation(office: Office) -> None:
    claim = await office.wrote(chat(phone=PHONE))
    answers = [await office.api.get(f"/customers/lookup?{query}", headers=BEARER) for query in NOTATIONS]
    assert [answer.json()["id"] for answer in answers] == [str(claim.customer_id)] * len(NOTATIONS)


async def test_lookup_says_that_a_match_is_only_claimed(office: Office) -> None:
    await office.wrote(form(address=ADDRESS))
    answer = await office.api.get("/customers/lookup", params={"email": ADDRESS}, headers=BEARER)
    assert answer.json()["matched_by"]["proof"] == "claimed"


UNANSWERED: list[tuple[dict[str, str], int, list[str]]] = [
    ({}, 422, ["email"]),
    ({"email": "ada"}, 422, ["email"]),
    ({"email": "a\x00@b.example"}, 422, ["email"]),
    ({"phone": "12"}, 422, ["phone"]),
    ({"phone": "030 901820"}, 422, ["phone"]),
    ({"email": ADDRESS, "phone": PHONE}, 422, ["phone"]),
    ({"email": "nobody@example.com"}, 404, []),
    ({"email": ADDRESS, "phone": "+12025550199"}, 404, []),
]


async def test_lookup_refuses_with_a_reason(office: Office) -> None:
    await office.wrote(mail(address=ADDRESS))
    await office.wrote(chat(phone=PHONE))
    for params, status, fields in UNANSWERED:
        answer = await office.api.get("/customers/lookup", params=params, headers=BEARER)
        assert (answer.status_code, [found["field"] for found in answer.json()["fields"]]) == (status, fields)


async def test_a_conversation_in_its_documented_shape(office: Office) -> None:
    claim = await office.wrote(chat("How do I invite people?", phone=PHONE))
    body = (await office.api.get(f"/conversations/{claim.conversation_id}", headers=BEARER)).json()
    assert body.keys() == {
        "id", "customer_id", "channel", "status", "proof", "subject", "sentiment_score",
        "started_at", "last_inbound_at", "tickets", "messages",
    }  # fmt: skip
    [message] = body["messages"]
    assert message.keys() == {
        "id", "ticket_number", "direction", "role", "content", "cut", "delivery_status", "created_at",
    }  # fmt: skip
    assert (message["role"], message["content"]) == ("customer", "How do I invite people?")


@pytest.mark.parametrize(("path", "status"), [(str(UUID(int=4)), 404), ("TKT-0001", 422)])
async def test_an_unknown_conversation(office: Office, path: str, status: int) -> None:
    assert (await office.api.get(f"/conversations/{path}", headers=BEARER)).status_code == status


async def test_merge_and_unmerge(office: Office) -> None:
    kept, other = await office.wrote(chat(phone=PHONE)), await office.wrote(mail(address=ADDRESS))
    order = {"other_id": str(other.customer_id), "reason": "said so on the phone", "actor": "ines"}
    merged = (await office.api.post(f"/customers/{kept.customer_id}/merge", json=order, headers=BEARER)).json()
    assert merged["evidence"] == [{"rule": "staff", "detail": "said so on the phone", "proven": False}]
    found = await office.api.get("/customers/lookup", params={"email": ADDRESS, "phone": PHONE}, headers=BEARER)
    assert found.json()["id"] == str(kept.customer_id)
    undo = {"merge_id": merged["merge_id"], "actor": "omar"}
    undone = (await office.api.post(f"/customers/{kept.customer_id}/unmerge", json=undo, headers=BEARER)).json()
    assert (undone["merge_id"], undone["undone_by"]) == (merged["merge_id"], "omar")
    found = await office.api.get("/customers/lookup", params={"email": ADDRESS}, headers=BEARER)
    assert found.json()["id"] == str(other.customer_id)


async def test_a_merge_is_undone_at_its_own_customer(office: Office) -> None:
    kept, other = await office.wrote(chat(phone=PHONE)), await office.wrote(mail(address=ADDRESS))
    order = {"other_id": str(other.customer_id), "reason": "said so on the phone"}
    merged = (await office.api.post(f"/customers/{kept.customer_id}/merge", json=order, headers=BEARER)).json()
    stranger = await office.wrote(chat(phone="+12025550103"))
    undo = {"merge_id": merged["merge_id"]}
    answer = await office.api.post(f"/customers/{stranger.customer_id}/unmerge", json=undo, headers=BEARER)
    assert answer.status_code == 404


async def test_merging_without_a_reason_is_refused(office: Office) -> None:
    order = {"other_id": str(uuid4())}
    answer = await office.api.post(f"/customers/{uuid4()}/merge", json=order, headers=BEARER)
    assert answer.json()["fields"][0]["field"] == "reason"


async def test_suggestions_in_their_documented_shape(office: Office) -> None:
    await office.wrote(mail(address="ada@example.com"))
    await office.wrote(mail(address="ada+news@example.com"))
    body = (await office.api.get("/customers/merge-suggestions", headers=BEARER)).json()
    [suggestion] = body["suggestions"]
    assert suggestion.keys() == {"first", "second", "strength", "evidence"}
    assert suggestion["evidence"] == [
        {"rule": "same_mailbox", "detail": "ada+news@example.com and ada@example.com", "proven": True}
    ]
    assert 0 < suggestion["strength"] < 1


async def test_the_holder_of_a_ticket_proves_the_address_in_its_form(office: Office) -> None:
    await office.wrote(form(address=ADDRESS, ticket=TICKET))
    token = {"X-Access-Token": access_token(SECRET, TICKET)}
    sent = await office.api.post("/identity/codes", json={"ticket_id": TICKET}, headers=token)
    assert (sent.status_code, sent.json()["sent_to"]) == (202, "a***@example.com")
    typed = {"request_id": sent.json()["request_id"], "code": await office.code()}
    assert (await office.api.post("/identity/verify", json=typed)).json()["verified"] is True
    found = await office.api.get("/customers/lookup", params={"email": ADDRESS}, headers=BEARER)
    assert found.json()["matched_by"]["proof"] == "proven"


async def test_a_service_joins_a_chat_with_a_mail_address(office: Office) -> None:
    by_mail = await office.wrote(mail(address=ADDRESS))
    by_chat = await office.wrote(chat(phone=PHONE))
    order = {"ticket_id": by_chat.ticket_number, "email": ADDRESS}
    sent = await office.api.post("/identity/codes", json=order, headers=BEARER)
    code = await office.code()
    typed = {"request_id": sent.json()["request_id"], "code": f"{code[:4]} {code[4:]}"}
    await office.api.post("/identity/verify", json=typed)
    found = await office.api.get("/customers/lookup", params={"phone": PHONE}, headers=BEARER)
    assert found.json()["id"] == str(by_mail.customer_id)


@pytest.mark.parametrize(
    ("order", "headers", "status"),
    [
        ({"ticket_id": TICKET}, {}, 403),
        ({"ticket_id": TICKET}, {"X-Access-Token": access_token(SECRET, "TKT-0001")}, 403),
        ({"ticket_id": TICKET, "email": "eve@example.net"}, {"X-Access-Token": access_token(SECRET, TICKET)}, 403),
        ({"ticket_id": TICKET, "email": "eve"}, BEARER, 422),
        ({"ticket_id": "6"}, BEARER, 422),
        ({"ticket_id": "TKT-0001"}, BEARER, 404),
    ],
)
async def test_a_code_is_not_sent_for_everybody(
    office: Office, order: dict[str, str], headers: dict[str, str], status: int
) -> None:
    await office.wrote(form(address=ADDRESS, ticket=TICKET))
    answer = await office.api.post("/identity/codes", json=order, headers=headers)
    assert answer.status_code == status
    assert await OutboxStore(office.database).take(Channel.EMAIL, 10) == []


async def test_a_second_code_at_once_must_wait(office: Office) -> None:
    await office.wrote(form(address=ADDRESS, ticket=TICKET))
    order = {"ticket_id": TICKET}
    await office.api.post("/identity/codes", json=order, headers=BEARER)
    answer = await office.api.post("/identity/codes", json=order, headers=BEARER)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 60


async def test_a_wrong_code_says_how_many_tries_are_left(office: Office) -> None:
    await office.wrote(form(address=ADDRESS, ticket=TICKET))
    sent = await office.api.post("/identity/codes", json={"ticket_id": TICKET}, headers=BEARER)
    code = f"{(int(await office.code()) + 1) % 10**8:08d}"
    answer = await office.api.post("/identity/verify", json={"request_id": sent.json()["request_id"], "code": code})
    assert (answer.status_code, answer.json()["fields"]) == (
        422,
        [{"field": "code", "message": "is not the one we sent; 4 more tries"}],
    )


async def test_guessing_from_one_address_is_slowed(office: Office) -> None:
    typed = {"request_id": str(uuid4()), "code": "12345678"}
    answers = [await office.api.post("/identity/verify", json=typed) for _ in range(9)]
    assert [answer.status_code for answer in answers] == [404] * 8 + [429]
