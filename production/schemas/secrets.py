"""Secrets out of their cover, and those that open a door to strangers."""

from __future__ import annotations

from pydantic import AfterValidator, SecretStr

_FEWEST_DIFFERENT = 8
"""Characters: a random secret of 24 hex digits practically never has fewer."""


def hard_to_guess(shortest: int) -> AfterValidator:
    """Of a secret whose guessing opens a door to strangers; an empty one counts as none."""

    def check(given: SecretStr | None) -> SecretStr | None:
        text = given.get_secret_value() if given else ""
        if not text:
            return None
        if len(text) < shortest or len(set(text)) < _FEWEST_DIFFERENT or "change-me" in text:
            raise ValueError(f"can be guessed; make one of {shortest} characters or more: openssl rand -hex 32")
        return given

    return AfterValidator(check)


def secret(value: SecretStr | None) -> str | None:
    return value.get_secret_value() if value else None
