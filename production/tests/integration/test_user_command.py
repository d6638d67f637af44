"""`fte user`: the first Admin, and tokens, from the command line."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from typer.testing import CliRunner

from production.__main__ import app
from production.database.pool import Database
from production.schemas.errors import ConfigurationError, Conflict


@pytest.fixture
def fte(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs a command; the lines that it prints."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("PUBLIC_URL", "https://support.example.com")

    def run(*arguments: str) -> list[dict[str, Any]]:
        result = CliRunner().invoke(app, ["user", *arguments])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return [json.loads(line) for line in result.stdout.splitlines()]

    return run


def create(fte: Any, *more: str) -> Any:
    return fte("create", "--email", "Mia@TechCorp.example", "--name", "Mia", *more)


def test_the_first_admin_gets_a_link(fte: Any) -> None:
    [made] = create(fte)
    assert (made["email"], made["role"], made["joined"]) == ("mia@techcorp.example", "admin", False)
    assert made["link"].startswith("https://support.example.com/console/welcome/#")
    with pytest.raises(Conflict):
        create(fte)


def test_everybody_is_listed_and_somebody_disabled(fte: Any) -> None:
    create(fte)
    fte(
        "create",
        "--email",
        "rep@techcorp.example",
        "--name",
        "Rosa",
        "--role",
        "rep",
        "--team",
        "billing",
        "--may-send",
    )
    fte("disable", "rep@techcorp.example")
    mia, rosa = fte("list")
    assert (rosa["teams"], rosa["may_send"], rosa["disabled_at"] is None, mia["disabled_at"]) == (
        ["billing"], True, False, None,
    )  # fmt: skip


def test_a_token_is_printed_once(fte: Any) -> None:
    create(fte)
    [made] = fte("token", "mia@techcorp.example", "--action", "read")
    assert made["token"].startswith("fte_")


async def test_a_token_is_the_operators_act_and_not_its_persons(fte: Any, database: Database) -> None:
    await asyncio.to_thread(create, fte)
    await asyncio.to_thread(fte, "token", "mia@techcorp.example")
    entry = await database.fetchrow("select * from audit_log join audit_changes using (id) where act = 'token_made'")
    mia = await database.fetchval("select id from users")
    assert (entry["actor_kind"], entry["actor_id"], entry["after"]["user_id"]) == ("system", None, str(mia))


def test_without_an_address_for_the_link_nobody_is_invited(fte: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PUBLIC_URL")
    with pytest.raises(ConfigurationError, match="PUBLIC_URL"):
        create(fte)
    assert fte("list") == []
