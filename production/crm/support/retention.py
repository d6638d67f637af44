"""What the system forgets after a while."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

FILED_AFTER = timedelta(days=8)
"""An ended message is then filed under its month. Kafka delivers again, and attached files are fetched, for a week."""


class Kept(StrEnum):
    """Kinds of rows that become due for deletion."""

    WORDS = "words"
    """What messages without a conversation said (machine mail, reactions), and who wrote them; the rows stay."""
    CONVERSATIONS = "conversations"
    """With tickets, messages, files and what the ledger has of them, once nothing of it waits for us."""
    USED = "used"
    """What conversations used of models, by day."""
    SUBMISSIONS = "submissions"
    """Which form got which ticket number, for forms that are submitted again."""
    CODES = "codes"
    """One-time codes that are over."""
    SPILLED = "spilled"
    """Envelopes that went around a Kafka that was away, and arrived."""


class ByMonth(StrEnum):
    """Tables that are kept in parts of a month, which go as a whole."""

    LEDGER = "ledger"
    """Every inbound message; what is open or ended lately belongs to no month yet."""
    EVENTS = "event_outbox"
    """Facts; a month stays until all of it is published."""
    MEASURED = "agent_metrics"
    """Values measured from them."""
