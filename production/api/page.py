"""One form of list for all that grows: some items, and where the next begin."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Query
from pydantic import BaseModel, TypeAdapter
from pydantic_core import to_json

from production.schemas.errors import InvalidInput

T = TypeVar("T")
P = TypeVar("P")


class Page(BaseModel, Generic[T]):
    """Some of many."""

    items: list[T]
    next_cursor: str | None
    """Give it as `cursor` for the next page; null on the last one."""


@dataclass(frozen=True, slots=True)
class PageQuery(Generic[P]):
    """What part of a list is wanted."""

    after: P | None
    """The place of the last item that was shown; None at the beginning."""
    limit: int

    @property
    def fetch(self) -> int:
        """Rows to read: one more than is shown tells whether there are more."""
        return self.limit + 1

    def page(self, rows: Sequence[Any], shown: Callable[[Any], T], place: Callable[[Any], P]) -> Page[T]:
        """`place` is what the list is sorted by; it tells each item from all others."""
        here = rows[: self.limit]
        more = len(rows) > self.limit
        return Page(items=[shown(row) for row in here], next_cursor=cursor_of(place(here[-1])) if more else None)


def paged(place: Any) -> Any:
    """What gives an endpoint the part of a list that is wanted; `place` is the type of what the list is sorted by.

    `asked: Annotated[PageQuery[RowId], paged(RowId)]`
    """

    async def asked(
        cursor: Annotated[str | None, Query(max_length=500, description="`next_cursor` of the page before.")] = None,
        limit: Annotated[int, Query(ge=1, le=500)] = 50,
    ) -> PageQuery[Any]:
        return PageQuery(place_in(cursor, place) if cursor else None, limit)

    return Depends(asked)


def cursor_of(place: Any) -> str:
    """What leads back to a place in a list."""
    return urlsafe_b64encode(to_json(place)).decode()


def place_in(cursor: str, place: Any, field: str = "cursor") -> Any:
    """The place of this type that a cursor leads to.

    Raises:
        InvalidInput: nobody was given this cursor here; names the field that holds it.
    """
    try:
        return _places(place).validate_json(urlsafe_b64decode(cursor), strict=True)
    except ValueError as error:
        raise InvalidInput(field, "give what the page before said, as it is") from error


@cache
def _places(place: Any) -> TypeAdapter[Any]:
    return TypeAdapter(place)
