"""A mailbox export, as a mail program writes it."""

from __future__ import annotations

import mailbox
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

ADA = "Ada Lovelace <ada@customer.example>"
SUPPORT = "TechCorp Support <support@techcorp.example>"
FIRST = datetime(2026, 11, 2, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Letter:
    """One mail; `hours` after the first of November's Mondays."""

    text: str
    author: str = ADA
    to: str = SUPPORT
    subject: str = "Export"
    id: str | None = None
    answers: str | None = None
    """Message-ID of the mail that it replies to."""
    hours: float = 0
    headers: dict[str, str] = field(default_factory=dict)

    def message(self) -> EmailMessage:
        mail = EmailMessage()
        fields = {
            "From": self.author,
            "To": self.to,
            "Subject": self.subject,
            "Date": format_datetime(FIRST + timedelta(hours=self.hours)),
            "Message-ID": self.id and f"<{self.id}>",
            "In-Reply-To": self.answers and f"<{self.answers}>",
        }
        for name, value in (fields | self.headers).items():
            if value:
                mail[name] = value
        mail.set_content(self.text)
        return mail


def answer(text: str, to: str, hours: float = 1, **changes: str) -> Letter:
    """What a person of ours writes back."""
    fields = {"author": SUPPORT, "to": ADA, "subject": "Re: Export", "answers": to} | changes
    return Letter(text, hours=hours, **fields)  # type: ignore[arg-type] # all of them are texts


def write_mbox(path: Path, letters: Iterable[Letter]) -> Path:
    box = mailbox.mbox(path)
    for letter in letters:
        box.add(letter.message())
    box.close()
    return path
