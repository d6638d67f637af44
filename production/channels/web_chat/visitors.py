"""Who sits at the other end of a chat: what our own token and the one of the host site say."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid4, uuid5

import jwt
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from production.crm.customers.identity import normalise
from production.schemas.envelope import Sender
from production.schemas.errors import InvalidInput, Unauthenticated
from production.schemas.ids import IdentifierKind, Proof
from production.schemas.text import Text

USED_FOR = timedelta(hours=12)
"""A token opens the chat for so long; the window asks for a fresh one whenever it opens."""
RENEWED_FOR = timedelta(days=30)
"""So long after that it still gets a fresh one: the conversation goes on when the visitor comes back."""
PROOF_LASTS = timedelta(hours=12)
"""So long after a code was typed its browser speaks as the customer who read it; then somebody else may sit there."""
AUDIENCE = "support-chat"
_ALGORITHM = "HS256"
_SESSION = "support-chat-session"
_VISITOR, _USER = IdentifierKind("web_visitor"), IdentifierKind("web_user")


class Visitor(BaseModel):
    """What a session token says."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    key: str = Field(pattern=r"^[0-9a-f]{32}$")
    """Of the conversation; unguessable."""
    user: str | None = None
    """The host site's own id of whoever is signed in there."""
    email: str | None = None
    """Vouched for by the host site."""
    name: str | None = None
    exp: datetime | None = None
    """When the session ends; None: there is none yet."""

    @property
    def sender(self) -> Sender:
        """By the address where one is vouched for: so the same person is found on other channels."""
        kind, value = _VISITOR, self.key
        if self.user is not None:
            kind, value = _USER, self.user
        if self.email is not None:
            kind, value = IdentifierKind.EMAIL, self.email
        return Sender(kind=kind, value=value, proof=Proof.PROVEN, name=self.name)


class _Claims(BaseModel):
    """Of the host site's token, beside `exp` and `aud`."""

    sub: Text = Field(min_length=1, max_length=200, pattern=r"^\S+$")
    email: Text | None = Field(default=None, max_length=254)
    email_verified: bool = False
    name: Text | None = Field(default=None, max_length=120)


def anonymous() -> Visitor:
    return Visitor(key=uuid4().hex)


def identified(secret: str | None, token: str) -> Visitor:
    """Whom the host site names: a JWT (HS256) with `sub`, `exp` and `aud`, perhaps `email`, `email_verified`, `name`.

    The same `sub` is the same conversation on every device. An address counts only where the site says that it was
    verified.

    Raises:
        InvalidInput: it proves nobody; says why.
    """
    if secret is None:
        raise InvalidInput("identity", "CHAT_IDENTITY_SECRET is not set: nobody can be identified")
    try:
        options = {"require": ["sub", "exp", "aud"]}
        decoded = jwt.decode(token, secret, [_ALGORITHM], audience=AUDIENCE, options=options)  # type: ignore[arg-type]
        claims = _Claims.model_validate(decoded)
    except jwt.ExpiredSignatureError as error:
        raise InvalidInput("identity", "the token is too old") from error
    except jwt.InvalidSignatureError as error:
        raise InvalidInput("identity", "the signature is wrong: sign with CHAT_IDENTITY_SECRET, HS256") from error
    except (jwt.InvalidTokenError, ValidationError) as error:
        raise InvalidInput("identity", f"needs sub, exp and aud {AUDIENCE!r}: {_why(error)}") from error
    key = uuid5(NAMESPACE_URL, hmac.new(secret.encode(), claims.sub.encode(), hashlib.sha256).hexdigest()).hex
    email = _address(claims.email) if claims.email and claims.email_verified else None
    return Visitor(key=key, user=claims.sub, email=email, name=" ".join((claims.name or "").split()) or None)


def session_token(secret: str, visitor: Visitor, now: datetime, lasts: timedelta = USED_FOR) -> str:
    """A JWT of ours that opens this visitor's conversation for so long."""
    claims = visitor.model_dump(exclude_none=True) | {"aud": _SESSION, "iat": now, "exp": now + lasts}
    return jwt.encode(claims, _session_key(secret), _ALGORITHM)


def visitor_of(secret: str, token: str, *, leeway: timedelta = timedelta(0)) -> Visitor:
    """
    Raises:
        Unauthenticated: it is too old, by more than `leeway`, or not ours.
    """
    try:
        claims = jwt.decode(
            token,
            _session_key(secret),
            [_ALGORITHM],
            audience=_SESSION,
            leeway=leeway,
            options={"require": ["exp", "iat"]},
        )
        return Visitor.model_validate(claims)
    except jwt.ExpiredSignatureError as error:
        raise Unauthenticated("The session of the chat is too old: ask for another.") from error
    except (jwt.InvalidTokenError, ValidationError) as error:
        raise Unauthenticated("This is no session of the chat.") from error


def _session_key(secret: str) -> bytes:
    """A key of its own, so that no other token of ours passes for a session of the chat."""
    return hmac.new(secret.encode(), b"session of a web chat", hashlib.sha256).digest()


def _address(email: str) -> str:
    try:
        return normalise(IdentifierKind.EMAIL, email)
    except InvalidInput as error:
        raise InvalidInput("identity", f"email: {error.reason}") from error


def _why(error: Exception) -> str:
    """Without the values, which are somebody's."""
    if isinstance(error, ValidationError):
        return ", ".join(str(problem["loc"][0]) for problem in error.errors())
    return str(error)
