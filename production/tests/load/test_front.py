"""The front passes over what refuses, and heeds who is ready."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx

from production.lab.local.state import StateDir
from production.tests.load.front import Front


@asynccontextmanager
async def api(name: str, *, ready: bool = True) -> AsyncIterator[int]:
    """A server that says its name, and whether it is ready."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        status = "503 Not Ready" if head.startswith(b"GET /readyz") and not ready else "200 OK"
        writer.write(f"HTTP/1.1 {status}\r\nContent-Length: {len(name)}\r\nConnection: close\r\n\r\n{name}".encode())
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        yield server.sockets[0].getsockname()[1]


async def answers_through(tmp_path: Path, ports: list[int]) -> set[str]:
    """Names of those that answer six requests."""
    file = tmp_path / "apis.json"
    file.write_text(json.dumps(ports))
    front = Front(file)
    watching = asyncio.create_task(front.watch())
    try:
        async with await asyncio.start_server(front.serve, "127.0.0.1", 0) as server, httpx.AsyncClient() as client:
            url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
            await front.looked.wait()
            return {(await client.get(url, headers={"Connection": "close"})).text for _ in range(6)}
    finally:
        watching.cancel()


async def test_connections_are_spread(tmp_path: Path) -> None:
    async with api("one") as one, api("two") as two:
        assert await answers_through(tmp_path, [one, two]) == {"one", "two"}


async def test_who_is_not_ready_gets_none(tmp_path: Path) -> None:
    async with api("one") as one, api("two", ready=False) as two:
        assert await answers_through(tmp_path, [one, two]) == {"one"}


async def test_who_refuses_is_passed_over(tmp_path: Path) -> None:
    nobody = StateDir.open(tmp_path).port("nobody")
    async with api("one", ready=False) as one:  # nobody is ready, so everybody is tried
        assert await answers_through(tmp_path, [nobody, one]) == {"one"}
