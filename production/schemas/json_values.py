"""JSON of any shape from outside, as Postgres can hold it and other programs can read it back."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator

from production.text.storable import storable

_DEEPEST = 20
_DIGITS = 15
"""So many are exact in every program, also where all numbers are floating ones."""


def _held(value: Any, levels: int = _DEEPEST) -> Any:
    if not levels:
        raise ValueError(f"has more than {_DEEPEST} lists and objects inside one another")
    match value:
        case str():
            return storable(value)
        case dict():
            return {storable(name): _held(each, levels - 1) for name, each in value.items()}
        case list():
            return [_held(each, levels - 1) for each in value]
        case int() | float() if not abs(value) < 10**_DIGITS:
            raise ValueError(f"must be a number of at most {_DIGITS} digits before the point, or a text")
    return value


Json = Annotated[Any, AfterValidator(_held)]
"""Whatever somebody keeps with a record: texts are cleaned, numbers that no other program reads are refused."""
