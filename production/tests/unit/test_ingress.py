"""What staff and programs inside use is not reachable from outside; of what is added later, somebody decides."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from fastapi import FastAPI

from production.bootstrap.api import build_app
from production.settings import Settings

PUBLIC = {
    "/api/v1/brand",
    "/api/v1/health",
    "/api/v1/identity/codes",
    "/api/v1/identity/verify",
    "/api/v1/support/form",
    "/api/v1/tickets/{ticket_id}",
    "/api/v1/webhooks/gmail",
    "/api/v1/webhooks/whatsapp",
    "/api/v1/webhooks/whatsapp/status",
}


@pytest.fixture(scope="module")
def api() -> FastAPI:
    return build_app(Settings(ticket_token_secret="0123456789abcdef" * 4))


@pytest.fixture(scope="module")
def closed(repository: Path) -> list[str]:
    ingress = yaml.safe_load((repository / "k8s/base/app/ingress.yaml").read_text())
    [rule] = ingress["spec"]["rules"]
    paths = rule["http"]["paths"]
    assert {path["pathType"] for path in paths} == {"Prefix"}
    return [path["path"] for path in paths if path["backend"]["service"]["name"] == "nowhere"]


def is_closed(path: str, closed: list[str]) -> bool:
    return any(path == prefix or path.startswith(f"{prefix}/") for prefix in closed)


def test_the_open_ones_are_known(api: FastAPI, closed: list[str]) -> None:
    assert {path for path in api.openapi()["paths"] if not is_closed(path, closed)} == PUBLIC


def test_the_console_is_for_staff(closed: list[str]) -> None:
    assert is_closed("/console/", closed)
