"""Writes down what the api promises: `specs/openapi.json`, for the pages' client and a test to compare."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import SecretStr

from production.bootstrap.api import build_app
from production.settings import Settings

OPENAPI_FILE = Path("specs/openapi.json")
_ANY_SECRET = "0123456789abcdef" * 4


def dump() -> str:
    """The description that a running api serves at `/openapi.json`, indented and with its keys in their order."""
    app = build_app(Settings(ticket_token_secret=SecretStr(_ANY_SECRET)))
    return json.dumps(app.openapi(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    OPENAPI_FILE.write_text(dump(), "utf-8")
