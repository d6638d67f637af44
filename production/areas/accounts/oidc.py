"""Asks an OpenID Connect provider who somebody is: authorization code with PKCE, state and nonce.

Protocol: https://openid.net/specs/openid-connect-core-1_0.html, RFC 7636, RFC 9700. Nothing is kept between two
sign-ins, of which there are some a day: keys that were changed are those that were just fetched.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import cache
from ssl import SSLContext
from typing import Any

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from pydantic import BaseModel, TypeAdapter

from production.areas.accounts.oidc_rules import Attempt, Vouched, is_description_of, issuer_of, vouched
from production.schemas.errors import Unauthenticated, Unavailable
from production.schemas.oidc import OidcProvider

_TIMEOUT_S = 5.0
_ALGORITHMS = ["RS256", "PS256", "ES256"]
"""Signed with a key that only the provider has; neither `none` nor HS256, whose key would be one that we know, too."""
_SKEW_S = 60
_OBJECT = TypeAdapter(dict[str, Any])


class _Description(BaseModel):
    """What of a provider's metadata we go by."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str


class _Redeemed(BaseModel):
    """What a code was good for."""

    id_token: str


class OidcClient:
    """One provider.

    Both methods raise `Unavailable` where it does not answer, or not as one.
    """

    def __init__(self, provider: OidcProvider) -> None:
        self._provider = provider

    async def address(self, attempt: Attempt) -> str:
        """Where the browser goes to sign in."""
        async with _asking() as client:
            described = await self._description(client)
        asked = {
            "response_type": "code",
            "client_id": self._provider.client_id,
            "redirect_uri": self._provider.redirect_uri,
            "scope": "openid email",
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": attempt.challenge,
            "code_challenge_method": "S256",
        }
        return str(httpx.URL(described.authorization_endpoint).copy_merge_params(asked))

    async def redeem(self, code: str, attempt: Attempt) -> Vouched:
        """Whom the provider has seen.

        Raises:
            Unauthenticated: the code is no longer good, or the token is no answer to this attempt.
        """
        async with _asking() as client:
            described = await self._description(client)
            token = await self._token(client, described.token_endpoint, code, attempt)
            keys = _object(await client.get(described.jwks_uri))
        return vouched(self._verified(token, keys, described.issuer, attempt), self._provider.domains)

    async def _description(self, client: httpx.AsyncClient) -> _Description:
        issuer = self._provider.issuer
        where = f"{issuer.rstrip('/')}/.well-known/openid-configuration"
        described = _Description.model_validate(_object(await client.get(where)))
        if not is_description_of(described.issuer, issuer):
            raise Unavailable("the provider describes another issuer than OIDC_ISSUER")
        return described

    async def _token(self, client: httpx.AsyncClient, where: str, code: str, attempt: Attempt) -> str:
        us = self._provider
        fields = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": us.redirect_uri,
            "code_verifier": attempt.verifier,
            "client_id": us.client_id,
            "client_secret": us.client_secret,
        }
        answer = await client.post(where, data=fields)
        if answer.status_code == httpx.codes.BAD_REQUEST and answer.json().get("error") == "invalid_grant":
            raise Unauthenticated("the code is no longer good")
        return _Redeemed.model_validate(_object(answer)).id_token

    def _verified(self, token: str, keys: Any, published: str, attempt: Attempt) -> Mapping[str, Any]:
        """OpenID Connect Core, 3.1.3.7."""
        try:
            claims = jwt.decode(token, KeySet.import_key_set(keys), algorithms=_ALGORITHMS).claims
            jwt.JWTClaimsRegistry(
                leeway=_SKEW_S,
                iss={"essential": True, "value": issuer_of(published, claims)},
                sub={"essential": True},
                aud={"essential": True},
                exp={"essential": True},
                iat={"essential": True},
                nonce={"essential": True, "value": attempt.nonce},
            ).validate(claims)
        except (JoseError, ValueError, KeyError, TypeError) as error:  # the last three: keys that are none
            raise Unauthenticated(f"the token is not good: {error}") from error
        if claims["aud"] not in (self._provider.client_id, [self._provider.client_id]):
            raise Unauthenticated("the token is for somebody else")
        return claims


@asynccontextmanager
async def _asking() -> AsyncIterator[httpx.AsyncClient]:
    try:
        async with httpx.AsyncClient(timeout=_TIMEOUT_S, verify=_certificates(), trust_env=False) as client:
            yield client
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise Unavailable(f"the provider does not answer as one: {type(error).__name__}") from error


@cache
def _certificates() -> SSLContext:
    return httpx.create_ssl_context()  # takes long: once


def _object(answer: httpx.Response) -> dict[str, Any]:
    answer.raise_for_status()
    return _OBJECT.validate_json(answer.content)
