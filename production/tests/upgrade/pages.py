"""Asks an api everything that its pages read, of the first record that each list has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import httpx

_NEEDED: Mapping[str, str | int] = {"q": "password", "page": "inbox", "company_id": 1, "customer_id": 1}
"""What a route will not answer without."""


def read_everything(api_url: str, token: str) -> Iterator[tuple[str, int]]:
    """Each path of the api's own description, and the status of its answer. Raises httpx.HTTPError: there was none."""
    with httpx.Client(base_url=api_url, headers={"Authorization": f"Bearer {token}"}, timeout=30) as client:
        routes = client.get("/openapi.json").raise_for_status().json()["paths"]
        first: dict[str, Any] = {}
        for path in sorted(
            (path for path, methods in routes.items() if "get" in methods), key=lambda path: path.count("/")
        ):
            if (place := _filled(path, first)) is not None:
                status, found = _read(client, place)
                yield path, status
                first[path] = _first_id(found)


def _filled(path: str, first: Mapping[str, Any]) -> str | None:
    """With the id of what the list before it has; None: there is nothing, or the list is unknown."""
    begin, opened, rest = path.partition("/{")
    if not opened:
        return path
    known = first.get(begin)
    end = rest.partition("}")[2]
    return None if known is None or "{" in end else f"{begin}/{known}{end}"


def _read(client: httpx.Client, path: str) -> tuple[int, Any]:
    """Events that go on for ever are left as soon as they begin."""
    with client.stream("GET", path, params=_NEEDED) as answer:
        kind = answer.headers.get("content-type", "")
        if not kind.startswith("text/event-stream"):
            answer.read()
    return answer.status_code, answer.json() if kind == "application/json" else None


def _first_id(found: Any) -> Any:
    """Of a list, bare or the only one among what is told beside it."""
    told = found.values() if isinstance(found, dict) else [found]
    lists = (each for each in told if isinstance(each, list))
    return next((each[0].get("id") for each in lists if each and isinstance(each[0], dict)), None)
