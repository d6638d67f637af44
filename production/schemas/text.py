"""Text from outside, cleaned where it comes in: Postgres and JSON can hold it."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, SecretStr, StringConstraints

from production.text.storable import says_nothing, storable


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

TicketTag = Annotated[Words, StringConstraints(to_lower=True, max_length=40)]
"""What somebody calls a kind of tickets."""


def _one_line(text: str) -> str:
    if len(text.splitlines()) > 1:
        raise ValueError("must be one line")
    return text


OneLine = Annotated[Words, AfterValidator(_one_line)]
"""Words without a line break: a name, a title."""
