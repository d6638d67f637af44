from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.crm.customers.codes import (
    LIFETIME,
    LIMITS,
    MAX_ATTEMPTS,
    CodeVerdict,
    StoredCode,
    check_code,
    code_mail_text,
    digest,
    mask_email,
    new_code,
    wait_before_next,
)

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
REQUEST, OTHER = UUID(int=1), UUID(int=2)
RIGHT = digest("secret", REQUEST, "01234567")


def stored(**changes: Any) -> StoredCode:
    return replace(StoredCode(digest=RIGHT, expires_at=NOW + LIFETIME), **changes)


def test_codes_are_eight_digits_with_leading_zeros() -> None:
    codes = {new_code() for _ in range(2000)}
    assert all(len(code) == 8 and code.isdecimal() for code in codes)
    assert len(codes) > 1900
    assert any(code.startswith("0") for code in codes)


@pytest.mark.parametrize(
    ("code", "typed", "now", "verdict"),
    [
        (stored(), "01234567", NOW, CodeVerdict.RIGHT),
        (stored(), "01234568", NOW, CodeVerdict.WRONG),
        (stored(attempts=MAX_ATTEMPTS - 1), "01234567", NOW, CodeVerdict.RIGHT),
        (stored(attempts=MAX_ATTEMPTS), "01234567", NOW, CodeVerdict.SPENT),
        (stored(used=True), "01234567", NOW, CodeVerdict.SPENT),
        (stored(), "01234567", NOW + LIFETIME - timedelta(seconds=1), CodeVerdict.RIGHT),
        (stored(), "01234567", NOW + LIFETIME, CodeVerdict.EXPIRED),
    ],
)
def test_judge(code: StoredCode, typed: str, now: datetime, verdict: CodeVerdict) -> None:
    assert check_code(code, digest("secret", REQUEST, typed), now) is verdict


def test_a_digest_belongs_to_one_secret_and_one_request() -> None:
    others = {digest("secret", OTHER, "01234567"), digest("other", REQUEST, "01234567")}
    assert RIGHT not in others
    assert b"01234567" not in RIGHT


@pytest.mark.parametrize(
    ("minutes_ago", "wait_minutes"),
    [
        ([], 0),
        ([2], 0),
        ([0.5], 0.5),
        ([50, 30, 10], 10),
        ([70, 50, 30], 0),
        ([24 * 60 - 1, 400, 300, 200, 120], 1),
    ],
)
def test_wait(minutes_ago: list[float], wait_minutes: float) -> None:
    sent = [NOW - timedelta(minutes=minutes) for minutes in minutes_ago]
    assert wait_before_next(sent, NOW) == timedelta(minutes=wait_minutes)


@given(st.lists(st.integers(0, 3000), max_size=60))
def test_who_waits_as_told_never_exceeds_a_limit(pauses: list[int]) -> None:
    sent: list[datetime] = []
    now = NOW
    for pause in pauses:
        now += timedelta(seconds=pause)
        now += wait_before_next(sent, now)
        sent.append(now)
    for period, codes in LIMITS:
        for at in sent:
            assert sum(at - period < other <= at for other in sent) <= codes


def test_the_letter_shows_the_code_once() -> None:
    assert code_mail_text("01234567", "TechCorp").count("01234567") == 1


@pytest.mark.parametrize(("address", "shown"), [("ada@example.com", "a***@example.com"), ('"@"@x.io', '"***@x.io')])
def test_masked(address: str, shown: str) -> None:
    assert mask_email(address) == shown
