"""What people call the records of a kind, in one language: data, read from a TOML file of the area."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

from pydantic import BaseModel, ConfigDict


class Phrase(BaseModel):
    """A way to say a command that only this kind knows, as `remind me to`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    says: tuple[str, ...]
    verb: str
    """`create`, `find`, `change` or `delete`."""
    sets: dict[str, str] = {}
    """Field -> value that this phrase alone means."""
    field: str = ""
    """What a change changes, where this phrase alone means it."""


class Words(BaseModel):
    """The first of a list is what the assistant says itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    one: tuple[str, ...]
    """The noun in the singular, with its inflections."""
    many: tuple[str, ...]
    fields: dict[str, tuple[str, ...]] = {}
    """Field -> what people call it."""
    before: dict[str, tuple[str, ...]] = {}
    """Field -> words that its value follows, as `at` a company."""
    choices: dict[str, dict[str, tuple[str, ...]]] = {}
    """Field -> value -> how people say it; `a|b` is either value, to look for."""
    phrases: tuple[Phrase, ...] = ()


def read_words(package: str) -> Mapping[str, Words]:
    """By language, from `assistant.toml` in the package.

    Raises:
        ValidationError: the file says something else.
    """
    text = resources.files(package).joinpath("assistant.toml").read_text("utf-8")
    tables: dict[str, Any] = tomllib.loads(text)
    return {language: Words.model_validate(table) for language, table in tables.items()}
