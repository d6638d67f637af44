"""Twilio's Messages API: the only I/O of its channels, beside their files."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlencode

import requests
from twilio.base.exceptions import TwilioException, TwilioRestException, TwilioServiceException
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client
from urllib3.exceptions import NewConnectionError

from production.channels.thread_pool import ProviderThreadPool
from production.channels.twilio.account import API_URL
from production.channels.twilio.outcomes import WINDOW_CLOSED, result_of
from production.schemas.delivery import OutboundMessage, SendResult, SendStatus, Template
from production.schemas.errors import Unavailable

_TIMEOUT_S = 10.0
_Answer = TypeVar("_Answer")
_CLOCKS_DIFFER = timedelta(seconds=5)
_LOOK_AT = 50
"""Newest messages to one person; what we ask for is minutes old, hours after an outage."""


class _HttpClient(TwilioHttpClient):  # type: ignore[misc]  # twilio ships no annotations
    """Twilio's own, to which the library offers no base URL setting; a session a call, as threads share it."""

    def __init__(self, base_url: str) -> None:
        super().__init__(pool_connections=False, timeout=_TIMEOUT_S)
        self._base_url = base_url.rstrip("/")

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        response = super().request(method, self._base_url + url.removeprefix(API_URL), *args, **kwargs)
        if response.status_code == requests.codes.too_many_requests:
            raise _RateError(response.headers)
        return response


class _RateError(Exception):
    """Twilio's exception does not carry the headers, and Retry-After is one."""

    def __init__(self, headers: Any) -> None:
        super().__init__("429")
        wait = (headers or {}).get("Retry-After", "")
        self.retry_after_s = float(wait) if wait.isdigit() else None


class MessagesClient:
    """Sends from one number of ours. Safe to use from many tasks at once."""

    def __init__(
        self,
        account_sid: str,
        auth_token: str,
        sender: str,
        *,
        status_callback: str | None = None,
        files_at: str | None = None,
        base_url: str | None = None,
    ) -> None:
        """`sender` is ours, with `whatsapp:` where it sends there; `status_callback` is where Twilio reports,
        `files_at` where it fetches the file of a message, by our own id of that.
        """
        self._threads = ProviderThreadPool("twilio")
        self._client = Client(account_sid, auth_token, http_client=_HttpClient(base_url or API_URL))
        self._account_sid = account_sid
        self._sender = sender
        self._prefix = sender[: sender.find(":") + 1]
        self._status_callback = status_callback
        self._files_at = files_at

    async def send(self, message: OutboundMessage) -> SendResult:
        """One attempt, never retried here; every way it can end is a result, not an exception."""
        return await self._threads.run(partial(self._send, message))

    async def find_sent(self, message: OutboundMessage, since: datetime) -> list[str]:
        """Sids of messages with this text to this person since then, newest first.

        Twilio has no field for an id of ours, so the text tells. Raises Unavailable when it cannot be asked.
        """
        return await self._asked(lambda: self._find_sent(message, since))

    async def list_received(self, since: datetime) -> list[str]:
        """Sids of what customers sent to this number since then, in UTC. Raises Unavailable."""
        return await self._asked(lambda: self._list_received(since))

    async def ping(self) -> None:
        """Raises Unavailable: Twilio is away or refuses the credentials."""
        await self._asked(lambda: self._client.messages.list(limit=1))

    async def _asked(self, question: Callable[[], _Answer]) -> _Answer:
        """Raises Unavailable: Twilio cannot be asked."""
        try:
            return await self._threads.run(question)
        except (TwilioException, _RateError, requests.RequestException, ValueError) as error:
            raise Unavailable(f"Twilio cannot be asked: {_name(error)}.") from error

    def _send(self, message: OutboundMessage) -> SendResult:
        closed = message.window_closes_at is not None and datetime.now(UTC) >= message.window_closes_at
        template = message.template if message.template and message.template.content_sid else None
        if closed and (template is None or message.files):
            return result_of(400, WINDOW_CLOSED)
        if message.files and self._files_at is None:
            return SendResult(SendStatus.FAILED, reason="Twilio fetches files from PUBLIC_URL, which is not set")
        content = _from_template(template, message.text) if closed and template else self._free(message)
        return self._create(message, content)

    def _create(self, message: OutboundMessage, content: Mapping[str, Any]) -> SendResult:
        try:
            sent = self._client.messages.create(
                from_=self._sender,
                to=self._address(message.recipient),
                status_callback=self._callback(message.correlation_id),
                **content,
            )
        except (TwilioRestException, TwilioServiceException) as error:
            return result_of(error.status, error.code)
        except _RateError as error:
            return SendResult(SendStatus.RETRY, reason="429: too many requests", retry_after_s=error.retry_after_s)
        except requests.RequestException as error:
            return _lost(error)
        except ValueError:  # the answer to an accepted request was cut off
            return SendResult(SendStatus.UNKNOWN, reason="unreadable answer")
        return SendResult(SendStatus.SENT, provider_id=sent.sid)

    def _free(self, message: OutboundMessage) -> dict[str, Any]:
        """A file by its address, with its name as words: by these it is found again."""
        files = {"media_url": [f"{self._files_at}/{message.correlation_id}"]} if message.files else {}
        return {"body": message.text, **files}

    def _address(self, identity: str) -> str:
        return f"{self._prefix}{identity.removeprefix(self._prefix)}"

    def _callback(self, correlation_id: str) -> str | None:
        if self._status_callback is None:
            return None
        return f"{self._status_callback}?{urlencode({'id': correlation_id})}"

    def _find_sent(self, message: OutboundMessage, since: datetime) -> list[str]:
        found = self._client.messages.list(to=self._address(message.recipient), from_=self._sender, limit=_LOOK_AT)
        recent = [one for one in found if one.date_created is None or one.date_created >= since - _CLOCKS_DIFFER]
        return [str(one.sid) for one in recent if _is(one, message)]

    def _list_received(self, since: datetime) -> list[str]:
        # Twilio filters by day only.
        listed = self._client.messages.list(to=self._sender, date_sent_after=since)
        recent = [one for one in listed if one.date_created is None or one.date_created > since]
        return [str(one.sid) for one in recent if one.direction == "inbound"]


def _is(listed: Any, message: OutboundMessage) -> bool:
    """Twilio documents no words for a file; where it keeps none, that there is a file has to do."""
    said = (listed.body or "").strip()
    if message.files:
        return listed.num_media not in {None, "0"} and said in {"", message.text.strip()}
    return bool(said == message.text.strip())


def _from_template(template: Template, text: str) -> dict[str, str]:
    return {"content_sid": template.content_sid, "content_variables": json.dumps(template.filled(text))}


def _lost(error: requests.RequestException) -> SendResult:
    """Only when no connection came about is it certain that nothing was accepted."""
    cause = getattr(error.args[0], "reason", None) if error.args else None
    refused = isinstance(error, requests.ConnectTimeout | requests.exceptions.SSLError) or isinstance(
        cause, NewConnectionError
    )
    return SendResult(SendStatus.RETRY if refused else SendStatus.UNKNOWN, reason=type(error).__name__)


def _name(error: Exception) -> str:
    """What went wrong without the URL, which contains the customer's number."""
    return f"{error.status}" if isinstance(error, TwilioRestException) else type(error).__name__
