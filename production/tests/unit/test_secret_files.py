"""Secrets may come as files, the way vaults and container engines mount them."""

from __future__ import annotations

from pathlib import Path

import pytest

from production.channels.whatsapp.twilio.provider import TwilioSettings
from production.schemas.errors import ConfigurationError
from production.settings import load_settings


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SECRETS_DIR", str(tmp_path))
    (tmp_path / "TWILIO_AUTH_TOKEN").write_text("from a file\n")
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_a_file_is_read_without_its_line_end() -> None:
    token = load_settings().of(TwilioSettings).twilio_auth_token
    assert token
    assert token.get_secret_value() == "from a file"


@pytest.mark.usefixtures("folder")
def test_the_environment_wins_over_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", "from the environment")
    token = load_settings().of(TwilioSettings).twilio_auth_token
    assert token
    assert token.get_secret_value() == "from the environment"


def test_a_folder_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRETS_DIR", str(tmp_path / "away"))
    with pytest.raises(ConfigurationError, match="SECRETS_DIR"):
        load_settings()


def test_a_wrong_file_is_named_and_its_content_is_not(folder: Path) -> None:
    (folder / "kafka_partitions").write_text("hunter2")
    with pytest.raises(ConfigurationError, match="KAFKA_PARTITIONS") as failed:
        load_settings()
    assert "hunter2" not in str(failed.value)
