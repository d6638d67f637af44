"""Asks a source over HTTP: pages that `Link` leads through, each answer with the time of the source."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from production.schemas.errors import Unavailable

_WITHIN_S = 30.0


class Rest:
    """One source. Its token goes to no other host, wherever `Link` leads."""

    def __init__(self, url: str, headers: Mapping[str, str]) -> None:
        self._url = httpx.URL(url.rstrip("/") + "/")
        self._headers = dict(headers)

    async def pages(self, path: str, params: Mapping[str, str]) -> AsyncIterator[tuple[datetime, Any]]:
        """(when the reading began, JSON) of each page.

        Raises:
            Unavailable: it does not answer as it should; so do the others.
        """
        began_at: datetime | None = None
        url: httpx.URL | None = self._url.join(path).copy_merge_params(dict(params))
        while url is not None:
            answer = await self._get(url)
            began_at = began_at or _time_of(answer)
            yield began_at, _json(answer)
            following = answer.links.get("next", {}).get("url")
            url = self._own(url.join(following)) if following else None

    async def head(self, path: str, params: Mapping[str, str]) -> tuple[Mapping[str, str], Any]:
        """Headers and JSON of one answer."""
        answer = await self._get(self._url.join(path).copy_merge_params(dict(params)))
        return answer.headers, _json(answer)

    async def post(self, path: str, body: Any) -> tuple[datetime, Any]:
        """(time of the source, JSON) that answers this JSON."""
        answer = await self._ask("POST", self._url.join(path), json=body)
        return _time_of(answer), _json(answer)

    async def _get(self, url: httpx.URL) -> httpx.Response:
        return await self._ask("GET", url)

    async def _ask(self, method: str, url: httpx.URL, **more: Any) -> httpx.Response:
        try:
            async with httpx.AsyncClient(timeout=_WITHIN_S, headers=self._headers) as client:
                answer = await client.request(method, url, **more)
        except httpx.HTTPError as error:
            raise Unavailable(f"{url.host}: {type(error).__name__}") from error
        if not answer.is_success:
            raise Unavailable(f"{url.host} answered {answer.status_code} for {url.path}")
        return answer

    def _own(self, url: httpx.URL) -> httpx.URL:
        if (url.scheme, url.host, url.port) != (self._url.scheme, self._url.host, self._url.port):
            raise Unavailable(f"{self._url.host} leads to {url.host} for its next page")
        return url


def _time_of(answer: httpx.Response) -> datetime:
    try:
        return parsedate_to_datetime(answer.headers["Date"]).astimezone(UTC)
    except (KeyError, ValueError) as error:
        raise Unavailable(f"{answer.url.host} does not say what time it is") from error


def _json(answer: httpx.Response) -> Any:
    try:
        return answer.json()
    except ValueError as error:
        raise Unavailable(f"{answer.url.host} does not answer in JSON") from error
