"""Fields that a company adds to its records, and what may stand in them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, assert_never

from production.schemas.errors import InvalidInput
from production.text.storable import storable

_LONGEST = 2_000
_DIGITS = 15
"""Before the point: so many a double holds, so that no number changes on its way through JSON."""


class RecordKind(StrEnum):
    """What may have fields of a company's own; stored."""

    CONTACT = "contact"
    COMPANY = "company"
    DEAL = "deal"
    TASK = "task"

    @property
    def plural(self) -> str:
        """As in the addresses of the api."""
        return "companies" if self is RecordKind.COMPANY else f"{self}s"


class FieldKind(StrEnum):
    """What stands in a field; stored."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class CustomField:
    """One field more of every record of a kind."""

    id: int
    object: RecordKind
    name: str
    """Under which `custom` of a record holds the value."""
    label: str
    kind: FieldKind
    choices: tuple[str, ...] = ()


def checked_custom(fields: Mapping[str, CustomField], custom: Mapping[str, Any]) -> dict[str, Any]:
    """The values as they are stored; null means that there is none.

    Raises:
        InvalidInput: there is no such field, or it holds something else; names it as `custom.<name>`.
    """
    checked = {}
    for name, value in custom.items():
        if name not in fields:
            there = ", ".join(fields) or "none"
            raise InvalidInput(f"custom.{name}"[:80], f"there is no such field; there are: {there}")
        checked[name] = None if value is None else _checked(fields[name], value)
    return checked


def _checked(field: CustomField, value: Any) -> Any:
    match field.kind:
        case FieldKind.TEXT if isinstance(value, str) and len(value) <= _LONGEST:
            return storable(value)
        case FieldKind.NUMBER if type(value) in (int, float) and abs(value) < 10**_DIGITS:
            return value
        case FieldKind.DATE if isinstance(value, str) and _is_date(value):
            return value
        case FieldKind.BOOLEAN if isinstance(value, bool):
            return value
        case FieldKind.CHOICE if value in field.choices:
            return value
    raise InvalidInput(f"custom.{field.name}", _wanted(field))


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _wanted(field: CustomField) -> str:
    match field.kind:
        case FieldKind.TEXT:
            return f"must be a text of up to {_LONGEST} characters"
        case FieldKind.NUMBER:
            return f"must be a number of at most {_DIGITS} digits before the point, as in 1250.5"
        case FieldKind.DATE:
            return "must be a date like 2026-03-31"
        case FieldKind.BOOLEAN:
            return "must be true or false"
        case FieldKind.CHOICE:
            return f"must be one of: {', '.join(field.choices)}"
    assert_never(field.kind)
