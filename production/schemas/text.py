"""Text from outside, cleaned where it comes in: Postgres and JSON can hold it."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator

_LINE_ENDS = re.compile("[\x0b\x0c\x85]")
# Control characters, and halves of characters that no encoding can write down.
_UNSTORABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def storable(text: str) -> str:
    """Without NUL, other control characters and lone surrogates; tabs and line breaks stay."""
    return _UNSTORABLE.sub("", _LINE_ENDS.sub("\n", text))


def _cleaned(value: object) -> object:
    return storable(value) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_cleaned)]
"""A field of a wire or request model that somebody outside has filled."""
