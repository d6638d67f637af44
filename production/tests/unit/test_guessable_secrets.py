"""A secret that strangers could guess ends a process before it serves anybody."""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from pathlib import Path
from subprocess import run

import pytest

from production.bootstrap.api import build_app
from production.channels.email.gmail.provider import GmailSettings
from production.lab.local.state import StateDir, write
from production.schemas.errors import ConfigurationError
from production.settings import Settings, load_settings

GOOD = sha256(b"nobody guesses this").hexdigest()
KEYS = {"TICKET_TOKEN_SECRET": 32, "SERVICE_TOKEN": 24, "GMAIL_PUBSUB_TOKEN": 24}


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*KEYS, "SECRETS_DIR"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", KEYS)
@pytest.mark.parametrize("value", ["1", "change-me-in-production", f"change-me-{GOOD}", "a" * 64, "0123" * 16])
def test_what_can_be_guessed_is_refused_and_not_repeated(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigurationError, match=rf"^{name}: can be guessed; make one") as refused:
        load_settings()
    assert len(value) < 10 or value not in str(refused.value)


@pytest.mark.parametrize(("name", "shortest"), KEYS.items())
def test_the_shortest_that_is_taken(name: str, shortest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, GOOD[:shortest])
    load_settings()
    monkeypatch.setenv(name, GOOD[: shortest - 1])
    with pytest.raises(ConfigurationError):
        load_settings()


@pytest.mark.parametrize("name", KEYS)
def test_an_empty_one_is_none(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "")
    settings = load_settings()
    assert getattr(settings.of(GmailSettings) if name.startswith("GMAIL") else settings, name.lower()) is None


def test_the_api_does_not_start_without_the_key_of_all_tickets() -> None:
    with pytest.raises(ConfigurationError, match=r"^TICKET_TOKEN_SECRET: is not set"):
        build_app(Settings(ticket_token_secret=None))


def test_what_a_stack_writes_down_is_read_by_nobody_else(tmp_path: Path) -> None:
    state = StateDir.open(tmp_path)
    state.secrets()
    state.stack_file.write_text("{}")  # as an older release left it
    write(state.stack_file, {"twilio_auth_token": "secret"})
    assert {file.name: file.stat().st_mode & 0o077 for file in tmp_path.glob("*.json")} == {
        "secrets.json": 0,
        "stack.json": 0,
    }


def test_the_command_says_so_in_one_sentence(tmp_path: Path, repository: Path) -> None:
    command = [sys.executable, "-m", "production", "api", "--port", "1"]
    env = os.environ | {"PYTHONPATH": str(repository)}
    done = run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)  # no .env there
    [line] = done.stderr.splitlines()
    assert (done.returncode, line.startswith("fte: TICKET_TOKEN_SECRET: is not set")) == (2, True)
