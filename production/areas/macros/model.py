"""A macro, and what may stand in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

VARIABLES = ("customer.name", "ticket.id", "agent.name")
"""What the page knows when somebody uses a macro."""
_PLACE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Macro:
    """One of them."""

    id: UUID
    name: str
    body: str
    actions: Mapping[str, Any]
    """Of `status, tags, assigned_team`, what it sets."""


def unknown_variables(body: str) -> list[str]:
    """Those that nobody would fill in, in their order."""
    return [name for name in dict.fromkeys(_PLACE.findall(body)) if name not in VARIABLES]
