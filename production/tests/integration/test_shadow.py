"""`fte shadow` over a real database: what people answered is answered again, and nothing else happens."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from production import logs
from production.agent.models.embedder import MiniLmEmbedder
from production.commands.shadow import app
from production.crm.knowledge.service import KnowledgeBase
from production.crm.knowledge.suggested_articles import as_markdown
from production.database.knowledge import KnowledgeStore
from production.database.pool import Database
from production.database.shadow import PastAnswers
from production.schemas.errors import ConfigurationError, InvalidInput
from production.tests.builders import chat
from production.tests.support.mail_exports import Letter, answer, write_mbox
from production.tests.support.postgres import contents, execute
from production.tests.support.suggestions import ANSWER, DARK, EVE, Desk

EXPORT = "# Export a board\n\nOpen the board, choose Export in the menu, then select CSV.\n"
LOCKED = "# Locked accounts\n\nAn account is locked for 15 minutes after eight wrong passwords.\n"
ASKED = Letter("How do I export a board as CSV?", id="1@customer.example")
_INTERRUPTIBLE = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell in the background starts its children deaf to it
from production.__main__ import main
main()
"""
Fte = Callable[..., list[dict[str, Any]]]


async def fill(url: str, *documents: tuple[str, str]) -> None:
    database = Database(url)
    await KnowledgeBase(MiniLmEmbedder(), KnowledgeStore(database)).ingest(documents)
    await database.close()


async def learn(url: str) -> None:
    """What Ada was answered becomes an article of the knowledge base."""
    database = Database(url)
    desk = Desk(database)
    [suggestion] = await desk.learns()
    approved = await desk.store.approve(suggestion.id, None, None)
    library = KnowledgeBase(MiniLmEmbedder(), KnowledgeStore(database))
    await library.learn(str(approved.document), as_markdown(approved.title, approved.body))
    await database.close()


async def solve(url: str, *cases: tuple[str, str, str]) -> None:
    """(question, phone, what a person answered), each sent."""
    database = Database(url)
    for text, phone, words in cases:
        await Desk(database).solves(text, phone, words)
    await database.close()
    await execute(url, "update messages set delivery_status = 'sent', sent_at = created_at where role = 'human'")


