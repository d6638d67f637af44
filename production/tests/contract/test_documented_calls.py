"""The calls that README shows are answered as they stand there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from production.crm.permissions.model import Role
from production.crm.support.model import Claim
from production.tests.support.api import System
from production.tests.support.people import hired

README = (Path(__file__).parents[3] / "README.md").read_text("utf-8")
CALLS = re.findall(r"^curl .+?(?=\n(?:curl|```))", README, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call[:70])
async def test_it_is_answered(call: str, system: System, ticket: Claim) -> None:
    words = shlex.split(call.replace("\\\n", ""))
    address = next(word for word in words if word.startswith("http://127.0.0.1:8000/"))
    inside = address.replace("127.0.0.1:8000", "inside").replace("$TICKET", ticket.ticket_number)
    body = words[words.index("-d") + 1] if "-d" in words else None
    manager = await hired(system.database, Role.MANAGER, "support")
    headers = manager.bearer | {"Content-Type": "application/json"}
    answer = await system.api.request("POST" if body else "GET", inside, content=body, headers=headers)
    assert answer.is_success, answer.text
