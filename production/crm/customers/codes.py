"""One-time codes by email: whoever reads the mailbox may prove that the address is theirs."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from production.schemas.ids import Proof

DIGITS = 8
LIFETIME = timedelta(minutes=10)
MAX_ATTEMPTS = 5
LIMITS = (
    (timedelta(minutes=1), 1),
    (timedelta(hours=1), 3),
    (timedelta(days=1), 5),
)
"""(period, codes): with five guesses a code, a day of guessing at one address finds one in four millions."""
SUBJECT = "Your confirmation code"


class CodeVerdict(StrEnum):
    """How a typed code was judged."""

    RIGHT = "right"
    WRONG = "wrong"
    EXPIRED = "expired"
    SPENT = "spent"
    """Used before, or guessed at too often."""


@dataclass(frozen=True, slots=True)
class StoredCode:
    """What is kept of a code that was sent."""

    digest: bytes
    expires_at: datetime
    attempts: int = 0
    used: bool = False


@dataclass(frozen=True, slots=True)
class TicketContact:
    """What the writer of a ticket says about themselves."""

    conversation_id: UUID
    email: str | None
    """Typed into the form; None on other channels."""
    proof: Proof


@dataclass(frozen=True, slots=True)
class CodeMail:
    """A code on its way: everything but the code itself, which only the text shows."""

    request_id: UUID
    conversation_id: UUID
    email: str
    digest: bytes
    subject: str
    text: str
    correlation_id: str
    """Message-ID of the mail."""


@dataclass(frozen=True, slots=True)
class Verification:
    """How a typed code fared."""

    verdict: CodeVerdict
    attempts_left: int
    conversation_id: UUID


def new_code() -> str:
    """Eight random digits."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"


def digest(secret: str, request_id: UUID, code: str) -> bytes:
    """Keyed, because a hundred million codes are quickly tried against a plain hash; bound to one request."""
    return hmac.new(secret.encode(), f"{request_id}:{code}".encode(), hashlib.sha256).digest()


def check_code(stored: StoredCode, typed: bytes, now: datetime) -> CodeVerdict:
    """Whether the digest of what was typed opens the stored code."""
    if stored.used or stored.attempts >= MAX_ATTEMPTS:
        return CodeVerdict.SPENT
    if now >= stored.expires_at:
        return CodeVerdict.EXPIRED
    return CodeVerdict.RIGHT if hmac.compare_digest(stored.digest, typed) else CodeVerdict.WRONG


def wait_before_next(sent: Sequence[datetime], now: datetime) -> timedelta:
    """How long until the next code may go to an address that got codes at these times; zero: at once."""
    waits = [timedelta(0)]
    for period, codes in LIMITS:
        recent = sorted(at for at in sent if at > now - period)
        if len(recent) >= codes:
            waits.append(recent[-codes] + period - now)
    return max(waits)


def code_mail_text(code: str, company: str) -> str:
    """The mail that carries a code."""
    return (
        f"Your confirmation code is {code}.\n\n"
        f"Type it where you asked for it, within {LIFETIME.seconds // 60} minutes. "
        f"It lets {company} support look at your earlier requests.\n\n"
        "If you did not ask for a code, you can ignore this mail: nothing is opened without it."
    )


def mask_email(email: str) -> str:
    """The address as a stranger may see it: `l***@example.com`."""
    local, _, domain = email.rpartition("@")
    return f"{local[:1]}***@{domain}"
