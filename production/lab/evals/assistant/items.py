"""Labelled commands, and the records that are there before each of them."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

from pydantic import BaseModel, ConfigDict

SETS = ("tuning", "blind")
"""By the parity of their place: from the even ones the rules were made, the odd ones were judged once."""


class Command(BaseModel):
    """What somebody types, and all that may come of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    says: tuple[str, ...]
    tool: str
    """What the last answer says was done."""
    creates: dict[str, dict[str, Any]] = {}
    """Kind -> what one new record of it says."""
    changes: dict[str, dict[str, Any]] = {}
    deletes: tuple[str, ...] = ()
    asks: str | None = None
    waits: int | None = None
    """Records that wait for a confirmation."""
    shows: tuple[str, ...] | None = None
    total: int | None = None


def commands(name: str) -> list[Command]:
    """Of one of the SETS."""
    return [Command.model_validate(each) for each in _table("commands.toml")["commands"][SETS.index(name) :: 2]]


def world() -> dict[str, list[dict[str, Any]]]:
    """Kind -> what its records say, with names where they lead to others."""
    return _table("world.toml")


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("production.lab.evals.assistant").joinpath(name).read_text("utf-8"))