@pytest.fixture
def fte(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fte]:
    """The JSON lines of `fte shadow`."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    asyncio.run(fill(database_url, ("export.md", EXPORT), ("locked.md", LOCKED)))

    def run(*arguments: str) -> list[dict[str, Any]]:
        result = CliRunner().invoke(app, arguments)
        if result.exception is not None:
            raise result.exception
        return [json.loads(line) for line in result.stdout.splitlines()]

    yield run
    logs.configure("info")


def test_tickets_are_asked_again_and_nothing_is_written_or_queued(fte: Fte, database_url: str) -> None:
    phone = "+12025550101"
    asyncio.run(solve(database_url, (ASKED.text, phone, "Open the board, choose Export, then CSV.\n\nBest,\nTom")))
    before = asyncio.run(contents(database_url))
    line, summary = fte("--tickets")
    assert asyncio.run(contents(database_url)) == before
    assert (line["agreement"], line["sources"], line["person_sources"]) == ("agrees", ["export.md"], ["export.md"])
    assert (summary["questions"], summary["interrupted"]) == (1, False)


def test_another_number_than_the_person_gave_is_told(fte: Fte, database_url: str) -> None:
    words = "An account is locked for 30 minutes after eight wrong passwords."
    asyncio.run(solve(database_url, ("How long is my account locked?", EVE, words)))
    line, _ = fte("--tickets")
    assert line["agreement"] == "contradicts"
    assert [conflict["kind"] for conflict in line["conflicts"]] == ["number"]


def test_older_tickets_are_left_out(fte: Fte, database_url: str) -> None:
    asyncio.run(solve(database_url, (ASKED.text, EVE, "Choose Export.")))
    asyncio.run(
        execute(
            database_url,
            "update messages set sent_at = sent_at - interval '3 days', created_at = created_at - interval '3 days'",
        )
    )
    assert [fte("--tickets", "--days", days)[-1]["questions"] for days in ("2", "4")] == [0, 1]


def test_what_was_learned_from_a_ticket_does_not_answer_it_but_does_answer_others(fte: Fte, database_url: str) -> None:
    asyncio.run(solve(database_url, (DARK, "+12025550101", ANSWER), ("Is there a dark mode?", EVE, ANSWER)))
    asyncio.run(learn(database_url))
    asyncio.run(execute(database_url, "delete from article_suggestions where same_as is not null"))
    taught, other = fte("--tickets")[:2]
    assert "learned/1.md" not in {*taught["sources"], *taught["person_sources"]}
    assert other["sources"] == other["person_sources"] == ["learned/1.md"]


async def test_a_mail_of_a_ticket_leads_to_what_was_learned_from_it(database: Database) -> None:
    desk, past = Desk(database), PastAnswers(database)
    await desk.solves()
    [suggestion] = await desk.learns()
    await desk.store.approve(suggestion.id, None, None)
    named = """update messages set email_thread = '{"message_id": "1@customer.example"}' where direction = 'inbound'"""
    await desk.execute(named)
    assert await past.learned_from(None, ["1@customer.example"]) == {suggestion.document or "learned/1.md"}
    assert await past.learned_from(None, ["2@customer.example"]) == frozenset()


async def test_the_persons_answer_is_no_part_of_what_is_known_when_it_is_asked_again(database: Database) -> None:
    desk = Desk(database)
    await desk.solves("How do I export?", answer="Choose Export.")
    await desk.solves("And as CSV?", answer="Select CSV.")
    await desk.execute("update messages set delivery_status = 'sent', sent_at = created_at where role = 'human'")
    past = PastAnswers(database)
    [conversation] = await past.conversations(chat().received_at.replace(year=2000))
    first, second = await past.asked(conversation)
    assert [one.text for one in first.claim.history] == []
    assert [one.text for one in second.claim.history] == ["How do I export?", "Choose Export."]
    assert second.exchange.question == "Thanks, solved!\nAnd as CSV?"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    reply = answer("Hi Ada,\n\nopen the board and choose Export, then CSV.\n\nBest,\nTom", "1@customer.example")
    unanswered = Letter("Anybody there?", "eve@customer.example", id="9@customer.example", subject="Hello")
    return write_mbox(tmp_path / "export.mbox", [ASKED, reply, unanswered])


def test_a_mailbox_is_asked_again_without_names(fte: Fte, export: Path, database_url: str) -> None:
    before = asyncio.run(contents(database_url))
    line, summary = fte("--mailbox", str(export), "--our-address", "Support@TechCorp.example")
    assert asyncio.run(contents(database_url)) == before
    assert (line["agreement"], line["channel"]) == ("agrees", "email")
    assert "Ada" not in json.dumps(line)
    assert summary["skipped"] == {"conversations without a person's answer": 1}


def test_names_stay_on_request(fte: Fte, export: Path) -> None:
    line, _ = fte("--mailbox", str(export), "--our-address", "support@techcorp.example", "--with-names")
    assert "Ada" in line["person"]


def test_the_report_is_written(fte: Fte, export: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    fte("--mailbox", str(export), "--our-address", "support@techcorp.example", "--report", str(report))
    assert "Can the AI answer by itself?" in report.read_text("utf-8")


def test_who_ends_it_gets_what_was_done_so_far(fte: Fte, tmp_path: Path) -> None:
    letters = [
        letter
        for number in range(60)
        for letter in (
            Letter(ASKED.text, id=f"{number}@customer.example", subject=f"Board {number}"),
            answer("Choose Export.", f"{number}@customer.example", subject=f"Re: Board {number}"),
        )
    ]
    export, report = write_mbox(tmp_path / "export.mbox", letters), tmp_path / "report.html"
    arguments = [
        "shadow",
        "--mailbox",
        str(export),
        "--our-address",
        "support@techcorp.example",
        "--report",
        str(report),
    ]
    process = subprocess.Popen([sys.executable, "-c", _INTERRUPTIBLE, *arguments], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    first = json.loads(process.stdout.readline())
    process.send_signal(signal.SIGINT)
    *lines, summary = [json.loads(line) for line in process.stdout]
    assert process.wait() == 130
    assert summary["interrupted"] is True
    assert summary["questions"] == len([first, *lines]) < 60
    assert "ended early" in report.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ([], "--mailbox"),
        (["--tickets", "--mailbox", "{export}"], "--mailbox"),
        (["--mailbox", "{export}"], "--our-address"),
        (["--mailbox", "{export}", "--our-address", "support"], "--our-address"),
        (["--mailbox", "{export}", "--our-address", "us@elsewhere.example"], "--our-address"),
        (["--mailbox", "{export}", "--days", "3"], "--days"),
        (["--tickets", "--report", "/nowhere/report.html"], "--report"),
    ],
)
def test_wrong_use_names_the_option(fte: Fte, export: Path, arguments: list[str], field: str) -> None:
    with pytest.raises(InvalidInput) as error:
        fte(*(argument.format(export=export) for argument in arguments))
    assert error.value.field == field


def test_an_empty_knowledge_base_is_said_and_not_measured(fte: Fte, database_url: str) -> None:
    asyncio.run(execute(database_url, "delete from knowledge_base"))
    with pytest.raises(ConfigurationError, match="knowledge base is empty"):
        fte("--tickets")
