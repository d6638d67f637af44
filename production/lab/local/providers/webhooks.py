"""Twilio's signed requests to the company: inbound messages and status callbacks."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from uuid import uuid4

import httpx
from twilio.request_validator import RequestValidator

_ATTEMPTS = 5
_FIRST_RETRY_S = 0.2


class Webhooks:
    """Delivers forms; a retry carries the same idempotency token."""

    def __init__(self, auth_token: str, client: httpx.AsyncClient) -> None:
        self._validator = RequestValidator(auth_token)
        self._client = client

    async def deliver(self, url: str, form: Mapping[str, str]) -> None:
        """Tries again after a failed connection or a 5xx answer; five refusals and the request is given up."""
        headers = {
            "X-Twilio-Signature": self._validator.compute_signature(url, form),
            "I-Twilio-Idempotency-Token": str(uuid4()),
        }
        for attempt in range(_ATTEMPTS):
            if await self._accepted(url, form, headers):
                return
            await asyncio.sleep(_FIRST_RETRY_S * 2**attempt)

    async def fetches(self, url: str) -> bool:
        """Whether a file of a message can be had."""
        try:
            return (await self._client.get(url)).status_code == httpx.codes.OK
        except (httpx.HTTPError, httpx.InvalidURL):
            return False

    async def _accepted(self, url: str, form: Mapping[str, str], headers: Mapping[str, str]) -> bool:
        try:
            response = await self._client.post(url, data=form, headers=headers)
        except (httpx.HTTPError, httpx.InvalidURL):
            return False
        return response.status_code < 500
