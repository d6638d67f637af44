"""Nobody holds what others need by being slow."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import httpx
import pytest
import uvicorn
from fastapi import FastAPI, Request

from production.api import connections, problems
from production.api.body_limit import BodyLimit, Patience
from production.api.connections import Impatient

UPLOAD = "/upload"
MULTIPART = {"Content-Type": "multipart/form-data; boundary=x"}
PART = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'
END = b"--x--\r\n"


def build(patience: Patience) -> FastAPI:
    app = FastAPI()
    problems.install(app)
    app.add_middleware(BodyLimit, limit=1_000, uploads={UPLOAD: 10_000, "/early": 10_000}, patience=patience)

    @app.post(UPLOAD)
    async def upload(request: Request) -> int:
        return len(await request.form())

    @app.post("/early")
    async def early() -> None:
        return None

    @app.post("/other")
    async def other(request: Request) -> int:
        return len(await request.body())

    return app


@asynccontextmanager
async def caller(app: FastAPI, address: str = "192.0.2.1") -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app, client=(address, 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://inside") as client:
        yield client


async def never_ending() -> AsyncIterator[bytes]:
    yield PART
    await asyncio.Event().wait()


@pytest.mark.parametrize("path", [UPLOAD, "/other"])
async def test_a_body_has_a_deadline(path: str) -> None:
    async with caller(build(Patience(body_s=0.01, upload_s=0.01))) as client:
        answer = await client.post(path, content=never_ending(), headers=MULTIPART)
    assert (answer.status_code, answer.json()["error"]) == (408, "too_slow")
    assert answer.headers["Connection"] == "close"


class Uploads:
    """Uploads that have begun and wait for our word to end."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app
        self.end = asyncio.Event()
        self.tasks: list[asyncio.Task[httpx.Response]] = []

    async def begin(self, address: str) -> None:
        begun = asyncio.Event()

        async def body() -> AsyncIterator[bytes]:
            begun.set()
            yield PART
            await self.end.wait()
            yield END

        async def send() -> httpx.Response:
            async with caller(self.app, address) as client:
                return await client.post(UPLOAD, content=body(), headers=MULTIPART)

        self.tasks.append(asyncio.create_task(send()))
        await begun.wait()


async def answer_to_one_more(app: FastAPI, address: str) -> httpx.Response:
    async with caller(app, address) as client:
        return await client.post(UPLOAD, content=PART + END, headers=MULTIPART)


@pytest.mark.parametrize("addresses", [["192.0.2.1"] * 3, [f"192.0.2.{number}" for number in range(8)]])
async def test_uploads_beyond_the_places_are_refused_before_they_are_read(addresses: list[str]) -> None:
    app = build(Patience())
    uploads = Uploads(app)
    for address in addresses:
        await uploads.begin(address)
    refused = await answer_to_one_more(app, addresses[0])
    assert (refused.status_code, refused.json()["error"]) == (503, "unavailable")
    assert int(refused.headers["Retry-After"]) > 0
    uploads.end.set()
    assert {(await task).status_code for task in uploads.tasks} == {200}
    assert (await answer_to_one_more(app, addresses[0])).status_code == 200


async def test_one_network_does_not_take_the_places_of_all() -> None:
    app = build(Patience())
    uploads = Uploads(app)
    for _ in range(3):
        await uploads.begin("192.0.2.1")
    assert (await answer_to_one_more(app, "192.0.2.2")).status_code == 200
    uploads.end.set()
    await asyncio.gather(*uploads.tasks)


@pytest.mark.parametrize("path", [UPLOAD, "/other"])
async def test_a_caller_who_hangs_up_is_no_error(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    parts: Iterator[dict[str, object]] = iter(
        [{"type": "http.request", "body": PART, "more_body": True}, {"type": "http.disconnect"}]
    )

    async def receive() -> dict[str, object]:
        return next(parts)

    async def send(message: object) -> None:
        pass

    headers = [(b"content-type", MULTIPART["Content-Type"].encode())]
    scope = {"type": "http", "method": "POST", "path": path, "query_string": b"", "scheme": "http", "headers": headers}
    await build(Patience())(scope, receive, send)
    assert capsys.readouterr().err == ""


@pytest.fixture
async def port(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[int]:
    monkeypatch.setattr(connections, "HEAD_S", 0.2)
    monkeypatch.setattr(connections, "HEAD_BYTES", 2_000)
    config = uvicorn.Config(build(Patience()), port=0, log_config=None, http=Impatient, lifespan="off")
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    await serving


HEAD = b"POST /other HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n"


@pytest.mark.parametrize("sent", [b"", b"PO", HEAD, HEAD + b"\r\nok" + HEAD], ids=["none", "line", "head", "second"])
async def test_a_head_that_does_not_end_ends_the_connection(port: int, sent: bytes) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(sent)
    async with asyncio.timeout(20):
        answer = await reader.read()  # until the other side closes
    assert answer.count(b"HTTP/1.1 200") == sent.count(b"ok")
    writer.close()


async def test_a_head_without_end_is_cut_off(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "HEAD_S", 600)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(HEAD + b"X-Filler: 1\r\n" * 1_000)
    async with asyncio.timeout(20):
        assert await reader.read() == b""
    writer.close()


async def test_a_body_that_nobody_reads_is_not_waited_for(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = HEAD.replace(b"/other", b"/early").replace(b"Length: 2", b"Length: 999")
    writer.write(head + f"Content-Type: {MULTIPART['Content-Type']}\r\n\r\n".encode() + PART)
    async with asyncio.timeout(20):
        assert (await reader.read()).startswith(b"HTTP/1.1 200")
    writer.close()


async def test_who_sends_all_before_reading_learns_why_it_is_refused(port: int) -> None:
    """A connection closed over unread bytes takes the answer with it."""
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        answer = await client.post("/other", content=b"x" * 5_000_000)
    assert (answer.status_code, answer.json()["error"]) == (413, "too_large")


async def test_a_head_that_was_told_in_time_leaves_body_and_answer_their_own_time() -> None:
    config = uvicorn.Config(build(Patience()), log_config=None, http=Impatient, lifespan="off")
    connection = Impatient(config, uvicorn.server.ServerState(), {})
    connection.connection_made(asyncio.Transport())
    assert connection._deadline is not None
    connection.data_received(HEAD + b"\r\no")
    assert connection._deadline is None
