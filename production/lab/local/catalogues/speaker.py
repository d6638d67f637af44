"""One language: how a shop calls us, and how it answers where it is asked."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from production.lab.local.catalogues.shop import Item, Sale, Shop

Called = tuple[dict[str, str], bytes]
"""Headers and body of a call."""


class Speaker(Protocol):
    """Of one provider; secrets and tokens are those that its constructor names."""

    def told(self, changed: Item | Sale) -> Called:
        """A product or order was added or changed."""
        ...

    def dropped(self, item_id: int) -> Called: ...

    def app(self) -> Starlette:
        """What it answers where it is asked; the server says what time it is."""
        ...


def signature(key: bytes, signed: bytes) -> str:
    return base64.b64encode(hmac.digest(key, signed, "sha256")).decode()


def paged(
    request: Request, found: Sequence[Any], size: int, shown: Callable[[Sequence[Any]], Any], total: str
) -> Response:
    """A page, with `Link` to the next and how many there are in the header `total`."""
    start = int(request.query_params.get("page", 1)) - 1
    part, more = found[start * size : (start + 1) * size], len(found) > (start + 1) * size
    headers = {total: str(len(found))}
    if more:
        headers["Link"] = f'<{request.url.include_query_params(page=start + 2)}>; rel="next"'
    return JSONResponse(shown(part), headers=headers)


def refuse_strangers(request: Request, header: str, right: str) -> Response | None:
    return None if request.headers.get(header) == right else JSONResponse({"errors": "Unauthorized"}, 401)


def all_of(shop: Shop, request: Request, since: str) -> list[Any]:
    """Those that the path names and the parameter `since` leaves."""
    what = request.url.path.rpartition("/")[2]
    return shop.changed(what, request.query_params.get(since))
