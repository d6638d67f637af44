"""What stands after `Bearer`: short access tokens of sessions, API tokens, the service token.

An access token only names its session. What that may do is looked up at each request.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from uuid import UUID

import jwt

from production.schemas.errors import Unauthenticated, Unavailable

ACCESS_FOR = timedelta(minutes=10)
API_TOKEN_PREFIX = "fte_"  # noqa: S105 - so that a token that got somewhere is recognised
_ALGORITHM = "HS256"
_AUDIENCE = "fte"


def new_secret(prefix: str = "") -> str:
    """256 random bits."""
    return prefix + secrets.token_urlsafe(32)


def digest(secret: str) -> bytes:
    """All that is stored of a secret. No salt and no work: nobody guesses 256 random bits."""
    return hashlib.sha256(secret.encode()).digest()


def signing_key(token_secret: str) -> bytes:
    """A key of its own for access tokens, so that one secret suffices and no token passes for another kind."""
    return hmac.new(token_secret.encode(), b"access token of a session", hashlib.sha256).digest()


def access_token(token_secret: str, session_id: UUID, now: datetime) -> str:
    """A JWT that is good for ACCESS_FOR, as long as the session is."""
    claims = {"sid": str(session_id), "aud": _AUDIENCE, "iat": now, "exp": now + ACCESS_FOR}
    return jwt.encode(claims, signing_key(token_secret), _ALGORITHM)


def session_of(token_secret: str, token: str) -> UUID:
    """The session that an access token names.

    Raises:
        Unauthenticated: it is too old, or not ours.
    """
    required = {"require": ["sid", "aud", "iat", "exp"]}
    try:
        claims = jwt.decode(
            token,
            signing_key(token_secret),
            [_ALGORITHM],
            audience=_AUDIENCE,
            options=required,  # type: ignore[arg-type]
        )
        return UUID(claims["sid"])
    except jwt.ExpiredSignatureError as error:
        raise Unauthenticated("The access token is too old: refresh it.") from error
    except (jwt.InvalidTokenError, ValueError, TypeError, AttributeError) as error:
        raise Unauthenticated from error


def token_of(authorization: str | None) -> str:
    """
    Raises:
        Unauthenticated: the header is missing, or of another scheme.
    """
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Unauthenticated
    return token.strip()


def is_service(service_token: str | None, token: str) -> bool:
    """Whether it is the service token; None lets nobody in."""
    expected = (service_token or "").encode()
    return bool(expected) and hmac.compare_digest(token.encode(), expected)


def welcome_link(public_url: str | None, secret: str) -> str:
    """The page on which somebody chooses a password; no server logs what stands behind the #.

    Raises:
        Unavailable: nobody has said where we are, and what a caller says of it is not believed in a mail.
    """
    if public_url is None:
        raise Unavailable("Links in mails need PUBLIC_URL: ask whoever runs this for a link.")
    return f"{public_url.rstrip('/')}/console/welcome/#{secret}"
