"""`fte user`: the first Admin, and tokens, from the command line."""

from __future__ import annotations

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from production.__main__ import app
from production.schemas.errors import Conflict


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
