"""The token that unlocks the words of a ticket: computed from its number, stored nowhere."""

from __future__ import annotations

import hashlib
import hmac


def access_token(secret: str, ticket_number: str) -> str:
    """Hex digest that only we can compute."""
    return hmac.new(secret.encode(), ticket_number.encode(), hashlib.sha256).hexdigest()


def may_read(secret: str, ticket_number: str, token: str | None) -> bool:
    """True if the token was given out with this ticket."""
    return token is not None and hmac.compare_digest(access_token(secret, ticket_number).encode(), token.encode())
