"""Every mail of the set through the parser that the channel uses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from production.channels.email.parse import ParsedEmail, parse_email

HERE = Path(__file__).parent
EXPECTED = json.loads((HERE / "mails.json").read_text("utf-8"))


def result(name: str) -> ParsedEmail:
    return parse_email((HERE / "mails" / name).read_bytes())


def with_field(field: str) -> list[str]:
    return [name for name, expected in EXPECTED.items() if field in expected]


@pytest.mark.parametrize("name", with_field("visible_text"))
def test_visible_text(name: str) -> None:
    assert result(name).visible_text.split() == EXPECTED[name]["visible_text"].split()


@pytest.mark.parametrize("name", EXPECTED)
def test_machine_or_human(name: str) -> None:
    assert result(name).machine == EXPECTED[name]["machine"]


@pytest.mark.parametrize("field", ["sender", "subject", "message_id", "in_reply_to", "references"])
def test_headers(field: str) -> None:
    found = {name: getattr(result(name), field) for name in with_field(field)}
    wanted = {name: EXPECTED[name][field] for name in with_field(field)}
    assert {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()} == wanted


@pytest.mark.parametrize("name", with_field("attachments"))
def test_attachments(name: str) -> None:
    assert [each.name for each in result(name).attachments] == EXPECTED[name]["attachments"]


def test_every_file_has_an_expected_result() -> None:
    assert {path.name for path in (HERE / "mails").iterdir()} == EXPECTED.keys()
