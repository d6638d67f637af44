"""One form of list for all that grows: some items, and where the next begin."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Query
from pydantic import BaseModel

from production.schemas.errors import InvalidInput

T = TypeVar("T")


class Page(BaseModel, Generic[T]):
    """Some of many."""

    items: list[T]
    next_cursor: str | None
    """Give it as `cursor` for the next page; null on the last one."""


@dataclass(frozen=True, slots=True)
class PageQuery:
    """What part of a list is wanted."""

    after: Any
    """The place of the last item that was shown; None at the beginning."""
    limit: int

    @property
    def fetch(self) -> int:
        """Rows to read: one more than is shown tells whether there are more."""
        return self.limit + 1

    def page(self, rows: Sequence[Any], shown: Callable[[Any], T], place: Callable[[Any], Any]) -> Page[T]:
        """`place` is what the list is sorted by, JSON that tells each item from all others."""
        here = rows[: self.limit]
        more = len(rows) > self.limit
        return Page(items=[shown(row) for row in here], next_cursor=_cursor(place(here[-1])) if more else None)


async def _asked(
    cursor: Annotated[str | None, Query(max_length=500, description="`next_cursor` of the page before.")] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> PageQuery:
    return PageQuery(_place(cursor) if cursor else None, limit)


Paged = Annotated[PageQuery, Depends(_asked)]


def _cursor(place: Any) -> str:
    return urlsafe_b64encode(json.dumps(place, default=str).encode()).decode()


def _place(cursor: str) -> Any:
    try:
        return json.loads(urlsafe_b64decode(cursor))
    except (ValueError, RecursionError) as error:
        raise InvalidInput("cursor", "give the `next_cursor` of the page before as it is") from error
