"""Makes sure that Meta sent a request, and answers its handshake."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass

from production.channels.meta.settings import MetaApp
from production.schemas.errors import ConfigurationError, Forbidden
from production.schemas.secrets import secret

_SCHEME = "sha256="


@dataclass(frozen=True, slots=True)
class MetaSignature:
    """Of one app."""

    app_secret: str
    verify_token: str
    app_id: str = ""

    @classmethod
    def of(cls, app: MetaApp) -> MetaSignature | None:
        """None where there is no app.

        Raises:
            ConfigurationError: there is, without what tells Meta from strangers.
        """
        app_secret, verify_token = secret(app.meta_app_secret), secret(app.meta_verify_token)
        if not app.meta_app_id:
            return None
        if not app_secret:
            raise ConfigurationError("META_APP_SECRET: is not set; without it anybody could write in Meta's name")
        if not verify_token:
            raise ConfigurationError("META_VERIFY_TOKEN: is not set; make one: openssl rand -hex 32")
        return cls(app_secret, verify_token, app.meta_app_id)

    def check(self, body: bytes, signature: str | None) -> None:
        """Over the bytes as they came: Meta signs what it wrote, and JSON written again is another text.

        Raises:
            Forbidden: X-Hub-Signature-256 is missing or does not fit.
        """
        if not signature:
            raise Forbidden("The X-Hub-Signature-256 header is missing.")
        expected = _SCHEME + hmac.digest(self.app_secret.encode(), body, "sha256").hex()
        if not hmac.compare_digest(expected.encode(), signature.encode()):
            raise Forbidden("The X-Hub-Signature-256 header does not fit: check META_APP_SECRET.")

    def challenge(self, query: Mapping[str, str]) -> str:
        """What the handshake wants to hear; it carries no signature.

        Raises:
            Forbidden: it does not know our token.
        """
        shown = query.get("hub.verify_token", "").encode()
        if query.get("hub.mode") != "subscribe" or not hmac.compare_digest(self.verify_token.encode(), shown):
            raise Forbidden("hub.verify_token does not fit: check META_VERIFY_TOKEN.")
        return query.get("hub.challenge", "")
