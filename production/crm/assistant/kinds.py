"""Kinds of records that people can talk about. Pure data; the assistant makes its tools and its grammar from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol, TypeAlias

from production.crm.assistant.words import Words
from production.schemas.errors import InvalidInput

Row: TypeAlias = Mapping[str, Any]
"""One record: its fields by name, a number as `id`, and as `title` what people call it."""


class Verb(StrEnum):
    """What can be done with records of a kind."""

    CREATE = "create"
    FIND = "find"
    CHANGE = "change"
    DELETE = "delete"


class FieldType(StrEnum):
    """How a field is written and read."""

    TEXT = "text"
    EMAIL = "email"
    PHONE = "phone"
    MONEY = "money"
    CURRENCY = "currency"
    DATE = "date"
    MOMENT = "moment"
    """A date, with a time of day where one is said."""
    ZONE = "zone"
    """The time zone of whoever says a moment."""
    CHOICE = "choice"
    LINK = "link"
    """The number of another record."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record."""

    name: str
    type: FieldType = FieldType.TEXT
    required: bool = False
    choices: tuple[str, ...] = ()
    links: str = ""
    """The kind that a LINK leads to."""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A change that has a name of its own, as `complete_task`."""

    name: str
    field: str
    value: str | None = None
    """None: whatever is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of records."""

    name: str
    plural: str
    fields: tuple[Field, ...]
    title: tuple[str, ...]
    """Fields that hold what people call it; of several, each holds one word and the last all others."""
    tells_apart: tuple[str, ...] = ()
    """Fields that are shown where two have one title."""
    customer: str = ""
    """The field with the number of the contact whom it is about; empty: it is about nobody."""
    owner: str = ""
    """The field with the id of whose it is; empty: it is nobody's."""
    path: str
    """Of its page in the console, with `{id}`."""
    words: Mapping[str, Words]
    """By language."""
    shortcuts: tuple[Shortcut, ...] = ()
    verbs: frozenset[Verb] = frozenset(Verb)
    """What can be done with it."""

    def field(self, name: str) -> Field:
        """Raises KeyError: it has no such field."""
        return {each.name: each for each in self.fields}[name]

    def of_type(self, wanted: FieldType) -> Field | None:
        """The first field of this type."""
        return next((each for each in self.fields if each.type is wanted), None)

    def missing(self, values: Mapping[str, Any]) -> str | None:
        """The first required field that has no value."""
        return next((each.name for each in self.fields if each.required and not values.get(each.name)), None)


@dataclass(frozen=True, slots=True)
class Query:
    """Which records are wanted."""

    equal: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    """Field -> values of which it has one."""
    at_least: Mapping[str, Any] = field(default_factory=dict)
    at_most: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""
    """Words that the record holds."""
    limit: int = 10

    def one(self, name: str) -> Any:
        """The value that a field must have, where only one may be asked for; None: any."""
        values = self.equal.get(name, ())
        if len(values) > 1:
            raise InvalidInput(name, "name one at a time")
        return values[0] if values else None


@dataclass(frozen=True, slots=True)
class Found:
    """Some of the records, and how many there are."""

    rows: Sequence[Row]
    total: int


class Records(Protocol):
    """The records of one kind, within the rights of one caller. What is deleted can be restored."""

    async def create(self, values: Mapping[str, Any]) -> Row:
        """
        Raises:
            InvalidInput: a value is wrong; names the field.
            Conflict: there is one already.
        """
        ...

    async def find(self, query: Query) -> Found: ...

    async def get(self, number: int) -> Row:
        """Raises NotFound."""
        ...

    async def change(self, number: int, values: Mapping[str, Any]) -> Row:
        """As `create`; raises NotFound."""
        ...

    async def delete(self, number: int) -> None:
        """Raises NotFound."""
        ...

    async def restore(self, number: int) -> None:
        """Raises NotFound."""
        ...
