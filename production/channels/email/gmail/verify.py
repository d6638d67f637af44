"""Makes sure that our Pub/Sub subscription sent a push, and reads it."""

from __future__ import annotations

import base64
import binascii
import hmac
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from google.auth import jwt
from google.auth.exceptions import GoogleAuthError

from production.schemas.envelope import GmailNotification
from production.schemas.errors import Forbidden, InvalidInput

_ISSUERS = frozenset({"https://accounts.google.com", "accounts.google.com"})
_CLOCK_SKEW_S = 30


class PushVerifier:
    """Checks the `Authorization` header: the shared token, or an OIDC token of the service account."""

    def __init__(
        self,
        *,
        token: str | None = None,
        audience: str | None = None,
        service_account: str | None = None,
        certificates: Callable[[], Mapping[str, str]] | None = None,
    ) -> None:
        """`audience`, `service_account` and `certificates` belong together; without them only `token` counts.

        `certificates` gives what is at hand now (key id -> PEM) and never waits.
        """
        self._token = token
        self._audience = audience
        self._service_account = service_account
        self._certificates = certificates

    def __call__(self, authorization: str | None) -> None:
        """Raises Forbidden: no token, or one that does not verify."""
        scheme, _, credential = (authorization or "").strip().partition(" ")
        credential = credential.strip()
        if scheme.lower() != "bearer" or not credential:
            raise Forbidden("The Authorization header must be `Bearer` and a token.")
        if self._token and hmac.compare_digest(credential.encode("utf-8", "replace"), self._token.encode()):
            return
        if self._certificates is None or not (self._audience and self._service_account):
            raise Forbidden("The bearer token is not the one of the subscription.")
        verify_oidc(credential, self._certificates(), audience=self._audience, email=self._service_account)


def verify_oidc(token: str, certificates: Mapping[str, str], *, audience: str, email: str) -> None:
    """Signature, time, audience, issuer and service account. `certificates` maps key ids to PEM texts.

    Raises Forbidden: says which of them does not fit.
    """
    try:
        claims: Mapping[str, Any] = jwt.decode(  # type: ignore[no-untyped-call]  # google-auth has no annotations
            token, certs=dict(certificates), audience=audience, clock_skew_in_seconds=_CLOCK_SKEW_S
        )
    except (GoogleAuthError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Forbidden("The OIDC token does not verify: signature, time or audience is wrong.") from error
    if claims.get("iss") not in _ISSUERS:
        raise Forbidden("The OIDC token was not issued by Google.")
    if claims.get("email") != email or claims.get("email_verified") is not True:
        raise Forbidden("The OIDC token is not the one of the subscription's service account.")


def parse_push(body: bytes, *, received_at: datetime) -> GmailNotification:
    """Raises InvalidInput: names the part of the push that is missing or malformed."""
    message = _object(_json(body, "body").get("message"), "message")
    message_id = message.get("messageId") or message.get("message_id")
    if not isinstance(message_id, str) or not message_id:
        raise InvalidInput("message.messageId", "the id that Pub/Sub gave the message is missing")
    data = _json(_decoded(message.get("data")), "message.data")
    address = data.get("emailAddress")
    if not isinstance(address, str) or "@" not in address:
        raise InvalidInput("message.data.emailAddress", "the address of the mailbox is missing")
    return GmailNotification(
        event_id=f"gmail-push:{message_id}",
        mailbox=address.strip().lower(),
        history_id=_history_id(data.get("historyId")),
        received_at=received_at,
    )


def _json(text: bytes, field: str) -> Mapping[str, Any]:
    try:
        return _object(json.loads(text), field)
    except (ValueError, RecursionError) as error:
        raise InvalidInput(field, "must be a JSON object") from error


def _object(value: object, field: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise InvalidInput(field, "must be a JSON object")
    return value


def _decoded(data: object) -> bytes:
    if not isinstance(data, str):
        raise InvalidInput("message.data", "must be base64 text")
    try:
        return base64.urlsafe_b64decode(data.replace("+", "-").replace("/", "_").encode() + b"=" * (-len(data) % 4))
    except (binascii.Error, UnicodeEncodeError) as error:
        raise InvalidInput("message.data", "must be base64 text") from error


def _history_id(value: object) -> int:
    """Gmail sends a number or a string of digits. 64 bits are what it can be, and what the database takes."""
    text = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    if not (text.isascii() and text.isdigit() and len(text) <= 19 and int(text) < 2**63):
        raise InvalidInput("message.data.historyId", "must be a positive number")
    return int(text)
