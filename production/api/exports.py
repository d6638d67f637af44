"""A whole list as a file: streamed, so that its length costs no memory."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from typing import Any, TypeVar

from fastapi.responses import StreamingResponse

from production.crm.attachments.names import disposition
from production.crm.tables.model import Format
from production.crm.tables.write import MEDIA_TYPES, written

T = TypeVar("T")


async def exported(
    name: str,
    form: Format,
    columns: Sequence[str],
    found: AsyncIterator[Sequence[T]],
    record: Callable[[T], Mapping[str, Any]],
) -> StreamingResponse:
    """The answer. What fails, fails before it begins."""
    first = await anext(found, ())

    async def batches() -> AsyncIterator[list[Mapping[str, Any]]]:
        yield [record(each) for each in first]
        async for batch in found:
            yield [record(each) for each in batch]

    headers = {"Content-Disposition": disposition(f"{name}.{form}")}
    return StreamingResponse(written(form, columns, batches()), media_type=MEDIA_TYPES[form], headers=headers)
