"""`fte customer` as an operator types it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest
from typer.testing import CliRunner

from production.commands.customers import app
from production.database.pool import Database
from production.database.turns import TurnStore
from production.schemas.errors import InvalidInput, NotFound
from production.schemas.outcomes import LedgerState
from production.tests.builders import because, chat, mail

PHONE, ADDRESS = "+12025550101", "ada@example.com"
OLD, ODD = "+5215512345678", "+99912345"
"""A form that WhatsApp still delivers, and a range that no table knows."""
PARKED = "away@example.com"
"""Wrote nothing that became a conversation."""
Fte = Callable[..., Any]


@pytest.fixture
def fte(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Fte:
    """Runs a command; the JSON lines it printed, or what it raised for `main` to explain."""
    monkeypatch.setenv("DATABASE_URL", database_url)

    async def write() -> None:
        database = Database(database_url)
        await TurnStore(database).claim([chat(phone=PHONE)])
        await TurnStore(database).claim([mail(address=ADDRESS)])
        await TurnStore(database).claim([chat("Hello", phone=ODD)])
        await TurnStore(database).claim([chat("Hola", phone=OLD)])
        await TurnStore(database).park(mail(address=PARKED), state=LedgerState.PARKED, reason=because("machine mail"))
        await database.close()

    def run(*arguments: str) -> Any:
        result = CliRunner().invoke(app, arguments)
        if result.exception is not None:
            raise result.exception
        return [json.loads(line) for line in result.stdout.splitlines()]

    asyncio.run(write())
    return run


def test_show_by_address_number_and_id(fte: Fte) -> None:
    [record] = fte("show", ADDRESS)
    assert record["identifiers"][0]["value"] == ADDRESS
    assert fte("show", record["id"]) == [record]
    assert fte("show", "+1 202 555 0101")[0]["phone"] == PHONE


def test_merge_and_unmerge(fte: Fte) -> None:
    [merged] = fte("merge", PHONE, ADDRESS, "--reason", "asked her", "--actor", "ines")
    assert (merged["actor"], merged["evidence"][0]["detail"]) == ("ines", "asked her")
    assert len(fte("show", ADDRESS)[0]["conversations"]) == 2
    [undone] = fte("unmerge", merged["id"])
    assert undone["undone_at"] is not None
    assert len(fte("show", ADDRESS)[0]["conversations"]) == 1


def test_suggestions_are_one_a_line(fte: Fte) -> None:
    assert fte("suggestions") == []


def test_export_and_forget(fte: Fte) -> None:
    assert fte("export", ADDRESS)[0]["messages"][0]["content"] == "Hello"
    with pytest.raises(InvalidInput, match="--yes"):
        fte("forget", ADDRESS)
    assert fte("forget", ADDRESS, "--yes")[0]["customers"] == 1
    with pytest.raises(NotFound):
        fte("show", ADDRESS)


@pytest.mark.parametrize("number", [OLD, "+52 55 1234 5678", ODD, "whatsapp:+999 12345"])
def test_a_number_that_a_provider_delivered_is_shown_exported_and_forgotten(fte: Fte, number: str) -> None:
    assert len(fte("show", number)[0]["conversations"]) == 1
    assert len(fte("export", number)[0]["received"]) == 1
    assert fte("forget", number, "--yes")[0]["received"] == 1
    with pytest.raises(NotFound):
        fte("show", number)


def test_whoever_is_only_known_by_parked_mail_is_exported_and_forgotten(fte: Fte) -> None:
    assert len(fte("export", PARKED)[0]["received"]) == 1
    assert fte("forget", PARKED, "--yes")[0]["received"] == 1
    with pytest.raises(NotFound):
        fte("export", PARKED)


def test_nonsense_is_refused_with_a_reason(fte: Fte) -> None:
    with pytest.raises(InvalidInput, match="country code"):
        fte("show", "030 901820")
