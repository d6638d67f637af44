"""What the system forgets after a while."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

ARCHIVE_AFTER = timedelta(days=8)
"""An ended message then goes to the partition of its month. For a week Kafka delivers again and files are fetched."""


class RetentionClass(StrEnum):
    """Classes of rows, each with a period after which it is deleted."""

    MESSAGE_TEXTS = "words"
    """What messages without a conversation said (machine mail, reactions), and who wrote them; the rows stay."""
    CONVERSATIONS = "conversations"
    """With tickets, messages, files and what the ledger has of them, once nothing of it waits for us."""
    USAGE = "used"
    """What conversations used of models, by day."""
    SUBMISSIONS = "submissions"
    """Which form got which ticket number, for forms that are submitted again."""
    CODES = "codes"
    """One-time codes that are over."""
    CHANGES = "changes"
    """What was different before and after what somebody did; that they did it stays."""
    SPILLED = "spilled"
    """Envelopes that went around a Kafka that was away, and arrived."""


class PartitionedTable(StrEnum):
    """Tables partitioned by month; a partition is dropped as a whole."""

    LEDGER = "ledger"
    """Every inbound message; what is open or ended lately is in no month's partition yet."""
    EVENTS = "event_outbox"
    """Facts; a partition stays until all of it is published."""
    METRICS = "agent_metrics"
    """Values measured from them."""
