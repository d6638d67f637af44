"""Argon2id, beside the event loop, few at once and few that wait: each takes 19 MiB and some 50 ms.

Parameters: OWASP Password Storage Cheat Sheet.
"""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

from production.areas.accounts.rules import require_long
from production.schemas.errors import InvalidInput, Unavailable

_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_AT_ONCE, _WAITING = 2, 20
_THREADS = ThreadPoolExecutor(_AT_ONCE, "passwords")
_PLACES = BoundedSemaphore(_AT_ONCE + _WAITING)
"""Whoever guesses in crowds is turned away: nobody else waits behind them for more than a second."""
_WEIGHED = 20
"""Characters of which it is estimated how soon they are guessed: the time for it grows faster than they do."""
_UNGUESSABLE = 3
"""Of zxcvbn's scores from 0 to 4: "safely unguessable", more than 10^8 guesses."""
_T = TypeVar("_T")
NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$Ay1FSC8u1yzg/5J9Q/t3ng$p8XnwuG0OPI2VgeaNdx7fXQoQwEkuye8NPv6FjGKygs"
"""Of a random password that nobody knows: where there is no account the same work is done."""


async def hashed(password: str) -> str:
    """To be stored. Raises as `matches`."""
    return await _beside(_HASHER.hash, _one_spelling(password))


async def matches(stored: str | None, password: str) -> bool:
    """Whether it is the password of this hash; takes as long where there is none.

    Raises:
        Unavailable: too many are waiting.
    """
    right = await _beside(_verify, stored or NOBODYS, password)
    return right and stored is not None


async def require_good(password: str, email: str) -> None:
    """Also refuses what is common, a date, a row of keys, or one of these in disguise (NIST SP 800-63B, 5.1.1.2).

    Raises:
        InvalidInput: it is too short or too easily guessed.
        Unavailable: too many are waiting.
    """
    require_long(password, email)
    if await _beside(_score, _one_spelling(password)) < _UNGUESSABLE:
        raise InvalidInput("password", "is among the first that are guessed; a few words are easy to remember")


def is_outdated(stored: str) -> bool:
    """Whether it was made with other parameters than today's."""
    return _HASHER.check_needs_rehash(stored)


async def _beside(work: Callable[..., _T], *arguments: str) -> _T:
    if not _PLACES.acquire(blocking=False):
        raise Unavailable("Too many passwords are being checked at this moment: try again in a few seconds.")
    try:
        return await asyncio.get_running_loop().run_in_executor(_THREADS, work, *arguments)
    finally:
        _PLACES.release()


def _score(password: str) -> int:
    return int(zxcvbn(password[:_WEIGHED])["score"])


def _verify(stored: str, password: str) -> bool:
    try:
        return _HASHER.verify(stored, _one_spelling(password))
    except (VerificationError, InvalidHashError):
        return False


def _one_spelling(password: str) -> str:
    """Keyboards write the same letter in several ways."""
    return unicodedata.normalize("NFKC", password)
