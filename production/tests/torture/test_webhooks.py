"""Every webhook body of the set through the parser that the endpoint uses."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from production.channels.email.gmail.verify import parse_push
from production.channels.twilio.fields import parse_status
from production.channels.whatsapp.twilio.parse import parse_inbound
from production.schemas.errors import InvalidInput

HERE = Path(__file__).parent
EXPECTED = json.loads((HERE / "webhooks.json").read_text("utf-8"))
NOW = datetime(2026, 3, 3, 10, 14, tzinfo=UTC)


def read_form(body: bytes) -> dict[str, object]:
    params = dict(parse_qsl(body.decode(), keep_blank_values=True))
    if "MessageStatus" in params:
        report = parse_status(params)
        return {"kind": "status", "status": report.status, "error_code": report.error_code}
    message = parse_inbound(params, received_at=NOW)
    attachments = [[each.name, each.content_type] for each in message.attachments]
    phone = message.sender.phone
    return {
        "kind": message.kind,
        "text": message.text,
        "key": message.key,
        "attachments": attachments,
        "phone": phone,
    }


def read_push(body: bytes) -> dict[str, object]:
    return parse_push(body, received_at=NOW).model_dump()


def read(name: str) -> dict[str, object]:
    body = (HERE / "webhooks" / name).read_bytes()
    try:
        return read_form(body) if name.endswith(".form") else read_push(body)
    except InvalidInput as error:
        return {"error": error.field}


@pytest.mark.parametrize("name", EXPECTED)
def test_webhook(name: str) -> None:
    result = read(name)
    assert {field: result.get(field) for field in EXPECTED[name]} == EXPECTED[name]


def test_every_file_has_an_expected_result() -> None:
    assert {path.name for path in (HERE / "webhooks").iterdir()} == EXPECTED.keys()
