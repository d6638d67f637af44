"""An OpenID Connect provider on this machine: it speaks the protocol, and says of whoever comes what a test wants."""

from __future__ import annotations

import hashlib
import secrets
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import urlencode

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from production.schemas.oidc import OidcProvider
from production.tests.contract.providers.servers import serve

CLIENT_ID, CLIENT_SECRET = "crm", "a secret of the two"
OURS = "http://inside/api/v1/auth/oidc/callback"
Claims = dict[str, Any]


def new_key() -> RSAKey:
    return RSAKey.generate_key(2048, auto_kid=True)


@dataclass
class Provider:
    """Lets everybody in, at once, as the person of `claims`."""

    url: str = ""
    claims: Claims = field(default_factory=dict)
    """What its tokens say beside the usual; None takes a claim out."""
    described: Claims = field(default_factory=dict)
    """What its description says otherwise."""
    key: RSAKey = field(default_factory=new_key)
    sign: Callable[[Provider, Claims], str] | None = None
    """How a token is signed, if not with `key`."""
    away: bool = False
    asks: bool = False
    """Shows a page with a link back: a browser that follows it comes from another site."""
    _codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def settings(self, redirect_uri: str, **more: Any) -> OidcProvider:
        """As an operator enters it."""
        known = {"name": "Acme", "issuer": self.url, "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
        return OidcProvider(redirect_uri=redirect_uri, **known | more)

    def app(self) -> Starlette:
        routes = {
            "/{tenant:path}.well-known/openid-configuration": self._describe,
            "/keys": self._keys,
            "/authorize": self._authorize,
        }
        return Starlette(
            routes=[
                *(Route(path, answer) for path, answer in routes.items()),
                Route("/token", self._token, methods=["POST"]),
            ]
        )

    async def _describe(self, _: Request) -> Response:
        if self.away:
            return Response("<html>Bad gateway</html>", 502)
        named = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        paths = {name: f"{self.url}/{path}" for name, path in named.items()}
        return JSONResponse({"issuer": self.url} | paths | self.described)

    async def _keys(self, _: Request) -> Response:
        return JSONResponse(KeySet([self.key]).as_dict())

    async def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
        assert asked["client_id"] == CLIENT_ID
        assert "openid" in asked["scope"].split()
        self._codes[code := secrets.token_urlsafe()] = asked
        back = f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"
        return HTMLResponse(f'<a href="{escape(back)}">Continue</a>') if self.asks else RedirectResponse(back)

    async def _token(self, request: Request) -> Response:
        shown = dict(await request.form())
        asked = self._codes.pop(str(shown["code"]), None)
        if (shown["client_id"], shown["client_secret"]) != (CLIENT_ID, CLIENT_SECRET):
            return JSONResponse({"error": "invalid_client"}, 401)
        if asked is None or not _redeems(shown, asked):
            return JSONResponse({"error": "invalid_grant"}, 400)
        token = (self.sign or signed)(self, self._claims(asked["nonce"]))
        return JSONResponse({"access_token": "opaque", "token_type": "Bearer", "id_token": token})

    def _claims(self, nonce: str) -> Claims:
        now = int(time.time())
        usual = {"iss": self.url, "sub": "1", "aud": CLIENT_ID, "iat": now, "exp": now + 300, "nonce": nonce}
        return {name: value for name, value in (usual | self.claims).items() if value is not None}


def signed(provider: Provider, claims: Claims) -> str:
    return jwt.encode({"alg": "RS256", "kid": provider.key.kid}, claims, provider.key)


def _redeems(shown: dict[str, Any], asked: dict[str, str]) -> bool:
    hashed = hashlib.sha256(shown["code_verifier"].encode()).digest()
    challenge = urlsafe_b64encode(hashed).rstrip(b"=").decode()
    return (shown["redirect_uri"], challenge) == (asked["redirect_uri"], asked["code_challenge"])


@contextmanager
def running_provider() -> Iterator[Provider]:
    provider = Provider()
    with serve(provider.app()) as provider.url:
        yield provider
