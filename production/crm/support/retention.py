"""What the system forgets after a while."""

from __future__ import annotations

from enum import StrEnum


class Kept(StrEnum):
    """Kinds of rows that become due for deletion."""

    WORDS = "words"
    """What ended messages of the ledger said and who wrote them; the rows stay, so that no redelivery is answered."""
    CONVERSATIONS = "conversations"
    """With tickets, messages and files, once nothing of it waits for us."""
    EVENTS = "events"
    """Published facts."""
    MEASURED = "measured"
    """Values measured from them."""
    USED = "used"
    """What conversations used of models, by day."""
    SUBMISSIONS = "submissions"
    """Which form got which ticket number, for forms that are submitted again."""
    CODES = "codes"
    """One-time codes that are over."""
    SPILLED = "spilled"
    """Envelopes that went around a Kafka that was away, and arrived."""
