"""Google's signing certificates, kept at hand so that no request waits for them."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Mapping
from typing import Any

import httplib2

from production.schemas.errors import Unavailable

_CERTIFICATES_URL = "https://www.googleapis.com/oauth2/v1/certs"
_TIMEOUT_S = 10.0
_FRESH_S = 3600.0


class CertificateCache:
    """Refreshed by a job of the process, read by every request."""

    def __init__(self) -> None:
        self._certificates: Mapping[str, str] = {}
        self._fetched_at = -1e9

    def current(self) -> Mapping[str, str]:
        """Key id -> PEM certificate. Empty until the first refresh: then nothing verifies."""
        return self._certificates

    async def refresh(self) -> None:
        """Fetch when the last success is an hour old; the old certificates stay when Google cannot be reached.

        Raises Unavailable: they could not be fetched.
        """
        if time.monotonic() - self._fetched_at < _FRESH_S:
            return
        self._certificates = await asyncio.to_thread(self._fetch)
        self._fetched_at = time.monotonic()

    def _fetch(self) -> Mapping[str, str]:
        try:
            response, content = httplib2.Http(timeout=_TIMEOUT_S).request(_CERTIFICATES_URL)
            certificates: Any = json.loads(content)
        except (OSError, httplib2.HttpLib2Error, ValueError) as error:
            raise Unavailable("Google's certificates cannot be fetched.") from error
        if response.status != 200 or not isinstance(certificates, dict) or not certificates:
            raise Unavailable(f"Google's certificates cannot be fetched: status {response.status}.")
        return certificates
