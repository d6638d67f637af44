"""The Graph API: all I/O of the channels of Meta."""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from production.channels.meta.outcomes import result_of
from production.channels.meta.payload import moment, part_at, parts_at, text_at
from production.channels.meta.settings import MetaApp
from production.schemas.delivery import OutboundFile, SendResult, SendStatus
from production.schemas.errors import Unavailable
from production.schemas.secrets import secret

_TIMEOUT_S = 10.0
_UPLOAD_S = 15.0
"""With the send, less than the lease of a message."""
_SOON = timedelta(days=7)
"""So long before its token expires a provider is called degraded."""
_USAGE = "x-business-use-case-usage"


class GraphError(Exception):
    """The Graph API said no: HTTP's status, Meta's code, and how long the account has to wait, if that is told."""

    def __init__(self, status: int, code: int, retry_after_s: float | None = None) -> None:
        super().__init__(f"{code or status}")
        self.status, self.code, self.retry_after_s = status, code, retry_after_s

    @property
    def result(self) -> SendResult:
        """What it means for the message that was to be sent."""
        return result_of(self.status, self.code, self.retry_after_s)

    @property
    def later(self) -> bool:
        """Whether the same question may be answered another time."""
        return self.result.status is not SendStatus.FAILED


class Graph:
    """Asks in the name of one page, Instagram account or WhatsApp number."""

    def __init__(self, app: MetaApp, token: str) -> None:
        self._token, self._app_secret = token, secret(app.meta_app_secret) or ""
        self._app_token = f"{app.meta_app_id}|{self._app_secret}"
        self._http = httpx.AsyncClient(
            base_url=f"{app.meta_graph_url.rstrip('/')}/{app.meta_graph_version}/",
            headers={"Authorization": f"Bearer {token}"},
            params={"appsecret_proof": self._proof(token)},
            timeout=_TIMEOUT_S,
            trust_env=False,
        )

    async def get(self, path: str, **params: str) -> Any:
        """
        Raises:
            GraphError: it said no.
            Unavailable: it did not answer.
        """
        try:
            return _content(await self._http.get(path, params=params))
        except httpx.HTTPError as error:
            raise Unavailable(f"Meta cannot be asked: {type(error).__name__}.") from error

    async def pages(self, path: str, **params: str) -> AsyncIterator[Any]:
        """Each object of a list, page after page. Raises as `get`."""
        while True:
            page = await self.get(path, **params)
            for each in parts_at(page, "data"):
                yield each
            after = text_at(page, "paging", "cursors", "after")
            if not after or not text_at(page, "paging", "next"):
                return
            params["after"] = after

    async def send(self, path: str, message: Mapping[str, Any]) -> SendResult:
        """One attempt, never retried here; every way it can end is a result, not an exception."""
        try:
            answer = _content(await self._http.post(path, json=message))
        except GraphError as error:
            return error.result
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            return SendResult(SendStatus.RETRY, reason=type(error).__name__)
        except httpx.HTTPError as error:
            return SendResult(SendStatus.UNKNOWN, reason=type(error).__name__)
        first = next(iter(parts_at(answer, "messages")), {})
        provider_id = text_at(answer, "message_id") or text_at(first, "id")
        return SendResult(SendStatus.SENT if provider_id else SendStatus.UNKNOWN, provider_id=provider_id or None)

    async def upload(self, path: str, file: OutboundFile, **fields: str) -> str:
        """The id of a file, which nobody is sent by that. Raises as `get`."""
        part = file.name, file.content, file.content_type
        try:
            async with asyncio.timeout(_UPLOAD_S):
                answer = _content(await self._http.post(path, data=fields, files={"file": part}))
        except (httpx.HTTPError, TimeoutError) as error:
            raise Unavailable(f"Meta does not take the file: {type(error).__name__}.") from error
        return text_at(answer, "id")

    async def check_token(self) -> str | None:
        """A warning where it expires within a week.

        Raises:
            Unavailable: it has expired, or Meta cannot be asked.
        """
        proof = {"access_token": self._app_token, "appsecret_proof": self._proof(self._app_token)}
        try:
            token = part_at(await self.get("debug_token", input_token=self._token, **proof), "data")
        except GraphError as error:
            raise Unavailable(f"Meta refuses our token: {error}.") from error
        if not token.get("is_valid"):
            raise Unavailable("The access token has expired or was withdrawn: make a new one.")
        ends = [moment(text_at(token, name)) for name in ("expires_at", "data_access_expires_at")]
        soonest = min((each for each in ends if each and each.timestamp()), default=None)
        if soonest and soonest - datetime.now(UTC) < _SOON:
            return f"The access token expires on {soonest:%d %B %Y}: make a new one."
        return None

    def _proof(self, token: str) -> str:
        """Shows that it is our app that has the token: developers.facebook.com/docs/graph-api/securing-requests."""
        return hmac.digest(self._app_secret.encode(), token.encode(), "sha256").hex()


def _content(answer: httpx.Response) -> Any:
    try:
        content = answer.json()
    except ValueError as error:
        if answer.is_success:
            raise httpx.DecodingError("no JSON") from error
        content = None
    if answer.is_success:
        return content
    code = text_at(content, "error", "code")
    raise GraphError(answer.status_code, int(code) if code.isdecimal() else 0, _wait_s(answer))


def _wait_s(answer: httpx.Response) -> float | None:
    """What the answer says about waiting: seconds, or minutes until the account may go on."""
    if (after := answer.headers.get("retry-after", "")).isdecimal():
        return float(after)
    try:
        usage = json.loads(answer.headers.get(_USAGE, "{}"))
    except ValueError:
        return None
    told = [each for name in part_at(usage) for each in parts_at(usage, name)]
    minutes = [text_at(each, "estimated_time_to_regain_access") for each in told]
    return max((float(each) * 60 for each in minutes if each.isdecimal()), default=0) or None
