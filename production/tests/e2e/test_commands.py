"""The command line as other programs script it: JSON lines out, 0 on success, 2 on wrong use."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from production.lab.waiting import eventually
from production.schemas.outcomes import LedgerState
from production.schemas.topics import Topics
from production.stream.config import KafkaConfig
from production.stream.publisher import KafkaPublisher
from production.tests.support.stack import Stack

MAIL = b"""From: Ada <ada@example.com>
Subject: Invoice
Message-ID: <1@example.com>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

Please see the attachment.
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename=invoice.pdf
Content-Transfer-Encoding: base64

AAAA
--b--
"""


def fte(*arguments: str, lines: list[dict[str, Any]] | None = None) -> subprocess.CompletedProcess[str]:
    text = "".join(json.dumps(line) + "\n" for line in lines or [])
    command = [sys.executable, "-m", "production", *arguments]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False)


def answers(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.split("\n") if line]


def test_screen_says_action_triggers_and_mood() -> None:
    ordinary, refund = answers(fte("screen", lines=[{"text": "How do I add a board?"}, {"text": "I want a refund"}]))
    assert ordinary.keys() == {"action", "triggers", "sentiment", "category", "priority"}
    assert (ordinary["action"], refund["action"], refund["triggers"]) == ("answer", "billing", ["refund"])


def test_parse_email_prints_one_line_for_each_file(tmp_path: Path) -> None:
    good, strange = tmp_path / "good.eml", tmp_path / "strange.eml"
    good.write_bytes(MAIL)
    strange.write_bytes(bytes(range(256)))
    parsed, odd = answers(fte("parse-email", str(good), str(strange)))
    assert (parsed["visible_text"], parsed["machine"], parsed["sender"]) == (
        "Please see the attachment.",
        "none",
        "ada@example.com",
    )
    assert [attachment["name"] for attachment in parsed["attachments"]] == ["invoice.pdf"]
    assert odd.keys() == parsed.keys()


def test_split_and_identify() -> None:
    [parts] = answers(
        fte("split", "--channel", "whatsapp", "--limit", "20", lines=[{"text": "One sentence. Another one."}])
    )
    [key, none] = answers(
        fte(
            "identify",
            lines=[{"kind": "phone", "value": "(202) 555-0101", "region": "US"}, {"kind": "phone", "value": "12"}],
        )
    )
    assert parts == {"parts": ["One sentence.", "Another one."]}
    assert key == {"key": "+12025550101"}
    assert none["key"] is None
    assert none["reason"]


def test_knowledge_is_found_in_the_state_folder_of_a_running_stack(stack: Stack) -> None:
    queries: list[dict[str, Any]] = [
        {"query": "reset password"},
        {"query": "and for a guest?", "history": ["How do I invite a member?"]},
    ]
    password, guest = answers(fte("knowledge", "search", "-k", "3", "--state-dir", str(stack.state_dir), lines=queries))
    assert "password" in password["hits"][0]["title"].lower()
    assert any("guest" in hit["title"].lower() for hit in guest["hits"])


async def test_the_ledger_names_every_state_and_misses_nothing(stack: Stack) -> None:
    async def complete() -> dict[str, Any] | None:
        [ledger] = answers(fte("ledger", "--state-dir", str(stack.state_dir)))
        return ledger if ledger["missing"] == 0 else None

    assert (await eventually(complete))["states"].keys() == set(LedgerState)


async def test_a_record_that_nobody_can_read_is_among_the_dead_letters(stack: Stack) -> None:
    folder = ["--state-dir", str(stack.state_dir)]
    publisher = KafkaPublisher(KafkaConfig(stack.info["kafka_bootstrap"], {}), timeout_s=10)
    await publisher.publish(Topics().incoming, "somebody", b"{", {})
    await publisher.close()

    async def listed() -> dict[str, Any] | None:
        return next(iter(answers(fte("dlq", "list", *folder))), None)

    letter = await eventually(listed)
    assert letter["origin"].startswith(Topics().incoming)
    [shown] = answers(fte("dlq", "show", letter["id"], *folder))
    assert shown == letter | {"payload": "{"}
    refused = fte("dlq", "replay", letter["id"], *folder)
    assert (refused.returncode, letter["id"] in refused.stderr) == (2, True)


def test_a_customer_is_shown_by_address(stack: Stack) -> None:
    unknown = fte("customer", "show", "nobody@nowhere.example", "--state-dir", str(stack.state_dir))
    assert (unknown.returncode, unknown.stdout) == (1, "")


@pytest.mark.parametrize(
    ("arguments", "lines", "names"),
    [
        (["screen"], [{"txt": "hello"}], "text"),
        (["dev", "--port", "0"], None, "--port"),
        (["dev", "--state-dir", "/proc/nowhere"], None, "--state-dir"),
        (["nonsense"], None, "nonsense"),
    ],
)
def test_wrong_use_names_what_is_wrong(arguments: list[str], lines: list[dict[str, Any]] | None, names: str) -> None:
    done = fte(*arguments, lines=lines)
    assert (done.returncode, done.stdout) == (2, "")
    assert names in done.stderr
