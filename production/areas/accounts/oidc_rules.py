"""What one sign-in at an OpenID Connect provider is made of, and when its word about an address is taken. Pure."""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64encode
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from production.crm.customers.identity import normalise
from production.schemas.errors import InvalidInput, Unauthenticated
from production.schemas.ids import IdentifierKind

BACK_WITHIN = timedelta(minutes=10)
"""So long somebody may take to sign in there."""
_GOOGLE = "https://accounts.google.com"
_MICROSOFT = {"login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn"}
_TENANT = "{tenantid}"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One sign-in: all that it takes follows from a secret that only the browser keeps."""

    secret: str = field(repr=False)

    @property
    def state(self) -> str:
        """Comes back in the address (RFC 6749, 10.12)."""
        return self._derived("state")

    @property
    def nonce(self) -> str:
        """Comes back in the token (OpenID Connect Core, 3.1.2.1)."""
        return self._derived("nonce")

    @property
    def verifier(self) -> str:
        """Redeems the code, for which the provider has seen `challenge` only (RFC 7636)."""
        return self._derived("verifier")

    @property
    def challenge(self) -> str:
        return _base64(hashlib.sha256(self.verifier.encode()).digest())

    def is_answered_by(self, state: str) -> bool:
        """Whether this browser left with this state."""
        return hmac.compare_digest(self.state.encode(), state.encode())

    def _derived(self, what: str) -> str:
        return _base64(hmac.new(self.secret.encode(), what.encode(), hashlib.sha256).digest())


@dataclass(frozen=True, slots=True)
class Vouched:
    """Whom the provider has seen."""

    issuer: str
    subject: str
    """Never given to anybody else by this issuer."""
    named: str | None
    """The address that it names, in its one spelling."""
    vouches: bool
    """Whether that is taken for theirs."""


def issuer_of(published: str, claims: Mapping[str, Any]) -> str:
    """Who has to have issued this token: Microsoft publishes one description for all tenants.

    Raises:
        Unauthenticated: the tenant is none.
    """
    if _TENANT not in published:
        return published
    try:
        return published.replace(_TENANT, str(UUID(claims.get("tid", ""))))
    except (ValueError, AttributeError, TypeError):
        raise Unauthenticated("tenant") from None


def is_description_of(published: str, configured: str) -> bool:
    """Whether the issuer that a description names is ours; for all tenants it names none of them."""
    if _TENANT not in published:
        return published == configured
    ours, theirs = urlsplit(configured), urlsplit(published)
    return theirs.hostname in _MICROSOFT and (ours.scheme, ours.netloc) == (theirs.scheme, theirs.netloc)


def vouched(claims: Mapping[str, Any], domains: Collection[str]) -> Vouched:
    """What the claims of a token say that was verified."""
    named = _address(claims.get("email"))
    allowed = named is not None and (not domains or _domain(named) in domains)
    return Vouched(claims["iss"], claims["sub"], named, vouches=allowed and _is_theirs(claims, _domain(named or "")))


def _is_theirs(claims: Mapping[str, Any], domain: str) -> bool:
    """Whether the provider knows, and not only was told, that whoever signed in owns the address now."""
    if urlsplit(claims["iss"]).hostname in _MICROSOFT:
        # `email` is whatever an administrator of any tenant typed; this optional claim says whose the domain is:
        # https://learn.microsoft.com/entra/identity-platform/migrate-off-email-claim-authorization
        return claims.get("xms_edov") in (True, "1", "true")
    if claims.get("email_verified") is not True:
        return False
    # Google has asked the owner of a foreign address once, years ago perhaps:
    # https://developers.google.com/identity/openid-connect/openid-connect#obtainuserinfo
    return claims["iss"] != _GOOGLE or domain in {"gmail.com", claims.get("hd")}


def _address(given: object) -> str | None:
    try:
        return normalise(IdentifierKind.EMAIL, given) if isinstance(given, str) else None
    except InvalidInput:
        return None


def _domain(address: str) -> str:
    return address.rpartition("@")[2]


def _base64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
