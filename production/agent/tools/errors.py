"""How a failed tool call is told to the model, and which failures it never hears of."""

from __future__ import annotations

from typing import Any

from agents import ModelBehaviorError, RunContextWrapper

from production.schemas.errors import InvalidInput
from production.text.storable import storable


def explain(_: RunContextWrapper[Any], error: Exception) -> str:
    """Wrong arguments go back to the model; everything else ends the run as it is."""
    if isinstance(error, InvalidInput):
        return f"Not done. {error}"
    if isinstance(error, ModelBehaviorError):
        return "Not done. The arguments do not fit the description of this tool; correct them and call it again."
    raise error


def text_within(field: str, text: str, limit: int) -> str:
    """The stripped text; raises InvalidInput when it is blank or longer than `limit` characters."""
    stripped = storable(text).strip()
    if not stripped:
        raise InvalidInput(field, "must not be blank")
    if len(stripped) > limit:
        raise InvalidInput(field, f"has {len(stripped)} characters, at most {limit} are allowed")
    return stripped
