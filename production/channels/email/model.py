"""A mail as a provider hands it over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

_FROM, _SUBJECT = (
    re.compile(rb"^%s[ \t]*:((?:[^\n]{0,1000}\n[ \t]){0,9}[^\n]{0,1000})" % name, re.IGNORECASE | re.MULTILINE)
    for name in (b"From", b"Subject")
)
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_HEAD = 100_000
"""Bytes in which headers are looked for."""
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
    def author_line(self) -> bytes:
        """The address behind `From:`, hardly read: mails of one author have the same, whatever name is before it."""
        line = self._line(_FROM).lower()
        return line.rpartition(b"<")[2].rstrip(b">")

    def same_as(self, other: RawEmail) -> bool:
        """Whether both say the same, by the same author: each mailbox has its own lines above a mail."""
        return self._content == other._content

    @property
    def _content(self) -> tuple[bytes, bytes, bytes]:
        body = _END_OF_HEAD.split(self.raw, maxsplit=1)[1:]
        return self.author_line, self._line(_SUBJECT), b"".join(body)

    def _line(self, header: re.Pattern[bytes]) -> bytes:
        """Its content without any blanks; empty if there is none."""
        found = header.search(self.raw[:_HEAD])
        return b"".join(found[1].split()) if found else b""

    @property
    def spam(self) -> bool:
        """Whether the provider thinks so."""
        return "SPAM" in self.label_ids
