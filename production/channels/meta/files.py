"""Files at Meta's storage: fetched from there, and from nobody else."""

from __future__ import annotations

import asyncio

import httpx

from production.channels.meta.settings import API_URL, MetaApp
from production.schemas.errors import InvalidInput, NotFound, TooLarge, Unavailable

_STORAGE = (".fbcdn.net", ".fbsbx.com", ".cdninstagram.com", ".whatsapp.net")
_TIMEOUT_S = 10.0
_WHOLE_S = 45.0
_GONE = frozenset({404, 410})


class Files:
    """An address that a webhook names is followed only to Meta's own storage, and no further."""

    def __init__(self, app: MetaApp, token: str, *, limit: int) -> None:
        """`limit` in bytes."""
        self._token = token
        self._limit = limit
        self._local = None if app.meta_graph_url == API_URL else httpx.URL(app.meta_graph_url)
        self._http = httpx.AsyncClient(timeout=_TIMEOUT_S, trust_env=False)

    async def fetch(self, address: str, *, authorised: bool = False) -> bytes:
        """
        Raises:
            InvalidInput: not an address of Meta's storage.
            NotFound: deleted at Meta.
            TooLarge: over the limit.
            Unavailable: any other failure; worth another attempt.
        """
        url = self._own(address)
        headers = {"Authorization": f"Bearer {self._token}"} if authorised else {}
        try:
            async with asyncio.timeout(_WHOLE_S), self._http.stream("GET", url, headers=headers) as answer:
                return await self._content(answer)
        except (httpx.HTTPError, TimeoutError) as error:
            raise Unavailable(f"Meta's files cannot be fetched: {type(error).__name__}.") from error

    def _own(self, address: str) -> httpx.URL:
        try:
            url = httpx.URL(address)
        except httpx.InvalidURL as error:
            raise InvalidInput("url", "this is no address") from error
        here = self._local and (url.scheme, url.host, url.port) == (
            self._local.scheme,
            self._local.host,
            self._local.port,
        )
        meta = url.scheme == "https" and url.port is None and url.host.endswith(_STORAGE)
        if url.userinfo or not (meta or here):
            raise InvalidInput("url", "the address leads away from Meta")
        return url

    async def _content(self, answer: httpx.Response) -> bytes:
        if answer.status_code in _GONE:
            raise NotFound("The file was deleted at Meta.")
        if answer.status_code != httpx.codes.OK:
            raise Unavailable(f"Meta's files cannot be fetched: status {answer.status_code}.")
        content = bytearray()
        async for chunk in answer.aiter_bytes():
            content += chunk
            if len(content) > self._limit:
                raise TooLarge(f"The file is larger than {self._limit} bytes.")
        return bytes(content)
