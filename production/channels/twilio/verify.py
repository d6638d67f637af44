"""Makes sure that Twilio sent a request."""

from __future__ import annotations

import hmac
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from twilio.request_validator import RequestValidator

from production.schemas.errors import Forbidden


@dataclass(frozen=True, slots=True)
class Signature:
    """Of the requests that belong to one account."""

    auth_token: str
    public_url: str | None

    def check(self, url: str, headers: Mapping[str, str], form: Mapping[str, str]) -> None:
        """Raises Forbidden: no or a wrong signature. `url` is what this process sees."""
        called = public_url(url, headers, self.public_url)
        verify(self.auth_token, called, form, headers.get("x-twilio-signature"))


def public_url(url: str, headers: Mapping[str, str], configured: str | None) -> str:
    """The URL that Twilio called, which is the one it signed.

    `url` is what this process sees behind a proxy. `configured` (scheme, host, optional path prefix) wins over
    the proxy's X-Forwarded-Proto, -Host and -Prefix. Trusting these is safe: a forged one only breaks the signature.
    `headers` is looked up in lower case.
    """
    seen = urlsplit(url)
    if configured:
        base = urlsplit(configured)
        scheme, host, prefix = base.scheme, base.netloc, base.path
    else:
        scheme = _first(headers, "x-forwarded-proto") or seen.scheme
        host = _first(headers, "x-forwarded-host") or seen.netloc
        prefix = _first(headers, "x-forwarded-prefix")
    return urlunsplit((scheme, host, prefix.rstrip("/") + seen.path, seen.query, ""))


def verify(auth_token: str, url: str, params: Mapping[str, str], signature: str | None) -> None:
    """Raises Forbidden: the X-Twilio-Signature header is missing or does not fit the URL and form fields."""
    if not signature:
        raise Forbidden("The X-Twilio-Signature header is missing.")
    if hmac.compare_digest(_signature(auth_token, url, params), signature.encode()):
        return
    # Twilio is inconsistent about default ports. Its library tries both, at ten times the cost.
    if not RequestValidator(auth_token).validate(url, dict(params), signature):
        raise Forbidden("The X-Twilio-Signature header does not fit: check the auth token and PUBLIC_URL.")


def _signature(auth_token: str, url: str, params: Mapping[str, str]) -> bytes:
    """Base64 of the HMAC-SHA1 over the URL and the form fields in order of their names: Twilio's scheme."""
    signed = url + "".join(name + params[name] for name in sorted(params))
    return b64encode(hmac.digest(auth_token.encode(), signed.encode(), "sha1"))


def _first(headers: Mapping[str, str], name: str) -> str:
    """A chain of proxies lists what each of them saw; the outermost comes first."""
    return headers.get(name, "").split(",")[0].strip()
