"""Cloudflare Turnstile: asks whether a token was given to a person. Optional.

Protocol: https://developers.cloudflare.com/turnstile/get-started/server-side-validation/
"""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

import httpx
import structlog

from production.schemas.errors import InvalidInput

_log = structlog.get_logger()

TIMEOUT_S = 1.5
FIELD = "turnstile_token"
_TOKEN_IS_WRONG = {"missing-input-response", "invalid-input-response", "timeout-or-duplicate"}


class Turnstile:
    """Lets a form pass unless Cloudflare says that its token is wrong.

    Open while Cloudflare cannot be asked or does not know our secret: honeypot, timing and rate limits still stand,
    and somebody else's outage must not silence customers who need help.
    """

    def __init__(self, secret: str, *, url: str, timeout_s: float = TIMEOUT_S) -> None:
        self._secret = secret
        self._url = url
        self._timeout_s = timeout_s
        self._certificates = httpx.create_ssl_context()  # takes long: once, not for every form

    async def check(self, token: str | None, *, address: str) -> None:
        """
        Raises:
            InvalidInput: there is no token, or it is wrong, too old or used up.
        """
        if not token:
            raise InvalidInput(FIELD, "Please confirm that you are a person.")
        errors = await self._errors(token, address)
        if errors & _TOKEN_IS_WRONG:
            raise InvalidInput(FIELD, "This confirmation has expired: please confirm again that you are a person.")
        if errors:
            _log.error("turnstile_passes_everybody", errors=sorted(errors))

    async def _errors(self, token: str, address: str) -> set[str]:
        """Cloudflare's error codes; empty for a good token."""
        fields = {
            "secret": self._secret,
            "response": token,
            "remoteip": address,
            # A form that is sent again after a lost answer brings the same token: with this, it stays good.
            "idempotency_key": str(uuid5(NAMESPACE_URL, token)),
        }
        try:
            async with httpx.AsyncClient(timeout=self._timeout_s, verify=self._certificates, trust_env=False) as client:
                answer = (await client.post(self._url, data=fields)).json()
        except (httpx.HTTPError, ValueError) as error:
            return {type(error).__name__}
        if not isinstance(answer, dict):
            return {"unreadable answer"}
        return set() if answer.get("success") is True else {*map(str, answer.get("error-codes") or ["no reason given"])}
