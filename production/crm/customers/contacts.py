"""A customer as the people who keep contacts see it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from production.crm.customers.identity import normalise_delivered
from production.crm.customers.model import Identifier
from production.crm.customers.numbers import number_key
from production.schemas.errors import InvalidInput
from production.schemas.ids import IdentifierKind

_DIALLED = re.compile(r"\+?[\d\s()./\-\u2010-\u2015]{3,40}(?:(?:x|ext\.?)\s*\d{1,6})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One person."""

    id: int
    customer_id: UUID
    """Of the same person where tickets and conversations are concerned."""
    first_name: str | None
    """What a sender calls himself, where nobody has written a name."""
    last_name: str | None
    name: str | None
    email: str | None
    phone: str | None
    company: str | None
    company_id: int | None
    position: str | None
    notes: str
    tags: Sequence[str]
    time_zone: str | None
    owner_id: UUID | None
    team: str | None
    custom: Mapping[str, Any]
    created_at: datetime
    updated_at: datetime


def parts_of_name(name: str) -> dict[str, str]:
    """The fields of a contact: of several words the last is the family name."""
    given, _, family = name.rpartition(" ")
    return {"first_name": given, "last_name": family} if given else {"first_name": family}


def written_phone(text: str) -> str:
    """A number in its one form if it has a country code, else as it was written.

    Raises:
        InvalidInput: nobody can dial it; names the field `value`.
    """
    try:
        return normalise_delivered(IdentifierKind.PHONE, text)
    except InvalidInput:
        if _DIALLED.fullmatch(text.strip()):
            return text.strip()
        raise


def identifiers_in(fields: Mapping[str, Any]) -> tuple[Identifier, ...]:
    """What of these fields says who writes, in the one order in which identifiers are locked."""
    found = []
    if email := fields.get("email"):
        found.append(Identifier(IdentifierKind.EMAIL, email))
    phone = fields.get("phone")
    if phone and number_key(phone) == phone:
        found.append(Identifier(IdentifierKind.PHONE, phone))
    return tuple(found)
