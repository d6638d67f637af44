"""Text from outside, cleaned where it comes in: Postgres and JSON can hold it."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, SecretStr, StringConstraints

_LINE_ENDS = re.compile("[\x0b\x0c\x85]")
# Control characters, and halves of characters that no encoding can write down.
_UNSTORABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_NOTHING = frozenset({"Cc", "Cf", "Cs", "Cn", "Zs", "Zl", "Zp", "Mn", "Me"})
"""Categories of characters that show nothing by themselves: control, format, white space, marks on a letter before."""
_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffc")
"""Counted among letters and symbols, and blank: Hangul fillers, empty Braille, the place of a missing picture."""


def says_nothing(text: str) -> bool:
    """Whether a reader would see nothing: no letter, digit, punctuation or symbol."""
    return all(char in _FILLERS or unicodedata.category(char) in _NOTHING for char in text)


def storable(text: str) -> str:
    """Without NUL, other control characters and lone surrogates; tabs and line breaks stay."""
    return text if text.isprintable() else _UNSTORABLE.sub("", _LINE_ENDS.sub("\n", text))


def _cleaned(value: object) -> object:
    return storable(value) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_cleaned)]
"""A field of a wire or request model that somebody outside has filled."""


def _whole(text: str) -> str:
    if storable(text) != text:
        raise ValueError("has characters that cannot be stored, so nothing has them")
    return text


Sought = Annotated[str, AfterValidator(_whole)]
"""What somebody looks for: unlike a Text it is refused and not cleaned."""


def _writable(secret: SecretStr) -> SecretStr:
    try:
        secret.get_secret_value().encode()
    except UnicodeEncodeError:
        raise ValueError("has half a character, which no keyboard writes") from None
    return secret


Secret = Annotated[SecretStr, AfterValidator(_writable)]
"""A password or token. It is hashed as it is, so it is not cleaned; but what is hashed has to be encoded."""


def _visible(text: str) -> str:
    if says_nothing(text):
        raise ValueError("needs at least one character that can be seen")
    return text


Words = Annotated[Text, StringConstraints(strip_whitespace=True), AfterValidator(_visible)]
"""A Text that says something, without the white space around it."""


def _one_line(text: str) -> str:
    if len(text.splitlines()) > 1:
        raise ValueError("must be one line")
    return text


OneLine = Annotated[Words, AfterValidator(_one_line)]
"""Words without a line break: a name, a title."""
