"""What staff and programs inside use is not reachable from outside; of what is added later, somebody decides."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from fastapi import FastAPI
from pydantic import SecretStr

from production.bootstrap.api import build_app
from production.settings import Settings

PUBLIC = {
    "/api/v1/brand",
    "/api/v1/calendar/{secret}.ics",
    "/api/v1/health",
    "/api/v1/identity/codes",
    "/api/v1/identity/verify",
    "/api/v1/preferences/{token}",
    "/api/v1/sent-files/{message}",
    "/api/v1/support/form",
    "/api/v1/tickets/{ticket_id}",
    "/api/v1/tickets/{ticket_id}/files/{file_id}",
    "/api/v1/tickets/{ticket_id}/rating",
    "/api/v1/unsubscribe/{token}",
    "/api/v1/web-chat/messages",
    "/api/v1/web-chat/seen",
    "/api/v1/web-chat/session",
    "/api/v1/web-chat/stream",
    "/api/v1/web-chat/transcript",
    "/api/v1/web-chat/transcript/verify",
    "/api/v1/web-chat/writing",
    "/api/v1/webhooks/gmail",
    "/api/v1/webhooks/instagram",
    "/api/v1/webhooks/messenger",
    "/api/v1/webhooks/sms",
    "/api/v1/webhooks/sms/status",
    "/api/v1/webhooks/whatsapp",
    "/api/v1/webhooks/whatsapp/cloud",
    "/api/v1/webhooks/whatsapp/status",
    "/webhook/catalog",
}


@pytest.fixture(scope="module")
def api() -> FastAPI:
    return build_app(Settings(ticket_token_secret=SecretStr("0123456789abcdef" * 4)))


@pytest.fixture(scope="module")
def backends(repository: Path) -> dict[str, str]:
    """Service by path."""
    ingress = yaml.safe_load((repository / "k8s/base/app/ingress.yaml").read_text())
    [rule] = ingress["spec"]["rules"]
    paths = rule["http"]["paths"]
    assert {path["pathType"] for path in paths} == {"Prefix"}
    return {path["path"]: path["backend"]["service"]["name"] for path in paths}


def is_closed(path: str, backends: dict[str, str]) -> bool:
    """The longest prefix counts."""
    fitting = [prefix for prefix in backends if f"{path}/".startswith(f"{prefix.rstrip('/')}/")]
    return backends[max(fitting, key=len)] == "nowhere"


def test_the_open_ones_are_known(api: FastAPI, backends: dict[str, str]) -> None:
    assert {path for path in api.openapi()["paths"] if not is_closed(path, backends)} == PUBLIC


@pytest.mark.parametrize(
    ("path", "closed"),
    [("/", False), ("/status/", False), ("/docs/parts", True), ("/api", True), ("/console/", True)],
)
def test_pages_are_open_and_what_staff_or_an_area_adds_is_not(
    path: str, *, closed: bool, backends: dict[str, str]
) -> None:
    assert is_closed(path, backends) == closed
