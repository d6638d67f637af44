"""What is kept for how long, where nobody says otherwise and where somebody does."""

from __future__ import annotations

from datetime import timedelta

import pytest

from production.bootstrap.maintenance_jobs import _periods
from production.crm.support.retention import RetentionClass
from production.schemas.errors import ConfigurationError
from production.settings import load_settings

NAMES = ("RETENTION_WORDS_DAYS", "RETENTION_CONVERSATIONS_DAYS", "RETENTION_LEDGER_DAYS")


def test_words_without_a_conversation_go_after_90_days_and_conversations_after_two_years(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    periods = _periods(load_settings())
    assert (periods[RetentionClass.MESSAGE_TEXTS], periods[RetentionClass.CONVERSATIONS]) == (
        timedelta(days=90),
        timedelta(days=730),
    )


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", ["", "0"])
def test_nothing_and_zero_keep_for_ever(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    assert getattr(load_settings(), name.lower()) is None


def test_what_is_kept_for_ever_has_no_period(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RETENTION_WORDS_DAYS", "0")
    assert RetentionClass.MESSAGE_TEXTS not in _periods(load_settings())


@pytest.mark.parametrize("value", ["-1", "soon", "0.5"])
def test_what_is_no_period_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("RETENTION_WORDS_DAYS", value)
    with pytest.raises(ConfigurationError):
        load_settings()
