"""The one place where the fuzzer touches the reader of mails."""

from __future__ import annotations

from datetime import UTC, datetime

from production.channels.email.model import RawEmail
from production.channels.email.parse import to_inbound
from production.schemas.envelope import InboundMessage

MAILBOX = "support@techcorp.example"
NOW = datetime(2026, 3, 2, 10, 14, tzinfo=UTC)


def read(raw: bytes) -> InboundMessage:
    """As the process that reads mails does it."""
    return to_inbound(
        RawEmail("m1", "t1", raw, NOW, ("INBOX",)), mailbox=MAILBOX, received_at=NOW, own_domain="techcorp.example"
    )
