"""Records as the assistant works with them: by the shapes that routes use as well, so that both refuse the same."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from production.api.listing import Body
from production.crm.assistant.kinds import Found, Query, Row
from production.database.listing import Asked, Listed, Sort
from production.schemas.errors import Forbidden, InvalidInput, NotFound

OLDEST_FIRST = (Sort("created_at"),)


class Shapes(NamedTuple):
    """What is written and shown of a record."""

    new: type[Body]
    patch: type[Body]
    shown: Callable[[Any], BaseModel]


class Doing(NamedTuple):
    """The methods of a store within one scope."""

    add: Callable[[Mapping[str, Any]], Awaitable[Any]]
    one: Callable[[int], Awaitable[Any]]
    change: Callable[[int, Mapping[str, Any], Callable[[datetime], None]], Awaitable[Any]]
    drop: Callable[[int, Callable[[datetime], None]], Awaitable[None]]
    restore: Callable[[int], Awaitable[Any]]
    page: Callable[[Asked, Query], Awaitable[Listed[Any]]]


class AssistedRecords:
    """Satisfies `crm.assistant.kinds.Records`."""

    def __init__(self, doing: Doing, shapes: Shapes, named: Callable[[Row], Row]) -> None:
        """`named` adds the title to a row, and what the records that it leads to are called."""
        self._doing, self._shapes, self._named = doing, shapes, named

    async def create(self, values: Mapping[str, Any]) -> Row:
        return self._row(await self._doing.add(_given(self._shapes.new, values)))

    async def find(self, query: Query) -> Found:
        asked = Asked(OLDEST_FIRST, query.limit, q=query.text.strip() or None)
        listed = await self._doing.page(asked, query)
        return Found([self._row(each) for each in listed.rows], listed.total)

    async def get(self, number: int) -> Row:
        return self._row(await self._doing.one(number))

    async def change(self, number: int, values: Mapping[str, Any]) -> Row:
        return self._row(await self._doing.change(number, _given(self._shapes.patch, values), _whatever))

    async def delete(self, number: int) -> None:
        await self._doing.drop(number, _whatever)

    async def restore(self, number: int) -> None:
        await self._doing.restore(number)

    def _row(self, record: Any) -> Row:
        return self._named(self._shapes.shown(record).model_dump(mode="json"))


def _whatever(_: datetime) -> None:
    """However the record is by now."""


def _given(shape: type[Body], values: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return shape.model_validate(dict(values)).given()
    except ValidationError as error:
        first = error.errors()[0]
        raise InvalidInput(str(first["loc"][0]), first["msg"].removeprefix("Value error, ")) from error


_LOOKED_AT = "These are found, not written: look at them only."


class FoundRecords:
    """Records that are only looked at. Satisfies `crm.assistant.kinds.Records`."""

    def __init__(
        self, page: Callable[[Query, int | None], Awaitable[Listed[Any]]], shown: Callable[[Any], Row]
    ) -> None:
        """`page` gives some of them, or the one of a number."""
        self._page, self._shown = page, shown

    async def find(self, query: Query) -> Found:
        listed = await self._page(query, None)
        return Found([self._shown(each) for each in listed.rows], listed.total)

    async def get(self, number: int) -> Row:
        listed = await self._page(Query(limit=1), number)
        if not listed.rows:
            raise NotFound(f"There is none numbered {number}.")
        return self._shown(listed.rows[0])

    async def create(self, values: Mapping[str, Any]) -> Row:  # noqa: ARG002 - a port
        raise Forbidden(_LOOKED_AT)

    async def change(self, number: int, values: Mapping[str, Any]) -> Row:  # noqa: ARG002 - a port
        raise Forbidden(_LOOKED_AT)

    async def delete(self, number: int) -> None:  # noqa: ARG002 - a port
        raise Forbidden(_LOOKED_AT)

    async def restore(self, number: int) -> None:  # noqa: ARG002 - a port
        raise Forbidden(_LOOKED_AT)
