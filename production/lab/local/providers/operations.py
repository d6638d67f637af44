"""Which operation of which provider a request calls, by method and path."""

from __future__ import annotations

import re
from typing import Literal

Provider = Literal["gmail", "twilio", "meta"]
PUSH, WEBHOOK = "push", "webhook"
"""The one operation of each provider that is not a call to it: how Gmail, Twilio and Meta announce a new message."""

_USER = r"(?:/upload)?/gmail/v1/users/[^/]+"
_ACCOUNT = r"/2010-04-01/Accounts/[^/]+"
_GRAPH = r"/v[0-9.]+"
_ROUTES: tuple[tuple[Provider, str, str, str], ...] = (
    ("gmail", "send", "POST", rf"{_USER}/messages/send"),
    ("gmail", "import", "POST", rf"{_USER}/messages/import"),
    ("gmail", "insert", "POST", rf"{_USER}/messages"),
    ("gmail", "list", "GET", rf"{_USER}/messages"),
    ("gmail", "get", "GET", rf"{_USER}/messages/[^/]+"),
    ("gmail", "modify", "POST", rf"{_USER}/messages/[^/]+/modify"),
    ("gmail", "attachment", "GET", rf"{_USER}/messages/[^/]+/attachments/[^/]+"),
    ("gmail", "threads", "GET", rf"{_USER}/threads"),
    ("gmail", "thread", "GET", rf"{_USER}/threads/[^/]+"),
    ("gmail", "labels", "GET", rf"{_USER}/labels"),
    ("gmail", "history", "GET", rf"{_USER}/history"),
    ("gmail", "watch", "POST", rf"{_USER}/watch"),
    ("gmail", "stop", "POST", rf"{_USER}/stop"),
    ("gmail", "profile", "GET", rf"{_USER}/profile"),
    ("gmail", "token", "POST", r"/token"),
    ("twilio", "send", "POST", rf"{_ACCOUNT}/Messages\.json"),
    ("twilio", "list", "GET", rf"{_ACCOUNT}/Messages\.json"),
    ("twilio", "get", "GET", rf"{_ACCOUNT}/Messages/[^/]+\.json"),
    ("meta", "send", "POST", rf"{_GRAPH}/[0-9]+/messages"),
    ("meta", "list", "GET", rf"{_GRAPH}/[0-9]+/[a-z_]+"),
    ("meta", "get", "GET", rf"{_GRAPH}/[0-9a-z_]+"),
)


def operations_of(provider: Provider) -> list[str]:
    """Names that a fault may carry."""
    called = [operation for owner, operation, _, _ in _ROUTES if owner == provider]
    return [*called, PUSH if provider == "gmail" else WEBHOOK]


def operation_of(method: str, path: str) -> tuple[Provider, str] | None:
    """None for the sandbox's own calls and for unknown addresses."""
    for provider, operation, wanted, pattern in _ROUTES:
        if method == wanted and re.fullmatch(pattern, path):
            return provider, operation
    return None
