"""The state folder: what the local stack keeps between two starts."""

from __future__ import annotations

import json
import os
import secrets
import socket
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from production.schemas.errors import ConfigurationError

_SECRETS = (
    "postgres_password",
    "postgres_service_password",
    "twilio_auth_token",
    "gmail_access_token",
    "gmail_push_token",
    "meta_app_secret",
    "meta_token",
    "meta_verify_token",
    "ticket_token_secret",
    "chat_identity_secret",
    "shop_secret",
    "shop_token",
    "admin_token",
    "manager_token",
    "rep_token",
)


@dataclass(frozen=True, slots=True)
class StateDir:
    """A folder of ours; `open` makes sure that it can be used."""

    path: Path

    @classmethod
    def open(cls, path: Path) -> StateDir:
        """
        Raises:
            ConfigurationError: the folder cannot be created or written.
        """
        resolved = path.expanduser().resolve()
        try:
            (resolved / "logs").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ConfigurationError(
                f"--state-dir: cannot use {resolved} ({error.strerror}); name a folder you may write to."
            ) from error
        if not os.access(resolved, os.W_OK):
            raise ConfigurationError(f"--state-dir: {resolved} is not writable; name another folder.")
        return cls(resolved)

    @property
    def stack_file(self) -> Path:
        """What a running stack says about itself."""
        return self.path / "stack.json"

    def running_environment(self) -> dict[str, str]:
        """Settings of the stack that runs on this folder; empty when none does."""
        environment = _read(self.stack_file).get("environment", {})
        return environment if isinstance(environment, dict) else {}

    def log(self, name: str) -> Path:
        return self.path / "logs" / f"{name}.log"

    def secrets(self) -> dict[str, str]:
        """Passwords and tokens of this stack, made at the first start."""
        file = self.path / "secrets.json"
        known = _read(file)
        if any(name not in known for name in _SECRETS):
            known = {name: secrets.token_hex(16) for name in _SECRETS} | known
            write(file, known)
        return known

    def moved_clock(self, by: timedelta) -> datetime:
        """What time it is on this stack, which is so much later from now on."""
        file = self.path / "clock.json"
        ahead = timedelta(seconds=_read(file).get("ahead_s", 0)) + by
        write(file, {"ahead_s": ahead.total_seconds()})
        return datetime.now(UTC) + ahead

    def port(self, name: str) -> int:
        """A free port, the same as last time if it is still free."""
        file = self.path / "ports.json"
        known = _read(file)
        wanted = known.get(name)
        port = wanted if isinstance(wanted, int) and is_free(wanted) else _any_free()
        write(file, known | {name: port})
        return port


def is_free(port: int) -> bool:
    """True if we could listen there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def write(file: Path, content: dict[str, Any]) -> None:
    """Replace a JSON file in one step: readers see the old or the new one. It holds secrets: nobody else reads it."""
    fresh = file.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    fresh.touch(0o600)
    fresh.write_text(json.dumps(content, indent=2) + "\n")
    fresh.replace(file)


def _read(file: Path) -> dict[str, Any]:
    try:
        content = json.loads(file.read_text())
    except (FileNotFoundError, json.JSONDecodeError):
        return {}
    return content if isinstance(content, dict) else {}


def _any_free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
