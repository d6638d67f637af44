"""Lists and single records of the CRM as its documents describe them: bare arrays, and the rest in headers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Protocol, TypeVar

from fastapi import Depends, Header, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from production.api.page import cursor_of, place_in
from production.database.listing import COUNTED, Asked, Listed, Sort
from production.schemas.errors import ChangedMeanwhile, InvalidInput
from production.schemas.text import Sought

R = TypeVar("R")
T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)

IN_HEADERS: dict[int | str, dict[str, Any]] = {
    200: {
        "headers": {
            "X-Total-Count": {
                "description": f"How many there are of all; `{COUNTED}+` where there are more.",
                "schema": {"type": "string"},
            },
            "Link": {"description": 'The next page, as `<...>; rel="next"`.', "schema": {"type": "string"}},
        }
    }
}
"""`responses` of a list."""


class Body(BaseModel):
    """What a request writes: a field that nobody knows is refused and not forgotten."""

    model_config = ConfigDict(extra="forbid")

    def given(self) -> dict[str, Any]:
        """What it names, null included."""
        return {name: getattr(self, name) for name in self.model_fields_set}


def kept() -> Any:
    """The default of a field that a change may leave out, but not clear.

    `title: Title = kept()`
    """
    return Field(default_factory=lambda: None)


@dataclass(frozen=True, slots=True)
class Listing:
    """What part of a list is wanted, and how it is answered."""

    asked: Asked
    request: Request
    response: Response

    def answer(self, found: Listed[R], shown: Callable[[R], T]) -> list[T]:
        """The items; how many there are and where more follow goes into the headers."""
        total = f"{COUNTED}+" if found.total > COUNTED else str(found.total)
        self.response.headers["X-Total-Count"] = total
        if found.next is not None:
            self.response.headers["Link"] = f'<{self._next(found.next)}>; rel="next"'
        return [shown(row) for row in found.rows]

    def _next(self, place: tuple[str, ...]) -> str:
        cursor = cursor_of([_written(self.asked.sort), *place])
        url = self.request.url.remove_query_params("skip").include_query_params(cursor=cursor)
        return f"{url.path}?{url.query}"


@dataclass(frozen=True, slots=True)
class _Part:
    skip: Annotated[int, Query(ge=0, le=10_000_000)] = 0
    limit: Annotated[int, Query(ge=1, le=100)] = 100
    cursor: Annotated[str | None, Query(max_length=2_000, description="From `Link`, in place of `skip`.")] = None


def listing(keys: Collection[str], default: str = "-created_at") -> Any:
    """What gives an endpoint the part of a list that is wanted; `keys` is what it may be sorted by.

    `wanted: Annotated[Listing, listing(CONTACTS.keys)]`
    """
    sorts = Query(default, max_length=200, description=f"Of {', '.join(keys)}; - before one turns it round.")

    async def wanted(
        request: Request,
        response: Response,
        part: Annotated[_Part, Depends()],
        q: Annotated[Sought | None, Query(max_length=200, description="Words to look for.")] = None,
        sort: str = sorts,
    ) -> Listing:
        by = _sort(sort, keys)
        after = _after(part.cursor, by) if part.cursor else None
        return Listing(Asked(by, part.limit, part.skip, after, (q or "").strip() or None), request, response)

    return Depends(wanted)


_MOMENT = TypeAdapter(datetime)


class Updated(Protocol):
    """What says when it was last changed."""

    @property
    def updated_at(self) -> datetime: ...


class Version:
    """Which state of a record the caller has seen, and which one is answered."""

    def __init__(self, response: Response, if_match: str | None) -> None:
        self._response = response
        self._known = None if if_match in (None, "*") else {tag.strip() for tag in str(if_match).split(",")}

    def require(self, updated_at: datetime) -> None:
        """
        Raises:
            ChangedMeanwhile: it is no longer as the caller saw it.
        """
        if self._known is not None and _tag(updated_at) not in self._known:
            raise ChangedMeanwhile

    def shown(self, record: Updated, shape: type[M]) -> M:
        """The answer; its `ETag` comes back as `If-Match`."""
        self._response.headers["ETag"] = _tag(record.updated_at)
        return shape.model_validate(record)


async def _version(
    response: Response,
    if_match: Annotated[str | None, Header(max_length=500, description="Its `ETag`: 412 if it changed.")] = None,
) -> Version:
    return Version(response, if_match)


Versioned = Annotated[Version, Depends(_version)]


def _tag(updated_at: datetime) -> str:
    """As the record itself says when it was changed: whoever shows a list has the tag of each row."""
    return f'"{_MOMENT.dump_python(updated_at, mode="json")}"'


def _sort(written: str, keys: Collection[str]) -> tuple[Sort, ...]:
    found: dict[str, Sort] = {}
    for word in written.split(","):
        name = word.strip()
        descending = name.startswith("-")
        name = name.removeprefix("-")
        if name not in keys:
            raise InvalidInput("sort", f"there is no {name!r}; there are {', '.join(keys)}")
        found.setdefault(name, Sort(name, descending))
    return tuple(found.values())


def _written(sort: Iterable[Sort]) -> str:
    return ",".join(f"{'-' * by.descending}{by.name}" for by in sort)


def _after(cursor: str, sort: tuple[Sort, ...]) -> tuple[str, ...]:
    order, *place = place_in(cursor, list[str]) or [""]
    if order != _written(sort) or not place:
        raise InvalidInput("cursor", f"belongs to a list in another order: {order}")
    return tuple(place)
