"""Passwords that may be chosen, and what a shown refresh token means. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum, auto

from production.areas.accounts.model import StoredToken
from production.schemas.errors import InvalidInput

SESSION_FOR = timedelta(days=30)
"""After that somebody signs in again, whatever they did meanwhile."""
REFRESH_FOR = timedelta(days=7)
"""So long a session may rest."""
RESET_FOR = timedelta(hours=1)

SHORTEST, LONGEST = 12, 256
_DIFFERENT = 5
_NAME_COUNTS_FROM = 4


class Rotation(Enum):
    """What follows when a refresh token is shown."""

    GOOD = auto()
    """The next one is given out."""
    REUSED = auto()
    """Two hold the same family, and nobody can tell whose it is: it ends."""
    OVER = auto()


def judge(token: StoredToken | None, now: datetime) -> Rotation:
    """A token that was used tells of a theft, also when its session is too old or over."""
    if token is None:
        return Rotation.OVER
    if token.used:
        return Rotation.REUSED
    return Rotation.GOOD if token.session_open and now < token.expires_at else Rotation.OVER


def require_long(password: str, email: str) -> None:
    """Length is what counts: no rules about kinds of characters (NIST SP 800-63B, ASVS 5.0 6.2).

    Raises:
        InvalidInput: it is too short, or holds little more than the address.
    """
    name = email.partition("@")[0].lower()
    if not SHORTEST <= len(password) <= LONGEST:
        raise InvalidInput("password", f"needs {SHORTEST} to {LONGEST} characters; a few words are easy to remember")
    if len(set(password)) < _DIFFERENT:
        raise InvalidInput("password", "repeats too few characters; a few words are easy to remember")
    if len(name) >= _NAME_COUNTS_FROM and name in password.lower():
        raise InvalidInput("password", "contains your address, which is what strangers try first")
