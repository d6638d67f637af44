"""Several mailboxes in the environment."""

from __future__ import annotations

import pytest

from production.channels.email.gmail.provider import GmailSettings
from production.schemas.errors import ConfigurationError
from production.settings import Settings, load_settings


@pytest.fixture(autouse=True)
def gmail(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GMAIL_CLIENT_ID", "GMAIL_CLIENT_SECRET", "GMAIL_REFRESH_TOKEN"):
        monkeypatch.setenv(name, name.lower())
    monkeypatch.setenv("GMAIL_MAILBOX", "Support@techcorp.example")


def _tokens(settings: Settings) -> dict[str, str]:
    return {address: token.get_secret_value() for address, token in settings.of(GmailSettings).gmail_mailboxes.items()}


def test_more_mailboxes_follow_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GMAIL_MORE_MAILBOXES", '{"Billing@techcorp.example": "t2"}')
    assert list(_tokens(load_settings()).items()) == [
        ("support@techcorp.example", "gmail_refresh_token"),
        ("billing@techcorp.example", "t2"),
    ]


def test_one_mailbox_is_enough() -> None:
    assert _tokens(load_settings()) == {"support@techcorp.example": "gmail_refresh_token"}


def test_without_credentials_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GMAIL_REFRESH_TOKEN")
    assert _tokens(load_settings()) == {}


def test_a_wrong_list_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GMAIL_MORE_MAILBOXES", "billing@techcorp.example")
    with pytest.raises(ConfigurationError, match="GMAIL_MORE_MAILBOXES"):
        load_settings()
