"""In whose hands records are."""

from __future__ import annotations

from uuid import UUID

from production.schemas.errors import InvalidInput

NOBODY = UUID(int=0)
"""Has nothing."""


def hands_in(word: str, me: UUID | None, field: str) -> tuple[UUID | None, bool | None]:
    """(whose, whether nobody's) of `me`, `none` or a person's id.

    Raises:
        InvalidInput: it is none of them; names the field.
    """
    if word == "none":
        return None, True
    if word == "me":
        return me or NOBODY, None
    try:
        return UUID(word), None
    except ValueError:
        raise InvalidInput(field, "must be `me`, `none` or the id of a person") from None
