"""What an operator does to it: kill a process, stop it, start it again."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import httpx
import psutil
import pytest

from production.lab.local.state import StateDir
from production.lab.waiting import eventually
from production.tests.support.stack import Stack, start, stop


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for parent in (tmp_path, *tmp_path.parents[:2]):
        parent.chmod(0o755)
    return tmp_path


async def test_stopping_leaves_no_process_and_starting_again_finds_the_data(folder: Path, repository: Path) -> None:
    port = StateDir.open(folder).port("api")
    first = start(folder, repository, port)
    form = {"name": "Ada", "email": "ada@example.com", "subject": "Password", "category": "how_to"}
    async with httpx.AsyncClient(base_url=f"{first.info['api_url']}/api/v1") as api:
        receipt = (await api.post("/support/form", json=form | {"message": "How do I reset my password?"})).json()
    assert stop(first) == 0
    assert [pid for pid in first.pids() if psutil.pid_exists(pid)] == []
    second = start(folder, repository, port)
    try:
        async with httpx.AsyncClient(base_url=f"{second.info['api_url']}/api/v1") as api:

            async def answered() -> bool | None:
                headers = {"X-Access-Token": receipt["access_token"]}
                ticket = (await api.get(f"/tickets/{receipt['ticket_id']}", headers=headers)).json()
                return bool(ticket["responses"]) or None

            assert await eventually(answered)
    finally:
        stop(second)


async def test_a_killed_worker_is_replaced_and_the_file_says_so(stack: Stack) -> None:
    def workers() -> list[int]:
        return list(json.loads((stack.state_dir / "stack.json").read_text())["pids"]["worker"])

    before = workers()
    os.kill(before[0], signal.SIGKILL)

    async def replaced() -> list[int] | None:
        return workers() if workers() != before else None

    [pid] = await eventually(replaced)
    assert psutil.pid_exists(pid)


def test_a_taken_port_is_explained(stack: Stack, folder: Path, repository: Path) -> None:
    port = int(stack.info["api_url"].rpartition(":")[2])
    with pytest.raises(pytest.fail.Exception, match=f"{port} is in use"):
        start(folder, repository, port)
