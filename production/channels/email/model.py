"""A mail as a provider hands it over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

WHOLE_MAIL = "whole mail"
"""Provider's reference of an attachment that is the mail itself."""
_NOT_RECEIVED = frozenset({"SENT", "DRAFT", "TRASH"})


@dataclass(frozen=True, slots=True)
class RawEmail:
    """One fetched mail."""

    id: str
    thread_id: str
    raw: bytes
    """RFC 822, as it arrived."""
    internal_date: datetime
    """When Gmail received it, in UTC."""
    label_ids: tuple[str, ...] = ()

    @property
    def received(self) -> bool:
        """False for what we wrote ourselves and for what was thrown away.

        A form that is sent through the mailbox itself is both sent and received.
        """
        return "INBOX" in self.label_ids or _NOT_RECEIVED.isdisjoint(self.label_ids)

    @property
    def spam(self) -> bool:
        """Whether the provider thinks so."""
        return "SPAM" in self.label_ids
