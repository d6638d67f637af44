"""Email addresses in requests."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from production.crm.customers.identity import normalise
from production.schemas.errors import InvalidInput
from production.schemas.ids import IdentifierKind


def _normal(typed: str) -> str:
    try:
        return normalise(IdentifierKind.EMAIL, typed)
    except InvalidInput as error:
        raise ValueError(error.reason) from error


Address = Annotated[str, Field(max_length=320), AfterValidator(_normal)]
"""An email address, in its one spelling."""
