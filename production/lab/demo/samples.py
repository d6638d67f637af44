"""The sample messages and what each should lead to."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from production.schemas.errors import InvalidInput
from production.schemas.ids import Channel


class Person(BaseModel):
    """Who writes."""

    name: str
    email: str | None = None
    phone: str | None = None
    id: str | None = None
    """Of somebody whom a channel shows no other way."""


class Expected(BaseModel):
    """How a message should end; see `context/README.md`."""

    outcome: str
    trigger: str | None = None
    mentions: list[str] = []
    http: int | None = None
    field: str | None = None
    same_customer_as: str | None = None


class Sample(BaseModel):
    """One message."""

    model_config = ConfigDict(frozen=True)

    id: str
    channel: Channel
    sender: Person = Field(alias="from")
    subject: str | None = None
    message: str = ""
    category: str = "general"
    priority: str = "medium"
    headers: dict[str, str] = {}
    follows: str | None = None
    expected: Expected

    @property
    def address(self) -> str:
        """The phone of whoever has one, the id of whom the channel shows no other way, the email of others."""
        return self.sender.phone or self.sender.id or self.sender.email or ""


def load(file: Path) -> list[Sample]:
    """
    Raises:
        InvalidInput: the file does not have the form described in `context/README.md`.
    """
    try:
        return TypeAdapter(list[Sample]).validate_python(json.loads(file.read_text("utf-8"))["messages"])
    except (KeyError, json.JSONDecodeError, ValidationError) as error:
        raise InvalidInput(str(file), f"is not a file of samples: {error}") from error
