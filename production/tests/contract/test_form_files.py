"""The form with files, from the upload to the download by a service."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import httpx
import pytest

from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.envelope import InboundMessage
from production.schemas.errors import InvalidInput
from production.stream.codec import decode
from production.tests.support.api import BEARER, System, limits, serving
from production.tests.support.calls import FORM
from production.tests.unit.crm.attached import PNG, SAMPLES

PATH = "/support/form"
NOTHING_PICKED = ("files", ("", b"", "application/octet-stream"))
PICTURE = ("files", ("screen shot.png", PNG, "application/octet-stream"))


class Forms(System):
    async def send(self, *files: Any, key: str | None = None, **changes: str) -> httpx.Response:
        headers = {"Idempotency-Key": key} if key else {}
        return await self.api.post(PATH, data=FORM | changes, files=list(files), headers=headers)

    def published(self) -> InboundMessage:
        message = decode(self.broker.published[-1][1])
        assert isinstance(message, InboundMessage)
        return message

    async def listed(self) -> list[dict[str, Any]]:
        """Attachments of the conversation that the newest message opened."""
        claim = await TurnStore(self.database).claim([self.published()])
        assert claim is not None
        answer = await self.api.get(f"/conversations/{claim.conversation_id}/attachments", headers=BEARER)
        found: list[dict[str, Any]] = answer.raise_for_status().json()["attachments"]
        return found


@pytest.fixture
async def system(database: Database) -> AsyncIterator[Forms]:
    async with serving(database, limits(form=10, claim=10)) as system:
        yield Forms(**vars(system))


async def test_a_multipart_form_without_files_is_a_form(system: Forms) -> None:
    answer = await system.send(NOTHING_PICKED)
    assert (answer.status_code, system.published().attachments) == (201, ())


async def test_the_message_names_its_files(system: Forms) -> None:
    answer = await system.send(PICTURE)
    (attached,) = system.published().attachments
    assert answer.status_code == 201
    assert (attached.name, attached.content_type, attached.size_bytes) == ("screen shot.png", "image/png", len(PNG))


async def test_a_service_gets_back_what_was_sent(system: Forms) -> None:
    await system.send(*(("files", (name, *SAMPLES[name])) for name in ("a.docx", "a.csv")))
    document, table = await system.listed()
    answer = await system.api.get(f"/attachments/{document['id']}", headers=BEARER)
    assert answer.content == SAMPLES["a.docx"][0]
    assert document["sha256"] == hashlib.sha256(answer.content).hexdigest()
    assert (table["name"], table["state"]) == ("a.csv", "stored")


async def test_no_browser_shows_or_runs_a_file(system: Forms) -> None:
    await system.send(("files", ("Rückfrage 1.txt", b"words", "text/html")))
    (file,) = await system.listed()
    headers = (await system.api.get(f"/attachments/{file['id']}", headers=BEARER)).headers
    assert headers["Content-Disposition"].startswith("attachment; filename=")
    assert headers["Content-Disposition"].endswith("filename*=UTF-8''R%C3%BCckfrage%201.txt")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Type"].startswith("text/plain")
    assert "sandbox" in headers["Content-Security-Policy"]


async def test_without_the_service_token_nobody_reads(system: Forms) -> None:
    await system.send(PICTURE)
    (file,) = await system.listed()
    paths = (f"/attachments/{file['id']}", f"/conversations/{uuid4()}/attachments")
    assert [(await system.api.get(path)).status_code for path in paths] == [401, 401]


async def test_an_unknown_attachment_is_not_found(system: Forms) -> None:
    answer = await system.api.get(f"/attachments/{uuid4()}", headers=BEARER)
    assert (answer.status_code, answer.json()["error"]) == (404, "not_found")


async def test_the_same_submission_again_keeps_its_files_once(system: Forms) -> None:
    first, second = [(await system.send(PICTURE, key="k1")).json()["ticket_id"] for _ in range(2)]
    assert first == second
    assert len(await system.listed()) == 1


@pytest.mark.parametrize(
    "files",
    [
        (NOTHING_PICKED,),
        (("files", ("screen shot.png", PNG + b" ", "image/png")),),
        (("files", ("another.png", PNG, "image/png")),),
        (PICTURE, PICTURE),
    ],
)
async def test_other_files_under_the_same_key_are_another_form(system: Forms, files: tuple[Any, ...]) -> None:
    await system.send(PICTURE, key="k1")
    answer = await system.send(*files, key="k1")
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "Idempotency-Key")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 201),
        ({"Origin": "http://inside"}, 201),
        ({"Origin": "https://inside"}, 201),
        ({"Origin": "https://support.techcorp.example"}, 201),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "https://inside.evil.example"}, 403),
        ({"Origin": "https://inside:8443"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
    ],
)
async def test_another_site_cannot_make_its_visitors_send_forms(
    system: Forms, headers: dict[str, str], status: int
) -> None:
    answer = await system.api.post(PATH, data=FORM, files=[PICTURE], headers=headers)
    assert (answer.status_code, len(system.broker.published)) == (status, int(status == 201))


async def test_json_and_multipart_say_the_same(system: Forms) -> None:
    headers = {"Idempotency-Key": "k1"}
    answers = [await system.send(NOTHING_PICKED, key="k1"), await system.api.post(PATH, json=FORM, headers=headers)]
    assert len({answer.json()["ticket_id"] for answer in answers}) == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("page.html", b"<html>", "page.html"),
        ("fake.png", b"MZ\x90\x00", "fake.png"),
        ("empty.txt", b"", "empty"),
        ("large.txt", b"x" * 10_001, "larger"),
    ],
)
async def test_a_bad_file_is_named_and_nothing_is_accepted(system: Forms, name: str, content: bytes, said: str) -> None:
    answer = await system.send(PICTURE, ("files", (name, content, "image/png")))
    (problem,) = answer.json()["fields"]
    assert (answer.status_code, problem["field"], said in problem["message"]) == (422, "files", True)
    assert system.broker.published == []


@pytest.mark.parametrize("count", [4, 60])
async def test_too_many_files(system: Forms, count: int) -> None:
    answer = await system.send(*[PICTURE] * count)
    assert (answer.status_code, answer.json()["error"]) == (422, "invalid_input")


async def test_files_of_another_field_are_not_lost_silently(system: Forms) -> None:
    answer = await system.send(("photo", ("a.png", PNG, "image/png")))
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "files")


async def test_wrong_fields_are_named_as_in_json(system: Forms) -> None:
    answer = await system.send(PICTURE, email="nobody", subject="")
    assert (answer.status_code, {each["field"] for each in answer.json()["fields"]}) == (422, {"email", "subject"})


@pytest.mark.parametrize("content_type", ["multipart/form-data", "multipart/form-data; boundary=x", "text/plain", ""])
async def test_a_body_that_cannot_be_taken_apart_is_explained(system: Forms, content_type: str) -> None:
    answer = await system.api.post(PATH, content=b"--y\r\nnonsense", headers={"Content-Type": content_type})
    assert (answer.status_code, answer.json()["error"]) == (422, "invalid_input")


async def test_an_upload_over_the_limit_is_refused_with_and_without_length(system: Forms) -> None:
    async def endless() -> AsyncIterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
        for _ in range(100):
            yield b"x" * 1_000

    declared = await system.send(("files", ("a.txt", b"x" * 60_000, "text/plain")))
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    undeclared = await system.api.post(PATH, content=endless(), headers=headers)
    assert (declared.status_code, undeclared.status_code) == (413, 413)


async def test_json_keeps_its_own_smaller_limit(system: Forms) -> None:
    answer = await system.api.post(PATH, json=FORM | {"message": "x" * 21_000})
    assert answer.status_code == 413


async def test_while_postgres_is_away_files_are_not_promised(system: Forms) -> None:
    system.deps.database = Database("postgresql://nobody@127.0.0.1:9/nothing")
    answer = await system.send(PICTURE)
    assert (answer.status_code, system.broker.published) == (503, [])
    assert int(answer.headers["Retry-After"]) > 0


async def test_a_robot_leaves_no_files(system: Forms) -> None:
    answer = await system.send(PICTURE, website="https://spam.example")
    async with system.database.connection() as connection:
        kept = await connection.fetchval("select count(*) from attachments")
    assert (answer.status_code, kept, system.broker.published) == (201, 0, [])


@pytest.mark.parametrize(("elapsed_ms", "accepted"), [("200", 0), ("1499", 0), ("1500", 1), ("60000", 1)])
async def test_faster_than_a_person_looks_accepted_and_goes_nowhere(
    system: Forms, elapsed_ms: str, accepted: int
) -> None:
    answer = await system.api.post(PATH, json=FORM | {"elapsed_ms": int(elapsed_ms)})
    assert (answer.status_code, len(system.broker.published)) == (201, accepted)


async def test_turnstile_is_asked_about_people_only(system: Forms) -> None:
    asked: list[str | None] = []

    class StubTurnstile:
        async def check(self, token: str | None, *, address: str) -> None:
            asked.append(token)
            if token != "person":
                raise InvalidInput("turnstile_token", "Please confirm that you are a person.")

    system.deps.turnstile = StubTurnstile()
    wanted = {"turnstile_token": "person"}
    bodies = (FORM, FORM | wanted, FORM | {"website": "https://spam.example"})
    answers = [await system.api.post(PATH, json=body) for body in bodies]
    assert [answer.status_code for answer in answers] == [422, 201, 201]
    assert (answers[0].json()["fields"][0]["field"], asked) == ("turnstile_token", [None, "person"])


async def test_the_page_can_ask_for_the_rules(system: Forms) -> None:
    rules = (await system.api.get(PATH)).json()
    assert (rules["max_files"], rules["max_file_bytes"], rules["turnstile_site_key"]) == (3, 10_000, None)
    assert {"png", "pdf", "docx"} <= set(rules["extensions"])
