"""Passwords that may be chosen, and what a shown refresh token means."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from production.areas.accounts import passwords
from production.areas.accounts.model import StoredToken
from production.areas.accounts.rules import Rotation, judge
from production.schemas.errors import InvalidInput

NOW = datetime(2026, 11, 29, tzinfo=UTC)
LATER, EARLIER = NOW + timedelta(seconds=1), NOW - timedelta(seconds=1)


@pytest.mark.parametrize(
    ("token", "verdict"),
    [
        (None, Rotation.OVER),
        (StoredToken(used=False, expires_at=LATER, session_open=True), Rotation.GOOD),
        (StoredToken(used=False, expires_at=NOW, session_open=True), Rotation.OVER),
        (StoredToken(used=False, expires_at=LATER, session_open=False), Rotation.OVER),
        (StoredToken(used=True, expires_at=LATER, session_open=True), Rotation.REUSED),
        (StoredToken(used=True, expires_at=EARLIER, session_open=False), Rotation.REUSED),
    ],
)
def test_what_a_shown_token_means(token: StoredToken | None, verdict: Rotation) -> None:
    assert judge(token, NOW) is verdict


@pytest.mark.parametrize(
    "password", ["four words and more", "ünïcödé-ist-auch-gut", "xK9$vQ2m!pL7", "the lamp is red " * 16]
)
async def test_long_ones_are_good(password: str) -> None:
    await passwords.require_good(password, "mia@example.com")


@pytest.mark.parametrize("password", ["short", "a" * 40, "abababababab", "mia.smith is here", "x" * 257])
async def test_others_are_refused_by_name(password: str) -> None:
    with pytest.raises(InvalidInput, match=r"^password: "):
        await passwords.require_good(password, "mia.smith@example.com")


@pytest.mark.parametrize(
    "password",
    [
        *("password1234", "Passwort1234", "iloveyou1234", "letmein12345", "P@ssw0rd2026!", "trustno1trustno1"),
        *("qwertyuiop12", "qwertzuiopasdf", "1q2w3e4r5t6y", "123456789012", "01.02.199901.02.1999"),
    ],
)
async def test_long_ones_that_everybody_tries_are_refused(password: str) -> None:
    with pytest.raises(InvalidInput, match=r"^password: is among the first that are guessed"):
        await passwords.require_good(password, "mia@example.com")


async def test_one_password_matches_however_its_letters_are_written() -> None:
    stored = await passwords.hashed("café on the corner")
    assert [await passwords.matches(stored, typed) for typed in ("cafe\u0301 on the corner", "cafe on the corner")] == [
        True,
        False,
    ]


def test_where_there_is_no_account_the_same_work_is_done() -> None:
    assert not passwords.is_outdated(passwords.NOBODYS)


async def test_nobodys_password_opens_nothing() -> None:
    assert not await passwords.matches(None, "four words and more")
