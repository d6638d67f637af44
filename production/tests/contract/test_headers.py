"""What every answer tells browsers and caches, and that every refusal has the promised form."""

from __future__ import annotations

from production.tests.support.api import SERVICE, System
from production.tests.support.calls import signed, whatsapp

ANSWERS = [
    ("GET", "/health"),
    ("GET", "/tickets/TKT-0001"),
    ("GET", "/tickets/wrong"),
    ("GET", "/nothing"),
    ("GET", "/customers/lookup?email=a@example.com"),
    ("DELETE", "/support/form"),
]


async def test_every_answer(system: System) -> None:
    for method, path in ANSWERS:
        headers = (await system.api.request(method, path)).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == "no-store"
        assert {"X-Access-Token", "Authorization"} <= set(headers["Vary"].split(", "))
        assert "Strict-Transport-Security" not in headers


async def test_also_the_answer_to_a_fault_of_ours(system: System) -> None:
    async with system.database.connection() as connection:
        await connection.execute("alter table tickets rename to elsewhere")
    answer = await system.api.get("/tickets/TKT-0001")
    assert (answer.status_code, answer.json()["error"]) == (500, "internal_error")
    assert (answer.headers["X-Content-Type-Options"], answer.headers["Cache-Control"]) == ("nosniff", "no-store")


async def test_browsers_come_back_by_tls_where_they_came_by_tls(system: System) -> None:
    answer = await system.api.get("https://inside/api/v1/health")
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=")


async def test_an_answer_that_is_sent_often_does_not_grow(system: System) -> None:
    form = whatsapp()
    answers = [await system.api.post("/webhooks/whatsapp", data=form, headers=signed(form)) for _ in range(3)]
    assert len({str(answer.headers) for answer in answers}) == 1


REFUSALS = [
    ("GET", "/nothing", b"", 404),
    ("DELETE", "/tickets/TKT-0001", b"", 405),
    ("POST", "/identity/codes", b"[" * 9_000, 422),
    ("POST", "/identity/codes", b"9" * 9_000, 422),
    ("POST", "/identity/codes", b"{", 422),
    ("POST", "/identity/codes", b"\xff\xfe", 422),
    ("POST", "/identity/verify", b'{"a":' * 3_000, 422),
    ("POST", "/support/form", b"[" * 9_000, 422),
    ("POST", "/support/form", b"9" * 9_000, 422),
]


async def test_every_refusal_has_the_same_form(system: System) -> None:
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {SERVICE}"}
    for method, path, content, status in REFUSALS:
        answer = await system.api.request(method, path, content=content, headers=headers)
        assert (answer.status_code, answer.json().keys()) == (status, {"error", "message", "fields"})
        assert status != 422 or answer.json()["fields"]


async def test_the_api_leads_nobody_to_the_host_that_was_named(system: System) -> None:
    answer = await system.api.get("/drafts/", headers={"Host": "evil.example"})
    assert "Location" not in answer.headers
