"""Gmail and Twilio for a cluster that cannot reach them: the local providers, where pods can reach these."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import httpx

from production.lab.local.children import Child, wait_until
from production.lab.local.stack import ACCOUNT_SID, MAILBOX, WHATSAPP_NUMBER
from production.lab.local.state import StateDir
from production.tests.cluster.network import OUTSIDE


@dataclass(frozen=True, slots=True)
class Providers:
    """Both of them, and what the application must know to use them."""

    state: StateDir

    @property
    def database(self) -> Path:
        return self.state.path / "providers.sqlite"

    @property
    def url(self) -> str:
        return f"http://{OUTSIDE}:{self.state.port('providers')}"

    @property
    def auth_token(self) -> str:
        return self.state.secrets()["twilio_auth_token"]

    def start(self, api_url: str) -> Child:
        url = self.url
        options = {
            "--state-dir": self.state.path,
            "--host": OUTSIDE,
            "--port": self.state.port("providers"),
            "--api-url": api_url,
        }
        given = [str(word) for option in options.items() for word in option]
        child = Child(
            "providers", [sys.executable, "-m", "production", "providers", *given], self.state.log("providers")
        )
        child.start()
        assert wait_until(lambda: _answers(f"{url}/sandbox"), timeout_s=60, child=child), child.tail()
        return child

    def settings(self) -> dict[str, str]:
        return {
            "GMAIL_MAILBOX": MAILBOX,
            "GMAIL_API_URL": self.url,
            "GMAIL_TOKEN_URL": f"{self.url}/token",
            "GMAIL_POLL_S": "5",
            "TWILIO_API_URL": self.url,
            "TWILIO_WHATSAPP_FROM": f"whatsapp:{WHATSAPP_NUMBER}",
        }

    def secrets(self) -> dict[str, str]:
        secret = self.state.secrets()
        return {
            "GMAIL_CLIENT_ID": "local",
            "GMAIL_CLIENT_SECRET": "local",
            "GMAIL_REFRESH_TOKEN": secret["gmail_access_token"],
            "GMAIL_PUBSUB_TOKEN": secret["gmail_push_token"],
            "TWILIO_ACCOUNT_SID": ACCOUNT_SID,
            "TWILIO_AUTH_TOKEN": secret["twilio_auth_token"],
        }


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=2).is_success
    except httpx.TransportError:
        return False
