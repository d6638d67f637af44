"""Pictures, sounds and files of chats: fetched from Twilio, and from nobody else.

An address that a webhook names is followed only where our credentials belong: to our own account at Twilio, and from
there to Twilio's storage. https://www.twilio.com/docs/messaging/api/media-resource
"""

from __future__ import annotations

import asyncio

import httpx

from production.channels.twilio.account import API_URL
from production.crm.attachments.model import PendingAttachment
from production.schemas.errors import InvalidInput, NotFound, TooLarge, Unavailable

_STORAGE = (".twilio.com", ".twiliocdn.com")
_TIMEOUT_S = 10.0
_WHOLE_S = 45.0
_REDIRECTS = 3
_GONE = frozenset({404, 410})


class MediaClient:
    """Media of one account."""

    def __init__(self, account_sid: str, auth_token: str, *, limit: int, base_url: str | None = None) -> None:
        """`limit` in bytes; `base_url` is for a local provider, None means Twilio."""
        self._account_sid = account_sid
        self._auth = httpx.BasicAuth(account_sid, auth_token)
        self._limit = limit
        self._base = httpx.URL(base_url or API_URL)
        self._local = base_url is not None
        self._certificates = httpx.create_ssl_context()  # takes long: once, not for every file

    async def fetch(self, attachment: PendingAttachment) -> bytes:
        """
        Raises:
            InvalidInput: the address is not one of our account's media at Twilio, or leads away from Twilio.
            NotFound: deleted at Twilio.
            TooLarge: over the limit.
            Unavailable: any other failure; worth another attempt.
        """
        url = self._own_media(attachment.provider_ref or "")
        try:
            async with asyncio.timeout(_WHOLE_S), self._client() as client:
                return await self._follow(client, url)
        except (httpx.HTTPError, TimeoutError) as error:
            raise Unavailable(f"Twilio's media cannot be fetched: {type(error).__name__}.") from error

    def _client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(timeout=_TIMEOUT_S, verify=self._certificates, trust_env=False)

    async def _follow(self, client: httpx.AsyncClient, url: httpx.URL) -> bytes:
        """The credentials go with the first request only."""
        auth: httpx.BasicAuth | None = self._auth
        for _ in range(_REDIRECTS + 1):
            async with client.stream("GET", url, auth=auth) as answer:
                if not answer.has_redirect_location:
                    return await self._content(answer)
                url = self._storage(url, answer.headers["Location"])
            auth = None
        raise Unavailable("Twilio's media cannot be fetched: too many redirects.")

    async def _content(self, answer: httpx.Response) -> bytes:
        if answer.status_code in _GONE:
            raise NotFound("The file was deleted at Twilio.")
        if answer.status_code != httpx.codes.OK:
            raise Unavailable(f"Twilio's media cannot be fetched: status {answer.status_code}.")
        if int(answer.headers.get("Content-Length", "0")) > self._limit:
            raise self._too_large()
        content = bytearray()
        async for chunk in answer.aiter_bytes():
            content += chunk
            if len(content) > self._limit:
                raise self._too_large()
        return bytes(content)

    def _own_media(self, address: str) -> httpx.URL:
        url = _parsed(address)
        folder = f"/2010-04-01/Accounts/{self._account_sid}/Messages/"
        if _origin(url) != _origin(self._base) or url.userinfo or not _stays_in(folder, url):
            raise InvalidInput("MediaUrl", "the address is not one of our account's media at Twilio")
        return url

    def _storage(self, asked: httpx.URL, location: str) -> httpx.URL:
        url = _parsed(asked.join(_parsed(location)))
        twilio = url.scheme == "https" and url.port is None and url.host.endswith(_STORAGE) and not url.userinfo
        if not twilio and not (self._local and _origin(url) == _origin(self._base)):
            raise InvalidInput("MediaUrl", "the address leads away from Twilio")
        return url

    def _too_large(self) -> TooLarge:
        return TooLarge(f"The file is larger than {self._limit} bytes.")


def _parsed(address: str | httpx.URL) -> httpx.URL:
    try:
        return httpx.URL(address)
    except httpx.InvalidURL as error:
        raise InvalidInput("MediaUrl", "this is no address") from error


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _stays_in(folder: str, url: httpx.URL) -> bool:
    return url.path.startswith(folder) and ".." not in url.path and "\\" not in url.path
